"""A soft timer: how long it has taken, what was planned; nothing rings."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.drawing import CENTRE
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

BIG = 42
MIDDLE = Qt.AlignmentFlag.AlignCenter


class BigText(QWidget):
    """One line in very large type, as large as fits; quiet in colour, and said in words beside."""

    def __init__(self, size: int = BIG, *, grows: bool = False) -> None:
        """``grows`` lets it fill the room it has."""
        super().__init__()
        self._text = ""
        self._tone = "text"
        self._size = size
        self._grows = grows
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        current().changed.connect(self._on_theme_changed)

    def say(self, text: str, tone: str = "text") -> None:
        """Show a text in a colour of the theme."""
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.setAccessibleName(text)
            self.update()

    def text(self) -> str:
        """What it shows."""
        return self._text

    def tone(self) -> str:
        """The colour it is shown in."""
        return self._tone

    def sizeHint(self) -> QSize:
        return QSize(160, round(self._size * 1.25))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, round(self._size * 1.25))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._fitting())
        painter.setPen(QColor(getattr(current().colours, self._tone)))
        painter.drawText(QRectF(self.rect()), CENTRE, self._text)

    def _fitting(self) -> QFont:
        size = round(self.height() * 0.7) if self._grows else self._size
        font = fonts.font(size, fonts.SEMIBOLD)
        wide = QFontMetricsF(font).horizontalAdvance(self._text)
        if wide > self.width():
            font.setPixelSize(max(12, int(size * self.width() / wide)))
        return font

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class TimerCard(Card):
    """What was used, in large type; beside it what was planned and when the meeting ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.box.setSpacing(4)
        self.time = BigText()
        self.planned = Label("", "muted", wrap=True)
        self.over = Label("", "strong", wrap=True)
        self.left = Label("", "small", wrap=True)
        for label in (self.planned, self.over, self.left):
            label.setAlignment(MIDDLE)
        for widget in (self.time, self.planned, self.over, self.left):
            self.box.addWidget(widget)

    def show_time(self, used: str, planned: str, over: str, left: str) -> None:
        """Tell the time; what is over is said in words and in a quiet colour."""
        self.time.say(used, "warning" if over else "text")
        self.planned.say(planned)
        self.over.say(over)
        self.left.say(left)
        self.setAccessibleName(". ".join(filter(None, (used, planned, over, left))))
