"""Keeping the words up with the journal: what was touched since is indexed again.

The index is no part of a change, so no edit waits for it; it catches up in a quiet moment, or when
somebody searches. A record that changed gets a new row, the newest first; its words of before stay
until there are many such, and no longer lead anywhere.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from sofa_desktop.store.search.cutting import kept
from sofa_desktop.store.search.kinds import BY_KIND, BY_TABLE, KINDS, PARTS, Kind
from sofa_desktop.store.search.sound import NONSENSE, behind, kept_number, last_action, tables_anew

AT_ONCE: Final = 4000
"""Records indexed in one transaction, so that nobody else waits long."""
_SLACK: Final = 5000
"""Rows of before that are always let be."""
_BUSY_MS: Final = 200
_WORLD: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB,
    }
)  # fmt: skip
"""What is not the index's own fault."""
_TOUCHED: Final = """
SELECT c.record_id, coalesce(json_extract(c.after, '$.' || ?1), json_extract(c.before, '$.' || ?1))
FROM "change" AS c WHERE c.seq > ?2 AND c.seq <= ?3 AND c.type = ?4"""

Pending = dict[str, dict[str, None]]


def catch_up(path: Path, *, steps: int | None = None) -> bool:
    """Index what was touched; whether all is done now. ``steps`` are transactions at most.

    Where the file cannot be written just now it stays as it is, for another time.
    """
    try:
        return _catch_up(path, steps)
    except sqlite3.DatabaseError as error:
        if _is_the_world(error):  # busy, read-only or full: what is indexed is still searched
            return False
    return begin_anew(path, steps=steps)


def begin_anew(path: Path, *, steps: int | None = None) -> bool:
    """Make the tables of words anew, where something bent or broke them; whether all is done.

    What they held is in the records, so nothing is lost.
    """
    try:
        with closing(_opened(path)) as connection:
            tables_anew(connection)
        return _catch_up(path, steps)
    except sqlite3.DatabaseError:  # it is the file, not the index: searching it says so
        return False


def _is_the_world(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in _WORLD


def _opened(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _catch_up(path: Path, steps: int | None) -> bool:
    with closing(_opened(path)) as connection:
        told = kept_number(connection, "searched"), _last_row(connection)
        if told[0] > last_action(connection) or told[1] >= NONSENSE:
            raise sqlite3.DatabaseError("more is said to be indexed than was ever done")
        while behind(connection):
            if steps == 0:
                return False
            steps = None if steps is None else steps - 1
            _step(connection)
    return True


def _step(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        since = kept_number(connection, "searched")
        until = _until(connection, since)
        _index(connection, _touched(connection, since, until))
        _keep_number(connection, "searched", until)
        _rebuild_where_worn(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _until(connection: sqlite3.Connection, since: int) -> int:
    """The last action of this step: so many changes on, or the last there is."""
    row = connection.execute(
        'SELECT seq FROM "change" WHERE seq > ? ORDER BY seq LIMIT 1 OFFSET ?', (since, AT_ONCE)
    ).fetchone()
    if row is None:
        row = connection.execute("SELECT max(seq) FROM action").fetchone()
    return int(row[0])


def _touched(connection: sqlite3.Connection, since: int, until: int) -> Pending:
    """The records to look at again, by kind."""
    pending: Pending = {}

    def add(kind: str, ids: Iterable[str | None]) -> None:
        pending.setdefault(kind, {}).update(dict.fromkeys(id_ for id_ in ids if id_))

    span = (since, until)
    rows = connection.execute(
        'SELECT type, record_id, before FROM "change" WHERE seq > ? AND seq <= ? '
        "ORDER BY seq, place",
        span,
    )
    renamed = False
    for type_, record_id, before in rows.fetchall():
        if type_ in BY_TABLE:
            add(BY_TABLE[type_].kind, [record_id])
        if type_ == "import_batch":
            made = connection.execute(
                "SELECT entry_id FROM import_row WHERE batch_id = ? AND makes_entry = 1",
                (record_id,),
            )
            add("entry", (row[0] for row in made.fetchall()))
        if type_ == "content_item":
            runs = connection.execute("SELECT id FROM edition WHERE item_id = ?", (record_id,))
            add("edition", (row[0] for row in runs.fetchall()))
        renamed = renamed or (type_ == "member" and before is not None and '"name"' in before)
    for type_, (kind, field) in PARTS.items():
        parts = connection.execute(_TOUCHED, (field, *span, type_)).fetchall()
        whole = (told or _whole_of(connection, type_, field, part) for part, told in parts)
        add(kind, whole)
    if renamed:
        for named in KINDS:
            if named.people:
                known = connection.execute(f"SELECT id FROM {named.table}").fetchall()
                add(named.kind, (row[0] for row in known))
    return pending


def _whole_of(connection: sqlite3.Connection, type_: str, field: str, key: str) -> str | None:
    row = connection.execute(f"SELECT {field} FROM {type_} WHERE id = ?", (key,)).fetchone()
    return None if row is None else row[0]


def _index(connection: sqlite3.Connection, pending: Pending) -> None:
    for kind in KINDS:
        ids = list(pending.get(kind.kind, ()))
        for at in range(0, len(ids), AT_ONCE):
            _again(connection, kind, ids[at : at + AT_ONCE])


def _again(connection: sqlite3.Connection, kind: Kind, ids: list[str]) -> None:
    """Index some records as they are now; those that are gone are found no more."""
    these = json.dumps(ids)
    connection.execute(
        "DELETE FROM searchable WHERE record_id IN (SELECT value FROM json_each(?))", (these,)
    )
    row = _last_row(connection)
    found, words = [], []
    for id_, day, open_, title, body, people in connection.execute(kind.select, (these,)):
        row += 1
        found.append((row, kind.kind, id_, day, open_))
        words.append((row, kept(title), kept(body), kept(people)))
    connection.executemany("INSERT INTO searchable VALUES (?, ?, ?, ?, ?)", found)
    connection.executemany(
        "INSERT INTO fulltext (rowid, title, body, people) VALUES (?, ?, ?, ?)", words
    )
    _keep_number(connection, "searchable_row", row)


def _last_row(connection: sqlite3.Connection) -> int:
    return kept_number(connection, "searchable_row")


def _rebuild_where_worn(connection: sqlite3.Connection) -> None:
    """Begin the words anew, in their order, where most lead nowhere any more."""
    (living,) = connection.execute("SELECT count(*) FROM searchable").fetchone()
    if _last_row(connection) <= 2 * living + _SLACK:
        return
    known = connection.execute('SELECT kind, record_id FROM searchable ORDER BY "row"').fetchall()
    connection.execute("INSERT INTO fulltext (fulltext) VALUES ('delete-all')")
    connection.execute("DELETE FROM searchable")
    _keep_number(connection, "searchable_row", 0)
    for at in range(0, len(known), AT_ONCE):
        part = known[at : at + AT_ONCE]
        for kind in dict.fromkeys(kind for kind, _ in part):
            _again(connection, BY_KIND[kind], [id_ for each, id_ in part if each == kind])


def _keep_number(connection: sqlite3.Connection, name: str, number: int) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, str(number)))
