"""A folder of CSV files, one a table, for a spreadsheet or another program.

A cell that a spreadsheet could take for a formula gets an apostrophe before it, and so does one
that begins with an apostrophe: to have the text as it is kept, take one leading apostrophe away.
"""

import csv
import io
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sofa_desktop.charts.picture import decimal
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t

_STARTS = frozenset("=+-@'\t\r\n")
_AMOUNTS: Final[Mapping[str, tuple[str, str]]] = {
    "minor": ("amount", "currency"),
    "fee_minor": ("fee", "currency"),
    "budget_minor": ("budget", "currency"),
    "principal_minor": ("principal", "currency"),
    "pay_minor": ("pay", "currency"),
    "closing_minor": ("closing", "currency"),
    "original_minor": ("original", "original_currency"),
}
"""Columns of minor units, each with the column of decimals beside it and that of its currency."""
READ_ME: Final = "README.txt"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is kept."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[object]] = field(default=())
    folder: str = ""
    """A folder of its own inside the folder, or empty."""


def write_tables(tables: Iterable[Table], out: Path) -> list[str]:
    """Make the folder with a file for each table; there whole or not at all. The files' names.

    Raises:
        Refused: ``file.exists`` where something is there already, ``document.not_written``.
    """
    if out.exists() and not _is_empty_folder(out):
        raise Refused("file.exists", name=out.name)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        names = [_write(table, part) for table in tables]
        (part / READ_ME).write_text(_read_me(), encoding="utf-8", newline="\n")
        if out.exists():
            out.rmdir()
        part.rename(out)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("document.not_written", path=str(out), reason=reason) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return names


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and next(path.iterdir(), None) is None


def _write(table: Table, folder: Path) -> str:
    name = "/".join(filter(None, (table.folder, f"{table.name}.csv")))
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(table))
    return name


def csv_lines(table: Table) -> Iterator[str]:
    """The lines of a table's file, headings first (RFC 4180)."""
    places = {name: place for place, name in enumerate(table.columns)}
    amounts = {
        places[minor]: (name, places[currency])
        for minor, (name, currency) in _AMOUNTS.items()
        if minor in places and currency in places
    }
    headings = []
    for place, name in enumerate(table.columns):
        headings.append(name)
        if place in amounts:
            headings.append(amounts[place][0])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    for row in table.rows:
        writer.writerow(_cells(row, amounts))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _cells(row: Sequence[object], amounts: Mapping[int, tuple[str, int]]) -> Iterator[object]:
    for place, value in enumerate(row):
        yield inert(value) if isinstance(value, str) else value
        if place in amounts:
            currency = row[amounts[place][1]]
            known = isinstance(value, int) and isinstance(currency, str) and currency
            yield decimal(value, currency) if known else ""  # type: ignore[arg-type]


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    first = unicodedata.normalize("NFKC", text.lstrip(" \N{NO-BREAK SPACE}")[:1])
    return f"'{text}" if first and first[0] in _STARTS else text


def _read_me() -> str:
    return t(
        "export",
        "Tables of a circle, written by SoFA Desktop.\n"
        "\n"
        "Each file is a table, in the order in which its records were made: comma-separated, "
        "UTF-8, headings in the first line. Days are year-month-day. Amounts stand twice: in "
        "minor units (cents) and as decimals with a point. Identifiers tie the tables together: "
        "postings.csv belongs to entries.csv by entry_id, to accounts.csv by account_id.\n"
        "\n"
        "A text that a spreadsheet could take for a formula, because it begins with = + - @ or a "
        "tab, has an apostrophe before it; so has a text that begins with an apostrophe. To have "
        "it as it is kept, take one leading apostrophe away.\n"
        "\n"
        "Receipts are named with the SHA-256 of their content, which is in the circle file.\n",
    )
