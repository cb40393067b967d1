"""What stands where there is nothing yet: one sentence and one helpful action."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.theme import icons
from sofa_desktop.ui.theme.theme import current

CENTRE = Qt.AlignmentFlag.AlignCenter


class IconMark(QWidget):
    """An icon as a quiet mark, drawn in a colour of the theme."""

    def __init__(
        self, icon: str, size: int = 32, colour: str = "control", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._colour = colour
        self.setFixedSize(size, size)
        current().changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def set_icon(self, icon: str, colour: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = str(getattr(current().colours, self._colour))
        icons.paint(painter, self._icon, colour, QRectF(self.rect()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class EmptyState(QWidget):
    """An empty view that teaches: a sentence and, where one helps, a button."""

    def __init__(
        self,
        sentence: str,
        action: Action | None = None,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 32, 24, 32)
        box.setSpacing(12)
        box.addStretch(1)
        if icon:
            box.addWidget(IconMark(icon), 0, CENTRE)
        self._sentence = Label(sentence, "muted", wrap=True)
        self._sentence.setAlignment(CENTRE)
        box.addWidget(self._sentence)
        self._button: ActionButton | None = None
        if action is not None:
            self._button = ActionButton(action)
            box.addWidget(self._button, 0, CENTRE)
        box.addStretch(2)

    def say(self, sentence: str) -> None:
        """Another sentence, for instance when a filter finds nothing."""
        self._sentence.setText(sentence)

    def show_action(self, action: Action) -> None:
        """Update the button in place."""
        if self._button is not None:
            self._button.show_action(action)
