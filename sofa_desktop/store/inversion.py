"""One earlier action taken back where it stands, if nobody touched its records since."""

import sqlite3

from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.journal import MAPPERS, Change, changes_of

_NAMES = ("title", "name", "what", "number")
"""Fields by which a record is spoken of."""
_TAKEN_BACK = (
    "SELECT of_seq FROM action WHERE kind = 'do' AND state = 'done' AND of_seq IS NOT NULL"
)
_STANDING = f"""
SELECT seq FROM action
WHERE id = ? AND kind = 'do' AND state = 'done' AND seq NOT IN ({_TAKEN_BACK})"""
_LATER = f"""
SELECT 1 FROM change AS c JOIN action AS a ON a.seq = c.seq
WHERE c.record_id = ? AND c.type = ? AND c.seq > ? AND a.kind = 'do' AND a.state = 'done'
  AND a.of_seq IS NULL AND a.seq NOT IN ({_TAKEN_BACK}) LIMIT 1"""


def standing(connection: sqlite3.Connection, action_id: str) -> tuple[int, list[Change]]:
    """The place of an action that stands, and its changes in the order they were made.

    Raises:
        Refused: ``record.gone`` where it was taken back, or never was.
    """
    row = connection.execute(_STANDING, (action_id,)).fetchone()
    if row is None:
        raise Refused("record.gone", type="action")
    return row[0], changes_of(connection, row[0])


def must_be_as_left(connection: sqlite3.Connection, seq: int, change: Change) -> None:
    """Refuse where a later action that stands touched the record too.

    Raises:
        Refused: ``undo.changed_since`` with the record's ``type`` and ``name``.
    """
    if connection.execute(_LATER, (change.record_id, change.type, seq)).fetchone() is not None:
        now = MAPPERS[change.type].load(connection, change.record_id)
        raise changed_since(Change(change.type, change.record_id, change.before, now))


def changed_since(change: Change) -> Refused:
    """The refusal that names what was changed meanwhile."""
    known = {**(change.before or {}), **(change.after or {})}
    name = next((str(known[field]) for field in _NAMES if known.get(field)), "")
    return Refused("undo.changed_since", type=change.type, name=name)
