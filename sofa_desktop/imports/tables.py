"""Text cut into rows of cells, each with the line it starts on in an editor."""

import csv
import io
from dataclasses import dataclass
from typing import Literal

from sofa_desktop.domain.errors import Refused

SEPARATORS = (";", ",", "\t", "|")
BROKEN_SPAN = 40
"""A cell over more lines than this is a quote that was never closed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records of a file; blank lines are records without cells."""

    cells: list[list[str]]
    starts: list[int] | range
    """The line each record starts on, from 1."""
    raws: list[str]
    """Each record as it stands in the file."""


def editor_lines(text: str) -> list[str]:
    """The lines an editor shows, each with its end (always a line feed)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return io.StringIO(text, newline="\n").readlines()


def cut(lines: list[str], separator: str) -> Table:
    """Cut lines at a separator, quoted cells kept whole.

    Raises:
        Refused: ``bank.broken_table`` when a cell is too long to be one.
    """
    table = _read(lines, separator, csv.QUOTE_MINIMAL)
    if len(table.cells) < len(lines) and _looks_broken(table, len(lines)):
        return _read(lines, separator, csv.QUOTE_NONE)
    return table


def _looks_broken(table: Table, count: int) -> bool:
    ends = [*list(table.starts)[1:], count + 1]
    longest = max(end - start for start, end in zip(table.starts, ends, strict=True))
    unclosed = table.raws[-1].count('"') % 2 == 1 and "\n" in table.raws[-1].rstrip("\n")
    return longest > BROKEN_SPAN or unclosed


def _read(lines: list[str], separator: str, quoting: Literal[0, 3]) -> Table:
    reader = csv.reader(
        lines, delimiter=separator, skipinitialspace=separator != " ", quoting=quoting
    )
    ends: list[int] = []
    try:
        if quoting == csv.QUOTE_NONE or not _may_span(lines):
            cells = list(reader)
        else:
            cells = []
            for row in reader:
                cells.append(row)
                ends.append(reader.line_num)
    except csv.Error as trouble:
        raise Refused("bank.broken_table", line=reader.line_num) from trouble
    if quoting == csv.QUOTE_NONE:
        cells = [[cell.strip('"') for cell in row] for row in cells]
    if len(cells) == len(lines):
        return Table(cells, range(1, len(lines) + 1), [line.rstrip("\n") for line in lines])
    starts = [1, *(end + 1 for end in ends[:-1])]
    raws = [
        "".join(lines[start - 1 : end]).rstrip("\n")
        for start, end in zip(starts, ends, strict=True)
    ]
    return Table(cells, starts, raws)


def _may_span(lines: list[str]) -> bool:
    return any(line.count('"') % 2 for line in lines)
