"""Commands in this process, and files of a told quarter to be broken."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.services.agreements import Agreements
from tests.app.cli_case import Command, command
from tests.helpers import FakeClock, new_circle
from tests.store.a_quarter import tell


@pytest.fixture(scope="session")
def hard_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The story of a quarter, settled and ready to be; made once."""
    folder = tmp_path_factory.mktemp("hard")
    with new_circle(folder, clock := FakeClock(), "settled") as file:
        tell(file, clock)
    with new_circle(folder, clock := FakeClock(), "ready") as file:
        tell(file, clock, settled=False)
        agreements = Agreements(file)
        version = agreements.draft(Terms.suggested("EUR"), valid_from=date(2026, 1, 1))
        agreements.consent(version, on=date(2026, 1, 10), note="Circle meeting of 10 January")
    return {name: folder / f"{name}.sofacircle" for name in ("settled", "ready")}


@pytest.fixture
def settled(tmp_path: Path, hard_files: dict[str, Path]) -> Path:
    """A circle whose third quarter of 2026 is settled."""
    return Path(shutil.copyfile(hard_files["settled"], tmp_path / "settled.sofacircle"))


@pytest.fixture
def ready(tmp_path: Path, hard_files: dict[str, Path]) -> Path:
    """The same circle before its statement."""
    return Path(shutil.copyfile(hard_files["ready"], tmp_path / "ready.sofacircle"))


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Runs a command line in this process, away from the person's own folders."""
    monkeypatch.setenv("SOFA_DESKTOP_HOME", str(tmp_path / "home"))
    return command(capsys)
