"""Opens the sheets of the four verbs and of what can be done with entries that are there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Split, typed_parts
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import EntryRow
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.money.entry_sheets import (
    ChooseSheet,
    PartsSheet,
    RateSheet,
    RefundSheet,
)
from sofa_desktop.ui.pages.money.flow_sheet import FlowSheet
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.pages.money.members_sheet import MembersSheet
from sofa_desktop.ui.pages.money.move_sheet import MoveSheet


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected in the table, asked for when it is needed."""

    ids: Callable[[], Sequence[str]]
    rows: Callable[[], Sequence[EntryRow]]
    account: Callable[[], str]
    """The account the table is narrowed to, or ""."""


class Verbs(QObject):
    """The verbs of the page. Selected ids are kept while a sheet is open."""

    def __init__(
        self, page: Page, desk: Desk, known: Callable[[], Lookups], chosen: Selection
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._known = known
        self._chosen = chosen
        self._ids: tuple[str, ...] = ()

    @Slot()
    def money_in(self) -> None:
        """Ask for money that came in."""
        FlowSheet(self._desk, self._known(), "in", self._chosen.account(), self._page).open()

    @Slot()
    def money_out(self) -> None:
        """Ask for money that went out."""
        FlowSheet(self._desk, self._known(), "out", self._chosen.account(), self._page).open()

    @Slot()
    def move(self) -> None:
        """Ask for money moved between own accounts."""
        MoveSheet(self._desk, self._known(), self._chosen.account(), self._page).open()

    @Slot()
    def pay_members(self) -> None:
        """Ask what is paid to members."""
        MembersSheet(self._desk, self._known(), self._chosen.account(), self._page).open()

    @Slot()
    def refund(self) -> None:
        """Ask for the refund of the selected entry."""
        row = self._only()
        if row is not None:
            RefundSheet(self._desk, self._known(), row, self._page).open()

    @Slot()
    def reverse(self) -> None:
        """Take back a settled entry by its opposite."""
        row = self._only()
        if row is not None:
            today = self._desk.clock.today()
            self._page.attempt(lambda: self._desk.ledger.reverse(row.id, on=today, origin=self))

    @Slot()
    def remove(self) -> None:
        """Take the selected entries away; the undo bar brings them back."""
        ids = self._chosen.ids()
        if ids:
            self._page.attempt(lambda: self._desk.ledger.remove(ids, origin=self))

    @Slot()
    def split(self) -> None:
        """Ask for the parts of the selected entry."""
        row = self._only()
        if row is not None:
            parts = parts_of(self._desk, row.id)
            PartsSheet(self._desk, self._known(), row, parts, self._page).open()

    @Slot()
    def set_rate(self) -> None:
        """Ask for the exchange rate of the selected entries."""
        rows = [row for row in self._chosen.rows() if row.currency != self._known().currency]
        if rows:
            RateSheet(self._desk, self._known(), rows, self._page).open()

    @Slot()
    def set_category(self) -> None:
        """Ask for the category of the selected entries."""
        known, count = self._known(), self._keep()
        rows = self._chosen.rows()
        pairs = (
            known.purpose_choices("", rows[0].account_id)
            if len(rows) == 1
            else known.category_choices()
        )
        sheet = ChooseSheet(
            tn("money", "Category of {n} entry", "Category of {n} entries", count),
            t("money", "Set category"),
            t("money column", "Category"),
            pairs,
            parent=self._page,
        )
        sheet.answered.connect(self._on_category)
        sheet.open()

    @Slot()
    def set_edition(self) -> None:
        """Ask for the edition of the selected entries."""
        count = self._keep()
        sheet = ChooseSheet(
            tn("money", "Edition of {n} entry", "Edition of {n} entries", count),
            t("money", "Set edition"),
            t("money column", "Edition"),
            self._known().edition_choices(),
            empty=t("money", "No edition"),
            parent=self._page,
        )
        sheet.answered.connect(self._on_edition)
        sheet.open()

    @Slot()
    def set_tranche(self) -> None:
        """Ask which investment paid for the selected entries."""
        count = self._keep()
        sheet = ChooseSheet(
            tn("money", "What paid for {n} entry", "What paid for {n} entries", count),
            t("money", "Set it"),
            t("money", "Paid by an investment of SoFA"),
            self._known().tranche_choices(),
            empty=t("money", "The circle itself"),
            parent=self._page,
        )
        sheet.answered.connect(self._on_tranche)
        sheet.open()

    def _only(self) -> EntryRow | None:
        rows = self._chosen.rows()
        return rows[0] if len(rows) == 1 else None

    def _keep(self) -> int:
        self._ids = tuple(self._chosen.ids())
        return len(self._ids)

    @Slot(object)
    def _on_category(self, answer: tuple[str | None]) -> None:
        key, ids = answer[0], self._ids
        if key is None:
            return
        self._page.attempt(lambda: self._desk.ledger.categorise(ids, key, origin=self))

    @Slot(object)
    def _on_edition(self, answer: tuple[str | None]) -> None:
        ids = self._ids
        self._page.attempt(lambda: self._desk.ledger.to_edition(ids, answer[0], origin=self))

    @Slot(object)
    def _on_tranche(self, answer: tuple[str | None]) -> None:
        ids = self._ids
        self._page.attempt(lambda: self._desk.ledger.fund(ids, answer[0], origin=self))


def parts_of(desk: Desk, entry_id: str) -> tuple[Split, ...]:
    """The parts of an entry in its account's own currency, as they were typed."""
    with desk.file.look() as work:
        accounts = {account.id: account for account in work.accounts.all()}
        entry = work.entries.find(Id(entry_id))
        return typed_parts(entry, accounts) if entry is not None else ()
