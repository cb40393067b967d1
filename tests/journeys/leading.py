"""A meeting led by keys alone, part by part, as whoever facilitates presses them."""

from datetime import timedelta

from tests.journeys.steward import Steward


class Leading:
    """One meeting, led at the keyboard; time passes where it is said to."""

    def __init__(self, steward: Steward) -> None:
        self._steward = steward

    def prepare(self) -> None:
        """Let the agenda of the next meeting propose itself, and take all of it."""
        self._steward.go("meetings")
        self._steward.key("A")
        self._steward.key("A")

    def later(self, minutes: int) -> None:
        """Minutes pass."""
        self._steward.clock.moment += timedelta(minutes=minutes)

    def open(self) -> None:
        """Start the meeting and open it."""
        self._steward.key("M")
        assert self._steward.says("When everybody is here, open the meeting: N.")
        self._steward.key("N")

    def round(self, people: int) -> None:
        """Everybody speaks once."""
        for _ in range(people + 1):
            self._steward.key("Space")

    def to_the_items(self) -> None:
        """From the check-in to the first item, with everybody there and nothing special."""
        for _ in range(4):
            self._steward.key("N")

    def note(self, *lines: tuple[str, str]) -> None:
        """Type lines into the minutes and turn each into what a letter stands for."""
        self._steward.key("M")
        for line, letter in lines:
            self._steward.write(line)
            self._steward.key(f"Ctrl+Shift+{letter}")
            self._steward.key("Return")

    def consent(self, people: int) -> None:
        """So many consent, one after the other."""
        for _ in range(people):
            self._steward.key("C")

    def nominate(self, *names: str) -> None:
        """Everybody writes down a name in silence."""
        for name in names:
            self._steward.write(name)
            self._steward.key("Return")

    def say(self, name: str, reason: str) -> None:
        """Whose turn it is names somebody, with a reason."""
        self._steward.write(name)
        self._steward.key("Tab")
        self._steward.write(reason)
        self._steward.key("Return")
