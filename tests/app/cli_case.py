"""A command as a script sees it: what it was given, what it printed, how it ended."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest

from sofa_desktop.app.main import main
from tests.helpers import FakeClock

BANK_CSV = """Date,Payee,Purpose,Amount,Balance
2026-10-06,Eventbrite,Tickets,120.50,1333.50
2026-10-07,Hosting Ltd,October,-7.00,1326.50
2026-10-08,Hosting Ltd,October,-7.00,1319.50
2026-10-09,Somebody,=cmd|' /C calc'!A0,seven,1319.50
"""
"""Three movements after a balance of 1,213.00, and a line without an amount."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  (JSON)
        return json.loads(self.out)

    @property
    def refused(self) -> str:
        """The code of the refusal."""
        assert self.status == 1
        return str(self.data["refused"]["code"])


class Command(Protocol):
    """Runs a command line in this process."""

    def __call__(self, *given: object, today: date = ...) -> Ended: ...


def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*given: object, today: date = date(2026, 10, 5)) -> Ended:
        capsys.readouterr()
        status = main([str(each) for each in given], FakeClock(today))
        printed = capsys.readouterr()
        return Ended(status, printed.out, printed.err)

    return run


def bank_file(folder: Path, text: str = BANK_CSV) -> Path:
    path = folder / "october.csv"
    path.write_text(text, encoding="utf-8")
    return path
