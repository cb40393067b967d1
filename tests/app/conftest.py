"""Circle files for commands, and a home that no command may touch."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.services.agreements import Agreements
from tests.app.cli_case import Command, command
from tests.helpers import FakeClock, founded_circle, new_circle
from tests.store.a_quarter import tell


@pytest.fixture(scope="session")
def told_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The story of a quarter: settled with its statement, and ready to be."""
    folder = tmp_path_factory.mktemp("told")
    with new_circle(folder, clock := FakeClock(), "settled") as file:
        tell(file, clock)
    with new_circle(folder, clock := FakeClock(), "ready") as file:
        tell(file, clock, settled=False)
        agreements = Agreements(file)
        version = agreements.draft(Terms.suggested("EUR"), valid_from=date(2026, 1, 1))
        agreements.consent(version, on=date(2026, 1, 10), note="Circle meeting of 10 January")
    return {name: folder / f"{name}.sofacircle" for name in ("settled", "ready")}


@pytest.fixture
def settled(tmp_path: Path, told_files: dict[str, Path]) -> Path:
    """A circle whose third quarter of 2026 is settled."""
    return Path(shutil.copyfile(told_files["settled"], tmp_path / "settled.sofacircle"))


@pytest.fixture
def ready(tmp_path: Path, told_files: dict[str, Path]) -> Path:
    """The same circle before its statement, with terms consented to."""
    return Path(shutil.copyfile(told_files["ready"], tmp_path / "ready.sofacircle"))


@pytest.fixture
def founded(tmp_path: Path) -> Path:
    """A circle without any entry."""
    return founded_circle(tmp_path / "founded.sofacircle")


@pytest.fixture
def untouched_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The person's folders, which stay as they were: empty."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "SOFA_DESKTOP_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    yield home
    assert list(home.iterdir()) == []


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], untouched_home: Path) -> Command:
    """Runs a command line in this process."""
    assert untouched_home.is_dir()
    return command(capsys)
