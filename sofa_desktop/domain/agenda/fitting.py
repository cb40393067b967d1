"""What fits into the meeting, and in which order it comes.

First what the circle is in the middle of. Then the sources take turns (``sources``): in the order
of urgency (``Rank``, then the day it is due) each source brings its most urgent candidate before
any brings a second one, so that two long selections leave room for the cash and the answers. The
routine reviews go together as one block, in one turn. The time that is left then goes to the rest
by urgency. What is too long for the time that is left makes room for what is shorter; where that
is of the same source, it takes the turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sofa_desktop.domain.agenda.candidates import Candidate, LeftOut, MinutesFrom, Rank
from sofa_desktop.domain.agenda.sources import AgendaSource, source_of
from sofa_desktop.domain.backlog import Outcome

NO_ROOM, WAITED = "no_room", "waited"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The division of candidates."""

    items: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def urgency(candidate: Candidate) -> tuple[int, bool, date, int, str]:
    """Which candidate gets its time first: rank, day, then the shorter one."""
    return (
        candidate.rank,
        candidate.behind,
        candidate.due or date.max,
        candidate.minutes,
        candidate.key,
    )


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
    table = _Table(room)
    had: set[AgendaSource] = set()
    waiting: list[Candidate] = []
    for each in _with_block(ranked):
        source = source_of(each)
        in_turn = each.rank is Rank.OPENED or each.fast_track or source not in had
        if not in_turn:
            waiting.append(each)
        elif table.offer(each, NO_ROOM):
            had.add(source)
    for each in waiting:
        table.offer(each, WAITED)
    left_out = sorted(table.left_out, key=lambda row: urgency(row.candidate))
    return Fitted(tuple(sorted(table.items, key=place)), tuple(left_out))


def _with_block(ranked: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates by urgency, the whole block of routine reviews where its first one stands."""
    block = shared_out([each for each in ranked if each.fast_track])
    for each in ranked:
        if not each.fast_track:
            yield each
        else:
            yield from block
            block = []


class _Table:
    """The minutes of a meeting while they are given away."""

    def __init__(self, room: int) -> None:
        self._room = room
        self.items: list[Candidate] = []
        self.left_out: list[LeftOut] = []

    def offer(self, candidate: Candidate, why: str) -> bool:
        """Take a candidate if there is time for it; else leave it out, with why."""
        if candidate.minutes > self._room:
            room = max(0, self._room)
            self.left_out.append(LeftOut(candidate=candidate, why=why, room=room))
            return False
        self.items.append(candidate)
        self._room -= candidate.minutes
        return True
