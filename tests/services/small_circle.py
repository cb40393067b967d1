"""A clock that stands still, and an account of what a circle file holds."""

import sqlite3
from datetime import UTC, date, datetime, time
from pathlib import Path

TABLES = (
    "circle", "member", "role", "role_term", "content_item", "edition", "account", "entry",
    "posting", "aim_version", "related_circle",
)  # fmt: skip
TODAY = date(2026, 11, 24)


class StandingClock:
    """The time, until it is set to another."""

    def __init__(self, today: date = TODAY) -> None:
        self.day = today

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 42), UTC)

    def today(self) -> date:
        return self.day


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables the use cases write."""
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in TABLES
        }
    finally:
        connection.close()
