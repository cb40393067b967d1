"""A list at the side of a page: each line has a title with its chip, and two more lines."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sofa_desktop.ui.kit.chip import HEIGHT, paint_chip
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.pages.settlements.presenter import Pick
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole
ELIDE = Qt.TextElideMode.ElideRight
CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = QStyle.StateFlag.State_HasFocus
RTL = Qt.LayoutDirection.RightToLeft
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
NOWHERE = QModelIndex()
PADDING = 12
LINE = 18
LEAST_WIDTH = 260
STRIP_WIDTH = 280
STRIP_HEIGHT = 2 * 10 + HEIGHT + LINE


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.picks: list[Pick] = []

    def show_picks(self, picks: Sequence[Pick]) -> None:
        self.beginResetModel()
        self.picks = list(picks)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.picks)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401  (Qt's any value)
        if not index.isValid() or index.row() >= len(self.picks):
            return None
        pick = self.picks[index.row()]
        if role == DISPLAY:
            return pick.title
        if role == SPOKEN:
            return ", ".join(filter(None, (pick.title, pick.chip, pick.detail, pick.note)))
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject, *, strip: bool) -> None:
        super().__init__(parent)
        self._strip = strip
        self._strong = fonts.font(fonts.TEXT, fonts.SEMIBOLD)
        self._small = fonts.font(fonts.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        pick = model.picks[index.row()] if isinstance(model, _Model) else None
        lines = 1 + sum(1 for text in (pick.detail, pick.note) if text) if pick else 1
        if self._strip:
            return QSize(STRIP_WIDTH, STRIP_HEIGHT)
        return QSize(120, 2 * 10 + HEIGHT + (lines - 1) * LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Model):
            return
        pick = model.picks[index.row()]
        colours = current().colours
        state: Any = option.state
        place: QRect = option.rect
        mirrored = option.direction == RTL
        if state & CHOSEN:
            painter.fillRect(place, QColor(colours.tint))
        line = QPen(QColor(colours.hairline))
        line.setCosmetic(True)
        painter.setPen(line)
        if self._strip:
            edge = place.topLeft() if mirrored else place.topRight()
            painter.drawLine(edge, place.bottomLeft() if mirrored else place.bottomRight())
        else:
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        self._paint_text(painter, place, pick, mirrored=mirrored, chosen=bool(state & CHOSEN))
        if state & FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _paint_text(
        self, painter: QPainter, place: QRect, pick: Pick, *, mirrored: bool, chosen: bool
    ) -> None:
        colours = current().colours
        inner = place.adjusted(PADDING, 10, -PADDING, -10)
        small = QFontMetricsF(self._small)
        top = QRect(inner.left(), inner.top(), inner.width(), HEIGHT)
        taken = 0
        if pick.chip:
            wide = min(top.width() // 2 + 20, round(small.horizontalAdvance(pick.chip)) + 16)
            left = top.left() if mirrored else top.right() - wide
            chip = small.elidedText(pick.chip, ELIDE, wide - 14)
            paint_chip(painter, QRectF(left, top.top(), wide, HEIGHT), chip, pick.tone, self._small)
            taken = wide + 8
        title = top.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.accent if chosen else colours.text))
        fitted = QFontMetricsF(self._strong).elidedText(pick.title, ELIDE, title.width())
        draw_text(painter, title, fitted, right=mirrored)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        down = top.bottom() + 1
        for text in filter(None, (pick.detail, pick.note)):
            row = QRect(inner.left(), down, inner.width(), LINE)
            draw_text(painter, row, small.elidedText(text, ELIDE, row.width()), right=mirrored)
            down += LINE


class PickList(QListView):
    """Lines to choose one of; what was chosen stays chosen by its key.

    Signals:
        picked: key of the line chosen now; empty where there is none.
    """

    picked = Signal(str)

    def __init__(self, name: str, *, strip: bool = False, parent: QWidget | None = None) -> None:
        """``strip`` lays the lines side by side, for a few above the page."""
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, strip=strip))
        if strip:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setFixedHeight(STRIP_HEIGHT + 2)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_WIDTH)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """Show these lines; the chosen one stays, or the first is chosen."""
        before = self.key()
        self._quiet = True
        self._model.show_picks(picks)
        self._quiet = False
        keys = [pick.key for pick in picks]
        if keys:
            self._choose(keys.index(before) if before in keys else 0)
        if self.key() != before:
            self.picked.emit(self.key())

    def key(self) -> str:
        """Key of the chosen line."""
        index = self.currentIndex()
        return self._model.picks[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> bool:
        """Choose a line by its key; whether there is one."""
        for place, pick in enumerate(self._model.picks):
            if pick.key == key:
                self._choose(place)
                return True
        return False

    def picks(self) -> tuple[Pick, ...]:
        """The lines."""
        return tuple(self._model.picks)

    def sizeHint(self) -> QSize:
        return QSize(280, 320)

    def _choose(self, place: int) -> None:
        index = self._model.index(place, 0)
        self.selectionModel().setCurrentIndex(index, CHOOSE)
        self.scrollTo(index)

    @Slot()
    def _on_current_changed(self) -> None:
        if not self._quiet:
            self.picked.emit(self.key())
