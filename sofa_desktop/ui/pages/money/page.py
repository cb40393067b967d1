"""Money: pictures, accounts, the table of entries, and one entry in full."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.rows import EntryFilter, EntryRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.money import left, presenter
from sofa_desktop.ui.pages.money.account_sheets import AccountsSheet
from sofa_desktop.ui.pages.money.accounts_strip import AccountsStrip
from sofa_desktop.ui.pages.money.actions import Offers
from sofa_desktop.ui.pages.money.bank_files import BankFiles
from sofa_desktop.ui.pages.money.categories_sheet import CategoriesSheet
from sofa_desktop.ui.pages.money.columns import EntryColumns, record_of
from sofa_desktop.ui.pages.money.detail import DetailPanel
from sofa_desktop.ui.pages.money.detail_text import detail_of
from sofa_desktop.ui.pages.money.entry_line import EntryLine
from sofa_desktop.ui.pages.money.entry_sheets import DaysSheet
from sofa_desktop.ui.pages.money.filter_bar import FilterBar
from sofa_desktop.ui.pages.money.import_reading import is_bank_file
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.pages.money.pictures import PictureExport, PicturePanel
from sofa_desktop.ui.pages.money.receipts import Receipts
from sofa_desktop.ui.pages.money.room import Room
from sofa_desktop.ui.pages.money.source import EntrySource
from sofa_desktop.ui.pages.money.verbs import Selection, Verbs

SHEETS = {
    "money_in": Verbs.money_in,
    "money_out": Verbs.money_out,
    "move": Verbs.move,
    "pay_members": Verbs.pay_members,
}


class MoneyPage(Page):
    """What came and went; kept right as fast as in a spreadsheet."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.LEDGER, Topic.SETTLEMENTS, Topic.CONTENT, Topic.AGREEMENT, Topic.PEOPLE}
    )
    manual: ClassVar[str] = "money"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(t("place", "Money"), context.hub, scrolls=False, parent=parent)
        self._context = context
        self._known = Lookups(context.desk)
        self.source = EntrySource(context.desk.queries)
        edits = EntryColumns(context.desk, self.known)
        self._none_fits = EmptyState(t("money", "Nothing fits this filter."), self._show_all())
        self.table: RowTable[EntryRow] = RowTable(
            t("money", "Entries"), edits.columns(), record_of, empty=self._none_fits
        )
        self.strip = AccountsStrip()
        self.pictures = PicturePanel()
        self._export = PictureExport(self, context)
        self.detail = DetailPanel(context.desk)
        self._looking = False
        self._left: Mapping[str, object] = {}
        self._order_stands = False
        self.filters = FilterBar()
        self.line = EntryLine(context.desk)
        self.sums = Label("", "small", wrap=True)
        self.bank = BankFiles(self, context, self.known)
        self.receipts = Receipts(self, context.desk, self.table)
        chosen = Selection(self.table.chosen_records, self.table.chosen_rows, self.account_shown)
        self.verbs = Verbs(self, context.desk, self.known, chosen)
        self.offers = Offers(self, self.verbs, self.receipts.choose)
        self._empty = EmptyState(
            t("money", "No money has been recorded yet. Import a bank file, or write an entry."),
            Action("bank.first", t("action", "Import bank file"), self.import_file, icon="import"),
            "wallet",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        full = QWidget()
        box = QVBoxLayout(full)
        box.setSpacing(8)
        box.addWidget(self.pictures)
        box.addWidget(self.filters)
        box.addWidget(self.table, 1)
        box.addWidget(self.sums)
        self.room = Room(full, self.pictures, self.table, self.detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.room)
        self._stack.addWidget(self._empty)
        self.body.setSpacing(12)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.line)
        self.body.addWidget(self._stack, 1)
        self.body.setContentsMargins(32, 4, 32, 12)

    def _connect(self) -> None:
        self.strip.picked.connect(self._on_account_picked)
        self.strip.manage_asked.connect(self.manage_accounts)
        self.filters.filtered.connect(self._on_filtered)
        self.filters.days_asked.connect(self._on_days_asked)
        self.line.recorded.connect(self._on_recorded)
        self.line.left.connect(self._on_line_left)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.pictures.folded.connect(self._on_folded)
        self.pictures.chart.export_asked.connect(self._export.ask)
        self.detail.asked.connect(self._on_asked)
        self.detail.split_asked.connect(self.verbs.split)
        self.detail.attach_asked.connect(self.receipts.choose)
        self.detail.open_asked.connect(self.receipts.open_copy)
        self.detail.detach_asked.connect(self.receipts.detach)
        self.detail.closed.connect(self.turn_detail)
        self.detail.refused.connect(self.tell_refusal)
        self.table.set_row_actions(self.offers.of_rows)
        self.bank.imported.connect(self._on_imported)
        self.room.turned.connect(self._on_turned)
        begin = QShortcut(QKeySequence("N"), self)
        begin.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin.activated.connect(self.new_entry)

    def known(self) -> Lookups:
        """The names there are now."""
        return self._known

    def account_shown(self) -> str:
        """The account the table is narrowed to, or ""."""
        return self.source.wanted.account_id or ""

    def refresh(self) -> None:
        desk = self._context.desk
        today = desk.clock.today()
        self._known = known = Lookups(desk)
        self.set_line(presenter.page_line(desk.queries, known.currency, today))
        self.filters.show_known(known, today)
        self.line.show_known(known)
        as_left, self._left = self._left, {}
        if as_left:
            self.source.narrow(left.taken_up(as_left.get("filter"), known))
            self.filters.narrow(self.source.wanted)
        self._show_accounts()
        self._looking = True
        if not self._order_stands:
            self.source.look_again()
        self._order_stands = False
        if self.table.model.source is self.source:
            self.table.reload()
        else:
            self.table.show_source(self.source)
        self.room.show_known(known, narrowed=bool(self.account_shown()))
        self.pictures.show_books(desk.queries, known.currency, today)
        self._show_emptiness()
        if as_left.get("chosen"):
            self.table.choose(str(as_left["chosen"]))
        self._choose_one()
        self._looking = False
        self._on_chosen()

    def on_changed(self, change: Changed) -> None:
        self._order_stands = self.source.still_stands(change.ids, self.table.model.row)
        self.refresh_now()

    def _show_emptiness(self) -> None:
        """Teach where there is nothing yet; where only the filter hides entries, say that."""
        empty = not any(row.entries for row in self._known.accounts) and not self.source.count()
        self._stack.setCurrentIndex(1 if empty and not self.filters.is_narrowed() else 0)

    def _show_accounts(self) -> None:
        troubles = [
            presenter.bank_difference(row)
            for row in self._known.live_accounts()
            if presenter.is_bank_trouble(row)
        ]
        texts = presenter.account_texts(self._known, self.source.wanted)
        self.strip.show_accounts(texts, troubles)

    def _choose_one(self) -> None:
        """Where details are shown and nothing is selected, show those of the first entry."""
        wanted = self.room.shows_detail() and not self.table.chosen_count()
        if wanted and self.table.count():
            self.table.view.go_to(max(0, self.table.view.currentIndex().row()), 0)

    def first_focus(self) -> QWidget | None:
        return self._stack.currentWidget() if self._stack.currentIndex() else self.table

    def reveal(self, record: str) -> None:
        if self.stale:
            self.refresh_now()
        kind, _, rest = record.partition(":")
        if kind == "only":
            self._narrow(EntryFilter(only=rest))
        elif kind == "new" and rest in SHEETS:
            SHEETS[rest](self.verbs)
        elif kind == "import":
            self.import_for(rest)
        elif kind == "edition" and rest:
            self._narrow(EntryFilter(edition_id=rest))
        elif self._known.account(record) is not None:
            self._narrow(EntryFilter(account_id=record))
        elif any(row.id == record for row in self._known.categories):
            self._narrow(EntryFilter(category_id=record))
        elif record:
            self._show_entry(record)

    def _show_entry(self, entry_id: str) -> None:
        if self.source.place_of(entry_id) is None:
            self._narrow(EntryFilter())
        self.table.choose(entry_id)
        self.table.setFocus()

    def state(self) -> Mapping[str, object]:
        return {
            "table": self.table.state(),
            "filter": left.kept(self.source.wanted),
            "chosen": "".join(self.table.chosen_records()[:1]),
            "pictures": self.pictures.state(),
            **self.room.state_kept(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self.table.restore(state.get("table"))
        self._left = state
        self.pictures.restore(state.get("pictures"))
        self.room.restore_kept(state)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take dropped files: a bank's are imported, others are receipts of the selected entry."""
        if self.stale:
            self.refresh_now()
        banks = [path for path in paths if is_bank_file(path)]
        others = [path for path in paths if not is_bank_file(path)]
        if banks:
            self.bank.take(banks)
        if others:
            self.receipts.attach_to_chosen(others)

    @Slot()
    def new_entry(self) -> None:
        """Open the line that takes entries."""
        self.line.start(self.account_shown())

    @Slot()
    def manage_accounts(self) -> None:
        """Add, rename and archive accounts."""
        AccountsSheet(self._context, self).open()

    @Slot()
    def manage_categories(self) -> None:
        """Add, rename and archive categories."""
        CategoriesSheet(self._context, self).open()

    @Slot()
    def import_file(self) -> None:
        """Choose a bank's file."""
        self.import_for(self.account_shown())

    def import_for(self, account_id: str) -> None:
        """Choose a bank's file for an account, or for the one it names."""
        self.bank.choose(account_id)

    @Slot()
    def look_for(self) -> None:
        """Take the keyboard to the words to look for."""
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def extra_keys(self) -> tuple[Action, ...]:
        """Actions of the page's parts that have only a key."""
        shown = self.room.shows_detail()
        text = t("money", "Close the details") if shown else t("money", "Show the details")
        return (
            Action("money.detail", text, self.turn_detail, "Ctrl+D", "info"),
            *self.pictures.offered(),
        )

    @Slot()
    def turn_detail(self) -> None:
        """Show or close the details of the selected entry."""
        shown = not self.room.shows_detail()
        self.room.show_detail(shown=shown)
        self._on_chosen()
        if not shown:
            self.table.setFocus()

    @Slot()
    def _on_turned(self) -> None:
        self._choose_one()
        self._on_chosen()

    @Slot(str)
    def _on_opened(self, entry_id: str) -> None:
        del entry_id
        if not self.room.shows_detail():
            self.turn_detail()
        self.detail.note.setFocus()

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:  # noqa: FBT001  (a slot)
        self.room.fold(folded=folded)
        self._on_chosen()

    @Slot(str, str)
    def _on_asked(self, place: str, record: str) -> None:
        """Go where a fact of the entry leads."""
        if place == "entry":
            self._show_entry(record)
        elif place == "filter":
            self._narrow(EntryFilter(only=record))
        else:
            self.go_asked.emit(place, record)

    def _show_all(self) -> Action:
        return Action("money.show_all", t("money filter", "Show all"), self.show_all)

    @Slot()
    def show_all(self) -> None:
        """Show every entry."""
        self._narrow(EntryFilter())

    def _narrow(self, wanted: EntryFilter) -> None:
        self.filters.narrow(wanted)
        self._on_filtered(wanted)
        self.table.setFocus()

    @Slot(object)
    def _on_filtered(self, wanted: EntryFilter) -> None:
        self.source.narrow(wanted)
        self.table.reload()
        if not self.table.chosen_count():
            self.table.view.scrollToTop()
        self._show_accounts()
        self.room.show_known(self._known, narrowed=bool(self.account_shown()))
        self._show_emptiness()
        self._on_chosen()

    @Slot(str)
    def _on_account_picked(self, account_id: str) -> None:
        self._narrow(replace(self.source.wanted, account_id=account_id or None))

    @Slot()
    def _on_days_asked(self) -> None:
        sheet = DaysSheet(self._context.desk, self.source.wanted, self)
        sheet.answered.connect(self._on_days)
        sheet.open()

    @Slot(object)
    def _on_days(self, days: tuple[object, object]) -> None:
        self._narrow(replace(self.source.wanted, since=days[0], until=days[1]))  # type: ignore[arg-type]

    @Slot(str)
    def _on_recorded(self, entry_id: str) -> None:
        self.table.choose(entry_id)

    @Slot()
    def _on_line_left(self) -> None:
        self.table.setFocus()

    @Slot(int)
    def _on_imported(self, count: int) -> None:
        del count
        if self._known.batches:
            self._narrow(EntryFilter(only=f"batch:{self._known.batches[0].id}"))

    @Slot()
    def _on_chosen(self) -> None:
        if self._looking:
            return
        queries = self._context.desk.queries
        chosen = self.table.chosen_records()
        self.sums.setText(presenter.sums_line(queries, self.source.ids(), chosen))
        rows = self.table.chosen_rows()
        self.offers.show(rows, self._known)
        if self.room.shows_detail():
            one = rows[0] if len(rows) == 1 else None
            shown = detail_of(self._context.desk, self._known, one) if one is not None else None
            self.detail.show_detail(shown)
