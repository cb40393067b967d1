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
    role: str
    category: str
    original: str
    settled: str
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
    what = " · ".join((line["what"], *notes))
    foreign = line["currency"] != facts.currency
    original = formats.money(line["amount"], line["currency"])
    return LineRow(
        key=f"{place}",
        entry_id=line["id"],
        on=line["on"],
        day=facts.short(line["on"]),
        what=what,
        role=role_name(line["role"]),
        category=category(facts, line),
        original=original if foreign else "",
        settled=facts.amount(line["settled"]),
        minor=line["settled"],
        receipt=line["receipt"],
        tip="\n".join((what, *(rate_of(facts, line) if foreign else ()))),
    )


def role_name(role: str) -> str:
    """What a line is in the calculation."""
    return {
        "gross": t("settlements", "Receipt"),
        "cost": t("settlements", "Cost"),
        "held": t("settlements", "Held by SoFA"),
        "disbursed": t("settlements", "Investment"),
    }[role]


def line_columns(currency: str, *, foreign: bool) -> list[Column[LineRow]]:
    """The columns; the original amount only where another currency occurs."""
    columns = [
        Column[LineRow](
            t("settlements", "Date"), _day, key="on", width=118, sort_key=_on, tone=_muted
        ),
        Column[LineRow](t("settlements", "What"), _what, key="what", stretch=True, tip=_tip),
        Column[LineRow](t("settlements", "Is a"), _role, key="role", width=112, tone=_muted),
        Column[LineRow](t("settlements", "Category"), _category, key="category", width=130),
        Column[LineRow](t("settlements", "Receipt"), _receipt, key="receipt", width=84),
    ]
    if foreign:
        columns.append(
            Column[LineRow](
                t("settlements", "Original"), _original, align=Align.END, width=130, tip=_tip
            )
        )
    columns.append(
        Column[LineRow](
            currency, _settled, key="amount", align=Align.END, width=116, sort_key=_minor
        )
    )
    return columns


def _day(row: LineRow) -> str:
    return row.day


def _on(row: LineRow) -> str:
    return row.on


def _what(row: LineRow) -> str:
    return row.what


def _tip(row: LineRow) -> str:
    return row.tip


def _role(row: LineRow) -> str:
    return row.role


def _category(row: LineRow) -> str:
    return row.category


def _receipt(row: LineRow) -> str:
    return t("settlements", "yes") if row.receipt else t("settlements", "no")


def _original(row: LineRow) -> str:
    return row.original


def _settled(row: LineRow) -> str:
    return row.settled


def _minor(row: LineRow) -> int:
    return row.minor


def _muted(_row: LineRow) -> str:
    return "muted"


def key_of(row: LineRow) -> str:
    """A line's key in the table."""
    return row.key
