"""The ladder of SoFA's share: marginal tiers, each rate on its own part of the base."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sofa_desktop.domain.agreement import Tier
from sofa_desktop.domain.money import BASIS, half_up


@dataclass(frozen=True, slots=True)
class TierRow:
    """One printed step of the ladder: what of the base lies in it and what share that gives."""

    low: int
    upper: int | None
    bp: int
    base: int
    share: int


def _parts(tiers: Sequence[Tier], base: int) -> Iterator[tuple[int, Tier, int]]:
    """Each tier with its lower end and the part of the base inside it."""
    low = 0
    for tier in tiers:
        top = base if tier.upper is None else min(base, tier.upper)
        yield low, tier, max(top - low, 0)
        low = tier.upper if tier.upper is not None else low


def share_on(tiers: Sequence[Tier], base: int) -> int:
    """SoFA's share on a base to date, rounded once; nothing on a base below zero."""
    return half_up(sum(tier.bp * part for _, tier, part in _parts(tiers, base)), BASIS)


def tier_rows(tiers: Sequence[Tier], base: int) -> tuple[TierRow, ...]:
    """The whole ladder; the shares of its rows add up to ``share_on`` (largest remainder)."""
    parts = list(_parts(tiers, base))
    exact = [tier.bp * part for _, tier, part in parts]
    shares = [numerator // BASIS for numerator in exact]
    missing = half_up(sum(exact), BASIS) - sum(shares)
    by_remainder = sorted(range(len(parts)), key=lambda place: (-(exact[place] % BASIS), place))
    for place in by_remainder[:missing]:
        shares[place] += 1
    return tuple(
        TierRow(low, tier.upper, tier.bp, part, share)
        for (low, tier, part), share in zip(parts, shares, strict=True)
    )
