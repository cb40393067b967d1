"""One window of the ladder: what a period's lines, or a correction's, do to base and share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sofa_desktop.domain.agreement import FX_DIFFERENCE, Terms
from sofa_desktop.domain.money import BASIS, half_up
from sofa_desktop.domain.tiers import share_on


@dataclass(frozen=True, slots=True)
class Window:
    """One tier window to date: gross, base, share stated, and costs by category."""

    gross: int = 0
    base: int = 0
    share: int = 0
    cost: Mapping[str, int] = field(default_factory=dict)
    allowed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Movement:
    """What enters one window at once: a period's lines, or a correction's."""

    gross: int
    costs: Mapping[str, int]
    funded: int
    fee: int


@dataclass(frozen=True, slots=True)
class Advance:
    """A window before and after a movement."""

    before: Window
    after: Window
    circle: int
    """What the movement leaves with the circle: its whole cash effect less SoFA's share."""

    @property
    def base(self) -> int:
        """Base of the movement."""
        return self.after.base - self.before.base

    @property
    def share(self) -> int:
        """SoFA's share of the movement; below zero it gives some back."""
        return self.after.share - self.before.share


def advance(terms: Terms, window: Window, movement: Movement) -> Advance:
    """Steps 1 to 6 in one window: gross, allowed costs, fee, base, share, what the circle keeps."""
    gross = window.gross + movement.gross
    cost = {
        category: window.cost.get(category, 0) + movement.costs.get(category, 0)
        for category in sorted({*window.cost, *movement.costs})
    }
    allowed = {
        category: _allowed_to_date(terms, category, spent, gross)
        for category, spent in cost.items()
    }
    newly_allowed = sum(allowed.values()) - sum(window.allowed.values())
    base = movement.gross - newly_allowed - movement.fee
    if not terms.funded_in_base:
        base += movement.funded
    base_to_date = window.base + base
    share_to_date = share_on(terms.tiers, base_to_date)
    share = share_to_date - window.share
    circle = movement.gross - sum(movement.costs.values()) - movement.fee - share
    return Advance(window, Window(gross, base_to_date, share_to_date, cost, allowed), circle)


def _allowed_to_date(terms: Terms, category: str, spent: int, gross: int) -> int:
    """Step 2: a capped category counts up to its part of gross to date."""
    if category == FX_DIFFERENCE and not terms.fx_difference_allowed:
        return 0
    cap = terms.caps.get(category)
    return spent if cap is None else min(spent, half_up(cap * max(gross, 0), BASIS))


def allowed_and_not(
    own: Advance, costs: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    """By category, what of the period's costs counts and what does not.

    Below zero in the second is a cost of an earlier period that now counts.
    """
    allowed: dict[str, int] = {}
    disallowed: dict[str, int] = {}
    for category, to_date in own.after.allowed.items():
        now = to_date - own.before.allowed.get(category, 0)
        spent = costs.get(category, 0)
        if now or spent:
            allowed[category] = now
            disallowed[category] = spent - now
    return allowed, disallowed
