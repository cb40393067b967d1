"""A table of frozen rows: lazy, sorted, filtered, copied, and edited in place."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action, BoundAction
from sofa_desktop.ui.kit.cell_editing import CellEditing
from sofa_desktop.ui.kit.cell_edits import typed_text
from sofa_desktop.ui.kit.columns import Column
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_delegate import ROW_HEIGHT
from sofa_desktop.ui.kit.row_model import RowModel
from sofa_desktop.ui.kit.row_source import ListSource, RowSource
from sofa_desktop.ui.kit.row_view import REMEMBERED_AT_MOST, RowView

Row = TypeVar("Row")
ASCENDING = Qt.SortOrder.AscendingOrder
DESCENDING = Qt.SortOrder.DescendingOrder


class RowTable(QWidget, Generic[Row]):
    """A table under columns.

    Give it ``show_rows`` (a list) or ``show_source`` (a million rows). Both keep selection and
    current cell by id, and an editor that is open keeps what was typed in it.

    Editing: typing, F2 or a double click opens a cell; Enter stores and goes down, Tab stores and
    opens the next cell, Esc restores. A wrong value stays, marked, with a sentence.

    Signals:
        opened: id of a row, on Enter or a double click.
        chosen: how many rows are selected, whenever that changed; ask ``chosen_records``.
    """

    opened = Signal(str)
    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        record_of: Callable[[Row], str],
        *,
        empty: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is what a screen reader calls it; ``empty`` stands where there are no rows."""
        super().__init__(parent)
        self._list: ListSource[Row] = ListSource((), columns, record_of)
        self.model: RowModel[Row] = RowModel(columns, record_of, self._list, self)
        self.view = RowView(self.model)
        self.view.setAccessibleName(name)
        self._sorted: tuple[str, bool] | None = None
        self._row_actions: Callable[[], Sequence[Action]] | None = None
        self._empty = empty or EmptyState(t("table", "Nothing here yet."))
        self._wrong = Label("", "error", wrap=True)
        self._wrong.hide()
        self.editing = CellEditing(self.model, self.view, self._wrong)
        self.editing.told.connect(self._show_what_there_is)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(holder, 1)
        box.addWidget(self._wrong)
        self._fits = 0
        self.view.entered_row.connect(self._on_row_entered)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.horizontalHeader().sectionClicked.connect(self._on_heading_clicked)
        self.view.customContextMenuRequested.connect(self._on_menu_asked)
        self._show_what_there_is()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows kept in memory."""
        self._list.replace(rows)
        self._reload(self._list)

    def show_source(self, source: RowSource[Row]) -> None:
        """Show rows of a source, a page at a time."""
        if self._sorted is not None:
            source.sort(self._sorted[0], descending=self._sorted[1])
        self._reload(source)

    def reload(self) -> None:
        """The source has other rows now: look again."""
        self._reload(self.model.source)

    def filter(self, text: str) -> None:
        """Show only rows that hold every word."""
        self.model.source.filter(text)
        self.reload()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Order by a column's key."""
        self._sorted = (key, descending)
        self.model.source.sort(key, descending=descending)
        for place, column in enumerate(self.model.columns):
            if column.key == key:
                header = self.view.horizontalHeader()
                header.setSortIndicatorShown(True)
                header.setSortIndicator(place, DESCENDING if descending else ASCENDING)
        self.reload()

    def set_row_actions(self, actions: Callable[[], Sequence[Action]]) -> None:
        """What the menu of the selected rows offers (a bound method)."""
        self._row_actions = actions

    def count(self) -> int:
        """How many rows are shown."""
        return self.model.rowCount()

    def chosen_count(self) -> int:
        """How many rows are selected."""
        return self.view.chosen_count()

    def chosen_records(self) -> tuple[str, ...]:
        """Ids of the selected rows, in order; of very many the first 100,000."""
        return tuple(self.model.record(place) for place in self.view.chosen_places())

    def chosen_rows(self) -> tuple[Row, ...]:
        """The selected rows, in order."""
        rows = (self.model.row(place) for place in self.view.chosen_places())
        return tuple(row for row in rows if row is not None)

    def current_record(self) -> str:
        """Id of the row the keyboard is on; empty if none."""
        index = self.view.currentIndex()
        return self.model.record(index.row()) if index.isValid() else ""

    def choose(self, *records: str) -> None:
        """Select rows by id and bring the first into view."""
        places = [self.model.source.place_of(record) for record in records]
        known = [place for place in places if place is not None]
        if known:
            self.view.go_to(known[0], max(0, self.view.currentIndex().column()))
        self.view.select_places(known)

    def fit(self, most: int) -> None:
        """Be as high as the rows need, up to this many; for short tables on scrolling pages."""
        self._fits = most
        self._show_what_there_is()

    def state(self) -> dict[str, object]:
        """Widths and order, to be remembered."""
        widths = [self.view.columnWidth(place) for place in range(len(self.model.columns))]
        return {"widths": widths, "sorted": list(self._sorted) if self._sorted else []}

    def restore(self, state: object) -> None:
        """Take up remembered widths and order; anything else is ignored."""
        if not isinstance(state, dict):
            return
        widths = state.get("widths")
        if isinstance(widths, list) and len(widths) == len(self.model.columns):
            for place, width in enumerate(widths):
                if isinstance(width, int) and width > 0 and not self.model.columns[place].stretch:
                    self.view.setColumnWidth(place, width)
        order = state.get("sorted")
        if isinstance(order, list) and len(order) == 2 and order[0] in self._sortable():
            self.sort_by(str(order[0]), descending=bool(order[1]))

    def _sortable(self) -> dict[str, int]:
        return {column.key: place for place, column in enumerate(self.model.columns) if column.key}

    def _reload(self, source: RowSource[Row]) -> None:
        index = self.view.currentIndex()
        column = index.column() if index.isValid() else 0
        here = self.model.record(index.row()) if index.isValid() else ""
        places = self.view.chosen_places()
        chosen = [self.model.record(place) for place in places[:REMEMBERED_AT_MOST]]
        typing = None if self.editing.busy else self.editing.typing()
        typed = typed_text(typing) if typing is not None else ""
        scrolled = self.view.verticalScrollBar().value()
        self._reset(source)
        kept = [source.place_of(record) for record in chosen if record]
        place = source.place_of(here) if here else None
        self.view.verticalScrollBar().setValue(scrolled)
        if place is not None:
            self.view.go_to(place, column, choose=False)
        self.view.select_places([found for found in kept if found is not None])
        if typing is not None and place is not None:
            self.editing.go_on_typing(place, column, typed)

    def _reset(self, source: RowSource[Row]) -> None:
        before = self.editing.begin_reset()
        self.model.reload(source)
        self._show_what_there_is()
        self.editing.end_reset(before)

    @Slot()
    def _show_what_there_is(self) -> None:
        count = self.model.rowCount()
        self._stack.setCurrentIndex(0 if count else 1)
        shown = self.view if count else None  # a hidden one would hold Tab
        self.setFocusProxy(shown)  # type: ignore[arg-type]  # Qt takes None, its stub does not
        if self._fits:
            rows = min(count, self._fits)
            high = (rows + 1) * ROW_HEIGHT + 2 if count else 160
            self.setFixedHeight(
                high + (self._wrong.sizeHint().height() if self.model.drafts else 0)
            )

    @Slot(int)
    def _on_row_entered(self, place: int) -> None:
        self.opened.emit(self.model.record(place))

    @Slot()
    def _on_selection_changed(self) -> None:
        self.chosen.emit(self.view.chosen_count())

    @Slot(int)
    def _on_heading_clicked(self, section: int) -> None:
        key = self.model.columns[section].key
        if key:
            again = self._sorted is not None and self._sorted[0] == key
            self.sort_by(key, descending=again and not (self._sorted or ("", True))[1])

    @Slot(QPoint)
    def _on_menu_asked(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._row_actions() if self._row_actions is not None else ():
            menu.addAction(BoundAction(action, menu, Qt.ShortcutContext.WidgetShortcut))
        menu.addSeparator()
        copy = Action("table.copy", t("table", "&Copy rows"), self.view.copy_rows, "Ctrl+C", "copy")
        menu.addAction(BoundAction(copy, menu, Qt.ShortcutContext.WidgetShortcut))
        sort = menu.addMenu(t("table", "&Sort by"))
        for key, place in self._sortable().items():
            sort.addAction(self.model.columns[place].title).setData(key)
        sort.triggered.connect(self._on_sort_picked)
        menu.popup(self.view.viewport().mapToGlobal(where))

    @Slot(QAction)
    def _on_sort_picked(self, picked: QAction) -> None:
        self._on_heading_clicked(self._sortable()[picked.data()])
