"""Months, quarters and years as half-open ranges of days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.errors import Refused

_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day where it is shorter.

    Beyond the calendar it is the calendar's own end: somebody wrote 9999 for "for ever".
    """
    try:
        return _months_on(day, months)
    except (ValueError, OverflowError):
        return date.max if months > 0 else date.min


def add_days(day: date, days: int) -> date:
    """The day so many days on; the calendar's own end beyond it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _months_on(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` up to, not including, ``stop``."""

    start: date
    stop: date

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.stop - timedelta(days=1)

    @property
    def key(self) -> str:
        """The short name: 2026, 2026-Q3 or 2026-07; both days where it is none of these."""
        months = (self.stop.year - self.start.year) * 12 + self.stop.month - self.start.month
        if self.start.day == self.stop.day == 1:
            if months == 12 and self.start.month == 1:
                return f"{self.start.year}"
            if months == 3 and self.start.month % 3 == 1:
                return f"{self.start.year}-Q{self.start.month // 3 + 1}"
            if months == 1:
                return f"{self.start.year}-{self.start.month:02}"
        return f"{self.start}..{self.last}"

    def __contains__(self, day: object) -> bool:
        """Whether a day lies inside."""
        return isinstance(day, date) and self.start <= day < self.stop

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read 2026, 2026-Q3, 2026-07 or 2026-07-01..2026-07-15.

        Raises:
            Refused: ``period.unreadable``, for years no calendar holds too.
        """
        try:
            period = cls._read(text)
        except (ValueError, OverflowError):
            raise Refused("period.unreadable", text=text) from None
        if period.stop <= period.start:
            raise Refused("period.unreadable", text=text)
        return period

    @classmethod
    def _read(cls, text: str) -> "Period":
        if found := _QUARTER.fullmatch(text):
            return cls.quarter_of(date(int(found[1]), int(found[2]) * 3, 1))
        if found := _MONTH.fullmatch(text):
            start = date(int(found[1]), int(found[2]), 1)
            return cls(start, _months_on(start, 1))
        if _YEAR.fullmatch(text):
            return cls(date(int(text), 1, 1), date(int(text) + 1, 1, 1))
        first, last = (date.fromisoformat(part) for part in text.split(".."))
        return cls(first, last + timedelta(days=1))

    @classmethod
    def quarter_of(cls, day: date) -> "Period":
        """The calendar quarter a day lies in."""
        start = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return cls(start, _months_on(start, 3))
