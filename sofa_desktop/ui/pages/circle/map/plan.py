"""Where each circle lies on the map, which one is at a point, and which one is beside which."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import hypot

from sofa_desktop.services.papers.circle_map import Node, discs
from sofa_desktop.services.papers.links import Way, way
from sofa_desktop.services.papers.packing import pack


@dataclass(frozen=True, slots=True)
class Placed:
    """A circle with its place, in units of the plan."""

    node: Node
    depth: int
    x: float
    y: float
    radius: float
    hat: float
    """Room for the name above the circles within, from the rim down."""


@dataclass(frozen=True)
class Plan:
    """All circles, outer ones first, around (0, 0)."""

    placed: tuple[Placed, ...] = ()
    radius: float = 1.0
    above: dict[str, str] = field(default_factory=dict)
    """By circle, the one around it; none for those at the top."""
    links: tuple[Way, ...] = ()
    """From our own circle to those it is linked with."""

    def get(self, key: str) -> Placed | None:
        """A circle by its id."""
        return next((each for each in self.placed if each.node.id == key), None)

    def own(self) -> Placed | None:
        """Our own circle."""
        return next((each for each in self.placed if each.node.own), None)

    def at(self, x: float, y: float) -> Node | None:
        """The innermost circle at a point."""
        found = [each for each in self.placed if hypot(each.x - x, each.y - y) <= each.radius]
        return max(found, key=lambda each: each.depth).node if found else None

    def around(self, key: str) -> list[str]:
        """The circles a circle lies in, the nearest first."""
        found = []
        while key := self.above.get(key, ""):
            found.append(key)
        return found

    def outward(self, key: str) -> str:
        """The circle around one; itself at the top."""
        return self.above.get(key) or key

    def inward(self, key: str) -> str:
        """The first circle within one; itself where none is."""
        here = self.get(key)
        return here.node.kids[0].id if here is not None and here.node.kids else key

    def beside(self, key: str, step: int) -> str:
        """The next or previous circle within the same one; itself at the end."""
        here = self.get(key)
        if here is None:
            return key
        around = self.above.get(key)
        row = [each.node.id for each in self.placed if self.above.get(each.node.id) == around]
        place = row.index(key) + step
        return row[place] if 0 <= place < len(row) else key


def planned(tops: Sequence[Node]) -> Plan:
    """Lay out the circles."""
    shapes = discs(tops)
    radius = pack(shapes)
    every = {disc.key: disc for shape in shapes for disc in shape.walk()}
    placed: list[Placed] = []
    above: dict[str, str] = {}
    for top in tops:
        for node, depth in top.walk():
            disc = every[node.id]
            placed.append(Placed(node, depth, disc.x, disc.y, disc.radius, disc.hat))
            above.update(dict.fromkeys((kid.id for kid in node.kids), node.id))
    bare = Plan(tuple(placed), radius or 1.0, above)
    return replace(bare, links=_links(bare))


def _links(plan: Plan) -> tuple[Way, ...]:
    own = plan.own()
    if own is None:
        return ()
    return tuple(
        way(own, each, _between(plan, own, each)) for each in plan.placed if each.node.linked
    )


def _between(plan: Plan, one: Placed, other: Placed) -> list[Placed]:
    """Circles a link may cross: neither its ends, nor what is in them or around them."""
    ends = {one.node.id, other.node.id}
    outer = {*plan.around(one.node.id), *plan.around(other.node.id)}
    return [
        each
        for each in plan.placed
        if each.node.id not in ends | outer and not ends & set(plan.around(each.node.id))
    ]
