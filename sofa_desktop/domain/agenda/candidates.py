"""What the composer proposes: items with their reason, and what did not fit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.meeting import Lane


class MinutesFrom(StrEnum):
    """Where the minutes of an item come from."""

    ASKED = "asked"
    """Somebody said so."""
    LEARNED = "learned"
    """So long such items took in earlier meetings."""
    USUAL = "usual"
    """So long such items usually take; the circle has no measure of its own yet."""


class Rank(IntEnum):
    """What comes before what when the time is short; the lowest first."""

    OPENED = 0
    """The circle is in the middle of it: minutes, a consent round, a selection."""
    RUNS_OUT = 1
    """A term, a policy or a quarter ends before the circle meets again."""
    PROMISED = 2
    """It was promised: unfinished, ready, or marked as soon."""
    WANTED = 3
    """Somebody brought it, or waits for an answer."""
    AHEAD = 4
    """It looks further ahead."""


class DocumentKind(StrEnum):
    """What the circle should have before its eyes."""

    MINUTES = "minutes"
    POLICY = "policy"
    PROPOSAL = "proposal"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    ROLE = "role"
    AIM = "aim"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that belongs to an item; ``name`` is its title, number or day."""

    kind: DocumentKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item the composer proposes; its words are made in ``i18n.agenda_reasons``."""

    key: str
    """What it is, the same as long as it is the same thing: ``policy.due:<id>``."""
    lane: Lane
    code: str
    facts: Mapping[str, object] = field(hash=False)
    """What title and reason are told with; JSON holds them as they are."""
    fingerprint: str
    """Canonical JSON of the facts that matter: once declined it stays away until they change."""
    outcome: Outcome
    minutes: int
    minutes_from: MinutesFrom = MinutesFrom.USUAL
    samples: int = 0
    """In how many earlier items the minutes were measured."""
    rank: Rank = Rank.WANTED
    behind: bool = False
    """Whether it comes after everything else of its rank: operational roles after circle roles."""
    due: date | None = None
    presenter_id: str = ""
    subject_type: str = ""
    subject_id: str = ""
    backlog_id: str = ""
    documents: tuple[Document, ...] = ()
    fast_track: bool = False

    @property
    def learned(self) -> bool:
        """Whether the minutes come from how long such items took."""
        return self.minutes_from is MinutesFrom.LEARNED

    @property
    def about(self) -> tuple[str, str]:
        """The record it is about; itself where there is none."""
        return (self.subject_type or self.code, self.subject_id or self.key)

    def reason_json(self) -> str:
        """Code and facts as an agenda item keeps them."""
        return canonical({"code": self.code, "facts": dict(self.facts)})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A candidate that did not fit, with why."""

    candidate: Candidate
    why: str
    """``no_room``: it takes more than was left after what comes before it; ``waited``: so too, and
    it came late because another one of its source had the turn."""
    room: int
    """Minutes that were left when it was its turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposedAgenda:
    """The proposed agenda of a meeting."""

    meeting_id: str
    day: date
    following: date
    """When the circle will probably meet again."""
    rhythm_days: int
    """Days between meetings, learnt from the past ones; 0 where a month is assumed."""
    length: int
    frame: int
    """Minutes of what every meeting has around its items."""
    taken: int
    """Minutes of the items that are on the agenda already."""
    items: tuple[Candidate, ...]
    """In the order proposed."""
    left_out: tuple[LeftOut, ...]
    """By urgency."""
    declined: tuple[Candidate, ...]
    """What would be proposed had the steward not declined it."""

    @property
    def total(self) -> int:
        """Minutes of the whole meeting as proposed."""
        return self.frame + self.taken + sum(item.minutes for item in self.items)

    @property
    def room(self) -> int:
        """Minutes still free; negative where what is on the agenda takes too long already."""
        return self.length - self.total

    @property
    def fast_track(self) -> tuple[Candidate, ...]:
        """The routine reviews that go together."""
        return tuple(item for item in self.items if item.fast_track)


def canonical(data: object) -> str:
    """JSON that is the same for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
