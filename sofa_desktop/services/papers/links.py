"""The way of a link on the map: from rim to rim, bowed so that it crosses no other circle."""

from collections.abc import Iterable
from math import hypot
from typing import NamedTuple, Protocol

BOWS = (0.0, 0.22, -0.22, 0.42, -0.42, 0.64, -0.64, 0.9, -0.9)
"""How far a link bows to a side, in parts of its length; tried in this order."""
POINTS = 24
"""Places along a link at which it is looked at."""


class Round(Protocol):
    """A circle with its place."""

    @property
    def x(self) -> float:
        """Across."""
        ...

    @property
    def y(self) -> float:
        """Down."""
        ...

    @property
    def radius(self) -> float:
        """From its centre to its rim."""
        ...


class Point(NamedTuple):
    """A place on the map."""

    x: float
    y: float


class Way(NamedTuple):
    """A curve from one place to another, drawn towards a third."""

    start: Point
    towards: Point
    end: Point

    def at(self, part: float) -> Point:
        """The place some part along the way."""
        back = 1 - part
        first, middle, last = back * back, 2 * back * part, part * part
        return Point(
            first * self.start.x + middle * self.towards.x + last * self.end.x,
            first * self.start.y + middle * self.towards.y + last * self.end.y,
        )

    def cubic(self) -> tuple[Point, Point]:
        """The two places towards which the same curve is drawn where a format wants two."""
        return _between(self.start, self.towards, 2 / 3), _between(self.end, self.towards, 2 / 3)


def way(one: Round, other: Round, others: Iterable[Round]) -> Way:
    """The straightest way between two circles on which the fewest others lie."""
    in_the_way = list(others)
    ways = [_bowed(one, other, bow) for bow in BOWS]
    return min(ways, key=lambda each: _crossed(each, in_the_way))


def _bowed(one: Round, other: Round, bow: float) -> Way:
    across, down = other.x - one.x, other.y - one.y
    towards = Point(
        (one.x + other.x) / 2 - down * bow,
        (one.y + other.y) / 2 + across * bow,
    )
    return Way(_rim(one, towards), towards, _rim(other, towards))


def _rim(circle: Round, towards: Point) -> Point:
    """Where the way to a place leaves a circle."""
    apart = hypot(towards.x - circle.x, towards.y - circle.y) or 1.0
    part = circle.radius / apart
    return Point(circle.x + (towards.x - circle.x) * part, circle.y + (towards.y - circle.y) * part)


def _crossed(each: Way, others: Iterable[Round]) -> int:
    """At how many places the way lies on another circle."""
    points = [each.at(place / POINTS) for place in range(1, POINTS)]
    return sum(
        hypot(point.x - circle.x, point.y - circle.y) < circle.radius
        for circle in others
        for point in points
    )


def _between(start: Point, end: Point, part: float) -> Point:
    return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
