"""How the lines of a pick list are drawn."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sofa_desktop.ui.kit.chip import HEIGHT, chip_words, paint_chip
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.kit.picks import Pick
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

Index = QModelIndex | QPersistentModelIndex
PICK = Qt.ItemDataRole.UserRole
"""What a model gives the whole line under."""
ELIDE = Qt.TextElideMode.ElideRight
CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = QStyle.StateFlag.State_HasFocus
RTL = Qt.LayoutDirection.RightToLeft
PADDING = 14
ABOVE = 9
GAP = 8
LINE = 18
HEAD = 32
STRIP_WIDTH = 280
STRIP_HEIGHT = 2 * ABOVE + HEIGHT + LINE
"""Room for one row below the title."""


class PickDelegate(QStyledItemDelegate):
    """Draws a line or a heading; in a strip all lines have one size."""

    def __init__(self, parent: QObject, *, strip: bool = False) -> None:
        super().__init__(parent)
        self._strip = strip
        self._strong = fonts.font(fonts.TEXT, fonts.SEMIBOLD)
        self._small = fonts.font(fonts.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._strip:
            return QSize(STRIP_WIDTH, STRIP_HEIGHT)
        pick = index.data(PICK)
        if not isinstance(pick, Pick) or not pick.key:
            return QSize(120, HEAD)
        return QSize(120, 2 * ABOVE + HEIGHT + len(pick.rows()) * LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pick = index.data(PICK)
        if not isinstance(pick, Pick):
            return
        given: Any = option
        place: QRect = given.rect
        mirrored = given.direction == RTL
        if not pick.key:
            self._paint_heading(painter, place, pick, mirrored=mirrored)
            return
        colours = current().colours
        chosen = bool(given.state & CHOSEN)
        if chosen:
            painter.fillRect(place, QColor(colours.tint))
        self._paint_line(painter, place, mirrored=mirrored)
        self._paint_text(painter, place, pick, mirrored=mirrored, chosen=chosen)
        if given.state & FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _paint_line(self, painter: QPainter, place: QRect, *, mirrored: bool) -> None:
        """The hairline to the next one: below, in a strip beside."""
        line = QPen(QColor(current().colours.hairline))
        line.setCosmetic(True)
        painter.setPen(line)
        if not self._strip:
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        elif mirrored:
            painter.drawLine(place.topLeft(), place.bottomLeft())
        else:
            painter.drawLine(place.topRight(), place.bottomRight())

    def _paint_heading(
        self, painter: QPainter, place: QRect, pick: Pick, *, mirrored: bool
    ) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(current().colours.muted))
        inner = place.adjusted(PADDING, HEAD - LINE - 6, -PADDING, -6)
        text = QFontMetricsF(self._small).elidedText(pick.title, ELIDE, inner.width())
        draw_text(painter, inner, text, right=mirrored)

    def _paint_text(
        self, painter: QPainter, place: QRect, pick: Pick, *, mirrored: bool, chosen: bool
    ) -> None:
        colours = current().colours
        inner = place.adjusted(PADDING, ABOVE, -PADDING, -ABOVE)
        with_chip = self._line_of_chip(pick, inner.width())
        title = colours.accent if chosen else colours.muted if pick.quiet else colours.text
        below = colours.text if chosen else colours.muted
        for nth, text in enumerate((pick.title, *pick.rows())):
            high = LINE if nth else HEIGHT
            down = inner.top() + (HEIGHT + (nth - 1) * LINE if nth else 0)
            line = QRect(inner.left(), down, inner.width(), high)
            if nth == with_chip:
                line = self._paint_chip(painter, line, pick, mirrored=mirrored, chosen=chosen)
            font = self._small if nth else self._strong
            painter.setFont(font)
            painter.setPen(QColor(below if nth else title))
            fitted = QFontMetricsF(font).elidedText(text, ELIDE, line.width())
            draw_text(painter, line, fitted, right=mirrored)

    def _line_of_chip(self, pick: Pick, room: int) -> int:
        """The chip stands beside the title; below it, where the title needs the whole line."""
        title = QFontMetricsF(self._strong).horizontalAdvance(pick.title)
        return 1 if pick.rows() and title + self._chip_width(pick, room) + GAP > room else 0

    def _chip_width(self, pick: Pick, room: int) -> int:
        told = QFontMetricsF(self._small).horizontalAdvance(chip_words(pick.chip))
        return min(room // 2 + 20, round(told) + 16) if pick.chip else 0

    def _paint_chip(
        self, painter: QPainter, line: QRect, pick: Pick, *, mirrored: bool, chosen: bool
    ) -> QRect:
        """Draw the chip at the end of a line; what is left of the line comes back."""
        wide = self._chip_width(pick, line.width())
        if not wide:
            return line
        left = line.left() if mirrored else line.right() - wide + 1
        told = QFontMetricsF(self._small).elidedText(chip_words(pick.chip), ELIDE, wide - 14)
        at = QRectF(left, line.top(), wide, HEIGHT)
        paint_chip(painter, at, told, pick.tone, self._small, chosen=chosen)
        taken = wide + GAP
        return line.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
