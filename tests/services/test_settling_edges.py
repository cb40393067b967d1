"""Statements at the edges: before the agreement, leap days, the end, who leaves, huge sums."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.periods import Period
from sofa_desktop.services.rows import EntryFilter
from tests.services.books import FLAT, Books, with_weights

Q1, Q2, Q3, Q4 = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")


def shares(payload: dict[str, Any]) -> dict[str, int]:
    """Who got what."""
    return {row["name"]: row["amount"] for row in payload["annex"]["members"]}


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def test_money_from_before_the_agreement_is_shared_with_nobody(books: Books) -> None:
    books.members("Ana")
    old = books.flow("2024-05-10", 900_000, "tickets")
    books.flow("2026-06-30", -40_000, "tools")
    books.agree(FLAT, "2026-07-01")
    books.flow("2026-07-01", 100_000, "tickets")
    books.clock.day = date(2026, 7, 2)
    assert books.settling.next_period() == Period.parse(Q3)

    told = books.settle(Q3)
    assert [line["on"] for line in told["lines"]] == ["2026-07-01"]
    assert (told["output"]["gross"], told["output"]["pay"]) == (100_000, 20_000)
    books.ledger.refund(old, on=date(2026, 10, 20), minor=900_000)
    told = books.settle(Q4)
    assert (told["lines"], told["output"]["net"]) == ([], 0)
    assert books.entry(old).settled_in is not None
    books.balances()


def test_what_waits_from_before_the_agreement_is_promised_to_no_statement(books: Books) -> None:
    books.members("Ana")
    books.place("Shop", AccountKind.SOFA_HELD)
    old = books.flow("2025-05-10", 900_000, "unsorted_in")
    books.flow("2025-05-11", 5_000, "unsorted_in", "Shop", text="Held")
    books.flow("2026-02-10", 7_000, "unsorted_in", text="New")
    books.agree(FLAT)
    told = books.settle(Q1)
    assert [row["what"] for row in told["waiting"]] == ["Held", "New"]
    assert books.entry(old).settled_in is None
    assert told["output"]["net"] == 0


def test_what_sofa_invested_or_holds_counts_from_before_the_agreement(books: Books) -> None:
    books.members("Ana")
    books.place("Shop", AccountKind.SOFA_HELD)
    seed = books.agreements.add_tranche("Seed", 50_000, agreed_on=date(2026, 5, 1))
    books.agreements.disburse(seed, books.id("Bank"), on=date(2026, 5, 2), minor=50_000)
    books.flow("2026-05-20", -30_000, "tools", tranche_id=seed)
    books.flow("2026-06-01", 10_000, "tickets", "Shop")
    books.agree(replace(FLAT, recoup_bp=5_000), "2026-07-01")
    books.flow("2026-07-01", 100_000, "tickets")

    told = books.settle(Q3)
    assert told["output"]["gross"] == 100_000
    assert told["output"]["base"] == 100_000 - 30_000
    assert told["output"]["held"] == 10_000
    assert told["output"]["outstanding"] == 50_000
    assert told["closing"]["unspent"] == 20_000
    assert told["output"]["pay"] == 14_000 - 10_000
    books.balances()


def test_the_first_period_begins_with_the_agreement(books: Books) -> None:
    books.members("Ana")
    books.flow("2026-02-10", 100_000, "tickets")
    assert books.settling.next_period() == Period.parse(Q1)
    books.agree(FLAT, "2026-02-15")
    assert books.settling.next_period() == Period(date(2026, 2, 15), date(2026, 4, 1))
    books.issue("2026-02-15..2026-03-31")
    assert books.settling.next_period() == Period.parse(Q2)


def test_an_agreement_that_has_not_begun_moves_no_period(books: Books) -> None:
    books.members("Ana")
    books.flow("2026-02-10", 100_000, "tickets")
    books.agree(FLAT, "2026-07-01")
    assert books.settling.next_period() == Period.parse(Q1)
    with pytest.raises(Refused) as refused:
        books.settling.draft(Period.parse(Q1))
    assert code(refused) == "settlement.no_agreement"


def test_an_agreement_older_than_the_books_leaves_no_empty_quarters(books: Books) -> None:
    books.members("Ana")
    books.agree(FLAT, "2024-01-01")
    books.flow("2026-02-10", 100_000, "tickets")
    assert books.settling.next_period() == Period.parse(Q1)


def test_a_version_that_starts_within_a_quarter_starts_its_ladder_anew(books: Books) -> None:
    """10 % to 1,000.00 then 30 %, and from 15 May 20 % to 500.00 then 40 %, in one quarter."""
    books.members("Ana")
    books.agree(Terms("USD", (Tier(100_000, 1_000), Tier(None, 3_000)), caps={"tools": 1_000}))
    books.flow("2026-02-01", 80_000, "tickets")
    first = books.settle(Q1)
    assert first["output"]["share"] == 8_000
    books.pay(books.statement(), "2026-04-10")

    books.agree(
        Terms("USD", (Tier(50_000, 2_000), Tier(None, 4_000)), service_fee=1_000), "2026-05-15"
    )
    books.flow("2026-05-14", 60_000, "tickets")
    books.flow("2026-05-14", -20_000, "tools")
    books.flow("2026-05-15", 90_000, "tickets")
    books.flow("2026-05-15", -20_000, "tools")

    told = books.settle(Q2)
    # to 14 May: tools count to 10 % of 1,400.00; base 800.00 + 600.00 - 140.00 = 1,260.00
    (row,) = told["output"]["corrections"]
    assert (row["window"], row["base_before"], row["base_after"]) == ("2026", 80_000, 126_000)
    assert (row["share_before"], row["share_after"]) == (8_000, 10_000 + 7_800)
    assert row["circle_difference"] == 60_000 - 20_000 - 9_800
    # from 15 May: 900.00 - 200.00 - the fee of 10.00 = 690.00
    assert (told["window"], told["output"]["base"]) == ("2026-v2", 69_000)
    assert told["output"]["share"] == 10_000 + 7_600
    assert told["output"]["due"] == 9_800 + 1_000 + 17_600
    assert told["output"]["circle"] == 30_200 + 90_000 - 20_000 - 1_000 - 17_600
    assert set(told["closing"]["windows"]) == {"2026", "2026-v2"}

    late = books.flow("2026-05-01", 10_000, "tickets")
    told = books.settle(Q3)
    (row,) = told["output"]["corrections"]
    # the late 100.00 lifts the cap on tools by 10.00: 90.00 more base at 30 %
    assert (row["window"], row["share_difference"]) == ("2026", 2_700)
    assert books.entry(late).booked_on == date(2026, 7, 1)
    books.balances()


def test_who_bears_a_lost_fee_is_as_agreed_on_the_day_of_the_refund(books: Books) -> None:
    books.members("Ana")
    books.agree(replace(FLAT, lost_fee_bearer="sofa"))
    books.agree(FLAT, "2026-02-15")
    books.flow("2026-02-14", -500, "lost_fee")
    books.flow("2026-02-15", -300, "lost_fee")
    books.flow("2026-03-01", 100_000, "tickets")

    told = books.settle(Q1)
    assert told["output"]["held"] == 500
    assert told["input"]["costs"] == {"lost_fee": 300}
    assert books.balance("lost_fee") == 300
    books.balances()


def test_a_leap_day_lies_in_its_month_and_the_days_counted_from_it_exist(books: Books) -> None:
    books.clock.day = date(2024, 2, 29)
    books.members("Ana")
    books.agree(replace(FLAT, pay_within_days=366), "2024-01-01")
    books.flow("2024-02-29", 10_000, "tickets")
    statement = books.settling.issue(Period.parse("2024-02-01..2024-02-28"))
    assert books.told(statement)["lines"] == []

    books.clock.day = date(2024, 3, 1)
    books.settling.issue(Period.parse("2024-02-29..2024-02-29"))
    told = books.told(books.statement())
    assert told["period"]["key"] == "2024-02-29..2024-02-29"
    assert (told["output"]["gross"], told["pay_by"]) == (10_000, "2025-03-02")
    assert books.settling.next_period() == Period(date(2024, 3, 1), date(2024, 4, 1))


def test_months_for_corrections_counted_from_a_leap_day_end_in_february(books: Books) -> None:
    books.members("Ana")
    books.agree(FLAT, "2024-01-01")
    books.clock.day = date(2024, 2, 29)
    books.settling.issue(Period.parse("2024-01"))
    assert books.told(books.statement())["corrections_until"] == "2026-02-28"


def test_a_year_with_a_leap_day_is_one_window(books: Books) -> None:
    books.members("Ana")
    books.agree(Terms("USD", (Tier(10_000, 1_000), Tier(None, 2_000))), "2024-01-01")
    for day in ("2024-02-28", "2024-02-29", "2024-03-01"):
        books.flow(day, 5_000, "tickets")
    told = books.settle("2024")
    assert (told["period"]["last"], told["window"]) == ("2024-12-31", "2024")
    assert told["output"]["share"] == 1_000 + 1_000


def test_the_last_statement_pays_what_was_carried_in_the_circle_s_favour(books: Books) -> None:
    books.members("Ana")
    books.agree(replace(FLAT, negative="carry", min_payout=100_000))
    ticket = books.flow("2026-01-10", 10_000, "tickets")
    first = books.settle(Q1)
    assert (first["output"]["pay"], first["output"]["carried"]) == (0, 2_000)
    books.place("Shop", AccountKind.SOFA_HELD)
    books.flow("2026-05-01", 30_000, "tickets", "Shop")
    books.ledger.refund(ticket, on=date(2026, 5, 2), minor=10_000)
    draft = books.settling.draft(Period.parse(Q2), final=True)
    told = books.told(books.issue(Q2, final=True), draft.outcome)
    # 6,000 on the shop's sale, 2,000 of the refund back, 30,000 held, 2,000 carried
    assert (told["output"]["due"], told["output"]["net"]) == (4_000, 4_000 - 30_000 + 2_000)
    assert (told["output"]["pay"], told["output"]["carried"]) == (-24_000, 0)
    came = books.flow("2026-07-10", 24_000, "unsorted_in")
    books.settling.match_payment(books.statement(), came)
    assert books.balance("sofa_due") == 0
    with pytest.raises(Refused) as refused:
        books.settling.draft(Period.parse(Q3))
    assert code(refused) == "settlement.ended"
    books.balances()


def test_what_went_the_other_way_is_no_payment_by_sofa(books: Books) -> None:
    books.members("Ana")
    books.agree(FLAT)
    books.place("Shop", AccountKind.SOFA_HELD)
    books.flow("2026-01-10", 10_000, "tickets", "Shop")
    assert books.settle(Q1)["output"]["pay"] == -8_000
    went = books.flow("2026-04-10", -8_000, "unsorted_out")
    with pytest.raises(Refused) as refused:
        books.settling.match_payment(books.statement(), went)
    assert code(refused) == "statement.amount_differs"
    came = books.pay(books.statement(), "2026-04-11")
    assert books.parts(came) == {"Bank USD": 8_000, "sofa_due USD": -8_000}


def test_an_investment_paid_back_whole_before_it_began_to_be_due(books: Books) -> None:
    books.members("Ana")
    books.agree(replace(FLAT, recoup_bp=5_000))
    seed = books.agreements.add_tranche("Seed", 50_000, agreed_on=date(2026, 1, 2))
    bank = books.id("Bank")
    books.agreements.disburse(seed, bank, on=date(2026, 1, 5), minor=50_000)
    books.agreements.repay_early(seed, bank, on=date(2026, 3, 5), minor=50_000)
    books.flow("2026-03-10", 10_000, "tickets")
    told = books.settle(Q1)
    assert (told["output"]["recoup"], told["output"]["outstanding"]) == (0, 0)
    assert told["closing"]["unspent"] == 0
    books.flow("2026-04-10", 10_000, "tickets")
    assert books.settle(Q2)["output"]["recoup"] == 0
    assert books.kind(AccountKind.INVESTMENT) == 0
    books.balances()


def test_more_than_was_left_of_an_investment_is_not_paid_back(books: Books) -> None:
    books.members("Ana")
    books.agree(FLAT)
    seed = books.agreements.add_tranche("Seed", 50_000, agreed_on=date(2026, 1, 2))
    bank = books.id("Bank")
    books.agreements.disburse(seed, bank, on=date(2026, 1, 5), minor=50_000)
    too_much = books.agreements.repay_early(seed, bank, on=date(2026, 3, 5), minor=50_001)
    with pytest.raises(Refused) as refused:
        books.issue(Q1)
    assert code(refused) == "settlement.repaid_too_much"
    assert books.queries.statements() == []
    books.ledger.change(too_much, minor=-50_000)
    assert books.settle(Q1)["output"]["outstanding"] == 0


def test_a_reserve_at_its_target_takes_no_more_and_a_lower_target_gives_none_back(
    books: Books,
) -> None:
    books.members("Ana")
    books.agree(replace(FLAT, reserve_bp=10_000, reserve_target=8_000))
    books.flow("2026-01-10", 10_000, "tickets")
    assert books.settle(Q1)["output"]["reserve_added"] == 8_000
    books.agree(replace(FLAT, reserve_bp=10_000, reserve_target=5_000), "2026-04-01")
    books.flow("2026-04-10", 10_000, "tickets")
    told = books.settle(Q2)
    assert (told["output"]["reserve_added"], told["output"]["reserve"]) == (0, 8_000)
    assert told["output"]["distributable"] == 8_000
    books.balances()


def test_who_leaves_within_a_quarter_shares_in_it_and_no_longer(books: Books) -> None:
    ana, bela, chidi = books.members("Ana", "Béla", "Chidi")
    books.agree(with_weights(FLAT, [ana, bela, chidi], 2, 1, 1))
    books.people.leave(bela, on=date(2026, 2, 1))
    books.flow("2026-03-10", 10_000, "tickets")
    assert shares(books.settle(Q1)) == {"Ana": 4_000, "Béla": 2_000, "Chidi": 2_000}
    books.flow("2026-04-10", 10_000, "tickets")
    assert shares(books.settle(Q2)) == {"Ana": 5_333, "Chidi": 2_667}
    assert books.owed(bela) == 2_000
    for member in (ana, chidi):
        books.people.leave(member, on=date(2026, 7, 1))
    books.flow("2026-07-10", 10_000, "tickets")
    with pytest.raises(Refused) as refused:
        books.issue(Q3)
    assert code(refused) == "settlement.no_weights"


def test_sums_of_ten_to_the_fifteen_lose_nothing(books: Books) -> None:
    ana, bela = books.members("Ana", "Béla")
    books.agree(Terms("USD", (Tier(10**15, 1_000), Tier(None, 2_000)), caps={"tools": 3_333}))
    books.flow("2026-01-10", 10**15, "tickets")
    books.flow("2026-02-10", 10**15, "tickets")
    books.flow("2026-02-10", 1, "tickets")
    books.flow("2026-02-11", -(10**15), "tools")
    told = books.settle(Q1)
    gross = 2 * 10**15 + 1
    allowed = (gross * 3_333 * 2 + 10_000) // 20_000
    base = gross - allowed
    assert told["output"]["allowed"] == {"tools": allowed}
    assert told["output"]["base"] == base
    assert told["output"]["share"] == 10**14 + ((base - 10**15) * 2 + 5) // 10
    assert books.owed(ana) + books.owed(bela) == told["output"]["distributable"]
    assert told["output"]["circle"] == gross - 10**15 - told["output"]["share"]
    books.balances()


def test_a_digit_too_many_is_refused_before_it_reaches_the_file(books: Books) -> None:
    too_large = 10**15 + 1
    acts: list[Callable[[], object]] = [
        lambda: books.flow("2026-01-10", too_large, "tickets"),
        lambda: books.flow("2026-01-10", -(10**19), "tools"),
        lambda: books.agreements.add_tranche("Seed", too_large, agreed_on=date(2026, 1, 2)),
        lambda: books.agree(replace(FLAT, service_fee=10**19)),
        lambda: books.agree(Terms("USD", (Tier(10**19, 0), Tier(None, 1_000)))),
        lambda: books.content.add_edition(
            books.content.add_item("Talk", "webinar"),
            "May",
            date(2026, 5, 1),
            budget_minor=too_large,
        ),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert code(refused) == "money.too_large"
    assert books.queries.entry_ids(EntryFilter()) == []
    assert books.queries.agreements() == []


def test_a_final_statement_within_a_quarter_ends_today(books: Books) -> None:
    books.members("Ana")
    books.agree(FLAT)
    books.flow("2026-01-10", 10_000, "tickets")
    books.flow("2026-02-11", 99_000, "tickets")
    books.clock.day = date(2026, 2, 10)
    draft = books.settling.draft(Period.parse(Q1), final=True)
    assert draft.payload["period"] == {
        "key": "2026-01-01..2026-02-10",
        "start": "2026-01-01",
        "last": "2026-02-10",
    }
    told = books.told(books.settling.issue(Period.parse(Q1), final=True), draft.outcome)
    assert (told["kind"], told["output"]["pay"]) == ("final", 2_000)
    after = books.entry(books.flow("2026-02-15", 1_000, "tickets"))
    assert after.booked_on == date(2026, 2, 15)


def test_a_final_statement_of_days_to_come_is_none(books: Books) -> None:
    books.members("Ana")
    books.agree(FLAT)
    books.clock.day = date(2026, 2, 10)
    with pytest.raises(Refused) as refused:
        books.settling.issue(Period.parse(Q2), final=True)
    assert code(refused) == "settlement.period_open"
