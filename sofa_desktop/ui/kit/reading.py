"""Reads amounts and days as people type them. No Qt."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

SIGNS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{HYPHEN}": "-"})
GROUPED = re.compile(r"\d{1,3}(?:[ '’]\d{3})+|\d+")
BLANKS = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]+")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def read_amount(text: str, places: int, currency: str = "", point: str = ".") -> int | None:
    """The minor units a person meant: 1.234,56 and 1,234.56 and −80; None when unclear.

    ``places`` are the decimals of the currency. One separator before exactly three digits
    groups thousands, unless the currency has three decimals and it is ``point``.
    """
    plain = BLANKS.sub(" ", text.translate(SIGNS)).strip()
    if currency:
        plain = re.sub(rf"^{currency}\s*|\s*{currency}$", "", plain, flags=re.IGNORECASE)
    sign = 1
    bracketed = re.fullmatch(r"\((.+)\)", plain)
    if bracketed:
        sign, plain = -1, bracketed[1]
    elif plain[:1] in {"-", "+"}:
        sign, plain = (-1 if plain[0] == "-" else 1), plain[1:].strip()
    parts = _whole_and_part(plain, places, point)
    if parts is None:
        return None
    whole, part = parts
    return int(sign * (int(whole) * 10**places + int(part.ljust(places, "0") or "0")))


def _whole_and_part(plain: str, places: int, point: str) -> tuple[str, str] | None:
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return _checked(plain, "", places)
    last = marks[-1]
    whole, _, part = plain.rpartition(last)
    if len(set(marks)) == 2:
        other = "," if last == "." else "."
        if marks.count(last) > 1:
            return None
        return _checked(whole, part, places, other)
    grouping = len(marks) > 1 or (len(part) == 3 and (places != 3 or last != point))
    if grouping:
        return _checked(plain, "", places, last)
    return _checked(whole or "0", part, places)


def _checked(whole: str, part: str, places: int, group: str = "") -> tuple[str, str] | None:
    if group and group in whole:
        digits = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole)
    else:
        digits = GROUPED.fullmatch(whole)
    if digits is None or len(part) > places or not (part.isdecimal() or not part):
        return None
    if not whole.isascii() or not part.isascii():
        return None
    return re.sub(r"\D", "", whole), part


def read_day(
    text: str,
    today: date,
    *,
    months: Mapping[str, int] | None = None,
    words: Mapping[str, int] | None = None,
    month_first: bool = False,
) -> date | None:
    """The day a person meant; None when unclear.

    Knows 2026-11-24, 24.11., 24.11.26, 24/11/2026, 24 Nov, Nov 24 2026, 24 (of this month),
    +3 and -2 (days from today), and ``words`` such as today. A day without its year is the one
    nearest to today. ``months`` adds month names of the person's language.
    """
    plain = BLANKS.sub(" ", text.translate(SIGNS)).strip().casefold()
    known = {"today": 0, "tomorrow": 1, "yesterday": -1, **(words or {})}
    if plain in known:
        return today + timedelta(days=known[plain])
    if re.fullmatch(r"[+-]\d{1,4}", plain):
        return today + timedelta(days=int(plain))
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plain):
        year, month, day = (int(part) for part in plain.split("-"))
        return _day(year, month, day)
    if re.fullmatch(r"\d{1,2}\.?", plain):
        return _day(today.year, today.month, int(plain.rstrip(".")))
    return _numbers(plain, today, month_first=month_first) or _named(plain, today, months or {})


def _numbers(plain: str, today: date, *, month_first: bool) -> date | None:
    found = re.fullmatch(r"(\d{1,2})([./-]) ?(\d{1,2})(?:\2 ?(\d{4}|\d{2})?)?", plain)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    swapped = found[2] == "/" and month_first
    day, month = (second, first) if swapped else (first, second)
    if month > 12 >= day:
        day, month = month, day
    return _with_year(found[4] or "", month, day, today)


def _named(plain: str, today: date, months: Mapping[str, int]) -> date | None:
    found = re.fullmatch(r"(\d{1,2})\.? ?([^\W\d]+)\.?,? ?(\d{4}|\d{2})?", plain)
    turned = re.fullmatch(r"([^\W\d]+)\.? ?(\d{1,2})(?:,? (\d{4}|\d{2}))?", plain)
    if found is not None:
        day, name, year = found[1], found[2], found[3]
    elif turned is not None:
        day, name, year = turned[2], turned[1], turned[3]
    else:
        return None
    month = _month(name, months)
    return None if month is None else _with_year(year or "", month, int(day), today)


def _month(name: str, months: Mapping[str, int]) -> int | None:
    if len(name) < 3:
        return None
    for known, number in months.items():
        if known.casefold().startswith(name):
            return number
    for number, known in enumerate(MONTHS, start=1):
        if known.startswith(name):
            return number
    return None


def _with_year(year: str, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = (_day(today.year + step, month, day) for step in (-1, 0, 1))
    found = [candidate for candidate in near if candidate is not None]
    return min(found, key=lambda candidate: abs(candidate - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
