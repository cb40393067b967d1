"""Months, quarters, years and days from one to another."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.periods import Period, add_months

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 24), 6, date(2027, 5, 24)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_on(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(day=days, months=st.integers(-120, 120))
def test_months_on_lands_in_that_month_on_that_day_or_its_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@pytest.mark.parametrize(
    ("text", "start", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-07-01..2026-07-15", date(2026, 7, 1), date(2026, 7, 15)),
        ("2026-07-01..2026-07-01", date(2026, 7, 1), date(2026, 7, 1)),
    ],
)
def test_a_period_is_read_and_written(text: str, start: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.start, period.last) == (start, last)
    assert period.key == text


@pytest.mark.parametrize(
    "text",
    ["", "Q3", "2026-Q5", "2026-13", "2026-00", "26", "2026-07-15..2026-07-01", "2026-07-01",
     "2026-07-01..", "yesterday..today", "2026-02-30..2026-03-01", "2026-07-01..2026-07-02..x",
     "0000", "9999", "0000-Q1", "9999-Q4", "9999-12", "2026-07-01..9999-12-31", "٢٠٢٦"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(Refused) as no:
        Period.parse(text)
    assert (no.value.code, no.value.facts) == ("period.unreadable", {"text": text})


@given(day=days)
def test_a_day_lies_in_its_quarter_and_year_and_not_in_their_neighbours(day: date) -> None:
    for period in (Period.quarter_of(day), Period.parse(str(day.year))):
        assert day in period
        assert period.start in period
        assert period.last in period
        assert period.stop not in period
        assert period.start - timedelta(days=1) not in period
        assert Period.parse(period.key) == period
    assert str(day) not in Period.quarter_of(day)


@given(first=days, length=st.integers(0, 900))
def test_every_period_has_a_key_that_reads_back(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length + 1))
    assert Period.parse(period.key) == period
