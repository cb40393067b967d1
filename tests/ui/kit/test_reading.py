from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.ui.kit.reading import read_amount, read_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("1'234.56", 123456),
        ("1 234,56", 123456),
        ("-80", -8000),
        ("−80.5", -8050),
        ("(80)", -8000),
        ("+80", 8000),
        ("80 EUR", 8000),
        ("eur 80", 8000),
        ("1.234", 123400),
        ("1,234", 123400),
        ("1.234.567", 123456700),
        (".5", 50),
        ("21474836,48", 2147483648),
        ("123456789012,34", 12345678901234),
    ],
)
def test_amounts_people_type(typed: str, minor: int) -> None:
    assert read_amount(typed, 2, "EUR") == minor


@pytest.mark.parametrize(
    "typed", ["", "-", "12,3x", "1.2345", "1,23,456.00", "1.234.5", "12 34", "1..5", "٣", "80 USD"]
)
def test_amounts_that_are_none(typed: str) -> None:
    assert read_amount(typed, 2, "EUR") is None


def test_a_currency_without_decimals_has_no_cents() -> None:
    assert read_amount("1.234", 0, "JPY") == 1234
    assert read_amount("12.5", 0, "JPY") is None


def test_three_decimals_follow_the_persons_point() -> None:
    assert read_amount("1.234", 3, "KWD", ".") == 1234
    assert read_amount("1,234", 3, "KWD", ".") == 1234000


@given(minor=st.integers(-(10**15), 10**15))
def test_every_amount_written_either_way_reads_back(minor: int) -> None:
    whole, part = divmod(abs(minor), 100)
    sign = "-" if minor < 0 else ""
    english = f"{sign}{whole:,}.{part:02}"
    german = english.replace(",", "#").replace(".", ",").replace("#", ".")
    assert read_amount(english, 2) == minor
    assert read_amount(german, 2) == minor


@given(typed=st.text(max_size=20))
def test_no_text_breaks_the_reading(typed: str) -> None:
    for places in (0, 2, 3):
        assert isinstance(read_amount(typed, places, "EUR"), int | None)
    assert isinstance(read_day(typed, TODAY), date | None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.11.", TODAY),
        ("24.11", TODAY),
        ("24. 11. 2025", date(2025, 11, 24)),
        ("24.11.26", TODAY),
        ("24 Nov", TODAY),
        ("24. november 2025", date(2025, 11, 24)),
        ("Nov 24, 2025", date(2025, 11, 24)),
        ("2026-11-24", TODAY),
        ("24/11/2026", TODAY),
        ("11/24", TODAY),
        ("24", TODAY),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("+3", date(2026, 11, 27)),
        ("−2", date(2026, 11, 22)),
    ],
)
def test_days_people_type(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "31.2.", "99", "soon", "24 no", "2026-13-01", "1.2.3.4"])
def test_days_that_are_none(typed: str) -> None:
    assert read_day(typed, TODAY) is None


def test_a_day_without_year_is_the_nearest() -> None:
    assert read_day("5.1.", TODAY) == date(2027, 1, 5)
    assert read_day("30.12.", date(2027, 1, 5)) == date(2026, 12, 30)


def test_where_months_come_first_a_slash_means_so() -> None:
    assert read_day("3/4/2026", TODAY, month_first=True) == date(2026, 3, 4)
    assert read_day("3/4/2026", TODAY) == date(2026, 4, 3)


def test_month_names_of_the_persons_language() -> None:
    assert read_day("5 dez", TODAY, months={"Dezember": 12}) == date(2026, 12, 5)
    assert read_day("heute", TODAY, words={"heute": 0}) == TODAY


@given(step=st.integers(-9999, 9999))
def test_days_from_today(step: int) -> None:
    assert read_day(f"{step:+d}", TODAY) == TODAY + timedelta(days=step)
