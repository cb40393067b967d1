"""Draws a table's cells: text in its tone, hairline below, a ring round the current cell."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sofa_desktop.looks.tokens import Colours
from sofa_desktop.ui.kit.cell_edits import make_editor
from sofa_desktop.ui.kit.chip import HEIGHT, chip_words, paint_chip
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.columns import Align
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.kit.row_model import Index, RowModel
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.theme import current

ROW_HEIGHT = 34
PADDING = 14
ICON = 14
ELIDE = Qt.TextElideMode.ElideRight
RTL = Qt.LayoutDirection.RightToLeft
CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = QStyle.StateFlag.State_HasFocus
NO_BRUSH = Qt.BrushStyle.NoBrush
INKS = {
    "": "text",
    "muted": "muted",
    "good": "good",
    "bad": "bad",
    "warning": "warning",
    "info": "accent",
}
LEAVING = {
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Backtab: "previous",
    Qt.Key.Key_Escape: "cancel",
}


class RowDelegate(QStyledItemDelegate):
    """Paints cells and opens their editors; how an editor is left is told to the table.

    Signals:
        left: the editor and the way: down, next, previous, cancel, or away (the focus went).
    """

    left = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._small = fonts.font(fonts.SMALL)
        self._small_metrics = QFontMetricsF(self._small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(96, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RowModel):
            return
        colours = current().colours
        state: Any = option.state
        place: QRect = option.rect
        chosen = bool(state & CHOSEN)
        if chosen:
            painter.fillRect(place, QColor(colours.tint))
        self._paint_text(painter, option, model, index, chosen=chosen)
        _paint_edges(
            painter, place, colours, focused=bool(state & FOCUSED), lined=_is_lined(option)
        )

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> QWidget:
        model: Any = index.model()
        editor = make_editor(model.columns[index.column()], model.row(index.row()), parent)
        completer = editor.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None:
            popup.installEventFilter(self)
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        place: QRect = option.rect
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The editor was filled when it was made; a later look at the model changes nothing."""

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """The table commits, because a rule may refuse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QAbstractItemView):
            return self._over_completions(watched, event)
        if isinstance(event, QKeyEvent):
            way = LEAVING.get(Qt.Key(event.key()))
            if way is None:
                return False
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.left.emit(watched, way)
            return True
        if kind == QEvent.Type.FocusOut and _focus_went_away(watched):
            self.left.emit(watched, "away")
        return False

    def _over_completions(self, popup: QAbstractItemView, event: QEvent) -> bool:
        """An open list of completions gets the keys first; those that leave the cell still do."""
        editor = popup.focusProxy()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        way = LEAVING.get(Qt.Key(event.key()), "") if isinstance(event, QKeyEvent) else ""
        if not pressed or way in {"", "cancel"} or not isinstance(editor, ChoiceEdit):
            return False
        chosen = popup.currentIndex()
        if chosen.isValid():
            editor.setEditText(str(chosen.data()))
        popup.hide()
        self.left.emit(editor, way)
        return True

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: RowModel[Any],
        index: Index,
        *,
        chosen: bool,
    ) -> None:
        row, column = index.row(), index.column()
        text = model.text(row, column)
        if not text:
            return
        shown = model.columns[column]
        place: QRect = option.rect
        inner = place.adjusted(PADDING, 0, -PADDING, -1)
        mirrored = option.direction == RTL
        at_end = (shown.align is Align.END) != mirrored
        tone = model.tone(row, column)
        if shown.chip:
            told = chip_words(text)
            width = min(inner.width(), self._small_metrics.horizontalAdvance(told) + 16)
            left = inner.right() - width if at_end else inner.left()
            top = inner.top() + (inner.height() - HEIGHT) / 2
            at = QRectF(left, top, width, HEIGHT)
            paint_chip(painter, at, told, tone, self._small, chosen=chosen)
            return
        ink = INKS[tone]
        if chosen and ink == "muted":
            ink = "text"
        for icon in model.icon(row, column).split():
            inner = _paint_icon(painter, icon, ink, inner, mirrored=mirrored)
        painter.setPen(QColor(getattr(current().colours, ink)))
        painter.setFont(option.font)
        fitted = option.fontMetrics.elidedText(text, ELIDE, inner.width())
        draw_text(painter, inner, fitted, right=at_end)


def _paint_icon(painter: QPainter, name: str, ink: str, inner: QRect, *, mirrored: bool) -> QRect:
    """Draw an icon at the reading start; where the text may stand beside it."""
    top = inner.top() + (inner.height() - ICON) // 2
    left = inner.right() - ICON if mirrored else inner.left()
    colour = str(getattr(current().colours, ink))
    icons.paint(painter, name, colour, QRectF(left, top, ICON, ICON))
    beside = ICON + 5
    return inner.adjusted(0 if mirrored else beside, 0, -beside if mirrored else 0, 0)


def _is_lined(option: QStyleOptionViewItem) -> bool:
    """Whether a hairline is due: not where the table's own edge follows at once."""
    shown = option.widget
    if not isinstance(shown, QAbstractScrollArea):
        return True
    return bool(option.rect.bottom() < shown.viewport().height() - 1)


def _paint_edges(
    painter: QPainter, place: QRect, colours: Colours, *, focused: bool, lined: bool
) -> None:
    if lined:
        line = QPen(QColor(colours.hairline))
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
    if focused:
        painter.setBrush(NO_BRUSH)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRect(place.adjusted(1, 1, -1, -2))


def _focus_went_away(editor: QObject) -> bool:
    """Whether the focus left an editor for good, and not for its own calendar or list."""
    if QApplication.activePopupWidget() is not None:
        return False
    focused = QApplication.focusWidget()
    while focused is not None:
        if focused is editor:
            return False
        focused = focused.parentWidget()
    return True
