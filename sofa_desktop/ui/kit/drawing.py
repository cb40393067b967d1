"""Drawing text by hand: where it stands is said absolutely, its own direction is its own."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
LEFT = int(Qt.AlignmentFlag.AlignLeft | ABSOLUTE)
RIGHT = int(Qt.AlignmentFlag.AlignRight | ABSOLUTE)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
AUTO = Qt.LayoutDirection.LayoutDirectionAuto


def draw_text(painter: QPainter, place: QRect | QRectF, text: str, *, right: bool) -> None:
    """A line of text at the left or the right edge of a place.

    Its direction follows its own letters, so that an English title or an amount reads right in
    a window laid out from right to left.
    """
    painter.setLayoutDirection(AUTO)
    painter.drawText(place, RIGHT if right else LEFT, text)
