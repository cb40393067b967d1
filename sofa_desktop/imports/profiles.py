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

_DECLARED = re.compile(r"\s*\"?sep=(.)\"?\s*$", re.IGNORECASE)
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
    separator, found = _best(lines)
    table = cut(lines, separator)
    return Fit(table, _profile(table, found, encoding, separator), found.width)


def _best(lines: list[str]) -> tuple[str, Found]:
    sample = lines[: HEADING_ROWS + SAMPLE]
    declared = _DECLARED.match(sample[0]) if sample else None
    best: tuple[int, int, str, Found] | None = None
    for place, separator in enumerate((declared[1],) if declared else SEPARATORS):
        rows = cut(sample, separator).cells
        found = by_headings(rows) or by_content(rows)
        if found and (best is None or (found.score, found.width) > best[:2]):
            best = (found.score, found.width, separator, found)
        del place
    if best is None:
        raise Refused("bank.no_table")
    return best[2], best[3]


def _profile(table: Table, found: Found, encoding: str, separator: str) -> CsvProfile:
    body = [row for row in table.cells[found.header + 1 :] if len(row) == found.width]
    columns = found.columns
    dates = cells_of(body, columns["date"])
    valued = columns.get("valued")
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
        date_order=date_order(
            dates, [row[valued] for row in body if row[columns["date"]].strip()] if valued else ()
        ),
        text=found.text,
        **{role: columns.get(role) for role in _ROLES},
    )


def _usual_mark(separator: str, heading: list[str], date: int) -> str:
    """The mark where no number of the column tells: what such files have as a rule."""
    if separator == ",":
        return "."
    english = bool(heading) and "date" in heading_word(heading[date])
    return "." if english and separator != ";" else ","


def _refit(lines: list[str], encoding: str, saved: CsvProfile) -> Fit | None:
    table = cut(lines, saved.separator)
    header = _header(table, saved)
    if header is None or saved.date is None:
        return None
    width = len(table.cells[header]) if header >= 0 else _width(table)
    used = [getattr(saved, role) for role in _ROLES]
    if any(column >= width for column in (*used, *saved.text) if column is not None):
        return None
    body = [row for row in table.cells[header + 1 :] if len(row) == width]
    if not _reads(body, saved):
        return None
    return Fit(table, replace(saved, header_line=header, encoding=encoding), width)


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
    """Whether the saved order of dates and the saved columns still read most of the rows."""
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
    readable = sum(any(is_number(row[column]) for column in columns) for row in body[:SAMPLE])
    return readable * 2 >= min(len(body), SAMPLE)
