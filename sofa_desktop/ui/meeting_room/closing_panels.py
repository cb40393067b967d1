"""The parts after the items: the backlog, and the check-out."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.capture import parse
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.meeting_room import words
from sofa_desktop.ui.meeting_room.lines import Outputs
from sofa_desktop.ui.meeting_room.next_meeting import NextMeeting
from sofa_desktop.ui.meeting_room.panel import RoomPanel
from sofa_desktop.ui.meeting_room.room_edit import RoomEdit
from sofa_desktop.ui.meeting_room.running import Running, carried
from sofa_desktop.ui.meeting_room.state import RoomState
from sofa_desktop.ui.theme import fonts


class Titles(Card):
    """A few titles under a heading, as plain lines."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._told: tuple[str, ...] = ()
        self._labels: list[Label] = []

    def show_titles(self, titles: tuple[str, ...]) -> None:
        """Show these; without any the card is away."""
        self.setVisible(bool(titles))
        if titles == self._told:
            return
        self._told = titles
        for label in self._labels:
            self.box.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = [Label(title, wrap=True) for title in titles]
        for label in self._labels:
            self.box.addWidget(label)

    def titles(self) -> tuple[str, ...]:
        """What is shown."""
        return self._told


class BacklogPanel(RoomPanel):
    """What goes back to the backlog, and what came up today."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self.sentence = Label("", wrap=True)
        self.sentence.setFont(fonts.font(fonts.TITLE))
        self.back = Titles(t("meeting room", "Not finished today; goes back to the backlog"))
        self.add = AddLine(t("meeting room", "A topic for another meeting"), self._add)
        self.waiting = Titles(t("meeting room", "Waiting in the backlog"))
        for widget in (self.sentence, self.back, self.add, self.waiting):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_state(self, state: RoomState) -> None:
        self.sentence.setText(words.what_to_do(state.segment))
        self.back.show_titles(tuple(item.title for item in carried(state.items)))
        self.waiting.show_titles(tuple(title for _, title in self.running.waiting_topics()))

    def first_focus(self) -> QWidget | None:
        return self.add.edit

    def _add(self, text: str) -> object:
        found = parse(text, self.running.today(), self.running.members())
        self.running.add_topic(marks.as_topic(found, text))
        return True


class CheckOutPanel(RoomPanel):
    """The evaluation round, the next meeting, and what came out today."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self.sentence = Label("", wrap=True)
        self.sentence.setFont(fonts.font(fonts.TITLE))
        self.evaluation = RoomEdit(4)
        self.evaluation.setAccessibleName(t("meeting room", "Check-out notes"))
        self.evaluation.setPlaceholderText(
            t("meeting room", "Content, process, relations; without names.")
        )
        self.following = NextMeeting(running)
        self.outputs = Outputs(running)
        self._heading = Label(t("meeting room", "What came out today"), "heading")
        for widget in (
            self.sentence,
            self.evaluation,
            self.following,
            self._heading,
            self.outputs,
        ):
            self.box.addWidget(widget)
        self.box.addStretch(1)
        self.evaluation.committed.connect(self._on_evaluation)
        self.evaluation.asked.connect(self.asked)
        self.evaluation.left.connect(self.done)

    def show_state(self, state: RoomState) -> None:
        self.sentence.setText(words.what_to_do(state.segment))
        if not self.evaluation.hasFocus():
            self.evaluation.set_value(state.meeting.evaluation)
        self.following.show_meeting(state.meeting)
        self.outputs.show_item("")
        self._heading.setVisible(bool(self.outputs.told()))

    def first_focus(self) -> QWidget | None:
        return self.evaluation

    def keep_typed(self) -> None:
        self.evaluation.commit()

    @Slot(object)
    def _on_evaluation(self, text: object) -> None:
        running = self.running
        running.do(running.desk.meetings.change, running.meeting_id, evaluation=text)
