"""A founded circle, and one with a quarter behind it, for each test of the store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, new_circle
from tests.store.a_quarter import Quarter, tell


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def circle_file(tmp_path: Path, clock: FakeClock) -> Iterator[SqlCircleFile]:
    with new_circle(tmp_path, clock) as file:
        yield file


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Quarter]:
    """The quarter's file and its ids, made once."""
    with new_circle(tmp_path_factory.mktemp("quarter"), clock := FakeClock()) as file:
        told = tell(file, clock)
    return file.path, told


@pytest.fixture
def quarter(told_once: tuple[Path, Quarter]) -> Quarter:
    return told_once[1]


@pytest.fixture
def quarter_file(
    tmp_path: Path, clock: FakeClock, told_once: tuple[Path, Quarter]
) -> Iterator[SqlCircleFile]:
    """A copy of the quarter's file, open."""
    path = tmp_path / "quarter.sofacircle"
    shutil.copyfile(told_once[0], path)
    file = open_file(path, clock)
    yield file
    file.close()


@pytest.fixture
def ask(quarter_file: SqlCircleFile) -> SqlQueries:
    """Questions to the quarter's file."""
    return SqlQueries(quarter_file)
