"""Buttons in the looks of the style sheet, and a button that is an ``Action``."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from sofa_desktop.ui.kit.action import Action, plain_action
from sofa_desktop.ui.kit.labels import plain_menu, plain_tip, restyle
from sofa_desktop.ui.theme import icons
from sofa_desktop.ui.theme.theme import current

GAP = 4
"""Room between icon and text, beside the little that the style leaves there."""


class Button(QPushButton):
    """A button. Looks: primary, danger, small, link, or none. Text is plain."""

    def __init__(
        self, text: str, look: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(plain_menu(text), parent)
        self._own_name = bool(name)
        self.setAutoDefault(False)
        if look:
            self.setProperty("look", look)
        self.setAccessibleName(name or text)

    def setText(self, text: str) -> None:
        """Another text, which is spoken too unless the button has a name of its own."""
        super().setText(text)
        if not self._own_name:
            self.setAccessibleName(text.replace("&&", "&"))

    def set_look(self, look: str) -> None:
        """Take another look."""
        if self.property("look") != look:
            self.setProperty("look", look)
            restyle(self)


class ActionButton(Button):
    """A button that shows and runs an ``Action``; disabled, its tooltip says why."""

    def __init__(self, action: Action, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(action.words, look, parent=parent)
        self.action = action
        self._primary = look == "primary"
        self._drawn: tuple[object, ...] = ()
        self.setIconSize(QSize(icons.SIZE + GAP, icons.SIZE))
        self.show_action(action)
        self.clicked.connect(self._on_clicked)
        current().changed.connect(self._on_theme_changed)

    def show_action(self, action: Action) -> None:
        """Be this action from now on."""
        self.action = action
        self.setObjectName(action.key)
        self.setText(plain_action(action))
        self.setAccessibleName(action.words)
        self.setAccessibleDescription(action.why_not)
        self.setEnabled(not action.why_not)
        self.setToolTip(plain_tip(action.tip) if action.why_not or action.shortcut else "")
        if action.danger and not self._primary:
            self.set_look("danger")
        self._on_theme_changed()

    @Slot()
    def _on_clicked(self) -> None:
        self.action.run()

    @Slot()
    def _on_theme_changed(self) -> None:
        if not self.action.icon:
            return
        colours = current().colours
        ink = colours.on_accent if self._primary else colours.text
        ratios = tuple(sorted({1.0, *(at.devicePixelRatio() for at in QGuiApplication.screens())}))
        wanted = (self.action.icon, ink, colours.control, ratios, self.isRightToLeft())
        if wanted != self._drawn:
            self._drawn = wanted
            self.setIcon(_icon_beside_text(*wanted))


class IconButton(QToolButton):
    """A button that is only an icon; its name is spoken and shown as a tooltip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("look", "icon")
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        current().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setIcon(current().icon(self._icon))


def _icon_beside_text(
    name: str,
    ink: str,
    faint: str,
    ratios: tuple[float, ...],
    mirrored: bool,  # noqa: FBT001  (one of the facts a button remembers of its icon)
) -> QIcon:
    """An icon with room on the side of the text."""
    made = QIcon()
    left = GAP if mirrored else 0
    for ratio in ratios:
        for colour, mode in ((ink, QIcon.Mode.Normal), (faint, QIcon.Mode.Disabled)):
            drawn = QPixmap(round((icons.SIZE + GAP) * ratio), round(icons.SIZE * ratio))
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(icons.TRANSPARENT)
            painter = QPainter(drawn)
            icons.paint(painter, name, colour, QRectF(left, 0, icons.SIZE, icons.SIZE))
            painter.end()
            made.addPixmap(drawn, mode)
    return made
