"""Finds out how a bank writes its CSV when there are headings."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sofa_desktop.imports.amounts import is_number, undressed
from sofa_desktop.imports.dates import is_date
from sofa_desktop.imports.headings import ROOTS, heading_word, roles
from sofa_desktop.imports.marks import direction, is_currency_cell, state

HEADING_ROWS = 80
"""How far down a table headings are looked for."""
SAMPLE = 400
_NUMBER = re.compile(r"\s*[A-Z]{2}\d{2}[A-Z0-9 ]{10,32}\s*|[\d\s/-]{5,}")
Rows = Sequence[Sequence[str]]


@dataclass(slots=True)
class Found:
    """Columns by role, the row of the headings, and how sure that is."""

    header: int
    width: int
    score: int
    columns: dict[str, int] = field(default_factory=dict)
    text: tuple[int, ...] = ()


def cells_of(rows: Rows, column: int) -> list[str]:
    """The cells of a column that are not blank."""
    return [row[column] for row in rows if len(row) > column and row[column].strip()]


def share_of(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    """How many of these cells pass, from 0 to 1."""
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def by_headings(rows: Rows) -> Found | None:
    """The columns of the row that reads most like headings; None where no row does."""
    best: Found | None = None
    for header, row in enumerate(rows[:HEADING_ROWS]):
        named = [cell for cell in row if cell.strip()]
        if len(named) < 2 or any(is_date(cell) for cell in named):
            continue
        found = _judged(rows, header)
        if found and (best is None or found.score > best.score):
            best = found
    return best


def _judged(rows: Rows, header: int) -> Found | None:
    headings = rows[header]
    body = [row for row in rows[header + 1 : header + 1 + SAMPLE] if any(map(str.strip, row))]
    known = roles(headings)
    for role, words in ROOTS.items():
        if role not in known:
            known[role] = _by_root(headings, body, role, words, known)
    columns = {role: found[0] for role, found in known.items() if found}
    if not {"date", "amount"} <= columns.keys() and not _has_money(columns):
        return None
    columns["date"] = _date_column(known["date"], body)
    dates = cells_of(body, columns["date"])
    if body and not any(map(is_date, dates)):
        return None
    found = Found(header, len(headings), 100 + len(columns), columns)
    _settle(found, known, body)
    return found if _has_money(found.columns) else None


def _has_money(columns: dict[str, int]) -> bool:
    sides = "money_in" in columns and "money_out" in columns
    one = bool(columns.keys() & {"amount", "net", "gross"})
    return "date" in columns and (sides or one)


def _date_column(candidates: Sequence[int], body: Rows) -> int:
    """The surest heading whose cells are days; a column of blanks is none."""
    for column in candidates:
        if any(map(is_date, cells_of(body, column))):
            return column
    return candidates[0]


def _by_root(
    headings: Sequence[str],
    body: Rows,
    role: str,
    words: Sequence[str],
    known: dict[str, list[int]],
) -> list[int]:
    test = is_date if role == "date" else is_number
    taken = {column for columns in known.values() for column in columns}
    return [
        column
        for column, heading in enumerate(headings)
        if column not in taken
        and any(word in heading_word(heading) for word in words)
        and share_of(cells_of(body, column), test) > 0.5
    ]


def _settle(found: Found, known: dict[str, list[int]], body: Rows) -> None:
    columns = found.columns
    _settle_valuta(columns, known, body)
    _settle_money(columns, body)
    settle_sign(columns, body, found.width)
    if "bank_id" in columns:
        ids = cells_of(body, columns["bank_id"])
        if len(set(ids)) * 10 < len(body) * 7:
            del columns["bank_id"]
    if heading_is_info(columns, body):
        del columns["status"]
    _settle_counterparty(columns, known, body)
    payer = columns.get("payer")
    if payer is not None and columns.get("counterparty", payer) == payer:
        columns["counterparty"] = columns.pop("payer")
    used = {column for role, column in columns.items() if role not in ("text", "kind")}
    text = sorted(column for column in known.get("text", []) if column not in used)
    columns.pop("text", None)
    if "kind" in columns and columns["kind"] not in text:
        text.append(columns["kind"])
    found.text = tuple(text)


def _settle_counterparty(columns: dict[str, int], known: dict[str, list[int]], body: Rows) -> None:
    """A name before an account number, where both columns have a heading that fits."""
    for column in known.get("counterparty", []):
        cells = cells_of(body, column)
        if cells and share_of(cells, lambda cell: _NUMBER.fullmatch(cell) is not None) < 0.5:
            columns["counterparty"] = column
            return


def heading_is_info(columns: dict[str, int], body: Rows) -> bool:
    """Whether the column of states holds something else: no cell of it is a state word."""
    if "status" not in columns:
        return False
    cells = set(cells_of(body, columns["status"]))
    return len(cells) > 12 and not any(map(state, cells))


def _settle_valuta(columns: dict[str, int], known: dict[str, list[int]], body: Rows) -> None:
    """Valuta is a day in German and a currency in Dutch: the cells tell."""
    for role, test in (("currency", is_currency_cell), ("valued", is_date)):
        fitting = [
            column
            for column in known.get(role, [])
            if column != columns["date"]
            and (not body or share_of(cells_of(body, column), test) >= 0.5)
        ]
        columns.pop(role, None)
        if fitting:
            columns[role] = fitting[0]


def _settle_money(columns: dict[str, int], body: Rows) -> None:
    """Which columns say what moved: one, two, or gross with fee and net."""
    if "net" in columns:
        gross = columns.pop("gross", columns.get("amount"))
        columns["amount"] = columns.pop("net")
        if gross is not None and gross != columns["amount"]:
            columns["gross"] = gross
    elif "gross" in columns and "amount" not in columns:
        columns["amount"] = columns.pop("gross")
    sides = [columns.get("money_in"), columns.get("money_out")]
    if None in sides or sides[0] == sides[1] or not _two_sided(sides, body):
        columns.pop("money_in", None)
        columns.pop("money_out", None)
    elif "amount" in columns and not has_negatives(cells_of(body, columns["amount"])):
        del columns["amount"]
    elif "amount" in columns:
        del columns["money_in"], columns["money_out"]
    if "fee" in columns and "amount" in columns and "gross" not in columns:
        _settle_fee(columns, body)
    if "gross" in columns and "amount" not in columns and "fee" not in columns:
        columns["amount"] = columns.pop("gross")


def _two_sided(sides: Sequence[int | None], body: Rows) -> bool:
    return all(
        side is not None
        and (not (cells := cells_of(body, side)) or share_of(cells, is_number) > 0.5)
        for side in sides
    )


def _settle_fee(columns: dict[str, int], body: Rows) -> None:
    """Where only the running balance tells, find out whether the amount is before the fee."""
    if "balance" not in columns:
        return
    triples = []
    for row in body:
        if len(row) > max(columns["amount"], columns["fee"], columns["balance"]):
            numbers = [_rough(row[columns[role]]) for role in ("amount", "fee", "balance")]
            if None not in numbers:
                triples.append([number or 0 for number in numbers])
    steps = list(itertools.pairwise(triples))
    steps += [(later, earlier) for earlier, later in steps]
    after = sum(b[2] - a[2] == b[0] and b[1] != 0 for a, b in steps)
    before = sum(b[2] - a[2] == b[0] - abs(b[1]) and b[1] != 0 for a, b in steps)
    if before > after:
        columns["gross"] = columns.pop("amount")


def _rough(cell: str) -> int | None:
    found = undressed(cell)
    if found is None:
        return None
    return found[0] * int("".join(letter for letter in found[1] if letter.isdigit()))


def has_negatives(cells: Sequence[str]) -> bool:
    """Whether any of these numbers is below zero."""
    return any(found and found[0] < 0 for found in map(undressed, cells))


def settle_sign(columns: dict[str, int], body: Rows, width: int) -> None:
    """A column of marks (S and H, Debit and Credit) counts where no amount has a sign."""
    stated = columns.pop("sign", None)
    if "amount" not in columns or has_negatives(cells_of(body, columns["amount"])):
        return
    taken = {columns[role] for role in columns if role not in ("kind", "status")}
    candidates = [stated] if stated is not None else [*range(width)]
    for column in candidates:
        cells = cells_of(body, column)
        if column in taken or len(cells) * 10 < len(body) * 9:
            continue
        if cells and all(map(direction, cells)):
            columns["sign"] = column
            return
