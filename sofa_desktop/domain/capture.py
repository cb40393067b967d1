"""One line noted in passing, with its marks: what it is, how long, who, until when.

``Ticket prices for 2027 !decide 15m @Yui ~until March`` is a topic; ``Write to the hosts -> Mira
by Friday`` is an action item. A plain title works alone, and what could mean two things stays
text: nothing that was typed is lost. Words in marks are English; ``!r !e !d``, ``15'``, ``*3``,
``~2027-03-01`` and ``-> Mira 2027-03-01`` need none.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sofa_desktop.domain.backlog import LONGEST_ITEM, RAREST, Outcome, Priority
from sofa_desktop.domain.spoken_days import in_plain_signs, read_day, written_day

Named = Sequence[tuple[str, str]]
"""Members as (id, name)."""

_OUTCOMES: Mapping[str, Outcome] = {
    "!report": Outcome.REPORT,
    "!r": Outcome.REPORT,
    "!explore": Outcome.EXPLORE,
    "!e": Outcome.EXPLORE,
    "!decide": Outcome.DECIDE,
    "!d": Outcome.DECIDE,
}
_PRIORITIES: Mapping[str, Priority] = {
    "!soon": Priority.SOON,
    "!normal": Priority.NORMAL,
    "!later": Priority.LATER,
}
_RHYTHMS: Mapping[str, int] = {
    "*monthly": 1,
    "*quarterly": 3,
    "*half-yearly": 6,
    "*yearly": 12,
}
_MINUTES = re.compile(r"(\d{1,3})(?:m|min|mins|['’′])", re.IGNORECASE)
_HOURS = re.compile(r"([1-4])h", re.IGNORECASE)
_MONTHS = re.compile(r"\*(\d{1,2})(?:months?|mo)?", re.IGNORECASE)
_REST = re.compile(r"(?:resting|rest|until|till|\s)*", re.IGNORECASE)
_ARROW = re.compile(r"\s(?:->|→)\s")
_BY = re.compile(r"(?:^|\s)by\s", re.IGNORECASE)
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line says."""

    title: str
    is_action: bool = False
    outcome: Outcome | None = None
    minutes: int = 0
    priority: Priority | None = None
    member_id: str = ""
    """Who brings the topic, or does what is to be done."""
    resting: bool = False
    until: date | None = None
    """The day a resting topic wakes; None where it rests until somebody wakes it."""
    every_months: int = 0
    due_on: date | None = None


@dataclass(slots=True)
class _Line:
    """The words of a line that are still to be understood, and what was understood so far."""

    words: list[str]
    today: date
    members: Named
    found: Captured = field(default_factory=lambda: Captured(""))


def parse(text: str, today: date, members: Named = ()) -> Captured:
    """What a line says; its marks stand at the end, an outcome also at the beginning."""
    whole = " ".join(text.split())
    action = _action(whole, today, members)
    if action is not None:
        return action
    line = _Line(whole.split(), today, members)
    while len(line.words) > 1 and _take_last(line):
        continue
    while len(line.words) > 1 and _take_first(line):
        continue
    return replace(line.found, title=" ".join(line.words))


def _action(whole: str, today: date, members: Named) -> Captured | None:
    """An action item: what, an arrow, who and by when; at least one of both."""
    parts = _ARROW.split(whole)
    what, told = " -> ".join(parts[:-1]).strip(), parts[-1].strip()
    if not what or not told:
        return None
    who, due = told, None
    pieces = _BY.split(told)
    if len(pieces) > 1:
        who = " ".join(pieces[:-1]).strip()
        due = read_day(pieces[-1], today, by=True)
        if due is None:
            return None
    else:
        who, due = _due_in_digits(told, today)
    member = member_named(who, members) if who else ""
    if who and not member:
        return None
    return Captured(what, is_action=True, member_id=member, due_on=due)


def _due_in_digits(told: str, today: date) -> tuple[str, date | None]:
    """Who, and by when where the last word is a day in digits, which needs no word before it."""
    who, _, last = told.rpartition(" ")
    due = written_day(last, today)
    return (told, None) if due is None else (who.strip(), due)


def member_named(said: str, members: Named) -> str:
    """The one member a name means: the whole name, a first name, or its beginning; or nobody."""
    wanted = _plain(said.removeprefix("@"))
    if not wanted:
        return ""
    names = [(key, _plain(name)) for key, name in members]
    for fits in (
        [key for key, name in names if name == wanted],
        [key for key, name in names if wanted in name.split()],
        [key for key, name in names if name.startswith(wanted)],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else ""
    return ""


def _plain(name: str) -> str:
    signs = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(s for s in signs if not unicodedata.combining(s)).split())


def _take_last(line: _Line) -> bool:
    """Understand the last mark of a line, if there is one."""
    return _take_sign(line, -1) or _take_minutes(line) or _take_member(line) or _take_rest(line)


def _take_first(line: _Line) -> bool:
    return _take_sign(line, 0)


def _take_sign(line: _Line, at: int) -> bool:
    """An outcome, a priority or a rhythm."""
    word, found = in_plain_signs(line.words[at]).casefold(), line.found
    if word in _OUTCOMES and found.outcome is None:
        line.found = replace(found, outcome=_OUTCOMES[word])
    elif word in _PRIORITIES and found.priority is None:
        line.found = replace(found, priority=_PRIORITIES[word])
    elif not found.every_months and (months := _rhythm(word)):
        line.found = replace(found, every_months=months)
    else:
        return False
    del line.words[at]
    return True


def _rhythm(word: str) -> int:
    told = _MONTHS.fullmatch(word)
    months = int(told[1]) if told else _RHYTHMS.get(word, 0)
    return months if months <= RAREST else 0


def _take_minutes(line: _Line) -> bool:
    word = in_plain_signs(line.words[-1])
    if line.found.minutes:
        return False
    if told := _MINUTES.fullmatch(word):
        minutes = int(told[1])
    elif told := _HOURS.fullmatch(word):
        minutes = int(told[1]) * 60
    else:
        return False
    if not 0 < minutes <= LONGEST_ITEM:
        return False
    line.found = replace(line.found, minutes=minutes)
    line.words.pop()
    return True


def _take_member(line: _Line) -> bool:
    """``@`` and a name of one word or a few."""
    for count in range(1, min(_LONGEST_NAME, len(line.words) - 1) + 1):
        said = line.words[-count:]
        if said[0].startswith(("@", "\N{FULLWIDTH COMMERCIAL AT}")):
            member = member_named(in_plain_signs(" ".join(said)), line.members)
            if not member or line.found.member_id:
                return False
            line.found = replace(line.found, member_id=member)
            del line.words[-count:]
            return True
    return False


def _take_rest(line: _Line) -> bool:
    """A wave, and until when the topic rests, if a day is said."""
    for count in range(1, min(8, len(line.words) - 1) + 1):
        said = in_plain_signs(" ".join(line.words[-count:]))
        if said.startswith("~"):
            return _rest(line, said[1:], count)
    return False


def _rest(line: _Line, said: str, count: int) -> bool:
    if line.found.resting:
        return False
    prefix = _REST.match(said)
    told = said[prefix.end() :] if prefix else said
    until = read_day(told, line.today) if told else None
    if told and (until is None or until <= line.today):
        return False
    line.found = replace(line.found, resting=True, until=until)
    del line.words[-count:]
    return True
