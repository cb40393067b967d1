"""Amounts, dates and shares as a person of a locale writes them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from sofa_desktop.i18n import british, formats
from sofa_desktop.i18n.cldr import Cldr

SPACE = "\N{NO-BREAK SPACE}"
DAY = date(2026, 11, 24)


@pytest.fixture
def german() -> Iterator[None]:
    formats.use_locale("de-DE")
    yield
    formats.use_locale("en_GB")


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [
        (123_456, "EUR", "1,234.56"),
        (-8_000, "EUR", "−80.00"),
        (5, "USD", "0.05"),
        (-5, "USD", "−0.05"),
        (0, "USD", "0.00"),
        (1_234_567, "JPY", "1,234,567"),
        (1_234_567, "BHD", "1,234.567"),
        (100_000_000_000, "USD", "1,000,000,000.00"),
    ],
)
def test_an_amount(minor: int, currency: str, written: str) -> None:
    assert formats.amount(minor, currency) == written
    assert formats.money(minor, currency) == f"{written}{SPACE}{currency}"


def test_a_difference_shows_its_sign() -> None:
    assert formats.amount(500, "EUR", sign=True) == "+5.00"
    assert formats.amount(-500, "EUR", sign=True) == "−5.00"
    assert formats.amount(0, "EUR", sign=True) == "0.00"


@pytest.mark.parametrize(
    ("basis_points", "written"),
    [(2_000, "20"), (1_250, "12.5"), (5, "0.05"), (0, "0"), (10_000, "100"), (100_000, "1000")],
)
def test_a_share(basis_points: int, written: str) -> None:
    assert formats.percent(basis_points) == f"{written}{SPACE}%"


def test_days() -> None:
    assert formats.day(DAY) == "24 November 2026"
    assert formats.short_day(DAY) == "24 Nov 2026"
    assert formats.weekday(DAY) == "Tuesday 24 November"
    assert formats.month(DAY) == "November 2026"
    assert formats.short_month(DAY) == "Nov"
    assert formats.clock(datetime(2026, 11, 24, 10, 42, tzinfo=UTC)) == "10:42"


@pytest.mark.usefixtures("german")
def test_another_locale_writes_its_own_way() -> None:
    assert formats.amount(-123_456, "EUR") == "−1.234,56"
    assert formats.percent(1_250) == f"12,5{SPACE}%"
    assert formats.day(DAY) == "24. November 2026"
    assert formats.short_month(DAY) == "Nov"


def test_the_locale_is_set_back() -> None:
    assert formats.amount(123_456, "EUR") == "1,234.56"


def test_the_usual_locale_writes_what_cldr_says() -> None:
    cldr = Cldr(formats.USUAL)
    assert british.POINT == cldr.POINT
    for size in (0, 999, 1_000, 1_234_567, 10**15):
        assert british.whole(size) == cldr.whole(size)
    start = datetime(2023, 1, 1, tzinfo=UTC)
    for passed in range(4 * 366):
        value = start + timedelta(days=passed, minutes=7 * passed)
        for name in ("day", "short_day", "weekday", "month", "short_month"):
            assert getattr(british, name)(value.date()) == getattr(cldr, name)(value.date())
        assert british.clock(value) == cldr.clock(value)
