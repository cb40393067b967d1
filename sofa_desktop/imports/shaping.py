"""Records of a CSV as rows of one width, and what stands around them."""

from dataclasses import dataclass, field

from sofa_desktop.domain.bank import CsvProfile, RefusedLine
from sofa_desktop.imports.amounts import is_number
from sofa_desktop.imports.dates import is_date
from sofa_desktop.imports.marks import currency_code, is_currency_cell, is_total
from sofa_desktop.imports.tables import Table
from sofa_desktop.imports.texts import plain

_TOTALS = 3
"""How far from either end of the table a row may be a balance in the shape of a movement."""


@dataclass(slots=True)
class Body:
    """The rows of the table, of one width, with their lines; and what is none of them."""

    numbers: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    raws: list[str] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    around: list[list[str]] = field(default_factory=list)
    """Lines before, behind and between that are no movements: balances, notes, totals."""

    def add(self, number: int, row: list[str], raw: str) -> None:
        """Take a row that has the table's width."""
        self.numbers.append(number)
        self.rows.append(row)
        self.raws.append(raw)


def shape(table: Table, profile: CsvProfile, width: int) -> Body:
    """Bring the records below the headings to one width, refuse those that fit none."""
    start = profile.header_line + 1
    rows = table.cells[start:]
    body = Body(around=[row for row in table.cells[: max(start - 1, 0)] if row])
    if set(map(len, rows)) == {width}:
        body.numbers = list(table.starts[start:])
        body.rows = rows  # a slice, so a copy
        body.raws = table.raws[start:]
    else:
        for place, row in enumerate(rows, start=start):
            _take(body, table, place, row, profile, width)
    _set_totals_aside(body)
    return body


def _take(
    body: Body, table: Table, place: int, row: list[str], profile: CsvProfile, width: int
) -> None:
    number, raw = table.starts[place], table.raws[place]
    if len(row) == width:
        body.add(number, row, raw)
        return
    if not any(map(str.strip, row)):
        return
    if len(row) > width and not any(map(str.strip, row[width:])):
        body.add(number, row[:width], raw)
    elif len(row) < width and (mended := _mended(row, profile, width)):
        body.add(number, mended, raw)
    elif _is_aside(row, profile):
        body.around.append(row)
    else:
        reason = "cells_missing" if len(row) < width else "cells_too_many"
        facts: dict[str, object] = {"cells": len(row), "expected": width}
        body.refused.append(RefusedLine(number, reason, plain(" ".join(row)), facts))


def _is_aside(row: list[str], profile: CsvProfile) -> bool:
    date = profile.date or 0
    dated = date < len(row) and is_date(row[date])
    return not dated or any(map(is_total, row))


def _mended(row: list[str], profile: CsvProfile, width: int) -> list[str] | None:
    """A short row made whole where only one reading of its money is possible."""
    money = (profile.amount, profile.gross, profile.money_in, profile.money_out)
    needed = (*money, profile.date, profile.sign, profile.currency, profile.balance)
    missing = width - len(row)
    if len(row) > max(column for column in needed if column is not None):
        return [*row, *[""] * missing]
    amount, currency = profile.amount, profile.currency
    if amount is None or currency is None or profile.date is None:
        return None
    gap = min(amount, currency)
    mended = [*row[: gap - missing], *[""] * missing, *row[gap - missing :]]
    sure = (
        profile.date < gap - missing
        and is_date(mended[profile.date])
        and is_currency_cell(mended[currency])
        and is_number(mended[amount])
        and currency_code(mended[amount]) == ""
    )
    return mended if sure else None


def _set_totals_aside(body: Body) -> None:
    """Rows such as Anfangssaldo and Endsaldo have the shape of a movement and are none."""
    count = len(body.rows)
    ends = {*range(min(_TOTALS, count)), *range(max(count - _TOTALS, 0), count)}
    for place in sorted(ends, reverse=True):
        row = body.rows[place]
        if any(map(is_total, row)):
            body.around.append(row)
            for column in (body.rows, body.numbers, body.raws):
                del column[place]
