"""The lines of a statement in words, and why others wait."""

from typing import Any

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.statement.facts import Data, Facts, rate
from sofa_desktop.i18n.words import t

SHORT_ID = -8
"""The last digits of a line's id are printed; the data inside holds all of them."""


def short_id(line: str) -> str:
    """The part of a line's id that people name it by."""
    return line[SHORT_ID:]


def waits(why: str) -> str:
    """Why an entry waits for a later statement."""
    return {
        "no_rate": t("statement", "waits for its exchange rate"),
        "unsorted": t("statement", "waits to be sorted"),
    }.get(why, why)


def category(facts: Facts, line: Data) -> str:
    """What a line is for."""
    if line["role"] == "disbursed":
        return facts.tranche(line["category"])
    return facts.category(line["category"]) if line["category"] else ""


def original(facts: Facts, line: Data) -> str:
    """The amount before it was converted; empty in the settlement currency."""
    if line["currency"] == facts.currency:
        return ""
    return formats.money(line["amount"], line["currency"])


def rate_of(facts: Facts, line: Data) -> tuple[str, ...]:
    """The rate with its day and source, in two short lines."""
    told: Any = line["rate"]
    if not told:
        return ()
    at = t("statement lines", "at {rate}", rate=rate(told, line["currency"], facts.currency))
    source = t(
        "statement lines",
        "{day}, {source}",
        day=facts.short(told["on"]),
        source=isolated(told["source"]),
    )
    return (at, source)


def about(facts: Facts, line: Data) -> tuple[str, ...]:
    """What a line belongs to and what it refunds."""
    said = []
    edition = isolated(line["edition"])
    if edition and edition != line["what"]:
        said.append(edition)
    if line["funded"]:
        said.append(t("statement lines", "paid from SoFA's investment"))
    if line["window"] != facts.payload["window"]:
        said.append(t("statement lines", "in tier window {window}", window=line["window"]))
    refund = line["refund_of"]
    if refund:
        said.append(_refund(facts, refund))
    return tuple(said)


def _refund(facts: Facts, refund: Data) -> str:
    told = {
        "line": short_id(refund["line"]),
        "day": facts.short(refund["on"]),
        "statement": refund["statement"],
    }
    if refund["statement"]:
        return t("statement lines", "refund of line {line}, {day}, in {statement}", **told)
    return t("statement lines", "refund of line {line}, {day}", **told)
