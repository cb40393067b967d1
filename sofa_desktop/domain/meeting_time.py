"""How long items took, by the clock; also where the program was killed in between."""

from collections.abc import Sequence
from itertools import pairwise

from sofa_desktop.domain.meeting import AgendaItem

LEAST_QUIET_MINUTES = 30
_SECOND_MS, _MINUTE_MS = 1000, 60_000


def quiet_ms(minutes: int) -> int:
    """How long nothing may happen in the file while people are still at an item."""
    return max(minutes, LEAST_QUIET_MINUTES) * _MINUTE_MS


def spent(used_seconds: int, begun_at: int, minutes: int, now: int, signs: Sequence[int]) -> int:
    """Seconds an item has taken so far, its open stretch included.

    A program that was killed, or a computer that slept, leaves an item open. ``signs`` are the
    moments since its beginning at which something was kept in the file: from one to the next, and
    from the last one to now, the time counts for as long as the item was planned, and for half an
    hour at least; beyond that nobody can still have been at it.
    """
    if not begun_at:
        return used_seconds
    known = sorted(sign for sign in signs if begun_at < sign < now)
    most = quiet_ms(minutes)
    stretch = sum(min(after - before, most) for before, after in pairwise([begun_at, *known, now]))
    return used_seconds + max(0, stretch) // _SECOND_MS


def spent_seconds(item: AgendaItem, now: int, signs: Sequence[int]) -> int:
    """The same of an item."""
    return spent(item.used_seconds, item.begun_at, item.minutes, now, signs)
