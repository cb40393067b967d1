"""Reading a pasted document: section by section, line by line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.pasted import FoundKind, PastedDocument
from sofa_desktop.imports.pasted import phrases, words
from sofa_desktop.imports.pasted.collected import LONGEST_TITLE, Collected
from sofa_desktop.imports.pasted.lines import Line, lines_of

_Fits = Callable[[Line], bool]
_KINDS: Final = {"aim": FoundKind.AIM, "domain": FoundKind.DOMAIN}


def read_pasted(text: str) -> PastedDocument:
    """What a document seems to say, in its order.

    Raises:
        Refused: ``pasted.empty`` where there is no text.
    """
    lines = list(lines_of(text))
    if not lines:
        raise Refused("pasted.empty")
    reader = _Reader()
    for line in lines:
        reader.take(line)
    return reader.document()


@dataclass
class _Reader:
    """Goes through the lines and remembers in which part of the document it is."""

    section: str = ""
    item: str = ""
    """The agenda item the lines are under."""
    role: int = -1
    """Where the role that is being described stands among what was found."""
    kept: Collected = field(default_factory=Collected)
    left: list[tuple[int, str]] = field(default_factory=list)
    held_on: date | None = None

    def take(self, line: Line) -> None:
        """Make something of a line, or leave it."""
        if self._begins_section(line) or self._of_key(line) or self._of_marks(line):
            return
        handler = self._handlers().get(self.section)
        if handler is None or not handler(line):
            self._leave(line)

    def document(self) -> PastedDocument:
        """Everything found, each thing once."""
        return PastedDocument(self.kept.each_once(), tuple(self.left), self.held_on)

    def _handlers(self) -> Mapping[str, Callable[[Line], bool]]:
        return {
            "aim": self._wording,
            "domain": self._wording,
            "people": self._people,
            "roles": self._role_line,
            "policies": self._policy_line,
            "decisions": self._decision_line,
            "actions": self._action_line,
            "backlog": self._topic_line,
        }

    def _leave(self, line: Line) -> None:
        if self.held_on is None and not line.bullet:
            self.held_on = phrases.day(line.text)
        if line.heading or (not line.bullet and not self.section):
            self.item = line.text.strip(" :")[:LONGEST_TITLE]
        self.left.append((line.number, line.source.strip()))

    def _begins_section(self, line: Line) -> bool:
        known = words.section(line.text if not line.value else "")
        if known and not line.arrow:
            self.section, self.role = known, -1
            return True
        if line.heading and self.section not in {"roles", "policies"}:
            self.section = ""
        return False

    def _of_key(self, line: Line) -> bool:
        """A line such as “Facilitator: Layla”, “Aim: …”, “Term: 6 months”."""
        key, value = line.key, line.value
        if not key or not value:
            return False
        if self.role >= 0 and self._of_role(key, value):
            return True
        if key in words.TERM and self.kept.say_term(value):
            return True
        for fits, make in self._by_key():
            if fits(line):
                make(line)
                return True
        return False

    def _by_key(self) -> "tuple[tuple[_Fits, Callable[[Line], None]], ...]":
        """What stands before a colon, with what is made of what stands after it."""
        return (
            (
                lambda line: words.section(line.key) in _KINDS,
                lambda line: self.kept.add(line, _KINDS[words.section(line.key)], text=line.value),
            ),
            (
                lambda line: words.section(line.key) == "people",
                lambda line: self.kept.add_people(line, line.value),
            ),
            (
                lambda line: line.key in words.ROLE_KINDS and not line.is_row,
                lambda line: self._add_role(line, line.text.partition(":")[0].strip(), line.value),
            ),
            (lambda line: words.section(line.key) == "backlog", self.kept.add_topics),
            (
                lambda line: line.key in words.DECISION,
                lambda line: self.kept.add_decision(line, line.value, self.item),
            ),
            (
                lambda line: line.key in words.ACTION,
                lambda line: self._add_action(line, line.value),
            ),
            (
                lambda line: line.key in words.POLICY,
                lambda line: self.kept.add_policy(line, line.value),
            ),
            (lambda line: line.key == "role", lambda line: self._add_role(line, line.value, "")),
            (
                lambda line: line.key in words.DATE and phrases.day(line.value) is not None,
                self._date,
            ),
        )

    def _date(self, line: Line) -> None:
        self.held_on = phrases.day(line.value)

    def _of_marks(self, line: Line) -> bool:
        if line.box:
            self._add_action(line, line.text)
        elif line.arrow and self.section not in {"actions", "backlog"}:
            self.kept.add_decision(line, line.text, self.item)
        else:
            return False
        return True

    def _wording(self, line: Line) -> bool:
        kind = _KINDS[self.section]
        if self.kept.found and self.kept.found[-1].kind is kind:
            self.kept.say_more(-1, text=f"{self.kept.found[-1].text}\n{line.text}")
        else:
            self.kept.add(line, kind, text=line.text)
        return True

    def _people(self, line: Line) -> bool:
        if not phrases.names(line.text):
            return False
        self.kept.add_people(line, line.text)
        return True

    def _role_line(self, line: Line) -> bool:
        """A row of a table, “Role: Holder until …”, or a heading that a description follows."""
        cells = line.cells
        if len(cells) > 1 and line.is_row:
            return self._role_row(line, cells)
        if line.key and line.value:
            self._add_role(line, line.text.partition(":")[0].strip(), line.value)
            return True
        for dash in (" – ", " — ", " - "):
            name, found, rest = line.text.partition(dash)
            if found and phrases.holder(rest):
                self._add_role(line, name.strip(), rest)
                return True
        if line.heading or (not line.bullet and len(line.text.split()) <= 5):
            self._add_role(line, line.text.strip(" :"), "")
            return True
        if self.role < 0:
            self._add_role(line, line.text, "")
            return True
        before = self.kept.found[self.role].text
        self.kept.say_more(self.role, text=f"{before}\n{line.text}".strip())
        return True

    def _role_row(self, line: Line, cells: list[str]) -> bool:
        name = cells[0]
        if not name or set(name) <= set("-: ") or name.casefold() in {"role", "roles", "rolle"}:
            return True
        self._add_role(line, name, " ; ".join(cells[1:]))
        return True

    def _of_role(self, key: str, value: str) -> bool:
        """What a line says of the role being described."""
        if key in words.PURPOSE:
            self.kept.say_more(self.role, purpose=value)
        elif key in words.TASKS:
            self.kept.say_more(self.role, text=value)
        elif key in words.QUALIFICATIONS:
            lines = [part.strip() for part in value.replace(";", ",").split(",")]
            self.kept.say_more(self.role, qualifications="\n".join(filter(None, lines)))
        elif key in words.HOLDER:
            self.kept.say_more(self.role, person=phrases.holder(value))
        elif key in words.TERM:
            self.kept.say_more(self.role, ends_on=phrases.day(value), months=phrases.months(value))
        else:
            return False
        return True

    def _policy_line(self, line: Line) -> bool:
        title, colon, rest = line.text.partition(":")
        last = self.kept.found[-1] if self.kept.found else None
        if line.heading or (line.bullet and line.indent == 0) or (colon and rest.strip()):
            self.kept.add_policy(line, line.text)
        elif last is not None and last.kind is FoundKind.POLICY:
            self.kept.say_more(-1, text=f"{last.text}\n{line.text}".strip())
        else:
            self.kept.add_policy(line, line.text)
        return bool(title)

    def _decision_line(self, line: Line) -> bool:
        self.kept.add_decision(line, line.text, self.item)
        return True

    def _action_line(self, line: Line) -> bool:
        self._add_action(line, line.text)
        return True

    def _topic_line(self, line: Line) -> bool:
        self.kept.add(line, FoundKind.TOPIC, title=line.text)
        return True

    def _add_role(self, line: Line, name: str, rest: str) -> None:
        self.kept.add_role(line, name, rest)
        self.role = len(self.kept.found) - 1 if self.section == "roles" else -1

    def _add_action(self, line: Line, text: str) -> None:
        if not self.kept.add_action(line, text):
            self._leave(line)
