"""A circle of four that selects: members, roles, and the way to any step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.app.exports import FileExports
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.selection_rows import NominationRow, SelectionRow
from sofa_desktop.services.selections import Selections
from tests.helpers import FakeClock, founded_circle

NAMES = ("Aiko", "Ben", "Mira", "Tomás")
JOINED = date(2026, 1, 5)
TODAY = date(2026, 11, 24)
LIST = "keeps time\nasks the quiet ones first"


@dataclass
class Case:
    """The circle, open, with its selection once it is begun."""

    circle: OpenCircle
    clock: FakeClock
    members: dict[str, Id] = field(default_factory=dict)
    roles: dict[str, Id] = field(default_factory=dict)
    selection: str = ""

    @property
    def selections(self) -> Selections:
        return self.circle.desk.selections

    def begin(self, role: str = "Facilitator") -> str:
        self.selection = self.selections.begin(self.roles[role])
        return self.selection

    def row(self) -> SelectionRow:
        found = self.circle.desk.queries.selection(self.selection)
        assert found is not None
        return found

    def grid(self) -> list[NominationRow]:
        return self.circle.desk.queries.nominations(self.selection)

    def nomination_of(self, name: str) -> str:
        return next(row.id for row in self.grid() if row.nominator == name)

    def nominate(self, who: str, whom: str, reason: str = "") -> Id:
        return self.selections.nominate(
            self.selection, self.members[who], self.members[whom], reason=reason
        )

    def answer(self, who: str, answer: str = "consent", text: str = "") -> None:
        self.selections.answer(self.selection, self.members[who], answer, text=text)

    def to_list(self) -> None:
        """As far as the list of qualifications, written down."""
        self.begin()
        for _ in range(2):
            self.selections.advance(self.selection)
        self.selections.change(self.selection, qualifications=LIST)
        self.selections.advance(self.selection)

    def to_nominations(self) -> None:
        self.to_list()
        self.selections.consent_to_list(self.selection)
        self.selections.advance(self.selection)

    def to_proposal(self) -> None:
        """Everybody nominates Aiko, and stays with it."""
        self.to_nominations()
        self.selections.advance(self.selection)
        for name in NAMES:
            self.nominate(name, "Aiko", f"a reason of {name}")
        self.selections.advance(self.selection)
        for name in NAMES:
            self.selections.keep_nomination(self.nomination_of(name))
        self.selections.advance(self.selection)

    def to_consent(self, candidate: str = "Aiko") -> None:
        self.to_proposal()
        self.selections.propose(self.selection, self.members[candidate], "asks the quiet ones")

    def consented(self, last: str = "Aiko") -> None:
        for name in (*(name for name in NAMES if name != last), last):
            self.answer(name)


@contextmanager
def selecting(folder: Path) -> Iterator[Case]:
    """A circle with four full members, a guest, and five roles."""
    clock = FakeClock(TODAY)
    path = founded_circle(folder / "circle.sofacircle")
    circle = open_circle(path, clock)
    try:
        case = Case(circle, clock)
        people = circle.desk.people
        for name in NAMES:
            case.members[name] = people.add(name, joined_on=JOINED)
        case.members["Guest"] = people.add("Guest", joined_on=JOINED, standing="guest")
        for kind in ("leader", "delegate", "facilitator", "secretary"):
            name = kind.capitalize()
            case.roles[name] = circle.desk.roles.add(name, kind=kind, tasks=f"Tasks of {kind}.")
        case.roles["Host"] = circle.desk.roles.add("Host")
        yield case
    finally:
        circle.close()


def exported(circle: OpenCircle, folder: Path) -> dict[str, bytes]:
    """Every table as ``export --as csv`` writes it."""
    out = folder / "tables"
    FileExports(circle.file, circle.desk.queries, circle.desk.clock).write_tables(out)
    files = {str(each.relative_to(out)): each.read_bytes() for each in out.rglob("*.csv")}
    shutil.rmtree(out)
    return files
