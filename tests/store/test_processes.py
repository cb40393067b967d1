"""Two programs at one file, and a program killed in the middle of its work."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.people import People
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, founded_circle
from tests.store.kills import kill_once

FRESH = """
import sys
from pathlib import Path
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from sofa_desktop.services.rows import EntryFilter
from tests.store.fixed_clock import CLOCK
file = open_file(Path(sys.argv[1]), CLOCK)
ask = SqlQueries(file)
ask.circle(), ask.accounts(), ask.months(), ask.unsorted_count(), ask.actions(), ask.statements()
ask.entries(ask.entry_ids(EntryFilter())), ask.roles(CLOCK.today()), ask.agreements()
file.next_undo(), file.next_redo()
heavy = {name for name in sys.modules if name.split(".")[0] in {"sqlalchemy", "alembic"}}
print(sorted(heavy))
"""


def test_the_first_page_is_read_without_sqlalchemy(quarter_file: SqlCircleFile) -> None:
    quarter_file.close()
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(quarter_file.path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_second_writer_waits_for_the_first(circle_file: SqlCircleFile, clock: FakeClock) -> None:
    other = open_file(circle_file.path, clock)
    other.wake()
    writing, freed = threading.Event(), threading.Event()

    def hold() -> None:
        with circle_file.act("member.add") as work:
            work.members.add(Member(id=work.new_id(), name="Ana", joined_on=date(2026, 1, 1)))
            writing.set()
            freed.wait(1)

    holder = threading.Thread(target=hold)
    holder.start()
    writing.wait(5)
    threading.Timer(0.1, freed.set).start()
    People(other, clock).add("Ben")
    holder.join()
    assert [row.name for row in SqlQueries(other).members(clock.today())] == ["Ana", "Ben"]
    assert [row.seq for row in SqlQueries(other).actions()] == [3, 2, 1]
    other.close()
    assert check(circle_file).ok


def test_a_writer_that_waited_long_enough_is_told(circle_file: SqlCircleFile) -> None:
    circle_file.wake()
    with circle_file.look() as work:
        connection = getattr(work, "connection")  # noqa: B009  (not in the port)
    connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(circle_file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused) as refused:
            People(circle_file, FakeClock()).add("Ana")
        assert refused.value.code == "file.busy"
        assert SqlQueries(circle_file).members(date(2026, 11, 24)) == []
        other.execute("ROLLBACK")
    People(circle_file, FakeClock()).add("Ana")
    assert len(SqlQueries(circle_file).members(date(2026, 11, 24))) == 1


def test_undo_takes_back_what_another_window_did_last(
    circle_file: SqlCircleFile, clock: FakeClock
) -> None:
    other = open_file(circle_file.path, clock)
    People(circle_file, clock).add("Ana")
    People(other, clock).add("Ben")
    assert circle_file.undo().facts == {"name": "Ben"}
    assert [row.name for row in SqlQueries(other).members(clock.today())] == ["Ana"]
    other.close()


def test_readers_of_other_threads_see_what_was_committed(
    circle_file: SqlCircleFile, clock: FakeClock
) -> None:
    ask = SqlQueries(circle_file)
    seen: list[int] = []

    def look() -> None:
        seen.append(len(ask.members(clock.today())))

    for name in ("Ana", "Ben"):
        People(circle_file, clock).add(name)
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [1, 2]


def test_a_kill_loses_no_acknowledged_edit(tmp_path: Path) -> None:
    path = founded_circle(tmp_path / "busy.sofacircle")
    acknowledged = 0
    for seed in range(4):
        said, report, kept = kill_once(path, seed)
        assert report.findings == ()
        assert said
        assert kept >= set(said)
        acknowledged += len(said)
    assert acknowledged > 4
