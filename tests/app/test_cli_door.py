"""The door: window or command, what is not understood, and what the world does to a command."""

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import sofa_desktop
from sofa_desktop.app.cli.names import COMMANDS
from sofa_desktop.app.main import main, wants_window
from tests.app.cli_case import Command

ROOT = Path(sofa_desktop.__file__).parents[1]


def program(
    *given: object, env: dict[str, str] | None = None, **how: object
) -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "sofa_desktop", *map(str, given)]
    around = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    around |= {"PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(command, env=around, check=False, timeout=50, **how)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("given", "window"),
    [
        ([], True),
        (["--sample"], True),
        (["circle.sofacircle"], True),
        (["folder/circle"], True),
        (["--help"], False),
        (["--version"], False),
        (["check"], False),
        (["check", "circle.sofacircle"], False),
        (["circle.sofacircle", "--help"], False),
        (["chekc"], False),
        (["chekc", "circle.sofacircle"], False),
        (["--colour"], False),
    ],
)
def test_the_door_tells_window_and_command_apart(given: Sequence[str], window: bool) -> None:
    assert wants_window(given) is window


def test_help_names_every_command_and_each_has_its_own(cli: Command) -> None:
    told = cli("--help")
    assert told.status == 0
    for name in COMMANDS:
        assert f"    {name}" in told.out
        own = cli(name, "--help")
        assert own.status == 0
        assert "--json" in own.out
        assert own.out.startswith(f"usage: sofa-desktop {name} [")
    assert cli("--version").out == f"SoFA Desktop {sofa_desktop.__version__}\n"


@pytest.mark.parametrize(
    "given",
    [
        ["chekc"],
        ["chekc", "circle.sofacircle"],
        ["check"],
        ["check", "a", "b"],
        ["check", "a", "--colour"],
        ["report", "a", "balance"],
        ["report", "a", "cashflow", "--by", "week"],
        ["settle"],
        ["settle", "a"],
        ["settle", "--vectors", "in", "--period", "2026"],
        ["settle", "--vectors", "in", "--issue"],
        ["new", "a"],
        ["new", "a", "--name", "A"],
        ["new", "a", "--sample", "--name", "A"],
        ["import", "a", "b"],
        ["export", "a", "out"],
        ["export", "a", "--as", "xls", "out"],
        ["entries", "a", "--limit", "-1"],
        ["history", "a", "--limit", "many"],
        ["--colour"],
    ],
)
def test_what_is_not_understood_ends_with_the_usage(cli: Command, given: list[str]) -> None:
    ended = cli(*given)
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.startswith("usage: sofa-desktop")


def test_without_a_screen_the_window_says_so(
    cli: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del cli
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 1
    assert "no screen" in capsys.readouterr().err
    assert main(["circle.sofacircle"]) == 1


def test_a_command_loads_neither_qt_nor_what_it_does_not_need(ready: Path) -> None:
    code = (
        "import sys; from sofa_desktop.app.main import main\n"
        f"status = main(['accounts', {str(ready)!r}, '--json'])\n"
        "heavy = ('PySide6', 'matplotlib', 'reportlab', 'sqlalchemy', 'alembic', 'pikepdf')\n"
        "print(status, [name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stderr == "0 []\n"
    assert json.loads(ended.stdout)["accounts"]


def test_the_door_of_the_window_loads_no_parser() -> None:
    code = (
        "import sys, sofa_desktop.app.main; print('argparse' in sys.modules, 'json' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "False False\n"


def test_words_of_all_scripts_come_out_where_the_system_speaks_ascii(tmp_path: Path) -> None:
    path = tmp_path / "Kreis.sofacircle"
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    given = ("new", path, "--name", "Größe 円", "--currency", "EUR")
    ended = program(*given, env=env, capture_output=True)
    assert ended.returncode == 0
    assert "Größe 円" in ended.stdout.decode("utf-8")
    refused = program(*given, env=env, capture_output=True)
    assert refused.returncode == 1
    assert refused.stderr.decode("utf-8").count("\n") == 1


def test_a_reader_that_goes_away_is_told_in_a_sentence(settled: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = program("entries", settled, "--json", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert ended.returncode == 1
    said = ended.stderr.decode()
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "not read to its end" in said


class FullDisk(io.StringIO):
    """A place with no room left."""

    def write(self, _text: str, /) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_in_a_sentence(
    cli: Command,
    settled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del cli
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert main(["entries", str(settled)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The output could not be written: No space left on device.")
    assert said.count("\n") == 1


def test_a_command_that_is_stopped_is_quiet(
    cli: Command, settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sofa_desktop.app.cli.look.reading", stop)
    ended = cli("accounts", settled)
    assert (ended.status, ended.out, ended.err) == (130, "", "")


def test_what_the_system_refuses_is_told_in_a_sentence(
    cli: Command, settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "/somewhere")

    monkeypatch.setattr("sofa_desktop.app.cli.look.reading", refuse)
    ended = cli("accounts", settled)
    assert ended.status == 1
    assert "/somewhere: Permission denied" in ended.err
    assert ended.err.count("\n") == 1
