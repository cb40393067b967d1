"""The set-up: what it asks for, what it leaves alone, and what it says."""

import ast
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import dev


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with a lock file and no .venv yet."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    (tmp_path / "requirements.lock").write_text("one==1\n")
    return tmp_path


class Steps:
    """Stands in for the processes of a set-up; makes of .venv what dev.py looks for."""

    def __init__(self, fails_at: str = "") -> None:
        self.fails_at = fails_at
        self.done: list[Sequence[str]] = []

    def __call__(
        self, command: Sequence[str], environment: Mapping[str, str], held: Sequence[int]
    ) -> int:
        self.done.append(command)
        if "venv" in command:
            Path(dev.python()).parent.mkdir(parents=True)
            Path(dev.python()).touch()
            dev.location("purelib").mkdir(parents=True)
        return int(bool(self.fails_at) and self.fails_at in command)


def test_an_older_python_reads_as_far_as_the_sentence() -> None:
    source = Path(dev.__file__).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 8)).body


def test_an_unfit_python_is_told_which_ones_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(dev.Stop, match=r"needs Python 3\.11, 3\.12 or 3\.13; this is Python 3\.9"):
        dev.need_python()


def test_set_up_is_done_once(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps()
    monkeypatch.setattr(dev, "start", steps)
    dev.set_up({}, {})
    assert dev.is_complete()
    count = len(steps.done)
    dev.set_up({}, {})
    assert len(steps.done) == count
    assert (dev.location("purelib") / "sofa_desktop.pth").read_text() == f"{checkout}\n"


def test_a_changed_lock_is_installed_afresh(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "start", Steps())
    dev.set_up({}, {})
    old = dev.location("purelib") / "old.py"
    old.touch()
    (checkout / "requirements.lock").write_text("one==2\n")
    assert not dev.is_complete()
    dev.set_up({}, {})
    assert dev.is_complete()
    assert not old.exists()


@pytest.mark.usefixtures("checkout")
def test_a_set_up_that_broke_off_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "start", Steps(fails_at="--require-hashes"))
    with pytest.raises(dev.Stop, match="could not be installed"):
        dev.set_up({}, {})
    assert Path(dev.python()).exists()
    assert not dev.is_complete()
    monkeypatch.setattr(dev, "start", Steps())
    dev.set_up({}, {})
    assert dev.is_complete()


@pytest.mark.usefixtures("checkout")
def test_only_one_sets_up_at_a_time() -> None:
    with dev.only_one() as held:
        assert len(held) == 1
        question = (
            "import fcntl, sys\n"
            "try: fcntl.flock(open(sys.argv[1]), fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
            "except BlockingIOError: print('waits')"
        )
        other = [sys.executable, "-c", question, str(dev.VENV / "in-use")]
        assert subprocess.run(other, capture_output=True, check=True).stdout == b"waits\n"


@pytest.mark.usefixtures("checkout")
def test_missing_libraries_are_named_with_their_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.Stop) as stop:
        dev.set_up({"libnowhere.so.7": "libnowhere7", "libc.so.6": "libc6"}, {})
    assert "sudo apt-get install -y --no-install-recommends libnowhere7`" in str(stop.value)
    assert "libc6" not in str(stop.value)


@pytest.mark.usefixtures("checkout")
def test_without_a_program_of_the_tests_the_set_up_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "start", Steps())
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    dev.set_up({}, {"no-such-program": "ledger-tool"})
    assert dev.is_complete()
    assert "this system lacks" in capsys.readouterr().err


def test_nothing_outside_meddles_with_what_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in dev.MEDDLING | {"QT_SCALE_FACTOR", "EDITOR"}:
        monkeypatch.setenv(name, "1")
    environment = dev.child_environment(without=("QT_",))
    assert not dev.MEDDLING & environment.keys()
    assert "QT_SCALE_FACTOR" not in environment
    assert environment["EDITOR"] == "1"
    assert environment["PATH"].startswith(str(dev.location("scripts")))


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--sample"], True),
        (["ours.sofacircle"], True),
        (["check", "ours.sofacircle"], False),
        (["self-test"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_needs_a_screen(arguments: list[str], window: bool) -> None:
    assert dev.opens_window(arguments) is window


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, ""),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen:fontengine=x"}, "offscreen"),
    ],
)
def test_the_screen_is_what_qt_will_take(environment: dict[str, str], platform: str) -> None:
    assert dev.window_platform(environment) == platform


def test_no_screen_is_said_before_anything_is_set_up(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.main(["run", "--", "--sample"]) == 1
    assert "there is no screen here" in capsys.readouterr().err
    assert not (checkout / ".venv").exists()


def test_an_unknown_command_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["tset"]) == 2
    assert "python3 dev.py test" in capsys.readouterr().err


def test_the_lock_loses_lines_that_name_a_host() -> None:
    assert dev.names_host("--find-links /somewhere")
    assert dev.names_host("    # from https://packages.example.org/simple")
    assert not dev.names_host("    --hash=sha256:00ff")
    assert not dev.names_host("one==1 \\")
