"""How long items took, by the clock; also where the program was killed in between."""

from collections.abc import Iterable

from sofa_desktop.domain.meeting import AgendaItem, Segment

LEAST_QUIET_MINUTES = 30
_SECOND_MS, _MINUTE_MS = 1000, 60_000


def counts_until(item: AgendaItem, last_sign: int) -> int:
    """Until when an open item counts at the latest, in milliseconds since 1970.

    A program that was killed, or a computer that slept, leaves an item open. It counts on from
    the last change that was kept (or from its own beginning) for as long as the item was planned,
    and for half an hour at least; after that nobody can still have been at it.
    """
    quiet = max(item.minutes, LEAST_QUIET_MINUTES) * _MINUTE_MS
    return max(item.begun_at, last_sign) + quiet


def spent_seconds(item: AgendaItem, now: int, last_sign: int) -> int:
    """Seconds an item has taken so far, its open stretch included."""
    if not item.begun_at:
        return item.used_seconds
    until = min(now, counts_until(item, last_sign))
    return item.used_seconds + max(0, until - item.begun_at) // _SECOND_MS


def planned_minutes(items: Iterable[AgendaItem], frame: dict[Segment, int]) -> int:
    """What an agenda takes with the parts around it."""
    return sum(item.minutes for item in items) + sum(frame.values())
