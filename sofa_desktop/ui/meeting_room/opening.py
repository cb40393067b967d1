"""The parts around ADMIN: check-in, and consent to the agenda."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.meeting_room import words
from sofa_desktop.ui.meeting_room.agenda_list import AgendaList
from sofa_desktop.ui.meeting_room.panel import RoomPanel
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import RoomState
from sofa_desktop.ui.theme import fonts

LEFT = Qt.AlignmentFlag.AlignLeft


class CheckInPanel(RoomPanel):
    """A sentence, and calm."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self.sentence = Label("", wrap=True)
        self.sentence.setFont(fonts.font(fonts.TITLE))
        self.plan = Label("", "muted", wrap=True)
        self.heading = Label(t("meeting room", "What we plan for today"), "heading")
        self.list = AgendaList(detailed=True)
        for widget in (self.sentence, self.plan, self.heading, self.list):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_state(self, state: RoomState) -> None:
        meeting = state.meeting
        if not meeting.opened_at:
            self.sentence.setText(t("meeting room", "When everybody is here, open the meeting: N."))
        else:
            self.sentence.setText(words.what_to_do(state.segment))
        self.plan.say(meeting.plan)
        self.heading.setVisible(bool(state.items))
        self.list.show_items(state.items)


class AgendaPanel(RoomPanel):
    """The agenda, read out and consented to.

    Signals:
        change_asked: somebody wants another agenda.
        item_asked: id of the item to go to.
    """

    change_asked = Signal()
    item_asked = Signal(str)

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self.sentence = Label("", wrap=True)
        self.sentence.setFont(fonts.font(fonts.TITLE))
        self.list = AgendaList(detailed=True)
        self.sum = Label("", "muted", wrap=True)
        self.change = Button(t("meeting room", "Change the agenda…  G"))
        self.change.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for widget in (self.sentence, self.list, self.sum):
            self.box.addWidget(widget)
        self.box.addWidget(self.change, 0, LEFT)
        self.box.addStretch(1)
        self.change.clicked.connect(self.change_asked)
        self.list.asked.connect(self.item_asked)

    def show_state(self, state: RoomState) -> None:
        if not state.items:
            told = t("meeting room", "The agenda is empty. G puts something on it.")
        elif state.is_consented:
            told = t("meeting room", "The agenda has the circle's consent.")
        else:
            told = words.what_to_do(state.segment)
        self.sentence.setText(told)
        self.list.show_items(state.items, state.here)
        self.sum.say(words.agenda_sum(state) if state.items else "")
