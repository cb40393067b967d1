"""Dates as banks write them, and the order a whole column agrees on."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sofa_desktop.imports.headings import folded

FIRST_YEAR = 1980
LAST_YEAR = 2099
ORDERS = ("DMY", "MDY", "YMD")
_NUMBERS = re.compile(r"(\d{1,4})[.\-/ ](\d{1,2})[.\-/ ](\d{2,4})(?=$|[T ])")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|[T ])")
_NAMED = re.compile(
    r"(?:[a-z]{2,}\.?,? )?(\d{1,2})\.?[ \-/]([a-z]{3,10})\.?,?[ \-/](\d{4}|\d{2})\b"
)
_NAMED_FIRST = re.compile(r"([a-z]{3,10})\.? (\d{1,2}),? (\d{4})\b")
_EARLY = re.compile(r"(?<!\d)00\d\d(?=[.\-/ ]|\d{4}(?:$|[T ]))|(?:[.\-/]|[^\W\d] )00\d\d(?=$|[T ])")
"""A year of four digits before 100: an error of the bank's program, not short for 20.."""
_MONTHS = (
    ("jan", "ene"),
    ("feb", "fev"),
    ("mar", "maer", "mrt", "maa", "mrz"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mei"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez", "dic"),
)
Parts = tuple[int, int, int]


def parts(text: str) -> tuple[str, Parts] | None:
    """Three numbers of a date and which order they are surely in ("" where not sure)."""
    text = text.strip().strip("'\"").strip()
    if _EARLY.search(text):
        return None
    if found := _NUMBERS.match(text):
        first, second, third = found.groups()
        numbers = (int(first), int(second), int(third))
        if len(first) == 4:
            return ("YMD", numbers) if len(third) == 2 else None
        if len(first) == 3 or len(third) == 3:
            return None
        return "", numbers
    if found := _SOLID.match(text):
        return "YMD", (int(found[1]), int(found[2]), int(found[3]))
    return _named(text)


def _named(text: str) -> tuple[str, Parts] | None:
    if not any(letter.isalpha() for letter in text) or len(text) > 40:
        return None
    text = folded(text)
    if (found := _NAMED.match(text)) and (month := _month(found[2])):
        return "DMY", (int(found[1]), month, int(found[3]))
    if (found := _NAMED_FIRST.match(text)) and (month := _month(found[1])):
        return "DMY", (int(found[2]), month, int(found[3]))
    return None


def _month(name: str) -> int:
    for number, starts in enumerate(_MONTHS, start=1):
        if name.startswith(starts):
            return number
    return 0


def read_date(text: str, order: str) -> date | None:
    """The day a text names in this order; None where there is none."""
    found = parts(text)
    return _day(found[1], found[0] or order) if found else None


def _day(numbers: Parts, order: str) -> date | None:
    places = {letter: numbers[place] for place, letter in enumerate(order)}
    year = places["Y"]
    if year < 100:
        year += 1900 if year >= 80 else 2000
    try:
        return date(year, places["M"], places["D"])
    except ValueError:
        return None


def is_sane(day: date) -> bool:
    """Whether a bank can have booked on such a day."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def is_date(text: str) -> bool:
    """Whether a text reads as a day in some order."""
    return any(read_date(text, order) for order in ORDERS)


def column_dates(cells: Sequence[str], order: str) -> list[date | None]:
    """A whole column in one order; each distinct text is read once."""
    known = {cell: read_date(cell, order) for cell in set(cells)}
    return [known[cell] for cell in cells]


def date_order(
    cells: Sequence[str],
    pairs: Sequence[tuple[str, str]] = (),
    above: Sequence[str] = (),
    default: str = "DMY",
) -> str:
    """The order all dates of a column agree on.

    Days named ``above`` the table count too. Where several orders fit every date: the one in
    which the file is sorted, then the one in which booking and value date (``pairs``) lie close
    together, then the default.
    """
    unsure = [found[1] for cell in {*cells, *above} if (found := parts(cell)) and not found[0]]
    if not unsure:
        return default
    fits = {order: sum(_day(number, order) is not None for number in unsure) for order in ORDERS}
    best = max(fits.values())
    able = [order for order in ORDERS if fits[order] == best]
    if any(numbers[2] > 99 for numbers in unsure):
        able = [order for order in able if order != "YMD"] or able
    if len(able) == 1:
        return able[0]
    return min(able, key=lambda order: (*_disorder(cells, pairs, order), order != default))


def _disorder(
    cells: Sequence[str], pairs: Sequence[tuple[str, str]], order: str
) -> tuple[int, int]:
    days = [day for day in column_dates(cells, order) if day]
    falls = sum(later < earlier for earlier, later in pairwise(days))
    rises = sum(later > earlier for earlier, later in pairwise(days))
    booked = column_dates([first for first, _ in pairs], order)
    valued = column_dates([second for _, second in pairs], order)
    apart = sum(
        min(abs((first - second).days), 400)
        for first, second in zip(booked, valued, strict=True)
        if first and second
    )
    return min(falls, rises), apart
