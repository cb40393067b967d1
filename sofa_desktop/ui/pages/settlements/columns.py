"""Columns of the table of a statement's lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.lines import about, category, rate_of
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.columns import Align, Column


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a statement, ready to be read."""

    key: str
    entry_id: str
    on: str
    day: str
    what: str
    category: str
    effect: str
    """What it brought or, for a cost, took."""
    minor: int
    receipt: bool
    tip: str


def line_rows(facts: Facts) -> list[LineRow]:
    """The lines, oldest first; an entry may give two (a sale that SoFA's shop took in)."""
    return [_row(facts, line, place) for place, line in enumerate(facts.payload["lines"])]


def _row(facts: Facts, line: Mapping[str, Any], place: int) -> LineRow:
    notes = list(about(facts, line))
    if line["correction_of"]:
        notes.append(t("settlements", "corrects {number}", number=line["correction_of"]))
    foreign = line["currency"] != facts.currency
    if foreign:
        notes.append(formats.money(line["amount"], line["currency"]))
    what = " · ".join((line["what"], *notes))
    minor = -line["settled"] if line["role"] == "cost" else line["settled"]
    return LineRow(
        key=f"{place}",
        entry_id=line["id"],
        on=line["on"],
        day=facts.short(line["on"]),
        what=what,
        category=category(facts, line) if line["role"] != "held" else _role(line["role"]),
        effect=facts.amount(minor),
        minor=minor,
        receipt=line["receipt"],
        tip="\n".join((what, _role(line["role"]), *(rate_of(facts, line) if foreign else ()))),
    )


def _role(role: str) -> str:
    """What a line is in the calculation."""
    return {
        "gross": t("settlements", "Receipt"),
        "cost": t("settlements", "Cost"),
        "held": t("settlements", "Held by SoFA"),
        "disbursed": t("settlements", "Investment"),
    }[role]


def line_columns(currency: str) -> list[Column[LineRow]]:
    """The columns; what was converted, and at which rate, stands with the line."""
    return [
        Column[LineRow](
            t("settlements", "Date"), _day, key="on", width=118, sort_key=_on, tone=_muted
        ),
        Column[LineRow](t("settlements", "What"), _what, key="what", stretch=True, tip=_tip),
        Column[LineRow](t("settlements", "Category"), _category, key="category", width=140),
        Column[LineRow](t("settlements", "Receipt"), _receipt, key="receipt", width=82),
        Column[LineRow](
            currency, _effect, key="amount", align=Align.END, width=112, sort_key=_minor
        ),
    ]


def _day(row: LineRow) -> str:
    return row.day


def _on(row: LineRow) -> str:
    return row.on


def _what(row: LineRow) -> str:
    return row.what


def _tip(row: LineRow) -> str:
    return row.tip


def _category(row: LineRow) -> str:
    return row.category


def _receipt(row: LineRow) -> str:
    return t("settlements", "yes") if row.receipt else t("settlements", "no")


def _effect(row: LineRow) -> str:
    return row.effect


def _minor(row: LineRow) -> int:
    return row.minor


def _muted(_row: LineRow) -> str:
    return "muted"


def key_of(row: LineRow) -> str:
    """A line's key in the table."""
    return row.key
