"""A computer of one's own for each story."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.theme.theme import install
from tests.helpers import FakeClock
from tests.journeys.steward import Steward
from tests.journeys.told import Told

TODAY = date(2026, 11, 24)


@pytest.fixture
def steward(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Steward]:
    """A person who has just installed the program."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "SOFA_DESKTOP_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    person = Steward(qtbot, home, install(qapp, "light"), FakeClock(TODAY))
    yield person
    person.end()


@pytest.fixture
def told(tmp_path: Path, steward: Steward) -> Told:
    """A circle file of the same person, not opened yet."""
    return Told(tmp_path, steward.clock)
