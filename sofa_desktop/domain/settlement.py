"""The settlement of one period between a circle and SoFA: whole numbers in, whole numbers out.

``settle`` is the waterfall; each step is a function of its own, in the order of the agreement.
Everything is cumulative: share of the period = share on the base to date less share already
stated. Nothing here knows dates, files or people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sofa_desktop.domain.agreement import FX_DIFFERENCE, Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.money import BASIS, half_up
from sofa_desktop.domain.money import share as split
from sofa_desktop.domain.tiers import TierRow, share_on, tier_rows

Amounts = tuple[tuple[str, int], ...]
"""Amounts by tranche, in order."""


@dataclass(frozen=True, slots=True)
class Window:
    """One tier window to date: gross, base, share stated, and costs by category."""

    gross: int = 0
    base: int = 0
    share: int = 0
    cost: Mapping[str, int] = field(default_factory=dict)
    allowed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tranche:
    """What is still to be paid back of one investment."""

    id: str
    outstanding: int


@dataclass(frozen=True, slots=True)
class State:
    """What one statement hands to the next."""

    windows: Mapping[str, Window]
    deficit: int
    tranches: tuple[Tranche, ...]
    """Oldest first."""
    unspent: int
    """Investment received less costs paid from it; below zero when more was charged to it."""
    reserve: int
    carried: int
    """Balance carried: above zero the circle owes SoFA."""

    @classmethod
    def opening(cls) -> "State":
        """The state before the first statement."""
        return cls({}, deficit=0, tranches=(), unspent=0, reserve=0, carried=0)

    @property
    def outstanding(self) -> int:
        """What is to be paid back of all investments together."""
        return sum(tranche.outstanding for tranche in self.tranches)


@dataclass(frozen=True, slots=True)
class Correction:
    """Late lines of another window, or of an earlier statement: a small period of their own.

    ``statement`` is the number of the statement it corrects; empty for lines of this very period
    that lie in another window, because the window changed within the period.
    """

    statement: str
    window: str
    gross: int
    costs: Mapping[str, int]
    funded: Mapping[str, int]
    reason: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class PeriodInput:
    """What happened in a period."""

    window: str
    gross: tuple[int, ...]
    costs: Mapping[str, int]
    """All costs by category, those paid from SoFA's investment included."""
    funded: Mapping[str, int]
    """Costs paid from SoFA's investment, by category."""
    service_fee: int
    disbursed: Amounts
    """Principal received from SoFA, by tranche."""
    sofa_held: int
    """Cash of this circle that came to SoFA, less what SoFA paid or refunded for it."""
    weights: tuple[int, ...] | None
    """Members' weights, earlier member first; None where the split is stated elsewhere."""
    corrections: tuple[Correction, ...] = ()
    repaid_early: Amounts = ()
    """Investment paid back by a transfer, by tranche."""
    final: bool = False


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What a correction changed in its window."""

    statement: str
    window: str
    base_before: int
    base_after: int
    share_before: int
    share_after: int
    share_difference: int
    circle_difference: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every figure of a settlement.

    ``gross`` to ``share`` are the period's own; ``corrections`` stand beside them, and from
    ``circle`` on every figure includes them.
    """

    gross: int
    allowed: Mapping[str, int]
    disallowed: Mapping[str, int]
    fee: int
    base: int
    base_to_date: int
    share: int
    share_to_date: int
    circle: int
    made_good: int
    avail: int
    deficit: int
    recoup: int
    recoup_by_tranche: Amounts
    outstanding: int
    reserve_added: int
    reserve: int
    distributable: int
    members: tuple[int, ...]
    due: int
    held: int
    net: int
    pay: int
    carried: int
    tiers: tuple[TierRow, ...]
    corrections: tuple[CorrectionRow, ...]
    closing: State


@dataclass(frozen=True, slots=True)
class _Movement:
    """What enters one window at once: a period's lines, or a correction's."""

    gross: int
    costs: Mapping[str, int]
    funded: int
    fee: int


@dataclass(frozen=True, slots=True)
class _Advance:
    """A window before and after a movement."""

    before: Window
    after: Window
    circle: int

    @property
    def base(self) -> int:
        return self.after.base - self.before.base

    @property
    def share(self) -> int:
        return self.after.share - self.before.share


def settle(
    terms: Terms,
    state: State,
    period: PeriodInput,
    earlier: Mapping[str, Terms] | None = None,
) -> Outcome:
    """Settle a period: corrections first, each in its own window, then the period itself.

    Args:
        terms: the agreement in force in the period's window.
        state: what the statement before handed over.
        period: what happened.
        earlier: by window, the terms of windows that had others; corrections there follow them.

    Raises:
        Refused: ``settlement.no_weights``, ``settlement.weight``, ``settlement.disbursed``,
            ``settlement.unknown_tranche`` or ``settlement.repaid_too_much``.
    """
    _check(period)
    corrections, windows = _correct(terms, state.windows, period.corrections, earlier or {})
    own = _advance(terms, windows.get(period.window, Window()), _own_movement(period))
    windows = {**windows, period.window: own.after}

    circle = own.circle + sum(row.circle_difference for row in corrections)
    funded = _funded(period)
    avail, deficit = _make_good(circle, funded, state.deficit)
    opening, early_on_new = _repay_early(state.tranches, period)
    recouped = _recoup(terms, opening, avail)
    recoup = sum(amount for _, amount in recouped)
    tranches = _closing_tranches(terms, opening, recouped, period.disbursed, early_on_new)
    reserve_added = _set_aside(terms, state.reserve, avail - recoup)
    distributable = avail - recoup - reserve_added
    members = _to_members(distributable, period.weights)
    due = own.share + period.service_fee + recoup
    due += sum(row.share_difference for row in corrections)
    net = due - period.sofa_held + state.carried
    pay = _payment(terms, net, final=period.final)
    disbursed = sum(amount for _, amount in period.disbursed)
    early = sum(amount for _, amount in period.repaid_early)
    closing = State(
        windows=windows,
        deficit=deficit,
        tranches=tranches,
        unspent=state.unspent + disbursed - funded - early,
        reserve=state.reserve + reserve_added,
        carried=net - pay,
    )
    allowed, disallowed = _allowed_and_not(own, period.costs)
    return Outcome(
        gross=sum(period.gross),
        allowed=allowed,
        disallowed=disallowed,
        fee=period.service_fee,
        base=own.base,
        base_to_date=own.after.base,
        share=own.share,
        share_to_date=own.after.share,
        circle=circle,
        made_good=max(state.deficit - deficit, 0),
        avail=avail,
        deficit=deficit,
        recoup=recoup,
        recoup_by_tranche=recouped,
        outstanding=closing.outstanding,
        reserve_added=reserve_added,
        reserve=closing.reserve,
        distributable=distributable,
        members=members,
        due=due,
        held=period.sofa_held,
        net=net,
        pay=pay,
        carried=closing.carried,
        tiers=tier_rows(terms.tiers, own.after.base),
        corrections=corrections,
        closing=closing,
    )


def _check(period: PeriodInput) -> None:
    for weight in period.weights or ():
        if weight < 0:
            raise Refused("settlement.weight", weight=weight)
    for term, amounts in (("disbursed", period.disbursed), ("repaid", period.repaid_early)):
        for tranche, amount in amounts:
            if amount < 0:
                raise Refused("settlement.disbursed", term=term, tranche=tranche, amount=amount)


def _own_movement(period: PeriodInput) -> _Movement:
    return _Movement(
        sum(period.gross), period.costs, sum(period.funded.values()), period.service_fee
    )


def _funded(period: PeriodInput) -> int:
    """Costs paid from SoFA's investment, in the period and in its corrections."""
    of_corrections = sum(sum(each.funded.values()) for each in period.corrections)
    return sum(period.funded.values()) + of_corrections


def _correct(
    terms: Terms,
    windows: Mapping[str, Window],
    corrections: Sequence[Correction],
    earlier: Mapping[str, Terms],
) -> tuple[tuple[CorrectionRow, ...], dict[str, Window]]:
    """Advance each corrected window, one correction after the other."""
    advanced = dict(windows)
    rows = []
    for each in corrections:
        movement = _Movement(each.gross, each.costs, sum(each.funded.values()), fee=0)
        window = advanced.get(each.window, Window())
        step = _advance(earlier.get(each.window, terms), window, movement)
        advanced[each.window] = step.after
        rows.append(
            CorrectionRow(
                statement=each.statement,
                window=each.window,
                base_before=step.before.base,
                base_after=step.after.base,
                share_before=step.before.share,
                share_after=step.after.share,
                share_difference=step.share,
                circle_difference=step.circle,
            )
        )
    return tuple(rows), advanced


def _advance(terms: Terms, window: Window, movement: _Movement) -> _Advance:
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
    return _Advance(window, Window(gross, base_to_date, share_to_date, cost, allowed), circle)


def _allowed_to_date(terms: Terms, category: str, spent: int, gross: int) -> int:
    """Step 2: a capped category counts up to its part of gross to date."""
    if category == FX_DIFFERENCE and not terms.fx_difference_allowed:
        return 0
    cap = terms.caps.get(category)
    return spent if cap is None else min(spent, half_up(cap * max(gross, 0), BASIS))


def _allowed_and_not(
    own: _Advance, costs: Mapping[str, int]
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


def _make_good(circle: int, funded: int, deficit: int) -> tuple[int, int]:
    """Step 7: what is available after an old deficit, and the deficit that is left."""
    after = circle + funded - deficit
    return max(after, 0), max(-after, 0)


def _repay_early(
    tranches: tuple[Tranche, ...], period: PeriodInput
) -> tuple[tuple[Tranche, ...], dict[str, int]]:
    """Take transfers off the tranches, and say which go to what was received this period."""
    owed = {tranche.id: tranche.outstanding for tranche in tranches}
    new = {tranche for tranche, _ in period.disbursed}
    on_new: dict[str, int] = {}
    for tranche, amount in period.repaid_early:
        if tranche not in owed and tranche not in new:
            raise Refused("settlement.unknown_tranche", tranche=tranche)
        now = min(amount, owed.get(tranche, 0))
        if tranche in owed:
            owed[tranche] -= now
        if amount > now:
            on_new[tranche] = on_new.get(tranche, 0) + amount - now
    return tuple(Tranche(name, left) for name, left in owed.items()), on_new


def _recoup(terms: Terms, tranches: Sequence[Tranche], avail: int) -> Amounts:
    """Step 8: pay back from a part of what is available, the oldest tranche first."""
    left = terms.recoup_bp * avail // BASIS
    paid = []
    for tranche in tranches:
        amount = min(tranche.outstanding, left)
        if amount:
            paid.append((tranche.id, amount))
            left -= amount
    return tuple(paid)


def _closing_tranches(
    terms: Terms,
    opening: Sequence[Tranche],
    recouped: Amounts,
    disbursed: Amounts,
    early_on_new: Mapping[str, int],
) -> tuple[Tranche, ...]:
    """Step 8, the rest: what was received in this period is first paid back in the next."""
    owed = {tranche.id: tranche.outstanding for tranche in opening}
    for name, amount in recouped:
        owed[name] -= amount
    for name, principal in disbursed:
        owed[name] = owed.get(name, 0) + half_up(principal * terms.multiple_bp, BASIS)
    for name, amount in early_on_new.items():
        if amount > owed[name]:
            raise Refused("settlement.repaid_too_much", tranche=name, over=amount - owed[name])
        owed[name] -= amount
    return tuple(Tranche(name, left) for name, left in owed.items())


def _set_aside(terms: Terms, reserve: int, left: int) -> int:
    """Step 9: fill the circle's reserve up to its target; a fuller one is left alone."""
    return max(min(terms.reserve_target - reserve, terms.reserve_bp * left // BASIS), 0)


def _to_members(distributable: int, weights: tuple[int, ...] | None) -> tuple[int, ...]:
    """Step 10: split by weights so that no cent is lost."""
    if weights is None:
        return ()
    if distributable and not sum(weights):
        raise Refused("settlement.no_weights", amount=distributable)
    return tuple(split(distributable, weights))


def _payment(terms: Terms, net: int, *, final: bool) -> int:
    """Step 12: what is paid now; the rest is carried. The last statement pays everything."""
    if final:
        return net
    too_small = abs(net) < terms.min_payout
    carried = net < 0 and terms.negative == "carry"
    return 0 if too_small or carried else net
