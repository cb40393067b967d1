"""Statements out of the ledger: the worked examples, corrections, versions, and the books after."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.statement import FIRST_HASH
from sofa_desktop.services.ledger import Flow
from tests.services.books import FLAT, Books, euro, with_weights

Q1, Q2, Q3, Q4 = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")


def amounts(payload: dict[str, Any]) -> list[int]:
    """The members' amounts, in the order of the annex."""
    return [row["amount"] for row in payload["annex"]["members"]]


def no(code: str, refused: pytest.ExceptionInfo[Refused]) -> dict[str, object]:
    assert refused.value.code == code
    return refused.value.facts


def test_v1_flat_rate_three_equal_members(books: Books) -> None:
    members = books.members("Ana", "Béla", "Chidi")
    books.agree(with_weights(FLAT, members, 1, 1, 1))
    books.flow("2026-01-10", 320_000, "tickets")
    books.flow("2026-02-11", 165_000, "coaching")
    books.flow("2026-03-31", -123_456, "production")

    told = books.settle(Q1)

    assert told["number"] == "IC-2026-0001"
    assert told["output"]["base"] == 361_544
    assert told["output"]["share"] == 72_309
    assert told["output"]["circle"] == 289_235
    assert amounts(told) == [96_412, 96_412, 96_411]
    assert told["output"]["pay"] == 72_309
    assert [books.owed(member) for member in members] == [96_412, 96_412, 96_411]
    assert books.balance("Bank") == 361_544

    books.pay(books.statement(), "2026-04-20")
    assert books.balance("sofa_due") == 0
    assert books.balance("Bank") == 289_235
    books.balances()


LADDER = Terms(
    "USD",
    (Tier(500_000, 1_000), Tier(2_000_000, 2_000), Tier(None, 3_000)),
    caps={"admin": 1_000},
    service_fee=7_500,
)


def test_v2_a_ladder_over_a_year_with_a_cap_and_a_fee(books: Books) -> None:
    members = books.members("Ana", "Béla", "Chidi")
    books.agree(with_weights(LADDER, members, 50, 30, 20))
    books.flow("2026-01-10", 410_005, "tickets")
    books.flow("2026-02-11", -61_240, "production")
    books.flow("2026-03-31", -50_000, "admin")
    books.flow("2026-04-01", 933_333, "tickets")
    books.flow("2026-06-30", -120_777, "production")
    books.flow("2026-05-05", -65_000, "admin")
    books.flow("2026-07-01", 1_402_010, "tickets")
    books.flow("2026-08-01", -200_001, "production")
    books.flow("2026-09-30", -30_000, "admin")

    first = books.settle(Q1)
    assert first["output"]["allowed"]["admin"] == 41_001
    assert first["output"]["disallowed"]["admin"] == 8_999
    assert (first["output"]["base"], first["output"]["share"]) == (300_264, 30_026)
    assert amounts(first) == [130_619, 78_372, 52_248]
    assert first["output"]["pay"] == 37_526
    books.pay(books.statement(), "2026-04-20")

    second = books.settle(Q2)
    assert second["output"]["allowed"]["admin"] == 73_999
    assert second["output"]["disallowed"]["admin"] == -8_999
    assert (second["output"]["base"], second["output"]["share"]) == (731_057, 126_238)
    assert amounts(second) == [306_909, 184_145, 122_764]
    assert second["output"]["pay"] == 133_738
    books.pay(books.statement(), "2026-07-20")

    third = books.settle(Q3)
    assert third["output"]["base_to_date"] == 2_195_830
    assert third["output"]["share"] == 252_485
    assert [row[4] for row in third["output"]["tiers"]] == [50_000, 300_000, 58_749]
    assert amounts(third) == [456_012, 273_607, 182_405]
    assert third["output"]["pay"] == 259_985
    books.pay(books.statement(), "2026-10-20")
    assert books.balance("sofa_due") == 0
    assert books.owed(members[0]) == 130_619 + 306_909 + 456_012
    books.balances()


REFUNDED = Terms("USD", (Tier(500_000, 1_000), Tier(None, 3_000)), negative="carry")


def test_v3_a_refund_after_settlement_across_a_tier(books: Books) -> None:
    members = books.members("Ana", "Béla")
    books.agree(with_weights(REFUNDED, members, 1, 1))
    ticket = books.flow("2026-01-10", 800_000, "tickets")
    books.flow("2026-02-11", -100_000, "production")

    first = books.settle(Q1)
    assert first["output"]["share"] == first["output"]["pay"] == 110_000
    assert amounts(first) == [295_000, 295_000]
    books.pay(books.statement(), "2026-04-20")

    refund = books.ledger.refund(ticket, on=date(2026, 5, 2), minor=250_000)
    books.flow("2026-05-03", -10_000, "production")
    second = books.settle(Q2)
    correction = second["input"]["corrections"][0]
    assert (correction["statement"], correction["window"], correction["gross"]) == (
        "IC-2026-0001", "2026", -250_000,
    )  # fmt: skip
    (line,) = [each for each in second["lines"] if each["id"] == refund]
    assert line["refund_of"] == {
        "line": ticket,
        "on": "2026-01-10",
        "statement": "IC-2026-0001",
    }
    assert line["amount"] == -250_000
    both = second["output"]["share"] + second["output"]["corrections"][0]["share_difference"]
    assert both == -66_000
    assert second["output"]["base_to_date"] == 440_000
    assert second["output"]["deficit"] == 194_000
    assert amounts(second) == [0, 0]
    assert (second["output"]["pay"], second["output"]["carried"]) == (0, -66_000)
    assert books.balance("sofa_due") == 66_000

    books.flow("2026-07-10", 360_000, "tickets")
    books.flow("2026-08-10", -40_000, "production")
    third = books.settle(Q3)
    assert third["output"]["share"] == 84_000
    assert third["output"]["circle"] == 236_000
    assert amounts(third) == [21_000, 21_000]
    assert third["output"]["pay"] == 18_000
    assert third["output"]["share_to_date"] == 128_000
    books.pay(books.statement(), "2026-10-20")
    assert books.balance("sofa_due") == 0
    books.balances()


INVESTED = Terms("USD", (Tier(None, 2_000),), recoup_bp=5_000)
QUARTERS = (
    (Q2, "2026-04-10", 400_000, -80_000),
    (Q3, "2026-07-10", 600_000, -90_000),
    (Q4, "2026-10-10", 700_000, -100_000),
)


@pytest.mark.parametrize(
    ("in_base", "shares", "recouped", "left", "members"),
    [
        (
            True,
            [0, 66_000, 120_000],
            [160_000, 222_000, 118_000],
            [340_000, 118_000, 0],
            [[106_667, 53_333], [148_000, 74_000], [241_333, 120_667]],
        ),
        (
            False,
            [64_000, 102_000, 120_000],
            [128_000, 204_000, 168_000],
            [372_000, 168_000, 0],
            [[85_333, 42_667], [136_000, 68_000], [208_000, 104_000]],
        ),
    ],
    ids=["V4a", "V4b"],
)
def test_v4_an_investment_of_5000_comes_back(
    books: Books,
    in_base: bool,
    shares: list[int],
    recouped: list[int],
    left: list[int],
    members: list[list[int]],
) -> None:
    people = books.members("Ana", "Béla")
    books.agree(with_weights(replace(INVESTED, funded_in_base=in_base), people, 2, 1))
    seed = books.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    books.agreements.disburse(seed, books.id("Bank"), on=date(2026, 1, 5), minor=500_000)
    books.flow("2026-02-10", -500_000, "production", tranche_id=seed)

    first = books.settle(Q1)
    assert first["input"]["disbursed"] == [[seed, 500_000]]
    assert first["input"]["funded"] == {"production": 500_000}
    assert first["output"]["share"] == 0
    assert first["output"]["outstanding"] == 500_000
    assert amounts(first) == [0, 0]
    assert first["output"]["pay"] == 0

    for place, (quarter, day, income, cost) in enumerate(QUARTERS):
        books.flow(day, income, "tickets")
        books.flow(day, cost, "production")
        told = books.settle(quarter)
        assert told["output"]["share"] == shares[place]
        assert told["output"]["recoup_by_tranche"] == [[seed, recouped[place]]]
        assert told["output"]["outstanding"] == left[place]
        assert amounts(told) == members[place]
        assert told["output"]["pay"] == shares[place] + recouped[place]
        books.pay(books.statement(), f"{told['period']['last'][:4]}-12-31")
    assert books.kind(AccountKind.INVESTMENT) == 0
    assert books.balance("sofa_due") == 0
    books.balances()


def test_a_late_entry_corrects_the_statement_of_its_time(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    books.settle(Q1)
    books.settle(Q2)
    late = books.flow("2026-03-30", 50_000, "tickets")
    assert books.entry(late).occurred_on == date(2026, 3, 30)
    assert books.entry(late).booked_on == date(2026, 7, 1)

    told = books.settle(Q3)
    (correction,) = told["input"]["corrections"]
    assert (correction["statement"], correction["window"]) == ("IC-2026-0001", "2026")
    assert (correction["gross"], correction["reason"]) == (50_000, "late_or_refund")
    (row,) = told["output"]["corrections"]
    assert (row["share_before"], row["share_after"], row["share_difference"]) == (
        20_000, 30_000, 10_000,
    )  # fmt: skip
    (line,) = told["lines"]
    assert (line["on"], line["correction_of"]) == ("2026-03-30", "IC-2026-0001")
    assert told["output"]["pay"] == 10_000
    books.balances()


def test_a_refund_in_the_next_year_lies_in_the_window_of_its_original(books: Books) -> None:
    ladder = Terms("USD", (Tier(100_000, 1_000), Tier(None, 3_000)))
    books.agree(ladder)
    books.members("Ana")
    ticket = books.flow("2026-11-20", 300_000, "tickets")
    books.settle(Q4)
    books.ledger.refund(ticket, on=date(2027, 2, 3), minor=100_000)
    books.flow("2027-02-04", 100_000, "tickets")

    told = books.settle("2027-Q1")
    (row,) = told["output"]["corrections"]
    assert (row["statement"], row["window"]) == ("IC-2027-0001", "2026")
    assert row["share_difference"] == -30_000
    assert told["window"] == "2027"
    assert (told["output"]["share"], told["output"]["base_to_date"]) == (10_000, 100_000)
    assert told["closing"]["windows"]["2026"]["base"] == 200_000


def test_what_waited_and_its_refund_lie_in_the_same_window(books: Books) -> None:
    """A line and its full refund leave the share where it was, whenever they are settled."""
    books.agree(Terms("USD", (Tier(100_000, 1_000), Tier(None, 3_000))))
    books.members("Ana")
    unsorted = books.flow("2026-12-20", 300_000, "unsorted_in")
    books.settle(Q4)
    books.ledger.refund(unsorted, on=date(2027, 1, 20), minor=300_000)
    with books.file.look() as work:
        entries = [each.id for each in work.unsettled(date.max)]
    books.ledger.categorise(entries, books.id("tickets"))

    told = books.settle("2027-Q1")
    (correction,) = told["input"]["corrections"]
    assert (correction["statement"], correction["window"]) == ("IC-2027-0001", "2026")
    assert correction["gross"] == 0
    assert told["output"]["pay"] == 0


def test_a_refund_of_a_refund_follows_the_whole_chain(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    ticket = books.flow("2026-02-20", 100_000, "tickets")
    books.settle(Q1)
    refund = books.ledger.refund(ticket, on=date(2026, 5, 1), minor=100_000)
    books.settle(Q2)
    books.ledger.reverse(refund, on=date(2026, 8, 1))

    told = books.settle(Q3)
    (correction,) = told["input"]["corrections"]
    assert (correction["statement"], correction["gross"]) == ("IC-2026-0002", 100_000)
    assert told["output"]["share_to_date"] == 20_000
    books.balances()


def test_reversing_a_settled_entry_takes_its_share_back(books: Books) -> None:
    books.agree(replace(FLAT, negative="pay"))
    books.members("Ana")
    wrong = books.flow("2026-02-20", 100_000, "tickets")
    books.flow("2026-02-21", 100_000, "coaching")
    books.settle(Q1)
    books.pay(books.statement(), "2026-04-10")
    books.ledger.reverse(wrong, on=date(2026, 5, 1))

    told = books.settle(Q2)
    assert told["output"]["corrections"][0]["share_difference"] == -20_000
    assert told["output"]["pay"] == -20_000
    assert books.balance("sofa_due") == 20_000
    books.pay(books.statement(), "2026-07-10")
    assert books.balance("sofa_due") == 0
    assert books.balance("Bank") == 200_000 - 40_000 - 100_000 + 20_000
    books.balances()


def test_a_new_version_opens_a_new_window_within_the_period(books: Books) -> None:
    books.agree(Terms("USD", (Tier(None, 1_000),)))
    books.members("Ana")
    books.agree(Terms("USD", (Tier(None, 3_000),)), "2026-02-15")
    books.flow("2026-02-14", 100_000, "tickets")
    books.flow("2026-02-15", 100_000, "tickets")

    told = books.settle(Q1)
    assert told["agreement"]["version"] == 2
    assert told["window"] == "2026-v2"
    assert told["output"]["share"] == 30_000
    (row,) = told["output"]["corrections"]
    assert (row["statement"], row["window"], row["share_difference"]) == ("", "2026", 10_000)
    assert told["input"]["corrections"][0]["reason"] == "other_window"
    assert told["agreement"]["earlier"]["2026"]["tiers"] == [[None, 1_000]]
    assert told["output"]["pay"] == 40_000
    books.balances()


def test_a_correction_follows_the_terms_of_its_own_window(books: Books) -> None:
    books.agree(Terms("USD", (Tier(None, 1_000),)))
    books.members("Ana")
    books.flow("2026-10-14", 100_000, "tickets")
    books.settle(Q4)
    books.agree(Terms("USD", (Tier(None, 3_000),)), "2027-01-01")
    books.flow("2026-12-31", 100_000, "tickets")
    books.flow("2027-01-01", 100_000, "tickets")

    told = books.settle("2027-Q1")
    assert told["window"] == "2027"
    assert told["output"]["share"] == 30_000
    assert told["output"]["corrections"][0]["share_difference"] == 10_000


def test_the_ladder_may_last_as_long_as_the_version(books: Books) -> None:
    terms = Terms("USD", (Tier(100_000, 1_000), Tier(None, 3_000)), window="version")
    books.agree(terms)
    books.members("Ana")
    books.flow("2026-12-14", 100_000, "tickets")
    first = books.settle(Q4)
    books.flow("2027-01-14", 100_000, "tickets")
    second = books.settle("2027-Q1")
    assert (first["window"], second["window"]) == ("v1", "v1")
    assert (first["output"]["share"], second["output"]["share"]) == (10_000, 30_000)


def test_what_sofa_holds_is_set_against_what_is_due(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    shop = books.place("SoFA's shop", AccountKind.SOFA_HELD)
    books.flow("2026-01-10", 100_000, "tickets", "SoFA's shop")
    books.flow("2026-01-11", -3_000, "processor_fee", "SoFA's shop")
    books.ledger.move(shop, books.id("Bank"), on=date(2026, 3, 1), minor=40_000)

    told = books.settle(Q1)
    assert told["output"]["base"] == 97_000
    assert told["output"]["share"] == 19_400
    assert told["output"]["held"] == 100_000 - 3_000 - 40_000
    assert told["output"]["pay"] == 19_400 - 57_000
    assert books.balance(shop) == 0
    assert books.balance("sofa_due") == 57_000 - 19_400
    assert sorted(line["role"] for line in told["lines"]) == [
        "cost", "gross", "held", "held", "held",
    ]  # fmt: skip
    books.pay(books.statement(), "2026-04-10")
    assert books.balance("Bank") == 40_000 + 37_600
    books.balances()


def test_what_sofa_pays_out_later_of_what_it_held_is_due_again(books: Books) -> None:
    """SoFA held 500, kept it against what was due, and then passed 300 on all the same."""
    books.agree(replace(FLAT, negative="carry"))
    books.members("Ana")
    shop = books.place("SoFA's shop", AccountKind.SOFA_HELD)
    books.flow("2026-01-10", 50_000, "tickets", "SoFA's shop")
    first = books.settle(Q1)
    assert first["output"]["carried"] == 10_000 - 50_000
    books.ledger.move(shop, books.id("Bank"), on=date(2026, 4, 1), minor=30_000)
    second = books.settle(Q2)
    assert second["output"]["held"] == -30_000
    assert second["output"]["carried"] == -10_000
    books.balances()


def test_money_held_in_another_currency_comes_home_at_the_transfer_s_own_rate(
    books: Books,
) -> None:
    books.agree(FLAT)
    books.members("Ana")
    shop = books.place("Shop in euros", AccountKind.SOFA_HELD, "EUR")
    books.flow("2026-01-10", 10_000, "tickets", "Shop in euros", rate=euro("1.10"))
    move = books.ledger.move(
        shop, books.id("Bank"), on=date(2026, 3, 1), minor=10_000, arrived=10_800
    )
    told = books.settle(Q1)
    held = {line["id"]: line for line in told["lines"] if line["role"] == "held"}
    assert held[move]["settled"] == -10_800
    assert held[move]["rate"] == {
        "num": 10_800,
        "den": 10_000,
        "on": "2026-03-01",
        "source": "transfer",
    }
    assert told["output"]["held"] == 11_000 - 10_800
    assert books.balance(shop, "EUR") == 0
    books.balances()


def test_lost_fees_that_sofa_bears_are_set_against_what_is_due(books: Books) -> None:
    books.agree(replace(FLAT, lost_fee_bearer="sofa"))
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    books.flow("2026-01-20", -500, "lost_fee")
    told = books.settle(Q1)
    assert told["output"]["base"] == 100_000
    assert told["output"]["held"] == 500
    assert told["output"]["pay"] == 20_000 - 500
    assert books.balance("lost_fee") == 0
    books.balances()


def test_a_refund_tells_the_fee_it_lost_where_sofa_bears_it(books: Books) -> None:
    books.agree(replace(FLAT, lost_fee_bearer="sofa"))
    books.members("Ana")
    ticket = books.ledger.money_in(
        Flow(
            account_id=books.id("Bank"),
            on=date(2026, 1, 10),
            splits=(
                Split(books.id("tickets"), 8_000),
                Split(books.id("processor_fee"), -329),
            ),
            text="Ticket",
        )
    )
    first = books.settle(Q1)
    assert (first["output"]["base"], first["output"]["held"]) == (7_671, 0)
    books.ledger.refund(ticket, on=date(2026, 4, 10), minor=4_000)
    last = books.ledger.refund(ticket, on=date(2026, 4, 12), minor=4_000)
    assert books.parts(last) == {
        "Bank USD": -4_000,
        "tickets USD": 4_000,
        "processor_fee USD": -164,
        "lost_fee USD": 164,
    }
    told = books.settle(Q2)
    assert told["output"]["held"] == 329
    (row,) = told["output"]["corrections"]
    assert (row["base_before"], row["base_after"], row["share_after"]) == (7_671, 0, 0)
    assert books.balance("processor_fee") == books.balance("lost_fee") == 0
    books.balances()


def test_foreign_money_waits_for_its_rate_and_is_settled_later(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.place("Euro bank", AccountKind.BANK, "EUR")
    rated = books.flow("2026-01-10", 10_000, "tickets", "Euro bank", rate=euro("1.0375"))
    waits = books.flow("2026-01-11", 10_000, "coaching", "Euro bank")

    told = books.settle(Q1)
    (line,) = told["lines"]
    assert (line["id"], line["amount"], line["currency"], line["settled"]) == (
        rated, 10_000, "EUR", 10_375,
    )  # fmt: skip
    assert line["rate"]["source"] == "ECB"
    assert told["waiting"] == [
        {
            "on": "2026-01-11",
            "what": "coaching",
            "amount": 10_000,
            "currency": "EUR",
            "why": "no_rate",
        }
    ]
    assert told["output"]["share"] == 2_075

    books.ledger.set_rate([waits], euro("1.08", "2026-01-11"))
    assert books.entry(waits).booked_on == date(2026, 4, 1)
    second = books.settle(Q2)
    (correction,) = second["input"]["corrections"]
    assert (correction["statement"], correction["gross"]) == ("IC-2026-0001", 10_800)
    assert second["output"]["pay"] == 2_160
    books.balances()


def test_a_foreign_payment_to_a_member_waits_too(books: Books) -> None:
    (ana,) = books.members("Ana")
    books.agree(FLAT)
    books.flow("2026-01-10", 100_000, "tickets")
    books.settle(Q1)
    euros = books.place("Euro bank", AccountKind.BANK, "EUR")
    paid = books.ledger.pay_members(euros, {ana: 10_000}, on=date(2026, 4, 10))
    assert [each["why"] for each in books.settle(Q2)["waiting"]] == ["no_rate"]
    books.ledger.set_rate([paid], euro("1.10"))
    assert books.owed(ana) == 80_000 - 11_000
    assert books.settle(Q3)["waiting"] == []
    books.balances()


def test_unsorted_money_waits_for_its_category(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    came = books.flow("2026-01-10", 10_000, "unsorted_in")
    went = books.flow("2026-01-11", -1_000, "unsorted_out")
    draft = books.settling.draft(Period.parse(Q1))
    assert draft.waiting == 2
    told = books.settle(Q1)
    assert [each["why"] for each in told["waiting"]] == ["unsorted", "unsorted"]
    assert told["lines"] == []
    books.ledger.categorise([came], books.id("tickets"))
    books.ledger.categorise([went], books.id("tools"))
    later = books.settle(Q2)
    assert [each["correction_of"] for each in later["lines"]] == ["IC-2026-0001"] * 2
    assert later["output"]["corrections"][0]["base_after"] == 9_000
    books.balances()


def test_what_waited_through_a_settled_period_can_still_be_changed(books: Books) -> None:
    """An entry no statement consumed is open, though its period is not."""
    books.agree(FLAT)
    books.members("Ana")
    seed = books.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    went = books.flow("2026-01-11", -1_000, "unsorted_out")
    books.settle(Q1)
    books.ledger.fund([went], seed)
    assert books.entry(went).tranche_id == seed
    assert books.entry(went).booked_on == date(2026, 4, 1)
    books.ledger.change(went, text="Zoom", note="asked Béla")
    books.ledger.remove([went])
    assert books.balance("Bank") == 0
    books.balances()


def test_what_waited_through_a_settled_period_is_taken_back_after_it(books: Books) -> None:
    """Undo never posts into the settled period; what was done before it stays undoable."""
    books.agree(FLAT)
    books.members("Ana")
    went = books.flow("2026-01-11", -1_000, "unsorted_out")
    books.settle(Q1)
    books.ledger.categorise([went], books.id("tools"))
    books.ledger.change(went, note="asked")
    books.file.undo()
    books.file.undo()
    assert books.parts(went) == {"Bank USD": -1_000, "unsorted_out USD": 1_000}
    assert books.entry(went).booked_on == date(2026, 4, 1)
    books.file.redo()
    assert books.parts(went) == {"Bank USD": -1_000, "tools USD": 1_000}
    books.ledger.remove([went])
    books.file.undo()
    assert books.entry(went).booked_on == date(2026, 4, 1)
    assert books.entry(went).occurred_on == date(2026, 1, 11)
    books.balances()


def test_tax_passes_through(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.ledger.money_in(
        Flow(
            account_id=books.id("Bank"),
            on=date(2026, 1, 10),
            splits=(
                Split(books.id("tickets"), 10_000),
                Split(books.id("pass_through"), 700),
            ),
            text="Ticket with tax",
        )
    )
    told = books.settle(Q1)
    assert told["input"]["gross"] == [10_000]
    assert told["output"]["base"] == 10_000


def test_statements_are_numbered_without_gaps_and_chained(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 10_000, "tickets")
    issued = [books.issue(period) for period in (Q1, Q2, Q3, Q4, "2027-Q1")]
    told = [books.settling.payload(each) for each in issued]
    assert [payload["number"] for payload, *_ in told] == [
        "IC-2026-0001", "IC-2026-0002", "IC-2026-0003", "IC-2027-0004", "IC-2027-0005",
    ]  # fmt: skip
    assert [previous for _, previous, _, _ in told] == [
        FIRST_HASH, *(own for _, _, own, _ in told[:-1]),
    ]  # fmt: skip
    for (payload, *_), (before, *_) in zip(told[1:], told, strict=False):
        assert payload["opening"] == before["closing"]
    for statement, (_, _, own, annex) in zip(issued, told, strict=True):
        books.told(statement)
        assert annex["statement_hash"] == own


def test_an_empty_period_says_that_nothing_is_due(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    told = books.settle(Q1)
    assert (told["lines"], told["output"]["pay"], told["output"]["carried"]) == ([], 0, 0)
    with books.file.look() as work:
        assert work.entries.all() == []
    with pytest.raises(Refused) as refused:
        books.pay(books.statement(), "2026-04-10")
    no("statement.nothing_due", refused)


def test_a_small_amount_is_carried_until_the_end(books: Books) -> None:
    books.agree(replace(FLAT, min_payout=2_500))
    books.members("Ana")
    books.flow("2026-01-10", 5_000, "tickets")
    first = books.settle(Q1)
    assert (first["output"]["pay"], first["output"]["carried"]) == (0, 1_000)
    assert books.balance("sofa_due") == -1_000
    books.flow("2026-04-10", 5_000, "tickets")
    last = books.issue(Q2, final=True)
    told = books.told(last)
    assert (told["kind"], told["output"]["pay"]) == ("final", 2_000)
    with pytest.raises(Refused) as refused:
        books.issue(Q3)
    assert no("settlement.ended", refused) == {"number": "IC-2026-0002"}


def test_the_reserve_fills_up_to_its_target(books: Books) -> None:
    (ana,) = books.members("Ana")
    books.agree(replace(FLAT, reserve_bp=1_000, reserve_target=10_000))
    books.flow("2026-01-10", 100_000, "tickets")
    first = books.settle(Q1)
    assert (first["output"]["reserve_added"], first["output"]["distributable"]) == (8_000, 72_000)
    books.flow("2026-04-10", 100_000, "tickets")
    second = books.settle(Q2)
    assert (second["output"]["reserve_added"], second["output"]["reserve"]) == (2_000, 10_000)
    assert books.balance("reserve") == -10_000
    assert books.owed(ana) == 72_000 + 78_000


def test_an_investment_to_be_paid_back_with_more_and_early(books: Books) -> None:
    books.members("Ana")
    books.agree(Terms("USD", (Tier(None, 0),), recoup_bp=5_000, multiple_bp=12_000))
    seed = books.agreements.add_tranche("Seed", 100_000, agreed_on=date(2026, 1, 2))
    bank = books.id("Bank")
    books.agreements.disburse(seed, bank, on=date(2026, 1, 5), minor=100_000)
    first = books.settle(Q1)
    assert first["output"]["outstanding"] == 120_000
    assert books.kind(AccountKind.INVESTMENT) == -120_000
    books.agreements.repay_early(seed, bank, on=date(2026, 4, 10), minor=20_000)
    books.flow("2026-05-10", 40_000, "tickets")
    second = books.settle(Q2)
    assert second["input"]["repaid_early"] == [[seed, 20_000]]
    assert second["output"]["recoup"] == 20_000
    assert second["output"]["outstanding"] == 80_000
    assert books.kind(AccountKind.INVESTMENT) == -80_000
    books.balances()


def test_members_roll_forward_from_annex_to_annex(books: Books) -> None:
    ana, bela = books.members("Ana", "Béla")
    books.agree(FLAT)
    books.flow("2026-01-10", 100_000, "tickets")
    bank = books.id("Bank")
    first = books.settle(Q1)["annex"]["members"]
    assert [(row["name"], row["owed_before"], row["paid"], row["owed_after"]) for row in first] == [
        ("Ana", 0, 0, 40_000),
        ("Béla", 0, 0, 40_000),
    ]
    books.ledger.pay_members(bank, {ana: 30_000, bela: 10_000}, on=date(2026, 5, 1))
    books.ledger.pay_members(bank, {bela: 5_000}, on=date(2026, 7, 2))
    second = books.settle(Q2)["annex"]["members"]
    assert [(row["owed_before"], row["paid"], row["owed_after"]) for row in second] == [
        (40_000, 30_000, 10_000),
        (40_000, 10_000, 30_000),
    ]
    third = books.settle(Q3)["annex"]["members"]
    assert [(row["owed_before"], row["paid"], row["owed_after"]) for row in third] == [
        (10_000, 0, 10_000),
        (30_000, 5_000, 25_000),
    ]


def test_who_shares_is_who_is_there(books: Books) -> None:
    ana, bela, _ = books.members("Ana", "Béla", "Chidi")
    books.people.add("Guest", joined_on=date(2020, 1, 1), standing="guest")
    books.people.add("Later", joined_on=date(2026, 4, 1))
    books.people.leave(bela, on=date(2026, 1, 1))
    books.agree(FLAT)
    books.flow("2026-01-10", 100_001, "tickets")
    told = books.settle(Q1)
    assert [(row["name"], row["amount"]) for row in told["annex"]["members"]] == [
        ("Ana", 40_001),
        ("Chidi", 40_000),
    ]
    assert books.owed(ana) == 40_001


def test_nobody_left_to_share_with(books: Books) -> None:
    books.agree(FLAT)
    books.flow("2026-01-10", 100_000, "tickets")
    with pytest.raises(Refused) as refused:
        books.issue(Q1)
    no("settlement.no_weights", refused)
    assert books.queries.statements() == []


def test_a_period_is_over_before_it_is_issued(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    quarter = Period.parse(Q1)
    books.clock.day = date(2026, 3, 31)
    with pytest.raises(Refused) as refused:
        books.settling.issue(quarter)
    assert no("settlement.period_open", refused) == {"last": date(2026, 3, 31)}
    assert books.settling.draft(quarter).payload["number"] == ""
    books.clock.day = date(2026, 4, 1)
    books.settling.issue(quarter)


def test_periods_follow_each_other(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    assert books.settling.next_period() == Period.parse(Q2)
    books.flow("2026-01-10", 100_000, "tickets")
    assert books.settling.next_period() == Period.parse(Q1)
    books.issue(Q1)
    assert books.settling.next_period() == Period.parse(Q2)
    with pytest.raises(Refused) as refused:
        books.issue(Q1)
    assert no("settlement.period_settled", refused) == {"until": date(2026, 3, 31)}
    with pytest.raises(Refused) as refused:
        books.issue(Q3)
    assert no("settlement.gap", refused) == {"expected": date(2026, 4, 1)}
    books.issue("2026-04-01..2026-05-15")
    assert books.settling.next_period() == Period(date(2026, 5, 16), date(2026, 7, 1))


def test_nothing_is_settled_without_an_agreement(books: Books) -> None:
    books.members("Ana")
    with pytest.raises(Refused) as refused:
        books.settling.draft(Period.parse(Q1))
    no("settlement.no_agreement", refused)
    books.agreements.draft(FLAT, valid_from=date(2026, 1, 1))
    assert books.settling.draft(Period.parse(Q1)).payload["currency"] == "USD"
    with pytest.raises(Refused) as refused:
        books.issue(Q1)
    no("settlement.not_consented", refused)


def test_an_issued_statement_is_final(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    ticket = books.flow("2026-01-10", 100_000, "tickets")
    issued = books.issue(Q1)
    with pytest.raises(Refused) as refused:
        books.file.undo()
    no("undo.left_the_house", refused)

    books.pay(issued, "2026-04-20")
    books.file.undo()
    assert books.queries.statements()[0].paid_on is None
    assert books.balance("sofa_due") == -20_000
    with pytest.raises(Refused) as refused:
        books.file.undo()
    no("undo.left_the_house", refused)

    for change in (
        lambda: books.ledger.change(ticket, minor=1),
        lambda: books.ledger.change(ticket, on=date(2026, 1, 9)),
        lambda: books.ledger.change(ticket, text="Something else"),
        lambda: books.ledger.categorise([ticket], books.id("coaching")),
        lambda: books.ledger.remove([ticket]),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert no("entry.settled", refused)["number"] == "IC-2026-0001"
    books.ledger.change(ticket, note="Asked Béla", tags="early")
    receipt = books.accounts.attach(ticket, "ticket.pdf", b"%PDF-")
    books.accounts.detach(receipt)
    assert (books.entry(ticket).note, books.entry(ticket).tags) == ("Asked Béla", "early")
    books.told(issued)


def test_an_issued_statement_cannot_be_paid_twice(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    issued = books.issue(Q1)
    payment = books.pay(issued, "2026-04-20")
    with pytest.raises(Refused) as refused:
        books.pay(issued, "2026-04-21")
    assert no("statement.paid", refused) == {"number": "IC-2026-0001"}
    for change in (
        lambda: books.ledger.remove([payment]),
        lambda: books.ledger.change(payment, minor=-1),
        lambda: books.ledger.categorise([payment], books.id("tools")),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert no("entry.is_payment", refused)["number"] == "IC-2026-0001"
    books.ledger.change(payment, text="Share of the first quarter", on=date(2026, 4, 19))
    books.settling.unmatch_payment(issued)
    assert books.queries.statements()[0].paid_on is None
    books.ledger.remove([payment])
    assert books.balance("sofa_due") == -20_000
    with pytest.raises(Refused) as refused:
        books.settling.unmatch_payment(issued)
    no("statement.not_paid", refused)


def test_a_statement_is_paid_from_an_own_account_in_its_currency(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    issued = books.issue(Q1)
    euros = books.place("Euro bank", AccountKind.BANK, "EUR")
    shop = books.place("SoFA's shop", AccountKind.SOFA_HELD)
    for account, held in ((euros, False), (shop, True)):
        with pytest.raises(Refused) as refused:
            books.settling.pay(issued, account, on=date(2026, 4, 20))
        assert no("statement.wrong_account", refused)["held"] is held


def test_a_bank_line_is_the_payment(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    issued = books.issue(Q1)
    wrong = books.flow("2026-04-19", -19_000, "unsorted_out")
    with pytest.raises(Refused) as refused:
        books.settling.match_payment(issued, wrong)
    assert no("statement.amount_differs", refused) == {
        "number": "IC-2026-0001",
        "due": 20_000,
        "found": 19_000,
        "currency": "USD",
    }
    right = books.flow("2026-04-20", -20_000, "unsorted_out")
    books.settling.match_payment(issued, right)
    row = books.queries.statements()[0]
    assert (row.paid_on, row.paid_entry_id) == (date(2026, 4, 20), right)
    assert books.parts(right) == {"Bank USD": -20_000, "sofa_due USD": 20_000}
    assert books.balance("sofa_due") == 0
    books.file.undo()
    assert books.queries.statements()[0].paid_on is None
    assert books.parts(right) == {"Bank USD": -20_000, "unsorted_out USD": 20_000}


def test_a_fee_on_top_of_the_payment_stays_a_fee(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    issued = books.issue(Q1)
    paid = books.ledger.money_out(
        Flow(
            account_id=books.id("Bank"),
            on=date(2026, 4, 20),
            splits=(
                Split(books.id("unsorted_out"), -20_000),
                Split(books.id("processor_fee"), -150),
            ),
            text="Wire to SoFA",
        )
    )
    books.settling.match_payment(issued, paid)
    assert books.balance("sofa_due") == 0
    assert books.settle(Q2)["input"]["costs"] == {"processor_fee": 150}


def test_an_entry_pays_one_statement(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.flow("2026-01-10", 100_000, "tickets")
    books.flow("2026-04-10", 100_000, "tickets")
    first, second = books.issue(Q1), books.issue(Q2)
    paid = books.pay(first, "2026-07-20")
    with pytest.raises(Refused) as refused:
        books.settling.match_payment(second, paid)
    assert no("statement.pays_another", refused)["other"] == "IC-2026-0001"


def test_a_move_never_enters_the_calculation(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    cash = books.place("Cash", AccountKind.CASH)
    moved = books.ledger.move(books.id("Bank"), cash, on=date(2026, 1, 9), minor=5_000)
    told = books.settle(Q1)
    assert (told["lines"], told["output"]["pay"]) == ([], 0)
    assert books.entry(moved).settled_in is not None


def test_lines_say_what_they_are(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    webinar = books.content.add_item("Deciding together", "webinar")
    march = books.content.add_edition(webinar, "March", date(2026, 3, 18))
    ticket = books.flow("2026-03-10", 1_000, "tickets", edition=march, text="Ticket, minimum")
    cost = books.flow("2026-03-11", -400, "production", edition=march, text="Captions")
    books.accounts.attach(cost, "captions.pdf", b"%PDF-")
    told = books.settle(Q1)
    lines = {line["id"]: line for line in told["lines"]}
    assert (lines[ticket]["edition"], lines[ticket]["what"]) == ("March", "Ticket, minimum")
    assert (lines[cost]["receipt"], lines[ticket]["receipt"]) == (True, False)
    assert told["names"]["categories"] == {"tickets": "Tickets", "production": "Production"}
    assert told["pay_by"] == "2026-05-05"
    assert told["queries_until"] == "2026-06-04"
    assert told["corrections_until"] == "2028-04-05"


def test_what_members_weigh_stays_in_the_circle(books: Books) -> None:
    members = books.members("Ana", "Béla")
    books.agree(with_weights(FLAT, members, 2, 1))
    books.flow("2026-01-10", 300_000, "tickets")
    told = books.settle(Q1)
    assert told["agreement"]["terms"]["weights"] == []
    assert "Ana" not in str({key: value for key, value in told.items() if key != "annex"})
    assert amounts(told) == [160_000, 80_000]


def test_an_agreement_is_not_changed_under_an_issued_statement(books: Books) -> None:
    version = books.agree(FLAT)
    books.members("Ana")
    later = books.agreements.draft(FLAT, valid_from=date(2026, 4, 1))
    books.issue(Q1)
    books.issue(Q2)
    with pytest.raises(Refused) as refused:
        books.agreements.consent(later, on=date(2026, 7, 6), note="Minutes")
    assert no("agreement.too_early", refused) == {"settled_until": date(2026, 6, 30)}
    with pytest.raises(Refused) as refused:
        books.agreements.remove(version)
    no("agreement.frozen", refused)
