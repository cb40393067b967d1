"""What the page says, without a window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sofa_desktop.domain.capture import Captured
from sofa_desktop.services.backlog_rows import ActionItemRow, BacklogRow
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.pages.meetings import (
    action_columns,
    meeting_words,
    minutes_blocks,
    presenter,
    topic_words,
)
from tests.ui.desk import TODAY, make_context
from tests.ui.meetings.gathering import LAST, NEXT, Gathering


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


@pytest.fixture
def planned(gathering: Gathering) -> MeetingRow:
    return gathering.meeting(gathering.plan())


@pytest.fixture
def held(gathering: Gathering) -> MeetingRow:
    return gathering.meeting(gathering.hold())


def topic(**facts: Any) -> BacklogRow:  # noqa: ANN401  (any of its fields)
    row = BacklogRow(
        id="t",
        title="Prices",
        outcome="decide",
        source="member",
        from_id="",
        from_name="",
        minutes=0,
        priority="normal",
        state="active",
        review_on=None,
        every_months=0,
        subject_type="",
        subject_id="",
        note="",
        noted_on=TODAY,
        closed_on=None,
        carried=0,
        meeting_id="",
        meeting_on=None,
    )
    return row._replace(**facts)


def promise(**facts: Any) -> ActionItemRow:  # noqa: ANN401  (any of its fields)
    row = ActionItemRow(
        id="a",
        what="Write to the hosts",
        owner_id="m",
        owner="Mira",
        due_on=None,
        state="open",
        closed_on=None,
        noted_on=TODAY,
        meeting_id="",
        meeting_on=None,
        agenda_item_id="",
        note="",
    )
    return row._replace(**facts)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("19:00", "19:00"),
        ("19.30", "19:30"),
        ("9:05", "09:05"),
        ("19", "19:00"),
        ("1930", "19:30"),
        ("19h", "19:00"),
        ("19 Uhr", "19:00"),
        ("", ""),
        ("25:00", None),
        ("19:61", None),
        ("soon", None),
    ],
)
def test_a_time_of_day_is_read_as_people_type_it(typed: str, read: str | None) -> None:
    assert meeting_words.read_clock(typed) == read


def test_the_minutes_of_a_meeting_are_told_with_what_is_left() -> None:
    """15 minutes are the frame every meeting has; 67 of items make 82 of 90."""
    room = presenter.room(90, 67, 5)
    assert (room.total, room.frame, room.words) == (82, 15, "82 of 90 minutes, 8 left")
    assert presenter.room(90, 75, 5).words == "90 of 90 minutes, exactly full"
    long = presenter.room(90, 82, 5)
    assert long.words == "97 of 90 minutes, 7 too many"
    assert long.more.startswith("The meeting is longer than planned.")


def test_the_line_says_what_is_true_now(planned: MeetingRow) -> None:
    over = promise(due_on=TODAY - timedelta(days=1))
    done = promise(state="done")
    topics = [topic(), topic(state="resting"), topic(state="on_agenda")]
    assert presenter.line(planned, [over, promise(), done], topics, TODAY) == (
        "Next meeting Tuesday 1 December, 19:00 · 2 open action items · 1 overdue · "
        "2 topics waiting"
    )
    assert presenter.line(None, [], [topic()], TODAY) == ("No meeting is planned · 1 topic waiting")
    running = planned._replace(opened_at=1)
    assert presenter.line(running, [], [], TODAY).startswith("The meeting is running")


def test_how_a_meeting_stands(planned: MeetingRow, held: MeetingRow) -> None:
    assert meeting_words.chip(planned, TODAY) == ("in 7 days", "")
    assert meeting_words.chip(planned, NEXT) == ("today", "info")
    assert meeting_words.chip(planned, NEXT + timedelta(days=1)) == ("not held", "warning")
    assert meeting_words.chip(planned._replace(opened_at=1), NEXT) == ("running", "good")
    assert meeting_words.chip(held, TODAY) == ("draft", "warning")
    objected = held._replace(minutes_objection="The price is wrong.")
    assert meeting_words.chip(objected, TODAY) == ("minutes to put right", "warning")
    assert meeting_words.detail(held) == "1 item · 1 decision · 1 open action item"
    assert meeting_words.span(held) == "19:00–20:30"


NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
HOUR = 3_600_000


def window(row: MeetingRow, hours: int) -> MeetingRow:
    return row._replace(window_until=int(NOW.timestamp() * 1000) + hours * HOUR)


def test_minutes_wait_for_their_48_hours_and_then_for_one_button(held: MeetingRow) -> None:
    waits = meeting_words.phase(window(held, 5), NOW, "window")
    assert (waits.key, waits.deed) == ("window", "approve")
    assert "Tuesday 24 November, 15:42" in waits.why_not
    over = meeting_words.phase(window(held, -1), NOW, "window")
    assert (over.key, over.deed, over.why_not) == ("window", "approve", "")


def test_each_phase_of_minutes_has_one_next_step(held: MeetingRow) -> None:
    def deed(row: MeetingRow, rule: str = "at_end") -> str:
        return meeting_words.phase(row, NOW, rule).deed

    assert deed(held) == "approve"
    assert deed(held, "next_meeting") == "at_end"
    assert deed(held._replace(minutes_objection="Not so.")) == "send_again"
    assert deed(held._replace(state="minutes_approved", approved_on=TODAY)) == "publish"
    assert deed(held._replace(state="published", published_on=TODAY)) == ""


def test_the_48_hours_stand_on_the_line_only_where_the_circle_has_them(held: MeetingRow) -> None:
    keys = [key for key, _word in meeting_words.phases(held, "at_end")]
    assert keys == ["draft", "approved", "published"]
    keys = [key for key, _word in meeting_words.phases(held, "window")]
    assert keys == ["draft", "window", "approved", "published"]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "today"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (89, "12 weeks"),
        (190, "6 months"),
    ],
)
def test_a_topic_says_how_long_it_waits(days: int, told: str) -> None:
    assert topic_words.age(topic(noted_on=TODAY - timedelta(days=days)), TODAY) == told


def test_a_topic_says_where_it_is() -> None:
    resting = topic(state="resting", review_on=date(2027, 1, 3))
    assert topic_words.state(resting) == "Until 3 Jan 2027"
    assert topic_words.facts(resting) == "Rests until 3 January 2027 · noted 24 Nov 2026"
    there = topic(state="on_agenda", meeting_on=NEXT, from_name="Mira", every_months=3)
    assert topic_words.facts(there) == (
        "On the agenda of 1 December 2026 · every 3 months · noted 24 Nov 2026 by Mira"
    )


def test_a_topic_carried_over_three_times_is_offered_a_helping_circle() -> None:
    assert topic_words.advice(topic(carried=2)) == ""
    assert "helping circle" in topic_words.advice(topic(carried=3))
    assert topic_words.advice(topic(carried=3, state="done")) == ""


def test_topics_go_to_an_agenda_only_where_there_is_one() -> None:
    assert topic_words.why_no_agenda([], planned=True) == "Choose topics first."
    assert topic_words.why_no_agenda([topic()], planned=False) == "Plan the next meeting first."
    twice = topic_words.why_no_agenda([topic(state="on_agenda")], planned=True)
    assert twice == "One of them is on an agenda already."
    assert topic_words.why_no_agenda([topic()], planned=True) == ""


def test_a_promise_says_how_late_it_is() -> None:
    def told(days: int) -> tuple[str, str]:
        row = promise(due_on=TODAY + timedelta(days=days))
        return action_columns.state(row, TODAY), action_columns.state_tone(row, TODAY)

    assert told(-1) == ("1 day over", "bad")
    assert told(0) == ("due today", "warning")
    assert told(7) == ("in 7 days", "warning")
    assert told(8) == ("in 8 days", "")
    assert action_columns.state(promise(state="done"), TODAY) == "Done"


def test_what_is_due_first_stands_first() -> None:
    late = promise(id="late", due_on=TODAY - timedelta(days=3))
    soon = promise(id="soon", due_on=TODAY + timedelta(days=3))
    never = promise(id="never")
    rows = sorted([never, soon, late], key=action_columns.urgency)
    assert [row.id for row in rows] == ["late", "soon", "never"]


def test_a_line_meant_as_an_action_item_keeps_every_word_it_does_not_understand() -> None:
    marked = Captured("Write to the hosts", member_id="m", until=NEXT)
    assert marks.as_action(marked, "Write to the hosts @Mira ~1 Dec") == Captured(
        "Write to the hosts", is_action=True, member_id="m", due_on=NEXT
    )
    typed = "Write to the hosts 20m"
    found = marks.as_action(Captured("Write to the hosts", minutes=20), typed)
    assert found == Captured(typed, is_action=True)
    arrow = Captured("Write", is_action=True, member_id="m")
    assert marks.as_topic(arrow, "Write -> Mira").title == "Write -> Mira"
    plain = Captured("Write", minutes=5)
    assert marks.as_topic(plain, "Write 5m") == replace(plain)


def test_minutes_are_a_document(gathering: Gathering, held: MeetingRow) -> None:
    told = [
        (block.look, block.text)
        for block in minutes_blocks.blocks(gathering.desk.minutes.payload(held.id))
    ]
    assert told[0] == ("text", "Present: Aiko Sato, Mira Novák, Tomás Ruiz.")
    assert ("text", "Minutes of last time: There are none.") in told
    assert ("heading", "1. Prices of webinars") in told
    assert ("text", "Three prices have worked.") in told
    assert ("text", "Decided: Three prices") in told
    assert ("wording", "Every webinar has three prices.") in told
    assert ("quiet", "until 24 November 2027 · measured by: tickets by price") in told
    assert ("point", "Tomás Ruiz: Write the price page, by 24 November 2026") in told
    assert LAST.isoformat() not in str(told)
