"""How the lines of a pick list are drawn."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sofa_desktop.ui.kit.chip import HEIGHT, paint_chip
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
        small = QFontMetricsF(self._small)
        top = QRect(inner.left(), inner.top(), inner.width(), HEIGHT)
        taken = 0
        if pick.chip:
            wide = min(top.width() // 2 + 20, round(small.horizontalAdvance(pick.chip)) + 16)
            left = top.left() if mirrored else top.right() - wide + 1
            chip = small.elidedText(pick.chip, ELIDE, wide - 14)
            tone = "" if chosen and pick.tone in {"info", "good"} else pick.tone
            paint_chip(painter, QRectF(left, top.top(), wide, HEIGHT), chip, tone, self._small)
            taken = wide + 8
        title = top.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        ink = colours.accent if chosen else colours.muted if pick.quiet else colours.text
        painter.setFont(self._strong)
        painter.setPen(QColor(ink))
        fitted = QFontMetricsF(self._strong).elidedText(pick.title, ELIDE, title.width())
        draw_text(painter, title, fitted, right=mirrored)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        down = top.bottom() + 1
        for text in pick.rows():
            row = QRect(inner.left(), down, inner.width(), LINE)
            draw_text(painter, row, small.elidedText(text, ELIDE, row.width()), right=mirrored)
            down += LINE
