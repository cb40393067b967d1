"""The ledger: accounts, entries that balance in each currency, and the four verbs over them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import Rate, must_fit


class AccountKind(StrEnum):
    """What an account is for. Money lies in the first four; the rest say where it came from."""

    BANK = "bank"
    CASH = "cash"
    PAYPAL = "paypal"
    SOFA_HELD = "sofa_held"
    INCOME = "income"
    COST = "cost"
    TAX = "tax"
    OPENING = "opening"
    EXCHANGE = "exchange"
    ALLOCATION = "allocation"
    SOFA_DUE = "sofa_due"
    INVESTMENT = "investment"
    MEMBER = "member"
    RESERVE = "reserve"


MONEY = frozenset({AccountKind.BANK, AccountKind.CASH, AccountKind.PAYPAL, AccountKind.SOFA_HELD})
"""Where money lies: what a steward calls an account."""
CATEGORIES = frozenset({AccountKind.INCOME, AccountKind.COST, AccountKind.TAX})
"""What money was for: what a steward calls a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A place for money, a category, or a book account behind them."""

    id: Id
    name: str
    kind: AccountKind
    currency: str = ""
    """ISO 4217 for places of money; empty for categories, which take any."""
    key: str = ""
    """A category's name in agreements and bundles: ``tickets``, ``member_pay``."""
    number: str = ""
    """IBAN or account number."""
    owner_id: Id | None = None
    """The member an account of kind ``member`` belongs to, the tranche of an ``investment``."""
    archived: bool = False

    @property
    def holds_money(self) -> bool:
        """Whether it is a place for money."""
        return self.kind in MONEY

    def check(self) -> None:
        """Hold an account to its form.

        Raises:
            Refused: ``account.no_name``, ``account.no_currency``.
        """
        if not self.name.strip():
            raise Refused("account.no_name")
        if self.holds_money and not self.currency:
            raise Refused("account.no_currency", name=self.name)


class Verb(StrEnum):
    """What a person did. The last two are written by the app itself."""

    MONEY_IN = "money_in"
    MONEY_OUT = "money_out"
    MOVE = "move"
    PAY_MEMBERS = "pay_members"
    OPENING = "opening"
    ALLOCATION = "allocation"


FLOWS = frozenset({Verb.MONEY_IN, Verb.MONEY_OUT, Verb.PAY_MEMBERS})
"""Verbs by which money enters or leaves the circle."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of an entry: an amount added to (positive) or taken from an account."""

    account_id: Id
    currency: str
    minor: int
    edition_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A dated entry whose postings add up to nothing in each currency."""

    id: Id
    verb: Verb
    booked_on: date
    """The day it counts in the books: never inside a settled period when it is posted."""
    occurred_on: date
    """The day the money moved; before ``booked_on`` where it was recorded late."""
    text: str
    postings: tuple[Posting, ...]
    counterparty: str = ""
    note: str = ""
    tags: str = ""
    refund_of: Id | None = None
    tranche_id: Id | None = None
    """The investment that paid for it; none where operations did."""
    rate: Rate | None = None
    original_minor: int = 0
    original_currency: str = ""
    """What was paid in another currency, where the bank converted it before it arrived."""
    batch_id: Id | None = None
    settled_in: Id | None = None
    """The statement that consumed it; from then on only note, tags and receipts change."""

    def check(self) -> None:
        """Hold the entry to double entry.

        Raises:
            Refused: ``entry.too_few``, ``entry.zero``, ``entry.unbalanced``, ``entry.no_text``,
                ``money.too_large``.
        """
        if not self.text.strip():
            raise Refused("entry.no_text")
        if len(self.postings) < 2:
            raise Refused("entry.too_few")
        if self.verb is not Verb.ALLOCATION:
            must_fit(self.original_minor, *(posting.minor for posting in self.postings))
        sums: dict[str, int] = defaultdict(int)
        for posting in self.postings:
            if posting.minor == 0:
                raise Refused("entry.zero")
            sums[posting.currency] += posting.minor
        for currency, rest in sums.items():
            if rest:
                raise Refused("entry.unbalanced", currency=currency, rest=rest)


@dataclass(frozen=True, slots=True)
class Split:
    """A part of an entry: its effect on cash (in is positive), what it was for, which edition."""

    category_id: Id
    minor: int
    edition_id: Id | None = None


def flow_postings(
    account: Account,
    splits: Sequence[Split],
    *,
    exchange_id: Id,
    settlement_currency: str,
    rate: Rate | None = None,
) -> tuple[Posting, ...]:
    """Money in or out of one account, split over categories and editions.

    Where the account's currency is not the settlement currency and a rate is known, the
    categories are kept in the settlement currency and both currencies balance through the
    exchange account; without a rate they wait in the account's own currency.
    """
    total = sum(part.minor for part in splits)
    postings = [Posting(account.id, account.currency, total)] if total else []
    if rate is None or account.currency == settlement_currency:
        postings += [
            Posting(part.category_id, account.currency, -part.minor, part.edition_id)
            for part in splits
            if part.minor
        ]
        return tuple(postings)
    for part in _worth_converting(splits, rate):
        settled = rate.convert(part.minor)
        postings.append(Posting(exchange_id, account.currency, -part.minor))
        postings.append(Posting(exchange_id, settlement_currency, settled))
        postings.append(Posting(part.category_id, settlement_currency, -settled, part.edition_id))
    return tuple(postings)


def _worth_converting(splits: Sequence[Split], rate: Rate) -> list[Split]:
    """The splits without those that come to nothing in the other currency.

    A part of less than half a minor unit there joins the largest part, so that what was typed
    stays whole and no unit is invented.

    Raises:
        Refused: ``rate.nothing_left`` where all of it comes to nothing.
    """
    kept = [part for part in splits if rate.convert(part.minor)]
    lost = sum(part.minor for part in splits) - sum(part.minor for part in kept)
    if not kept:
        raise Refused("rate.nothing_left")
    largest = max(range(len(kept)), key=lambda place: abs(kept[place].minor))
    kept[largest] = replace(kept[largest], minor=kept[largest].minor + lost)
    return kept


def move_postings(
    source: Account, target: Account, minor: int, arrived: int, exchange_id: Id
) -> tuple[Posting, ...]:
    """Money from one account to another; two currencies balance through the exchange account.

    Raises:
        Refused: ``move.same_account``, ``move.amounts_differ``, ``move.not_positive``.
    """
    if source.id == target.id:
        raise Refused("move.same_account", name=source.name)
    if minor <= 0 or arrived <= 0:
        raise Refused("move.not_positive")
    if source.currency == target.currency:
        if minor != arrived:
            raise Refused("move.amounts_differ")
        return (
            Posting(source.id, source.currency, -minor),
            Posting(target.id, target.currency, minor),
        )
    return (
        Posting(source.id, source.currency, -minor),
        Posting(exchange_id, source.currency, minor),
        Posting(exchange_id, target.currency, -arrived),
        Posting(target.id, target.currency, arrived),
    )


def typed_parts(entry: Entry, accounts: Mapping[Id, Account]) -> tuple[Split, ...]:
    """The splits of an entry in its account's own currency, as they were typed.

    A converted part stands as three postings: out of the exchange account in the one currency,
    into it in the other, and its category.
    """
    found: list[Split] = []
    typed = 0
    for posting in entry.postings:
        kind = accounts[posting.account_id].kind
        if kind is AccountKind.EXCHANGE:
            if typed == 0:
                typed = -posting.minor
        elif kind not in MONEY:
            found.append(Split(posting.account_id, typed or -posting.minor, posting.edition_id))
            typed = 0
    return tuple(found)


def reversal(entry: Entry, *, new_id: Id, booked_on: date, text: str) -> Entry:
    """The entry that takes back a settled one: same accounts, opposite amounts."""
    return replace(
        entry,
        id=new_id,
        booked_on=booked_on,
        text=text,
        postings=tuple(replace(posting, minor=-posting.minor) for posting in entry.postings),
        original_minor=-entry.original_minor,
        refund_of=entry.id,
        batch_id=None,
        settled_in=None,
        note="",
        tags="",
    )


def waits_for_rate(entry: Entry, accounts: Mapping[Id, Account], settlement_currency: str) -> bool:
    """Whether a category of the entry is still in another currency than the settlement's."""
    return any(
        accounts[posting.account_id].kind in CATEGORIES and posting.currency != settlement_currency
        for posting in entry.postings
    )


def first_open_day(occurred_on: date, settled_until: date | None) -> date:
    """The day an entry counts in the books: its own, or the first after the settled periods."""
    if settled_until is None or occurred_on > settled_until:
        return occurred_on
    return date.fromordinal(settled_until.toordinal() + 1)
