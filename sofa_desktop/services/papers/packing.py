"""Circles in circles: where each lies on a map, so that none overlaps another.

Pure geometry in units of a leaf's radius; ``y`` grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot, sqrt

GAP = 0.14
"""Between two circles beside each other."""
EDGE = 0.16
"""Between a circle and those within it."""
HAT = 0.62
"""Room for a circle's name above those within it."""
HAT_PART = 0.11
"""The same in parts of the circle around those within, where that is more."""
STEPS = 120
SLACK = 1e-6


@dataclass(slots=True)
class Disc:
    """A circle on the map; its place is its centre."""

    key: str
    kids: "list[Disc]" = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    radius: float = 1.0
    hat: float = 0.0
    """How high the room for the name is, from the rim down; 0 where none is within."""

    def walk(self) -> "list[Disc]":
        """This circle and all within it, outer ones first."""
        return [self, *(disc for kid in self.kids for disc in kid.walk())]


def pack(roots: Sequence[Disc]) -> float:
    """Lay out circles with all within them around (0, 0); the radius that holds them all."""
    for root in roots:
        _pack_one(root)
    outer = _side_by_side(roots)
    for root in roots:
        _settle(root)
    return outer


def _pack_one(disc: Disc) -> None:
    """Lay out what is within, relative to the circle's centre, and find its radius."""
    if not disc.kids:
        disc.radius = 1.0
        return
    for kid in disc.kids:
        _pack_one(kid)
    inner = _side_by_side(disc.kids)
    room = max(HAT, inner * HAT_PART)
    disc.radius = inner + EDGE + room / 2
    disc.hat = EDGE + room
    for kid in disc.kids:
        kid.y += room / 2


def _settle(disc: Disc) -> None:
    """Turn places relative to the outer circle into places on the map."""
    for kid in disc.kids:
        kid.x += disc.x
        kid.y += disc.y
        _settle(kid)


def _side_by_side(discs: Sequence[Disc]) -> float:
    """Place circles next to each other around (0, 0), the largest first; the radius around."""
    if not discs:
        return 0.0
    in_order = sorted(discs, key=lambda disc: -disc.radius)
    placed: list[Disc] = []
    open_places: list[tuple[float, float, float]] = []
    fitting = -1.0
    for disc in in_order:
        if not placed:
            disc.x = disc.y = 0.0
        elif len(placed) == 1:
            disc.x, disc.y = placed[0].radius + disc.radius + GAP, 0.0
        else:
            if disc.radius != fitting:
                fitting = disc.radius
                open_places = _places(placed, placed, disc.radius)
            _, disc.x, disc.y = min(open_places)
        placed.append(disc)
        if fitting > 0:
            open_places = [place for place in open_places if _is_free(place, disc, fitting)]
            fresh = _places(placed[:-1], [disc], fitting)
            open_places += [
                place for place in fresh if all(_is_free(place, each, fitting) for each in placed)
            ]
    return _centred(placed)


def _places(some: Sequence[Disc], others: Sequence[Disc], radius: float) -> list[
    tuple[float, float, float]
]:  # fmt: skip
    """Free centres for a circle that touches two of those placed, with their distance."""
    pairs = [
        (one, other)
        for place, one in enumerate(some)
        for other in (others[place + 1 :] if some is others else others)
    ]
    found = [centre for one, other in pairs for centre in _touching(one, other, radius)]
    made = [(round(hypot(x, y), 6), x, y) for x, y in found]
    if some is not others:
        return made
    return [place for place in made if all(_is_free(place, each, radius) for each in some)]


def _touching(one: Disc, other: Disc, radius: float) -> list[tuple[float, float]]:
    """The two centres at which a circle touches two others."""
    first, second = one.radius + radius + GAP, other.radius + radius + GAP
    apart = hypot(other.x - one.x, other.y - one.y)
    if apart < SLACK or apart > first + second:
        return []
    along = (first**2 - second**2 + apart**2) / (2 * apart)
    across = sqrt(max(first**2 - along**2, 0.0))
    ux, uy = (other.x - one.x) / apart, (other.y - one.y) / apart
    x, y = one.x + along * ux, one.y + along * uy
    return [(x - across * uy, y + across * ux), (x + across * uy, y - across * ux)]


def _is_free(place: tuple[float, float, float], disc: Disc, radius: float) -> bool:
    _, x, y = place
    return hypot(x - disc.x, y - disc.y) >= disc.radius + radius + GAP - SLACK


def _centred(placed: Sequence[Disc]) -> float:
    """Move circles so that the smallest circle around them is about (0, 0); its radius."""
    x = sum(disc.x for disc in placed) / len(placed)
    y = sum(disc.y for disc in placed) / len(placed)
    for step in range(1, STEPS):
        far = max(placed, key=lambda disc: hypot(disc.x - x, disc.y - y) + disc.radius)
        away = hypot(far.x - x, far.y - y)
        if away > SLACK:
            reach = (away + far.radius) / away
            x += (far.x - x) * reach / (step + 1) if step > 1 else 0
            y += (far.y - y) * reach / (step + 1) if step > 1 else 0
    for disc in placed:
        disc.x -= x
        disc.y -= y
    return max(hypot(disc.x, disc.y) + disc.radius for disc in placed)
