"""A bank's CSV, whole: find or trust its profile, read its lines, state its balances."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sofa_desktop.domain.bank import BankFile, BankLine, BankStatement, CsvProfile, RefusedLine
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.money import is_currency
from sofa_desktop.imports.amounts import SYMBOLS
from sofa_desktop.imports.balances import Stated, Step, around, beside
from sofa_desktop.imports.csv_lines import Lines, Reader
from sofa_desktop.imports.headings import heading_currency
from sofa_desktop.imports.marks import balance_word, currency_code, is_currency_cell
from sofa_desktop.imports.profiles import Fit, fit
from sofa_desktop.imports.shaping import Body, shape
from sofa_desktop.imports.tables import editor_lines
from sofa_desktop.imports.texts import NAME_CAP, plain

PREVIEW_ROWS = 12
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def read_csv(text: str, encoding: str, profile: CsvProfile | None, currency: str) -> BankFile:
    """Read a table of movements.

    Raises:
        Refused: ``bank.no_table``, ``bank.broken_table``, ``bank.no_currency``.
    """
    found = fit(editor_lines(text), encoding, profile)
    body = shape(found.table, found.profile, found.width)
    default = _currency(found, body, currency)
    lines = Reader(body, found.profile, default).read()
    _set_notes_aside(lines, body, found.profile)
    _refuse_releases(lines, found.profile)
    statements = _statements(lines, body, found, default)
    return BankFile("csv", statements, found.profile, _preview(found, body))


def _preview(found: Fit, body: Body) -> tuple[tuple[str, ...], ...]:
    header = found.profile.header_line
    first = [found.table.cells[header]] if header >= 0 else []
    rows = [*first, *body.rows[:PREVIEW_ROWS]]
    return tuple(tuple(plain(cell, NAME_CAP) for cell in row) for row in rows)


def _currency(found: Fit, body: Body, wanted: str) -> str:
    """The currency where a row names none: a heading's, the account's, or the lines' around."""
    profile = found.profile
    headings = found.table.cells[profile.header_line] if profile.header_line >= 0 else []
    money = (profile.amount, profile.money_in, profile.money_out, profile.gross, profile.balance)
    for column in money:
        if column is not None and column < len(headings):
            named = heading_currency(headings[column])
            if named:
                return named
    if profile.currency is not None and any(row[profile.currency].strip() for row in body.rows):
        return wanted
    if wanted and not is_currency(wanted):
        raise Refused("bank.no_currency")
    named = wanted or _named_in(_money_cells(body, money)) or _named_around(body)
    if not named and body.rows:
        raise Refused("bank.no_currency")
    return named


def _money_cells(body: Body, columns: Iterable[int | None]) -> Iterable[str]:
    for row in body.rows[:PREVIEW_ROWS]:
        yield from (row[column] for column in columns if column is not None)


def _named_in(cells: Iterable[str]) -> str:
    for cell in cells:
        for symbol, code in SYMBOLS.items():
            if symbol in cell.upper() or code in cell.upper():
                return code
    return ""


def _named_around(body: Body) -> str:
    codes = Counter(
        currency_code(cell) for row in body.around for cell in row if is_currency_cell(cell)
    )
    return next(iter(codes), "") if len(codes) == 1 else ""


def _set_notes_aside(lines: Lines, body: Body, profile: CsvProfile) -> None:
    """Rows with neither a day nor an amount, at either end, are notes and no movements."""
    places = range(len(lines.made))
    for order in (places, reversed(places)):
        for place in order:
            if lines.reasons.get(place) != "no_date" or not _is_note(body.rows[place], profile):
                break
            body.around.append(body.rows[place])
            lines.reasons[place] = ""
    for place in places if "no_date" in lines.reasons.values() else ():
        if lines.reasons.get(place) and not any(map(str.strip, body.rows[place])):
            lines.reasons[place] = ""


def _is_note(row: list[str], profile: CsvProfile) -> bool:
    money = (profile.amount, profile.money_in, profile.money_out, profile.gross)
    if not any(row[column].strip() for column in money if column is not None):
        return True
    day = row[profile.date] if profile.date is not None else ""
    sums = ("summe", "total", "sum", "gesamt")
    return not any(map(str.isdigit, day)) and any(
        balance_word(cell) or cell.strip().casefold().startswith(sums) for cell in row
    )


def _refuse_releases(lines: Lines, profile: CsvProfile) -> None:
    """A line that gives back exactly what a pending one held is no movement either."""
    if profile.related is None:
        return
    held = {
        line.bank_id: line.amount_minor
        for place, line in enumerate(lines.made)
        if line.bank_id and lines.reasons.get(place) in ("pending", "hold")
    }
    for place, (line, other) in enumerate(zip(lines.made, lines.related, strict=True)):
        if other.strip() and held.get(other.strip()) == -line.amount_minor:
            lines.reasons.setdefault(place, "hold")


def _statements(lines: Lines, body: Body, found: Fit, default: str) -> tuple[BankStatement, ...]:
    groups, profile = _groups(lines), found.profile
    real = [key for key in groups if key[1]] or [("", default)]
    for key in [key for key in groups if key not in real]:
        groups.setdefault(real[0], []).extend(groups.pop(key))
    alone = len(real) == 1
    if alone and not real[0][0] and (account := _account_above(found)):
        groups = {(account, real[0][1]): groups.get(real[0], [])}
        real = list(groups)
    made = [_statement(lines, key, groups.get(key, []), profile) for key in real]
    for place, (account, currency) in enumerate(real):
        outside = around(
            body.around, profile.decimal_mark, profile.date_order, currency, alone=alone
        )
        if alone or not account:
            made[place] = _with(made[place], outside)
    made[0] = replace(made[0], refused=_in_order([*made[0].refused, *lines.refused]))
    return tuple(made)


def _account_above(found: Fit) -> str:
    """The account's number, where the lines above the headings name exactly one."""
    above = found.table.cells[: max(found.profile.header_line, 0)]
    cells = {cell.replace(" ", "") for row in above for cell in row}
    ibans = [cell for cell in cells if _IBAN.fullmatch(cell)]
    return ibans[0] if len(ibans) == 1 else ""


def _groups(lines: Lines) -> dict[tuple[str, str], list[int]]:
    """The places of each account's lines in each currency; notes left out."""
    accounts = {account.strip() for account in set(lines.accounts)} - {""}
    first = min(accounts) if len(accounts) == 1 else ""
    if len(accounts) < 2 and len(set(lines.currencies)) == 1 and not lines.reasons:
        return {(first, lines.currencies[0]): list(range(len(lines.made)))}
    groups: dict[tuple[str, str], list[int]] = {}
    for place, (account, currency) in enumerate(zip(lines.accounts, lines.currencies, strict=True)):
        if lines.reasons.get(place) != "":
            groups.setdefault((first or account.strip(), currency), []).append(place)
    return groups


def _in_order(refused: Iterable[RefusedLine]) -> tuple[RefusedLine, ...]:
    return tuple(sorted(refused, key=lambda line: line.line))


def _with(statement: BankStatement, stated: Stated) -> BankStatement:
    """The balances stated around the table count before those beside the rows."""
    if stated.opening is not None:
        statement = replace(statement, opening_minor=stated.opening)
    if stated.closing is not None:
        statement = replace(statement, closing_minor=stated.closing, closing_on=stated.closing_on)
    return statement


def _statement(
    lines: Lines, key: tuple[str, str], places: list[int], profile: CsvProfile
) -> BankStatement:
    account, currency = key
    reasons, made = lines.reasons, lines.made
    kept = [made[place] for place in places if place not in reasons]
    refused = [_refusal(made[place], reasons[place]) for place in places if place in reasons]
    running = beside(_steps(lines, places)) if profile.balance is not None else Stated()
    return BankStatement(
        lines=tuple(kept),
        refused=_in_order(refused),
        account_name=plain(account, NAME_CAP),
        currency=currency,
        closing_minor=running.closing,
        closing_on=running.closing_on,
        opening_minor=running.opening,
    )


def _refusal(line: BankLine, reason: str) -> RefusedLine:
    told = " · ".join(filter(None, (line.counterparty, line.text)))
    facts: dict[str, object] = {}
    if line.amount_minor:
        facts = {"amount_minor": line.amount_minor, "currency": line.currency}
    return RefusedLine(line.line, reason, told, facts)


def _steps(lines: Lines, places: list[int]) -> list[Step]:
    steps = []
    ids = {line.bank_id for line in lines.made}
    for place in places:
        line, balance = lines.made[place], lines.balances[place]
        if not isinstance(balance, int) or line.booked_on.year == 1:
            continue
        reason = lines.reasons.get(place)
        foreign = reason == "hold" and line.amount_minor > 0
        foreign = foreign and lines.related[place].strip() not in ids
        steps.append(
            Step(
                line.amount_minor,
                balance,
                line.booked_on,
                reason is None,
                line.amount_minor if foreign else 0,
            )
        )
    return steps
