"""A list to choose one of, beside its detail: lines of two rows with a chip, under headings."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sofa_desktop.ui.kit.chip import HEIGHT, paint_chip
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ELIDE = Qt.TextElideMode.ElideRight
CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = QStyle.StateFlag.State_HasFocus
RTL = Qt.LayoutDirection.RightToLeft
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
NOWHERE = QModelIndex()
PADDING = 14
ABOVE = 9
LINE = 18
HEAD = 32
LEAST_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Pick:
    """One line: title, chip with its tone, a second row; without a key it is a heading."""

    key: str
    title: str
    chip: str = ""
    tone: str = ""
    detail: str = ""
    quiet: bool = False
    """What is over: drawn in the muted colour."""


class PickList(QListView):
    """Lines to choose one of; what was chosen stays chosen by its key.

    Signals:
        picked: key of the line chosen now; empty where there is none.
        opened: Enter or a double click: the person wants to go on in the detail.
    """

    picked = Signal(str)
    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_WIDTH)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self.opened)

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """Show these; the chosen one stays, or the first is chosen."""
        before = self.key()
        if tuple(picks) != self._model.picks:
            self._quiet = True
            self._model.show_picks(picks)
            self._quiet = False
        keys = [pick.key for pick in picks if pick.key]
        if keys:
            self.choose(before if before in keys else keys[0])
        if self.key() != before:
            self.picked.emit(self.key())

    def key(self) -> str:
        """Key of the chosen line."""
        index = self.currentIndex()
        return self._model.picks[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> bool:
        """Choose a line by its key; whether there is one."""
        for place, pick in enumerate(self._model.picks):
            if key and pick.key == key:
                index = self._model.index(place, 0)
                self.selectionModel().setCurrentIndex(index, CHOOSE)
                self.scrollTo(index)
                return True
        return False

    def picks(self) -> tuple[Pick, ...]:
        """The lines and headings."""
        return self._model.picks

    def sizeHint(self) -> QSize:
        return QSize(300, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_current_changed(self) -> None:
        if not self._quiet:
            self.picked.emit(self.key())


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.picks: tuple[Pick, ...] = ()

    def show_picks(self, picks: Sequence[Pick]) -> None:
        self.beginResetModel()
        self.picks = tuple(picks)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.picks)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self.picks[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401  (Qt's any value)
        if not index.isValid() or index.row() >= len(self.picks):
            return None
        pick = self.picks[index.row()]
        if role == DISPLAY:
            return pick.title
        if role == SPOKEN:
            return ", ".join(filter(None, (pick.title, pick.chip, pick.detail)))
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._strong = fonts.font(fonts.TEXT, fonts.SEMIBOLD)
        self._small = fonts.font(fonts.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pick = self._pick(index)
        if pick is None or not pick.key:
            return QSize(120, HEAD)
        return QSize(120, 2 * ABOVE + HEIGHT + (LINE if pick.detail else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pick = self._pick(index)
        if pick is None:
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
        line = QPen(QColor(colours.hairline))
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        self._paint_text(painter, place, pick, mirrored=mirrored, chosen=chosen)
        if given.state & FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _pick(self, index: Index) -> Pick | None:
        model = index.model()
        return model.picks[index.row()] if isinstance(model, _Model) else None

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
        if pick.detail:
            painter.setFont(self._small)
            painter.setPen(QColor(colours.text if chosen else colours.muted))
            row = QRect(inner.left(), top.bottom() + 1, inner.width(), LINE)
            draw_text(
                painter, row, small.elidedText(pick.detail, ELIDE, row.width()), right=mirrored
            )
