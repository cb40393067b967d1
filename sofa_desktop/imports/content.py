"""Finds out how a bank writes its CSV when there are no headings it knows: by what cells hold."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from sofa_desktop.imports.amounts import is_number, undressed
from sofa_desktop.imports.columns import (
    SAMPLE,
    Found,
    Rows,
    cells_of,
    has_negatives,
    settle_sign,
    share_of,
)
from sofa_desktop.imports.dates import is_date
from sofa_desktop.imports.marks import is_currency_cell

_ACCOUNT = re.compile(r"'?[A-Z]{2}\d{2}[A-Z0-9 ]{10,30}'?|'?\d{6,}'?")
_MARKED = re.compile(r"[.,]\d{1,3}\D{0,4}$|^\s*[-+−]|[-−]\s*$")


def by_content(rows: Rows) -> Found | None:
    """The columns as their cells suggest; None where that is no sure reading.

    Money is never guessed: where two columns could be the amount and nothing tells which, the
    answer is None.
    """
    start, width = _block(rows)
    if width < 2:
        return None
    body = [row for row in rows[start : start + SAMPLE] if len(row) == width]
    dates = [column for column in range(width) if share_of(_filled(body, column), is_date) > 0.8]
    if not dates:
        return None
    columns = {"date": dates[0]}
    if len(dates) > 1:
        columns["valued"] = dates[1]
    currencies = [
        column for column in range(width) if share_of(_filled(body, column), is_currency_cell) > 0.8
    ]
    if currencies:
        columns["currency"] = currencies[0]
    numbers = [
        column
        for column in range(width)
        if column not in dates and share_of(cells_of(body, column), _is_amount) > 0.8
    ]
    if not _money(columns, numbers, body):
        return None
    settle_sign(columns, body, width)
    found = Found(start - 1 if _has_heading(rows, start, width) else -1, width, len(body), columns)
    found.text = _texts(columns, body, width)
    return found


def _filled(body: Rows, column: int) -> list[str]:
    cells = cells_of(body, column)
    return cells if len(cells) * 2 > len(body) else []


def _is_amount(cell: str) -> bool:
    found = undressed(cell)
    return found is not None and (_MARKED.search(cell) is not None or len(found[1]) < 6)


def _block(rows: Rows) -> tuple[int, int]:
    """Where the table begins and how wide it is: the first row of the usual width with a day."""
    dated = [
        (place, len(row))
        for place, row in enumerate(rows)
        if len(row) > 1 and any(map(is_date, row))
    ]
    if not dated:
        return 0, 0
    width, _ = Counter(width for _, width in dated).most_common(1)[0]
    return next(place for place, wide in dated if wide == width), width


def _has_heading(rows: Rows, start: int, width: int) -> bool:
    above = rows[start - 1] if start else []
    return len(above) == width and all(cell.strip() and not is_number(cell) for cell in above)


def _money(columns: dict[str, int], numbers: Sequence[int], body: Rows) -> bool:
    if not numbers:
        return False
    if len(numbers) == 1:
        columns["amount"] = numbers[0]
        return len(cells_of(body, numbers[0])) * 2 > len(body)
    full = [column for column in numbers if len(cells_of(body, column)) * 10 > len(body) * 9]
    for pair in combinations(numbers, 2):
        if _one_of_two(pair, body):
            return _sides(columns, pair, [column for column in full if column not in pair], body)
    if len(full) == 1:
        columns["amount"] = full[0]
        return True
    for amount in full:
        for balance in full:
            if amount != balance and chains(body, amount, balance):
                columns["amount"], columns["balance"] = amount, balance
                return True
    return False


def _one_of_two(pair: Sequence[int], body: Rows) -> bool:
    return all(bool(row[pair[0]].strip()) != bool(row[pair[1]].strip()) for row in body)


def _sides(columns: dict[str, int], pair: Sequence[int], full: Sequence[int], body: Rows) -> bool:
    first, second = pair
    negative = [has_negatives(cells_of(body, column)) for column in pair]
    if negative[0] != negative[1]:
        out, into = (first, second) if negative[0] else (second, first)
    elif len(full) == 1 and _adds_up(body, first, second, full[0]):
        out, into = first, second
    elif len(full) == 1 and _adds_up(body, second, first, full[0]):
        out, into = second, first
    else:
        return False
    columns["money_out"], columns["money_in"] = out, into
    if len(full) == 1:
        columns["balance"] = full[0]
    return True


def chains(body: Rows, amount: int, balance: int) -> bool:
    """Whether one column is the running total of another, in either order of time."""
    return _runs([(_digits(row[amount]), _digits(row[balance])) for row in body])


def _adds_up(body: Rows, out: int, into: int, balance: int) -> bool:
    """The same for a column of what goes out and one of what comes in."""
    return _runs(
        [(_digits(row[into]) - abs(_digits(row[out])), _digits(row[balance])) for row in body]
    )


def _runs(numbers: Sequence[tuple[int, int]]) -> bool:
    steps = list(pairwise(numbers))
    if not steps:
        return False
    onward = sum(later[1] - earlier[1] == later[0] for earlier, later in steps)
    backward = sum(earlier[1] - later[1] == earlier[0] for earlier, later in steps)
    return max(onward, backward) * 10 > len(steps) * 8


def _digits(cell: str) -> int:
    """A number in hundredths, whatever the marks: enough to compare two columns."""
    found = undressed(cell)
    if found is None:
        return 0
    sign, text = found
    place = max(text.rfind("."), text.rfind(","))
    part = text[place + 1 :] if place >= 0 and len(text) - place - 1 < 3 else ""
    whole = text[:place] if part else text
    digits = "".join(letter for letter in whole if letter.isdigit()) + part.ljust(2, "0")
    return sign * int(digits)


def _texts(columns: dict[str, int], body: Rows, width: int) -> tuple[int, ...]:
    used = set(columns.values())
    return tuple(
        column
        for column in range(width)
        if column not in used
        and (cells := cells_of(body, column))
        and share_of(cells, lambda cell: any(map(str.isalpha, cell))) > 0.5
        and share_of(cells, lambda cell: _ACCOUNT.fullmatch(cell.strip()) is not None) < 0.8
    )
