"""Stretches of the calendar in which nothing starts, runs or is published."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.agenda.facts import DeclinedFact, Snapshot
from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.periods import add_days, add_months

SHORTEST = timedelta(weeks=6)
"""A stretch so long is worth a word."""
AHEAD = 6
"""So many months are looked at, from the day of the meeting on."""
_AWAY = frozenset({Stage.ON_HOLD, Stage.DROPPED, Stage.RETIRED})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EmptyWeeks:
    """A stretch of days, as far as it lies in the months ahead, and what bounds it."""

    first: date
    last: date
    after: date | None
    """The last day before it on which something ran; None where there is none."""
    before: date | None
    """The first day after it on which something starts, however far ahead; None likewise."""

    def matter(self, declined: Iterable[DeclinedFact], key: str) -> dict[str, object]:
        """What brings it back when it was declined: its bounds, not today's view of it.

        A stretch, or what is left of one, that was declined already keeps the bounds it had then.
        """
        for each in declined:
            kept = json.loads(each.facts) if each.key == key else {}
            if _reaches(kept) and self._lies_in(kept):
                return {"after": kept["after"], "before": kept["before"]}
        return {"after": _iso(self.after), "before": _iso(self.before)}

    def _lies_in(self, kept: dict[str, str]) -> bool:
        later = _iso(self.after) >= kept["after"]
        return later and _or_never(_iso(self.before)) <= _or_never(kept["before"])


def first_empty(snapshot: Snapshot) -> EmptyWeeks | None:
    """The first stretch of six weeks or more in the coming half year, if there is one."""
    end = add_months(snapshot.day, AHEAD) - _DAY
    reached: date | None = None
    for starts, ends in (*_busy(snapshot), (None, None)):
        first = max(snapshot.day, add_days(reached, 1)) if reached is not None else snapshot.day
        last = end if starts is None else min(end, add_days(starts, -1))
        if last - first + _DAY >= SHORTEST:
            return EmptyWeeks(first=first, last=last, after=reached, before=starts)
        if ends is not None:
            reached = ends if reached is None else max(reached, ends)
    return None


def _busy(snapshot: Snapshot) -> list[tuple[date, date]]:
    """From when to when something runs; a day of publishing is a day."""
    published = {
        piece.publish_on
        for piece in snapshot.pieces
        if piece.publish_on is not None and piece.stage not in _AWAY
    }
    runs = {(run.starts_on, run.ends_on) for run in snapshot.runs}
    return sorted(runs | {(day, day) for day in published})


def _reaches(kept: object) -> bool:
    return isinstance(kept, dict) and {"after", "before"} <= kept.keys()


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _or_never(day: str) -> str:
    return day or date.max.isoformat()
