"""From one meeting to the next: what was not finished comes back, and times are learnt."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sofa_desktop.app.container import open_circle
from sofa_desktop.domain.agenda.candidates import ComposedAgenda
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.services.desk import Desk
from tests.helpers import FakeClock, founded_circle

FIRST = date(2026, 11, 5)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(FIRST)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    circle = open_circle(founded_circle(tmp_path / "circle.sofacircle"), clock)
    try:
        yield circle.desk
    finally:
        circle.close()


def pass_minutes(desk: Desk, clock: FakeClock, minutes: int) -> None:
    """Let time pass in which somebody notes something every minute."""
    item = desk.queries.meetings()[0].current_id
    for minute in range(minutes):
        clock.moment += timedelta(minutes=1)
        desk.meetings.note(item, f"after {minute}")


def held(desk: Desk, clock: FakeClock, on: date, minutes: dict[str, int]) -> str:
    """Hold a meeting: its composed items take so many minutes; an item of 0 is carried over."""
    clock.moment = datetime(on.year, on.month, on.day, 18, 0, tzinfo=UTC)
    meeting = desk.meetings.plan(on)
    desk.composing.take(meeting, words=agenda_reasons)
    desk.meetings.open(meeting)
    desk.meetings.previous_minutes(meeting, "none" if on == FIRST else "deferred")
    desk.meetings.consent_agenda(meeting)
    for row in desk.queries.agenda(meeting):
        if row.title in minutes:
            desk.meetings.begin_item(row.id)
            pass_minutes(desk, clock, minutes[row.title] or 3)
            desk.meetings.end_item(row.id, carried=not minutes[row.title])
    desk.meetings.close(meeting)
    return meeting


def told(agenda: ComposedAgenda) -> dict[str, str]:
    return {agenda_reasons.title(each): agenda_reasons.reason(each) for each in agenda.items}


def test_what_was_not_finished_comes_back_until_a_helping_circle_is_offered(
    desk: Desk, clock: FakeClock
) -> None:
    topic = desk.backlog.note("A directory")
    days = [FIRST + timedelta(days=28 * turn) for turn in range(3)]
    reasons = []
    for on in days:
        held(desk, clock, on, {"A directory": 0})
        reasons.append(told(desk.composing.compose())["A directory"])
    assert reasons == [
        "It was not finished on 5 November 2026.",
        "It was carried over 2 times, last on 3 December 2026.",
        "It was carried over 3 times; a helping circle may serve it better.",
    ]
    history = desk.queries.topic_history(topic)
    assert [(row.kind, row.on, row.state) for row in history] == [
        ("agenda", on, "carried") for on in reversed(days)
    ]
    assert history[0].text == "after 2"


def test_the_third_such_item_is_planned_as_long_as_the_first_two_took(
    desk: Desk, clock: FakeClock
) -> None:
    for number, took in enumerate((22, 26)):
        desk.backlog.note(f"Fees {number}", "decide")
        held(desk, clock, FIRST + timedelta(days=14 * number), {f"Fees {number}": took})
    desk.backlog.note("Fees again", "decide")
    agenda = desk.composing.compose(minutes=240)
    (fees,) = [each for each in agenda.items if each.code == "topic"]
    assert (fees.minutes, agenda_reasons.minutes(fees)) == (
        24, "So long such items took, the median of 2.",
    )  # fmt: skip
    assert agenda.rhythm_days == 14


def test_a_recurring_topic_that_was_done_rests_until_it_comes_again(
    desk: Desk, clock: FakeClock
) -> None:
    desk.backlog.note("Look at the budget", every_months=3, review_on=FIRST)
    held(desk, clock, FIRST, {"Look at the budget": 5})
    (row,) = desk.queries.backlog(clock.today())
    assert (row.state, row.review_on) == ("resting", date(2027, 2, 5))
    assert "Look at the budget" not in told(desk.composing.compose())
    clock.set(date(2027, 2, 10))
    assert told(desk.composing.compose(minutes=240))["Look at the budget"] == (
        "It comes again every 3 months, and was due 5 February 2027."
    )


def test_decisions_and_promises_on_a_topic_are_its_history(desk: Desk, clock: FakeClock) -> None:
    topic = desk.backlog.note("Fees", "decide")
    meeting = held(desk, clock, FIRST, {"Fees": 4})
    (item,) = [row for row in desk.queries.agenda(meeting) if row.backlog_id == topic]
    mira = desk.people.add("Mira")
    desk.action_items.add("Tell the hosts", mira, agenda_item_id=item.id)
    desk.decisions.record(
        "Fees", "They stay.", meeting_id=meeting, agenda_item_id=item.id, on=FIRST
    )
    history = desk.queries.topic_history(topic)
    assert [(row.kind, row.title, row.text) for row in history] == [
        ("agenda", "Fees", "after 3"),
        ("decision", "Fees", "They stay."),
        ("action", "Tell the hosts", "Mira"),
    ]
    (action,) = desk.queries.action_items()
    assert (action.meeting_id, action.meeting_on) == (meeting, FIRST)


def test_what_the_circle_has_already_is_found_while_a_topic_is_typed(
    desk: Desk, clock: FakeClock
) -> None:
    desk.policies.adopt("Refunds of tickets", "Within 14 days.", kind="guideline",
                        term_end=date(2027, 11, 5), decided_on=clock.today())  # fmt: skip
    desk.proposals.open("Scholarships for tickets", target="nothing")
    desk.backlog.note("A directory")
    found = desk.queries.similar_topics("Refund tickets?")
    assert [(row.kind, row.title) for row in found] == [
        ("policy", "Refunds of tickets"),
        ("proposal", "Scholarships for tickets"),
    ]


def test_an_agenda_that_was_taken_is_the_saved_one_and_nothing_is_proposed_twice(
    desk: Desk, clock: FakeClock
) -> None:
    desk.backlog.note("Fees", "decide")
    meeting = desk.meetings.plan(clock.today() + timedelta(days=7))
    desk.composing.take(meeting, words=agenda_reasons)
    assert desk.composing.compose(meeting).items == ()
    other = desk.meetings.plan(clock.today() + timedelta(days=35))
    assert desk.composing.compose(other).items == ()
    (item,) = [row for row in desk.queries.agenda(meeting) if row.title == "Fees"]
    desk.meetings.remove_item(item.id)
    assert "Fees" in told(desk.composing.compose(other))
