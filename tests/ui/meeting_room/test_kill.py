"""The program is killed while somebody types the minutes: two seconds are lost at most."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from sofa_desktop.services.meetings import Meetings
from sofa_desktop.services.people import People
from sofa_desktop.store.health import check
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, founded_circle
from tests.ui.meeting_room.room_case import DAY
from tests.ui.meeting_room.typist import WORDS

ROOT = Path(__file__).parents[3]
SIGNS = 140
"""Typed without a pause for about three seconds."""
LOST_AT_MOST_S = 2.0


def running_meeting(path: Path) -> tuple[str, str]:
    """A file with a meeting at its first item."""
    file, clock = open_file(founded_circle(path), FakeClock(DAY)), FakeClock(DAY)
    try:
        People(file, clock).add("Mira", joined_on=DAY)
        meetings = Meetings(file, clock, SqlQueries(file))
        meeting = meetings.plan(DAY)
        item = meetings.add_item(meeting, "Prices")
        meetings.open(meeting)
        meetings.previous_minutes(meeting, "none")
        meetings.consent_agenda(meeting)
        meetings.begin_item(item)
    finally:
        file.close()
    return meeting, item


def test_a_kill_while_typing_loses_two_seconds_at_most(tmp_path: Path) -> None:
    path = tmp_path / "circle.sofacircle"
    meeting, _ = running_meeting(path)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.meeting_room.typist", str(path), meeting],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
    ) as typist:  # fmt: skip
        assert typist.stdout is not None
        said = [typist.stdout.readline() for _ in range(SIGNS)]
        os.kill(typist.pid, signal.SIGKILL)
        said += typist.stdout.readlines()
    typed = [(int(line.split()[0]), float(line.split()[1])) for line in said if line.count(" ")]
    count, end = typed[-1]
    safe = max((n for n, at in typed if at <= end - LOST_AT_MOST_S), default=0)
    assert safe > 0
    file = open_file(path, FakeClock(DAY))
    try:
        [row] = SqlQueries(file).agenda(meeting)
        state = SqlQueries(file).meeting(meeting)
        report = check(file)
    finally:
        file.close()
    text = (WORDS * (count // len(WORDS) + 1))[:count]
    assert text.startswith(row.notes)
    assert len(row.notes) >= len(text[:safe].rstrip())
    assert report.ok
    assert state is not None
    assert (state.segment, state.current_id) == ("items", row.id)
