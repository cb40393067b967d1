"""What can be done in the room now: buttons with their keys, and what a key does."""

from collections.abc import Callable
from typing import Protocol

from sofa_desktop.domain.meeting import Segment
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.meeting_room import keys, words
from sofa_desktop.ui.meeting_room.state import RoomState

Offered = tuple[Action | None, tuple[Action, ...], tuple[Action, ...]]


class Room(Protocol):
    """What a room can do; each is a step, bound to a key."""

    @property
    def state(self) -> RoomState | None:
        """The meeting as it was read last."""
        ...

    def guide_verb(self) -> str:
        """What the next step of a guide in the open item is called; empty without one."""
        ...

    def guide_actions(self) -> tuple[Action, ...]:
        """What else can be done with what the open item is about."""
        ...

    def screen_is_open(self) -> bool:
        """Whether the second screen is shown."""
        ...

    def turn_line(self, key: str) -> None:
        """Turn the current line of the notes into what a key stands for."""
        ...

    def go_on(self) -> None:
        """The next step."""
        ...

    def go_back(self) -> None:
        """The step before."""
        ...

    def end_item(self) -> None:
        """The item is over, whatever its guide still asks."""
        ...

    def extend(self) -> None:
        """A few minutes more."""
        ...

    def carry(self) -> None:
        """The item waits for another meeting."""
        ...

    def pause(self) -> None:
        """Stop the time, or let it run."""
        ...

    def change_agenda(self) -> None:
        """Another agenda."""
        ...

    def write(self) -> None:
        """Begin typing."""
        ...

    def next_speaker(self) -> None:
        """The next one speaks."""
        ...

    def pass_on(self) -> None:
        """Whose turn it is says nothing."""
        ...

    def tell_quiet(self) -> None:
        """Who has not spoken lately."""
        ...

    def turn_screen(self) -> None:
        """Open or close the second screen."""
        ...


class RoomActions:
    """The actions of one room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def now(self) -> Offered:
        """The button that stands out, those beside it, and those under the three dots."""
        state = self._room.state
        if state is None:
            return None, (), ()
        primary = _keyed("room.next", self._next_verb(state), keys.NEXT, self._room.go_on)
        if not state.meeting.opened_at:
            return primary, (), (self._change(),)
        in_item = state.segment is Segment.ITEMS and state.item is not None
        beside = self._of_lines() if in_item and not state.block else ()
        return (
            primary,
            beside,
            (
                *self._of_item(state),
                *self._room.guide_actions(),
                *self._always(),
            ),
        )

    def press(self, key: str) -> None:
        """Do what a key stands for, where it can be done now."""
        room, state = self._room, self._room.state
        if state is None:
            return
        if key in {keys.ACTION, keys.DECISION, keys.TOPIC}:
            room.turn_line(key)
            return
        work: dict[str, Callable[[], None]] = {
            keys.NEXT: room.go_on,
            keys.PREVIOUS: room.go_back,
            keys.EXTEND: room.extend,
            keys.CARRY: room.carry,
            keys.CHANGE: room.change_agenda,
            keys.NOTES: room.write,
            keys.PASS: room.pass_on,
            keys.QUIET: room.tell_quiet,
            keys.SCREEN: room.turn_screen,
            keys.PAUSE: room.pause,
            keys.SPEAKER: room.next_speaker,
        }
        if key in work:
            work[key]()

    def _next_verb(self, state: RoomState) -> str:
        return self._room.guide_verb() or words.next_verb(state)

    def _of_lines(self) -> tuple[Action, ...]:
        return (
            _keyed("room.action", t("meeting room", "Note → action"), keys.ACTION, self._action),
            _keyed("room.decision", t("meeting room", "Decision"), keys.DECISION, self._decision),
            _keyed("room.topic", t("meeting room", "To backlog"), keys.TOPIC, self._topic),
        )

    def _of_item(self, state: RoomState) -> tuple[Action, ...]:
        item = state.item
        if state.segment is not Segment.ITEMS or item is None:
            return ()
        room = self._room
        pause = t("meeting room", "Stop the time") if item.begun_at else t("meeting room", "Go on")
        told = [
            _keyed("room.extend", t("meeting room", "5 minutes more, by consent"), keys.EXTEND,
                   room.extend),
            _keyed("room.carry", t("meeting room", "Carry to another meeting"), keys.CARRY,
                   room.carry),
            _keyed("room.pause", pause, keys.PAUSE, room.pause),
        ]  # fmt: skip
        if room.guide_verb():
            end = t("meeting room", "End this item, next item")
            told.insert(0, Action("room.end", end, room.end_item))
        return tuple(told)

    def _change(self) -> Action:
        words_ = t("meeting room", "Change the agenda…")
        return _keyed("room.change", words_, keys.CHANGE, self._room.change_agenda)

    def _always(self) -> tuple[Action, ...]:
        room = self._room
        screen = (
            t("meeting room", "Second screen")
            if not room.screen_is_open()
            else t("meeting room", "Close the second screen")
        )
        quiet = t("meeting room", "Who has not spoken lately?")
        write = t("meeting room", "Write")
        return (
            _keyed("room.write", write, keys.NOTES, room.write),
            _keyed("room.back", t("meeting room", "Previous"), keys.PREVIOUS, room.go_back),
            self._change(),
            _keyed("room.quiet", quiet, keys.QUIET, room.tell_quiet),
            _keyed("room.screen", screen, keys.SCREEN, room.turn_screen),
        )

    def _action(self) -> None:
        self._room.turn_line(keys.ACTION)

    def _decision(self) -> None:
        self._room.turn_line(keys.DECISION)

    def _topic(self) -> None:
        self._room.turn_line(keys.TOPIC)


def _keyed(key: str, text: str, letter: str, run: Callable[[], object]) -> Action:
    """An action whose key stands in its text; while typing it is pressed with Ctrl+Shift."""
    return Action(key, f"{text}  {letter}", run, keys.CHORDS[letter])
