"""The sheets of the Circle page: fill a role, and those that ask for a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from sofa_desktop.domain.roles import default_end
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import show_if
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit


@dataclass(frozen=True, slots=True)
class Filling:
    """Which role is to be filled, from when, and by whom it can be."""

    role_id: str
    role: str
    start: date
    members: Sequence[MemberRow]
    other: str = ""
    """The circle that has to consent too; empty where none has."""


class FillSheet(Sheet):
    """Who holds a role, from when until when; six months unless said otherwise."""

    def __init__(self, desk: Desk, filling: Filling, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("circle", "Fill the role {role}", role=filling.role),
            t("circle", "Fill the role"),
            t("circle", "The circle has selected somebody by consent, for a term."),
            parent=parent,
        )
        self._desk = desk
        self._filling = filling
        self._origin = origin
        self._proposed = default_end(filling.start)
        self.holder = ChoiceEdit([Choice(*each) for each in named(filling.members)])
        self.starts = DateEdit(desk.clock.today)
        self.ends = DateEdit(desk.clock.today)
        self.note = TextEdit()
        self.waits = QCheckBox(
            t("circle", "Waits for the consent of {other}", other=isolated(filling.other))
        )
        self.waits.setChecked(bool(filling.other))
        show_if(self.waits, there=bool(filling.other))
        self.starts.set_day(filling.start)
        self.ends.set_day(self._proposed)
        self.form = Form()
        self.form.add("holder", t("circle", "Who"), self.holder)
        self.form.add("starts", t("circle", "First day"), self.starts)
        self.form.add(
            "ends",
            t("circle", "Last day"),
            self.ends,
            hint=t("circle", "Six months unless the circle consents to another term."),
        )
        self.form.add(
            "note",
            t("circle", "Note"),
            self.note,
            hint=t("circle", "For instance the meeting that selected. May stay empty."),
        )
        self.body.addWidget(self.form)
        self.body.addWidget(self.waits)
        self.starts.committed.connect(self._on_start_changed)
        self.holder.setFocus()

    def answer(self) -> object | None:
        start = self.starts.day()
        if start is not None and self.ends.day() == self._proposed:
            self._follow(start)
        holder = self.holder.key()
        if not self.form.is_sound() or holder is None:
            return None
        return self._desk.roles.fill(
            self._filling.role_id,
            holder,
            starts_on=start,
            ends_on=self.ends.day(),
            note=self.note.value(),
            awaiting=self.waits.isChecked(),
            origin=self._origin,
        )

    @Slot(object)
    def _on_start_changed(self, day: object) -> None:
        if isinstance(day, date) and self.ends.day() == self._proposed:
            self._follow(day)

    def _follow(self, start: date) -> None:
        """The last day follows the first until somebody chooses another."""
        self._proposed = default_end(start)
        self.ends.set_day(self._proposed)


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """What a sheet says that asks for one day, the day it proposes, and what is done with it."""

    title: str
    verb: str
    sentence: str
    label: str
    proposed: date
    act: Callable[[date, str], object]
    """Gets the day and the words."""
    words: str = ""
    """What a field for words beside the day is called; empty asks for none."""
    hint: str = ""
    long: bool = False
    """Whether the words may take several lines."""


class DaySheet(Sheet):
    """Asks for one day, perhaps with words, and acts on it; a refusal stays on the sheet."""

    def __init__(self, desk: Desk, question: DayQuestion, parent: QWidget) -> None:
        super().__init__(question.title, question.verb, question.sentence, parent=parent)
        self._act = question.act
        self.day = DateEdit(desk.clock.today)
        self.day.set_day(question.proposed)
        self.words: TextEdit | ProseEdit = ProseEdit(3) if question.long else TextEdit()
        self.form = Form()
        self.form.add("day", question.label, self.day)
        field = self.form.add("words", question.words, self.words, hint=question.hint)
        field.setVisible(bool(question.words))
        self.body.addWidget(self.form)
        self.day.setFocus()

    def answer(self) -> object | None:
        day = self.day.day()
        if not self.form.is_sound() or day is None:
            return None
        self._act(day, self.words.value())
        return True
