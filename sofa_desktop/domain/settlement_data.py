"""A settlement as plain data, and back: what a statement carries and its check reads."""

from dataclasses import fields
from typing import Final

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.fields import Value
from sofa_desktop.domain.fields import fields as table
from sofa_desktop.domain.settlement import (
    Correction,
    Outcome,
    PeriodInput,
    State,
    Tranche,
)
from sofa_desktop.domain.waterfall import Amounts
from sofa_desktop.domain.windows import Window

_SCALARS: Final = (
    "gross",
    "fee",
    "base",
    "base_to_date",
    "share",
    "share_to_date",
    "circle",
    "made_good",
    "avail",
    "deficit",
    "recoup",
    "outstanding",
    "reserve_added",
    "reserve",
    "distributable",
    "due",
    "held",
    "net",
    "pay",
    "carried",
)


def _pairs(amounts: Amounts) -> list[list[object]]:
    return [[name, amount] for name, amount in amounts]


def input_data(period: PeriodInput) -> dict[str, object]:
    """The input as a statement carries it: without window (stated beside it) and weights."""
    return {
        "gross": list(period.gross),
        "costs": dict(sorted(period.costs.items())),
        "funded": dict(sorted(period.funded.items())),
        "service_fee": period.service_fee,
        "disbursed": _pairs(period.disbursed),
        "sofa_held": period.sofa_held,
        "corrections": [
            {
                "statement": each.statement,
                "window": each.window,
                "gross": each.gross,
                "costs": dict(sorted(each.costs.items())),
                "funded": dict(sorted(each.funded.items())),
                "reason": each.reason,
                "asked_by": each.asked_by,
            }
            for each in period.corrections
        ],
        "repaid_early": _pairs(period.repaid_early),
        "final": period.final,
    }


def input_from_data(
    data: object, window: str, weights: tuple[int, ...] | None, path: str = "input"
) -> PeriodInput:
    """Read an input; what is absent did not happen.

    Raises:
        Refused: ``data.malformed``.
    """
    told = table(data, path)
    return PeriodInput(
        window=window,
        gross=tuple(amount.whole() for amount in told.at("gross", []).each()),
        costs=told.at("costs", {}).wholes(),
        funded=told.at("funded", {}).wholes(),
        service_fee=told.at("service_fee", 0).whole(),
        disbursed=told.at("disbursed", []).pairs(),
        sofa_held=told.at("sofa_held", 0).whole(),
        weights=weights,
        corrections=tuple(_read_correction(each) for each in told.at("corrections", []).each()),
        repaid_early=told.at("repaid_early", []).pairs(),
        final=told.at("final", default=False).flag(),
    )


def _read_correction(value: Value) -> Correction:
    told = value.table()
    return Correction(
        statement=told.at("statement", "").text(),
        window=told.at("window").text(),
        gross=told.at("gross", 0).whole(),
        costs=told.at("costs", {}).wholes(),
        funded=told.at("funded", {}).wholes(),
        reason=told.at("reason", "").text(),
        asked_by=told.at("asked_by", "").text(),
    )


def output_data(outcome: Outcome) -> dict[str, object]:
    """Every figure of a settlement but the members' payouts, which have their own document."""
    data: dict[str, object] = {key: getattr(outcome, key) for key in _SCALARS}
    data["allowed"] = dict(sorted(outcome.allowed.items()))
    data["disallowed"] = dict(sorted(outcome.disallowed.items()))
    data["recoup_by_tranche"] = _pairs(outcome.recoup_by_tranche)
    data["tiers"] = [[row.low, row.upper, row.bp, row.base, row.share] for row in outcome.tiers]
    data["corrections"] = [
        {each.name: getattr(row, each.name) for each in fields(row)} for row in outcome.corrections
    ]
    return data


def state_data(state: State) -> dict[str, object]:
    """What one statement hands to the next."""
    return {
        "windows": {
            key: {
                "gross": window.gross,
                "base": window.base,
                "share": window.share,
                "cost": dict(sorted(window.cost.items())),
                "allowed": dict(sorted(window.allowed.items())),
            }
            for key, window in sorted(state.windows.items())
        },
        "deficit": state.deficit,
        "tranches": [[tranche.id, tranche.outstanding] for tranche in state.tranches],
        "unspent": state.unspent,
        "reserve": state.reserve,
        "carried": state.carried,
    }


def state_from_data(data: object, path: str = "state") -> State:
    """Read a state.

    Raises:
        Refused: ``data.malformed``.
    """
    told = table(data, path)
    windows = told.at("windows").table()
    return State(
        windows={key: _read_window(windows.at(key)) for key in sorted(windows.data)},
        deficit=told.at("deficit").whole(),
        tranches=tuple(Tranche(name, left) for name, left in told.at("tranches").pairs()),
        unspent=told.at("unspent").whole(),
        reserve=told.at("reserve").whole(),
        carried=told.at("carried").whole(),
    )


def _read_window(value: Value) -> Window:
    told = value.table()
    return Window(
        gross=told.at("gross").whole(),
        base=told.at("base").whole(),
        share=told.at("share").whole(),
        cost=told.at("cost").wholes(),
        allowed=told.at("allowed").wholes(),
    )


def terms_data(terms: Terms) -> dict[str, object]:
    """The terms as a statement carries them: who has what weight only where SoFA may see it."""
    data = terms.to_data()
    if not terms.show_member_payouts:
        data["weights"] = []
    return data
