"""What a statement is made from: the period that is due, the agreement in force, the lines."""

import json
from datetime import date, timedelta

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Value
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.records import AgreementVersion, IssuedStatement, StatementKind
from sofa_desktop.domain.settlement import State
from sofa_desktop.domain.settlement_data import state_from_data
from sofa_desktop.domain.statement_lines import Line, input_from_lines
from sofa_desktop.services.agreements import terms_of
from sofa_desktop.services.gathering import Gatherer
from sofa_desktop.services.members_annex import Weights
from sofa_desktop.services.payload import Basis
from sofa_desktop.services.ports import UnitOfWork

LATE = "late_or_refund"
"""Why a line corrects an earlier statement: it was recorded late, or refunds one of that."""
OTHER_WINDOW = "other_window"
"""Why a line of this period stands apart: another version was in force on its day."""


def must_follow(statements: list[IssuedStatement], period: Period) -> None:
    """Refuse a period that does not begin where the last statement ended.

    Raises:
        Refused: ``settlement.ended``, ``settlement.period_settled``, ``settlement.gap``.
    """
    if not statements:
        return
    last = statements[-1]
    if last.kind is StatementKind.FINAL:
        raise Refused("settlement.ended", number=last.number)
    following = last.ends_on + timedelta(days=1)
    if period.start < following:
        raise Refused("settlement.period_settled", until=last.ends_on)
    if period.start > following:
        raise Refused("settlement.gap", expected=following)


def in_force(work: UnitOfWork, period: Period, *, issuing: bool) -> AgreementVersion:
    """The version the period ends under; a draft may look at one not consented to yet.

    Raises:
        Refused: ``settlement.not_consented``, ``settlement.no_agreement``.
    """
    versions = [each for each in work.agreements.all() if each.valid_from <= period.last]
    consented = [each for each in versions if each.in_force]
    if consented:
        return max(consented, key=lambda each: each.valid_from)
    if versions and not issuing:
        return max(versions, key=lambda each: each.valid_from)
    raise Refused("settlement.not_consented" if versions else "settlement.no_agreement")


def first_day(work: UnitOfWork, *, until: date) -> date | None:
    """The day the first agreement began, or a draft would begin; None where none has by a day."""
    versions = [each for each in work.agreements.all() if each.valid_from <= until]
    begun = [each.valid_from for each in versions if each.in_force]
    return min(begun or [each.valid_from for each in versions], default=None)


def closing_of(last: IssuedStatement | None) -> State:
    """What the statement before hands over."""
    if last is None:
        return State.opening()
    return state_from_data(json.loads(last.payload)["closing"])


def weights_of(work: UnitOfWork, terms: Terms, period: Period) -> Weights:
    """Who shares what goes to members: as agreed, else every full member alike."""
    members = {each.id: each for each in work.members.all()}
    present = {
        id_
        for id_, each in members.items()
        if each.joined_on <= period.last and (each.left_on is None or each.left_on > period.start)
    }
    if terms.weights:
        return tuple((id_, w) for id_, w in terms.weights_in_order() if Id(id_) in present)
    return tuple((id_, 1) for id_ in sorted(present) if members[id_].standing == "full")


def basis_of(
    work: UnitOfWork,
    version: AgreementVersion,
    period: Period,
    weights: Weights,
    opening: State,
    *,
    final: bool,
) -> Basis:
    """Everything the calculation takes, gathered under the agreement."""
    terms = terms_of(version)
    gatherer = Gatherer(work, terms, version)
    gathered = gatherer.gather(period.last)
    window = gatherer.window_of(period.last)
    lines = [Line.from_data(Value(line, "lines")) for line in gathered.lines]
    happened = input_from_lines(
        lines,
        window=window,
        service_fee=terms.service_fee,
        weights=tuple(weight for _, weight in weights),
        final=final,
        reasons={
            (line.correction_of, line.window): (LATE if line.correction_of else OTHER_WINDOW, "")
            for line in lines
        },
    )
    others = {each.window for each in happened.corrections} - {window}
    earlier = gatherer.other_terms(sorted(others), terms)
    return Basis(version, terms, earlier, opening, happened, gathered)
