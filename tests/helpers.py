"""A clock that is set by hand and circle files made quickly, for any test that needs a file."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from hypothesis import settings

from sofa_desktop.services.found import Founding
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.create import create
from sofa_desktop.store.upgrade import open_file


def examples(quick: int, deep: int) -> int:
    """How many stories a state machine tells: a few each time, many in the deep profile."""
    return deep if settings.get_current_profile_name() == "deep" else quick


class FakeClock:
    """The time, until it is set to another."""

    def __init__(self, today: date = date(2026, 11, 24)) -> None:
        self.moment = datetime.combine(today, time(10, 42), UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def set(self, today: date) -> None:
        """Let it be another day."""
        self.moment = datetime.combine(today, time(10, 42), UTC)


@cache
def _templates() -> Path:
    """A folder with an empty file and one with a founded circle, made once a run."""
    folder = Path(tempfile.mkdtemp(prefix="sofa-templates-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    create(folder / "empty.sofacircle")
    shutil.copyfile(folder / "empty.sofacircle", folder / "founded.sofacircle")
    file = SqlCircleFile(folder / "founded.sofacircle", FakeClock(date(2025, 1, 1)))
    Founding(file).found("Inner Content", "EUR")
    file.close()
    return folder


def empty_circle(path: Path) -> Path:
    """A circle file without a circle."""
    shutil.copyfile(_templates() / "empty.sofacircle", path)
    return path


def founded_circle(path: Path) -> Path:
    """A circle file with a circle in euros and its first accounts."""
    shutil.copyfile(_templates() / "founded.sofacircle", path)
    return path


@cache
def _sample(today: date) -> Path:
    """The sample circle as it stands on a day, made once a run."""
    from sofa_desktop.app.sample import make_sample  # noqa: PLC0415  (only where wanted)

    path = _templates() / f"sample-{today.isoformat()}.sofacircle"
    make_sample(path, today)
    return path


def sample_circle(path: Path, today: date = date(2026, 11, 24)) -> Path:
    """A file with the sample circle, as it stands on a day."""
    shutil.copyfile(_sample(today), path)
    return path


@contextmanager
def new_circle(
    folder: Path, clock: FakeClock | None = None, name: str = "circle"
) -> Iterator[SqlCircleFile]:
    """A founded circle, open until the end of the block."""
    path = founded_circle(folder / f"{name}.sofacircle")
    file = open_file(path, clock or FakeClock())
    try:
        yield file
    finally:
        file.close()
