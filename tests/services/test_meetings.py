"""Meetings from their plan to their end: what comes after what, the time, and the backlog."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.agenda_items import Wanted
from tests.helpers import FakeClock, new_circle
from tests.services.meeting_case import DAY, MeetingCase


@pytest.fixture
def case(tmp_path: Path) -> Iterator[MeetingCase]:
    clock = FakeClock(DAY)
    with new_circle(tmp_path, clock) as file:
        yield MeetingCase(file, clock)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as no:
        act()
    return no.value.code


def test_a_meeting_is_led_by_who_holds_the_roles_on_its_day(case: MeetingCase) -> None:
    meeting = case.meetings.plan(date(2026, 12, 8), starts_at="19:30", room=" Garden  room ")
    row = case.row(meeting)
    assert (row.facilitator, row.secretary, row.room) == ("Mira", "Jun", "Garden room")
    assert (row.starts_at, row.minutes, row.state) == ("19:30", 90, "planned")
    late = case.meetings.plan(date(2027, 3, 9))
    assert case.row(late).facilitator == ""


def test_somebody_else_may_lead(case: MeetingCase) -> None:
    meeting = case.meetings.plan(DAY, facilitator_id=case.salma)
    assert case.row(meeting).facilitator == "Salma"


def test_opening_notes_everybody_with_their_roles(case: MeetingCase) -> None:
    meeting, _ = case.opened()
    assert [(one.name, one.presence, one.roles) for one in case.ask.attendance(meeting)] == [
        ("Jun", "present", "Secretary, Webinar host"),
        ("Mira", "present", "Facilitator"),
        ("Salma", "present", ""),
    ]


def test_attendance_is_noted_and_guests_stand_last(case: MeetingCase) -> None:
    meeting, _ = case.opened()
    case.undoes(lambda: case.meetings.attend(meeting, case.jun, "excused"))
    guest = case.meetings.add_guest(meeting, "  Aiko of GC ")
    assert [(one.name, one.presence) for one in case.ask.attendance(meeting)] == [
        ("Jun", "excused"), ("Mira", "present"), ("Salma", "present"), ("Aiko of GC", "present"),
    ]  # fmt: skip
    assert code(lambda: case.meetings.add_guest(meeting, " ")) == "meeting.guest_no_name"
    case.undoes(lambda: case.meetings.remove_guest(guest))
    mine = case.ask.attendance(meeting)[0].id
    assert code(lambda: case.meetings.remove_guest(mine)) == "meeting.not_a_guest"


def test_nothing_is_worked_on_before_consent_and_the_last_minutes(case: MeetingCase) -> None:
    meeting, [item] = case.opened(DAY, "Prices")
    assert code(lambda: case.meetings.begin_item(item)) == "minutes.status_missing"
    case.meetings.previous_minutes(meeting, "none")
    assert code(lambda: case.meetings.begin_item(item)) == "agenda.not_consented"
    assert code(lambda: case.meetings.go(meeting, "items")) == "agenda.not_consented"
    case.undoes(lambda: case.meetings.consent_agenda(meeting))
    assert case.row(meeting).state == "agenda_consented"
    case.undoes(lambda: case.meetings.begin_item(item))
    row = case.row(meeting)
    assert (row.state, row.segment, row.current_id) == ("in_session", "items", item)


def test_an_agenda_may_be_consented_beforehand_but_nothing_begins_unopened(
    case: MeetingCase,
) -> None:
    meeting = case.meetings.plan(DAY)
    item = case.meetings.add_item(meeting, "Prices")
    case.meetings.consent_agenda(meeting)
    assert code(lambda: case.meetings.consent_agenda(meeting)) == "agenda.consented"
    assert code(lambda: case.meetings.begin_item(item)) == "meeting.not_open"


def test_a_consented_agenda_changes_by_consent_alone(case: MeetingCase) -> None:
    meeting, [item, other] = case.ready(DAY, "Prices", "Webinar")
    add = case.meetings.add_item
    assert code(lambda: add(meeting, "New")) == "agenda.needs_consent"
    assert code(lambda: case.meetings.change_item(item, minutes=15)) == "agenda.needs_consent"
    assert code(lambda: case.meetings.move_item(item, 1)) == "agenda.needs_consent"
    assert code(lambda: case.meetings.remove_item(item)) == "agenda.needs_consent"
    case.meetings.change_item(item, presenter_id=case.salma, documents="a\nb")
    case.meetings.change_item(item, minutes=15, consented=True)
    case.meetings.move_item(other, 0, consented=True)
    new = add(meeting, "New", place=1, consented=True)
    assert [row.title for row in case.ask.agenda(meeting)] == ["Webinar", "New", "Prices"]
    case.undoes(lambda: case.meetings.remove_item(new, consented=True))
    rows = case.ask.agenda(meeting)
    assert [(row.title, row.place) for row in rows] == [("Webinar", 0), ("Prices", 1)]
    assert (rows[1].presenter, rows[1].minutes) == ("Salma", 15)


def test_the_agenda_becomes_another_in_one_step(case: MeetingCase) -> None:
    topic = case.topic("Webinar")
    meeting = case.meetings.plan(DAY)
    first = case.meetings.add_item(meeting, "Prices")
    second = case.meetings.add_item(meeting, "Webinar", backlog_id=topic)
    third = case.meetings.add_item(meeting, "Travel")
    case.meetings.open(meeting)
    case.meetings.previous_minutes(meeting, "none")
    case.meetings.consent_agenda(meeting)
    case.meetings.begin_item(first)
    wanted = [
        Wanted("Travel", 5, "explore", third), Wanted("Prices", 25, "explore", first),
        Wanted(" Cash ", 10, "report", "", case.salma),
    ]  # fmt: skip
    assert code(lambda: case.meetings.rearrange(meeting, wanted)) == "agenda.needs_consent"
    without = code(lambda: case.meetings.rearrange(meeting, wanted[::2], consented=True))
    assert without == "item.begun"
    case.undoes(lambda: case.meetings.rearrange(meeting, wanted, consented=True))
    rows = [(row.title, row.minutes, row.presenter) for row in case.ask.agenda(meeting)]
    assert rows == [("Travel", 5, ""), ("Prices", 25, ""), ("Cash", 10, "Salma")]
    with case.file.look() as work:
        assert work.agenda_items.find(second) is None
        assert work.backlog.get(topic).state == "active"


def test_before_consent_the_agenda_is_free(case: MeetingCase) -> None:
    meeting = case.meetings.plan(DAY)
    item = case.meetings.add_item(meeting, "  Prices  of 2027 ", outcome="decide", minutes=20)
    case.undoes(lambda: case.meetings.change_item(item, title="Prices", outcome="report"))
    row = case.item(meeting, item)
    assert (row.title, row.outcome, row.minutes) == ("Prices", "report", 20)
    assert code(lambda: case.meetings.change_item(item, minutes=0)) == "agenda.bad_minutes"
    assert code(lambda: case.meetings.add_item(meeting, " ")) == "agenda.no_title"
    assert code(lambda: case.meetings.change_item(item, notes="x")) == "record.unknown_field"


def test_time_runs_while_an_item_is_open_and_stands_while_it_is_not(case: MeetingCase) -> None:
    meeting, [first, second] = case.ready(DAY, "Prices", "Webinar")
    case.meetings.begin_item(first)
    case.later(minutes=4, seconds=30)
    case.meetings.pause_item(first)
    case.later(minutes=20)
    assert case.item(meeting, first).used_seconds == 270
    assert code(lambda: case.meetings.pause_item(first)) == "item.not_running"
    case.meetings.begin_item(first)
    case.later(minutes=1)
    case.undoes(lambda: case.meetings.begin_item(second))
    case.later(minutes=2)
    case.undoes(lambda: case.meetings.end_item(second, reached="report"))
    one, two = case.ask.agenda(meeting)
    assert (one.used_seconds, one.begun_at, one.state) == (330, 0, "open")
    assert (two.used_seconds, two.state, two.reached) == (120, "done", "report")
    assert case.row(meeting).current_id == ""


def test_one_step_ends_an_item_and_begins_the_next(case: MeetingCase) -> None:
    meeting, [first, second] = case.ready(DAY, "Prices", "Webinar")
    case.meetings.begin_item(first)
    case.later(minutes=6)
    action = case.undoes(lambda: case.meetings.move_on(meeting, second, reached="report"))
    assert action.facts == {"held_on": "2026-11-24", "title": "Webinar"}
    one, two = case.ask.agenda(meeting)
    assert (one.state, one.reached, one.used_seconds) == ("done", "report", 360)
    assert (two.state, case.row(meeting).current_id) == ("open", second)
    case.undoes(lambda: case.meetings.move_on(meeting, carried=True))
    assert case.item(meeting, second).state == "carried"
    assert (case.row(meeting).segment, case.row(meeting).current_id) == ("backlog", "")


def test_an_item_of_another_meeting_is_not_worked_on(case: MeetingCase) -> None:
    later = case.meetings.plan(date(2026, 12, 8))
    theirs = case.meetings.add_item(later, "Theirs")
    meeting, [own] = case.ready(DAY, "Prices")
    case.meetings.begin_item(own)
    assert code(lambda: case.meetings.move_on(meeting, theirs)) == "item.elsewhere"
    assert case.item(meeting, own).state == "open"


def test_an_item_left_open_by_a_kill_counts_on_for_as_long_as_it_was_planned(
    case: MeetingCase,
) -> None:
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.change_item(item, minutes=45, consented=True)
    case.meetings.begin_item(item)
    case.later(minutes=10)
    case.meetings.note(item, "The last thing that was typed.")
    case.later(days=3)
    case.meetings.end_item(item)
    assert case.item(meeting, item).used_seconds == (10 + 45) * 60


def test_what_is_kept_after_a_kill_does_not_bring_the_days_between_back(
    case: MeetingCase,
) -> None:
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    case.later(minutes=20)
    case.meetings.note(item, "Before the kill.")
    case.later(days=3)
    case.meetings.note(item, "After it.")
    case.later(minutes=5)
    case.meetings.end_item(item)
    assert case.item(meeting, item).used_seconds == (20 + 30 + 5) * 60


def test_a_short_item_counts_on_for_half_an_hour_at_least(case: MeetingCase) -> None:
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    case.later(hours=5)
    case.meetings.pause_item(item)
    assert case.item(meeting, item).used_seconds == 30 * 60


def test_leaving_the_items_stops_the_time(case: MeetingCase) -> None:
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    case.later(minutes=3)
    case.undoes(lambda: case.meetings.go(meeting, "backlog"))
    assert case.item(meeting, item).used_seconds == 180
    assert case.item(meeting, item).begun_at == 0
    assert case.row(meeting).segment == "backlog"


def test_closing_settles_the_backlog(case: MeetingCase) -> None:
    done, open_, monthly = (
        case.topic("Prices"),
        case.topic("Webinar"),
        case.topic("Look at the cash", every_months=1),
    )
    meeting = case.meetings.plan(DAY)
    items = [
        case.meetings.add_item(meeting, "Prices", backlog_id=done),
        case.meetings.add_item(meeting, "Webinar", backlog_id=open_),
        case.meetings.add_item(meeting, "Cash", backlog_id=monthly),
        case.meetings.add_item(meeting, "Out of the blue", outcome="decide", minutes=25),
    ]
    case.meetings.open(meeting)
    case.meetings.previous_minutes(meeting, "none")
    case.meetings.consent_agenda(meeting)
    for item in (items[0], items[2]):
        case.meetings.begin_item(item)
        case.meetings.end_item(item)
    case.meetings.begin_item(items[1])
    case.meetings.end_item(items[1], carried=True)
    action = case.undoes(lambda: case.meetings.close(meeting))
    assert action.facts == {"held_on": "2026-11-24", "carried": 2}
    with case.file.look() as work:
        topics = {topic.title: topic for topic in work.backlog.all()}
    assert (topics["Prices"].state, topics["Prices"].closed_on) == ("done", DAY)
    assert (topics["Webinar"].state, topics["Webinar"].carried) == ("active", 1)
    assert topics["Look at the cash"].state == "resting"
    assert topics["Look at the cash"].review_on == date(2026, 12, 24)
    new = topics["Out of the blue"]
    assert (new.source, new.carried, new.minutes, new.outcome) == ("meeting", 1, 25, "decide")
    states = [row.state for row in case.ask.agenda(meeting)]
    assert states == ["done", "carried", "done", "carried"]
    assert case.row(meeting).state == "minutes_draft"


def test_what_a_rule_brought_makes_no_topic_when_it_is_carried(case: MeetingCase) -> None:
    """It is proposed again while it is so; what the leader planned is kept."""
    meeting = case.meetings.plan(DAY)
    case.meetings.add_item(meeting, "1 action item that is due", key="actions.due")
    case.meetings.add_item(meeting, "Summer school", key="plan:summer school")
    case.meetings.open(meeting)
    case.meetings.previous_minutes(meeting, "none")
    case.meetings.consent_agenda(meeting)
    case.undoes(lambda: case.meetings.close(meeting))
    with case.file.look() as work:
        assert [topic.title for topic in work.backlog.all()] == ["Summer school"]
    assert [row.state for row in case.ask.agenda(meeting)] == ["carried", "carried"]


@pytest.mark.parametrize(
    ("status", "state", "reached"),
    [("approved", "done", "decide"), ("amended", "done", "decide"), ("deferred", "planned", "")],
)
def test_an_item_about_the_last_minutes_is_done_once_they_are_approved(
    case: MeetingCase, status: str, state: str, reached: str
) -> None:
    last = case.held(DAY, "Prices")
    on = DAY + timedelta(days=28)
    meeting = case.meetings.plan(on)
    about = case.meetings.add_item(
        meeting, "Minutes of 24 November", outcome="decide", key=f"minutes.approve:{last}"
    )
    other = case.meetings.add_item(meeting, "Fees", outcome="decide")
    case.clock.set(on)
    case.meetings.open(meeting)
    said = "Jun was there." if status == "amended" else ""
    case.undoes(lambda: case.meetings.previous_minutes(meeting, status, correction=said))
    row = case.item(meeting, about)
    assert (row.state, row.reached, row.used_seconds) == (state, reached, 0)
    assert case.item(meeting, other).state == "planned"


def test_a_topic_is_on_one_agenda_and_comes_back_when_taken_off(case: MeetingCase) -> None:
    topic = case.topic("Prices")
    meeting, other = case.meetings.plan(DAY), case.meetings.plan(date(2026, 12, 8))
    item = case.meetings.add_item(meeting, "Prices", backlog_id=topic)
    with case.file.look() as work:
        assert work.backlog.get(topic).state == "on_agenda"
    again = code(lambda: case.meetings.add_item(other, "Prices", backlog_id=topic))
    assert again == "agenda.twice"
    case.undoes(lambda: case.meetings.remove_item(item))
    case.meetings.add_item(meeting, "Prices", backlog_id=topic)
    case.undoes(lambda: case.meetings.remove(meeting))
    with case.file.look() as work:
        assert work.backlog.get(topic).state == "active"
    assert case.ask.meeting(meeting) is None


def test_closing_plans_the_next_meeting_once(case: MeetingCase) -> None:
    meeting, _ = case.ready()
    case.meetings.change(meeting, next_on=date(2026, 12, 8), next_at="18:30", room="Garden")
    case.undoes(lambda: case.meetings.close(meeting))
    following = case.ask.next_meeting(date(2026, 11, 25))
    assert following is not None
    assert (following.held_on, following.starts_at) == (date(2026, 12, 8), "18:30")
    assert (following.room, following.facilitator) == ("Garden", "Mira")
    case.meetings.change(meeting, information="SoFA has a new page.")
    assert len(case.ask.meetings()) == 2


def test_a_planned_day_is_not_planned_twice(case: MeetingCase) -> None:
    planned = case.meetings.plan(date(2026, 12, 8), title="Review of the year")
    meeting, _ = case.ready()
    case.meetings.change(meeting, next_on=date(2026, 12, 8))
    case.meetings.close(meeting)
    assert [row.id for row in case.ask.meetings()] == [planned, meeting]


def test_one_meeting_is_open_at_a_time(case: MeetingCase) -> None:
    case.opened()
    other = case.meetings.plan(date(2026, 12, 8))
    assert code(lambda: case.meetings.open(other)) == "meeting.another_open"


def test_a_meeting_that_was_held_is_not_taken_away(case: MeetingCase) -> None:
    meeting, _ = case.ready()
    assert code(lambda: case.meetings.remove(meeting)) == "meeting.held"


def test_an_opened_meeting_that_fell_through_can_be_taken_away(case: MeetingCase) -> None:
    meeting, _ = case.opened(DAY, "Prices")
    case.undoes(lambda: case.meetings.remove(meeting))
    assert case.ask.meetings() == []


def test_after_the_end_only_words_are_tidied_up(case: MeetingCase) -> None:
    meeting = case.held(DAY, "Prices")
    [item] = case.ask.agenda(meeting)
    assert code(lambda: case.meetings.close(meeting)) == "meeting.closed"
    assert code(lambda: case.meetings.begin_item(item.id)) == "meeting.closed"
    assert code(lambda: case.meetings.add_item(meeting, "x")) == "agenda.closed"
    assert code(lambda: case.meetings.change_item(item.id, minutes=3)) == "agenda.closed"
    case.meetings.change_item(item.id, title="Prices of 2027", reached="explore")
    case.undoes(lambda: case.meetings.note(item.id, "Clearer words."))
    case.meetings.change(meeting, evaluation="Calm.", information="None.")
    row = case.item(meeting, item.id)
    assert (row.title, row.reached, row.notes) == ("Prices of 2027", "explore", "Clearer words.")


def test_what_is_done_in_a_running_meeting_is_journalled_under_it(case: MeetingCase) -> None:
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    assert case.ask.actions(1)[0].meeting_id == meeting


def test_an_item_that_was_begun_stays_on_the_agenda(case: MeetingCase) -> None:
    _meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    assert code(lambda: case.meetings.remove_item(item, consented=True)) == "item.begun"


def test_the_next_meeting_is_the_one_that_runs(case: MeetingCase) -> None:
    case.meetings.plan(date(2026, 12, 8))
    meeting, _ = case.opened(date(2026, 12, 22))
    following = case.ask.next_meeting(date(2026, 12, 1))
    assert following is not None
    assert (following.id, following.running) == (meeting, True)
