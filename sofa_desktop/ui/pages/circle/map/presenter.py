"""What the map says of each circle, and what may be done with it."""

from collections.abc import Iterator, Sequence

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.circle_terms import circle_kind, circle_status
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.papers.circle_map import Node
from sofa_desktop.ui.pages.circle.map.plan import Plan


def line(plan: Plan) -> str:
    """The map in one line."""
    count = len(plan.placed)
    told = [tn("map", "{n} circle", "{n} circles", count)]
    linked = sum(1 for each in plan.placed if each.node.linked)
    if linked:
        told.append(tn("map", "{n} linked with ours", "{n} linked with ours", linked))
    own = plan.own()
    vacant = len(own.node.vacant) if own else 0
    if vacant:
        told.append(tn("map", "{n} role is vacant", "{n} roles are vacant", vacant))
    return " · ".join(told)


def hint(plan: Plan) -> str:
    """What helps where there is little on the map yet, and what a line on it means."""
    if len(plan.placed) == 1:
        return t(
            "map",
            "No circle around ours is known yet. Add a sub-circle, or say under aim and domain "
            "which circle ours belongs to.",
        )
    if any(each.node.linked for each in plan.placed):
        return t("map", "A line is a link of our circle beside the one through its parent.")
    return ""


def facts(node: Node) -> str:
    """What a circle is, shortly: kind, status, leader."""
    return " · ".join(_facts(node))


def _facts(node: Node) -> Iterator[str]:
    yield circle_kind(node.kind)
    if node.status != "active":
        yield circle_status(node.status)
    if node.linked:
        yield t("map", "linked with ours")
    if node.ends_on is not None:
        yield t("map", "until {day}", day=formats.short_day(node.ends_on))


def below_name(node: Node) -> str:
    """What stands below the name in the picture, where there is room."""
    if node.vacant:
        return tn("map", "{n} role vacant", "{n} roles vacant", len(node.vacant))
    if node.status != "active":
        return circle_status(node.status)
    if node.ours:
        return ", ".join(node.ours)
    return ""


def spoken(node: Node, plan: Plan) -> str:
    """A circle in a sentence, for a screen reader and for the tooltip."""
    told = [node.name, *_facts(node)]
    if node.own:
        told.insert(1, t("map", "our circle"))
    around = plan.get(plan.above.get(node.id, ""))
    if around is not None:
        told.append(t("map", "within {circle}", circle=isolated(around.node.name)))
    if node.leader:
        told.append(t("map", "leader {name}", name=isolated(node.leader)))
    if node.delegate:
        told.append(t("map", "delegate {name}", name=isolated(node.delegate)))
    if node.kids:
        told.append(tn("map", "{n} circle within", "{n} circles within", len(node.kids)))
    if node.vacant:
        names = ", ".join(isolated(name) for name in node.vacant)
        told.append(t("map", "vacant: {roles}", roles=names))
    return ", ".join(told)


def place_sentence(node: Node, plan: Plan) -> str:
    """Where a circle lies and who of ours is in it."""
    told = []
    around = plan.get(plan.above.get(node.id, ""))
    if around is None:
        told.append(t("map", "Stands at the top."))
    else:
        told.append(t("map", "Within {circle}.", circle=isolated(around.node.name)))
    if node.linked:
        told.append(t("map", "Linked with our circle beside the link through its parent."))
    if node.ours:
        names = ", ".join(isolated(name) for name in node.ours)
        told.append(t("map", "From our circle: {names}.", names=names))
    return " ".join(told)


def role_lines(node: Node) -> list[tuple[str, str, bool]]:
    """The roles of our own circle: name, holder with term, whether it is vacant."""
    made = []
    for role in node.roles:
        if not role.holder:
            made.append((role.name, t("map", "vacant"), True))
        elif role.until is None:
            made.append((role.name, role.holder, False))
        else:
            told = t(
                "map",
                "{name} until {day}",
                name=isolated(role.holder),
                day=formats.short_day(role.until),
            )
            made.append((role.name, told, False))
    return made


def places(plan: Plan, key: str = "") -> list[tuple[str, str]]:
    """Circles that one may belong to: any but itself and those within it; or none."""
    here = plan.get(key)
    barred = {each.id for each, _ in here.node.walk()} if here is not None else set()
    return [
        ("", t("map", "No other: it stands at the top")),
        *((each.node.id, each.node.name) for each in plan.placed if each.node.id not in barred),
    ]


def why_not_remove(node: Node | None) -> str:
    """Why a circle cannot be taken away; empty where it can."""
    if node is None:
        return t("map", "Choose a circle first.")
    return t("map", "This is our own circle.") if node.own else ""


def first_within(plan: Plan, chosen: Node | None) -> str:
    """Where a new sub-circle goes unless said otherwise: into the chosen one, else into ours."""
    if chosen is not None:
        return chosen.id
    own = plan.own()
    return own.node.id if own else ""


def beside_ours(plan: Plan) -> str:
    """Where a new linked circle goes unless said otherwise: into the one around ours."""
    own = plan.own()
    return plan.above.get(own.node.id, "") if own else ""


def names(tops: Sequence[Node]) -> list[str]:
    """Every name, in the order of the tree."""
    return [node.name for top in tops for node, _ in top.walk()]
