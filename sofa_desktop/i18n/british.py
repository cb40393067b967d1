"""Dates and numbers in British English, the usual locale, without waking Babel at the start.

What it says is what CLDR says: a test compares every day of some years.
"""

from datetime import date, datetime

POINT = "."
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def whole(value: int) -> str:
    """1,234,567."""
    return f"{value:,}"


def day(value: date) -> str:
    """24 November 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """24 Nov 2026."""
    return f"{value.day} {short_month(value)} {value.year}"


def weekday(value: date) -> str:
    """Tuesday 24 November."""
    return f"{_WEEKDAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]}"


def month(value: date) -> str:
    """November 2026."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def short_month(value: date) -> str:
    """Nov; September is cut to Sept."""
    return _MONTHS[value.month - 1][: 4 if value.month == 9 else 3]


def clock(value: datetime) -> str:
    """10:42."""
    return f"{value.hour:02}:{value.minute:02}"
