"""The list of pieces: what it is narrowed to, the table, and a line to add one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import ItemRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.pipeline import presenter
from sofa_desktop.ui.pages.pipeline.item_columns import Choices, ItemColumns, record_of
from sofa_desktop.ui.pages.pipeline.presenter import ALL, OPEN, Wanted
from sofa_desktop.ui.pages.pipeline.reason_sheet import ReasonSheet

DEFAULT_KIND = "article"


class Pieces(QWidget):
    """Where each piece is.

    Signals:
        chosen: other pieces are selected.
    """

    chosen = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._items: Sequence[ItemRow] = ()
        self._members: Choices = ()
        self._moving: tuple[ItemRow, str] | None = None
        self.words = FilterEdit(t("pipeline", "Find a piece"))
        self.kind = ChoiceEdit([Choice(*pair) for pair in presenter.kind_choices()])
        self.stage = ChoiceEdit([Choice(*pair) for pair in presenter.stage_choices()])
        self.kind.setAccessibleName(t("pipeline", "Show this kind"))
        self.stage.setAccessibleName(t("pipeline", "Show this stage"))
        self.kind.set_key("")
        self.stage.set_key(OPEN)
        self._count = Label("", "muted")
        self._empty = EmptyState("", self._first_action(), "kanban")
        self.table: RowTable[ItemRow] = RowTable(
            t("pipeline", "Pieces"),
            ItemColumns(context.desk, page, self._owners, self._ask_reason).columns(),
            record_of,
            empty=self._empty,
        )
        self.new_kind = ChoiceEdit([Choice(*pair) for pair in presenter.kinds()])
        self.new_kind.setAccessibleName(t("pipeline", "Kind of the new piece"))
        self.new_kind.set_key(DEFAULT_KIND)
        self.add_line = AddLine(
            t("pipeline", "Type a title to add a piece"), self._add, beside=self.new_kind
        )
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_reason_due)
        self._build()

    def show_items(self, items: Sequence[ItemRow], members: Choices) -> None:
        """Show these, under the filter; ``members`` are who can care for one."""
        self._items, self._members = items, members
        self._narrow()

    def chosen_item(self) -> ItemRow | None:
        """The one piece that is chosen; None of none or several."""
        records = self.table.chosen_records()
        if len(records) != 1:
            return None
        return next((item for item in self._items if item.id == records[0]), None)

    def choose(self, item_id: str) -> bool:
        """Choose a piece, widening the filter where it hides it; whether there is one."""
        if all(item.id != item_id for item in self._items):
            return False
        self.table.choose(item_id)
        if item_id not in self.table.chosen_records():
            self.show_all()
            self.table.choose(item_id)
        return True

    def state(self) -> Mapping[str, object]:
        """What the list is narrowed to, widths and order."""
        return {
            "kind": self.kind.key() or "",
            "stage": self.stage.key() or OPEN,
            "table": self.table.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered."""
        self.kind.set_key(str(state.get("kind", "")))
        self.stage.set_key(str(state.get("stage", OPEN)))
        self.table.restore(state.get("table"))
        self._narrow()

    def choose_first(self) -> None:
        """Choose the first piece where none is chosen, so that the detail shows one."""
        if self.table.count() and not self.table.chosen_count():
            self.table.choose(self.table.model.record(0))

    @Slot()
    def show_all(self) -> None:
        """Take every narrowing away."""
        self.words.clear()
        self.kind.set_key("")
        self.stage.set_key(ALL)
        self._narrow()

    def _build(self) -> None:
        for edit in (self.kind, self.stage):
            line = edit.lineEdit()
            if line is not None:
                line.setAccessibleName(edit.accessibleName())
        line = self.new_kind.lineEdit()
        if line is not None:
            line.setAccessibleName(self.new_kind.accessibleName())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 2)
        row.addWidget(self.kind, 1)
        row.addWidget(self.stage, 1)
        row.addStretch(1)
        row.addWidget(self._count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        box.addWidget(self.add_line)
        self.words.filtered.connect(self._on_words)
        self.kind.committed.connect(self._narrow)
        self.stage.committed.connect(self._narrow)
        self.table.chosen.connect(self.chosen)

    def _first_action(self) -> Action:
        return Action("item.first", t("action", "Add a piece"), self.start_adding)

    @Slot()
    def start_adding(self) -> None:
        """Take the keyboard to where the next piece is typed."""
        self.add_line.start()

    def _wanted(self) -> Wanted:
        return Wanted(self.kind.key() or "", self.stage.key() or OPEN)

    @Slot()
    def _narrow(self) -> None:
        wanted = self._wanted()
        if self._items:
            self._empty.say(t("pipeline", "No piece is like this."))
            all_ = t("action", "Show all pieces")
            self._empty.show_action(Action("pipeline.show_all", all_, self.show_all))
        else:
            self._empty.say(t("pipeline", "Nothing is on its way yet: note the first idea."))
            self._empty.show_action(self._first_action())
        self.table.show_rows([item for item in self._items if wanted.shows(item)])
        self._tell_count()

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self.table.filter(words)
        self._tell_count()

    def _tell_count(self) -> None:
        self._count.setText(presenter.shown_line(self.table.count(), len(self._items)))

    def _owners(self) -> Choices:
        return self._members

    def _add(self, title: str) -> None:
        kind = self.new_kind.key() or DEFAULT_KIND
        item_id = self._context.desk.content.add_item(title, kind, origin=self._page)
        self.choose(item_id)

    def _ask_reason(self, item: ItemRow, stage: str) -> None:
        """Ask once the cell's editor is closed."""
        self._moving = (item, stage)
        self._later.start(0)

    @Slot()
    def _on_reason_due(self) -> None:
        if self._moving is not None:
            item, stage = self._moving
            self._moving = None
            ReasonSheet(self._context.desk, item, stage, self._page, self._page).open()
