"""The round: who speaks, who has spoken, who is still to come. No Qt.

It lives beside the file, not in it: who spoke is nobody's business once the meeting is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

LATELY = 3
"""Somebody who has not spoken for so many items may be asked first."""
KEPT = 12


@dataclass(frozen=True, slots=True)
class Turns:
    """One round over the people who are there, and those who wrote."""

    order: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    at: str = ""
    """Who speaks; empty before the round and after it."""

    @classmethod
    def begin(cls, people: Sequence[str], start: int) -> "Turns":
        """A round that begins with another one each time."""
        if not people:
            return cls()
        first = start % len(people)
        return cls((*people[first:], *people[:first]))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who is still to come, in order."""
        done = {*self.spoken, *self.passed, self.at}
        return tuple(one for one in self.order if one not in done)

    @property
    def is_over(self) -> bool:
        """Whether everybody had a turn."""
        return bool(self.order) and not self.at and not self.waiting

    @property
    def coming(self) -> str:
        """Who comes next."""
        return next(iter(self.waiting), "")

    def go_on(self) -> "Turns":
        """The one who speaks has spoken; the next one speaks. After the last it is over."""
        if self.is_over:
            return replace(self, spoken=(), passed=(), at=self.order[0])
        spoken = (*self.spoken, self.at) if self.at else self.spoken
        after = replace(self, spoken=spoken, at="")
        return replace(after, at=after.coming)

    def pass_on(self) -> "Turns":
        """The one whose turn it is says nothing this time."""
        if not self.at:
            return self
        after = replace(self, passed=(*self.passed, self.at), at="")
        return replace(after, at=after.coming)

    def give(self, person: str) -> "Turns":
        """The turn goes to somebody out of order; who spoke meanwhile has spoken."""
        if person not in self.order or person == self.at:
            return self
        spoken = tuple(one for one in (*self.spoken, self.at) if one and one != person)
        passed = tuple(one for one in self.passed if one != person)
        return replace(self, spoken=spoken, passed=passed, at=person)

    def with_people(self, people: Sequence[str]) -> "Turns":
        """The same round with who is there now; newcomers come last."""
        there = [one for one in self.order if one in people]
        new = [one for one in people if one not in there]
        at = self.at if self.at in people else ""
        kept = replace(self, order=(*there, *new), at=at)
        return replace(kept, at=kept.coming) if self.at and not at else kept


@dataclass(frozen=True, slots=True)
class Talk:
    """The rounds of a meeting: the one that is held, and who spoke in those before."""

    meeting_id: str = ""
    place: str = ""
    """The item or the part the round belongs to."""
    since: int = 0
    """When that began, in milliseconds since 1970."""
    turns: Turns = field(default_factory=Turns)
    heard: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Items with who spoke in their rounds, the latest last."""

    def moved(self, place: str, people: Sequence[str], start: int, now: int) -> "Talk":
        """The talk at another item or part; the round begins anew."""
        if place == self.place:
            return replace(self, turns=self.turns.with_people(people))
        return Talk(self.meeting_id, place, now, Turns.begin(people, start), self._with_heard())

    def turned(self, turns: Turns) -> "Talk":
        """The same talk with the round gone on."""
        return replace(self, turns=turns)

    def knows(self) -> bool:
        """Whether enough rounds were held to say who has not spoken lately."""
        return len(self._with_heard()) >= LATELY

    def quiet(self, people: Sequence[str]) -> tuple[str, ...]:
        """Who has not spoken in the last items with a round, this one included."""
        held = [spoken for _, spoken in self._with_heard()][-LATELY:]
        if len(held) < LATELY:
            return ()
        spoke = {one for spoken in held for one in spoken}
        return tuple(one for one in people if one not in spoke and one != self.turns.at)

    def _with_heard(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        turns = self.turns
        spoken = (*turns.spoken, *((turns.at,) if turns.at else ()))
        if not self.place or not (spoken or turns.passed):
            return self.heard
        before = dict(self.heard)
        known = before.pop(self.place, ())
        merged = tuple(dict.fromkeys((*known, *spoken)))
        return (*before.items(), (self.place, merged))[-KEPT:]

    def to_data(self) -> dict[str, Any]:
        """Plain values, to be kept beside the file."""
        turns = self.turns
        return {
            "meeting": self.meeting_id,
            "place": self.place,
            "since": self.since,
            "order": list(turns.order),
            "spoken": list(turns.spoken),
            "passed": list(turns.passed),
            "at": turns.at,
            "heard": [[place, list(people)] for place, people in self.heard],
        }

    @classmethod
    def from_data(cls, data: object, meeting_id: str) -> "Talk":
        """What was kept of this meeting; anything else begins anew."""
        if not isinstance(data, Mapping) or data.get("meeting") != meeting_id:
            return cls(meeting_id)
        turns = Turns(
            _texts(data.get("order")),
            _texts(data.get("spoken")),
            _texts(data.get("passed")),
            str(data.get("at") or ""),
        )
        since = data.get("since")
        return cls(
            meeting_id,
            str(data.get("place") or ""),
            since if isinstance(since, int) else 0,
            turns,
            _heard(data.get("heard")),
        )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _heard(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, list):
        return ()
    return tuple(
        (str(pair[0]), _texts(pair[1]))
        for pair in value
        if isinstance(pair, list) and len(pair) == 2
    )
