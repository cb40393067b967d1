"""What the first page asks grows with the file no faster than the file does."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from sofa_desktop.services.needs import needs
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock, founded_circle

TODAY = date(2026, 11, 24)
EVERY = 100
"""SQLite tells of itself after so many of its steps."""


def key(kind: int, number: int) -> str:
    return f"{kind:08x}{number:024x}"


def years_of_meetings(path: Path, meetings: int) -> Path:
    """Meetings a fortnight apart; each with ten items, three decisions and four action items."""
    founded_circle(path)
    with closing(sqlite3.connect(path)) as file, file:
        for number in range(meetings):
            on = (TODAY - timedelta(days=14 * (number + 1))).isoformat()
            meeting = key(1, number)
            file.execute(
                "INSERT INTO meeting (id, held_on, state, previous_minutes, segment, closed_at) "
                "VALUES (?, ?, 'minutes_draft', '', 'check_out', 1)",
                (meeting, on),
            )
            for place in range(10):
                file.execute(
                    "INSERT INTO agenda_item (id, meeting_id, place, title, outcome, state, lane, "
                    "key) VALUES (?, ?, ?, 'Item', 'decide', 'done', 'present', ?)",
                    (key(2, number * 10 + place), meeting, place, f"decision.due:{key(3, place)}"),
                )
            for place in range(3):
                file.execute(
                    "INSERT INTO proposal (id, title, state, target) VALUES (?, ?, 'adopted', "
                    "'nothing')",
                    (key(5, number * 3 + place), f"Proposal {number} {place}"),
                )
                file.execute(
                    "INSERT INTO decision (id, title, text, target, decided_on, term_end, "
                    "meeting_id, proposal_id) VALUES (?, ?, 'So', 'nothing', ?, '2030-01-01', ?, "
                    "?)",
                    (
                        key(3, number * 3 + place),
                        f"Decision {number} {place}",
                        on,
                        meeting,
                        key(5, number * 3 + place),
                    ),
                )
            for place in range(4):
                file.execute(
                    "INSERT INTO action_item (id, what, state, noted_on, meeting_id) "
                    "VALUES (?, 'Do', 'done', ?, ?)",
                    (key(4, number * 4 + place), on, meeting),
                )
    return path


def steps_of_today(path: Path) -> int:
    """How many hundreds of steps SQLite takes for what Today needs, and for every proposal."""
    taken = 0

    def tell() -> int:
        nonlocal taken
        taken += 1
        return 0

    with closing(SqlCircleFile(path, FakeClock(TODAY))) as file:
        queries = SqlQueries(file)
        needs(queries, TODAY)
        file.reader().set_progress_handler(tell, EVERY)
        found = needs(queries, TODAY)
        queries.proposals()
    assert any(need.code == "minutes.draft" for need in found)
    return taken


def test_twice_the_meetings_are_not_four_times_the_work(tmp_path: Path) -> None:
    some = steps_of_today(years_of_meetings(tmp_path / "some.sofacircle", 60))
    twice = steps_of_today(years_of_meetings(tmp_path / "twice.sofacircle", 120))
    assert some > 20, "enough is asked to be compared"
    assert twice < 2.5 * some
