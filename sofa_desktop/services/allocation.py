"""What a statement does to the books: the period's surplus becomes what is owed to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.agreement import LOST_FEE
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Entry, Posting, Verb
from sofa_desktop.domain.money import BASIS, half_up
from sofa_desktop.domain.settlement import Outcome
from sofa_desktop.domain.statement_lines import DISBURSED, HELD
from sofa_desktop.services.book import Book
from sofa_desktop.services.gathering import Gathered


@dataclass(frozen=True, slots=True)
class Allocation:
    """What a statement allocates."""

    outcome: Outcome
    gathered: Gathered
    payouts: Mapping[str, int]
    """Member to amount."""
    multiple_bp: int


def allocate(book: Book, allocation: Allocation, on: date, number: str) -> Id | None:
    """Post the allocation of a statement; nothing where nothing is due to anybody.

    Credits SoFA with fee, share and what is paid back; the reserve and the members with theirs;
    sets cash that SoFA holds against what is due to it. The counterpart is the circle's surplus.
    """
    sums = _Sums(book)
    outcome = allocation.outcome
    surplus, due = book.by_key("allocation").id, book.by_key("sofa_due").id
    share = outcome.share + sum(row.share_difference for row in outcome.corrections)
    sums.pass_on(surplus, due, share + outcome.fee)
    for tranche_id, recouped in outcome.recoup_by_tranche:
        sums.pass_on(book.of_tranche(tranche_id).id, due, recouped)
    for tranche_id, extra in _beyond_principal(allocation).items():
        sums.pass_on(surplus, book.of_tranche(tranche_id).id, extra)
    sums.pass_on(surplus, book.by_key("reserve").id, outcome.reserve_added)
    for member_id, amount in allocation.payouts.items():
        if amount:
            sums.pass_on(surplus, book.of_member(member_id).id, amount)
    for entry in allocation.gathered.consumed:
        _set_against(sums, entry)
    for line in allocation.gathered.lines:
        if line["role"] == HELD and line["category"] == LOST_FEE:
            sums.pass_on(due, book.by_key(LOST_FEE).id, int(str(line["settled"])))
    postings = sums.postings()
    return book.post(Verb.ALLOCATION, on, number, postings) if postings else None


class _Sums:
    """Amounts by account and currency, added up before they are posted."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._sums: dict[tuple[Id, str], int] = {}

    def pass_on(self, source: Id, target: Id, minor: int, currency: str = "") -> None:
        """Debit one account, credit the other."""
        of = currency or self.book.currency
        for account_id, amount in ((source, minor), (target, -minor)):
            self._sums[account_id, of] = self._sums.get((account_id, of), 0) + amount

    def postings(self) -> tuple[Posting, ...]:
        return tuple(
            Posting(account_id, currency, minor)
            for (account_id, currency), minor in self._sums.items()
            if minor
        )


def _set_against(sums: _Sums, entry: Entry) -> None:
    """Cash that came to SoFA for the circle lessens what the circle owes it."""
    book = sums.book
    due, exchange = book.by_key("sofa_due").id, book.by_key("exchange").id
    for posting in entry.postings:
        if book.get(posting.account_id).kind is not AccountKind.SOFA_HELD:
            continue
        if posting.currency == book.currency or entry.rate is None:
            sums.pass_on(due, posting.account_id, posting.minor, posting.currency)
        else:
            sums.pass_on(exchange, posting.account_id, posting.minor, posting.currency)
            sums.pass_on(due, exchange, entry.rate.convert(posting.minor))


def _beyond_principal(allocation: Allocation) -> dict[str, int]:
    """What is to be paid back of each new disbursement beyond what was received."""
    received: dict[str, int] = {}
    for line in allocation.gathered.lines:
        settled = int(str(line["settled"]))
        if line["role"] == DISBURSED and settled > 0:
            tranche = str(line["category"])
            received[tranche] = received.get(tranche, 0) + settled
    return {
        tranche: half_up(principal * allocation.multiple_bp, BASIS) - principal
        for tranche, principal in received.items()
    }
