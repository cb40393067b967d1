"""A whole bank file at once: the lines are kept, and SQL makes the entries of them.

The journal names the batch and keeps no copy: taking it back deletes what the lines made, doing it
again makes the same from the same lines.
"""

import sqlite3
from collections.abc import Mapping, Sequence

from sofa_desktop.domain.payees import payee_key
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.services.rows import ImportedLine
from sofa_desktop.store.engine import Gate
from sofa_desktop.store.guards import BULK_COUNT

_ADD_ROW = (
    "INSERT INTO import_row (batch_id, place, line, account_id, fingerprint, entry_id, makes_entry,"
    " live, booked_on, occurred_on, minor, fee_minor, currency, text, counterparty, payee_key,"
    " category_id, edition_id, original_minor, original_currency, raw)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_MONEY = "('bank', 'cash', 'paypal', 'sofa_held')"
_MADE = "FROM import_row AS r WHERE r.batch_id = :batch AND r.makes_entry = 1"
_MAKE_ENTRIES = f"""
INSERT INTO entry (id, verb, state, booked_on, occurred_on, text, counterparty, payee_key,
  original_minor, original_currency, batch_id)
SELECT r.entry_id,
  CASE WHEN (SELECT kind FROM account WHERE id = r.category_id) IN {_MONEY} THEN 'move'
       WHEN r.minor > 0 THEN 'money_in' ELSE 'money_out' END,
  'draft', r.booked_on, r.occurred_on, r.text, r.counterparty, r.payee_key,
  r.original_minor, r.original_currency, r.batch_id
{_MADE}"""
_MAKE_POSTINGS = f"""
INSERT INTO posting (entry_id, place, account_id, currency, minor, edition_id)
SELECT r.entry_id, 0, r.account_id, r.currency, r.minor, NULL {_MADE} AND r.minor <> 0;
INSERT INTO posting (entry_id, place, account_id, currency, minor, edition_id)
SELECT r.entry_id, 1, r.category_id, r.currency, -(r.minor + r.fee_minor), r.edition_id
{_MADE} AND r.minor + r.fee_minor <> 0;
INSERT INTO posting (entry_id, place, account_id, currency, minor, edition_id)
SELECT r.entry_id, 2, (SELECT id FROM account WHERE key = 'processor_fee'), r.currency,
  r.fee_minor, r.edition_id
{_MADE} AND r.fee_minor <> 0""".split(";")


def keep(connection: sqlite3.Connection, batch: ImportBatch, lines: Sequence[ImportedLine]) -> None:
    """Keep a file's lines, as decided, before anything is made of them."""
    keys: dict[tuple[str, str], str] = {}
    connection.executemany(
        _ADD_ROW, (_row(batch, place, it, keys) for place, it in enumerate(lines))
    )


def _row(
    batch: ImportBatch, place: int, it: ImportedLine, keys: dict[tuple[str, str], str]
) -> tuple[object, ...]:
    line = it.line
    names = (line.counterparty, "" if line.counterparty else line.text)
    key = keys.get(names)
    if key is None:
        key = keys[names] = payee_key(*names)
    return (
        batch.id, place, line.line, batch.account_id, it.fingerprint, it.entry_id,
        it.makes_entry, _day(it.booked_on), _day(line.booked_on), line.amount_minor,
        line.fee_minor, line.currency, line.text or line.counterparty or "—", line.counterparty,
        key, it.category_id, it.edition_id, line.original_minor, line.original_currency, line.raw,
    )  # fmt: skip


_days: dict[object, str] = {}


def _day(day: object) -> str:
    text = _days.get(day)
    if text is None:
        if len(_days) > 20_000:
            _days.clear()
        text = _days[day] = str(day)
    return text


def post(connection: sqlite3.Connection, gate: Gate, batch_id: str) -> None:
    """Make the entries of a batch's lines and count them."""
    named = {"batch": batch_id}
    connection.execute("UPDATE import_row SET live = 1 WHERE batch_id = :batch", named)
    connection.execute(_MAKE_ENTRIES, named)
    for statement in _MAKE_POSTINGS:
        connection.execute(statement, named)
    _state(connection, gate, batch_id, "posted", {**named, "sign": 1})


def unpost(connection: sqlite3.Connection, gate: Gate, batch_id: str) -> None:
    """Take away the entries a batch made; its lines stay, so that it can be done again."""
    named = {"batch": batch_id}
    _state(connection, gate, batch_id, "draft", {**named, "sign": -1})
    connection.execute(
        "DELETE FROM posting WHERE entry_id IN (SELECT id FROM entry WHERE batch_id = :batch)",
        named,
    )
    connection.execute("DELETE FROM entry WHERE batch_id = :batch", named)
    connection.execute("UPDATE import_row SET live = 0 WHERE batch_id = :batch", named)


def _state(
    connection: sqlite3.Connection,
    gate: Gate,
    batch_id: str,
    state: str,
    named: Mapping[str, object],
) -> None:
    gate.bulk = True
    try:
        for statement in BULK_COUNT:
            connection.execute(statement, named)
        connection.execute("UPDATE entry SET state = ? WHERE batch_id = ?", (state, batch_id))
    finally:
        gate.bulk = False
