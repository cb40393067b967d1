"""The running meeting: where it is, the time, the round, and the work of the moment."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import MeetingState, MinutesStatus, Segment
from sofa_desktop.i18n import meeting_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.names import together
from sofa_desktop.ui.governance.steps import Step, StepsLine
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import IconButton
from sofa_desktop.ui.kit.header import Header
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.meeting_room import keys, words
from sofa_desktop.ui.meeting_room.agenda_list import AgendaList
from sofa_desktop.ui.meeting_room.agenda_sheet import AgendaSheet
from sofa_desktop.ui.meeting_room.closing_panels import BacklogPanel, CheckOutPanel
from sofa_desktop.ui.meeting_room.item_panel import ItemPanel
from sofa_desktop.ui.meeting_room.opening import AdminPanel, AgendaPanel, CheckInPanel
from sofa_desktop.ui.meeting_room.panel import RoomPanel
from sofa_desktop.ui.meeting_room.room_actions import RoomActions
from sofa_desktop.ui.meeting_room.room_edit import key_of
from sofa_desktop.ui.meeting_room.round_keeper import RoundKeeper
from sofa_desktop.ui.meeting_room.round_panel import RoundPanel
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.second_screen import SecondScreen
from sofa_desktop.ui.meeting_room.state import SEGMENTS, RoomState
from sofa_desktop.ui.meeting_room.timer_card import TimerCard

Answer = TypeVar("Answer")
TOPICS = frozenset(
    {
        Topic.MEETINGS, Topic.BACKLOG, Topic.ACTIONS, Topic.PROPOSALS, Topic.SELECTIONS,
        Topic.POLICIES, Topic.PEOPLE, Topic.CIRCLE,
    }
)  # fmt: skip
ROUNDS = frozenset({Segment.CHECK_IN, Segment.ITEMS, Segment.CHECK_OUT})
"""Parts in which people speak in rounds."""
SIDE = 32
BESIDE_FROM = 760
SECOND_MS = 1000
PLAIN = Qt.KeyboardModifier.NoModifier


class MeetingRoom(QWidget):
    """One meeting while it runs. After a kill it opens again at the part and item it was at.

    Signals:
        left: the person wants to see something else; the meeting goes on.
        closed: id of the meeting, once it is over and its minutes are a draft.
    """

    left = Signal()
    closed = Signal(str)

    def __init__(self, context: Context, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("meeting room", "Meeting"))
        self._context = context
        self._state: RoomState | None = None
        self._told_over = False
        self.running = Running(context, self.attempt, self, meeting_id)
        self.rounds = RoundKeeper(context, meeting_id)
        self.screen_: SecondScreen | None = None
        self.back = IconButton("arrow-left", t("meeting room", "Back; the meeting goes on"))
        self.header = Header("")
        self.notice = Notice()
        self.steps = StepsLine(t("meeting room", "Parts of the meeting"))
        self.timer = TimerCard()
        self.round = RoundPanel()
        self.agenda = AgendaList()
        self._agenda_heading = Label(t("meeting room", "Agenda"), "heading")
        self.opening = CheckInPanel(self.running)
        self.admin = AdminPanel(self.running)
        self.consent = AgendaPanel(self.running)
        self.item = ItemPanel(self.running, self.attempt)
        self.backlog = BacklogPanel(self.running)
        self.check_out = CheckOutPanel(self.running)
        self._panels: Mapping[Segment, RoomPanel] = {
            Segment.CHECK_IN: self.opening,
            Segment.ADMIN: self.admin,
            Segment.AGENDA: self.consent,
            Segment.ITEMS: self.item,
            Segment.BACKLOG: self.backlog,
            Segment.CHECK_OUT: self.check_out,
        }
        self.full_title = Label("", "subtitle", wrap=True)
        self._middle = Scroll()
        self._build()
        self.actions_ = RoomActions(self)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self._fit_title)
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self.tick)
        self._connect(context)
        self.refresh()

    @property
    def state(self) -> RoomState | None:
        """The meeting as it was read last."""
        return self._state

    def attempt(self, work: Callable[[], Answer]) -> Answer | None:
        """Do something a rule may refuse; the refusal is told in the room."""
        try:
            answer = work()
        except Refused as refusal:
            self.tell_refusal(refusal)
            return None
        self.notice.put_away()
        return answer

    def tell_refusal(self, refusal: Refused) -> None:
        """Say why a rule said no."""
        from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

        self.notice.tell(sentence(refusal), "bad")

    def panel(self) -> RoomPanel:
        """What the present part shows."""
        state = self._state
        if state is None or (state.segment is Segment.ITEMS and state.item is None):
            return self.consent if state is not None else self.opening
        return self._panels[state.segment]

    def first_focus(self) -> QWidget:
        """The room itself takes the keyboard, so that its keys work."""
        return self

    def keep_typed(self) -> None:
        """Keep what is still being typed."""
        for panel in self._panels.values():
            panel.keep_typed()

    def refresh(self) -> None:
        """Show the meeting as it stands; gone or over, the room says so."""
        state = self.running.read()
        before, self._state = self._state, state
        if state is None:
            self.left.emit()
            return
        if state.is_over:
            self._tell_over(state)
            return
        self._told_over = False
        self.rounds.follow(state, self.running.now())
        self._show(state)
        if before is not None and words.title(before) != words.title(state):
            announce(self, words.title(state))

    @Slot()
    def tick(self) -> None:
        """Tell the time."""
        state = self._state
        if state is None:
            return
        now = self.running.now()
        used = self.rounds.used(state, now)
        shown = words.timer(used) if state.meeting.opened_at else state.meeting.starts_at
        planned, over = words.planned(state), words.over(state, used)
        more = t("meeting room", "{over}. T gives 5 minutes more, by consent.", over=over)
        told = more if over and state.segment is Segment.ITEMS else over
        self.timer.show_time(shown, planned, told, words.left(state, now))
        if self.screen_ is not None:
            self.screen_.show_time(shown, planned, over)

    @Slot()
    def go_on(self) -> None:
        """The next step: N."""
        state = self._state
        if state is None:
            return
        self.keep_typed()
        guide = self.item.subject.selection
        if guide is not None and self.guide_verb():
            guide.next()
            return
        if state.segment is Segment.ADMIN and not self._say_of_the_last_minutes(state):
            return
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
        if self._state is not None and not self._state.is_over:
            AgendaSheet(self.running, self._state, self).open()

    @Slot()
    def write(self) -> None:
        """Begin typing where one types in this part: M."""
        wanted = self.panel().first_focus()
        if wanted is not None:
            wanted.setFocus()

    @Slot()
    def next_speaker(self) -> None:
        """The next one speaks: Space."""
        self.rounds.go_on()
        self._show_round()

    @Slot()
    def pass_on(self) -> None:
        """Whose turn it is says nothing: S."""
        self.rounds.pass_on()
        self._show_round()

    @Slot(str)
    def give_turn(self, person: str) -> None:
        """Somebody speaks out of order."""
        self.rounds.give(person)
        self._show_round()

    @Slot()
    def tell_quiet(self) -> None:
        """Who has not spoken lately, for whoever sits here: Q."""
        quiet = self.rounds.quiet()
        if quiet is None:
            told = t("meeting room", "Known once there were rounds in three parts or items.")
        elif quiet:
            told = t("meeting room", "Not heard in the last three: {names}", names=together(quiet))
        else:
            told = t("meeting room", "Everybody has spoken lately.")
        self.round.tell_quiet(told)

    @Slot()
    def turn_screen(self) -> None:
        """Open the second screen, or close it: W."""
        if self.screen_ is not None:
            self.screen_.close()
            return
        self.screen_ = SecondScreen()
        self.screen_.closed.connect(self._on_screen_closed)
        self._show_screen()
        self.tick()
        self.screen_.show()

    @Slot(str)
    def press(self, key: str) -> None:
        """Do what a key of the room stands for."""
        self.actions_.press(key)

    def guide_verb(self) -> str:
        """What the next step of the selection in the open item is called; empty without one."""
        guide = self.item.subject.selection
        here = self.panel() is self.item and self.item.subject.guides_on()
        return guide.next_action().words if guide is not None and here else ""

    def screen_is_open(self) -> bool:
        """Whether the second screen is shown."""
        return self.screen_ is not None

    def turn_line(self, key: str) -> None:
        """Turn the current line of the notes into an action item, a decision or a topic."""
        if self.panel() is self.item:
            self.item.turn_line(key)
        elif key == keys.TOPIC and self.panel() is self.backlog:
            self.write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.setFocus()
        elif event.modifiers() == PLAIN and key in keys.CHORDS:
            self.press(key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()
        self._clock.start()
        self.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self.keep_typed()
        if self.screen_ is not None and not self.isVisible() and not event.spontaneous():
            self.screen_.close()

    def _say_of_the_last_minutes(self, state: RoomState) -> bool:
        """What the file knows of the last minutes need not be asked; a draft must be spoken of."""
        if state.meeting.previous_minutes:
            return True
        last = self.running.desk.queries.meetings()
        before = [row for row in last if row.closed_at and row.held_on <= state.meeting.held_on]
        if before and before[0].state == MeetingState.MINUTES_DRAFT:
            first = self.admin.said[MinutesStatus.APPROVED]
            self.notice.tell(words.say_of_the_last_minutes())
            first.setFocus()
            self._middle.ensureWidgetVisible(first)
            return False
        status = MinutesStatus.APPROVED if before else MinutesStatus.NONE
        meetings = self.running.desk.meetings
        return self.running.do(meetings.previous_minutes, state.meeting.id, status)

    def _went(self, went: bool) -> None:  # noqa: FBT001  (what the use case answered)
        if went:
            self.setFocus()
            self._middle.verticalScrollBar().setValue(0)

    def _tell_over(self, state: RoomState) -> None:
        if self.screen_ is not None:
            self.screen_.close()
        if not self._told_over:
            self._told_over = True
            self.rounds.forget()
            self.closed.emit(state.meeting.id)

    def _show(self, state: RoomState) -> None:
        self.header.title.setText(words.title(state))
        self.header.line.setText(words.line(state))
        shown = self.panel()
        self._show_steps(state)
        shown.show_state(state)
        for panel in self._panels.values():
            panel.setVisible(panel is shown)
        running = bool(state.meeting.opened_at)
        self.round.setVisible(running and state.segment in ROUNDS)
        beside = shown not in {self.consent, self.opening} and bool(state.items)
        self.agenda.show_items(state.items if beside else (), state.here)
        self._agenda_heading.setVisible(beside)
        self._show_actions()
        self._show_round()
        self._show_screen()
        self._fit.start()
        self.tick()

    @Slot()
    def _fit_title(self) -> None:
        """A title that the head cuts off is read in full below it."""
        title = self.header.title
        wide = title.fontMetrics().horizontalAdvance(title.text())
        self.full_title.say(title.text() if wide > title.width() else "")

    def _show_steps(self, state: RoomState) -> None:
        steps = [Step(each, meeting_terms.segment(each)) for each in SEGMENTS]
        self.steps.show_steps(steps, state.segment)
        self.steps.setVisible(bool(state.meeting.opened_at))

    def _show_round(self) -> None:
        circle = self.rounds.circle()
        self.round.show_round(self.rounds.turns, circle)
        if self.screen_ is not None:
            self.screen_.show_round(self.rounds.turns, circle)

    def _show_screen(self) -> None:
        state, screen = self._state, self.screen_
        if screen is not None and state is not None:
            screen.show_place(words.line(state), words.title(state))
            screen.show_round(self.rounds.turns, self.rounds.circle())

    def _show_actions(self) -> None:
        self.header.show_actions(*self.actions_.now())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.header, 1)
        self._middle.box.addWidget(self.full_title)
        for panel in self._panels.values():
            panel.hide()
            self._middle.box.addWidget(panel)
        right = Scroll()
        for widget in (self.timer, self.round, self._agenda_heading, self.agenda):
            right.box.addWidget(widget)
        right.box.addStretch(1)
        split = TurningSplit(_held(self._middle), _held(right), least=BESIDE_FROM, shares=(13, 6))
        box = QVBoxLayout(self)
        box.setContentsMargins(SIDE, 24, SIDE, 12)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(self.steps)
        box.addWidget(split, 1)

    def _connect(self, context: Context) -> None:
        context.hub.changed.connect(self._on_changed)
        self.back.clicked.connect(self._on_back)
        self.steps.chosen.connect(self._on_step)
        self.agenda.asked.connect(self._on_item)
        self.consent.item_asked.connect(self._on_item)
        self.consent.change_asked.connect(self.change_agenda)
        self.item.guide_moved.connect(self._on_guide_moved)
        self.round.next_asked.connect(self.next_speaker)
        self.round.pass_asked.connect(self.pass_on)
        self.round.turn_asked.connect(self.give_turn)
        for panel in self._panels.values():
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
        if state is not None and item_id != state.meeting.current_id:
            self.keep_typed()
            self._went(self.running.begin(item_id))

    @Slot()
    def _on_guide_moved(self) -> None:
        self._show_actions()

    @Slot()
    def _on_done_typing(self) -> None:
        self.setFocus()

    @Slot()
    def _on_screen_closed(self) -> None:
        screen, self.screen_ = self.screen_, None
        if screen is not None:
            screen.deleteLater()


def _held(part: Scroll) -> QWidget:
    """A part that keeps its distance from the hairline beside it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(part)
    return holder
