"""Settle histories given line by line, so that another calculation can be held against ours.

A line with ``agreement`` opens a history under its ``id``; a line with ``period`` and ``in``
settles the next period of that history. An ``out`` that is already there is not looked at.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Fields, Value, fields
from sofa_desktop.domain.settlement import Outcome, PeriodInput, State, settle
from sofa_desktop.domain.settlement_data import input_from_data

CURRENCY: Final = "EUR"
"""Stands in where an agreement names none; the calculation does not depend on it."""
WINDOW: Final = "1"
"""The one tier window of a history whose periods name none."""
_PERIOD_KEYS: Final = frozenset(
    [
        "gross",
        "costs",
        "funded",
        "service_fee",
        "disbursed",
        "sofa_held",
        "weights",
        "window",
        "corrections",
        "repaid_early",
        "final",
    ]
)


@dataclass(slots=True)
class _History:
    """One circle's settlements so far."""

    terms: Terms
    state: State


def run(lines: Iterable[str]) -> Iterator[str]:
    """The same lines, each period with what it comes to under ``out``; histories may interleave.

    Raises:
        Refused: ``vectors.line`` with the ``line``, counted from 1, and the ``reason`` (a code) and
            ``facts`` of what is wrong there; lines before it have been settled.
    """
    histories: dict[str, _History] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _answer(histories, line)
        except Refused as refusal:
            raise Refused(
                "vectors.line", line=number, reason=refusal.code, facts=refusal.facts
            ) from refusal


def _answer(histories: dict[str, _History], line: str) -> str:
    told = fields(_parse(line), "line")
    name = _name(told.at("id"))
    if "agreement" in told:
        histories[name] = _History(_terms(told.at("agreement").table()), State.opening())
        return _spell(told.data)
    if name not in histories:
        raise Refused("vectors.unknown_history", id=name)
    history = histories[name]
    period = _period(history.terms, _name(told.at("period")), told.at("in").table())
    outcome = settle(history.terms, history.state, period)
    history.state = outcome.closing
    return _spell({**told.data, "out": _out(outcome)})


def _parse(line: str) -> object:
    try:
        return json.loads(line, parse_constant=_refuse_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Refused("vectors.not_json") from None


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A table in which no key stands twice."""
    table = dict(pairs)
    if len(table) != len(pairs):
        raise Refused("data.key_twice")
    return table


def _spell(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _name(value: Value) -> str:
    """An identifier: a text or a whole number."""
    return value.text() if isinstance(value.value, str) else str(value.whole())


def _terms(told: Fields) -> Terms:
    told.only(frozenset(Terms.__dataclass_fields__))
    return Terms.from_data({"currency": CURRENCY, **told.data}, "agreement")


def _period(terms: Terms, name: str, told: Fields) -> PeriodInput:
    told.only(_PERIOD_KEYS)
    weights = tuple(weight.whole() for weight in told.at("weights", []).each())
    data = {"service_fee": terms.service_fee, **told.data}
    disbursed = told.at("disbursed", 0)
    if not isinstance(disbursed.value, list):
        data["disbursed"] = [[name, disbursed.whole()]] if disbursed.whole() else []
    return input_from_data(data, told.at("window", WINDOW).text(), weights, "in")


def _out(outcome: Outcome) -> dict[str, object]:
    return {
        "base": outcome.base,
        "B": outcome.base_to_date,
        "share": outcome.share,
        "circle": outcome.circle,
        "avail": outcome.avail,
        "deficit": outcome.deficit,
        "recoup": outcome.recoup,
        "outstanding": outcome.outstanding,
        "reserve": outcome.reserve,
        "distributable": outcome.distributable,
        "members": list(outcome.members),
        "due": outcome.due,
        "net": outcome.net,
        "pay": outcome.pay,
        "carried": outcome.carried,
    }
