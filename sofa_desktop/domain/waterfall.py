"""The lower waterfall, step by step: deficit, investment, reserve, members, payment."""

from collections.abc import Mapping

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.money import BASIS, half_up, share

Amounts = tuple[tuple[str, int], ...]
"""Amounts by tranche, in order."""


def make_good(circle: int, funded: int, deficit: int) -> tuple[int, int]:
    """Step 7: what is available after an old deficit, and the deficit that is left."""
    after = circle + funded - deficit
    return max(after, 0), max(-after, 0)


def repay_early(
    opening: Amounts, repaid: Amounts, disbursed: Amounts
) -> tuple[Amounts, dict[str, int]]:
    """Take transfers off the tranches, and say which go to what was received this period."""
    owed = dict(opening)
    new = {tranche for tranche, _ in disbursed}
    on_new: dict[str, int] = {}
    for tranche, amount in repaid:
        if tranche not in owed and tranche not in new:
            raise Refused("settlement.unknown_tranche", tranche=tranche)
        now = min(amount, owed.get(tranche, 0))
        if tranche in owed:
            owed[tranche] -= now
        if amount > now:
            on_new[tranche] = on_new.get(tranche, 0) + amount - now
    return tuple(owed.items()), on_new


def recoup(terms: Terms, tranches: Amounts, avail: int) -> Amounts:
    """Step 8: pay back from a part of what is available, the oldest tranche first."""
    left = terms.recoup_bp * avail // BASIS
    paid = []
    for name, outstanding in tranches:
        amount = min(outstanding, left)
        if amount:
            paid.append((name, amount))
            left -= amount
    return tuple(paid)


def closing_tranches(
    terms: Terms,
    opening: Amounts,
    recouped: Amounts,
    disbursed: Amounts,
    early_on_new: Mapping[str, int],
) -> Amounts:
    """Step 8, the rest: what was received in this period is first paid back in the next."""
    owed = dict(opening)
    for name, amount in recouped:
        owed[name] -= amount
    for name, principal in disbursed:
        owed[name] = owed.get(name, 0) + half_up(principal * terms.multiple_bp, BASIS)
    for name, amount in early_on_new.items():
        if amount > owed[name]:
            raise Refused("settlement.repaid_too_much", tranche=name, over=amount - owed[name])
        owed[name] -= amount
    return tuple(owed.items())


def set_aside(terms: Terms, reserve: int, left: int) -> int:
    """Step 9: fill the circle's reserve up to its target; a fuller one is left alone."""
    return max(min(terms.reserve_target - reserve, terms.reserve_bp * left // BASIS), 0)


def to_members(distributable: int, weights: tuple[int, ...] | None) -> tuple[int, ...]:
    """Step 10: split by weights so that no cent is lost."""
    if weights is None:
        return ()
    if distributable and not sum(weights):
        raise Refused("settlement.no_weights", amount=distributable)
    return tuple(share(distributable, weights))


def payment(terms: Terms, net: int, *, final: bool) -> int:
    """Step 12: what is paid now; the rest is carried. The last statement pays everything."""
    if final:
        return net
    too_small = abs(net) < terms.min_payout
    carried = net < 0 and terms.negative == "carry"
    return 0 if too_small or carried else net
