"""Everything a circle file says about the circle, to compare before and after."""

import sqlite3
from contextlib import closing
from pathlib import Path

RECORDS = (
    "circle", "member", "role", "role_term", "content_item", "edition", "account", "tranche",
    "agreement", "statement", "import_batch", "entry", "posting", "receipt",
)  # fmt: skip
SUMS = {
    "month_account": "account_id, month, currency, in_minor, out_minor, moved_minor, lines",
    "month_edition": "edition_id, month, account_id, currency, minor, lines",
}
_RECOUNTS = {
    "month_account": """
        SELECT account_id, substr(booked_on, 1, 7), currency,
          sum(CASE WHEN verb IN ('money_in', 'money_out', 'pay_members') AND minor > 0
            THEN minor ELSE 0 END),
          sum(CASE WHEN verb IN ('money_in', 'money_out', 'pay_members') AND minor < 0
            THEN -minor ELSE 0 END),
          sum(CASE WHEN verb IN ('money_in', 'money_out', 'pay_members') THEN 0 ELSE minor END),
          count(*)
        FROM posting JOIN entry ON entry.id = entry_id GROUP BY 1, 2, 3""",
    "month_edition": """
        SELECT edition_id, substr(booked_on, 1, 7), account_id, currency, sum(minor), count(*)
        FROM posting JOIN entry ON entry.id = entry_id
        WHERE edition_id IS NOT NULL GROUP BY 1, 2, 3, 4""",
}

Rows = dict[str, list[tuple[object, ...]]]


def contents(path: Path) -> Rows:
    """Every row of every record, and the sums of months that have any."""
    with closing(sqlite3.connect(path)) as connection:
        told: Rows = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in RECORDS
        }
        for table, columns in SUMS.items():
            rows = connection.execute(f"SELECT {columns} FROM {table} WHERE lines <> 0")
            told[table] = sorted(rows, key=repr)
        return told


def sums_and_recount(path: Path) -> tuple[Rows, Rows]:
    """The kept sums, and the same counted from the postings."""
    with closing(sqlite3.connect(path)) as connection:
        kept: Rows = {
            table: sorted(
                connection.execute(f"SELECT {columns} FROM {table} WHERE lines <> 0"), key=repr
            )
            for table, columns in SUMS.items()
        }
        counted: Rows = {
            table: sorted(connection.execute(recount), key=repr)
            for table, recount in _RECOUNTS.items()
        }
        return kept, counted
