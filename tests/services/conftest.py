"""A founded circle in a file of its own for each test of the use cases."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.services.found import Founding
from sofa_desktop.services.ports import CircleFile, UnitOfWork
from sofa_desktop.services.rows import ActionRow
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.create import create
from tests.helpers import founded_circle
from tests.services.books import Books
from tests.services.small_circle import StandingClock, contents


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty circle file, made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "empty.sofacircle"
    create(path)
    return path


@pytest.fixture(scope="session")
def founded_template(empty_template: Path) -> Path:
    """A founded circle, made once and copied for each test."""
    path = empty_template.with_name("founded.sofacircle")
    with opened(empty_template, path) as file:
        Founding(file).found("Intentional Communities", "USD")
    return path


@contextmanager
def opened(template: Path, path: Path, clock: StandingClock | None = None) -> Iterator[CircleFile]:
    """A copy of a template, open."""
    shutil.copyfile(template, path)
    file = SqlCircleFile(path, clock or StandingClock())
    try:
        yield file
    finally:
        file.close()


@pytest.fixture
def empty_file(tmp_path: Path, empty_template: Path, clock: StandingClock) -> Iterator[CircleFile]:
    with opened(empty_template, tmp_path / "circle.sofacircle", clock) as file:
        yield file


@pytest.fixture
def circle_file(
    tmp_path: Path, founded_template: Path, clock: StandingClock
) -> Iterator[CircleFile]:
    with opened(founded_template, tmp_path / "circle.sofacircle", clock) as file:
        yield file


@pytest.fixture
def circle(tmp_path: Path, clock: StandingClock) -> Iterator[OpenCircle]:
    """A founded circle in euros with everything a page may do with it."""
    opened = open_circle(founded_circle(tmp_path / "open.sofacircle"), clock, locked=False)
    yield opened
    opened.close()


@pytest.fixture
def books(circle_file: CircleFile, clock: StandingClock) -> Books:
    """The books of the founded circle, on a day after the first quarter."""
    clock.day = date(2026, 4, 5)
    return Books(circle_file, clock)


@pytest.fixture
def work(circle_file: CircleFile) -> Iterator[UnitOfWork]:
    """The file as it stands when the test asks for it."""
    with circle_file.look() as work:
        yield work


Taken = Callable[[Callable[[], object]], ActionRow]


@pytest.fixture
def undoes(circle_file: CircleFile) -> Taken:
    """Do something, take it back, do it again: the file follows each time, to the last field."""

    def check(act: Callable[[], object]) -> ActionRow:
        before = contents(circle_file.path)
        act()
        after = contents(circle_file.path)
        assert after != before
        action = circle_file.undo()
        assert contents(circle_file.path) == before
        circle_file.redo()
        assert contents(circle_file.path) == after
        return action

    return check
