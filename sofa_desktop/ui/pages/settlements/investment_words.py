"""Where SoFA's investment stands, in figures and a sentence for each part. No Qt."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.queries import SettlementQueries
from sofa_desktop.services.rows import TrancheRow


@dataclass(frozen=True, slots=True)
class Standing:
    """One part of the investment with where it stands."""

    row: TrancheRow
    paid_back: int
    """By statements and by transfers they have told."""
    outstanding: int | None
    """By the last statement that knows it; None where none does."""
    statement: str
    """The number of that statement."""


def standings(queries: SettlementQueries) -> list[Standing]:
    """Every part of the investment, oldest first."""
    payloads: list[Mapping[str, Any]] = [
        json.loads(queries.statement_payload(row.id)[0]) for row in queries.statements()
    ]
    return [_standing(row, payloads) for row in queries.tranches()]


def _standing(row: TrancheRow, payloads: Sequence[Mapping[str, Any]]) -> Standing:
    paid = 0
    for payload in payloads:
        told = (*payload["output"]["recoup_by_tranche"], *payload["input"]["repaid_early"])
        paid += sum(amount for tranche, amount in told if tranche == row.id)
    outstanding: int | None = None
    number = ""
    if payloads:
        closing = dict(payloads[0]["closing"]["tranches"])
        if row.id in closing:
            outstanding, number = closing[row.id], str(payloads[0]["number"])
    return Standing(row, paid, outstanding, number)


def sentence(standing: Standing, currency: str) -> str:
    """What was agreed, received, spent, paid back, and what is left to pay back."""
    row = standing.row

    def money(minor: int) -> str:
        return formats.money(minor, currency)

    said = [
        t(
            "investment",
            "{money} agreed on {day}.",
            money=money(row.principal_minor),
            day=formats.day(row.agreed_on),
        )
    ]
    if not row.disbursed_minor:
        said.append(t("investment", "Nothing of it was received yet."))
        return " ".join(said)
    said.append(
        t(
            "investment",
            "{received} received, {spent} spent from it.",
            received=money(row.disbursed_minor),
            spent=money(row.spent_minor),
        )
    )
    if standing.outstanding is None:
        said.append(
            t("investment", "Paying back begins with the statement after the one that tells of it.")
        )
    elif standing.outstanding:
        said.append(
            t(
                "investment",
                "{paid} paid back; by statement {number}, {left} is left to pay back.",
                paid=money(standing.paid_back),
                number=standing.statement,
                left=money(standing.outstanding),
            )
        )
    else:
        said.append(
            t(
                "investment",
                "{paid} paid back: by statement {number}, nothing is left.",
                paid=money(standing.paid_back),
                number=standing.statement,
            )
        )
    return " ".join(said)


def line(standings_: Sequence[Standing], currency: str) -> str:
    """All parts together."""
    left = sum(each.outstanding or 0 for each in standings_)
    if not left:
        return t("investment", "Nothing of SoFA's investment is to be paid back now.")
    return t(
        "investment",
        "{money} of SoFA's investment is left to pay back, out of what stays in the circle.",
        money=formats.money(left, currency),
    )
