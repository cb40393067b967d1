"""Time that learns: how long such items took, and how often the circle meets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from sofa_desktop.domain.agenda.facts import ItemFact, MeetingFact, Snapshot
from sofa_desktop.domain.backlog import LONGEST_ITEM, Outcome
from sofa_desktop.domain.meeting import ItemState, MeetingState
from sofa_desktop.domain.periods import add_days, add_months

FEWEST = 2
"""So many measured items make a measure."""
LATEST = 12
"""Only so many of the latest are looked at, for circles change."""
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.AGENDA_CONSENTED})
"""States of a meeting that has not been opened yet."""
_GAPS = 8
_SHORTEST_GAP, _LONGEST_GAP = 3, 124
KINDS: Mapping[str, str] = {
    "minutes.approve": "minutes",
    "actions.due": "actions",
    "term.ending": "selection",
    "role.vacant": "selection",
    "selection.begun": "selection",
    "policy.due": "policy",
    "decision.due": "policy",
    "role.review": "review",
    "agreement.review": "agreement",
    "agreement.draft": "agreement",
    "proposal.ready": "proposal",
    "proposal.round": "proposal",
    "proposal.shaping": "shaping",
    "pieces.late": "pieces",
    "piece.on_hold": "piece",
    "quarter.unsettled": "settlement",
    "aim.draft": "aim",
    "aim.circle_waits": "aim",
    "aim.parent_waits": "news",
    "agreement.sofa_waits": "news",
    "agreement.sofa_consented": "news",
    "term.awaiting": "news",
    "term.confirmed": "news",
    "calendar.gap": "calendar",
    "cash.low": "cash",
}
"""What the length of an item is compared with, by the code of its rule; topics by outcome."""
USUAL: Mapping[str, int] = {
    "minutes": 2,
    "actions": 3,
    "selection": 20,
    "policy": 10,
    "review": 10,
    "agreement": 15,
    "proposal": 10,
    "shaping": 20,
    "pieces": 3,
    "piece": 5,
    "settlement": 5,
    "aim": 10,
    "news": 2,
    "calendar": 5,
    "cash": 5,
    "fast_track": 2,
    "topic.report": 5,
    "topic.explore": 15,
    "topic.decide": 15,
}
"""Minutes by kind while the circle has no measure of its own, as a practised facilitator plans."""


def rule_of(key: str) -> str:
    """The rule or other code a key begins with: ``policy.due``."""
    return key.partition(":")[0]


def kind_of(key: str, outcome: Outcome, *, fast_track: bool = False) -> str:
    """What an item is compared with: ``policy``, ``selection``, ``topic.decide``."""
    if fast_track:
        return "fast_track"
    return KINDS.get(rule_of(key), f"topic.{outcome}")


@dataclass(frozen=True, slots=True)
class Measure:
    """How long items of a kind took."""

    minutes: int
    samples: int


def measures(items: Iterable[ItemFact], days: dict[str, date]) -> dict[str, Measure]:
    """Of each kind the median of the minutes used, where enough items were measured."""
    by_kind: dict[str, list[tuple[date, str, int]]] = {}
    for item in items:
        held_on = days.get(item.meeting_id)
        if held_on is None or item.state is not ItemState.DONE or item.used_seconds <= 0:
            continue
        kind = kind_of(item.key, item.outcome, fast_track=item.fast_track)
        by_kind.setdefault(kind, []).append((held_on, item.id, item.used_seconds))
    found = {}
    for kind, used in by_kind.items():
        if len(used) >= FEWEST:
            latest = sorted(used)[-LATEST:]
            found[kind] = Measure(_minutes(seconds for *_, seconds in latest), len(latest))
    return found


def _minutes(seconds: Iterable[int]) -> int:
    whole = -int(-median(seconds) // 60)
    return max(1, min(whole, LONGEST_ITEM))


def rhythm(held: Iterable[date]) -> int:
    """Days between the circle's meetings: the median of the last gaps; 0 where nobody can say."""
    days = sorted(set(held))[-_GAPS - 1 :]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    usual = sorted(gap for gap in gaps if _SHORTEST_GAP <= gap <= _LONGEST_GAP)
    return usual[len(usual) // 2] if usual else 0


def past_days(snapshot: Snapshot) -> list[date]:
    """The days of the meetings held before this one."""
    return sorted(each.held_on for each in earlier(snapshot))


def earlier(snapshot: Snapshot) -> list[MeetingFact]:
    """The meetings held before this one, oldest first."""
    found = [
        each
        for each in snapshot.meetings
        if each.id != snapshot.meeting_id
        and each.held_on <= snapshot.day
        and each.state not in AHEAD
    ]
    return sorted(found, key=lambda each: (each.held_on, each.id))


def following(snapshot: Snapshot) -> date:
    """The meeting after the one composed: the planned one, else as the rhythm says, else a month.

    What ends before it cannot wait for it.
    """
    planned = [
        each.held_on
        for each in snapshot.meetings
        if each.id != snapshot.meeting_id and each.held_on > snapshot.day
    ]
    if planned:
        return min(planned)
    days = rhythm(past_days(snapshot))
    return add_days(snapshot.day, days) if days else add_months(snapshot.day, 1)
