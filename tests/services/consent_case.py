"""A circle of four members and a guest, with a meeting two of them may be away from."""

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.app.exports import FileExports
from sofa_desktop.domain.circle import AbsenceRule, Standing
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Attendance, Meeting, MeetingState, Presence
from sofa_desktop.services.policy_rows import ObjectionRow, ProposalRow

HELD = date(2026, 11, 24)
NAMES = ("Ana", "Ben", "Cleo", "Dov")


@dataclass
class Cast:
    """Who is who."""

    circle: OpenCircle
    people: dict[str, Id]
    meeting: Id

    def __getitem__(self, name: str) -> Id:
        return self.people[name]

    def row(self, proposal_id: str) -> ProposalRow:
        """A proposal as it stands."""
        found = self.circle.desk.queries.proposal(proposal_id)
        assert found is not None
        return found

    def spoken(self, proposal_id: str) -> list[ObjectionRow]:
        """The objections to it."""
        return self.circle.desk.queries.objections(proposal_id)

    def rule(self, rule: AbsenceRule) -> None:
        """Let the circle go by another rule for absent members."""
        with self.circle.file.act("circle.change") as work:
            work.circles.put(replace(work.circle(), absence_rule=rule))

    def state(self, state: MeetingState, closed_at: int = 0) -> None:
        """Let the meeting be at another point of its life."""
        with self.circle.file.act("meeting.change") as work:
            work.meetings.put(
                replace(work.meetings.get(self.meeting), state=state, closed_at=closed_at)
            )

    def approve(self) -> None:
        """Let the circle approve the minutes."""
        self.state(MeetingState.MINUTES_DRAFT)
        with self.circle.file.act("minutes.approve") as work:
            work.meetings.put(
                replace(
                    work.meetings.get(self.meeting),
                    state=MeetingState.MINUTES_APPROVED,
                    approved_on=HELD,
                    minutes_json="{}",
                )
            )

    def attend(self, name: str, presence: Presence) -> None:
        """Note whether somebody is there."""
        with self.circle.file.act("meeting.attend") as work:
            there = next(
                each for each in work.attendances.all() if each.member_id == self.people[name]
            )
            work.attendances.put(replace(there, presence=presence))

    def consent(self, proposal_id: str, *names: str, written: bool = False) -> None:
        """Let people say yes."""
        for name in names:
            self.circle.desk.proposals.answer(
                proposal_id, self.people[name], "consent", written=written
            )


def gather(circle: OpenCircle, *, away: tuple[str, ...] = (), meeting: bool = True) -> Cast:
    """The circle's people, and a running meeting with whoever is not away."""
    people = {name: circle.desk.people.add(name, joined_on=date(2026, 1, 5)) for name in NAMES}
    people["Gus"] = circle.desk.people.add(
        "Gus", joined_on=date(2026, 1, 5), standing=str(Standing.GUEST)
    )
    held = Id("")
    if meeting:
        with circle.file.act("meeting.plan") as work:
            held = work.new_id()
            work.meetings.add(Meeting(id=held, held_on=HELD, state=MeetingState.IN_SESSION))
            for name, key in people.items():
                presence = Presence.ABSENT if name in away else Presence.PRESENT
                work.attendances.add(
                    Attendance(id=work.new_id(), meeting_id=held, member_id=key, presence=presence)
                )
    return Cast(circle, people, held)


def tables(circle: OpenCircle, folder: Path) -> dict[str, bytes]:
    """Every table as it is exported, but for the journal, which only grows."""
    out = folder / "tables"
    FileExports(circle.file, circle.desk.queries, circle.desk.clock).write_tables(out)
    found = {str(each.relative_to(out)): each.read_bytes() for each in out.rglob("*.csv")}
    shutil.rmtree(out)
    return found
