"""What the Settlements page says, worked out by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.agreement import CLAUSES, MEMBER_PAY, Terms, Tier
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.statement import STEP_CODES
from sofa_desktop.domain.verdict import Verdict
from sofa_desktop.i18n.statement.period import period
from sofa_desktop.i18n.statement.verdict import step_name, verdict
from sofa_desktop.services.rows import (
    AgreementRow,
    CategoryMonthRow,
    CategoryRow,
    StatementRow,
    TrancheRow,
)
from sofa_desktop.ui.pages.settlements import (
    agreement_words,
    example,
    example_words,
    investment_words,
    presenter,
    terms_words,
)
from sofa_desktop.ui.pages.settlements.example import Figures
from sofa_desktop.ui.pages.settlements.investment_words import Standing

FLAT = Terms("EUR", (Tier(None, 2_000),))
LADDER = replace(FLAT, tiers=(Tier(500_000, 1_000), Tier(2_000_000, 2_000), Tier(None, 3_000)))
NAMES = {MEMBER_PAY: "Members’ own work", "travel": "Travel", "m1": "Ana", "m2": "Béla"}
CAPS = (
    "These count: Members’ own work up to 50 % of the receipts to date; Travel not at all; every "
    "other cost in full."
)
RECOUP = (
    "Up to 30 % of what stays in the circle pays SoFA’s investment back, the oldest first; the "
    "rest is for the people who work from the first good month."
)
V1 = Figures(receipts=485_000, member_pay=0, costs=123_456, funded=0)


def plain(text: str) -> str:
    """Without the spaces that keep an amount and its currency on one line."""
    return text.replace("\u00a0", " ")


def test_v1_in_sentences() -> None:
    played = example.play(FLAT, example.invented(V1))
    assert plain(example_words.sentences(played)) == (
        "Of 4,850.00 EUR that came in, SoFA’s share is 723.09 EUR. "
        "2,892.35 EUR goes to the members. The circle passes 723.09 EUR to SoFA."
    )
    assert [(step.title, step.amount) for step in example.summed_steps(played)] == [
        ("Receipts", 485_000),
        ("Allowed costs", -123_456),
        ("Base", 361_544),
        ("SoFA’s share", -72_309),
        ("Stays in the circle", 289_235),
        ("Goes to members", 289_235),
    ]


def test_what_stays_below_the_smallest_payment_is_carried() -> None:
    terms = replace(FLAT, min_payout=100_000)
    said = plain(example_words.sentences(example.play(terms, example.invented(V1))))
    assert said.endswith("Nothing is due; 723.09 EUR is carried to the next statement.")


def test_an_external_enterprise_pays() -> None:
    terms = replace(FLAT, party_kind="external_enterprise")
    said = plain(example_words.sentences(example.play(terms, example.invented(V1))))
    assert said.endswith("The circle pays SoFA 723.09 EUR.")


def test_members_own_work_counts_up_to_its_cap() -> None:
    figures = Figures(receipts=1_000_000, member_pay=600_000, costs=0, funded=0)
    capped = example.play(replace(FLAT, caps={MEMBER_PAY: 5_000}), example.invented(figures))
    assert example.total(capped, "share") == 100_000
    assert example.total(capped, "distributable") == 300_000
    free = example.play(FLAT, example.invented(figures))
    assert example.total(free, "share") == 80_000


def test_costs_paid_by_the_investment_stand_side_by_side_both_ways() -> None:
    """4,000 in, 800 and 1,000 out of which SoFA paid 1,000: a base of 2,200, or of 3,200."""
    scenario = example.invented(Figures(400_000, 0, 180_000, 100_000))
    terms = replace(FLAT, recoup_bp=5_000)
    wanted = example.variants([("These terms", terms)], scenario)
    played = [(name, example.play(each, scenario)) for name, each in wanted]
    grid = example_words.compared(played)
    assert [head.title for head in grid.heads] == [
        "EUR", "They reduce the base (these terms)", "They do not",
    ]  # fmt: skip
    assert [row.cells for row in grid.rows] == [
        ("SoFA’s share", "440.00", "640.00"),
        ("Paid back to SoFA", "1,000.00", "1,000.00"),
        ("Goes to members", "1,760.00", "1,560.00"),
    ]
    turned = example.variants([("These terms", replace(terms, funded_in_base=False))], scenario)
    assert [name for name, _ in turned] == ["They do not (these terms)", "They reduce the base"]


def quarter(start: date, gross: int, cost: int) -> dict[str, object]:
    told = Period.quarter_of(start)
    return {
        "period": {"start": told.start.isoformat(), "last": told.last.isoformat()},
        "window": str(start.year),
        "opening": {
            "windows": {},
            "deficit": 0,
            "tranches": [],
            "unspent": 0,
            "reserve": 0,
            "carried": 0,
        },
        "input": {"gross": [gross], "costs": {"production": cost}},
    }


def test_the_last_quarters_are_settled_anew_on_one_ladder() -> None:
    """3,000 and 4,000 of base: 500 of the first 5,000, then 20 % of 2,000."""
    payloads = [quarter(date(2026, 1, 1), 350_000, 50_000), quarter(date(2026, 4, 1), 400_000, 0)]
    scenario = example.replayed(payloads, {})
    played = example.play(LADDER, scenario)
    assert [example.total([each], "share") for each in played] == [30_000, 60_000]
    grid = example_words.by_quarter(scenario, played)
    assert [row.cells for row in grid.rows] == [
        ("Q1 2026", "3,500.00", "300.00", "2,700.00"),
        ("Q2 2026", "4,000.00", "600.00", "3,400.00"),
    ]
    steps = {step.code: step.amount for step in example.summed_steps(played)}
    assert (steps["gross"], steps["share"], steps["distributable"]) == (750_000, -90_000, 610_000)


def test_books_of_the_last_quarters_serve_before_anything_was_settled() -> None:
    categories = [
        CategoryRow("1", "Tickets", "income", "tickets", 1, archived=False),
        CategoryRow("2", "Production", "cost", "production", 1, archived=False),
    ]
    rows = [
        CategoryMonthRow(date(2026, 7, 1), "1", "Tickets", "income", "EUR", 320_000),
        CategoryMonthRow(date(2026, 8, 1), "1", "Tickets", "income", "EUR", 165_000),
        CategoryMonthRow(date(2026, 9, 1), "2", "Production", "cost", "EUR", -123_456),
        CategoryMonthRow(date(2026, 9, 1), "1", "Tickets", "income", "USD", 9_999),
        CategoryMonthRow(date(2026, 10, 1), "1", "Tickets", "income", "EUR", 5_000),
    ]
    scenario = example.booked(rows, categories, date(2026, 10, 5), "EUR")
    assert [each.name for each in scenario.quarters] == ["Q3 2026"]
    assert example.total(example.play(FLAT, scenario), "share") == 72_309
    assert example.first_day(date(2026, 10, 5)) == date(2025, 10, 1)


@given(
    receipts=st.integers(-(10**9), 10**12),
    pay=st.integers(0, 10**9),
    costs=st.integers(0, 10**9),
    funded=st.integers(0, 10**9),
)
def test_the_example_always_adds_up(receipts: int, pay: int, costs: int, funded: int) -> None:
    """The movements of the picture lead from each total to the next."""
    terms = replace(Terms.suggested("EUR"), reserve_bp=1_000, reserve_target=50_000)
    scenario = example.invented(Figures(receipts, pay, costs + funded, funded))
    steps = example.summed_steps(example.play(terms, scenario))
    level = 0
    for step in steps:
        if step.code == "distributable":
            assert step.amount == level
        elif step.total:
            assert step.amount == level
            level = step.amount
        else:
            level += step.amount


def test_every_clause_has_a_heading_and_a_sentence() -> None:
    clauses = terms_words.in_words(LADDER, NAMES)
    assert [each.key for each in clauses] == [*CLAUSES]
    assert all(each.heading and each.sentence.endswith(".") for each in clauses)


@pytest.mark.parametrize(
    ("terms", "key", "sentence"),
    [
        (FLAT, "tiers", "SoFA’s share is 20 % of the base."),
        (FLAT, "caps", "Every cost counts in full."),
        (
            replace(FLAT, caps={MEMBER_PAY: 5_000, "travel": 0}),
            "caps",
            CAPS,
        ),
        (FLAT, "service_fee", "SoFA takes no fixed fee."),
        (
            replace(FLAT, service_fee=7_500),
            "service_fee",
            "SoFA takes 75.00 EUR a period for its services, before its share is computed.",
        ),
        (FLAT, "weights", "Every full member gets the same."),
        (
            replace(FLAT, weights={"m2": 1, "m1": 2}),
            "weights",
            "The members share by weight: Ana 2, Béla 1.",
        ),
        (
            replace(FLAT, multiple_bp=15_000),
            "multiple_bp",
            "150 % of what was received is paid back.",
        ),
        (
            replace(FLAT, multiple_bp=0),
            "multiple_bp",
            "SoFA’s investment is a gift: nothing of it is paid back.",
        ),
        (
            replace(FLAT, min_payout=2_500),
            "min_payout",
            "Less than 25.00 EUR is not paid but carried on.",
        ),
    ],
)
def test_terms_in_words(terms: Terms, key: str, sentence: str) -> None:
    told = {each.key: each.sentence for each in terms_words.in_words(terms, NAMES)}
    assert plain(told[key]) == sentence


def test_a_ladder_in_words() -> None:
    assert plain(terms_words.ladder_words(LADDER)).startswith(
        "SoFA’s share is 10 % of the base up to 5,000.00, "
        "20 % of what lies between 5,000.00 and 20,000.00, 30 % of what lies above."
    )


def test_what_changes_between_two_versions() -> None:
    new = replace(FLAT, recoup_bp=3_000, negative="carry")
    changed = terms_words.changes(FLAT, new, NAMES)
    assert [(heading, plain(was), plain(now)) for heading, was, now in changed] == [
        (
            "Paying the investment back",
            "Nothing of what stays in the circle pays SoFA’s investment back.",
            RECOUP,
        ),
        (
            "When SoFA owes the circle",
            "Where SoFA owes the circle, it pays.",
            "Where SoFA owes the circle, that is carried to the next statement.",
        ),
    ]
    assert terms_words.changes(FLAT, FLAT, NAMES) == []


def statement(**told: object) -> StatementRow:
    usual: dict[str, Any] = {
        "id": "s1",
        "number": "IC-2026-0001",
        "kind": "regular",
        "starts_on": date(2026, 7, 1),
        "ends_on": date(2026, 9, 30),
        "issued_on": date(2026, 10, 5),
        "pay_by": date(2026, 11, 4),
        "currency": "EUR",
        "pay_minor": 72_309,
        "paid_on": None,
        "paid_entry_id": None,
        "hash": "0" * 64,
        "lines": 3,
    }
    usual.update(told)
    return StatementRow(**usual)


@pytest.mark.parametrize(
    ("row", "today", "state"),
    [
        (statement(), date(2026, 11, 4), ("due 4 Nov 2026", "warning")),
        (statement(), date(2026, 11, 5), ("1 day overdue", "bad")),
        (statement(), date(2026, 11, 24), ("20 days overdue", "bad")),
        (statement(paid_on=date(2026, 10, 12)), date(2027, 1, 1), ("paid 12 Oct 2026", "good")),
        (statement(pay_minor=0), date(2026, 10, 6), ("nothing due", "good")),
    ],
)
def test_where_a_statement_stands(row: StatementRow, today: date, state: tuple[str, str]) -> None:
    assert presenter.state(row, today) == state


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([], "No statement was issued yet."),
        ([statement()], "1 statement issued · 723.09 EUR to be paid to SoFA"),
        ([statement(pay_minor=-500)], "1 statement issued · 5.00 EUR to come from SoFA"),
        (
            [statement(paid_on=date(2026, 10, 12)), statement(pay_minor=0)],
            "2 statements issued · nothing is to be paid now",
        ),
    ],
)
def test_the_line_of_the_page(rows: list[StatementRow], line: str) -> None:
    assert plain(presenter.line(rows, "EUR")) == line


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2026, 7, 1), date(2026, 9, 30), "Q3 2026"),
        (date(2026, 7, 1), date(2026, 7, 31), "July 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2026, 7, 1), date(2026, 8, 15), "1 July 2026 – 15 August 2026"),
    ],
)
def test_periods_by_their_names(first: date, last: date, name: str) -> None:
    assert period(first, last) == name


def test_every_step_of_a_check_has_a_name() -> None:
    assert all(step_name(code) != code for code in STEP_CODES)


def test_a_difference_that_is_no_amount_tells_only_where() -> None:
    said = verdict(Verdict(False, "terms", "agreement.rate", None, {"bp": 1}), "a.pdf", "EUR")
    assert said.startswith(
        "“a.pdf” does not match. The first thing that differs is the terms of the agreement."
    )


def version(number: int, start: date, **told: object) -> AgreementRow:
    usual: dict[str, Any] = {
        "id": f"v{number}",
        "version": number,
        "valid_from": start,
        "consented_on": start,
        "consent_note": "minutes",
        "sofa_consented_on": start,
        "review_on": None,
        "frozen": False,
        "terms": "{}",
    }
    usual.update(told)
    return AgreementRow(**usual)


def test_versions_with_their_states() -> None:
    rows = [
        version(4, date(2027, 7, 1), consented_on=None, sofa_consented_on=None),
        version(3, date(2027, 1, 1), sofa_consented_on=None),
        version(2, date(2026, 1, 1), frozen=True),
        version(1, date(2025, 1, 1), frozen=True),
    ]
    picks = agreement_words.picks(rows, date(2026, 11, 24))
    assert [(each.title, each.detail, each.chip) for each in picks] == [
        ("Version 4", "from 1 Jul 2027", "draft"),
        ("Version 3", "from 1 Jan 2027 · SoFA’s consent awaited", "to come"),
        ("Version 2", "from 1 Jan 2026 · frozen by statements", "in force"),
        ("Version 1", "from 1 Jan 2025 · frozen by statements", "ended"),
    ]


@pytest.mark.parametrize(
    ("settled", "today", "start"),
    [
        (None, date(2026, 11, 24), date(2027, 1, 1)),
        (date(2026, 9, 30), date(2026, 11, 24), date(2027, 1, 1)),
        (date(2027, 3, 31), date(2026, 11, 24), date(2027, 4, 1)),
    ],
)
def test_a_new_version_begins_with_a_quarter_after_all_others(
    settled: date | None, today: date, start: date
) -> None:
    rows = [version(1, date(2026, 1, 1))]
    assert agreement_words.first_day_of_new(rows, settled, today) == start


@pytest.mark.parametrize(
    ("disbursed", "spent", "paid", "left", "said"),
    [
        (0, 0, 0, None, "Nothing of it was received yet."),
        (500_000, 0, 0, None, "5,000.00 EUR received, 0.00 EUR spent from it. Paying back begins"),
        (
            500_000,
            420_000,
            382_000,
            118_000,
            "3,820.00 EUR paid back; by statement IC-2026-0003, 1,180.00 EUR is left to pay back.",
        ),
        (500_000, 500_000, 500_000, 0, "by statement IC-2026-0003, nothing is left."),
    ],
)
def test_an_investment_in_a_sentence(
    disbursed: int, spent: int, paid: int, left: int | None, said: str
) -> None:
    row = TrancheRow("t1", "Seed", 500_000, date(2026, 1, 2), disbursed, spent, "")
    standing = Standing(row, paid, left, "IC-2026-0003" if left is not None else "")
    told = plain(investment_words.sentence(standing, "EUR"))
    assert told.startswith("5,000.00 EUR agreed on 2 January 2026.")
    assert said in told
