"""How circles lie within each other, ours among them."""

from collections.abc import Mapping
from enum import StrEnum

from sofa_desktop.domain.errors import Refused


class Relation(StrEnum):
    """Where a related circle lies, seen from ours."""

    PARENT = "parent"
    ABOVE = "above"
    """The parent's parent, and further up."""
    CHILD = "child"
    DEEPER = "deeper"
    """Within a sub-circle of ours."""
    BESIDE = "beside"
    """Within another circle that is not ours."""
    APART = "apart"
    """At the top of its own, as far as is known."""


def must_not_cycle(key: str, within: Mapping[str, str | None], names: Mapping[str, str]) -> None:
    """Refuse a circle that would lie, over however many others, within itself.

    ``within`` says of each circle, ours included, which one it belongs to.

    Raises:
        Refused: ``circle.within_itself``, ``circle.cycle``.
    """
    above = within.get(key)
    if above == key:
        raise Refused("circle.within_itself", name=names.get(key, ""))
    seen = {key}
    at = above
    while at is not None:
        if at in seen:
            raise Refused(
                "circle.cycle", name=names.get(key, ""), within=names.get(above or "", "")
            )
        seen.add(at)
        at = within.get(at)


def relations(own: str, within: Mapping[str, str | None]) -> Mapping[str, Relation]:
    """Where each circle lies, seen from our own."""
    above = _chain(own, within)
    return {key: _relation(key, own, within, above) for key in within if key != own}


def levels(own: str, within: Mapping[str, str | None]) -> Mapping[str, int]:
    """How far each circle, ours included, lies below the topmost circle it belongs to."""
    return {key: len(_chain(key, within)) for key in within}


def _relation(key: str, own: str, within: Mapping[str, str | None], above: list[str]) -> Relation:
    if above[:1] == [key]:
        return Relation.PARENT
    if key in above:
        return Relation.ABOVE
    upwards = _chain(key, within)
    if upwards[:1] == [own]:
        return Relation.CHILD
    if own in upwards:
        return Relation.DEEPER
    return Relation.BESIDE if upwards else Relation.APART


def _chain(key: str, within: Mapping[str, str | None]) -> list[str]:
    """The circles a circle lies within, nearest first; those that are known."""
    chain: list[str] = []
    at = within.get(key)
    while at is not None and at in within and at not in chain and at != key:
        chain.append(at)
        at = within.get(at)
    return chain
