"""The map of circles: ours, the one it belongs to, those within it, those it is linked with.

It is made from what is kept of the circles and their roles, and never drawn by hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sofa_desktop.domain.circle import Circle
from sofa_desktop.services.papers.packing import Disc
from sofa_desktop.services.queries import CircleQueries
from sofa_desktop.services.rows import RelatedRow, RoleRow

FORMAT = "sofa-map/1"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of our own circle, with its holder; no name where it is vacant."""

    name: str
    holder: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Node:
    """A circle on the map with those within it."""

    id: str
    name: str
    kind: str
    status: str
    within_id: str
    aim: str = ""
    domain: str = ""
    leader: str = ""
    delegate: str = ""
    note: str = ""
    ends_on: date | None = None
    own: bool = False
    linked: bool = False
    """Whether ours has a link with it beside the one through the parent."""
    ours: tuple[str, ...] = ()
    """Members of our circle who are its leader or delegate."""
    roles: tuple[HeldRole, ...] = ()
    """Of our own circle alone: nobody tells us of the roles of others."""
    kids: "tuple[Node, ...]" = field(default=())

    @property
    def vacant(self) -> tuple[str, ...]:
        """Roles that nobody holds."""
        return tuple(role.name for role in self.roles if not role.holder)

    def walk(self, depth: int = 0) -> "Iterable[tuple[Node, int]]":
        """This circle and all within it, each with how deep it lies."""
        yield self, depth
        for kid in self.kids:
            yield from kid.walk(depth + 1)


def nodes(queries: CircleQueries, today: date) -> tuple[Node, ...]:
    """The circles at the top, with all within them."""
    circle = queries.circle()
    if circle is None:
        return ()
    members = {
        row.name.casefold(): row.name for row in queries.members(today) if row.left_on is None
    }
    return arranged(circle, queries.related(), queries.roles(today), members)


def arranged(
    circle: Circle, related: Sequence[RelatedRow], roles: Sequence[RoleRow], members: dict[str, str]
) -> tuple[Node, ...]:
    """The tree; whatever no way from the top leads to stands at the top itself."""
    flat = [_own(circle, roles), *(_other(row, members) for row in related)]
    known = {node.id for node in flat}
    kids: dict[str, list[Node]] = {}
    for node in flat:
        above = node.within_id if node.within_id in known else ""
        kids.setdefault(above, []).append(node)
    placed: set[str] = set()

    def grown(node: Node) -> Node:
        placed.add(node.id)
        below = [each for each in kids.get(node.id, []) if each.id not in placed]
        made = tuple(grown(each) for each in sorted(below, key=_order))
        return replace(node, kids=made)

    tops = [grown(node) for node in sorted(kids.get("", []), key=_order)]
    tops += [grown(node) for node in flat if node.id not in placed]
    return tuple(tops)


def _order(node: Node) -> tuple[bool, str]:
    """Ours first, the others by their names."""
    return not node.own, node.name.casefold()


def _own(circle: Circle, roles: Sequence[RoleRow]) -> Node:
    by_kind = {row.kind: row.holder for row in roles if row.holder}
    return Node(
        id=circle.id,
        name=circle.name,
        kind=str(circle.kind),
        status=str(circle.status),
        within_id=circle.within_id or "",
        aim=circle.aim,
        domain=circle.domain,
        leader=by_kind.get("leader", ""),
        delegate=by_kind.get("delegate", ""),
        own=True,
        roles=tuple(HeldRole(row.name, row.holder, row.ends_on) for row in roles),
    )


def _other(row: RelatedRow, members: dict[str, str]) -> Node:
    linking = [row.leader.strip().casefold(), row.delegate.strip().casefold()]
    return Node(
        id=row.id,
        name=row.name,
        kind=row.kind,
        status=row.status,
        within_id=row.within_id,
        aim=row.aim,
        domain=row.domain,
        leader=row.leader,
        delegate=row.delegate,
        note=row.note,
        ends_on=row.ends_on,
        linked=row.linked,
        ours=tuple(dict.fromkeys(members[name] for name in linking if name in members)),
    )


def discs(tops: Sequence[Node]) -> list[Disc]:
    """The circles as shapes to be laid out."""
    return [Disc(node.id, discs(node.kids)) for node in tops]


def map_payload(queries: CircleQueries, today: date) -> dict[str, Any]:
    """The map as ``sofa-map/1``: circles in the order of the tree."""
    circle = queries.circle()
    return {
        "format": FORMAT,
        "circle": {
            "name": circle.name if circle else "",
            "parent": circle.parent if circle else "",
        },
        "generated_on": today.isoformat(),
        "circles": [
            _told(node, depth) for top in nodes(queries, today) for node, depth in top.walk()
        ],
    }


def _told(node: Node, depth: int) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "kind": node.kind,
        "status": node.status,
        "within_id": node.within_id,
        "depth": depth,
        "own": node.own,
        "linked": node.linked,
        "aim": node.aim,
        "domain": node.domain,
        "leader": node.leader,
        "delegate": node.delegate,
        "note": node.note,
        "ends_on": node.ends_on.isoformat() if node.ends_on else "",
        "ours": list(node.ours),
        "roles": [
            {
                "name": role.name,
                "holder": role.holder,
                "until": role.until.isoformat() if role.until and role.holder else "",
            }
            for role in node.roles
        ],
    }
