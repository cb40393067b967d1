"""A circle's books in a real file, and short words to keep them with."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Entry, Split
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.settlement import Outcome
from sofa_desktop.domain.statement import verify
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.agreements import Agreements
from sofa_desktop.services.content import Content
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.settling import Settling
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.services.small_circle import StandingClock

FLAT = Terms("USD", (Tier(None, 2_000),))
"""20 % of everything, nothing else."""


@dataclass
class Books:
    """The books of one circle under test."""

    file: CircleFile
    clock: StandingClock
    ids: dict[str, Id] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert isinstance(self.file, SqlCircleFile)
        self.ledger = Ledger(self.file)
        self.accounts = Accounts(self.file)
        self.agreements = Agreements(self.file)
        self.settling = Settling(self.file, self.clock)
        self.people = People(self.file, self.clock)
        self.content = Content(self.file, self.clock)
        self.queries = SqlQueries(self.file)
        with self.file.look() as work:
            self.ids = {each.key or each.name: each.id for each in work.accounts.all()}

    def id(self, name: str) -> Id:
        """An account by its key or its name; a cost category that is missing is made."""
        if name not in self.ids:
            self.ids[name] = self.accounts.add_category(name, AccountKind.COST)
        return self.ids[name]

    def place(self, name: str, kind: AccountKind, currency: str = "USD") -> Id:
        """Another place for money."""
        self.ids[name] = self.accounts.add(name, kind, currency)
        return self.ids[name]

    def flow(
        self,
        on: str,
        minor: int,
        category: str,
        account: str = "Bank",
        *,
        edition: Id | None = None,
        tranche_id: Id | None = None,
        rate: Rate | None = None,
        text: str = "",
    ) -> Id:
        """Money in (above zero) or out of an account, for one category."""
        flow = Flow(
            account_id=self.id(account),
            on=date.fromisoformat(on),
            splits=(Split(self.id(category), minor, edition),),
            text=text or category,
            tranche_id=tranche_id,
            rate=rate,
        )
        return self.ledger.money_in(flow) if minor > 0 else self.ledger.money_out(flow)

    def members(self, *names: str) -> list[Id]:
        """Members who have been there from the beginning."""
        return [self.people.add(name, joined_on=date(2020, 1, 1)) for name in names]

    def agree(self, terms: Terms, valid_from: str = "2026-01-01") -> Id:
        """A version both circles consented to."""
        version = self.agreements.draft(terms, valid_from=date.fromisoformat(valid_from))
        self.agreements.consent(version, on=date.fromisoformat(valid_from), note="Minutes, item 5")
        return version

    def issue(self, period: str, *, final: bool = False) -> Id:
        """Issue the statement of a period on the fifth day after it."""
        told = Period.parse(period)
        self.clock.day = max(self.clock.day, told.last + timedelta(days=5))
        if final:
            self.clock.day = told.last
        return self.settling.issue(told, final=final)

    def settle(self, period: str) -> dict[str, Any]:
        """Issue a statement, hold the books against it, and give its payload."""
        draft = self.settling.draft(Period.parse(period))
        return self.told(self.issue(period), draft.outcome)

    def told(self, statement: Id, outcome: Outcome | None = None) -> dict[str, Any]:
        """An issued statement's payload, recomputed and held against the books."""
        payload, previous, own, annex = self.settling.payload(statement)
        assert verify(payload, previous, own).matches
        told: dict[str, Any] = json.loads(json.dumps(payload))
        told["annex"] = annex
        if outcome is not None:
            self.hold_against(outcome)
        return told

    def hold_against(self, outcome: Outcome) -> None:
        """What is settled or paid stands in the book accounts as the last statement says."""
        unpaid = sum(row.pay_minor for row in self.queries.statements() if row.paid_on is None)
        with self.file.look() as work:
            kinds = {each.id: each.kind for each in work.accounts.all()}
            paid = {each.paid_entry_id for each in work.statements.all()}
            sums: dict[tuple[AccountKind, str], int] = {}
            for entry in work.entries.all():
                if entry.settled_in is None and entry.id not in paid:
                    continue
                for posting in entry.postings:
                    key = kinds[posting.account_id], posting.currency
                    sums[key] = sums.get(key, 0) + posting.minor
        assert sums.get((AccountKind.SOFA_DUE, "USD"), 0) == -(unpaid + outcome.carried)
        assert sums.get((AccountKind.RESERVE, "USD"), 0) == -outcome.reserve
        assert sums.get((AccountKind.INVESTMENT, "USD"), 0) == -outcome.outstanding
        for currency in ("USD", "EUR"):
            assert sums.get((AccountKind.SOFA_HELD, currency), 0) == 0

    def pay(self, statement: Id, on: str) -> Id:
        """Pay a statement from the bank."""
        return self.settling.pay(statement, self.id("Bank"), on=date.fromisoformat(on))

    def statement(self) -> Id:
        """The last statement issued."""
        return Id(self.queries.statements()[0].id)

    def balance(self, account: str, currency: str = "USD") -> int:
        """What is on an account, by its key, name or id."""
        with self.file.look() as work:
            return work.balance(self.ids.get(account, Id(account)), currency)

    def kind(self, kind: AccountKind, currency: str = "USD") -> int:
        """What is on all accounts of one kind."""
        with self.file.look() as work:
            accounts = [each.id for each in work.accounts.all() if each.kind is kind]
            return sum(work.balance(each, currency) for each in accounts)

    def owed(self, member: str) -> int:
        """What the circle owes to a member."""
        with self.file.look() as work:
            accounts = [each.id for each in work.accounts.all() if each.owner_id == member]
            return -sum(work.balance(each, "USD") for each in accounts)

    def entry(self, entry_id: str) -> Entry:
        """An entry as it stands."""
        with self.file.look() as work:
            return work.entries.get(entry_id)

    def parts(self, entry_id: str) -> dict[str, int]:
        """What an entry adds to each account, by key or name, in whatever currency."""
        with self.file.look() as work:
            names = {each.id: each.key or each.name for each in work.accounts.all()}
            sums: dict[str, int] = {}
            for posting in work.entries.get(entry_id).postings:
                name = f"{names[posting.account_id]} {posting.currency}"
                sums[name] = sums.get(name, 0) + posting.minor
            return {name: minor for name, minor in sums.items() if minor}

    def balances(self) -> None:
        """Every entry balances, and the monthly sums are those of the postings."""
        connection = sqlite3.connect(self.file.path)
        try:
            uneven = connection.execute(
                "SELECT entry_id FROM posting GROUP BY entry_id, currency HAVING sum(minor) <> 0"
            )
            assert uneven.fetchall() == []
            drafts = connection.execute("SELECT id FROM entry WHERE state <> 'posted'")
            assert drafts.fetchall() == []
            sums = connection.execute(
                "SELECT p.account_id, substr(e.booked_on, 1, 7), p.currency, sum(p.minor) "
                "FROM posting AS p JOIN entry AS e ON e.id = p.entry_id GROUP BY 1, 2, 3"
            )
            kept = connection.execute(
                "SELECT account_id, month, currency, in_minor - out_minor + moved_minor "
                "FROM month_account WHERE lines <> 0"
            )
            assert sorted(sums) == sorted(kept)
        finally:
            connection.close()

    def months(self, currency: str = "USD") -> Mapping[str, tuple[int, int, int]]:
        """In, out and balance of each month."""
        return {
            f"{row.month:%Y-%m}": (row.in_minor, row.out_minor, row.balance_minor)
            for row in self.queries.months()
            if row.currency == currency
        }


def with_weights(terms: Terms, members: list[Id], *weights: int) -> Terms:
    """Terms that share by weight."""
    return replace(terms, weights=dict(zip(members, weights, strict=True)))


def euro(text: str, on: str = "2026-02-01") -> Rate:
    """What a euro is worth in dollars on a day."""
    return Rate.quoted(text, "EUR", "USD", on, "ECB")


def refused(code: str, act: Callable[[], object]) -> dict[str, object]:
    """What an act is refused with; its sentence is not the one for codes without any."""
    with pytest.raises(Refused) as no:
        act()
    assert no.value.code == code
    assert code not in sentence(no.value)
    return no.value.facts
