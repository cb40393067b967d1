"""Killed in the middle of the minutes, the program starts again where the meeting was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.steward import Steward
from tests.journeys.told import Told
from tests.journeys.typing_on import WORDS

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parents[2]
SIGNS = 130
"""Typed without a pause for about three seconds."""
LOST_AT_MOST_S = 2.0


def test_a_kill_in_the_middle_of_the_minutes(steward: Steward, told: Told) -> None:
    told.meeting_ahead()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typing_on", str(steward.home), str(told.file)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(SIGNS)]
        os.kill(program.pid, signal.SIGKILL)
        said += program.stdout.readlines()
    typed = [(int(line.split()[0]), float(line.split()[1])) for line in said if line.count(" ")]
    count, end = typed[-1]
    safe = max((n for n, at in typed if at <= end - LOST_AT_MOST_S), default=0)
    assert safe > 0

    steward.start(told.file)
    assert steward.window.here() == "meetings"
    assert steward.says("Item 1 of 2 · decide · presented by Jun")
    notes = steward.value("Minutes of this item")
    text = WORDS * (count // len(WORDS) + 1)
    assert text[:count].startswith(notes)
    assert len(notes) >= len(text[:safe].rstrip())
    assert steward.says("Select the Facilitator, Decide · 20 minutes · Jun, Open")
