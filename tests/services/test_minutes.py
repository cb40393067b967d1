"""Minutes: what they say, how they are approved, and that they stand afterwards."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.backlog import ActionItem, Source
from sofa_desktop.domain.consent import Answer, Objection, Response
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.proposal import Decision, Target
from sofa_desktop.domain.roles import RoleTerm
from sofa_desktop.domain.selection import Nomination, Selection, SelectionStep
from tests.helpers import FakeClock, new_circle
from tests.services.meeting_case import DAY, MeetingCase

NEXT = date(2026, 12, 8)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[MeetingCase]:
    clock = FakeClock(DAY)
    with new_circle(tmp_path, clock) as file:
        yield MeetingCase(file, clock)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as no:
        act()
    return no.value.code


def with_outputs(case: MeetingCase) -> Id:
    """A held meeting out of which a decision, a selection and an action came."""
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    case.meetings.note(item, "Three tiers were looked at.")
    case.later(minutes=12, seconds=40)
    with case.file.act("decision.record") as work:
        role = work.roles.all()[0]
        selection = work.new_id()
        work.selections.add(
            Selection(
                id=selection, role_id=role.id, step=SelectionStep.ANNOUNCED, begun_on=DAY,
                meeting_id=meeting, term_id=(term := work.new_id()),
            )
        )  # fmt: skip
        work.terms.add(
            RoleTerm(
                id=term, role_id=role.id, member_id=case.salma, starts_on=date(2027, 3, 1),
                ends_on=date(2027, 8, 31), awaiting=True, selection_id=selection,
            )
        )  # fmt: skip
        work.nominations.add(
            Nomination(
                id=work.new_id(), selection_id=selection, nominator_id=case.jun,
                nominee_id=case.salma, reason="asks the quiet ones first",
            )
        )  # fmt: skip
        work.objections.add(
            Objection(
                id=work.new_id(), subject_id=selection, round=1, member_id=case.mira,
                text="too long a term",
            )
        )  # fmt: skip
        work.responses.add(
            Response(
                id=work.new_id(), subject_id=selection, member_id=case.mira, round=1,
                answer=Answer.OBJECTION, answered_on=DAY,
            )
        )  # fmt: skip
        work.decisions.add(
            Decision(
                id=work.new_id(), title="Prices", text="45 EUR a ticket.", old_text="40 EUR.",
                target=Target.POLICY, decided_on=DAY, term_end=date(2027, 11, 24),
                measure="Tickets sold", feedback_to="Jun", meeting_id=meeting, agenda_item_id=item,
            )
        )  # fmt: skip
        work.decisions.add(
            Decision(
                id=work.new_id(), title="Facilitator", text="Salma", decided_on=DAY,
                meeting_id=meeting, agenda_item_id=item, selection_id=selection,
            )
        )  # fmt: skip
        work.action_items.add(
            ActionItem(
                id=work.new_id(), what="Change the shop", owner_id=case.jun, due_on=NEXT,
                noted_on=DAY, meeting_id=meeting, agenda_item_id=item,
            )
        )  # fmt: skip
        work.action_items.add(
            ActionItem(id=work.new_id(), what="Book the room", noted_on=DAY, meeting_id=meeting)
        )
    case.meetings.end_item(item)
    case.meetings.change(meeting, next_on=NEXT, evaluation="Calm.", information="News of GC.")
    case.meetings.close(meeting)
    return meeting


def test_minutes_say_what_came_out(case: MeetingCase) -> None:
    case.topic("Where to meet in May", source=Source.MEETING)
    case.topic("An older topic that waits")
    payload = case.minutes.payload(with_outputs(case))
    assert payload["format"] == "sofa-minutes/1"
    assert payload["state"] == "draft"
    assert (payload["facilitator"], payload["secretary"]) == ("Mira", "Jun")
    assert payload["attendance"][0] == {
        "name": "Jun", "presence": "present", "roles": "Secretary, Webinar host",
    }  # fmt: skip
    assert payload["next"] == {"on": "2026-12-08", "at": "19:00"}
    assert (payload["previous"], payload["evaluation"]) == ("none", "Calm.")
    item, loose = payload["items"]
    assert (item["title"], item["minutes"], item["used_minutes"]) == ("Prices", 10, 13)
    assert item["notes"] == "Three tiers were looked at."
    assert item["decisions"] == [
        {
            "title": "Prices", "text": "45 EUR a ticket.", "old_text": "40 EUR.",
            "term_end": "2027-11-24", "measure": "Tickets sold", "feedback_to": "Jun",
            "target": "policy",
        }
    ]  # fmt: skip
    assert item["selections"] == [
        {
            "role": "Facilitator", "holder": "Salma", "starts_on": "2027-03-01",
            "ends_on": "2027-08-31", "awaiting": True,
        }
    ]  # fmt: skip
    assert item["actions"] == [{"what": "Change the shop", "owner": "Jun", "due_on": "2026-12-08"}]
    assert loose["title"] == ""
    assert loose["actions"] == [{"what": "Book the room", "owner": "", "due_on": ""}]
    assert payload["backlog"] == ["Where to meet in May"]


def test_minutes_do_not_say_who_said_what(case: MeetingCase) -> None:
    told = repr(case.minutes.payload(with_outputs(case)))
    assert "asks the quiet ones first" not in told
    assert "too long a term" not in told
    assert told.count("Mira") == 2  # as the facilitator, and in the attendance


def test_minutes_approved_at_the_end_are_kept_as_they_were(case: MeetingCase) -> None:
    meeting = with_outputs(case)
    before = case.minutes.payload(meeting)
    case.undoes(lambda: case.minutes.approve(meeting, how="at_end"))
    after = case.minutes.payload(meeting)
    assert after == {**before, "state": "approved", "approved_on": "2026-11-24"}
    with case.file.act("member.change") as work:
        from dataclasses import replace  # noqa: PLC0415  (only here)

        work.members.put(replace(work.members.get(case.jun), name="Jun-ho"))
        action = work.action_items.all()[0]
        work.action_items.put(replace(action, what="Something else"))
    assert case.minutes.payload(meeting) == after


def test_nothing_of_a_meeting_changes_once_its_minutes_are_approved(case: MeetingCase) -> None:
    meeting = case.held(DAY, "Prices")
    [item] = case.ask.agenda(meeting)
    case.minutes.approve(meeting, how="at_end")
    for act in (
        lambda: case.meetings.note(item.id, "x"),
        lambda: case.meetings.change_item(item.id, title="x"),
        lambda: case.meetings.change(meeting, evaluation="x"),
        lambda: case.meetings.attend(meeting, case.jun, "absent"),
        lambda: case.meetings.add_guest(meeting, "x"),
        lambda: case.meetings.add_item(meeting, "x", consented=True),
        lambda: case.meetings.remove_item(item.id, consented=True),
        lambda: case.meetings.open(meeting),
        lambda: case.meetings.close(meeting),
        lambda: case.meetings.go(meeting, "backlog"),
        lambda: case.meetings.consent_agenda(meeting),
        lambda: case.minutes.approve(meeting, how="at_end"),
        lambda: case.minutes.object(meeting, "x"),
    ):
        assert code(act) == "minutes.approved"


def test_with_the_48_hours_nobody_speaks_up_and_then_they_are_approved(case: MeetingCase) -> None:
    case.rule("window")
    meeting = case.held(DAY, "Prices")
    assert code(lambda: case.minutes.approve(meeting)) == "minutes.window_open"
    case.later(hours=47, minutes=59)
    assert code(lambda: case.minutes.approve(meeting)) == "minutes.window_open"
    case.later(minutes=1)
    assert code(lambda: case.minutes.object(meeting, "late")) == "minutes.window_over"
    case.undoes(lambda: case.minutes.approve(meeting))
    row = case.row(meeting)
    assert (row.approved_on, row.approved_how) == (date(2026, 11, 26), "window")


def test_a_reason_stops_the_48_hours_until_the_minutes_are_put_right(case: MeetingCase) -> None:
    case.rule("window")
    meeting = case.held(DAY, "Prices")
    case.later(hours=1)
    assert code(lambda: case.minutes.object(meeting, " ")) == "minutes.no_reason"
    assert code(lambda: case.minutes.send_again(meeting)) == "minutes.no_objection"
    case.undoes(lambda: case.minutes.object(meeting, "The date is wrong.", member_id=case.jun))
    assert (case.row(meeting).minutes_objection, case.row(meeting).window_until) == (
        "The date is wrong.", 0,
    )  # fmt: skip
    case.later(hours=60)
    assert code(lambda: case.minutes.approve(meeting)) == "minutes.objected"
    case.undoes(lambda: case.minutes.send_again(meeting))
    assert code(lambda: case.minutes.approve(meeting)) == "minutes.window_open"
    case.later(hours=48)
    case.minutes.approve(meeting)
    assert "The date is wrong." not in repr(case.minutes.payload(meeting))


def test_whoever_was_absent_cannot_object_to_minutes(case: MeetingCase) -> None:
    meeting, _ = case.ready()
    case.meetings.attend(meeting, case.salma, "absent")
    case.meetings.close(meeting)
    said = code(lambda: case.minutes.object(meeting, "x", member_id=case.salma))
    assert said == "minutes.was_absent"


def test_the_next_meeting_approves_in_admin(case: MeetingCase) -> None:
    first = case.held(DAY, "Prices")
    assert code(lambda: case.minutes.approve(first)) == "minutes.no_admin"
    second, _ = case.opened(NEXT, "Webinar")
    assert code(lambda: case.meetings.previous_minutes(second, "none")) == "minutes.there_are"
    assert code(lambda: case.meetings.previous_minutes(second, "")) == "minutes.no_status"
    case.meetings.previous_minutes(second, "deferred")
    assert case.row(first).state == "minutes_draft"
    case.undoes(lambda: case.meetings.previous_minutes(second, "approved"))
    row = case.row(first)
    assert (row.state, row.approved_on, row.approved_how) == (
        "minutes_approved", NEXT, "next_meeting",
    )  # fmt: skip
    assert case.row(second).previous_minutes == "approved"
    deferred = code(lambda: case.meetings.previous_minutes(second, "deferred"))
    assert deferred == "minutes.were_approved"


def test_amended_minutes_carry_their_correction_beside_them(case: MeetingCase) -> None:
    first = case.held(DAY, "Prices")
    second, _ = case.opened(NEXT)
    none = code(lambda: case.meetings.previous_minutes(second, "amended"))
    assert none == "correction.no_text"
    case.undoes(
        lambda: case.meetings.previous_minutes(second, "amended", correction="It was 46 EUR.")
    )
    payload = case.minutes.payload(first)
    assert payload["state"] == "approved"
    assert payload["corrections"] == [{"on": "2026-12-08", "text": "It was 46 EUR."}]


def test_minutes_are_approved_before_the_content_of_the_next_meeting(case: MeetingCase) -> None:
    first = case.held(DAY, "Prices")
    second, [item] = case.opened(NEXT, "Webinar")
    assert code(lambda: case.minutes.approve(first, how="at_end")) == "minutes.end_is_over"
    case.meetings.previous_minutes(second, "deferred")
    case.meetings.consent_agenda(second)
    case.meetings.begin_item(item)
    approve = code(lambda: case.minutes.approve(first, how="next_meeting"))
    assert approve == "minutes.content_phase"
    late = code(lambda: case.meetings.previous_minutes(second, "approved"))
    assert late == "minutes.content_begun"
    case.meetings.close(second)
    third, _ = case.opened(date(2026, 12, 22))
    case.meetings.previous_minutes(third, "approved")
    assert [row.state for row in case.ask.meetings()][1:] == ["minutes_approved"] * 2
    assert case.ask.minutes_waiting() == []


def test_published_minutes_are_final(case: MeetingCase) -> None:
    meeting = case.held(DAY, "Prices")
    assert code(lambda: case.minutes.publish(meeting)) == "minutes.not_approved"
    case.minutes.approve(meeting, how="at_end")
    case.minutes.publish(meeting)
    payload = case.minutes.payload(meeting)
    assert (payload["state"], payload["published_on"]) == ("published", "2026-11-24")
    assert code(case.file.undo) == "undo.left_the_house"
    assert code(lambda: case.minutes.publish(meeting)) == "minutes.published"
    assert code(lambda: case.minutes.reopen(meeting)) == "minutes.published"


def test_only_the_last_approved_minutes_open_again(case: MeetingCase) -> None:
    first = case.held(DAY, "Prices")
    second = case.held(NEXT, "Webinar")
    case.minutes.approve(second, how="at_end")
    assert code(lambda: case.minutes.reopen(first)) == "minutes.not_the_last"
    case.undoes(lambda: case.minutes.reopen(second))
    assert case.minutes.payload(second)["state"] == "draft"
    [item] = case.ask.agenda(second)
    case.meetings.note(item.id, "Now it can be changed.")


def test_a_correction_stands_beside_approved_minutes(case: MeetingCase) -> None:
    meeting = case.held(DAY, "Prices")
    assert code(lambda: case.minutes.correct(meeting, "x")) == "minutes.not_approved"
    case.minutes.approve(meeting, how="at_end")
    assert code(lambda: case.minutes.correct(meeting, " ")) == "correction.no_text"
    case.undoes(lambda: case.minutes.correct(meeting, "It was Salma's idea to ask twice."))
    case.minutes.publish(meeting)
    case.later(days=2)
    case.minutes.correct(meeting, "The room was the garden room.")
    assert [(row.corrected_on, row.text) for row in case.ask.corrections(meeting)] == [
        (DAY, "It was Salma's idea to ask twice."),
        (date(2026, 11, 26), "The room was the garden room."),
    ]
    assert len(case.minutes.payload(meeting)["corrections"]) == 2


def test_a_meeting_that_is_not_over_has_no_minutes_to_approve(case: MeetingCase) -> None:
    meeting, _ = case.ready()
    assert code(lambda: case.minutes.approve(meeting, how="at_end")) == "minutes.not_yet"
    assert case.minutes.payload(meeting)["state"] == "draft"
