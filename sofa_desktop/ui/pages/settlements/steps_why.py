"""The answer to "why this number?": the formula, its clause, and the lines that make it. No Qt."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.lines import about, category
from sofa_desktop.i18n.statement.steps import Step
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.pages.settlements.terms_words import Names, clause_at

Line = Mapping[str, Any]
_SUMS = frozenset({"base", "circle", "distributable", "due", "net"})
"""Steps whose formula is made of the numbers of others."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Why:
    """Why a step has its amount."""

    title: str
    sentences: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    """What it is made of: a name and an amount."""


def why(facts: Facts, step: Step, steps: Sequence[Step], names: Names) -> Why:
    """Why a step has its amount; ``names`` are those of all categories, for the clause."""
    made = [_formula(step)]
    clause = clause_at(
        step.clause, Terms.from_data(facts.terms), facts.payload["names"]["categories"]
    )
    if clause is not None:
        told = {"number": clause.number, "sentence": clause.sentence}
        made.append(t("settlements", "By {number} of the agreement: {sentence}", **told))
    title = t("settlements", "{step}: {money}", step=step.title, money=facts.money(step.amount))
    if step.code in _SUMS:
        return Why(title, tuple(made), tuple(_summands(facts, step, steps)))
    return Why(title, tuple(made), tuple(_lines(facts, step.code)))


def _formula(step: Step) -> str:
    if step.code in _SUMS:
        return t("settlements", "Steps {formula}.", formula=step.how)
    return t("settlements", "{how}.", how=step.how[:1].upper() + step.how[1:])


def _summands(facts: Facts, step: Step, steps: Sequence[Step]) -> list[tuple[str, str]]:
    wanted = [int(number) for number in _NUMBER.findall(step.how)]
    by_number = {each.number: each for each in steps}
    return [
        (
            t(
                "settlements",
                "Step {number}, {title}",
                number=number,
                title=by_number[number].title,
            ),
            facts.amount(by_number[number].amount),
        )
        for number in wanted
        if number in by_number
    ]


def _is_own(line: Line) -> bool:
    return not line["correction_of"]


_PICKED: Mapping[str, Callable[[Line], bool]] = {
    "gross": lambda line: line["role"] == "gross" and _is_own(line),
    "allowed": lambda line: line["role"] == "cost" and _is_own(line),
    "disallowed": lambda line: line["role"] == "cost" and _is_own(line),
    "funded": lambda line: line["role"] == "cost" and bool(line["funded"]),
    "funded_out": lambda line: line["role"] == "cost" and bool(line["funded"]) and _is_own(line),
    "funded_back": lambda line: line["role"] == "cost" and bool(line["funded"]) and _is_own(line),
    "corrections": lambda line: bool(line["correction_of"]),
    "due_late": lambda line: bool(line["correction_of"]),
    "held": lambda line: line["role"] == "held",
    "recoup": lambda line: line["role"] == "disbursed",
}


def _lines(facts: Facts, code: str) -> list[tuple[str, str]]:
    picked = _PICKED.get(code)
    if picked is None:
        return []
    only = _capped(facts) if code == "disallowed" else None
    return [
        (line_words(facts, line), facts.amount(line["settled"]))
        for line in facts.payload["lines"]
        if picked(line) and (only is None or line["category"] in only)
    ]


def _capped(facts: Facts) -> set[str]:
    return {key for key, amount in facts.output["disallowed"].items() if amount}


def line_words(facts: Facts, line: Line) -> str:
    """A line in one: its day, what it was, what for."""
    parts = [facts.short(line["on"]), line["what"]]
    if line["category"] and category(facts, line) != line["what"]:
        parts.append(category(facts, line))
    return " · ".join((*parts, *about(facts, line)))
