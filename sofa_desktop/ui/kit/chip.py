"""A small mark that tells a state by word and colour, never by colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sofa_desktop.looks.tokens import Colours
from sofa_desktop.ui.kit.drawing import AUTO, CENTRE
from sofa_desktop.ui.kit.labels import show_if
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

TONES = {
    "": ("hairline", "text"),
    "info": ("tint", "accent"),
    "good": ("good_tint", "good"),
    "bad": ("bad_tint", "bad"),
    "warning": ("warning_tint", "warning"),
}
"""Ground and text of each tone."""
NO_PEN = Qt.PenStyle.NoPen
HEIGHT = 20


def tone_colours(tone: str, colours: Colours) -> tuple[str, str]:
    """Ground and text of a tone in a theme."""
    ground, text = TONES[tone]
    return getattr(colours, ground), getattr(colours, text)


def chip_words(text: str) -> str:
    """The text of a chip begins with a capital, wherever it comes from."""
    return text[:1].upper() + text[1:]


def paint_chip(
    painter: QPainter,
    place: QRectF,
    text: str,
    tone: str,
    font: QFont,
    *,
    chosen: bool = False,
) -> None:
    """Draw a chip; in high contrast, where tints are white, an edge carries its shape.

    On a ``chosen`` line, which is tinted, what has the line's tint stands on white.
    """
    colours = current().colours
    ground, ink = tone_colours(tone, colours)
    if chosen and tone in {"info", "good"}:
        ground = colours.surface
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(ground))
    edged = ground in {colours.surface, colours.hairline} and colours.hairline == colours.control
    if edged:
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QColor(ink))
    else:
        painter.setPen(NO_PEN)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
    painter.setPen(QColor(ink))
    painter.setFont(font)
    painter.setLayoutDirection(AUTO)
    painter.drawText(place, CENTRE, chip_words(text))
    painter.restore()


class Chip(QWidget):
    """A state as a word. Tones: info, good, bad, warning, or none."""

    def __init__(self, text: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = tone
        self.setFont(fonts.font(fonts.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        current().changed.connect(self._on_theme_changed)

    def say(self, text: str, tone: str = "") -> None:
        """Tell another state; an empty text hides the chip."""
        self._text = text
        self._tone = tone
        self.setAccessibleName(text)
        show_if(self, there=bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word it shows."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(chip_words(self._text)) + 16, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QRectF(self.rect()), self._text, self._tone, self.font())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
