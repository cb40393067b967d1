"""A meeting led from check-in to check-out with the keyboard alone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from sofa_desktop.ui.meeting_room.agenda_sheet import AgendaSheet
from sofa_desktop.ui.meeting_room.lines import DecisionTurning, LineTurning
from sofa_desktop.ui.meeting_room.room_edit import RoomEdit
from tests.ui.kit.keys import press, type_text
from tests.ui.meeting_room.room_case import CHORD, DAY, RoomCase

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def test_a_whole_meeting_without_a_mouse(case: RoomCase) -> None:
    case.item("How did the conference go?", outcome="report", minutes=15)
    case.item("Prices", outcome="decide", minutes=20)
    room = case.enter()
    over: list[str] = []
    room.closed.connect(over.append)
    case.keys("N")
    assert room.header.title.text() == "Check-in"
    case.keys("____")
    assert room.rounds.turns.at == room.rounds.turns.order[3]
    case.keys("N")
    assert room.header.title.text() == "ADMIN"
    case.keys("M")
    case.key(Qt.Key.Key_Down)
    case.key(Qt.Key.Key_Space)
    case.key(ESC)
    assert [(one.name, one.presence) for one in case.desk.queries.attendance(case.meeting)][:2] == [
        ("Aiko", "present"), ("Ben", "absent"),
    ]  # fmt: skip
    room.admin.roles.facilitator.setFocus()
    room.admin.roles.facilitator.lineEdit().selectAll()  # type: ignore[union-attr]
    case.type("Salma")
    case.key(ENTER)
    room.setFocus()
    assert case.row().facilitator == "Salma"
    case.keys("_")
    case.keys("N")
    assert case.row().previous_minutes == "none"
    assert room.header.title.text() == "Consent to agenda"
    case.keys("N")
    assert case.row().state == "agenda_consented"
    case.keys("N")
    assert room.header.title.text() == "How did the conference go?"
    assert case.row().state == "in_session"
    case.keys("M")
    case.type("214 registered.\nWrite to the hosts -> Jun by 27 Nov")
    case.key(Qt.Key.Key_A, CHORD)
    case.key(ENTER)
    case.key(ESC)
    case.later(minutes=14)
    case.keys("N")
    assert room.header.title.text() == "Prices"
    case.keys("M")
    case.type("A ticket costs 45 EUR.")
    case.key(Qt.Key.Key_D, CHORD)
    case.key(ENTER, CONTROL)
    case.key(ESC)
    case.keys("N")
    assert room.header.title.text() == "Backlog"
    case.keys("M")
    case.type("Where to meet in May 20m !explore")
    case.key(ENTER)
    case.key(ESC)
    case.keys("N")
    case.keys("M")
    case.type("Calm, and on time.")
    case.key(ESC)
    room.check_out.following.day.setFocus()
    case.type("8 Dec")
    case.key(ENTER)
    room.setFocus()
    case.keys("N")
    assert over == [case.meeting]
    payload = case.desk.minutes.payload(case.meeting)
    first, second = payload["items"]
    assert (first["notes"], first["used_minutes"]) == ("214 registered.", 14)
    assert first["actions"] == [
        {"what": "Write to the hosts", "owner": "Jun", "due_on": "2026-11-27"}
    ]
    assert second["decisions"][0]["text"] == "A ticket costs 45 EUR."
    assert second["notes"] == ""
    assert payload["evaluation"] == "Calm, and on time."
    assert payload["next"] == {"on": "2026-12-08", "at": "10:30"}
    assert "Where to meet in May" in payload["backlog"]
    assert case.desk.queries.next_meeting(DAY).held_on == date(2026, 12, 8)  # type: ignore[union-attr]


def begun(case: RoomCase, *titles: str) -> None:
    """A meeting at its first item."""
    for title in titles:
        case.item(title, minutes=10)
    case.enter()
    case.keys("NNNNN")
    assert case.row().state == "in_session"


def test_no_key_of_the_room_fires_while_one_types(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    case.keys("M")
    case.type("NPADBTLGSQWH and spaces   stay text")
    case.key(ESC)
    assert case.agenda()[0].notes == "NPADBTLGSQWH and spaces   stay text"
    assert case.row().current_id == case.agenda()[0].id
    assert case.room is not None
    assert case.room.rounds.turns.at == ""
    assert case.room.focusWidget() is case.room


def test_with_ctrl_and_shift_the_keys_work_while_one_types(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    room = case.room
    assert room is not None
    case.keys("M")
    case.key(Qt.Key.Key_Space, CHORD)
    assert room.rounds.turns.at == room.rounds.turns.order[0]
    case.type("First.")
    case.key(Qt.Key.Key_N, CHORD)
    assert room.header.title.text() == "Webinar"
    assert case.agenda()[0].notes == "First."
    case.keys("M")
    case.key(Qt.Key.Key_P, CHORD)
    assert room.header.title.text() == "Prices"


def test_a_line_becomes_an_action_item_and_leaves_the_notes(case: RoomCase) -> None:
    begun(case, "Prices")
    room = case.room
    assert room is not None
    case.keys("M")
    case.type("One.\n- Ask the shop -> Salma by 1 Dec\nThree.")
    case.key(Qt.Key.Key_Up)
    case.key(Qt.Key.Key_A, CHORD)
    turning = room.item.turning()
    assert isinstance(turning, LineTurning)
    assert turning.edit.text() == "Ask the shop -> Salma by 1 Dec"
    assert turning.understood.text() == "Salma · by 1 Dec 2026"
    case.key(ENTER)
    [action] = case.desk.queries.action_items()
    assert (action.what, action.owner, action.due_on) == (
        "Ask the shop", "Salma", date(2026, 12, 1),
    )  # fmt: skip
    assert (action.meeting_id, action.agenda_item_id) == (case.meeting, case.agenda()[0].id)
    assert case.agenda()[0].notes == "One.\nThree."
    assert room.item.outputs.told() == ("Action: Ask the shop (Salma, by 1 Dec 2026)",)


def test_a_line_becomes_a_decision_or_a_topic_or_stays(case: RoomCase) -> None:
    begun(case, "Prices")
    room = case.room
    assert room is not None
    case.keys("M")
    case.type("A ticket costs 45 EUR.")
    case.keys("")
    case.key(Qt.Key.Key_D, CHORD)
    assert isinstance(room.item.turning(), DecisionTurning)
    case.key(ESC)
    assert room.item.turning() is None
    assert case.agenda()[0].notes == "A ticket costs 45 EUR."
    case.key(Qt.Key.Key_D, CHORD)
    case.key(ENTER, CONTROL)
    [decision] = case.desk.queries.decisions(case.meeting)
    assert (decision.title, decision.text) == ("Prices", "A ticket costs 45 EUR.")
    case.type("Invite the parents' circle 15m")
    case.key(Qt.Key.Key_B, CHORD)
    case.key(ENTER)
    [topic] = case.desk.queries.backlog(DAY)
    assert (topic.title, topic.minutes, topic.source) == (
        "Invite the parents' circle", 15, "meeting",
    )  # fmt: skip
    assert case.agenda()[0].notes == ""


def test_an_empty_line_asks_for_the_words_and_says_what_is_missing(case: RoomCase) -> None:
    begun(case, "Prices")
    room = case.room
    assert room is not None
    case.keys("A")
    turning = room.item.turning()
    assert turning is not None
    case.key(ENTER)
    assert "Nothing was changed" in turning.wrong.text()
    case.type("Book the room")
    assert turning.wrong.text() == ""
    case.key(ENTER)
    assert [row.what for row in case.desk.queries.action_items()] == ["Book the room"]


def test_the_timer_is_soft(case: RoomCase) -> None:
    begun(case, "Prices")
    room = case.room
    assert room is not None
    case.later(minutes=9, seconds=59)
    assert room.timer.time.text() == "9:59"
    assert (room.timer.time.tone(), room.timer.over.text()) == ("text", "")
    assert room.timer.planned.text() == "of 10 minutes · meeting ends 12:00"
    case.later(minutes=3)
    assert room.timer.time.tone() == "warning"
    assert room.timer.over.text() == "2 minutes over. T gives 5 minutes more, by consent."
    case.keys("T")
    assert case.agenda()[0].minutes == 15
    assert room.timer.time.tone() == "text"
    case.keys("H")
    case.later(minutes=20)
    assert room.timer.time.text() == "12:59"
    case.keys("H")
    case.later(minutes=1)
    assert room.timer.time.text() == "13:59"


def test_what_is_still_planned_stands_beside_what_is_left(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    room = case.room
    assert room is not None
    case.later(minutes=18)
    assert room.timer.left.text() == "60 minutes left, 15 still planned."
    case.later(minutes=61)
    assert room.timer.left.text() == "The time that was agreed is over."


def test_an_item_is_carried_over_and_closing_puts_it_back(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    case.keys("L")
    assert [item.state for item in case.agenda()] == ["carried", "open"]
    case.keys("NNN")
    assert case.row().state == "minutes_draft"
    [topic] = case.desk.queries.backlog(DAY)
    assert (topic.title, topic.carried) == ("Prices", 1)


def test_the_minutes_of_last_time_are_spoken_of_before_the_items(case: RoomCase) -> None:
    begun(case, "Prices")
    case.keys("NNN")
    assert case.room is not None
    case.room.close()
    case.clock.set(date(2026, 12, 8))
    before = case.meeting
    case.meeting = case.desk.meetings.plan(date(2026, 12, 8))
    case.item("Webinar")
    room = case.enter()
    case.keys("NNN")
    assert room.header.title.text() == "ADMIN"
    assert "minutes of last time" in room.notice.sentence
    assert room.admin.last.text() == "The minutes of 24 November 2026 are a draft."
    case.key(Qt.Key.Key_Space)
    assert case.row().previous_minutes == "approved"
    approved = case.desk.queries.meeting(before)
    assert approved is not None
    assert (approved.state, approved.approved_how) == ("minutes_approved", "next_meeting")
    case.keys("N")
    assert room.header.title.text() == "Consent to agenda"


def test_minutes_are_approved_with_a_correction(case: RoomCase) -> None:
    begun(case, "Prices")
    case.keys("NNN")
    assert case.room is not None
    case.room.close()
    before = case.meeting
    case.clock.set(date(2026, 12, 8))
    case.meeting = case.desk.meetings.plan(date(2026, 12, 8))
    room = case.enter()
    case.keys("NN")
    room.admin.said["amended"].setFocus()  # type: ignore[index]  # an enum is its own word
    case.key(Qt.Key.Key_Space)
    case.type("It was 46 EUR.")
    case.key(ENTER)
    assert case.row().previous_minutes == "amended"
    assert [row.text for row in case.desk.queries.corrections(before)] == ["It was 46 EUR."]


def test_the_agenda_changes_by_consent(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar", "Travel")
    room = case.room
    assert room is not None
    case.keys("G")
    sheet = room.findChild(AgendaSheet)
    assert sheet is not None
    sheet.list.setCurrentRow(2)
    press(sheet, Qt.Key.Key_Up, CONTROL)
    sheet.list.setCurrentRow(2)
    press(sheet.list, Qt.Key.Key_Delete)
    sheet.list.setCurrentRow(0)
    press(sheet.list, Qt.Key.Key_Delete)
    assert "was begun" in sheet.notice.sentence
    sheet.more.click()
    sheet.add.start()
    type_text(sheet.add.edit, "Cash 5m !report @Salma")
    press(sheet.add.edit, ENTER)
    assert sheet.isVisible()
    assert sheet.sum.text() == "Items together: 30 minutes."
    press(sheet, ENTER, CONTROL)
    rows = [(row.title, row.minutes, row.outcome, row.presenter) for row in case.agenda()]
    assert rows == [
        ("Prices", 15, "explore", ""),
        ("Travel", 10, "explore", ""),
        ("Cash", 5, "report", "Salma"),
    ]
    case.desk.file.undo()
    assert [row.title for row in case.agenda()] == ["Prices", "Webinar", "Travel"]


def test_routine_reviews_are_consented_together(case: RoomCase) -> None:
    policies = case.desk.policies
    refunds = policies.adopt(
        "Refunds", "Refund within 14 days.", term_end=date(2026, 12, 1),
        decided_on=date(2025, 12, 1),
    )  # fmt: skip
    pay = policies.adopt(
        "Pay", "120 USD a session.", term_end=date(2026, 12, 1), decided_on=date(2025, 12, 1)
    )
    for title, policy in (("Refunds", refunds), ("Pay", pay)):
        case.item(title, fast_track=True, subject_type="policy", subject_id=policy, minutes=2)
    case.item("Webinar")
    room = case.enter()
    case.keys("NNNNN")
    assert room.header.title.text() == "Routine reviews, consented together"
    assert room.timer.planned.text().startswith("of 4 minutes")
    out = next(row.id for row in case.agenda() if row.title == "Pay")
    room.item.block.button(out).click()
    case.keys("N")
    assert room.header.title.text() == "Pay"
    [kept] = case.desk.queries.decisions(case.meeting)
    assert (kept.title, kept.text) == ("Refunds", "Refund within 14 days.")
    assert kept.term_end == date(2027, 11, 24)
    assert [row.state for row in case.agenda()] == ["done", "open", "planned"]


def test_the_room_opens_where_it_was(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    case.keys("N")
    case.keys("__")
    assert case.room is not None
    before = case.room.rounds.turns
    case.room.close()
    case.later(minutes=7)
    again = case.enter()
    assert again.header.title.text() == "Webinar"
    assert again.timer.time.text() == "7:00"
    assert again.rounds.turns == before


def test_one_goes_back_and_forth_between_parts(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    room = case.room
    assert room is not None
    case.keys("P")
    assert room.header.title.text() == "Consent to agenda"
    assert case.agenda()[0].begun_at == 0
    case.keys("N")
    assert room.header.title.text() == "Prices"
    case.keys("NN")
    assert room.header.title.text() == "Backlog"
    case.keys("P")
    assert room.header.title.text() == "Webinar"


def test_undo_is_seen_in_the_room(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    room = case.room
    assert room is not None
    case.keys("N")
    case.desk.file.undo()
    assert room.header.title.text() == "Prices"
    assert [row.state for row in case.agenda()] == ["open", "planned"]


def test_the_written_word_of_an_absent_member_has_its_turn(case: RoomCase) -> None:
    item = case.item("Prices")
    case.item("Webinar")
    room = case.enter()
    case.keys("N")
    ben = next(one for one in case.desk.queries.attendance(case.meeting) if one.name == "Ben")
    case.desk.meetings.attend(case.meeting, ben.id, "excused")
    case.desk.proposals.write_word(item, case.people["Ben"], "reaction", "Keep them low.")
    case.keys("NNNN")
    order = room.rounds.turns.order
    assert order[-1] == ben.id
    assert room.round.line(ben.id).stands() == "absent, wrote in"
    case.keys("_____")
    assert room.rounds.turns.at == ben.id
    assert room.round.line(ben.id).accessibleName() == "Ben, in writing, Keep them low."
    case.keys("N")
    assert ben.id not in room.rounds.turns.order


def test_who_has_not_spoken_is_told_on_request_only(case: RoomCase) -> None:
    begun(case, "One", "Two", "Three")
    room = case.room
    assert room is not None
    case.keys("W")
    assert room.screen_ is not None
    for _ in range(2):
        case.keys("___N")
    case.keys("__")
    assert room.round.quiet.isHidden()
    case.keys("Q")
    told = room.round.quiet.text()
    assert told.startswith("Not heard in the last three: ")
    assert room.screen_.round.quiet.isHidden()
    case.keys("_")
    assert room.round.quiet.isHidden()
    case.keys("W")
    assert room.screen_ is None


def test_the_second_screen_shows_place_time_and_round(case: RoomCase) -> None:
    begun(case, "Prices", "Webinar")
    room = case.room
    assert room is not None
    case.keys("W")
    screen = room.screen_
    assert screen is not None
    case.later(minutes=12)
    case.keys("_")
    assert screen.title.text() == "Prices"
    assert screen.where.text() == "Item 1 of 2 · explore · then: Webinar"
    assert (screen.time.text(), screen.time.tone()) == ("12:00", "warning")
    assert screen.over.text() == "2 minutes over"
    first = room.rounds.turns.at
    assert screen.round.line(first).stands() == "speaking"
    press(screen, ESC)
    assert room.screen_ is None


def test_a_proposal_is_led_in_its_item(case: RoomCase) -> None:
    proposal = case.desk.proposals.open("Prices for 2027", needs="Costs have risen.")
    case.item("Prices", outcome="decide", subject_type="proposal", subject_id=proposal)
    case.item("Webinar")
    room = case.enter()
    case.keys("NNNNN")
    guide = room.item.subject.proposal
    assert guide is not None
    row = guide.row()
    assert row is not None
    assert row.id == proposal
    primary, _, menu = room.actions_.now()
    assert primary is not None
    assert primary.text == "Go on: Picture  N"
    case.keys("N")
    gone_on = case.desk.queries.proposal(proposal)
    assert gone_on is not None
    assert gone_on.state == "picture"
    next(action for action in menu if action.key == "room.end").run()
    assert room.item.subject.proposal is None
    assert room.header.title.text() == "Webinar"


def test_a_decision_that_is_decided_on_again_is_read_out(case: RoomCase) -> None:
    decision = case.desk.decisions.record(
        "Rest in August", "No meetings in August.", term_end=date(2026, 12, 1)
    )
    case.item("August", outcome="decide", subject_type="decision", subject_id=decision)
    room = case.enter()
    case.keys("NNNNN")
    labels: list[QLabel] = room.item.subject.findChildren(QLabel)
    told = [each.text() for each in labels]
    assert "No meetings in August." in told
    assert "Its term ends on 1 December 2026." in told


def test_a_selection_goes_step_by_step_with_the_same_key(case: RoomCase) -> None:
    role = case.desk.queries.roles(DAY)[0].id
    case.item("Selection", outcome="decide", subject_type="role", subject_id=role)
    case.item("Webinar")
    room = case.enter()
    case.keys("NNNNN")
    assert case.desk.queries.selections(role) == []
    room.item.subject.begin.click()
    [selection] = case.desk.queries.selections(role)
    assert selection.meeting_id == case.meeting
    room.setFocus()
    case.keys("N")
    assert case.desk.queries.selections(role)[0].step == "term"
    assert room.header.title.text() == "Selection"
    room.end_item()
    assert room.header.title.text() == "Webinar"


def test_a_meeting_that_is_gone_or_over_is_left(case: RoomCase) -> None:
    room = case.enter()
    left: list[bool] = []
    room.left.connect(lambda: left.append(True))
    case.desk.meetings.remove(case.meeting)
    assert left == [True]


def test_every_control_has_a_name(case: RoomCase) -> None:
    begun(case, "Prices")
    room = case.room
    assert room is not None
    case.keys("A")
    buttons: list[QAbstractButton] = room.findChildren(QAbstractButton)
    fields: list[QLineEdit] = room.findChildren(QLineEdit)
    controls: list[QWidget] = [*buttons, *fields, *room.findChildren(RoomEdit)]
    nameless = [
        type(each).__name__
        for each in controls
        if each.isVisibleTo(room) and not each.accessibleName()
    ]
    assert len(controls) > 20
    assert nameless == []
