"""Every change as a row of before and after, and the way back through them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sofa_desktop.services.changes import Topic
from sofa_desktop.store import batches
from sofa_desktop.store.engine import Gate
from sofa_desktop.store.entries import EntryMapper
from sofa_desktop.store.mapping import PLAIN_MAPPERS, Fields, Mapper

MAPPERS: Mapping[str, Mapper[Any] | EntryMapper] = {
    **{mapper.type: mapper for mapper in PLAIN_MAPPERS},
    EntryMapper.type: EntryMapper(),
}
"""Every type of record the journal knows, by name."""

BATCH = "import_batch"

TOPICS = {
    "circle": Topic.CIRCLE,
    "member": Topic.PEOPLE,
    "role": Topic.ROLES,
    "role_term": Topic.ROLES,
    "content_item": Topic.CONTENT,
    "edition": Topic.CONTENT,
    "account": Topic.LEDGER,
    "entry": Topic.LEDGER,
    "receipt": Topic.LEDGER,
    "import_batch": Topic.LEDGER,
    "tranche": Topic.AGREEMENT,
    "agreement": Topic.AGREEMENT,
    "statement": Topic.SETTLEMENTS,
    "aim_version": Topic.CIRCLE,
    "related_circle": Topic.CIRCLE,
    "price_tier": Topic.CONTENT,
    "policy": Topic.POLICIES,
    "policy_version": Topic.POLICIES,
    "proposal": Topic.PROPOSALS,
    "decision": Topic.MEETINGS,
    "response": Topic.PROPOSALS,
    "objection": Topic.PROPOSALS,
    "written_word": Topic.PROPOSALS,
    "selection": Topic.SELECTIONS,
    "nomination": Topic.SELECTIONS,
    "backlog_item": Topic.BACKLOG,
    "action_item": Topic.ACTIONS,
    "meeting": Topic.MEETINGS,
    "attendance": Topic.MEETINGS,
    "agenda_item": Topic.MEETINGS,
    "minutes_correction": Topic.MEETINGS,
    "declined": Topic.MEETINGS,
    "review": Topic.REVIEWS,
}

_ADD_ACTION = (
    "INSERT INTO action (seq, id, replica, ctr, hlc, at, who, meeting_id, origin, kind, state, "
    "final, name, facts, of_seq, batch_id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'done', ?, ?, ?, ?, ?)"
)
_ADD_CHANGE = (
    "INSERT INTO change (seq, place, type, record_id, before, after) VALUES (?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Change:
    """What happened to one record: fields before and after; None where it was not there."""

    type: str
    record_id: str
    before: Fields | None
    after: Fields | None

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.type, self.record_id, self.after, self.before)


def write_change(connection: sqlite3.Connection, gate: Gate, change: Change) -> None:
    """Write a change, the one way anything is written; entries come and go with their bank file."""
    if change.type == BATCH and change.after is None:
        batches.unpost(connection, gate, change.record_id)
    _apply(connection, change)
    if change.type == BATCH and change.before is None:
        batches.post(connection, gate, change.record_id)


def _apply(connection: sqlite3.Connection, change: Change) -> None:
    mapper = MAPPERS[change.type]
    if change.before is None and change.after is not None:
        mapper.insert(connection, change.after)
    elif change.after is None:
        mapper.delete(connection, change.record_id)
    else:
        mapper.update(connection, change.record_id, change.after)


def difference(type_: str, before: Fields, after: Fields) -> Change | None:
    """The change between two states of a record, or None where they are the same."""
    names = [name for name, value in after.items() if before[name] != value]
    if not names:
        return None
    return Change(
        type_,
        after["id"],
        {name: before[name] for name in names},
        {name: after[name] for name in names},
    )


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, when, and the causal place of what is written."""

    replica: str
    now_ms: int
    who: str


@dataclass(slots=True)
class Draft:
    """An action being written."""

    id: str
    name: str
    facts: dict[str, object]
    kind: str = "do"
    origin: str = "here"
    final: bool = False
    of_seq: int | None = None
    batch_id: str | None = None
    meeting_id: str | None = None


def write(
    connection: sqlite3.Connection, stamp: Stamp, draft: Draft, changes: Iterable[Change]
) -> int:
    """Add an action with its changes to the journal; its place there is returned."""
    seq, ctr, hlc = connection.execute(
        "SELECT coalesce(max(seq), 0) + 1, "
        "coalesce((SELECT max(ctr) FROM action WHERE replica = ?), 0) + 1, "
        "coalesce((SELECT hlc FROM action ORDER BY seq DESC LIMIT 1), 0) FROM action",
        (stamp.replica,),
    ).fetchone()
    hlc = max(hlc + 1, stamp.now_ms << 16)
    connection.execute(
        _ADD_ACTION,
        (seq, draft.id, stamp.replica, ctr, hlc, stamp.now_ms, stamp.who, draft.meeting_id,
         draft.origin, draft.kind, int(draft.final), draft.name, _json(draft.facts),
         draft.of_seq, draft.batch_id),
    )  # fmt: skip
    connection.executemany(
        _ADD_CHANGE,
        [
            (seq, place, change.type, change.record_id, _json(change.before), _json(change.after))
            for place, change in enumerate(changes)
        ],
    )
    if draft.kind == "do":
        connection.execute(
            "UPDATE action SET state = 'dropped' WHERE kind = 'do' AND state = 'undone'"
        )
    return int(seq)


def changes_of(connection: sqlite3.Connection, seq: int) -> list[Change]:
    """The changes of an action, in the order they were made."""
    rows = connection.execute(
        "SELECT type, record_id, before, after FROM change WHERE seq = ? ORDER BY place", (seq,)
    )
    return [change_of(*row) for row in rows]


def touched(connection: sqlite3.Connection, seq: int) -> list[tuple[str, str, frozenset[str]]]:
    """The records of an action, each with its fields that changed."""
    return [
        (change.type, change.record_id, frozenset(change.after or ()))
        for change in changes_of(connection, seq)
    ]


def change_of(type_: str, record_id: str, before: str | None, after: str | None) -> Change:
    """A change as the journal keeps it."""
    return Change(type_, record_id, _fields(before), _fields(after))


def batch_of(connection: sqlite3.Connection, seq: int) -> str | None:
    """The import an action took in, if it did."""
    row = connection.execute("SELECT batch_id FROM action WHERE seq = ?", (seq,)).fetchone()
    return None if row is None else row[0]


def mark(connection: sqlite3.Connection, seq: int, state: str) -> None:
    """Say whether an action stands."""
    connection.execute("UPDATE action SET state = ? WHERE seq = ?", (state, seq))


def _json(value: object) -> str | None:
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)


def _fields(text: str | None) -> Fields | None:
    return None if text is None else json.loads(text)
