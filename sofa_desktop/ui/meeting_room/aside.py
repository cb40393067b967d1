"""Time and round beside the work, and the same on a second screen."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sofa_desktop.domain.meeting import Segment
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.names import together
from sofa_desktop.ui.meeting_room import words
from sofa_desktop.ui.meeting_room.round_keeper import RoundKeeper
from sofa_desktop.ui.meeting_room.round_panel import RoundPanel
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.second_screen import SecondScreen
from sofa_desktop.ui.meeting_room.state import RoomState
from sofa_desktop.ui.meeting_room.timer_card import TimerCard

SECOND_MS = 1000


class Aside(QObject):
    """Tells the time each second, and leads the round.

    Signals:
        screen_turned: the second screen was opened or closed.
    """

    screen_turned = Signal()

    def __init__(
        self,
        context: Context,
        running: Running,
        timer: TimerCard,
        panel: RoundPanel,
    ) -> None:
        super().__init__(panel)
        self._running = running
        self._timer = timer
        self._panel = panel
        self._state: RoomState | None = None
        self.rounds = RoundKeeper(context, running.meeting_id)
        self.screen: SecondScreen | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self.tick)
        panel.next_asked.connect(self.next_speaker)
        panel.pass_asked.connect(self.pass_on)
        panel.turn_asked.connect(self.give_turn)

    def show_state(self, state: RoomState) -> None:
        """Be where the meeting is."""
        self._state = state
        self.rounds.follow(state, self._running.now())
        self._show_round()
        self._show_place()
        self.tick()

    def start(self) -> None:
        """Tell the time from now on."""
        self._clock.start()
        self.tick()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._clock.stop()

    @Slot()
    def tick(self) -> None:
        """Tell the time."""
        state = self._state
        if state is None:
            return
        now = self._running.now()
        used = self.rounds.used(state, now)
        shown = words.timer(used) if state.meeting.opened_at else state.meeting.starts_at
        planned, over = words.planned(state), words.over(state, used)
        more = t("meeting room", "{over}. T gives 5 minutes more, by consent.", over=over)
        told = more if over and state.segment is Segment.ITEMS else over
        self._timer.show_time(shown, planned, told, words.left(state, now))
        if self.screen is not None:
            self.screen.show_time(shown, planned, over)

    @Slot()
    def next_speaker(self) -> None:
        """The next one speaks."""
        self.rounds.go_on()
        self._show_round()

    @Slot()
    def pass_on(self) -> None:
        """Whose turn it is says nothing."""
        self.rounds.pass_on()
        self._show_round()

    @Slot(str)
    def give_turn(self, person: str) -> None:
        """Somebody speaks out of order."""
        self.rounds.give(person)
        self._show_round()

    @Slot()
    def tell_quiet(self) -> None:
        """Who has not spoken lately, for whoever sits here; never on the second screen."""
        quiet = self.rounds.quiet()
        if quiet is None:
            told = t("meeting room", "Known once there were rounds in three parts or items.")
        elif quiet:
            told = t("meeting room", "Not heard in the last three: {names}", names=together(quiet))
        else:
            told = t("meeting room", "Everybody has spoken lately.")
        self._panel.tell_quiet(told)

    @Slot()
    def turn_screen(self) -> None:
        """Open the second screen, or close it."""
        if self.screen is not None:
            self.screen.close()
            return
        self.screen = SecondScreen()
        self.screen.closed.connect(self._on_screen_closed)
        self._show_place()
        self._show_round()
        self.tick()
        self.screen.show()
        self.screen_turned.emit()

    def close_screen(self) -> None:
        """The meeting is over, or nobody leads it here any more."""
        if self.screen is not None:
            self.screen.close()

    def _show_round(self) -> None:
        circle = self.rounds.circle()
        self._panel.show_round(self.rounds.turns, circle)
        if self.screen is not None:
            self.screen.show_round(self.rounds.turns, circle)

    def _show_place(self) -> None:
        if self.screen is not None and self._state is not None:
            self.screen.show_place(words.line(self._state), words.title(self._state))

    @Slot()
    def _on_screen_closed(self) -> None:
        screen, self.screen = self.screen, None
        if screen is not None:
            screen.deleteLater()
            self.screen_turned.emit()
