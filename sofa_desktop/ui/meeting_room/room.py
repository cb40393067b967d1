"""The running meeting, led step by step; each step is a key."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.meeting import MeetingState, MinutesStatus, Segment
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.meeting_room import keys, words
from sofa_desktop.ui.meeting_room.agenda_sheet import AgendaSheet
from sofa_desktop.ui.meeting_room.aside import Aside
from sofa_desktop.ui.meeting_room.frame import RoomFrame
from sofa_desktop.ui.meeting_room.room_actions import RoomActions
from sofa_desktop.ui.meeting_room.room_edit import chord_of, key_of
from sofa_desktop.ui.meeting_room.round_keeper import RoundKeeper
from sofa_desktop.ui.meeting_room.second_screen import SecondScreen
from sofa_desktop.ui.meeting_room.state import RoomState

TOPICS = frozenset(
    {
        Topic.MEETINGS, Topic.BACKLOG, Topic.ACTIONS, Topic.PROPOSALS, Topic.SELECTIONS,
        Topic.POLICIES, Topic.PEOPLE, Topic.CIRCLE,
    }
)  # fmt: skip
PLAIN = Qt.KeyboardModifier.NoModifier


class MeetingRoom(RoomFrame):
    """One meeting while it runs. After a kill it opens again at the part and item it was at.

    Signals:
        left: the person wants to see something else; the meeting goes on.
        closed: id of the meeting, once it is over and its minutes are a draft.
    """

    left = Signal()
    closed = Signal(str)

    def __init__(self, context: Context, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, meeting_id, parent)
        self._told_over = False
        self.aside = Aside(context, self.running, self.timer, self.round)
        self.actions_ = RoomActions(self)
        self._connect(context)
        self.refresh()

    @property
    def rounds(self) -> RoundKeeper:
        """The round that is held."""
        return self.aside.rounds

    @property
    def screen_(self) -> SecondScreen | None:
        """The second screen, while it is shown."""
        return self.aside.screen

    def first_focus(self) -> QWidget:
        """The room itself takes the keyboard, so that its keys work."""
        return self

    def refresh(self) -> None:
        """Show the meeting as it stands; gone or over, the room says so."""
        before, state = self._state, self.running.read()
        if state is None:
            self._state = None
            self.left.emit()
            return
        if state.is_over:
            self._tell_over(state)
            return
        self._told_over = False
        self.show_state(state)
        self.aside.show_state(state)
        self._show_actions()
        if before is not None and words.title(before) != words.title(state):
            announce(self, words.title(state))

    @Slot()
    def tick(self) -> None:
        """Tell the time."""
        self.aside.tick()

    @Slot()
    def go_on(self) -> None:
        """The next step: N."""
        state = self._state
        if state is None:
            return
        self.keep_typed()
        if self.guide_verb():
            self.item.subject.go_on()
        elif state.segment is not Segment.ADMIN or self._say_of_the_last_minutes(state):
            self._went(self.running.go_on(state, self.item.outcome_reached()))

    @Slot()
    def end_item(self) -> None:
        """The item is over, whatever its guide still asks."""
        if self._state is not None:
            self.keep_typed()
            self._went(self.running.go_on(self._state, self.item.outcome_reached()))

    @Slot()
    def go_back(self) -> None:
        """The step before: P."""
        if self._state is not None:
            self.keep_typed()
            self._went(self.running.go_back(self._state))

    @Slot()
    def carry(self) -> None:
        """The item waits for another meeting: L."""
        if self._state is not None:
            self.keep_typed()
            self._went(self.running.carry(self._state))

    @Slot()
    def pause(self) -> None:
        """Stop the item's time, or let it run: H."""
        if self._state is not None:
            self.running.pause(self._state)

    @Slot()
    def extend(self) -> None:
        """Five minutes more by consent: T."""
        item = self._state.item if self._state is not None else None
        if item is not None and self.running.extend(item):
            announce(self, t("meeting room", "Five minutes more, by consent"))

    @Slot()
    def change_agenda(self) -> None:
        """Another agenda by consent: G."""
        if self._state is not None:
            AgendaSheet(self.running, self._state, self).open()

    @Slot()
    def write(self) -> None:
        """Begin typing where one types in this part: M."""
        wanted = self.panel().first_focus()
        if wanted is not None:
            wanted.setFocus()
            self.middle.ensureWidgetVisible(wanted)

    @Slot()
    def next_speaker(self) -> None:
        """The next one speaks: Space."""
        if not self.round.isHidden():
            self.aside.next_speaker()

    @Slot()
    def pass_on(self) -> None:
        """Whose turn it is says nothing: S."""
        if not self.round.isHidden():
            self.aside.pass_on()

    @Slot()
    def tell_quiet(self) -> None:
        """Who has not spoken lately: Q."""
        if not self.round.isHidden():
            self.aside.tell_quiet()

    @Slot()
    def turn_screen(self) -> None:
        """Open the second screen, or close it: W."""
        self.aside.turn_screen()

    @Slot(str)
    def press(self, key: str) -> None:
        """Do what a key of the room stands for."""
        self.actions_.press(key)

    def guide_verb(self) -> str:
        """What the next step of the guide in the open item is called; empty without one."""
        return self.item.subject.next_verb() if self.panel() is self.item else ""

    def guide_actions(self) -> tuple[Action, ...]:
        """What else can be done with what the open item is about."""
        if self.panel() is not self.item:
            return ()
        return tuple(replace(action, shortcut="") for action in self.item.subject.actions_now())

    def screen_is_open(self) -> bool:
        """Whether the second screen is shown."""
        return self.aside.screen is not None

    def turn_line(self, key: str) -> None:
        """Turn the current line of the notes into an action item, a decision or a topic."""
        if self.panel() is self.item:
            self.item.turn_line(key)
        elif key == keys.TOPIC and self.panel() is self.backlog:
            self.write()

    def event(self, event: QEvent) -> bool:
        """While a meeting is led its keys are not those of the window, in whatever field."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and chord_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.setFocus()
        elif chord := chord_of(event):
            self.press(chord)
        elif event.modifiers() == PLAIN and key in keys.CHORDS:
            self.press(key)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.set_icon("arrow-right" if self.isRightToLeft() else "arrow-left")
        self.setFocus()
        self.aside.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.aside.stop()
        self.keep_typed()
        if not event.spontaneous():
            self.aside.close_screen()

    def _say_of_the_last_minutes(self, state: RoomState) -> bool:
        """What the file knows of the last minutes need not be asked; a draft must be spoken of."""
        if state.meeting.previous_minutes:
            return True
        before = self.running.desk.queries.meeting_before(state.meeting.id)
        if before is not None and before.state == MeetingState.MINUTES_DRAFT:
            first = self.admin.said[MinutesStatus.APPROVED]
            self.notice.tell(words.say_of_the_last_minutes())
            first.setFocus()
            self.middle.ensureWidgetVisible(first)
            return False
        status = MinutesStatus.APPROVED if before else MinutesStatus.NONE
        meetings = self.running.desk.meetings
        return self.running.do(meetings.previous_minutes, state.meeting.id, status)

    def _went(self, went: bool) -> None:  # noqa: FBT001  (what the use case answered)
        if went:
            self.setFocus()
            self.middle.verticalScrollBar().setValue(0)

    def _tell_over(self, state: RoomState) -> None:
        self._state = state
        self.aside.close_screen()
        if not self._told_over:
            self._told_over = True
            self.rounds.forget()
            self.closed.emit(state.meeting.id)

    @Slot()
    def _show_actions(self) -> None:
        self.header.show_actions(*self.actions_.now())

    def _connect(self, context: Context) -> None:
        context.hub.changed.connect(self._on_changed)
        self.back.clicked.connect(self._on_back)
        self.steps.chosen.connect(self._on_step)
        self.agenda.asked.connect(self._on_item)
        self.consent.item_asked.connect(self._on_item)
        self.consent.change_asked.connect(self.change_agenda)
        self.item.guide_moved.connect(self._show_actions)
        self.aside.screen_turned.connect(self._show_actions)
        for panel in self.panels.values():
            panel.asked.connect(self.press)
            panel.done.connect(self._on_done_typing)

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if change.touches(TOPICS):
            self.refresh()

    @Slot()
    def _on_back(self) -> None:
        self.keep_typed()
        self.left.emit()

    @Slot(str)
    def _on_step(self, segment: str) -> None:
        state = self._state
        if state is not None and segment != state.segment:
            self.keep_typed()
            self._went(self.running.go(segment))

    @Slot(str)
    def _on_item(self, item_id: str) -> None:
        state = self._state
        if state is not None and not (item_id == state.meeting.current_id and self._at_items()):
            self.keep_typed()
            self._went(self.running.begin(item_id))

    def _at_items(self) -> bool:
        return self._state is not None and self._state.segment is Segment.ITEMS

    @Slot()
    def _on_done_typing(self) -> None:
        self.setFocus()
