"""What fits into the meeting, and in which order it comes.

By rank first (``Rank``), within a rank by the day it is due; what is too long for the time that is
left makes room for what is shorter. The routine reviews go together as one block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sofa_desktop.domain.agenda.candidates import Candidate, LeftOut, MinutesFrom
from sofa_desktop.domain.backlog import Outcome

NO_ROOM = "no_room"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The division of candidates."""

    items: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def urgency(candidate: Candidate) -> tuple[int, date, int, str]:
    """Which candidate gets its time first: rank, day, then the shorter one."""
    return (candidate.rank, candidate.due or date.max, candidate.minutes, candidate.key)


def place(candidate: Candidate) -> tuple[int, int, date, int, str]:
    """Where an item stands in the meeting.

    The last minutes first, then the fast track, short reports, decisions while everybody is fresh,
    and at the end what is explored.
    """
    reports = candidate.outcome is Outcome.REPORT
    return (
        _part(candidate),
        candidate.minutes if reports else int(candidate.rank),
        candidate.due or date.max,
        candidate.minutes,
        candidate.key,
    )


def _part(candidate: Candidate) -> int:
    if candidate.code == "minutes.approve":
        return 0
    if candidate.fast_track:
        return 1
    return {Outcome.REPORT: 2, Outcome.DECIDE: 3, Outcome.EXPLORE: 4}[candidate.outcome]


def fast_track_minutes(count: int) -> int:
    """How long so many routine reviews take together where nothing was measured: three take five.

    Each is read out with a new term and consented to unless somebody wants to talk about it.
    """
    return (3 * count + 1) // 2


def shared_out(block: Sequence[Candidate]) -> list[Candidate]:
    """The members of a fast-track block, each with its part of the block's minutes."""
    timed: list[Candidate] = []
    for number, each in enumerate(block):
        if each.minutes_from is MinutesFrom.USUAL:
            part = fast_track_minutes(number + 1) - fast_track_minutes(number)
            timed.append(replace(each, minutes=part))
        else:
            timed.append(each)
    return timed


def fit(candidates: Iterable[Candidate], room: int) -> Fitted:
    """Divide candidates into what fits into so many minutes and what does not."""
    ranked = sorted(candidates, key=urgency)
    block = shared_out([each for each in ranked if each.fast_track])
    timed = {each.key: each for each in block}
    items: list[Candidate] = []
    left_out: list[LeftOut] = []
    for each in ranked:
        candidate = timed.get(each.key, each)
        if candidate.minutes <= room:
            items.append(candidate)
            room -= candidate.minutes
        else:
            left_out.append(LeftOut(candidate=candidate, why=NO_ROOM, room=max(0, room)))
    return Fitted(tuple(sorted(items, key=place)), tuple(left_out))
