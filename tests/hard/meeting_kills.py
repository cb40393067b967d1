"""Kills a program in the middle of meetings and proves that nothing acknowledged is lost.

``python -m tests.hard.meeting_kills 60`` does it sixty times. The child plans, opens, notes, works
on items, takes proposals through their rounds, selects, closes, approves, undoes and redoes without
end, indexes in between, and says each action's id once it is committed.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.services.care import Report
from sofa_desktop.services.changes import Changed, while_typing
from sofa_desktop.store.health import check
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, founded_circle

ROUNDS_PER_FILE = 10
DAY = date(2026, 11, 24)
JOINED = date(2026, 1, 5)


def say(changed: Changed) -> None:
    """Acknowledge a committed action."""
    sys.stdout.write(changed.action + "\n")
    sys.stdout.flush()


class Secretary:
    """Somebody who takes a circle through its meetings and never rests."""

    def __init__(self, circle: OpenCircle, clock: FakeClock, seed: int) -> None:
        self.desk, self.file, self.clock = circle.desk, circle.file, clock
        self.choice = random.Random(seed)
        self.count = 0

    def work(self) -> None:
        """One thing; what the rules refuse is left."""
        self.count += 1
        self.clock.moment += timedelta(minutes=self.choice.randint(0, 30))
        acts: tuple[Callable[[], object], ...] = (
            self.person, self.topic, self.plan, *[self.meet] * 8, *[self.propose] * 4, self.select,
            self.undo, self.file.redo, self.file.rest, self.search,
        )  # fmt: skip
        with suppress(Refused):
            self.choice.choice(acts)()

    def undo(self) -> None:
        """Take the last action back, but not the founding of the circle."""
        last = self.file.next_undo()
        if last is not None and last.name != "circle.found":
            self.file.undo()

    def person(self) -> None:
        """A member, up to five."""
        if len(self.desk.queries.members(self.clock.today())) < 5:
            self.desk.people.add(f"Member {self.count}", joined_on=JOINED)

    def topic(self) -> None:
        """A topic."""
        self.desk.backlog.note(f"Topic {self.count}", every_months=self.choice.randint(0, 2))

    def search(self) -> None:
        """Look for something, so that the index catches up."""
        self.desk.search("topic")

    def plan(self) -> None:
        """A meeting after all others, with the agenda that is proposed."""
        last = max((row.held_on for row in self.desk.queries.meetings()), default=DAY)
        meeting = self.desk.meetings.plan(last + timedelta(days=1), starts_at="19:00")
        self.desk.meetings.add_item(meeting, f"Item {self.count}", outcome="decide")
        self.desk.composing.take(meeting, words=agenda_reasons)

    def meet(self) -> None:
        """The next step of the earliest meeting that is not done with."""
        todo = [row for row in self.desk.queries.meetings() if not row.approved_on]
        if not todo:
            self.plan()
            return
        row = todo[-1]
        meetings, minutes = self.desk.meetings, self.desk.minutes
        if row.state == "minutes_draft":
            minutes.approve(row.id, how="at_end")
            minutes.correct(row.id, "It was 46 EUR.")
        elif not row.opened_at:
            meetings.open(row.id)
        elif row.previous_minutes == "":
            before = self.desk.queries.last_meeting(row.held_on)
            meetings.previous_minutes(row.id, "approved" if before else "none")
        elif row.state == "planned":
            meetings.consent_agenda(row.id)
        else:
            self.at_items(row.id)

    def at_items(self, meeting: str) -> None:
        """Work on an item; close the meeting after the last."""
        meetings = self.desk.meetings
        items = [one for one in self.desk.queries.agenda(meeting) if one.state != "done"]
        if not items:
            meetings.close(meeting)
        elif items[0].state != "open":
            meetings.begin_item(items[0].id)
        else:
            for words in range(self.choice.randint(1, 4)):
                with while_typing():
                    meetings.note(items[0].id, "word " * (words + 1))
            meetings.note(items[0].id, "word " * self.choice.randint(1, 2000))
            self.desk.decisions.record(
                f"Decision {self.count}", "45 EUR", meeting_id=meeting, agenda_item_id=items[0].id
            )
            meetings.end_item(items[0].id)

    def propose(self) -> None:
        """The next step of the open proposal; everybody consents, one after the other."""
        proposals, queries = self.desk.proposals, self.desk.queries
        known = queries.proposals(open_only=True)
        if not known:
            end = self.clock.today() + timedelta(days=200)
            proposals.open(f"Proposal {self.count}", text="45 EUR", term_end=end)
            return
        row = known[0]
        if row.state == "ready":
            proposals.begin_round(row.id)
            return
        heard = {each.member_id for each in queries.responses(row.id)}
        there = [one for one in queries.members(self.clock.today()) if one.id not in heard]
        if there:
            proposals.answer(row.id, there[0].id, "consent")
        else:
            proposals.adopt(row.id)

    def select(self) -> None:
        """Begin a selection, or go on with it."""
        selections, queries = self.desk.selections, self.desk.queries
        known = [row for row in queries.selections() if row.step not in {"announced", "dropped"}]
        if not known:
            role = self.desk.roles.add(f"Role {self.count}", kind="operational")
            selections.begin(role)
        elif known[0].step == "qualifications":
            selections.change(known[0].id, qualifications="calm")
            selections.advance(known[0].id)
        elif known[0].step == "list_consent":
            selections.consent_to_list(known[0].id)
            selections.drop(known[0].id, "Not now")
        else:
            selections.advance(known[0].id)


def child(path: Path, seed: int) -> None:
    """Work until killed."""
    clock = FakeClock(DAY)
    circle = open_circle(path, clock, listener=say, locked=False)
    secretary = Secretary(circle, clock, seed)
    while True:
        secretary.work()


def kill_once(path: Path, seed: int, longest: float = 1.5) -> tuple[list[str], Report, set[str]]:
    """One busy meeting killed: what it acknowledged, what a check says, what the journal has."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hard.meeting_kills", "child", str(path), str(seed)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    ) as busy:  # fmt: skip
        assert busy.stdout is not None
        first = busy.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, longest))
        os.kill(busy.pid, signal.SIGKILL)
        rest = busy.stdout.read()
    said = [line for line in (first + rest).splitlines() if len(line) == 32]
    file = open_file(path, FakeClock(DAY))
    try:
        report = check(file)
        kept = {row[0] for row in file.reader().execute("SELECT id FROM action")}
    finally:
        file.close()
    return said, report, kept


def main(rounds: int) -> int:
    """Kill so many times; the number of rounds in which something was lost or broken."""
    bad = acknowledged = 0
    facts: dict[str, int] = {}
    start = random.randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(rounds):
            path = Path(folder) / f"{nth // ROUNDS_PER_FILE}.sofacircle"
            if not path.exists():
                founded_circle(path)
            said, report, kept = kill_once(path, start + nth)
            acknowledged += len(said)
            facts = {**facts, **report.facts}
            if not report.ok or not kept >= set(said):
                bad += 1
                sys.stdout.write(f"round {nth} (seed {start + nth}): {report.findings}\n")
    sys.stdout.write(f"{rounds} kills, {acknowledged} acknowledged actions, {bad} bad rounds\n")
    sys.stdout.write(f"the last file: {facts}\n")
    return bad


if __name__ == "__main__":
    if sys.argv[1] == "child":
        child(Path(sys.argv[2]), int(sys.argv[3]))
    sys.exit(main(int(sys.argv[1])))
