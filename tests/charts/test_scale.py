from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.charts.scale import bounds, mark_labels, marks, named_months
from sofa_desktop.domain.periods import add_months


def test_bounds_hold_zero_and_are_never_empty() -> None:
    assert bounds([300, 500], "EUR") == (0, 500)
    assert bounds([-300, -5], "EUR") == (-300, 0)
    assert bounds([0, 0], "EUR") == (0, 500)
    assert bounds([], "JPY") == (0, 5)


def test_marks_are_round_amounts() -> None:
    assert marks(0, 312000, 5) == (0, 100000, 200000, 300000)
    assert marks(-123456, 485000, 8) == (-100000, 0, 100000, 200000, 300000, 400000)
    assert marks(-40, 0, 3) == (-40, -20, 0)


@given(st.integers(-(10**17), 0), st.integers(0, 10**17), st.integers(2, 12))
def test_marks_are_few_even_and_hold_zero(low: int, high: int, most: int) -> None:
    places = marks(low, high, most)
    assert 1 <= len(places) <= most
    assert 0 in places
    assert low <= places[0]
    assert places[-1] <= high
    assert len({after - before for before, after in pairwise(places)}) <= 1


def test_labels_have_decimals_only_where_needed() -> None:
    assert mark_labels((-100000, 0, 100000), "EUR") == ("−1,000", "0", "1,000")
    assert mark_labels((0, 50), "EUR") == ("0.00", "0.50")
    assert mark_labels((0, 5000), "JPY") == ("0", "5,000")
    assert mark_labels((0, 2000000), "KWD") == ("0", "2,000")


def test_months_are_thinned_by_the_calendar() -> None:
    months = [add_months(date(2025, 12, 1), place) for place in range(14)]
    assert named_months(months, 20) == tuple(range(14))
    assert named_months(months, 7) == (1, 3, 5, 7, 9, 11, 13)
    assert named_months(months, 5) == (1, 4, 7, 10, 13)
    assert named_months(months, 2) == (1, 13)
    assert named_months([], 5) == ()


def test_some_month_is_always_named() -> None:
    months = [add_months(date(2025, 2, 1), place) for place in range(3)]
    assert named_months(months, 1) == (1,)
    assert named_months(months[:2], 1) == (1,)
    assert named_months([date(2025, 2, 1), date(2025, 8, 1)], 1) == (0,)
