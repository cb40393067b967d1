"""What was found in a pasted document so far: records with what their lines say of them."""

from dataclasses import dataclass, field, replace
from typing import Final

from sofa_desktop.domain.pasted import FoundKind, FoundRecord
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.imports.pasted import phrases, words
from sofa_desktop.imports.pasted.lines import Line

LONGEST_TITLE: Final = 120
"""Letters; what is longer is cut, and a policy or a topic keeps all of it as its text."""


@dataclass
class Collected:
    """The records in the order of their lines, and whose names are known."""

    found: list[FoundRecord] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    """Whole and first names, small letters."""

    def each_once(self) -> tuple[FoundRecord, ...]:
        """Everything found, each thing once."""
        seen: set[tuple[FoundKind, str, str]] = set()
        kept = []
        for one in self.found:
            same = (one.kind, one.title.casefold(), one.text.casefold())
            if same not in seen:
                kept.append(one)
            seen.add(same)
        return tuple(kept)

    def add(self, line: Line, kind: FoundKind, *, title: str = "", **fields: object) -> None:
        """Put a record with the fields a line gives it."""
        short = title[:LONGEST_TITLE].rstrip()
        text = str(fields.pop("text", ""))
        if kind in {FoundKind.POLICY, FoundKind.TOPIC} and len(title) > LONGEST_TITLE and not text:
            text = title
        one = FoundRecord(
            kind=kind, line=line.number, source=line.source.strip(), title=short, text=text
        )
        self.found.append(replace(one, **fields))  # type: ignore[arg-type]  # named above

    def say_more(self, place: int, **fields: object) -> None:
        """Give a record found before what a later line says of it."""
        self.found[place] = replace(self.found[place], **fields)  # type: ignore[arg-type]

    def say_term(self, value: str) -> bool:
        """A term under a policy or a decision says how long that one stands."""
        last = self.found[-1] if self.found else None
        if last is None or last.kind not in {FoundKind.POLICY, FoundKind.DECISION, FoundKind.ROLE}:
            return False
        self.say_more(-1, ends_on=phrases.day(value), months=phrases.months(value))
        return True

    def add_people(self, line: Line, text: str) -> None:
        """Everybody a line names."""
        for name, guest in phrases.names(text):
            self.people |= {name.casefold(), name.split()[0].casefold()}
            self.add(line, FoundKind.MEMBER, title=name, guest=guest)

    def add_role(self, line: Line, name: str, rest: str) -> None:
        """A role, with its holder and term where the rest of the line tells them."""
        kind = words.ROLE_KINDS.get(name.casefold(), RoleKind.OPERATIONAL)
        named = phrases.days(rest)
        person = phrases.holder(rest)
        if person:
            self.people.add(person.casefold())
        self.add(
            line,
            FoundKind.ROLE,
            title=name,
            person=person,
            role_kind=kind,
            starts_on=named[0] if len(named) > 1 else None,
            ends_on=named[-1] if named else None,
            months=phrases.months(rest),
        )

    def add_decision(self, line: Line, text: str, item: str) -> None:
        """A decision under an agenda item, whose title it gets where there is one."""
        wording, by = phrases.due(text)
        months = phrases.months(text)
        title = item or wording
        self.add(line, FoundKind.DECISION, title=title, text=text, ends_on=by, months=months)

    def add_action(self, line: Line, text: str) -> bool:
        """An action item; whether the line says what is to be done."""
        wording, by = phrases.due(text)
        person, what = phrases.owner(wording, frozenset(self.people))
        if what:
            self.add(line, FoundKind.ACTION, title=what, person=person, ends_on=by)
        return bool(what)

    def add_policy(self, line: Line, text: str) -> None:
        """A policy: its title, and after a colon its text."""
        wording, by = phrases.due(text)
        title, colon, rest = wording.partition(":")
        self.add(
            line,
            FoundKind.POLICY,
            title=title.strip() if colon else wording.strip(" ."),
            text=rest.strip() if colon else "",
            ends_on=by,
            months=phrases.months(text) if "term" in text.casefold() else 0,
        )

    def add_topics(self, line: Line) -> None:
        """Topics side by side, with semicolons between them."""
        for topic in filter(None, (part.strip(" .") for part in line.value.split(";"))):
            self.add(line, FoundKind.TOPIC, title=topic)
