"""A file of the version before governance: opened, worked with, and a disk that fills meanwhile."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.store.health import check
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock
from tests.store.old_file import FOLDER

ROOT = Path(__file__).parents[2]
AIM = {"aim": "Teaching sociocracy", "domain": "Webinars", "parent": "Communities Support"}
FILLED = """
import resource, signal, sys
from pathlib import Path
from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    open_file(Path(sys.argv[1]), FakeClock(), aside=Path(sys.argv[3])).close()
except Refused as no:
    print(no.code)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The quarter as the first version kept it, of a circle with an aim and a parent."""
    path = Path(shutil.copyfile(FOLDER / "0001.sofacircle", tmp_path / "old.sofacircle"))
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        guard = client.execute("SELECT sql FROM sqlite_master WHERE name = 'change_fixed'")
        (again,) = guard.fetchone()
        client.execute("DROP TRIGGER change_fixed")
        born = client.execute("SELECT after FROM change WHERE type = 'circle' AND before IS NULL")
        circle = json.dumps({**json.loads(born.fetchone()[0]), **AIM})
        client.execute(
            "UPDATE change SET after = ? WHERE type = 'circle' AND before IS NULL", (circle,)
        )
        client.execute("UPDATE circle SET aim = :aim, domain = :domain, parent = :parent", AIM)
        client.execute(again)
    return path


@pytest.fixture
def circle(old: Path) -> Iterator[OpenCircle]:
    with closing(open_circle(old, FakeClock())) as opened:
        yield opened
        assert check(opened.file).findings == ()


def test_an_aim_without_versions_is_the_first_version_once_there_is_a_second(
    circle: OpenCircle,
) -> None:
    desk, queries = circle.desk, circle.desk.queries
    told = queries.circle()
    assert told is not None
    assert (told.aim, told.parent, queries.aims()) == (AIM["aim"], AIM["parent"], [])
    second = desk.aims.draft("Publishing")
    desk.aims.circle_consents(second)
    desk.aims.parent_consents(second)
    assert [(row.aim, row.state) for row in queries.aims()] == [
        ("Publishing", "in_force"), ("Teaching sociocracy", "former"),
    ]  # fmt: skip
    for _ in range(3):
        circle.file.undo()
    undone = queries.circle()
    assert undone is not None
    assert (undone.aim, queries.aims()) == (AIM["aim"], [])


def test_what_was_done_before_is_found_and_governed(circle: OpenCircle) -> None:
    desk = circle.desk
    assert {hit.kind for hit in desk.search("Ana")} >= {"member"}
    assert {hit.title for hit in desk.search("camera")} >= {"Camera", "Cameras"}
    meeting = desk.meetings.plan(date(2026, 12, 1))
    reasons = {each.code for each in desk.composing.compose(meeting).items}
    assert "term.ending" in reasons
    desk.meetings.open(meeting)
    assert [row.presence for row in desk.queries.attendance(meeting)] == ["present"] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="a limit for files is POSIX")
@pytest.mark.parametrize("room", [-100_000, 0, 4096, 20_000])
def test_a_disk_that_fills_while_upgrading_leaves_the_file_as_it_was(old: Path, room: int) -> None:
    before = old.read_bytes()
    given = [str(old), str(len(before) + room), str(old.parent / "aside")]
    said = subprocess.run(
        [sys.executable, "-c", FILLED, *given], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (said.stdout.strip(), said.stderr) == ("file.disk_error", "")
    assert old.read_bytes() == before
    with closing(open_file(old, FakeClock())) as file:
        assert check(file).ok
