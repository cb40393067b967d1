"""Actions of the journal as rows: read with ``sqlite3`` alone, before anything is written."""

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.rows import ActionRow

ACTION_COLUMNS = (
    "seq, id, name, facts, at, who, kind, state, final, meeting_id, origin"  # of ActionRow
)


def action_row(row: tuple[Any, ...]) -> ActionRow:
    """A row of ``ACTION_COLUMNS`` as values."""
    seq, id_, name, facts, at, who, kind, state, final, meeting_id, origin = row
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return ActionRow(
        seq, id_, name, json.loads(facts), moment, who, kind, state, bool(final), meeting_id, origin
    )


def last_done(connection: sqlite3.Connection) -> ActionRow | None:
    """The action that undo would take back."""
    return _one(connection, "kind = 'do' AND state = 'done' ORDER BY seq DESC")


def first_undone(connection: sqlite3.Connection) -> ActionRow | None:
    """The action that redo would do again."""
    return _one(connection, "kind = 'do' AND state = 'undone' ORDER BY seq")


def neighbour(connection: sqlite3.Connection, kind: str) -> ActionRow | None:
    """What would be taken back, or done again, next."""
    return last_done(connection) if kind == "undo" else first_undone(connection)


def latest(connection: sqlite3.Connection) -> ActionRow | None:
    """The last action of any kind."""
    return _one(connection, "1 ORDER BY seq DESC")


FOUNDING = "circle.found"
"""The action a file begins with; without it there would be no circle to go back to."""


def undoable(action: ActionRow | None) -> ActionRow:
    """The action, if it may be taken back.

    Raises:
        Refused: ``undo.nothing``, ``undo.left_the_house``.
    """
    if action is None or action.name == FOUNDING:
        raise Refused("undo.nothing")
    if action.final:
        raise Refused("undo.left_the_house", name=action.name, facts=action.facts)
    return action


def _one(connection: sqlite3.Connection, condition: str) -> ActionRow | None:
    row = connection.execute(
        f"SELECT {ACTION_COLUMNS} FROM action WHERE {condition} LIMIT 1"
    ).fetchone()
    return None if row is None else action_row(row)
