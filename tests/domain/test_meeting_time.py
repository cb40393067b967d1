"""How long an item took: by the clock while somebody is at it, and no longer."""

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.meeting_time import spent

MINUTE = 60_000
BEGUN = 1_795_516_920_000
SIGNS = st.lists(st.integers(-60, 10_000), max_size=12)


def test_time_runs_by_the_clock_while_nothing_is_missing() -> None:
    assert spent(0, BEGUN, 10, BEGUN + 12 * MINUTE, []) == 12 * 60
    assert spent(30, BEGUN, 10, BEGUN + 12 * MINUTE, [BEGUN + MINUTE]) == 12 * 60 + 30


def test_an_item_that_does_not_run_took_what_it_took() -> None:
    assert spent(95, 0, 10, BEGUN, [BEGUN - MINUTE]) == 95


def test_a_gap_counts_for_half_an_hour_or_as_long_as_was_planned() -> None:
    later = BEGUN + 600 * MINUTE
    assert spent(0, BEGUN, 10, later, []) == 30 * 60
    assert spent(0, BEGUN, 45, later, []) == 45 * 60
    assert spent(0, BEGUN, 10, later, [BEGUN + 20 * MINUTE]) == 50 * 60


@given(SIGNS, st.integers(0, 10_000), st.integers(1, 240))
def test_it_is_never_more_than_the_clock_and_grows_with_it(
    minutes: list[int], passed: int, planned: int
) -> None:
    signs = [BEGUN + each * MINUTE for each in minutes]
    now = BEGUN + passed * MINUTE
    took = spent(0, BEGUN, planned, now, signs)
    assert 0 <= took <= passed * 60
    assert took >= min(passed, 30) * 60
    assert spent(0, BEGUN, planned, now + MINUTE, signs) >= took
