"""What the tiers of a piece cost: limited means, suggested, supporter."""

from collections.abc import Sequence
from dataclasses import replace

from sofa_desktop.domain.content import PriceTier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.edits import line
from sofa_desktop.services.ports import CircleFile, UnitOfWork

Tiers = Sequence[tuple[str, int]]


class Prices:
    """Use cases of prices; each method is one named action."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def set_tiers(self, item_id: str, tiers: Tiers, *, origin: object | None = None) -> None:
        """Set what a piece costs: name and amount of every tier, in order; none is free of price.

        Raises:
            Refused: ``price.no_name``, ``price.twice``, ``price.negative``, ``money.too_large``.
        """
        with self._file.act("price.set", origin=origin) as work:
            item = work.items.get(item_id)
            work.facts(title=item.title)
            set_tiers(work, item.id, tiers)


def tiers_of(work: UnitOfWork, item_id: str) -> list[PriceTier]:
    """The tiers of a piece, in their order."""
    return sorted(work.prices.of(item_id=item_id), key=lambda tier: (tier.place, tier.id))


def set_tiers(
    work: UnitOfWork, item_id: Id, tiers: Tiers, decision_id: Id | None = None
) -> list[PriceTier]:
    """Set the tiers inside an action; one that keeps its name keeps its identity.

    Raises:
        Refused: what ``Prices.set_tiers`` says.
    """
    there = {tier.name: tier for tier in tiers_of(work, item_id)}
    names = [line(name) for name, _ in tiers]
    for name in names:
        if names.count(name) > 1:
            raise Refused("price.twice", name=name)
    after = []
    for place, (name, (_, minor)) in enumerate(zip(names, tiers, strict=True)):
        known = there.pop(name, None)
        tier = PriceTier(
            id=work.new_id() if known is None else known.id,
            item_id=item_id,
            name=name,
            minor=minor,
            place=place,
            decision_id=decision_id,
        )
        if known is None:
            work.prices.add(tier)
        else:
            same = known.minor == minor and decision_id is None
            work.prices.put(replace(tier, decision_id=known.decision_id) if same else tier)
        after.append(tier)
    for tier in there.values():
        work.prices.remove(tier.id)
    return after
