"""While one types in a guide, Ctrl+Shift with a letter is the room's."""

from PySide6.QtCore import Qt

from tests.ui.meeting_room.room_case import DAY, RoomCase
from tests.ui.meeting_room.typing_in_guides import (
    chord,
    first_field,
    lead_a_proposal,
    lead_a_selection,
    propose,
)


def test_a_proposal_goes_on_from_any_of_its_fields(case: RoomCase) -> None:
    made = propose(case.desk)
    case.item("Prices", outcome="decide", subject_type="proposal", subject_id=made)
    room = case.enter()
    case.keys("NNNNN")
    lead_a_proposal(case.qtbot, room)


def test_a_selection_goes_on_from_any_of_its_fields(case: RoomCase) -> None:
    role = case.desk.roles.add("Webinar host", tasks="Hosts.")
    case.item("Selection", outcome="decide", subject_type="role", subject_id=role)
    room = case.enter()
    case.keys("NNNNN")
    room.item.subject.begin.click()
    lead_a_selection(case.qtbot, room)
    assert case.desk.queries.selections(role)[0].starts_on == DAY


def test_other_letters_are_the_rooms_too(case: RoomCase) -> None:
    made = propose(case.desk)
    case.item("Prices", outcome="decide", subject_type="proposal", subject_id=made)
    case.item("Webinar")
    room = case.enter()
    case.keys("NNNNN")
    guide = room.item.subject.proposal
    assert guide is not None
    field = first_field(guide)
    chord(case.qtbot, field, "H")
    assert case.agenda()[0].begun_at == 0, "the time stands still"
    chord(case.qtbot, field, "T")
    assert case.agenda()[0].minutes > 0
    case.qtbot.keyClick(field, Qt.Key.Key_N)
    assert guide.step() == "needs", "a letter alone is typed"
    chord(case.qtbot, field, "L")
    assert room.header.title.text() == "Webinar"
