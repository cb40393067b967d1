"""Chooses the profile of a CSV: the saved one where it still fits, else what is found."""

import re
from dataclasses import dataclass, replace

from sofa_desktop.domain.bank import CsvProfile
from sofa_desktop.domain.errors import Refused
from sofa_desktop.imports.amounts import decimal_mark, is_number
from sofa_desktop.imports.columns import HEADING_ROWS, SAMPLE, Found, by_headings, cells_of
from sofa_desktop.imports.content import by_content
from sofa_desktop.imports.dates import ORDERS, column_dates, date_order, is_date
from sofa_desktop.imports.headings import heading_word
from sofa_desktop.imports.tables import SEPARATORS, Table, cut

_DECLARED = re.compile(r"\s*\"?sep=([;,\t|:])\"?\s*$", re.IGNORECASE)
_ROLES = (
    "date", "valued", "amount", "money_in", "money_out", "sign", "currency", "kind",
    "counterparty", "payer", "bank_id", "related", "status", "gross", "fee", "effect", "balance",
    "account", "original", "original_currency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fit:
    """A table with the profile it is read by."""

    table: Table
    profile: CsvProfile
    width: int


def fit(lines: list[str], encoding: str, saved: CsvProfile | None) -> Fit:
    """The saved profile if it fits this file, else one found anew.

    Raises:
        Refused: ``bank.no_table`` when no reading makes a table of movements of it.
    """
    if saved is not None and (fitting := _refit(lines, encoding, saved)):
        return fitting
    best = _best(lines)
    if best is None and (unwrapped := _unwrapped(lines)) != lines:
        lines, best = unwrapped, _best(unwrapped)
    if best is None:
        raise Refused("bank.no_table")
    separator, found = best
    table = cut(lines, separator)
    return Fit(table, _profile(table, found, encoding, separator), found.width)


def _best(lines: list[str]) -> tuple[str, Found] | None:
    sample = lines[: HEADING_ROWS + SAMPLE]
    declared = _DECLARED.match(sample[0]) if sample else None
    best: tuple[str, Found] | None = None
    for separator in (declared[1],) if declared else SEPARATORS:
        rows = cut(sample, separator).cells
        found = by_headings(rows) or by_content(rows)
        if found and (best is None or _surer(found, best[1])):
            best = separator, found
    return best


def _surer(found: Found, other: Found) -> bool:
    return (found.score, found.width) > (other.score, other.width)


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines that a spreadsheet has put into quotes as a whole, without them."""
    rows = cut(lines, "\t").cells
    return [f"{row[0]}\n" if len(row) == 1 else "\n" for row in rows]


def _profile(table: Table, found: Found, encoding: str, separator: str) -> CsvProfile:
    body = [row for row in table.cells[found.header + 1 :] if len(row) == found.width]
    columns = found.columns
    dates = cells_of(body, columns["date"])
    valued = columns.get("valued")
    pairs = [
        (row[columns["date"]], row[valued])
        for row in body
        if valued is not None and row[valued] != row[columns["date"]]
    ]
    heading = table.cells[found.header] if found.header >= 0 else []
    money = [
        columns[role]
        for role in ("amount", "money_in", "money_out", "gross", "balance")
        if role in columns
    ]
    numbers = [cell for column in money for cell in cells_of(body, column)]
    return CsvProfile(
        encoding=encoding,
        separator=separator,
        decimal_mark=decimal_mark(numbers, _usual_mark(separator, heading, columns["date"])),
        header_line=found.header,
        headings=tuple(heading),
        date_order=date_order(dates, pairs, _days_above(table, found.header)),
        text=found.text,
        **{role: columns.get(role) for role in _ROLES},
    )


def _days_above(table: Table, header: int) -> list[str]:
    """The days named above the headings; they help to tell the order."""
    return [
        word.strip(".:;,")
        for row in table.cells[: max(header, 0)]
        for cell in row
        for word in cell.split()
        if len(word) > 7 and is_date(word.strip(".:;,"))
    ]


def _usual_mark(separator: str, heading: list[str], date: int) -> str:
    """The mark where no number of the column tells: what such files have as a rule."""
    if separator == ",":
        return "."
    english = bool(heading) and "date" in heading_word(heading[date])
    return "." if english and separator != ";" else ","


def _refit(lines: list[str], encoding: str, saved: CsvProfile) -> Fit | None:
    if not _is_sound(saved):
        return None
    table = cut(lines, saved.separator)
    header = _header(table, saved)
    if header is None:
        return None
    width = len(table.cells[header]) if header >= 0 else _width(table)
    used = [getattr(saved, role) for role in _ROLES]
    if any(column >= width for column in (*used, *saved.text) if column is not None):
        return None
    body = [row for row in table.cells[header + 1 :] if len(row) == width]
    if not _reads(body, saved):
        return None
    return Fit(table, replace(saved, header_line=header, encoding=encoding), width)


def _is_sound(saved: CsvProfile) -> bool:
    """Whether a profile, perhaps edited by hand, can be read by at all."""
    money = (saved.amount, saved.money_in, saved.money_out, saved.gross)
    columns = [getattr(saved, role) for role in _ROLES]
    return (
        saved.separator in (*SEPARATORS, ":")
        and saved.decimal_mark in (".", ",")
        and saved.date_order in ORDERS
        and saved.date is not None
        and any(column is not None for column in money)
        and all(column is None or column >= 0 for column in (*columns, *saved.text))
    )


def _header(table: Table, saved: CsvProfile) -> int | None:
    """Where the saved headings stand in this file; None where they do not."""
    if saved.header_line < 0:
        return -1
    if not saved.headings:
        return saved.header_line if saved.header_line < len(table.cells) else None
    wanted = [cell.strip() for cell in saved.headings]
    for place, row in enumerate(table.cells[: HEADING_ROWS * 2]):
        if [cell.strip() for cell in row] == wanted:
            return place
    return None


def _width(table: Table) -> int:
    widths = [len(row) for row in table.cells if any(map(is_date, row))]
    return max(set(widths), key=widths.count, default=0)


def _reads(body: list[list[str]], saved: CsvProfile) -> bool:
    """Whether the saved order of dates, columns and decimal mark still suit the rows."""
    dates = [row[saved.date or 0] for row in body if row[saved.date or 0].strip()]
    if not dates:
        return not body
    read = {order: sum(map(bool, column_dates(dates, order))) for order in ORDERS}
    if read[saved.date_order] < max(read.values()) or read[saved.date_order] * 2 < len(dates):
        return False
    columns = [
        column
        for column in (saved.amount, saved.money_in, saved.money_out, saved.gross)
        if column is not None
    ]
    some = body[:: len(body) // SAMPLE + 1]
    cells = [row[column] for row in some for column in columns if row[column].strip()]
    readable = sum(map(is_number, cells))
    return (
        readable * 2 >= len(cells) and decimal_mark(cells, saved.decimal_mark) == saved.decimal_mark
    )
