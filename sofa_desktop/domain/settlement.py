"""The settlement of one period between a circle and SoFA: whole numbers in, whole numbers out.

``settle`` is the waterfall; each step is a function of its own, in the order of the agreement.
Everything is cumulative: share of the period = share on the base to date less share already
stated. Nothing here knows dates, files or people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.tiers import TierRow, tier_rows
from sofa_desktop.domain.waterfall import (
    Amounts,
    closing_tranches,
    make_good,
    payment,
    recoup,
    repay_early,
    set_aside,
    to_members,
)
from sofa_desktop.domain.windows import Movement, Window, advance, allowed_and_not


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
    own = advance(terms, windows.get(period.window, Window()), _own_movement(period))
    windows = {**windows, period.window: own.after}

    circle = own.circle + sum(row.circle_difference for row in corrections)
    fall = _fall(terms, state, period, circle)
    due = own.share + period.service_fee + fall.paid_back
    due += sum(row.share_difference for row in corrections)
    net = due - period.sofa_held + state.carried
    pay = payment(terms, net, final=period.final)
    closing = _closing(state, period, windows, fall, carried=net - pay)
    allowed, disallowed = allowed_and_not(own, period.costs)
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
        made_good=max(state.deficit - fall.deficit, 0),
        avail=fall.avail,
        deficit=fall.deficit,
        recoup=fall.paid_back,
        recoup_by_tranche=fall.recouped,
        outstanding=closing.outstanding,
        reserve_added=fall.reserve_added,
        reserve=closing.reserve,
        distributable=fall.distributable,
        members=fall.members,
        due=due,
        held=period.sofa_held,
        net=net,
        pay=pay,
        carried=closing.carried,
        tiers=tier_rows(terms.tiers, own.after.base),
        corrections=corrections,
        closing=closing,
    )


@dataclass(frozen=True, slots=True)
class _Fall:
    """Steps 7 to 10: what becomes of the part that stays with the circle."""

    avail: int
    deficit: int
    recouped: Amounts
    owed: Amounts
    """By tranche, what is still to be paid back afterwards."""
    reserve_added: int
    distributable: int
    members: tuple[int, ...]

    @property
    def paid_back(self) -> int:
        return sum(amount for _, amount in self.recouped)


def _fall(terms: Terms, state: State, period: PeriodInput, circle: int) -> _Fall:
    avail, deficit = make_good(circle, _funded(period), state.deficit)
    before = tuple((tranche.id, tranche.outstanding) for tranche in state.tranches)
    before, early_on_new = repay_early(before, period.repaid_early, period.disbursed)
    recouped = recoup(terms, before, avail)
    owed = closing_tranches(terms, before, recouped, period.disbursed, early_on_new)
    left = avail - sum(amount for _, amount in recouped)
    reserve_added = set_aside(terms, state.reserve, left)
    distributable = left - reserve_added
    members = to_members(distributable, period.weights)
    return _Fall(avail, deficit, recouped, owed, reserve_added, distributable, members)


def _closing(
    state: State, period: PeriodInput, windows: Mapping[str, Window], fall: _Fall, *, carried: int
) -> State:
    """What this statement hands to the next."""
    received = sum(amount for _, amount in period.disbursed)
    returned = sum(amount for _, amount in period.repaid_early)
    return State(
        windows=windows,
        deficit=fall.deficit,
        tranches=tuple(Tranche(name, left) for name, left in fall.owed),
        unspent=state.unspent + received - returned - _funded(period),
        reserve=state.reserve + fall.reserve_added,
        carried=carried,
    )


def _check(period: PeriodInput) -> None:
    for weight in period.weights or ():
        if weight < 0:
            raise Refused("settlement.weight", weight=weight)
    for term, amounts in (("disbursed", period.disbursed), ("repaid", period.repaid_early)):
        for tranche, amount in amounts:
            if amount < 0:
                raise Refused("settlement.disbursed", term=term, tranche=tranche, amount=amount)


def _own_movement(period: PeriodInput) -> Movement:
    return Movement(
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
        movement = Movement(each.gross, each.costs, sum(each.funded.values()), fee=0)
        window = advanced.get(each.window, Window())
        step = advance(earlier.get(each.window, terms), window, movement)
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
