"""Kills a busy program at any moment and proves that no acknowledged edit is lost.

``python -m tests.store.kills 200`` does it two hundred times; the quick suite does it a few.
The child edits and imports without end and says each action's id once it is committed.
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

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, Entry, Split, Verb, flow_postings
from sofa_desktop.services.care import Report
from sofa_desktop.services.changes import Changed
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.rows import ActionRow
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, founded_circle
from tests.store.bank_lines import take_in

ROUNDS_PER_FILE = 20


def say(row: ActionRow, _changed: Changed) -> None:
    """Acknowledge a committed action."""
    sys.stdout.write(row.id + "\n")
    sys.stdout.flush()


class Busy:
    """Somebody who never rests."""

    def __init__(self, file: SqlCircleFile, seed: int) -> None:
        self.file = file
        self.choice = random.Random(seed)
        self.seed = seed
        self.count = 0

    def work(self) -> None:
        """One action."""
        self.count += 1
        acts: tuple[Callable[[], object], ...] = (
            self.member, self.member, self.entry, self.entry, self.edit, self.edit, self.remove,
            self.undo, self.file.redo, self.bank_file,
        )  # fmt: skip
        with suppress(Refused):
            self.choice.choice(acts)()

    def undo(self) -> None:
        """Take the last action back, but not the founding of the circle."""
        last = self.file.next_undo()
        if last is not None and last.name != "circle.found":
            self.file.undo()

    def member(self) -> None:
        """Add a member."""
        with self.file.act("member.add") as work:
            name = f"Member {self.seed}-{self.count}"
            work.members.add(Member(id=work.new_id(), name=name, joined_on=date(2026, 1, 1)))

    def entry(self) -> None:
        """Write an entry."""
        with self.file.act("entry.add") as work:
            self.write(work, work.new_id())

    def edit(self) -> None:
        """Write an entry anew under its id, as an edit of its amounts does."""
        with self.file.act("entry.change") as work:
            entry = self.any_entry(work)
            if entry is not None and entry.batch_id is None:
                work.entries.remove(entry.id)
                self.write(work, entry.id)

    def remove(self) -> None:
        """Take an entry away."""
        with self.file.act("entry.remove") as work:
            entry = self.any_entry(work)
            if entry is not None:
                work.entries.remove(entry.id)

    def bank_file(self) -> None:
        """Take in a bank file."""
        take_in(self.file, self.choice.randint(1, 400), label=f"{self.seed}-{self.count} ")

    def any_entry(self, work: UnitOfWork) -> Entry | None:
        """One of the entries there are."""
        entries = work.unsettled(date.max)
        return self.choice.choice(entries) if entries else None

    def write(self, work: UnitOfWork, id_: Id) -> None:
        """An entry of a random amount on a random day."""
        accounts = work.accounts.all()
        keys = {account.key: account for account in accounts if account.key}
        bank: Account = next(account for account in accounts if account.holds_money)
        minor = self.choice.randint(1, 100_000)
        on = date(2026, 1, 1) + timedelta(days=self.choice.randint(0, 300))
        postings = flow_postings(
            bank,
            [Split(keys["tools"].id, -minor), Split(keys["travel"].id, -1)],
            exchange_id=keys["exchange"].id,
            settlement_currency="EUR",
        )
        work.entries.add(
            Entry(
                id=id_, verb=Verb.MONEY_OUT, booked_on=on, occurred_on=on,
                text=f"Entry {self.seed}-{self.count}", postings=postings,
            )
        )  # fmt: skip


def child(path: Path, seed: int) -> None:
    """Work until killed."""
    busy = Busy(open_file(path, FakeClock(), say), seed)
    while True:
        busy.work()


def kill_once(path: Path, seed: int, longest: float = 0.25) -> tuple[list[str], Report, set[str]]:
    """One busy program killed: what it acknowledged, what a check says, what the journal has."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.kills", "child", str(path), str(seed)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    ) as busy:  # fmt: skip
        assert busy.stdout is not None
        first = busy.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, longest))
        os.kill(busy.pid, signal.SIGKILL)
        rest = busy.stdout.read()
    said = [line for line in (first + rest).splitlines() if len(line) == 32]
    file = open_file(path, FakeClock())
    try:
        report = check(file)
        kept = {row[0] for row in file.reader().execute("SELECT id FROM action")}
        with file.act("member.add") as work:
            work.members.add(Member(id=work.new_id(), name="After", joined_on=date(2026, 1, 1)))
    finally:
        file.close()
    return said, report, kept


def main(rounds: int) -> int:
    """Kill so many times; the number of rounds in which something was lost or broken."""
    bad = acknowledged = 0
    start = random.randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        for nth in range(rounds):
            path = Path(folder) / f"{nth // ROUNDS_PER_FILE}.sofacircle"
            if not path.exists():
                founded_circle(path)
            said, report, kept = kill_once(path, start + nth)
            acknowledged += len(said)
            if not report.ok or not kept >= set(said):
                bad += 1
                sys.stdout.write(f"round {nth} (seed {start + nth}): {report.findings}\n")
    sys.stdout.write(f"{rounds} kills, {acknowledged} acknowledged actions, {bad} bad rounds\n")
    return bad


if __name__ == "__main__":
    if sys.argv[1] == "child":
        child(Path(sys.argv[2]), int(sys.argv[3]))
    sys.exit(main(int(sys.argv[1])))
