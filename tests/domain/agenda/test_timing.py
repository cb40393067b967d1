"""Time that learns: minutes by kind, and how often the circle meets."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.agenda.candidates import MinutesFrom
from sofa_desktop.domain.agenda.facts import ItemFact, TopicFact
from sofa_desktop.domain.agenda.timing import (
    KINDS,
    USUAL,
    following,
    kind_of,
    measures,
    rhythm,
)
from sofa_desktop.domain.backlog import LONGEST_ITEM, Outcome
from sofa_desktop.domain.meeting import ItemState, MeetingState
from tests.domain.agenda.small_facts import DAY, LAST, calm_but, held, only, planned

BEFORE = LAST - timedelta(days=28)
DAYS = {"a": BEFORE, "b": LAST}


def used(key: str, seconds: int, meeting: str = "a", **fields: object) -> ItemFact:
    told: dict[str, object] = {
        "id": f"{meeting}{seconds}", "meeting_id": meeting, "title": "x", "key": key,
        "used_seconds": seconds, "state": ItemState.DONE, "outcome": Outcome.DECIDE,
    }  # fmt: skip
    return ItemFact(**(told | fields))  # type: ignore[arg-type]  # named as the fields are


def test_the_median_of_what_such_items_took_is_their_measure() -> None:
    found = measures(
        [used("proposal.ready:x", s, m) for m, s in (("a", 600), ("b", 1300), ("b", 3600))], DAYS
    )
    assert (found["proposal"].minutes, found["proposal"].samples) == (22, 3)


def test_one_item_is_no_measure_nor_is_one_that_was_not_finished() -> None:
    assert measures([used("proposal.ready:x", 600)], DAYS) == {}
    carried = used("proposal.ready:x", 900, state=ItemState.CARRIED)
    unmeasured = used("proposal.ready:x", 0)
    assert measures([used("proposal.ready:x", 600), carried, unmeasured], DAYS) == {}


def test_topics_are_compared_by_the_outcome_wanted_and_reviews_by_how_they_are_done() -> None:
    assert kind_of("", Outcome.REPORT) == kind_of("topic:t", Outcome.REPORT) == "topic.report"
    assert kind_of("plan:fees", Outcome.EXPLORE) == "topic.explore"
    assert kind_of("policy.due:p", Outcome.DECIDE) == "policy"
    assert kind_of("policy.due:p", Outcome.DECIDE, fast_track=True) == "fast_track"


def test_every_kind_has_a_usual_time() -> None:
    assert set(KINDS.values()) <= set(USUAL)
    assert {f"topic.{outcome}" for outcome in Outcome} <= set(USUAL)


def test_the_next_such_item_is_planned_as_long_as_the_last_ones_took() -> None:
    topic = TopicFact(id="t", title="Fees", noted_on=LAST, outcome=Outcome.DECIDE)
    before = [used("topic:u", 1500, f"m{BEFORE}"), used("", 1620, f"m{LAST}")]
    meetings = (held(BEFORE), held(LAST), planned())
    found = only(calm_but(topics=(topic,), items=tuple(before), meetings=meetings))
    assert (found.minutes, found.minutes_from, found.samples) == (26, MinutesFrom.LEARNED, 2)
    usual = only(calm_but(topics=(topic,), items=tuple(before[:1]), meetings=meetings))
    assert (usual.minutes, usual.learned) == (15, False)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=30))
def test_a_measure_is_always_a_time_an_item_may_have(seconds: list[int]) -> None:
    items = [used("topic:t", each, "a", id=f"{n}") for n, each in enumerate(seconds)]
    assert 1 <= measures(items, DAYS)["topic.decide"].minutes <= LONGEST_ITEM


@pytest.mark.parametrize(
    ("gaps", "days"),
    [
        ([], 0),
        ([28], 28),
        ([14, 14, 28], 14),
        ([1, 1, 1], 0),
        ([30, 200, 30], 30),
        ([7] * 20 + [30] * 8, 30),
    ],
)
def test_the_rhythm_is_the_usual_gap_between_the_last_meetings(gaps: list[int], days: int) -> None:
    held_on = [date(2026, 1, 1)]
    for gap in gaps:
        held_on.append(held_on[-1] + timedelta(days=gap))
    assert rhythm(held_on) == days


def test_a_circle_without_a_rhythm_meets_again_in_a_month() -> None:
    assert following(calm_but(meetings=(planned(),))) == date(2027, 1, 3)


def test_a_meeting_that_is_planned_says_when_the_circle_meets_again() -> None:
    later = held(date(2026, 12, 10), MeetingState.PLANNED)
    assert following(calm_but(meetings=(held(LAST), later, planned()))) == date(2026, 12, 10)


def test_a_meeting_that_never_took_place_is_no_part_of_the_rhythm() -> None:
    forgotten = held(DAY - timedelta(days=3), MeetingState.PLANNED)
    known = calm_but(meetings=(held(BEFORE), held(LAST), forgotten, planned()))
    assert following(known) == DAY + timedelta(days=28)
