"""A context for page tests: a real desk over a temporary file, paper that only remembers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sofa_desktop.app.container import desk_on, open_circle
from sofa_desktop.domain.verdict import MATCHES, Verdict
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.jobs import Jobs
from sofa_desktop.ui.shell.ports import MemoryPreferences
from tests.helpers import FakeClock, founded_circle, sample_circle

TODAY = date(2026, 11, 24)


class RememberingPaper:
    """Writes a line instead of a PDF and remembers what was asked of it."""

    def __init__(self) -> None:
        self.written: list[Path] = []
        self.payloads: list[Mapping[str, Any]] = []

    def statement(self, payload: Mapping[str, Any], previous: str, own: str, out: Path) -> None:
        del previous, own
        self._write(payload, out)

    def annex(self, payload: Mapping[str, Any], out: Path) -> None:
        self._write(payload, out)

    def verify(self, path: Path) -> Verdict:
        del path
        return MATCHES

    def document(self, kind: str, payload: Mapping[str, Any], out: Path) -> None:
        del kind
        self._write(payload, out)

    def text(self, kind: str, payload: Mapping[str, Any], form: str) -> str:
        self.payloads.append(payload)
        return f"{kind} as {form}"

    def _write(self, payload: Mapping[str, Any], out: Path) -> None:
        out.write_text("paper", encoding="utf-8")
        self.written.append(out)
        self.payloads.append(payload)


class RememberingExports:
    """Writes a line instead of the data."""

    def __init__(self) -> None:
        self.written: list[tuple[str, Path]] = []

    def write(self, form: str, out: Path) -> None:
        out.write_text(form, encoding="utf-8")
        self.written.append((form, out))


@contextmanager
def make_context(folder: Path, today: date = TODAY, *, sample: bool = False) -> Iterator[Context]:
    """A context over a founded circle, or over the sample circle; closed at the end."""
    clock = FakeClock(today)
    path = folder / "circle.sofacircle"
    if sample:
        sample_circle(path, today)
    else:
        founded_circle(path)
    hub, jobs = ChangeHub(), Jobs()
    opened = open_circle(path, clock, listener=hub.publish, backups=folder / "backups")
    try:
        desk = desk_on(opened.file, clock, backups=folder / "backups", announce=hub.publish)
        yield Context(
            desk, hub, jobs, RememberingPaper(), RememberingExports(), MemoryPreferences()
        )
    finally:
        jobs.close()
        opened.close()
