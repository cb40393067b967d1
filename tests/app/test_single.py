"""One running program per circle file."""

import subprocess
import sys
from pathlib import Path

import pytest

from sofa_desktop.app.container import open_circle
from sofa_desktop.app.single import FileLock
from sofa_desktop.domain.errors import Refused
from tests.helpers import FakeClock, founded_circle

HOLD = """
import sys, pathlib
from sofa_desktop.app.single import FileLock
lock = FileLock(pathlib.Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_opens_once(tmp_path: Path) -> None:
    path = founded_circle(tmp_path / "c.sofacircle")
    first = open_circle(path, FakeClock())
    with pytest.raises(Refused, match=r"file\.open_elsewhere") as refused:
        open_circle(path, FakeClock())
    assert refused.value.facts == {"name": "c.sofacircle"}
    first.close()
    open_circle(path, FakeClock()).close()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    path = founded_circle(tmp_path / "c.sofacircle")
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Refused, match=r"file\.open_elsewhere"):
            FileLock(path).take()
        other.kill()
        other.wait()
    lock = FileLock(path)
    lock.take()
    lock.release()
    assert not (tmp_path / ".c.sofacircle.lock").exists()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"file\.read_only"):
        FileLock(tmp_path / "gone" / "c.sofacircle").take()
