"""A circle with three people, three roles and a clock that moves, for tests of its meetings."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from sofa_desktop.domain.backlog import BacklogItem, Source
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.services.meetings import Meetings
from sofa_desktop.services.minutes import Minutes
from sofa_desktop.services.people import People
from sofa_desktop.services.roles import Roles
from sofa_desktop.services.rows import ActionRow
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock

DAY = date(2026, 11, 24)
TABLES = (
    "meeting", "agenda_item", "attendance", "minutes_correction", "backlog_item", "decision",
    "action_item",
)  # fmt: skip


class MeetingCase:
    """The circle and what a test does with it."""

    def __init__(self, file: SqlCircleFile, clock: FakeClock) -> None:
        self.file, self.clock = file, clock
        self.ask = SqlQueries(file)
        self.meetings = Meetings(file, clock, self.ask)
        self.minutes = Minutes(file, clock, self.ask)
        people, roles = People(file, clock), Roles(file, clock)
        self.mira = people.add("Mira", joined_on=date(2026, 1, 5))
        self.jun = people.add("Jun", joined_on=date(2026, 1, 5))
        self.salma = people.add("Salma", joined_on=date(2026, 1, 5))
        for name, kind, who in (
            ("Facilitator", "facilitator", self.mira),
            ("Secretary", "secretary", self.jun),
            ("Webinar host", "operational", self.jun),
        ):
            role = roles.add(name, kind=kind)
            roles.fill(role, who, starts_on=date(2026, 9, 1), ends_on=date(2027, 2, 28))

    def rule(self, approval: str) -> None:
        """Let the circle approve its minutes another way."""
        from dataclasses import replace  # noqa: PLC0415  (only here)

        from sofa_desktop.domain.circle import ApprovalRule  # noqa: PLC0415  (only here)

        with self.file.act("circle.change") as work:
            work.circles.put(replace(work.circle(), approval_rule=ApprovalRule(approval)))

    def topic(self, title: str, *, every_months: int = 0, source: Source = Source.MEMBER) -> Id:
        """A topic in the backlog."""
        with self.file.act("backlog.note") as work:
            topic = BacklogItem(
                id=work.new_id(),
                title=title,
                noted_on=DAY,
                every_months=every_months,
                source=source,
            )
            work.backlog.add(topic)
            return topic.id

    def opened(self, on: date = DAY, *titles: str) -> tuple[Id, list[Id]]:
        """A meeting that has been opened, with items on its agenda."""
        meeting = self.meetings.plan(on, starts_at="19:00")
        items = [self.meetings.add_item(meeting, title) for title in titles]
        self.clock.set(on)
        self.meetings.open(meeting)
        return meeting, items

    def ready(self, on: date = DAY, *titles: str) -> tuple[Id, list[Id]]:
        """A meeting whose items may begin."""
        meeting, items = self.opened(on, *titles)
        there = any(row.id != meeting and row.closed_at for row in self.ask.meetings())
        self.meetings.previous_minutes(meeting, "approved" if there else "none")
        self.meetings.consent_agenda(meeting)
        return meeting, items

    def held(self, on: date = DAY, *titles: str) -> Id:
        """A meeting that is over; every item was done in ten minutes."""
        meeting, items = self.ready(on, *titles)
        for item in items:
            self.meetings.begin_item(item)
            self.later(minutes=10)
            self.meetings.end_item(item)
        self.meetings.close(meeting)
        return meeting

    def later(self, **passed: int) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**passed)

    def row(self, meeting_id: str) -> MeetingRow:
        """A meeting as the file has it."""
        row = self.ask.meeting(meeting_id)
        assert row is not None
        return row

    def item(self, meeting_id: str, item_id: str) -> AgendaItemRow:
        """An item as the file has it."""
        return next(row for row in self.ask.agenda(meeting_id) if row.id == item_id)

    def undoes(self, act: Callable[[], object]) -> ActionRow:
        """Do something, take it back, do it again: the file follows, to the last field."""
        before = contents(self.file.path)
        act()
        after = contents(self.file.path)
        assert after != before
        action = self.file.undo()
        assert contents(self.file.path) == before
        self.file.redo()
        assert contents(self.file.path) == after
        return action


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that meetings write."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in TABLES
        }
