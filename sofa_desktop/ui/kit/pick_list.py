"""A list to choose one of, beside its detail: lines of a few rows with a chip, under headings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from sofa_desktop.ui.kit.pick_drawing import PICK, STRIP_HEIGHT, PickDelegate
from sofa_desktop.ui.kit.picks import Pick

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
NOWHERE = QModelIndex()
LEAST_WIDTH = 240


class PickList(QListView):
    """Lines to choose one of; what was chosen stays chosen by its key.

    Signals:
        picked: key of the line chosen now; empty where there is none.
        opened: Enter or a double click: the person wants to go on in the detail.
    """

    picked = Signal(str)
    opened = Signal()

    def __init__(self, name: str, *, strip: bool = False, parent: QWidget | None = None) -> None:
        """``strip`` lays the lines side by side, for a few above the page."""
        super().__init__(parent)
        self._model = _Model(self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(PickDelegate(self, strip=strip))
        if strip:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setFixedHeight(STRIP_HEIGHT + 2)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
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
        if role == PICK:
            return pick
        if role == DISPLAY:
            return pick.title
        return pick.spoken() if role == SPOKEN else None
