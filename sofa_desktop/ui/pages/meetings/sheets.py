"""The sheets of the Meetings page: plan a meeting, let topics rest, minutes that change no more."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
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
            t("meetings", "Facilitator and secretary are who holds the roles on that day."),
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


class PublishSheet(Sheet):
    """Minutes that are published change no more: said before it is done."""

    def __init__(self, desk: Desk, row: MeetingRow, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("meetings", "Publish the minutes of {day}?", day=formats.day(row.held_on)),
            t("meetings", "Publish"),
            t(
                "meetings",
                "They leave the circle: this cannot be undone, and they cannot be opened again. "
                "What turns out to be wrong is put right by a correction beside them.",
            ),
            parent=parent,
        )
        self._desk = desk
        self._row = row
        self._origin = origin
        self.verb.setFocus()

    def answer(self) -> object | None:
        self._desk.minutes.publish(self._row.id, origin=self._origin)
        return True


class CorrectSheet(Sheet):
    """Puts approved minutes right by an entry beside them."""

    def __init__(self, desk: Desk, row: MeetingRow, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("meetings", "Correct the minutes of {day}", day=formats.day(row.held_on)),
            t("meetings", "Note the correction"),
            t("meetings", "The minutes stay as approved; the correction stands beside them."),
            parent=parent,
        )
        self._desk = desk
        self._row = row
        self._origin = origin
        self.text = ProseEdit(3)
        self.form = Form()
        self.form.add("text", t("meetings", "What is right instead"), self.text)
        self.body.addWidget(self.form)
        self.text.setFocus()

    def answer(self) -> object | None:
        self._desk.minutes.correct(self._row.id, self.text.value(), origin=self._origin)
        return True


class ReasonSheet(Sheet):
    """Somebody who was there has a reason not to approve the minutes yet."""

    def __init__(self, desk: Desk, row: MeetingRow, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("meetings", "Not approved yet: why?"),
            t("meetings", "Note the reason"),
            t(
                "meetings",
                "Only somebody who was there can have one. The 48 hours stop until the minutes "
                "are put right and sent again; the minutes do not say whose reason it was.",
            ),
            parent=parent,
        )
        self._desk = desk
        self._row = row
        self._origin = origin
        there = [each for each in desk.queries.attendance(row.id) if each.member_id]
        self.who = ChoiceEdit([Choice(each.member_id, each.name) for each in there], optional=True)
        self.text = ProseEdit(3)
        self.form = Form()
        self.form.add("who", t("meetings", "Who"), self.who)
        self.form.add("text", t("meetings", "What is not right in the minutes"), self.text)
        self.body.addWidget(self.form)
        self.who.setFocus()

    def answer(self) -> object | None:
        if not self.form.is_sound():
            return None
        self._desk.minutes.object(
            self._row.id, self.text.value(), member_id=self.who.key(), origin=self._origin
        )
        return True


class WordSheet(Sheet):
    """What a member who will not be there wrote beforehand."""

    def __init__(
        self, desk: Desk, subject_id: str, title: str, origin: object, parent: QWidget
    ) -> None:
        super().__init__(
            t("meetings", "Written word on “{title}”", title=title),
            t("meetings", "Keep it"),
            t("meetings", "It is read aloud in its round, marked as written."),
            parent=parent,
        )
        self._desk = desk
        self._subject_id = subject_id
        self._origin = origin
        today: date = desk.clock.today()
        members = [
            Choice(each.id, each.name)
            for each in desk.queries.members(today)
            if each.left_on is None or each.left_on > today
        ]
        self.who = ChoiceEdit(members)
        self.kind = ChoiceEdit(
            [
                Choice("clarifying", t("meetings", "Clarifying question")),
                Choice("reaction", t("meetings", "Reaction")),
                Choice("consent", t("meetings", "Consent round")),
            ]
        )
        self.kind.set_key("reaction")
        self.text = ProseEdit(3)
        self.consents = ChoiceEdit(
            [
                Choice("consent", t("meetings", "Consent")),
                Choice("objection", t("meetings", "Objection")),
            ],
            optional=True,
            empty=t("meetings", "only for the consent round"),
        )
        self.form = Form()
        self.form.add("who", t("meetings", "Who"), self.who)
        self.form.add("kind", t("meetings", "For which round"), self.kind)
        self.form.add("answer", t("meetings", "Answer"), self.consents).check_with(
            self._answer_problem
        )
        self.form.add("text", t("meetings", "What they wrote"), self.text)
        self.body.addWidget(self.form)
        self.who.setFocus()

    def answer(self) -> object | None:
        who, kind = self.who.key(), self.kind.key()
        if not self.form.is_sound() or who is None or kind is None:
            return None
        answer = self.consents.key() if kind == "consent" else None
        return self._desk.proposals.write_word(
            self._subject_id, who, kind, text=self.text.value(), answer=answer, origin=self._origin
        )

    def _answer_problem(self) -> str:
        if self.kind.key() == "consent" and self.consents.key() is None:
            return t("meetings", "Choose consent or objection.")
        return ""


def written_kind(kind: str) -> str:
    """For which round a written word is meant."""
    words = {
        "clarifying": t("meetings", "clarifying question"),
        "reaction": t("meetings", "reaction"),
        "consent": t("meetings", "consent round"),
    }
    if kind not in words:
        raise Refused("record.gone")
    return words[kind]
