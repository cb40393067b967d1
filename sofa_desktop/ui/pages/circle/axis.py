"""The common time axis of the terms: from when to when it goes, and where days stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.periods import add_months
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.pages.circle.presenter import TermText

MOST_BACK = 9
MOST_AHEAD = 15
LEAST_AHEAD = 3
MOST_MARKS = 5


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months around today."""

    first: date
    stop: date
    today: date

    def place(self, day: date) -> float:
        """Where a day stands, from 0 to 1; days outside stand at the edge."""
        share = (day - self.first).days / (self.stop - self.first).days
        return min(1.0, max(0.0, share))

    def marks(self) -> list[tuple[float, str]]:
        """Months to be named, with their places."""
        months = _months_between(self.first, self.stop)
        step = next(step for step in (1, 2, 3, 6, 12, 24) if months / step <= MOST_MARKS)
        days = [add_months(self.first, ahead) for ahead in range(0, months, step)]
        return [(self.place(day), formats.short_month(day)) for day in days]

    def words(self) -> str:
        """The axis for a screen reader."""
        return t(
            "circle",
            "From {first} to {last}",
            first=formats.month(self.first),
            last=formats.month(add_months(self.stop, -1)),
        )


def axis(terms: Iterable[TermText], today: date) -> Axis:
    """The axis that shows these terms, within bounds."""
    shown = list(terms)
    earliest = min((term.starts_on for term in shown), default=today)
    latest = max((term.last_day for term in shown), default=today)
    first = max(min(earliest, add_months(today, -1)), add_months(today, -MOST_BACK))
    stop = min(max(latest, add_months(today, LEAST_AHEAD)), add_months(today, MOST_AHEAD))
    return Axis(first.replace(day=1), add_months(stop.replace(day=1), 1), today)


def _months_between(first: date, stop: date) -> int:
    return (stop.year - first.year) * 12 + stop.month - first.month
