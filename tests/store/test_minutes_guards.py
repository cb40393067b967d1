"""Approved minutes under other clients, and under an app that forgot its rules: nothing changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import AgendaItem
from sofa_desktop.domain.proposal import Decision
from sofa_desktop.services.care import Report
from sofa_desktop.services.meetings import Meetings
from sofa_desktop.services.minutes import Minutes
from sofa_desktop.services.people import People
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock, new_circle

TABLES = ("meeting", "agenda_item", "attendance", "decision", "minutes_correction")
NEW_ID = "e" * 32


@pytest.fixture
def approved(tmp_path: Path) -> Iterator[SqlCircleFile]:
    """A file with one meeting whose minutes are approved, and a planned one."""
    with new_circle(tmp_path, FakeClock()) as file:
        meetings = Meetings(file, FakeClock(), SqlQueries(file))
        People(file, FakeClock()).add("Mira", joined_on=date(2026, 1, 5))
        first = meetings.plan(date(2026, 11, 24))
        item = meetings.add_item(first, "Prices", outcome="decide")
        meetings.open(first)
        meetings.previous_minutes(first, "none")
        meetings.consent_agenda(first)
        meetings.begin_item(item)
        meetings.end_item(item)
        with file.act("decision.record") as work:
            work.decisions.add(
                Decision(
                    id=work.new_id(), title="Prices", text="45 EUR.", decided_on=date(2026, 11, 24),
                    meeting_id=first, agenda_item_id=item,
                )
            )  # fmt: skip
        meetings.close(first)
        minutes = Minutes(file, FakeClock(), SqlQueries(file))
        minutes.approve(first, how="at_end")
        minutes.correct(first, "It was 46 EUR.")
        second = meetings.plan(date(2026, 12, 8))
        meetings.add_item(second, "Next")
        yield file


def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


@pytest.fixture
def client(approved: SqlCircleFile) -> Iterator[sqlite3.Connection]:
    """Any program that can open the file: no foreign keys, none of the app's functions."""
    with closing(sqlite3.connect(approved.path, isolation_level=None)) as connection:
        yield connection


IN_MINUTES = "meeting_id = (SELECT id FROM meeting WHERE state = 'minutes_approved')"


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        ("UPDATE meeting SET evaluation = 'x' WHERE state = 'minutes_approved'", "approved"),
        ("DELETE FROM meeting WHERE state = 'minutes_approved'", "approved"),
        ("INSERT OR REPLACE INTO meeting SELECT * FROM meeting WHERE state = 'minutes_approved'",
         "approved"),
        (("UPDATE OR REPLACE meeting SET id = (SELECT id FROM meeting WHERE state = "
         "'minutes_approved') WHERE state = 'planned'"), "approved"),
        (f"UPDATE agenda_item SET notes = 'x' WHERE {IN_MINUTES}", "approved"),
        (f"DELETE FROM agenda_item WHERE {IN_MINUTES}", "approved"),
        (("UPDATE agenda_item SET meeting_id = (SELECT id FROM meeting WHERE state = "
         "'minutes_approved') WHERE title = 'Next'"), "approved"),
        ("UPDATE agenda_item SET meeting_id = (SELECT id FROM meeting WHERE state = 'planned')",
         "approved"),
        ((f"UPDATE OR REPLACE agenda_item SET id = (SELECT id FROM agenda_item WHERE {IN_MINUTES}) "
         "WHERE title = 'Next'"), "approved"),
        (f"INSERT OR REPLACE INTO agenda_item SELECT * FROM agenda_item WHERE {IN_MINUTES}",
         "approved"),
        (f"UPDATE attendance SET presence = 'absent' WHERE {IN_MINUTES}", "approved"),
        (f"DELETE FROM attendance WHERE {IN_MINUTES}", "approved"),
        (f"UPDATE decision SET text = 'x' WHERE {IN_MINUTES}", "approved"),
        (f"UPDATE decision SET meeting_id = NULL WHERE {IN_MINUTES}", "approved"),
        (f"DELETE FROM decision WHERE {IN_MINUTES}", "approved"),
        ("UPDATE minutes_correction SET text = 'x'", "approved"),
        ("INSERT OR REPLACE INTO minutes_correction SELECT * FROM minutes_correction",
         "not_approved"),
        ((f"INSERT INTO minutes_correction SELECT '{NEW_ID}', id, '2026-12-01', 'x' FROM meeting "
         "WHERE state = 'planned'"), "not_approved"),
    ],
)  # fmt: skip
def test_no_client_changes_what_was_approved(
    client: sqlite3.Connection, attempt: str, code: str
) -> None:
    before = rows(client)
    with pytest.raises(sqlite3.IntegrityError, match=f"^minutes.{code}: "):
        client.execute(attempt)
    assert rows(client) == before


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        ("UPDATE meeting SET minutes_json = '{}' WHERE state = 'minutes_approved'", "approved"),
        ("UPDATE meeting SET approved_on = NULL WHERE state = 'minutes_approved'", "approved"),
        ("UPDATE meeting SET state = 'planned' WHERE state = 'minutes_approved'", "approved"),
        (
            "UPDATE meeting SET published_on = '2026-12-01' WHERE state = 'minutes_approved'",
            "approved",
        ),
        ("UPDATE meeting SET state = 'published' WHERE state = 'planned'", "not_yet"),
        ("UPDATE meeting SET state = 'minutes_approved' WHERE state = 'planned'", "not_yet"),
    ],
)
def test_no_way_leads_round_the_steps_of_minutes(
    client: sqlite3.Connection, attempt: str, code: str
) -> None:
    before = rows(client)
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        client.execute(attempt)
    client.create_function("writing", 0, lambda: 1)
    with pytest.raises(sqlite3.IntegrityError, match=f"^minutes.{code}: "):
        client.execute(attempt)
    assert rows(client) == before


@pytest.mark.parametrize(
    "attempt",
    [
        (
            "UPDATE meeting SET state = 'minutes_draft', minutes_json = '', approved_on = NULL "
            "WHERE state = 'minutes_approved'"
        ),
        (
            "UPDATE meeting SET state = 'published', published_on = '2026-12-01' "
            "WHERE state = 'minutes_approved'"
        ),
        "DELETE FROM minutes_correction",
    ],
)
def test_only_the_app_publishes_opens_again_or_takes_a_correction_back(
    client: sqlite3.Connection, attempt: str
) -> None:
    before = rows(client)
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        client.execute(attempt)
    client.create_function("writing", 0, lambda: 0)
    with pytest.raises(sqlite3.IntegrityError, match=r"^minutes\.approved: "):
        client.execute(attempt)
    assert rows(client) == before


def test_published_minutes_stand_even_against_the_apps_functions(
    approved: SqlCircleFile, client: sqlite3.Connection
) -> None:
    with approved.look() as work:
        meeting = next(one for one in work.meetings.all() if one.approved_on)
    Minutes(approved, FakeClock(), SqlQueries(approved)).publish(meeting.id)
    client.create_function("writing", 0, lambda: 1)
    with pytest.raises(sqlite3.IntegrityError, match=r"^minutes\.published: "):
        client.execute("UPDATE meeting SET state = 'minutes_draft' WHERE state = 'published'")


def test_an_app_that_forgot_its_rules_is_stopped_with_a_sentence(approved: SqlCircleFile) -> None:
    with approved.look() as work:
        item: AgendaItem = next(one for one in work.agenda_items.all() if one.title == "Prices")
    with pytest.raises(Refused) as no, approved.act("item.note") as work:
        work.agenda_items.put(replace(item, notes="afterwards"))
    assert no.value.code == "minutes.approved"


def test_what_belongs_to_no_approved_minutes_is_free(client: sqlite3.Connection) -> None:
    client.execute("UPDATE agenda_item SET notes = 'x' WHERE title = 'Next'")
    client.execute("UPDATE meeting SET room = 'Garden' WHERE state = 'planned'")
    assert client.execute("SELECT notes FROM agenda_item WHERE title = 'Next'").fetchone() == ("x",)


def test_the_file_is_its_journal_played_again(approved: SqlCircleFile) -> None:
    Minutes(approved, FakeClock(), SqlQueries(approved)).publish(Id(approved.reader().execute(
        "SELECT id FROM meeting WHERE state = 'minutes_approved'").fetchone()[0]))  # fmt: skip
    report: Report = check(approved)
    assert (report.ok, report.findings) == (True, report.findings)
