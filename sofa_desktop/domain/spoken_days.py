"""Days as people say them: tomorrow, Friday, in 2 weeks, 1 March, end of March.

The words are English. What is written in digits is understood whatever the language, also in
digits of another script: 2027-03-01, 2027/3/1, 1.3., 1.3.2027, +14.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sofa_desktop.domain.periods import add_months

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3
_MONTH = "(?P<month>[a-z]{3,9})"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_OF_MONTH = re.compile(rf"(?:{_DAY} {_MONTH}|{_MONTH.replace('month', 'other')} "
                           rf"{_DAY.replace('day', 'also')}),?(?: {_YEAR})?")  # fmt: skip
_MONTH_ALONE = re.compile(rf"(?P<end>end of )?{_MONTH}(?: {_YEAR})?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_PLUS = re.compile(r"\+(?P<count>\d{1,3})")
_POINTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?")
_IN = re.compile(r"in (?P<count>\d{1,3}|a|one) (?P<unit>day|week|month|year)s?")


def _last_day(day: date) -> date:
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


_NEXT: Mapping[str, Callable[[date], date]] = {
    "today": lambda today: today,
    "tomorrow": lambda today: today + timedelta(days=1),
    "next week": lambda today: today + timedelta(days=7 - today.weekday()),
    "next month": lambda today: add_months(today.replace(day=1), 1),
    "next year": lambda today: date(today.year + 1, 1, 1),
    "end of the month": _last_day,
    "end of month": _last_day,
    "end of the year": lambda today: date(today.year, 12, 31),
}


def read_day(text: str, today: date, *, by: bool = False) -> date | None:
    """The day a text means, on or after today; None where it says none, or could mean two.

    A month alone is its first day; ``by`` a month could be its first day or its last, so that
    says none. What is written with its year may lie in the past.
    """
    said = " ".join(in_plain_signs(text).casefold().split())
    try:
        return _read(said, today, by=by)
    except (ValueError, OverflowError):
        return None


def written_day(text: str, today: date) -> date | None:
    """The day a text means that is written in digits alone; None for all else."""
    try:
        return _in_digits(in_plain_signs(text).strip(), today)
    except (ValueError, OverflowError):
        return None


def in_plain_signs(text: str) -> str:
    """The same with digits of any script, and wide signs of East Asian keyboards, as ASCII has."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)


def _in_digits(said: str, today: date) -> date | None:
    if found := _YEAR_FIRST.fullmatch(said):
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _POINTED.fullmatch(said):
        return _coming(int(found["day"]), int(found["month"]), found["year"], today)
    if found := _PLUS.fullmatch(said):
        return today + timedelta(days=int(found["count"]))
    return None


def _read(said: str, today: date, *, by: bool) -> date | None:
    if said in _NEXT:
        return _NEXT[said](today)
    if (written := _in_digits(said, today)) is not None:
        return written
    if found := _IN.fullmatch(said):
        return _ahead(found, today)
    weekday = _named(said, _WEEKDAYS)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if found := _DAY_OF_MONTH.fullmatch(said):
        month = _named(found["month"] or found["other"], _MONTHS)
        number = int(found["day"] or found["also"])
        return None if month is None else _coming(number, month + 1, found["year"], today)
    if found := _MONTH_ALONE.fullmatch(said):
        return _month(found, today, by=by)
    return None


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names a word is, whole or shortened."""
    if len(word) < _SHORTEST:
        return None
    fits = [place for place, name in enumerate(names) if name.startswith(word)]
    return fits[0] if len(fits) == 1 else None


def _ahead(found: re.Match[str], today: date) -> date:
    count = int(found["count"]) if found["count"].isdigit() else 1
    unit = found["unit"]
    if unit in {"day", "week"}:
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(today, count * (12 if unit == "year" else 1))


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    """A day of a month: in the year said, else the next one from today on."""
    if year is not None:
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _month(found: re.Match[str], today: date, *, by: bool) -> date | None:
    month = _named(found["month"], _MONTHS)
    if month is None or (by and not found["end"]):
        return None
    first = date(int(found["year"] or today.year), month + 1, 1)
    meant = _last_day(first) if found["end"] else first
    if found["year"] is None and (meant < today or (not found["end"] and meant <= today)):
        first = date(first.year + 1, first.month, 1)
        meant = _last_day(first) if found["end"] else first
    return meant
