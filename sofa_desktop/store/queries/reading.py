"""Reading a circle file with SQL text: what every question builds on."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.faults import translated

Row = tuple[Any, ...]

MONEY = "('bank', 'cash', 'paypal', 'sofa_held')"
"""Kinds of account in which money lies, as SQL."""
CATEGORIES = "('income', 'cost', 'tax')"
SETTLED_IN_ONE = "('income', 'cost', 'tax', 'investment', 'member', 'sofa_due')"
"""What waits for a rate while it is in another currency than the circle's."""
FLOWS = "('money_in', 'money_out', 'pay_members')"
NOT_PARTS = "('bank', 'cash', 'paypal', 'sofa_held', 'exchange')"
"""Kinds that say nothing about what money was for."""
UNSORTED = "('unsorted_in', 'unsorted_out')"
CURRENCY = "(SELECT currency FROM circle)"


class Reading:
    """Asks a circle file through the connection of whatever thread is asking."""

    def __init__(self, file: SqlCircleFile) -> None:
        self._file = file

    def _all(self, sql: str, *values: object) -> list[Row]:
        with translated():
            return self._file.reader().execute(sql, values).fetchall()

    def _named(self, sql: str, today: date) -> list[Row]:
        with translated():
            return self._file.reader().execute(sql, {"today": today.isoformat()}).fetchall()

    def _one(self, sql: str, *values: object) -> Row | None:
        with translated():
            row: Row | None = self._file.reader().execute(sql, values).fetchone()
            return row

    def _number(self, sql: str, *values: object) -> int:
        row = self._one(sql, *values)
        return 0 if row is None or row[0] is None else int(row[0])

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """Let several questions see the same state of the file."""
        connection = self._file.reader()
        if connection.in_transaction:
            yield
            return
        with translated():
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.execute("COMMIT")


def listed(values: Iterable[str]) -> str:
    """Values as one parameter for ``json_each``."""
    return json.dumps(list(values))


def day(text: str | None) -> date | None:
    """A stored day, or None."""
    return None if text is None else date.fromisoformat(text)


def month_span(since: date | None, until: date | None) -> tuple[str, str]:
    """A range of months as the kept sums write them; both ends included."""
    return (
        "" if since is None else f"{since:%Y-%m}",
        "9999-99" if until is None else f"{until:%Y-%m}",
    )


def dated(row: Row, *places: int) -> list[Any]:
    """A row with the days at some places as dates."""
    values = list(row)
    for place in places:
        values[place] = day(values[place])
    return values
