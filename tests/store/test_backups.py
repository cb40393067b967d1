"""Copies: made, counted, looked into and gone back to, whole or not at all."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.care import BEFORE_IMPORT, Care
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.people import People
from sofa_desktop.store.backups import SqlBackups
from sofa_desktop.store.circle_file import HEAD, SqlCircleFile, revision
from sofa_desktop.store.health import check
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock
from tests.store.contents import contents


@pytest.fixture
def backups(quarter_file: SqlCircleFile, tmp_path: Path, clock: FakeClock) -> SqlBackups:
    return SqlBackups(quarter_file, tmp_path / "copies", clock)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_copy_holds_what_the_file_holds_and_is_named_with_day_and_reason(
    quarter_file: SqlCircleFile, backups: SqlBackups, tmp_path: Path
) -> None:
    made = backups.make(BEFORE_IMPORT)
    assert made.path.name == "2026-11-24 104200 import.sofacircle"
    assert (made.reason, made.made_at) == ("import", datetime(2026, 11, 24, 10, 42, tzinfo=UTC))
    assert made.size == made.path.stat().st_size
    assert contents(made.path) == contents(quarter_file.path)
    again = backups.make(BEFORE_IMPORT)
    assert again.path.name == "2026-11-24 104200 (2) import.sofacircle"
    assert list(backups.list()) == [again, made]
    assert len(names(tmp_path / "copies")) == 2


def test_the_last_ten_are_kept(backups: SqlBackups, clock: FakeClock) -> None:
    for nth in range(13):
        clock.set(date(2026, 1, 1) + timedelta(days=nth))
        backups.make("daily")
    days = [row.made_at.day for row in backups.list()]
    assert days == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4]


def test_the_copies_of_two_files_of_one_name_are_apart(
    quarter_file: SqlCircleFile, backups: SqlBackups, tmp_path: Path, clock: FakeClock
) -> None:
    backups.make("daily")
    other = tmp_path / "other" / quarter_file.path.name
    other.parent.mkdir()
    quarter_file.back_up(other)
    others = SqlBackups(SqlCircleFile(other, clock), tmp_path / "copies", clock)
    assert list(others.list()) == []


def test_the_preview_says_what_would_change(
    quarter_file: SqlCircleFile, backups: SqlBackups, clock: FakeClock
) -> None:
    made = backups.make("hand")
    People(quarter_file, clock).add("Dora")
    quarter_file.undo()
    People(quarter_file, clock).add("Eli")
    told = backups.preview(made)
    changed = {each.kind: (each.now, each.then) for each in told.counts if each.now != each.then}
    assert changed == {"member": (5, 4)}
    assert told.last_now is not None
    assert told.last_now.facts == {"name": "Eli"}
    assert told.last_then is not None
    assert told.last_then.name == "entry.money_in"
    assert told.lost == 3


def test_going_back_puts_the_copy_in_place_and_keeps_the_present(
    quarter_file: SqlCircleFile, backups: SqlBackups, clock: FakeClock, tmp_path: Path
) -> None:
    then = contents(quarter_file.path)
    made = backups.make("hand")
    People(quarter_file, clock).add("Dora")
    now = contents(quarter_file.path)
    kept = backups.restore(made)
    assert kept.reason == "restore"
    assert contents(kept.path) == now
    assert contents(quarter_file.path) == then
    assert check(quarter_file).ok
    assert SqlQueries(quarter_file).actions(1)[0].name == "entry.money_in"
    quarter_file.undo()
    quarter_file.close()
    assert [name for name in names(tmp_path) if "copies" not in name and "part" in name] == []
    backups.restore(kept)
    assert contents(quarter_file.path) == now


def test_going_back_heals_a_damaged_file(quarter_file: SqlCircleFile, backups: SqlBackups) -> None:
    then = contents(quarter_file.path)
    made = backups.make("hand")
    quarter_file.close()
    quarter_file.path.write_bytes(b"not a circle any more" * 100)
    assert backups.preview(made).counts[0].now == 0
    kept = backups.restore(made)
    assert kept.path.read_bytes().startswith(b"not a circle")
    assert contents(quarter_file.path) == then
    assert check(quarter_file).ok


def test_a_damaged_copy_is_refused_and_the_file_stays(
    quarter_file: SqlCircleFile, backups: SqlBackups, tmp_path: Path
) -> None:
    now = contents(quarter_file.path)
    made = backups.make("hand")
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[: len(whole) // 2])
    for act in (backups.preview, backups.restore):
        with pytest.raises(Refused) as refused:
            act(made)
        assert refused.value.code == "file.damaged"
    made.path.write_bytes(whole[:8192] + b"\xa5" * 4096 + whole[12288:])
    with pytest.raises(Refused) as refused:
        backups.restore(made)
    assert refused.value.code == "file.damaged"
    assert contents(quarter_file.path) == now
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


def test_a_copy_that_is_gone_or_from_a_later_version_is_refused(
    quarter_file: SqlCircleFile, backups: SqlBackups
) -> None:
    made = backups.make("hand")
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(Refused) as refused:
        backups.restore(made)
    assert refused.value.code == "file.newer"
    made.path.unlink()
    with pytest.raises(Refused) as refused:
        backups.preview(made)
    assert refused.value.code == "file.not_found"
    assert revision(quarter_file.path) == HEAD


def test_a_file_open_elsewhere_is_not_replaced(
    quarter_file: SqlCircleFile, backups: SqlBackups
) -> None:
    made = backups.make("hand")
    with closing(sqlite3.connect(quarter_file.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(Refused) as refused:
            backups.restore(made)
    assert refused.value.code == "file.busy"
    assert check(quarter_file).ok


LIMITED = """
import resource, signal, sys
from pathlib import Path
from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.backups import SqlBackups
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.services.people import People
from tests.helpers import FakeClock
from tests.store.contents import contents
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, folder, act = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
file = SqlCircleFile(path, FakeClock())
backups = SqlBackups(file, folder, FakeClock())
made = backups.list()[0]
before = contents(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    if act == "make":
        backups.make("hand")
    elif act == "restore":
        backups.restore(made)
    else:
        for nth in range(200):
            People(file, FakeClock()).add("Somebody " * 50)
    print("done")
except Refused as refused:
    print(refused.code)
if act != "edit":
    assert contents(path) == before
"""


@pytest.mark.parametrize("act", ["make", "restore", "edit"])
def test_a_disk_without_room_is_refused_and_nothing_is_left_half(
    quarter_file: SqlCircleFile, backups: SqlBackups, tmp_path: Path, act: str
) -> None:
    """A limit on the size of files is the disk that is full, for one process."""
    backups.make("hand")
    quarter_file.close()
    before = names(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(quarter_file.path), str(tmp_path / "copies"), act],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() in {"file.disk_full", "file.disk_error"}
    quarter_file.reader()
    quarter_file.close()
    assert names(tmp_path) == before
    assert check(quarter_file).ok


def test_a_folder_that_cannot_be_made_is_refused(
    quarter_file: SqlCircleFile, tmp_path: Path, clock: FakeClock
) -> None:
    (tmp_path / "copies").write_text("a file where the folder should be")
    with pytest.raises(Refused) as refused:
        SqlBackups(quarter_file, tmp_path / "copies", clock).make("hand")
    assert refused.value.code == "file.disk_error"


@pytest.fixture
def told() -> list[Changed]:
    return []


@pytest.fixture
def care(
    quarter_file: SqlCircleFile, backups: SqlBackups, clock: FakeClock, told: list[Changed]
) -> Care:
    return Care(backups, lambda progress: check(quarter_file, progress), clock.now, told.append)


def test_a_copy_is_made_once_a_day(care: Care, clock: FakeClock) -> None:
    assert care.back_up_daily() is not None
    assert care.back_up_daily() is None
    clock.set(date(2026, 11, 25))
    again = care.back_up_daily()
    assert again is not None
    assert again.reason == "daily"
    assert len(care.backups()) == 2


def test_everybody_is_told_that_the_file_went_back(care: Care, told: list[Changed]) -> None:
    made = care.back_up()
    assert care.preview(made).lost == 0
    care.restore(made)
    (changed,) = told
    assert changed.topics >= {Topic.LEDGER, Topic.PEOPLE, Topic.SETTLEMENTS}
    assert care.check().ok
