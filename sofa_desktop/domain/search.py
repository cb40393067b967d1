"""What somebody looks for: words, and simple filters among them.

``is:open @mira type:policy before:2026-07 ticket price`` finds open policies that name Mira, hold
both words and are from before July 2026. What is no filter is a word.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sofa_desktop.domain.periods import add_months

MOST_WORDS, LONGEST_WORD = 32, 200
"""A whole page pasted into the search is looked for by its beginning."""
TYPES: Final = (
    "member", "role", "policy", "proposal", "decision", "selection", "review", "meeting",
    "agenda_item", "backlog_item", "action_item", "related_circle", "item", "edition", "account",
    "statement", "entry",
)  # fmt: skip
"""The kinds of hits."""
_ALSO: Final = {
    "person": "member", "people": "member", "members": "member", "roles": "role",
    "policies": "policy", "proposals": "proposal", "decisions": "decision",
    "selections": "selection", "reviews": "review", "meetings": "meeting", "minutes": "agenda_item",
    "note": "agenda_item", "notes": "agenda_item", "agenda": "agenda_item",
    "backlog": "backlog_item", "topic": "backlog_item", "topics": "backlog_item",
    "action": "action_item", "actions": "action_item", "circle": "related_circle",
    "circles": "related_circle", "piece": "item", "pieces": "item", "content": "item",
    "items": "item", "editions": "edition", "accounts": "account", "statements": "statement",
    "entries": "entry", "money": "entry",
}  # fmt: skip
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question: every word must occur; an empty filter lets everything through."""

    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    open: bool | None = None
    since: date | None = None
    before: date | None = None
    """The first day that is too late."""
    filters: tuple[str, ...] = field(default=(), compare=False)
    """The filters as they were typed, for saying what was understood."""

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        return self == Wanted()


def wanted(text: str) -> Wanted:
    """What a line asks for; a filter that makes no sense is a word like any other."""
    words: list[str] = []
    people: list[str] = []
    types: list[str] = []
    filters: list[str] = []
    state: bool | None = None
    since = before = None
    for part in text.split()[:MOST_WORDS]:
        piece = part[:LONGEST_WORD]
        name, colon, value = piece.partition(":")
        told = value.casefold()
        if piece.startswith("@") and len(piece) > 1:
            people.append(piece[1:])
        elif name == "is" and told in {"open", "closed", "done"}:
            state = told == "open"
        elif name == "type" and (kind := _kind(told)):
            types.append(kind)
        elif name == "before" and (day := _first_day(told)):
            before = day
        elif name in {"after", "since"} and (day := _first_day(told)):
            since = day if name == "since" else _day_after(told, day)
        else:
            words.append(piece)
            continue
        filters.append(piece if not colon else f"{name}:{value}")
    return Wanted(tuple(words), tuple(people), tuple(types), state, since, before, tuple(filters))


def _kind(told: str) -> str:
    return told if told in TYPES else _ALSO.get(told, "")


def _first_day(told: str) -> date | None:
    """The first day of a year, a month or a day as somebody types it."""
    match = _DAY.fullmatch(told)
    if match is None:
        return None
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_after(told: str, first: date) -> date:
    """The first day after the year, month or day that was typed."""
    parts = told.count("-")
    try:
        if parts == 0:
            return first.replace(year=first.year + 1)
        return add_months(first, 1) if parts == 1 else first + timedelta(days=1)
    except (ValueError, OverflowError):
        return date.max
