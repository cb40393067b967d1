"""A statement as plain data: what is printed, hashed, and recomputed by anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.periods import Period, add_months
from sofa_desktop.domain.records import AgreementVersion, StatementKind
from sofa_desktop.domain.settlement import Outcome, PeriodInput, State
from sofa_desktop.domain.settlement_data import input_data, output_data, state_data, terms_data
from sofa_desktop.domain.statement import ENGINE, FORMAT
from sofa_desktop.services.gathering import Gathered

Payload = dict[str, object]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which statement it is: its number and days; no number and no day for a draft."""

    period: Period
    kind: StatementKind
    number: str = ""
    issued_on: date | None = None
    consent_note: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What was agreed, what was handed over, what happened."""

    version: AgreementVersion
    terms: Terms
    earlier: Mapping[str, object]
    """By window, the terms of other windows that corrections lie in."""
    opening: State
    happened: PeriodInput
    gathered: Gathered


def payload_of(circle: Circle, occasion: Occasion, basis: Basis, outcome: Outcome) -> Payload:
    """The statement's data, in the form ``sofa-statement/1``."""
    gathered = basis.gathered
    return {
        "format": FORMAT,
        "engine": ENGINE,
        "number": occasion.number,
        "kind": str(occasion.kind),
        **_days(occasion, basis.terms),
        "period": period_data(occasion.period),
        "circle": circle_data(circle),
        "sofa": _sofa(circle),
        "currency": basis.terms.currency,
        "agreement": _agreement(basis),
        "window": basis.happened.window,
        "opening": state_data(basis.opening),
        "input": input_data(basis.happened),
        "output": output_data(outcome),
        "closing": state_data(outcome.closing),
        "names": {
            "categories": dict(gathered.categories),
            "tranches": dict(gathered.tranches),
        },
        "lines": list(gathered.lines),
        "waiting": list(gathered.waiting),
        "approvals": _approvals(occasion),
    }


def iso(day: date | None) -> str:
    """A day as data; empty where there is none."""
    return day.isoformat() if day else ""


def period_data(period: Period) -> Payload:
    """A period as data: its name, its first and its last day."""
    return {"key": period.key, "start": iso(period.start), "last": iso(period.last)}


def circle_data(circle: Circle) -> Payload:
    """The circle as a party."""
    return {
        "id": circle.id,
        "name": circle.name,
        "code": circle.code,
        "parent": circle.parent,
        "address": circle.address,
        "tax_id": circle.tax_id,
        "iban": circle.iban,
    }


def _sofa(circle: Circle) -> Payload:
    return {
        "name": circle.sofa_name,
        "address": circle.sofa_address,
        "tax_id": circle.sofa_tax_id,
        "iban": circle.sofa_iban,
        "bic": circle.sofa_bic,
    }


def _days(occasion: Occasion, terms: Terms) -> Payload:
    """The day of issue and what the agreement counts from it; empty in a draft."""
    issued = occasion.issued_on
    return {
        "issued_on": iso(issued),
        "pay_by": iso(issued and issued + timedelta(days=terms.pay_within_days)),
        "queries_until": iso(issued and issued + timedelta(days=terms.query_days)),
        "corrections_until": iso(issued and add_months(issued, terms.correction_months)),
    }


def _agreement(basis: Basis) -> Payload:
    version = basis.version
    return {
        "version": version.version,
        "valid_from": iso(version.valid_from),
        "consented_on": iso(version.consented_on),
        "consent_note": version.consent_note,
        "sofa_consented_on": iso(version.sofa_consented_on),
        "terms": terms_data(basis.terms),
        "earlier": dict(basis.earlier),
    }


def _approvals(occasion: Occasion) -> Payload:
    note = occasion.consent_note.strip()
    return {
        "circle_on": iso(occasion.issued_on) if note else "",
        "circle_note": note,
        "sofa_on": "",
        "sofa_note": "",
    }
