"""Text cut into rows of cells, each with the line it starts on in an editor."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from sofa_desktop.domain.errors import Refused

SEPARATORS = (";", ",", "\t", "|")
LONGEST_LINE = 1_000_000
"""Letters of a line; beyond it the text is no table."""


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

    A quotation mark that only begins a word would swallow the lines up to the next one. So where
    cells go over lines, every mark has to be in its place; else marks mean nothing in this file.

    Raises:
        Refused: ``bank.broken_table`` when a line is too long to be one.
    """
    if len(max(lines, key=len, default="")) > LONGEST_LINE:
        raise Refused("bank.broken_table", line=1)
    spans = any(line.count('"') % 2 for line in lines)
    try:
        table = _read(lines, separator, csv.QUOTE_MINIMAL, strict=spans)
    except csv.Error:
        return _unquoted(lines, separator)
    if len(table.cells) < len(lines) and _swallowed(table, separator):
        return _unquoted(lines, separator)
    return table


def _swallowed(table: Table, separator: str) -> bool:
    """Whether a cell over lines holds a whole line of the table."""
    widths = Counter(map(len, table.cells))
    width = widths.most_common(1)[0][0]
    return any(
        line.count(separator) >= width - 1 > 0 and '"' not in line
        for raw in table.raws
        if "\n" in raw
        for line in raw.split("\n")[1:]
    )


def _unquoted(lines: list[str], separator: str) -> Table:
    try:
        table = _read(lines, separator, csv.QUOTE_NONE, strict=False)
    except csv.Error as trouble:
        raise Refused("bank.broken_table", line=1) from trouble
    cells = [[cell.strip('"') for cell in row] for row in table.cells]
    return Table(cells, table.starts, table.raws)


def _read(lines: list[str], separator: str, quoting: Literal[0, 3], *, strict: bool) -> Table:
    cells, ends = [], []
    reader = csv.reader(
        lines, delimiter=separator, skipinitialspace=True, quoting=quoting, strict=strict
    )
    for row in reader:
        cells.append(row)
        ends.append(reader.line_num)
    if len(cells) == len(lines):
        return Table(cells, range(1, len(lines) + 1), [line.rstrip("\n") for line in lines])
    starts = [1, *(end + 1 for end in ends[:-1])]
    raws = [
        "".join(lines[start - 1 : end]).rstrip("\n")
        for start, end in zip(starts, ends, strict=True)
    ]
    return Table(cells, starts, raws)
