"""Postings of the verbs, worked out by hand, and what is read back from them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    Account,
    AccountKind,
    Entry,
    Posting,
    Split,
    Verb,
    first_open_day,
    flow_postings,
    move_postings,
    reversal,
    typed_parts,
    waits_for_rate,
)
from sofa_desktop.domain.money import Rate

BANK = Account(id=Id("bank"), name="Bank", kind=AccountKind.BANK, currency="USD")
EURO = Account(id=Id("euro"), name="Euro", kind=AccountKind.BANK, currency="EUR")
TICKETS = Account(id=Id("tickets"), name="Tickets", kind=AccountKind.INCOME, key="tickets")
FEES = Account(id=Id("fees"), name="Fees", kind=AccountKind.COST, key="processor_fee")
EXCHANGE = Account(id=Id("x"), name="Exchange", kind=AccountKind.EXCHANGE, key="exchange")
ACCOUNTS = {each.id: each for each in (BANK, EURO, TICKETS, FEES, EXCHANGE)}
RATE = Rate(92, 100, "2026-07-01", "bank")


def flow(*splits: Split, rate: Rate | None = None, settle: str = "EUR") -> tuple[Posting, ...]:
    return flow_postings(
        BANK, splits, exchange_id=EXCHANGE.id, settlement_currency=settle, rate=rate
    )


def entry(postings: tuple[Posting, ...], verb: Verb = Verb.MONEY_IN) -> Entry:
    day = date(2026, 7, 1)
    return Entry(
        id=Id("e"), verb=verb, booked_on=day, occurred_on=day, text="Ticket", postings=postings
    )


def test_a_ticket_of_80_less_a_fee_of_2_40_puts_77_60_on_the_account() -> None:
    postings = flow(Split(TICKETS.id, 8_000), Split(FEES.id, -240), settle="USD")
    assert postings == (
        Posting(BANK.id, "USD", 7_760),
        Posting(TICKETS.id, "USD", -8_000),
        Posting(FEES.id, "USD", 240),
    )
    entry(postings).check()


def test_100_dollars_at_92_cents_are_92_euros_of_tickets() -> None:
    postings = flow(Split(TICKETS.id, 10_000), rate=RATE)
    assert postings == (
        Posting(BANK.id, "USD", 10_000),
        Posting(EXCHANGE.id, "USD", -10_000),
        Posting(EXCHANGE.id, "EUR", 9_200),
        Posting(TICKETS.id, "EUR", -9_200),
    )
    assert not waits_for_rate(entry(postings), ACCOUNTS, "EUR")


def test_without_a_rate_it_waits_in_its_own_currency() -> None:
    postings = flow(Split(TICKETS.id, 10_000))
    assert postings[1] == Posting(TICKETS.id, "USD", -10_000)
    assert waits_for_rate(entry(postings), ACCOUNTS, "EUR")


def test_a_part_worth_nothing_joins_the_largest() -> None:
    rupiah = Account(id=Id("idr"), name="Rupiah", kind=AccountKind.BANK, currency="IDR")
    tiny, large = Split(FEES.id, 100), Split(TICKETS.id, 2_000_000_000)
    postings = flow_postings(
        rupiah,
        (tiny, large),
        exchange_id=EXCHANGE.id,
        settlement_currency="EUR",
        rate=Rate(1, 16_000, "2026-07-01", "bank"),
    )
    entry(postings).check()
    parts = typed_parts(entry(postings), {**ACCOUNTS, rupiah.id: rupiah})
    assert parts == (Split(TICKETS.id, 2_000_000_100),)
    assert postings[-1] == Posting(TICKETS.id, "EUR", -125_000)


def test_an_amount_worth_nothing_at_all_is_refused() -> None:
    with pytest.raises(Refused, match=r"rate\.nothing_left"):
        flow(Split(TICKETS.id, 10), rate=Rate(1, 16_000, "2026-07-01", "bank"))


def balance(postings: tuple[Posting, ...]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for posting in postings:
        sums[posting.currency] = sums.get(posting.currency, 0) + posting.minor
    return sums


@given(
    st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=5),
    st.integers(1, 10**6),
    st.integers(1, 10**6),
)
def test_each_currency_balances_and_what_was_typed_adds_up(
    amounts: list[int], numerator: int, denominator: int
) -> None:
    splits = [Split(TICKETS.id, amount) for amount in amounts]
    rate = Rate(numerator, denominator, "2026-07-01", "bank")
    assume(any(rate.convert(amount) for amount in amounts))
    postings = flow(*splits, rate=rate)
    assert set(balance(postings).values()) <= {0}
    typed = typed_parts(entry(postings), ACCOUNTS)
    assert sum(part.minor for part in typed) == sum(amounts)


def test_a_move_between_currencies_balances_in_both() -> None:
    postings = move_postings(BANK, EURO, 10_000, 9_150, EXCHANGE.id)
    assert balance(postings) == {"USD": 0, "EUR": 0}
    assert postings[0] == Posting(BANK.id, "USD", -10_000)
    assert postings[-1] == Posting(EURO.id, "EUR", 9_150)


@pytest.mark.parametrize(
    ("source", "target", "minor", "arrived", "code"),
    [
        (BANK, BANK, 100, 100, "move.same_account"),
        (BANK, EURO, 0, 100, "move.not_positive"),
        (BANK, EURO, 100, -1, "move.not_positive"),
    ],
)
def test_a_move_that_is_none_is_refused(
    source: Account, target: Account, minor: int, arrived: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        move_postings(source, target, minor, arrived, EXCHANGE.id)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("postings", "code"),
    [
        ((Posting(BANK.id, "USD", 100),), "entry.too_few"),
        ((Posting(BANK.id, "USD", 100), Posting(TICKETS.id, "USD", -99)), "entry.unbalanced"),
        ((Posting(BANK.id, "USD", 100), Posting(TICKETS.id, "EUR", -100)), "entry.unbalanced"),
        ((Posting(BANK.id, "USD", 0), Posting(TICKETS.id, "USD", 0)), "entry.zero"),
    ],
)
def test_an_entry_that_does_not_balance_is_refused(
    postings: tuple[Posting, ...], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        entry(postings).check()
    assert refused.value.code == code


def test_late_money_counts_after_the_settled_period() -> None:
    settled = date(2026, 9, 30)
    assert first_open_day(date(2026, 9, 12), settled) == date(2026, 10, 1)
    assert first_open_day(date(2026, 10, 5), settled) == date(2026, 10, 5)
    assert first_open_day(date(2026, 9, 12), None) == date(2026, 9, 12)


def test_a_reversal_is_the_opposite_and_names_its_original() -> None:
    original = replace(
        entry(flow(Split(TICKETS.id, 8_000), settle="USD")),
        original_minor=7_400,
        original_currency="EUR",
    )
    opposite = reversal(original, new_id=Id("r"), booked_on=date(2026, 10, 1), text="Reversal")
    assert [posting.minor for posting in opposite.postings] == [-8_000, 8_000]
    assert (opposite.original_minor, opposite.original_currency) == (-7_400, "EUR")
    assert (opposite.refund_of, opposite.settled_in) == (original.id, None)
