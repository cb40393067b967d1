"""The chosen topic: its fields, and everything that was ever noted, decided or promised on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import BacklogRow, TopicNoteRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.meetings import topic_words
from sofa_desktop.ui.pages.meetings.prose import Prose


class TopicDetail(Scroll):
    """Title, facts, fields, history.

    Signals:
        meeting_asked: id of a meeting the person wants to see.
    """

    meeting_asked = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._shown: tuple[str, list[TopicNoteRow]] = ("", [])
        self.title = Prose("", "subtitle")
        self.facts = Prose("", "muted")
        self.advice = Prose()
        self.form = RecordForm(self._keep)
        self.form.add_prose("note", t("meetings", "Note"), least=2)
        self._from = self.form.add_choice("from_id", t("meetings", "Brought by"), [])
        self._again = self.form.add_choice("every_months", t("meetings", "Comes again"), [])
        self.heading = Label(t("meetings", "What happened to it"), "heading", wrap=True)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(12)
        self.nothing = Label(t("meetings", "No meeting has come to it yet."), "muted", wrap=True)
        self.box.setSpacing(8)
        for widget in (self.title, self.facts, self.advice):
            self.box.addWidget(widget)
        self.box.addSpacing(4)
        self.box.addWidget(self.form)
        self.box.addSpacing(8)
        self.box.addWidget(self.heading)
        self.box.addWidget(self.nothing)
        self.box.addLayout(self._notes)
        self.box.addStretch(1)

    def show_topic(self, row: BacklogRow | None) -> None:
        """Show a topic; none hides everything."""
        self.inner.setVisible(row is not None)
        if row is None:
            self.form.keep_typed()
            return
        desk = self._context.desk
        today = desk.clock.today()
        self.title.setText(row.title)
        self.facts.setText(topic_words.facts(row))
        self.advice.say(topic_words.advice(row))
        people = [Choice("", t("meetings", "nobody in particular"))]
        people += [Choice(*each) for each in named(desk.queries.members(today))]
        self._from.set_choices(people)
        again = topic_words.rhythms(row.every_months)
        self._again.set_choices([Choice(*each) for each in again])
        self.form.show_record(
            row.id,
            {"note": row.note, "from_id": row.from_id, "every_months": str(row.every_months)},
        )
        self._show_history(row.id, desk.queries.topic_history(row.id))

    def history(self) -> tuple[str, ...]:
        """What happened to the topic, newest first."""
        return tuple(topic_words.history_title(note) for note in self._shown[1])

    def _show_history(self, record: str, notes: Sequence[TopicNoteRow]) -> None:
        if (record, [*notes]) == self._shown:
            return
        self._shown = (record, [*notes])
        clear(self._notes)
        for note in notes:
            self._notes.addWidget(_Note(note, self._on_meeting_clicked))
        self.nothing.setVisible(not notes)

    def _keep(self, record: str, field: str, value: object) -> None:
        self._context.desk.backlog.change(record, origin=self._page, **{field: value})

    @Slot()
    def _on_meeting_clicked(self) -> None:
        self.meeting_asked.emit(self.sender().objectName())


class _Note(QWidget):
    """One thing in the history of a topic, with the meeting it was in."""

    def __init__(self, note: TopicNoteRow, go: object) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        title = topic_words.history_title(note)
        box.addWidget(Prose(title))
        if note.text:
            box.addWidget(Prose(note.text, "small"))
        day = formats.day(note.on)
        self.setAccessibleName(f"{day}: {title}")
        if note.meeting_id:
            button = Button(day, "link", name=t("meetings", "Meeting of {day}", day=day))
            button.setObjectName(note.meeting_id)
            button.clicked.connect(go)
            box.addWidget(button)
        else:
            box.addWidget(Label(day, "small"))
