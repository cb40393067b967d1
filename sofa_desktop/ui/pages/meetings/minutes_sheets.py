"""The sheets about minutes: published for good, put right, not approved yet."""

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.sheet import Sheet


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
        there = {each.member_id for each in desk.queries.attendance(row.id)}
        people = named(
            each for each in desk.queries.members(desk.clock.today()) if each.id in there
        )
        self.who = ChoiceEdit([Choice(*each) for each in people], optional=True)
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
