"""Statements in the numbers and days of other locales, and in a language that shows what it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.i18n import formats, words
from sofa_desktop.i18n.statement import head, ladder, lines, steps
from sofa_desktop.i18n.statement.facts import Facts
from tests.documents import statement_samples as samples

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
DAY = date(2024, 2, 29)


@pytest.fixture(autouse=True)
def set_back() -> Iterator[None]:
    yield
    formats.use_locale(formats.USUAL)
    words.use_language("en")


@pytest.mark.parametrize(
    ("locale", "amount", "rate", "percent", "day"),
    [
        ("de", "1.234.567,89", "0,9259", "12,5", "29. Februar 2024"),
        ("fr", f"1{NARROW}234{NARROW}567,89", "0,9259", "12,5", "29 février 2024"),
        ("ar", "1,234,567.89", "0.9259", "12.5", "29 فبراير 2024"),
        ("ja", "1,234,567.89", "0.9259", "12.5", "2024年2月29日"),
        ("en_IN", "12,34,567.89", "0.9259", "12.5", "29 February 2024"),
        ("pt_BR", "1.234.567,89", "0,9259", "12,5", "29 de fevereiro de 2024"),
    ],
)
def test_numbers_and_days_as_a_locale_writes_them(
    locale: str, amount: str, rate: str, percent: str, day: str
) -> None:
    formats.use_locale(locale)
    facts = Facts(samples.foreign().settled()[0])
    assert facts.money(-123_456_789) == f"−{amount}{NBSP}EUR"
    assert lines.rate_of(facts, facts.payload["lines"][0])[0] == f"at {rate}"
    assert formats.percent(1_250) == f"{percent}{NBSP}%"
    assert formats.day(DAY) == day


def test_the_answer_and_its_steps_in_german_numbers() -> None:
    formats.use_locale("de-DE")
    facts = Facts(samples.tiers()[1].settled()[0])
    assert head.answer(facts) == (
        f"The circle passes 1.337,38{NBSP}EUR to SoFA by 30.{NBSP}November{NBSP}2026."
    )
    share = next(step for step in steps.steps(facts).waterfall if step.code == "share")
    assert share.how == (
        "by the ladder, 1.562,64 on the base to date 10.313,21, less 300,26 already stated"
    )
    assert f"Another 9.686,79 until 30{NBSP}% applies" in ladder.next_step(facts)


def test_every_word_of_a_statement_passes_through_the_catalogue() -> None:
    facts = Facts(samples.invested()[1].settled()[0])
    words.use_language("pseudo")
    made = steps.steps(facts)
    told = [head.title(facts), head.answer(facts), head.agreement(facts), ladder.next_step(facts)]
    told += [step.title for step in (*made.waterfall, *made.payment)]
    told += [each[0] for each in ladder.carried(facts)]
    told += made.absent
    assert [each for each in told if not (each.startswith("[") and each.endswith("~]"))] == []


@pytest.mark.parametrize(
    ("currency", "minor", "english", "german"),
    [
        ("JPY", 10**15, "1,000,000,000,000,000", "1.000.000.000.000.000"),
        ("EUR", -(10**15), "−10,000,000,000,000.00", "−10.000.000.000.000,00"),
        ("KWD", 10**15 + 1, "1,000,000,000,000.001", "1.000.000.000.000,001"),
    ],
)
def test_the_largest_amounts_keep_every_digit(
    currency: str, minor: int, english: str, german: str
) -> None:
    assert formats.amount(minor, currency) == english
    formats.use_locale("de")
    assert formats.amount(minor, currency) == german


def test_a_ladder_in_yen_has_no_decimals() -> None:
    sample = replace(
        samples.flat(),
        terms=Terms("JPY", (Tier(300_000, 1_000), Tier(None, 2_000))),
        currency="JPY",
        lines=[samples.line(1, "Tickets", 500_000, currency="JPY")],
    )
    facts = Facts(sample.settled()[0])
    assert ladder.tiers(facts) == [
        ("0 – 300,000", f"10{NBSP}%", "300,000", "30,000"),
        ("above 300,000", f"20{NBSP}%", "200,000", "40,000"),
        ("Together", "", "500,000", "70,000"),
    ]
