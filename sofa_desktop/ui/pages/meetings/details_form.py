"""The details of a planned meeting, edited in place, in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.pages.meetings.agenda_columns import members
from sofa_desktop.ui.pages.meetings.meeting_words import read_clock
from sofa_desktop.ui.pages.meetings.topic_columns import read_minutes

LEAST = 170
"""Width below which a field is not put beside another."""
MOST = 4


class DetailsForm(RecordForm):
    """Day, time, zone, length, room, who facilitates and writes, and what the leader plans."""

    def __init__(self, desk: Desk, origin: object, parent: QWidget | None = None) -> None:
        super().__init__(self._store, parent=parent)
        self._desk = desk
        self._origin = origin
        self._across = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._small: list[Field] = []
        self.box.addLayout(self._grid)
        self.day = DateEdit(desk.clock.today)
        self._put("held_on", t("meetings", "Day"), self.day, "")
        self.add_line("starts_at", t("meetings", "Begins at"))
        self.add_line("minutes", t("meetings", "Length in minutes"))
        self.add_line("time_zone", t("meetings", "Time zone")).setPlaceholderText("Europe/Berlin")
        self._facilitator = self.add_choice("facilitator_id", t("meetings", "Facilitator"), [])
        self._secretary = self.add_choice("secretary_id", t("meetings", "Secretary"), [])
        self.add_line("room", t("meetings", "Room or link"))
        self.add_line("title", t("meetings", "Title, if it has one"))
        self._small = [*self._fields.values()]
        self.add_prose("plan", t("meetings", "What the leader wants from the time ahead"), least=2)
        self._arrange()

    def show_meeting(self, row: MeetingRow) -> None:
        """Show a meeting's details."""
        for choice, also in (
            (self._facilitator, row.facilitator_id),
            (self._secretary, row.secretary_id),
        ):
            nobody = Choice("", t("meetings", "nobody yet"))
            people = [Choice(*each) for each in members(self._desk, also)]
            choice.set_choices([nobody, *people])
        self.show_record(
            row.id,
            {
                "held_on": formats.short_day(row.held_on),
                "starts_at": row.starts_at,
                "minutes": str(row.minutes),
                "time_zone": row.time_zone,
                "facilitator_id": row.facilitator_id,
                "secretary_id": row.secretary_id,
                "room": row.room,
                "title": row.title,
                "plan": row.plan,
            },
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def fields(self) -> Sequence[Field]:
        """The fields that stand beside each other."""
        return tuple(self._small)

    def _arrange(self) -> None:
        across = max(1, min(MOST, (self.width() + 16) // (LEAST + 16)))
        if across == self._across or not self._small:
            return
        self._across = across
        for field in self._small:
            self._grid.removeWidget(field)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for place, field in enumerate(self._small):
            self._grid.addWidget(field, place // across, place % across)

    def _store(self, record: str, field: str, value: object) -> None:
        if field == "starts_at":
            clock = read_clock(str(value))
            if clock is None:
                raise Refused("clock.bad", at=str(value))
            value = clock
        elif field == "minutes":
            found = read_minutes(str(value))
            if found is None:
                raise Refused("meeting.bad_length", minutes=str(value))
            value = found
        self._desk.meetings.change(record, origin=self._origin, **{field: value})
