"""Balances a CSV states: in lines around the table, or in a column beside each movement."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.money import exponent
from sofa_desktop.imports.amounts import is_number, to_minor
from sofa_desktop.imports.dates import is_date, read_date
from sofa_desktop.imports.marks import balance_word, currency_code


@dataclass(slots=True)
class Stated:
    """Opening and closing balance of one account in one currency, where stated."""

    opening: int | None = None
    closing: int | None = None
    closing_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A row beside which the bank wrote a balance, in the order of the file."""

    amount: int
    balance: int
    booked_on: date
    kept: bool
    released: int = 0
    """The part of it that gives back what was already held before this file."""


def around(
    rows: Iterable[Sequence[str]], mark: str, order: str, currency: str, *, alone: bool
) -> Stated:
    """The balances in lines outside the table: a word, then an amount, maybe a day.

    A line that names no currency speaks for this one only if it is ``alone`` in the file.
    """
    found: dict[str, tuple[int, date | None]] = {}
    for row in rows:
        kind, amount, day = _line(row, mark, order, currency, alone=alone)
        if amount is not None and (kind not in found or (day and not found[kind][1])):
            found[kind] = amount, day
    last = found.get("last")
    opening = found.get("opening", last if "closing" in found else None)
    closing = found.get("closing", last)
    stated = Stated(opening[0] if opening else None)
    if closing:
        stated.closing, stated.closing_on = closing
    return stated


def _line(
    row: Sequence[str], mark: str, order: str, currency: str, *, alone: bool
) -> tuple[str, int | None, date | None]:
    place = next((place for place, cell in enumerate(row) if balance_word(cell)), None)
    if place is None:
        return "", None, None
    amounts = [
        cell for cell in row if is_number(cell) and not is_date(cell) and balance_word(cell) == ""
    ]
    others = {code for cell in row if (code := currency_code(cell)) and cell.strip().isupper()}
    if not amounts or (currency not in others if others else not alone):
        return "", None, None
    reading = to_minor(amounts[-1], mark, exponent(currency))
    days = [day for cell in row for day in _days(cell, order)]
    amount = reading if isinstance(reading, int) else None
    return balance_word(row[place]), amount, days[0] if days else None


def _days(cell: str, order: str) -> list[date]:
    """The day a cell is, or the last word of a sentence such as Kontostand vom 09.12.2025."""
    words = [cell, *cell.rstrip(" :.").split()]
    return [day for word in words if len(word) > 5 and (day := read_date(word.strip(":"), order))]


def beside(steps: Sequence[Step]) -> Stated:
    """The balances a running column gives; nothing where it does not run.

    What is only held at the end is not taken off the closing balance, and what was held before
    the first line not off the opening one: neither is a movement.
    """
    if not steps:
        return Stated()
    ordered = _oldest_first(steps)
    if ordered is None:
        return Stated()
    released = sum(step.released for step in ordered)
    first, last = ordered[0], ordered[-1]
    moved_first = first.kept or _moved_first(ordered)
    held = -released + (0 if first.kept or not moved_first else first.amount)
    for before, step in itertools.pairwise(ordered):
        if not step.kept and step.balance - before.balance == step.amount:
            held += step.amount
    opening = first.balance - (first.amount if moved_first else 0) + released
    days = [step.booked_on for step in ordered if step.kept]
    return Stated(opening, last.balance - held, max(days, default=last.booked_on))


def _moved_first(ordered: Sequence[Step]) -> bool:
    """Whether a first line that is no booking moved the balance: its likes tell."""
    likes = [
        later.balance - earlier.balance == later.amount
        for earlier, later in itertools.pairwise(ordered)
        if not later.kept
    ]
    return all(likes)


def _oldest_first(steps: Sequence[Step]) -> list[Step] | None:
    pairs = list(itertools.pairwise(steps))
    if not pairs:
        return list(steps)
    onward = sum(_follows(later, earlier) for earlier, later in pairs)
    backward = sum(_follows(earlier, later) for earlier, later in pairs)
    if max(onward, backward) * 10 < len(pairs) * 9:
        return None
    if onward == backward:
        backward += steps[0].booked_on > steps[-1].booked_on
    return list(steps) if onward >= backward else list(reversed(steps))


def _follows(later: Step, earlier: Step) -> bool:
    moved = later.balance - earlier.balance
    return moved == later.amount or (not later.kept and moved == 0)
