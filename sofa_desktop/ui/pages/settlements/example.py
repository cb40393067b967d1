"""The worked example of an agreement: round figures, or the circle's own last quarters. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sofa_desktop.domain.agreement import MEMBER_PAY, Terms
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.money import BASIS, exponent, half_up
from sofa_desktop.domain.periods import Period, add_months
from sofa_desktop.domain.settlement import PeriodInput, State, Tranche, settle
from sofa_desktop.domain.settlement_data import (
    input_data,
    input_from_data,
    output_data,
    state_data,
    state_from_data,
    terms_data,
)
from sofa_desktop.i18n.statement import steps as step_words
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.period import period as period_name
from sofa_desktop.i18n.statement.steps import Step
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import CategoryMonthRow, CategoryRow

OTHER = "example_costs"
SEED = "example_investment"
QUARTERS = 4
ORDER = (
    *("gross", "allowed", "fee", "funded_out", "base", "share", "disallowed", "funded_back"),
    *("corrections", "circle", "funded", "deficit", "recoup", "reserve", "distributable"),
)
"""The steps down to what goes to members, as they follow each other."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Invented figures of one period, in minor units."""

    receipts: int
    member_pay: int
    costs: int
    """All other costs, those paid from SoFA's investment among them."""
    funded: int
    """Of the costs, what SoFA's investment paid."""

    @classmethod
    def round(cls, currency: str) -> "Figures":
        """What the example starts from."""
        unit = 10 ** exponent(currency)
        return cls(10_000 * unit, 3_000 * unit, 1_500 * unit, 0)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One period to be settled in the example."""

    name: str
    happened: PeriodInput


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is settled: one period of invented figures, or the circle's own quarters."""

    quarters: tuple[Quarter, ...]
    opening: State
    names: Mapping[str, str]
    owed_before: int = 0
    """What SoFA invested before, without the multiple."""


def invented(figures: Figures) -> Scenario:
    """One period of invented figures; what SoFA's investment paid is to be paid back."""
    costs = {MEMBER_PAY: figures.member_pay, OTHER: figures.costs}
    happened = _input(
        "example",
        (figures.receipts,),
        {key: amount for key, amount in costs.items() if amount},
        {OTHER: figures.funded} if figures.funded else {},
    )
    names = {
        MEMBER_PAY: t("example", "members' own work"),
        OTHER: t("example", "other costs"),
    }
    return Scenario((Quarter("", happened),), State.opening(), names, owed_before=figures.funded)


def replayed(payloads: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Scenario:
    """What the circle's last statements settled, the oldest first, to be settled anew."""
    quarters = []
    for payload in payloads:
        told = Period.parse(str(payload["period"]["start"]) + ".." + str(payload["period"]["last"]))
        happened = input_from_data(payload["input"], str(payload["window"]), None)
        quarters.append(Quarter(period_name(told.start, told.last), replace(happened, final=False)))
    opening = State.opening()
    if payloads:
        opening = replace(state_from_data(payloads[0]["opening"]), windows={})
    return Scenario(tuple(quarters), opening, names)


def booked(
    rows: Sequence[CategoryMonthRow],
    categories: Sequence[CategoryRow],
    today: date,
    currency: str,
) -> Scenario:
    """What the circle's books say of the last full quarters, where nothing was settled yet."""
    by_id = {row.id: row for row in categories}
    start = add_months(Period.quarter_of(today).start, -3 * QUARTERS)
    quarters = []
    for place in range(QUARTERS):
        told = Period.quarter_of(add_months(start, 3 * place))
        gross, costs = 0, dict[str, int]()
        for row in rows:
            if row.currency != currency or row.month not in told:
                continue
            if row.kind == AccountKind.INCOME:
                gross += row.minor
            elif row.kind == AccountKind.COST:
                key = by_id[row.category_id].key if row.category_id in by_id else ""
                costs[key] = costs.get(key, 0) - row.minor
        happened = _input(str(told.start.year), (gross,), costs, {})
        if gross or costs:
            quarters.append(Quarter(period_name(told.start, told.last), happened))
    return Scenario(tuple(quarters), State.opening(), {row.key: row.name for row in categories})


def first_day(today: date) -> date:
    """The first day that ``booked`` looks at."""
    return add_months(Period.quarter_of(today).start, -3 * QUARTERS)


def _input(
    window: str, gross: tuple[int, ...], costs: Mapping[str, int], funded: Mapping[str, int]
) -> PeriodInput:
    return PeriodInput(
        window=window,
        gross=gross,
        costs=costs,
        funded=funded,
        service_fee=0,
        disbursed=(),
        sofa_held=0,
        weights=None,
    )


def play(terms: Terms, scenario: Scenario) -> list[Facts]:
    """Settle a scenario under some terms, one period after the other.

    Raises:
        Refused: what the calculation says.
    """
    state = scenario.opening
    if scenario.owed_before:
        owed = half_up(scenario.owed_before * terms.multiple_bp, BASIS)
        state = replace(state, tranches=(Tranche(SEED, owed),), unspent=scenario.owed_before)
    told = []
    for quarter in scenario.quarters:
        happened = _under(terms, quarter.happened)
        outcome = settle(terms, state, happened)
        told.append(
            Facts(
                {
                    "currency": terms.currency,
                    "number": "",
                    "pay_by": "",
                    "period": {"key": quarter.name},
                    "window": happened.window,
                    "circle": {"name": t("example", "The circle")},
                    "agreement": {"terms": terms_data(terms)},
                    "opening": state_data(state),
                    "input": input_data(happened),
                    "output": output_data(outcome),
                    "closing": state_data(outcome.closing),
                    "names": {"categories": dict(scenario.names), "tranches": {}},
                    "lines": [],
                    "waiting": [],
                }
            )
        )
        state = outcome.closing
    return told


def _under(terms: Terms, happened: PeriodInput) -> PeriodInput:
    """A period with the fee of these terms, in the tier window they know."""
    if terms.window != "version":
        return replace(happened, service_fee=terms.service_fee)
    corrections = tuple(replace(each, window="version") for each in happened.corrections)
    return replace(
        happened, service_fee=terms.service_fee, window="version", corrections=corrections
    )


def summed_steps(played: Sequence[Facts]) -> tuple[Step, ...]:
    """The steps down to what goes to members, added up over the periods."""
    told: dict[str, list[Step]] = {}
    for facts in played:
        for step in step_words.steps(facts).waterfall:
            told.setdefault(step.code, []).append(step)
    summed = [_sum(told[code]) for code in ORDER if code in told]
    return tuple(step for step in summed if step.amount or step.total)


def _sum(steps: Sequence[Step]) -> Step:
    """One step of several periods; its title is that of a period that went the same way."""
    amount = sum(step.amount for step in steps)
    alike = [step for step in steps if (step.amount > 0) == (amount > 0)]
    return replace((alike or steps)[0], amount=amount)


def total(played: Sequence[Facts], key: str) -> int:
    """A figure of the output, over all periods; the share with what corrections changed."""
    whole: int = sum(facts.output[key] for facts in played)
    if key == "share":
        whole += sum(
            row["share_difference"] for facts in played for row in facts.output["corrections"]
        )
    return whole


def variants(wanted: Sequence[tuple[str, Terms]], scenario: Scenario) -> list[tuple[str, Terms]]:
    """What to set side by side: where SoFA's investment paid costs, both answers to what of it."""
    (_, first), *others = wanted
    if any(quarter.happened.funded for quarter in scenario.quarters):
        return [*both_ways(first), *others]
    return list(wanted)


def both_ways(terms: Terms) -> list[tuple[str, Terms]]:
    """The two answers to whether costs that SoFA's investment paid reduce the base.

    The one of these terms stands first.
    """
    named = {
        True: t("example", "They reduce the base"),
        False: t("example", "They do not"),
    }
    mine = terms.funded_in_base
    chosen = t("example", "{answer} (these terms)", answer=named[mine])
    return [(chosen, terms), (named[not mine], replace(terms, funded_in_base=not mine))]
