"""The meetings at the side of the page: what comes on top, what was below."""

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
CHOSEN = QStyle.StateFlag.State_Selected
FOCUSED = QStyle.StateFlag.State_HasFocus
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
NO_FLAGS = Qt.ItemFlag.NoItemFlags
RTL = Qt.LayoutDirection.RightToLeft
ELIDE = Qt.TextElideMode.ElideRight
NOWHERE = QModelIndex()
PAD = 12
LINE = 18
HEADING_HEIGHT = 32
ROW_HEIGHT = 2 * 9 + HEIGHT + LINE


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting in the list, or, without a key, the heading of those below it."""

    key: str
    title: str
    detail: str = ""
    chip: str = ""
    tone: str = ""


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401  (Qt's any value)
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == DISPLAY:
            return entry.title
        if role == SPOKEN:
            return ", ".join(filter(None, (entry.title, entry.chip, entry.detail)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = index.isValid() and index.row() < len(self.entries)
        return ROW_FLAGS if known and self.entries[index.row()].key else NO_FLAGS


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._strong = fonts.font(fonts.TEXT, fonts.SEMIBOLD)
        self._small = fonts.font(fonts.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        heading = isinstance(model, _Model) and not model.entries[index.row()].key
        return QSize(120, HEADING_HEIGHT if heading else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Model):
            return
        entry = model.entries[index.row()]
        state: Any = option.state
        place: QRect = option.rect
        mirrored = option.direction == RTL
        colours = current().colours
        if not entry.key:
            painter.setFont(self._small)
            painter.setPen(QColor(colours.muted))
            inner = place.adjusted(PAD, 6, -PAD, 0)
            draw_text(painter, inner, entry.title, right=mirrored)
            return
        if state & CHOSEN:
            painter.fillRect(place, QColor(colours.tint))
        line = QPen(QColor(colours.hairline))
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        self._paint_entry(painter, place, entry, mirrored=mirrored, chosen=bool(state & CHOSEN))
        if state & FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _paint_entry(
        self, painter: QPainter, place: QRect, entry: Entry, *, mirrored: bool, chosen: bool
    ) -> None:
        colours = current().colours
        small = QFontMetricsF(self._small)
        inner = place.adjusted(PAD, 9, -PAD, -9)
        top = QRect(inner.left(), inner.top(), inner.width(), HEIGHT)
        below = QRect(inner.left(), top.bottom() + 1, inner.width(), LINE)
        if entry.chip:
            wide = min(below.width() // 2 + 16, round(small.horizontalAdvance(entry.chip)) + 16)
            left = below.left() if mirrored else below.right() - wide
            chip = small.elidedText(entry.chip, ELIDE, wide - 14)
            at = QRectF(left, below.top() - 1, wide, HEIGHT)
            paint_chip(painter, at, chip, entry.tone, self._small, chosen=chosen)
            cut = wide + 8
            below.adjust(cut if mirrored else 0, 0, 0 if mirrored else -cut, 0)
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.accent if chosen else colours.text))
        fitted = QFontMetricsF(self._strong).elidedText(entry.title, ELIDE, top.width())
        draw_text(painter, top, fitted, right=mirrored)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        fitted = small.elidedText(entry.detail, ELIDE, below.width())
        draw_text(painter, below, fitted, right=mirrored)


class MeetingList(QListView):
    """Meetings under their headings; the chosen one stays chosen by its key.

    Signals:
        picked: key of the meeting chosen now; empty where there is none.
        opened: key of the meeting, on Enter.
    """

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._told = ""
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_entries(self, entries: Sequence[Entry], fallback: str = "") -> None:
        """Show these; the chosen one stays, else ``fallback`` is chosen, else the first."""
        before = self.key()
        if [*entries] != self._model.entries:
            self._quiet = True
            self._model.show_entries(entries)
            self._quiet = False
        keys = [entry.key for entry in entries]
        wanted = next((key for key in (before, fallback) if key and key in keys), "")
        if not wanted:
            wanted = next(filter(None, keys), "")
        if wanted:
            self.choose(wanted)
        self._tell()

    def key(self) -> str:
        """Key of the chosen meeting."""
        index = self.currentIndex()
        return self._model.entries[index.row()].key if index.isValid() else ""

    def keys(self) -> list[str]:
        """Keys of all meetings in their order."""
        return [entry.key for entry in self._model.entries if entry.key]

    def entries(self) -> tuple[Entry, ...]:
        """What is shown, headings included."""
        return tuple(self._model.entries)

    def choose(self, key: str) -> bool:
        """Choose a meeting; whether there is one of this key."""
        for place, entry in enumerate(self._model.entries):
            if key and entry.key == key:
                index = self._model.index(place, 0)
                self.selectionModel().setCurrentIndex(index, CHOOSE)
                self.scrollTo(index)
                return True
        return False

    def sizeHint(self) -> QSize:
        return QSize(260, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key():
            self.opened.emit(self.key())
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.key() != self._told:
            self._told = self.key()
            self.picked.emit(self._told)

    @Slot()
    def _on_current_changed(self) -> None:
        if not self._quiet:
            self._tell()
