"""The journal played from the beginning into an empty book must give the file as it stands."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sofa_desktop.services.care import Finding
from sofa_desktop.services.progress import Progress
from sofa_desktop.store.create import build
from sofa_desktop.store.engine import Gate
from sofa_desktop.store.faults import stop_where_asked
from sofa_desktop.store.journal import Change, change_of, write_change

COMPARED = (
    "circle", "member", "role", "role_term", "content_item", "edition", "account", "tranche",
    "agreement", "statement", "import_batch", "import_row", "entry", "posting", "receipt",
    "aim_version", "related_circle", "price_tier", "policy", "policy_version", "proposal",
    "decision", "response", "objection", "written_word", "selection", "nomination",
    "backlog_item", "action_item", "meeting", "attendance", "agenda_item", "minutes_correction",
    "declined", "review",
)  # fmt: skip
_UNREADABLE = """
SELECT seq, 'facts' FROM now.action
WHERE NOT json_valid(facts) OR json_type(facts) <> 'object' ORDER BY seq LIMIT 1"""
_SUMS = ("month_account", "month_edition")
_SHOWN = 5
"""Differing records named in a finding; the count says how many there are."""


def replay(path: Path, progress: Progress) -> list[Finding]:
    """What differs between a file and its own journal, table by table.

    Every action is written again by the code that wrote it, under the guards; bank files are made
    again from their kept lines.
    """
    with _fresh_beside(path) as (connection, gate):
        stopped = _play(connection, gate, progress)
        if stopped is not None:
            return [stopped]
        return [
            *(found for table in COMPARED for found in _differences(connection, table)),
            *(found for table in _SUMS for found in _differences(connection, table, "lines <> 0")),
        ]


@contextmanager
def _fresh_beside(path: Path) -> Iterator[tuple[sqlite3.Connection, Gate]]:
    """An empty book in a temporary database, the file beside it as ``now``, in one state."""
    gate = Gate()
    with closing(sqlite3.connect("", isolation_level=None, uri=True)) as connection:
        gate.attach(connection)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -64000")
        build(connection)
        connection.execute(f"ATTACH '{path.absolute().as_uri()}?mode=ro' AS now")
        connection.execute("BEGIN")
        gate.writing = True
        yield connection, gate
        connection.execute("ROLLBACK")


def _play(connection: sqlite3.Connection, gate: Gate, progress: Progress) -> Finding | None:
    """Write every change again in its order; the finding says where that was not possible."""
    connection.execute("INSERT INTO import_row SELECT * FROM now.import_row")
    connection.execute("UPDATE import_row SET live = 0")
    for seq, why in connection.execute(_UNREADABLE):
        return Finding("check.replay_stopped", {"seq": seq, "why": why})
    total = connection.execute("SELECT coalesce(max(seq), 0) FROM now.action").fetchone()[0]
    rows = connection.execute(
        "SELECT seq, type, record_id, before, after FROM now.change ORDER BY seq, place"
    )
    for count, (seq, *told) in enumerate(rows):
        if count % 1000 == 0:
            progress.step(0.3 + 0.7 * seq / max(total, 1), "check.replay")
        try:
            change = change_of(*told)
            _must_be_of_one_kind(change)
            write_change(connection, gate, change)
        except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
            stop_where_asked(error)
            return Finding("check.replay_stopped", {"seq": seq, "why": str(error)})
    return None


def _must_be_of_one_kind(change: Change) -> None:
    """A change has the same fields before and after, or undo would give other ones back."""
    if change.before and change.after and change.before.keys() != change.after.keys():
        raise ValueError(", ".join(sorted(change.before.keys() ^ change.after.keys())))


def _differences(connection: sqlite3.Connection, table: str, where: str = "1") -> list[Finding]:
    """The rows of a table that only one side has, named by their key."""
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    keys = [
        row[1]
        for row in sorted(
            connection.execute(f"PRAGMA main.table_info({table})"), key=lambda row: row[5]
        )
        if row[5]
    ]
    key, listed = " || ' ' || ".join(keys), ", ".join(columns)
    rows = connection.execute(
        f"""SELECT DISTINCT {key} FROM (
          SELECT * FROM (SELECT {listed} FROM main.{table} WHERE {where}
            EXCEPT SELECT {listed} FROM now.{table} WHERE {where})
          UNION ALL
          SELECT * FROM (SELECT {listed} FROM now.{table} WHERE {where}
            EXCEPT SELECT {listed} FROM main.{table} WHERE {where}))"""
    ).fetchall()
    if not rows:
        return []
    ids = ", ".join(str(row[0]) for row in rows[:_SHOWN])
    return [Finding("check.replay_differs", {"table": table, "count": len(rows), "ids": ids})]
