"""The geometry of a waterfall as plain data, for screen and paper alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["in", "out", "total", "member"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a statement: a movement with its sign, or a total with its level."""

    label: str
    minor: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from a level to a level; ``minor`` is what it adds."""

    label: str
    start: int
    end: int
    kind: Kind
    minor: int

    @property
    def low(self) -> int:
        """The lower level."""
        return min(self.start, self.end)

    @property
    def high(self) -> int:
        """The upper level."""
        return max(self.start, self.end)

    @property
    def told(self) -> int:
        """The figure people read on it: what goes to members is a sum, not a loss."""
        return -self.minor if self.kind == "member" else self.minor

    @property
    def below(self) -> bool:
        """Whether its figure belongs under it: no part of it is above zero."""
        return self.high <= 0 and self.low < 0


@dataclass(frozen=True, slots=True)
class Connector:
    """The level one bar hands to the next; ``before`` and ``after`` are places of bars."""

    before: int
    after: int
    level: int


def bars_of(steps: Iterable[Step]) -> tuple[Bar, ...]:
    """The bars of some steps: movements begin where the bar before ended, totals stand on zero."""
    level = 0
    made = []
    for step in steps:
        start = 0 if step.kind == "total" else level
        level = start + step.minor
        made.append(Bar(step.label, start, level, step.kind, step.minor))
    return tuple(made)


def connectors(bars: Sequence[Bar]) -> tuple[Connector, ...]:
    """Where each bar hands its level on."""
    return tuple(Connector(place, place + 1, bar.end) for place, bar in enumerate(bars[:-1]))


def limits(bars: Sequence[Bar]) -> tuple[int, int]:
    """The lowest and the highest level, zero among them."""
    return min([0, *(bar.low for bar in bars)]), max([0, *(bar.high for bar in bars)])
