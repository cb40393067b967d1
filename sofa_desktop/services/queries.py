"""What pages and the command line may ask of the file: frozen rows, no records, no sessions."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.search import Wanted
from sofa_desktop.services.backlog_queries import BacklogQueries
from sofa_desktop.services.meeting_queries import MeetingQueries
from sofa_desktop.services.policy_queries import PolicyQueries
from sofa_desktop.services.review_queries import ReviewQueries
from sofa_desktop.services.rows import (
    AccountRow,
    ActionRow,
    AgreementRow,
    AimRow,
    BatchRow,
    CategoryMonthRow,
    CategoryRow,
    EditionResultRow,
    EditionRow,
    EntryFilter,
    EntryRow,
    FieldChange,
    HitRow,
    ItemRow,
    MemberRow,
    MonthRow,
    PostingRow,
    ReceiptRow,
    RelatedRow,
    RoleRow,
    StatementRow,
    TermRow,
    TrancheRow,
)
from sofa_desktop.services.selection_queries import SelectionQueries


class LedgerQueries(Protocol):
    """Questions about money."""

    def accounts(self) -> list[AccountRow]:
        """Places of money with their balances, in the order they were made."""
        ...

    def categories(self) -> list[CategoryRow]:
        """Income, cost and tax categories by kind and name."""
        ...

    def entry_ids(self, wanted: EntryFilter, order: str = "-date") -> list[str]:
        """Ids of the entries that match, sorted: date, text, category, edition, amount, account.

        A leading minus turns the order round; ties keep the order of their making.
        """
        ...

    def entries(self, ids: Sequence[str]) -> list[EntryRow]:
        """The rows of some entries, in the order asked for."""
        ...

    def refunds_of(self, entry_id: str) -> list[EntryRow]:
        """Entries that refund or reverse this one, in the order of their days."""
        ...

    def entry_sums(self, ids: Sequence[str]) -> list[tuple[str, int, int]]:
        """Of some entries: currency, money in, money out (both not negative); moves left out."""
        ...

    def postings(self, entry_id: str) -> list[PostingRow]:
        """The accountant's view of an entry."""
        ...

    def receipts(self, entry_id: str) -> list[ReceiptRow]:
        """The receipts of an entry."""
        ...

    def batches(self) -> list[BatchRow]:
        """Bank files taken in and not taken back, newest first."""
        ...

    def last_profile(self, account_id: str) -> str:
        """The CSV profile of the account's last import, as JSON; empty where there is none."""
        ...

    def known_fingerprints(self, account_id: str, fingerprints: Sequence[str]) -> set[str]:
        """Those that a live import of the account already holds."""
        ...

    def habits(self, payee_keys: Sequence[str]) -> dict[str, tuple[str, str, int, date]]:
        """What was chosen for these payees last: category id, edition id or "", how often, when.

        How often counts the same choice among the payee's last eight entries. Unsorted entries,
        moves and splits teach nothing.
        """
        ...

    def lookalikes(
        self, account_id: str, amounts: Sequence[tuple[date, int]], days: int = 4
    ) -> dict[tuple[date, int], list[tuple[str, date, str]]]:
        """Entries that may be these bank lines, the nearest first: id, day and text.

        Typed by hand, or a move that the other account's file told of; same account and amount,
        at most so many days apart, not linked to a bank line of this account.
        """
        ...

    def months(self, since: date | None = None, until: date | None = None) -> list[MonthRow]:
        """Month by month and currency: in, out and the balance at its end; gaps are filled.

        ``in`` and ``out`` leave moves between own accounts and opening balances out; the balance
        has them. Both ends are included, at month's precision.
        """
        ...

    def category_months(
        self, since: date | None = None, until: date | None = None
    ) -> list[CategoryMonthRow]:
        """What each category brought or took in each month it was used."""
        ...

    def edition_results(
        self, since: date | None = None, until: date | None = None
    ) -> list[EditionResultRow]:
        """Income and cost of each edition and currency."""
        ...

    def unsorted_count(self, until: date | None = None) -> int:
        """How many entries, up to a day, have no real category yet."""
        ...

    def no_rate_count(self, until: date | None = None) -> int:
        """How many entries, up to a day, wait for an exchange rate."""
        ...


class CircleQueries(Protocol):
    """Questions about the circle, its people and what they make."""

    def circle(self) -> Circle | None:
        """The circle of the file."""
        ...

    def members(self, today: date) -> list[MemberRow]:
        """Members, present ones first, by name; with the roles they hold that day."""
        ...

    def roles(self, today: date) -> list[RoleRow]:
        """Roles with who holds them that day; circle roles first."""
        ...

    def terms(self, role_id: str | None = None) -> list[TermRow]:
        """Terms of a role or of all, latest first; awaiting ones, which hold nothing, too."""
        ...

    def aims(self) -> list[AimRow]:
        """Versions of aim and domain, newest first; none where they were never versioned."""
        ...

    def related(self) -> list[RelatedRow]:
        """The circles around ours as a tree: each before those within it, by name.

        Where an old file names a parent that was never noted, it is only in ``circle().parent``.
        """
        ...

    def items(self) -> list[ItemRow]:
        """Pieces of content, open ones first, then by title."""
        ...

    def editions(self, item_id: str | None = None) -> list[EditionRow]:
        """Dated runs with their results, latest first."""
        ...

    def find(self, wanted: Wanted, limit: int = 50) -> list[HitRow]:
        """Any record by its words, as far as the index knows it (``services.searching``)."""
        ...


class SettlementQueries(Protocol):
    """Questions about agreement, investment and statements."""

    def agreements(self) -> list[AgreementRow]:
        """Versions of the agreement, latest first."""
        ...

    def tranches(self) -> list[TrancheRow]:
        """Investment tranches, oldest first."""
        ...

    def statements(self) -> list[StatementRow]:
        """Issued statements, latest first."""
        ...

    def statement_payload(self, statement_id: str) -> tuple[str, str, str, str]:
        """A statement's payload, previous hash, hash and annex.

        Raises:
            Refused: ``record.gone``.
        """
        ...


class JournalQueries(Protocol):
    """Questions about what was done."""

    def actions(self, limit: int = 100) -> list[ActionRow]:
        """The latest actions, newest first, undoing and redoing included."""
        ...

    def history(self, record_id: str) -> list[FieldChange]:
        """What happened to a record, field by field, newest first."""
        ...

    def saved_at(self) -> int:
        """When the last action was kept, in milliseconds since 1970; 0 where there is none."""
        ...


class Queries(
    PolicyQueries,
    LedgerQueries,
    CircleQueries,
    SettlementQueries,
    JournalQueries,
    ReviewQueries,
    BacklogQueries,
    MeetingQueries,
    SelectionQueries,
    Protocol,
):
    """Every question."""
