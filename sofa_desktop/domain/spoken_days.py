"""Days as people say them: tomorrow, Friday, in 2 weeks, 1 March, end of March."""

import re
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
    try:
        return _read(" ".join(text.casefold().split()), today, by=by)
    except (ValueError, OverflowError):
        return None


def _read(said: str, today: date, *, by: bool) -> date | None:
    if said in _NEXT:
        return _NEXT[said](today)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        return date.fromisoformat(said)
    if found := _IN.fullmatch(said):
        return _ahead(found, today)
    if found := _POINTED.fullmatch(said):
        return _coming(int(found["day"]), int(found["month"]), found["year"], today)
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
