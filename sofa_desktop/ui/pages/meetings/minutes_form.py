"""Draft minutes put right in place: what was noted, who was there, what was said around it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.meeting import Presence
from sofa_desktop.i18n import meeting_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import AgendaItemRow, AttendanceRow, MeetingRow
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.record_form import RecordForm

NOTES, THERE = "notes:", "there:"
"""Before the id of the item or the person a field is about."""


class MinutesForm(RecordForm):
    """The fields of one meeting's minutes, each kept in a pause of typing and as one leaves it."""

    def __init__(
        self,
        desk: Desk,
        origin: object,
        items: Sequence[AgendaItemRow],
        people: Sequence[AttendanceRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self._store, parent=parent)
        self._desk = desk
        self._origin = origin
        self.about = about(items, people)
        presences = [(str(each), meeting_terms.presence(each)) for each in Presence]
        self._prose("information", t("meetings", "Information"))
        for place, item in enumerate(items, start=1):
            self._prose(f"{NOTES}{item.id}", f"{place}. {item.title}", least=3)
        self._prose("evaluation", t("meetings", "Check-out"))
        for person in people:
            self.add_choice(f"{THERE}{_id(person)}", person.name, presences)

    def show_meeting(
        self, row: MeetingRow, items: Sequence[AgendaItemRow], people: Sequence[AttendanceRow]
    ) -> None:
        """Show the minutes as they are; what is being typed stays."""
        notes = {f"{NOTES}{item.id}": item.notes for item in items}
        there = {f"{THERE}{_id(person)}": person.presence for person in people}
        around = {"information": row.information, "evaluation": row.evaluation}
        self.show_record(row.id, {**around, **notes, **there})

    def _prose(self, key: str, label: str, *, least: int = 2) -> None:
        self._put(key, label, ProseEdit(least, keeps_typing=True), "")

    def _store(self, record: str, field: str, value: object) -> None:
        meetings = self._desk.meetings
        if field.startswith(NOTES):
            meetings.note(field.removeprefix(NOTES), str(value), origin=self._origin)
        elif field.startswith(THERE):
            person = field.removeprefix(THERE)
            meetings.attend(record, person, str(value), origin=self._origin)
        else:
            meetings.change(record, origin=self._origin, **{field: value})


def about(
    items: Sequence[AgendaItemRow], people: Sequence[AttendanceRow]
) -> tuple[tuple[str, str], ...]:
    """Which fields a meeting's minutes have, with their labels; others need another form."""
    fields = [(item.id, item.title) for item in items]
    return (*fields, *((_id(person), person.name) for person in people))


def _id(person: AttendanceRow) -> str:
    return person.member_id or person.id
