"""The sheets of the Meetings page: plan a meeting, let topics rest."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.meetings.meeting_words import read_clock
from sofa_desktop.ui.pages.meetings.topic_columns import bad_minutes, read_minutes

MONTH = timedelta(days=28)


class PlanSheet(Sheet):
    """When and where the circle meets next; what it knows is filled in."""

    def __init__(self, desk: Desk, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("meetings", "Plan a meeting"),
            t("meetings", "Plan it"),
            t(
                "meetings",
                "The facilitator and the secretary of that day lead it and take the minutes.",
            ),
            parent=parent,
        )
        self._desk = desk
        self._origin = origin
        last = desk.queries.last_meeting()
        circle = desk.queries.circle()
        today = desk.clock.today()
        self.day = DateEdit(desk.clock.today)
        proposed = last.held_on + MONTH if last else today + timedelta(days=7)
        self.day.set_day(proposed if proposed > today else today + timedelta(days=7))
        self.clock = TextEdit(last.starts_at if last else "")
        self.clock.setPlaceholderText("19:00")
        self.length = TextEdit(str(circle.meeting_minutes if circle else 90))
        self.room = TextEdit(last.room if last else "")
        self.form = Form()
        self.form.add("day", t("meetings", "Day"), self.day)
        self.form.add(
            "starts_at",
            t("meetings", "Begins at"),
            self.clock,
            hint=t("meetings", "Written like 19:00. May stay empty for now."),
        ).check_with(self._clock_problem)
        self.form.add("minutes", t("meetings", "Length in minutes"), self.length).check_with(
            self._length_problem
        )
        self.form.add(
            "room",
            t("meetings", "Room"),
            self.room,
            hint=t("meetings", "A room or a link. May stay empty."),
        )
        self.body.addWidget(self.form)
        self.day.setFocus()

    def answer(self) -> object | None:
        day = self.day.day()
        if not self.form.is_sound() or day is None:
            return None
        return self._desk.meetings.plan(
            day,
            starts_at=read_clock(self.clock.value()) or "",
            minutes=read_minutes(self.length.value()),
            room=self.room.value(),
            origin=self._origin,
        )

    def _clock_problem(self) -> str:
        if read_clock(self.clock.value()) is None:
            return t("meetings", "Write the time like 19:00.")
        return ""

    def _length_problem(self) -> str:
        return "" if read_minutes(self.length.value()) else bad_minutes()


class RestSheet(Sheet):
    """Until when topics rest; without a day until somebody wakes them."""

    def __init__(self, desk: Desk, ids: Sequence[str], origin: object, parent: QWidget) -> None:
        super().__init__(
            t("meetings", "Let it rest"),
            t("meetings", "Let it rest"),
            t("meetings", "A resting topic wakes by itself on its day and is proposed then."),
            parent=parent,
        )
        self._desk = desk
        self._ids = list(ids)
        self._origin = origin
        self.day = DateEdit(desk.clock.today, optional=True)
        self.form = Form()
        self.form.add(
            "day",
            t("meetings", "Until"),
            self.day,
            hint=t("meetings", "Empty lets it rest until somebody wakes it."),
        )
        self.body.addWidget(self.form)
        self.day.setFocus()

    def answer(self) -> object | None:
        if not self.form.is_sound():
            return None
        self._desk.backlog.rest(self._ids, self.day.day(), origin=self._origin)
        return True
