"""An item: why it is here, what it is about, its minutes, and what came out of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.i18n import agenda_reasons, paper_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.governance.segments import Segments
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.meeting_room.block_list import BlockList
from sofa_desktop.ui.meeting_room.keys import DECISION, TOPIC
from sofa_desktop.ui.meeting_room.lines import DecisionTurning, LineTurning, Outputs, Turning
from sofa_desktop.ui.meeting_room.panel import RoomPanel
from sofa_desktop.ui.meeting_room.room_edit import RoomEdit
from sofa_desktop.ui.meeting_room.running import Attempt, Running
from sofa_desktop.ui.meeting_room.state import RoomState
from sofa_desktop.ui.meeting_room.subject import SubjectView


class ItemPanel(RoomPanel):
    """The open item.

    Signals:
        guide_moved: the guide in it stands elsewhere now.
    """

    guide_moved = Signal()

    def __init__(self, running: Running, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._item: AgendaItemRow | None = None
        self._turning: Turning | None = None
        self._takes_line = False
        self.reason = Label("", "muted", wrap=True)
        self.documents = Label("", wrap=True)
        self._papers = Label(t("meeting room", "Documents"), "small")
        self._notes_box = QVBoxLayout()
        self.block_question = Label(
            t("meeting room", "Does anybody want to talk about one of these? Take it out."),
            wrap=True,
        )
        self.block = BlockList()
        self.subject = SubjectView(running, attempt)
        self.notes = RoomEdit(5)
        self.notes.setAccessibleName(t("meeting room", "Minutes of this item"))
        self.notes.setPlaceholderText(
            t("meeting room", "M begins writing, Esc ends it. Outcomes, not who said what.")
        )
        self.hint = Label(
            t(
                "meeting room",
                "While you type, press Ctrl+Shift with the letter, such as Ctrl+Shift+A.",
            ),
            "small",
            wrap=True,
        )
        self.outputs = Outputs(running)
        self.reached = Segments(
            t("meeting room", "Reached so far"),
            {str(each): paper_terms.outcome(each) for each in Outcome},
        )
        self._reached_row = QWidget()
        self._build()

    def show_state(self, state: RoomState) -> None:
        item = state.item
        if item is None:
            return
        if self._item is None or self._item.id != item.id:
            self._move_to(item)
        block = state.block
        self._item = item
        self.reason.say(agenda_reasons.reason_of(item.reason) if item.reason and not block else "")
        lines = [line.strip() for line in item.documents.splitlines() if line.strip()]
        self.documents.say("" if block else "\n".join(lines))
        self._papers.setVisible(bool(self.documents.text()))
        self.block_question.setVisible(bool(block))
        self.block.show_items(block, self.running.routine_words(block))
        self.subject.show_item(item)
        unkept = self.notes.hasFocus() and self.notes.is_unkept()
        if not unkept and self.notes.toPlainText().rstrip() != item.notes.rstrip():
            self.notes.set_value(item.notes)
        self.outputs.show_item(item.id)
        self._reached_row.setVisible(not block)

    def first_focus(self) -> QWidget | None:
        return self.notes

    def keep_typed(self) -> None:
        self.notes.commit()
        self.subject.keep_typed()

    def outcome_reached(self) -> str:
        """What was reached, as far as the room was told."""
        return "" if self._item is None or self._item.fast_track else self.reached.key()

    def turning(self) -> Turning | None:
        """The line that is being turned into something."""
        return self._turning

    def turn_line(self, key: str) -> None:
        """Turn the line of the notes where the cursor stands into what a key stands for."""
        self.notes.commit()
        self._close_turning()
        text = self.notes.line()
        self._takes_line = bool(text)
        made: Turning
        if key == DECISION:
            made = DecisionTurning(self.running, self._item, text)
        else:
            made = LineTurning(self.running, self._item, text, topic=key == TOPIC)
        made.kept.connect(self._on_kept)
        made.left.connect(self._on_left)
        self._turning = made
        self._notes_box.insertWidget(self._notes_box.indexOf(self.hint), made)
        made.show()
        made.setFocus()

    def _move_to(self, item: AgendaItemRow) -> None:
        self.notes.commit()
        self._close_turning()
        self._item = item
        self.notes.set_value(item.notes)
        self.reached.press(item.reached or item.outcome)

    def _build(self) -> None:
        row = QHBoxLayout(self._reached_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(t("meeting room", "Reached so far"), "muted"))
        row.addWidget(self.reached)
        row.addStretch(1)
        papers = QVBoxLayout()
        papers.setSpacing(2)
        papers.addWidget(self._papers)
        papers.addWidget(self.documents)
        self._notes_box.setSpacing(8)
        heading = Label(t("meeting room", "Minutes of this item"), "heading")
        self._notes_box.addWidget(heading)
        self._notes_box.addWidget(self.notes)
        self._notes_box.addWidget(self.hint)
        self.box.addWidget(self.reason)
        self.box.addLayout(papers)
        for widget in (self.block_question, self.block, self.subject):
            self.box.addWidget(widget)
        self.box.addLayout(self._notes_box)
        self.box.addWidget(self.outputs)
        self.box.addWidget(self._reached_row)
        self.box.addStretch(1)
        self.notes.committed.connect(self._on_noted)
        self.notes.asked.connect(self.asked)
        self.notes.left.connect(self.done)
        self.block.taken_out.connect(self._on_taken_out)
        self.subject.changed.connect(self.guide_moved)

    def _close_turning(self) -> None:
        if self._turning is not None:
            self._notes_box.removeWidget(self._turning)
            self._turning.hide()
            self._turning.deleteLater()
            self._turning = None

    @Slot(object)
    def _on_noted(self, text: object) -> None:
        if self._item is not None:
            self.running.do(self.running.desk.meetings.note, self._item.id, str(text))

    @Slot(str)
    def _on_taken_out(self, item_id: str) -> None:
        self.running.take_out(item_id)

    @Slot()
    def _on_kept(self) -> None:
        if self._takes_line:
            self.notes.take_line()
        self._close_turning()
        self.notes.setFocus()

    @Slot()
    def _on_left(self) -> None:
        self._close_turning()
        self.notes.setFocus()
