"""Money: minor units of one currency; rounding and sharing lose nothing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.money import Rate, exponent, half_up, is_currency, share

amounts = st.integers(-(10**12), 10**12)
weight_lists = st.lists(st.integers(0, 10**6), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("currency", "places"), [("EUR", 2), ("USD", 2), ("JPY", 0), ("CLP", 0), ("BHD", 3)]
)
def test_places_of_a_minor_unit(currency: str, places: int) -> None:
    assert exponent(currency) == places


@pytest.mark.parametrize(
    ("code", "fits"),
    [("EUR", True), ("eur", False), ("EURO", False), ("E1R", False), ("ÄÖÜ", False), ("", False)],
)
def test_a_currency_is_three_capital_letters(code: str, fits: bool) -> None:
    assert is_currency(code) is fits


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (5, 3, 2), (0, 7, 0), (1, 2, 1), (-1, 2, -1), (49, 100, 0)],
)
def test_half_goes_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert half_up(numerator, denominator) == rounded


@given(numerator=amounts, denominator=st.integers(1, 10**9))
def test_rounding_is_nearest_and_symmetric(numerator: int, denominator: int) -> None:
    rounded = half_up(numerator, denominator)
    assert abs(Fraction(numerator, denominator) - rounded) <= Fraction(1, 2)
    assert half_up(-numerator, denominator) == -rounded


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (289_235, [1, 1, 1], [96_412, 96_412, 96_411]),
        (261_239, [50, 30, 20], [130_619, 78_372, 52_248]),
        (5, [0, 3], [0, 5]),
        (0, [0, 0], [0, 0]),
        (1, [1, 2], [0, 1]),
    ],
)
def test_shares_worked_by_hand(amount: int, weights: list[int], parts: list[int]) -> None:
    assert share(amount, weights) == parts


@given(amount=amounts, weights=weight_lists.filter(any))
def test_shares_add_up_and_each_is_within_a_cent(amount: int, weights: list[int]) -> None:
    parts = share(amount, weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(amount * weight, sum(weights))) < 1
        assert weight or not part
    assert share(-amount, weights) == [-part for part in parts]


def test_something_needs_somebody_to_take_it() -> None:
    with pytest.raises(Refused) as no:
        share(1, [0, 0])
    assert (no.value.code, no.value.facts) == ("share.no_weights", {"amount": 1})


def test_a_rate_converts_half_up_and_a_reversal_is_the_exact_opposite() -> None:
    rate = Rate(10_825, 10_000, "2026-11-24", "ECB")
    assert rate.convert(1_000) == 1_083
    assert rate.convert(-1_000) == -1_083
    assert rate.convert(0) == 0


@given(minor=amounts, numerator=st.integers(1, 10**7), denominator=st.integers(1, 10**7))
def test_conversion_is_symmetric(minor: int, numerator: int, denominator: int) -> None:
    rate = Rate(numerator, denominator, "2026-11-24", "test")
    assert rate.convert(-minor) == -rate.convert(minor)


@pytest.mark.parametrize(
    ("text", "of", "to", "fraction"),
    [
        ("1.0825", "EUR", "USD", (10_825, 10_000)),
        ("0,9259", "USD", "EUR", (9_259, 10_000)),
        ("151.255", "USD", "JPY", (151_255, 100_000)),
        ("0.002055", "JPY", "KWD", (2_055_000, 1_000_000)),
        ("999999999999999", "JPY", "KWD", (999_999_999_999_999_000, 1)),
    ],
)
def test_a_rate_is_quoted_between_whole_units(
    text: str, of: str, to: str, fraction: tuple[int, int]
) -> None:
    rate = Rate.quoted(text, of, to, "2026-02-28", "bank")
    assert (rate.numerator, rate.denominator) == fraction
    assert rate.numerator < 2**63


@pytest.mark.parametrize("text", ["", "0", "0.00", "-1", "1.2.3", "1e3", "١٫٥", "9" * 16, "one"])
def test_what_is_no_rate(text: str) -> None:
    with pytest.raises(Refused) as no:
        Rate.quoted(text, "EUR", "USD", "2026-02-28", "bank")
    assert no.value.code == "rate.unreadable"
