"""Whether the tables of words are what they should be; and making them anew where they are not.

They are no part of the books: what they hold is in the records, so nothing is lost with them.
"""

import json
import re
import sqlite3
from typing import Final

from sofa_desktop.store.search.kinds import BY_KIND, KINDS

NONSENSE: Final = 10**18
"""What is read where no number is: more than was ever done, so the index begins anew."""


def behind(connection: sqlite3.Connection) -> bool:
    """Whether something was done that is not indexed yet."""
    return last_action(connection) != kept_number(connection, "searched")


def last_action(connection: sqlite3.Connection) -> int:
    """The place of the last action in the journal."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM action").fetchone()[0])


def kept_number(connection: sqlite3.Connection, name: str) -> int:
    """A number that is kept of the index; 0 before there is one."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    if row is None:
        return 0
    return int(row[0]) if re.fullmatch(r"[0-9]{1,18}", row[0]) else NONSENSE


def tables_anew(connection: sqlite3.Connection) -> None:
    """Make the tables of words anew and empty, as a new file has them."""
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415  (late: SQLAlchemy)
    from sqlalchemy.schema import CreateTable  # noqa: PLC0415

    from sofa_desktop.store.schema import FULLTEXT, searchable  # noqa: PLC0415

    rows = str(CreateTable(searchable).compile(dialect=sqlite.dialect())).strip()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DROP TABLE IF EXISTS searchable")
    _drop_words(connection)
    connection.execute(rows)
    connection.execute(FULLTEXT)
    connection.execute("DELETE FROM meta WHERE name IN ('searched', 'searchable_row')")
    connection.execute("COMMIT")


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether an index that is not behind has a row for each record, and finds its last one."""
    connection.execute("BEGIN")  # one state, whoever else writes
    try:
        return behind(connection) or _is_whole(connection)
    except (sqlite3.DatabaseError, KeyError):
        return False
    finally:
        connection.execute("ROLLBACK")


def _is_whole(connection: sqlite3.Connection) -> bool:
    records = {
        kind.kind: count
        for kind in KINDS
        if (count := connection.execute(kind.number).fetchone()[0])
    }
    rows = dict(connection.execute("SELECT kind, count(*) FROM searchable GROUP BY kind"))
    return rows == records and _finds_the_last(connection)


def _finds_the_last(connection: sqlite3.Connection) -> bool:
    last = connection.execute(
        'SELECT "row", kind, record_id FROM searchable ORDER BY "row" DESC LIMIT 1'
    ).fetchone()
    if last is None:
        return True
    row, kind, id_ = last
    told = connection.execute(BY_KIND[kind].select, (json.dumps([id_]),)).fetchone()
    if told is None:
        return False
    plain = (word for word in " ".join(told[3:]).split() if word.isascii() and word.isalnum())
    word = next(plain, None)
    return word is None or connection.execute(
        "SELECT 1 FROM fulltext WHERE fulltext MATCH ? AND rowid = ?", (f'"{word}"', row)
    ).fetchone() == (1,)


def _drop_words(connection: sqlite3.Connection) -> None:
    """Drop the table of words, part by part where SQLite cannot read it any more."""
    try:
        connection.execute("DROP TABLE IF EXISTS fulltext")
    except sqlite3.DatabaseError:
        for part in ("data", "idx", "config"):
            connection.execute(f"DROP TABLE IF EXISTS fulltext_{part}")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'fulltext'")
        connection.execute("PRAGMA writable_schema = RESET")
