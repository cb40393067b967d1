"""The grid of a table: keys, copying, and the way an editor is left. ``RowTable`` holds it."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sofa_desktop.ui.kit.row_delegate import ROW_HEIGHT, RowDelegate
from sofa_desktop.ui.kit.row_model import RowModel

SELECT = QItemSelectionModel.SelectionFlag.Select
CURRENT_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate
STEPS = {Qt.Key.Key_Up, Qt.Key.Key_Down}
CHOOSE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
STRETCHES = QHeaderView.ResizeMode.Stretch
STAYS = QHeaderView.ResizeMode.Interactive
TRIGGERS = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
)
FORMULA = ("=", "@")
"""What a spreadsheet would run; imported text is never code."""
PLAIN_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
COPIED_AT_MOST = 100_000
REMEMBERED_AT_MOST = 2_000


class RowView(QTableView):
    """Rows of fixed height with hairlines between.

    Signals:
        entered_row: Enter on a row, or a double click where nothing is edited.
    """

    entered_row = Signal(int)

    def __init__(self, model: RowModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.delegate = RowDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(TRIGGERS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.setMinimumSectionSize(ROW_HEIGHT)
        down.hide()
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setMinimumSectionSize(48)
        across.setFixedHeight(ROW_HEIGHT)
        across.setSortIndicatorShown(False)
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, column.width)
            if column.stretch:
                across.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_clicked)

    def chosen_places(self) -> list[int]:
        """Places of the selected rows, in order; of very many only the first."""
        places: list[int] = []
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        for chosen in sorted(ranges, key=_top):
            room = COPIED_AT_MOST - len(places)
            places.extend(range(chosen.top(), min(chosen.bottom() + 1, chosen.top() + room)))
        return places

    def chosen_count(self) -> int:
        """How many rows are selected, without listing them."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        return sum(chosen.height() for chosen in ranges if chosen.left() == 0)

    def select_places(self, places: list[int]) -> None:
        """Select these rows."""
        chosen = QItemSelection()
        last = self.rows.columnCount() - 1
        for place in places:
            chosen.merge(
                QItemSelection(self.rows.index(place, 0), self.rows.index(place, last)), SELECT
            )
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, place: int, column: int, *, choose: bool = True) -> None:
        """Make a cell the current one and bring it into view."""
        index = self.rows.index(place, column)
        self.selectionModel().setCurrentIndex(index, CHOOSE_ROW if choose else CURRENT_ONLY)
        self.scrollTo(index)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as a table that spreadsheets take."""
        places = self.chosen_places()
        if not places:
            return
        columns = range(len(self.rows.columns))
        lines = ["\t".join(_cell(column.title) for column in self.rows.columns)]
        lines += [
            "\t".join(_cell(self.rows.text(place, column)) for column in columns)
            for place in places
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        current = self.currentIndex()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # it is the verb's of the sheet the table may stand on
            return
        if enter and current.isValid():
            self.entered_row.emit(current.row())
            return
        plain = event.modifiers() in PLAIN_KEYS and current.isValid()
        if plain and event.key() == Qt.Key.Key_Space:
            self.selectionModel().select(current, CHOOSE_ROW)
            return
        opens = self._begins_typing(event)
        super().keyPressEvent(event)
        if opens and self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # it is typed there, and means nothing to what is around the table
        if plain and event.key() in STEPS and self.currentIndex() == current:
            self.selectionModel().select(current, CHOOSE_ROW)

    def keyboardSearch(self, search: str) -> None:
        """Typing filters elsewhere; looking through a million rows here would stop the window."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._begins_typing(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.go_to(0, 0, choose=False)

    def setColumnHidden(self, column: int, hide: bool) -> None:  # noqa: FBT001  (Qt's signature)
        """Hide or show a column; the stretching ones take its room, or give it."""
        if self.isColumnHidden(column) != hide:
            super().setColumnHidden(column, hide)
            self.keep_room()

    def keep_room(self) -> None:
        """A stretching column is never cut below its own width; then the table scrolls."""
        across = self.horizontalHeader()
        stretching = [place for place, column in enumerate(self.rows.columns) if column.stretch]
        staying = self._too_wide_to_stretch(stretching)
        for place in stretching:
            mode = STAYS if place in staying else STRETCHES
            if across.sectionResizeMode(place) != mode:
                across.setSectionResizeMode(place, mode)
            width = self.rows.columns[place].width
            if place in staying and across.sectionSize(place) != width:
                self.setColumnWidth(place, width)

    def _too_wide_to_stretch(self, stretching: list[int]) -> set[int]:
        """Of the stretching columns those whose equal share of the room is less than they need."""
        across = self.horizontalHeader()
        others = across.length() - sum(across.sectionSize(place) for place in stretching)
        room = self.viewport().width() - others
        staying: set[int] = set()
        while free := [place for place in stretching if place not in staying]:
            taken = sum(self.rows.columns[place].width for place in staying)
            share = (room - taken) / len(free)
            short = {place for place in free if self.rows.columns[place].width > share}
            if not short:
                break
            staying |= short
        return staying

    def _begins_typing(self, event: QKeyEvent) -> bool:
        """Whether this key starts editing the current cell, before any shortcut of the page."""
        current = self.currentIndex()
        return (
            event.modifiers() in PLAIN_KEYS
            and event.text().isprintable()
            and bool(event.text().strip())
            and current.isValid()
            and self.rows.is_editable(current.row(), current.column())
        )

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self.rows.is_editable(index.row(), index.column()):
            self.entered_row.emit(index.row())


def _top(chosen: QItemSelectionRange) -> int:
    return chosen.top()


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(FORMULA) else plain
