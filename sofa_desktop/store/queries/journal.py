"""What was done: the latest actions, and the history of one record."""

import json
from collections.abc import Iterator
from typing import Any

from sofa_desktop.services.rows import ActionRow, FieldChange
from sofa_desktop.store.journal_rows import ACTION_COLUMNS, action_row
from sofa_desktop.store.queries.reading import Reading

_WIDTH = len(ACTION_COLUMNS.split(", "))
_COLUMNS = ", ".join(f"a.{name}" for name in ACTION_COLUMNS.split(", "))

_CHANGES = f"""
SELECT {_COLUMNS}, c.type, c.before, c.after
FROM change AS c JOIN action AS a ON a.seq = c.seq
WHERE c.record_id = ? ORDER BY c.seq DESC, c.place DESC"""


class JournalQueries(Reading):
    """Questions about the journal."""

    def actions(self, limit: int = 100) -> list[ActionRow]:
        """The latest actions, newest first, undoing and redoing included."""
        rows = self._all(f"SELECT {ACTION_COLUMNS} FROM action ORDER BY seq DESC LIMIT ?", limit)
        return [action_row(row) for row in rows]

    def history(self, record_id: str) -> list[FieldChange]:
        """What happened to a record, field by field, newest first."""
        with self._one_state():
            told = [
                change
                for row in self._all(_CHANGES, record_id)
                for change in _field_changes(record_id, row)
            ]
            row = self._one("SELECT batch_id FROM entry WHERE id = ?", record_id)
            if row is not None and row[0] is not None:
                told += self._taken_in(record_id, str(row[0]))
        return sorted(told, key=lambda change: -change.action.seq)

    def _taken_in(self, entry_id: str, batch_id: str) -> Iterator[FieldChange]:
        """When an imported entry came, went and came again with its bank file."""
        for row in self._all(
            f"SELECT {_COLUMNS} FROM action AS a WHERE a.seq IN "
            "(SELECT seq FROM change WHERE record_id = ?) ORDER BY a.seq DESC",
            batch_id,
        ):
            action = action_row(row)
            here = (None, batch_id) if action.kind != "undo" else (batch_id, None)
            yield FieldChange(action, "entry", entry_id, "batch_id", *here)

    def saved_at(self) -> int:
        """When the last action was kept, in milliseconds since 1970; 0 where there is none."""
        return self._number("SELECT at FROM action ORDER BY seq DESC LIMIT 1")


def _field_changes(record_id: str, row: tuple[Any, ...]) -> Iterator[FieldChange]:
    """The fields of one change; a field that was empty and is empty tells nothing."""
    action = action_row(row[:_WIDTH])
    type_, before, after = row[_WIDTH:]
    was = json.loads(before) if before else {}
    now = json.loads(after) if after else {}
    for name in now or was:
        old, new = was.get(name), now.get(name)
        if name != "id" and old != new and (old or new):
            yield FieldChange(action, type_, record_id, name, old, new)
