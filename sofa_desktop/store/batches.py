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
from sofa_desktop.store.guards import BULK_CHECKS, BULK_COUNT

_ADD_ROW = (
    "INSERT INTO import_row (batch_id, place, line, account_id, fingerprint, entry_id, makes_entry,"
    " live, booked_on, occurred_on, minor, fee_minor, currency, text, counterparty, payee_key,"
    " category_id, edition_id, original_minor, original_currency, raw)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_MONEY = "('bank', 'cash', 'paypal', 'sofa_held')"
_MADE = "FROM import_row AS r WHERE r.batch_id = :batch AND r.makes_entry = 1"
_MADE_ENTRIES = "SELECT r.entry_id " + _MADE
_MAKE_ENTRIES = f"""
INSERT INTO entry (id, verb, state, booked_on, occurred_on, text, counterparty, payee_key,
  original_minor, original_currency, batch_id)
SELECT r.entry_id,
  CASE WHEN (SELECT kind FROM account WHERE id = r.category_id) IN {_MONEY} THEN 'move'
       WHEN r.minor > 0 THEN 'money_in' ELSE 'money_out' END,
  'draft', r.booked_on, r.occurred_on, r.text, r.counterparty, r.payee_key,
  r.original_minor, r.original_currency, r.batch_id
{_MADE}"""
_MAKE_POSTINGS = """
INSERT INTO posting (entry_id, place, account_id, currency, minor, edition_id)
SELECT r.entry_id, part.column1,
  CASE part.column1 WHEN 0 THEN r.account_id WHEN 1 THEN r.category_id
    ELSE (SELECT id FROM account WHERE key = 'processor_fee') END,
  r.currency,
  CASE part.column1 WHEN 0 THEN r.minor WHEN 1 THEN -(r.minor + r.fee_minor)
    ELSE r.fee_minor END AS minor,
  CASE part.column1 WHEN 0 THEN NULL ELSE r.edition_id END
FROM import_row AS r CROSS JOIN (VALUES (0), (1), (2)) AS part
WHERE r.batch_id = :batch AND r.makes_entry = 1
  AND CASE part.column1 WHEN 0 THEN r.minor WHEN 1 THEN r.minor + r.fee_minor
    ELSE r.fee_minor END <> 0"""


def keep(connection: sqlite3.Connection, batch: ImportBatch, lines: Sequence[ImportedLine]) -> None:
    """Keep a file's lines, as decided, before anything is made of them; they count at once."""
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
    gate.widen(connection)
    named = {"batch": batch_id}
    connection.execute("UPDATE import_row SET live = 1 WHERE batch_id = :batch AND live = 0", named)
    connection.execute(_MAKE_ENTRIES, named)
    connection.execute(_MAKE_POSTINGS, named)
    _must_balance(connection, named)
    _state(connection, gate, batch_id, "posted", {**named, "sign": 1})


def unpost(connection: sqlite3.Connection, gate: Gate, batch_id: str) -> None:
    """Take away the entries a batch made; its lines stay, so that it can be done again."""
    gate.widen(connection)
    named = {"batch": batch_id}
    _state(connection, gate, batch_id, "draft", {**named, "sign": -1})
    connection.execute(
        f"DELETE FROM posting WHERE entry_id IN ({_MADE_ENTRIES})",
        named,
    )
    connection.execute(f"DELETE FROM entry WHERE id IN ({_MADE_ENTRIES})", named)
    connection.execute("UPDATE import_row SET live = 0 WHERE batch_id = :batch", named)


def _must_balance(connection: sqlite3.Connection, named: Mapping[str, object]) -> None:
    """What the triggers ask of each entry when it is posted, asked of the whole batch at once."""
    for question, why in BULK_CHECKS:
        if connection.execute(question, named).fetchone() is not None:
            raise sqlite3.IntegrityError(why)


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
        connection.execute(
            f"UPDATE entry SET state = :state WHERE id IN ({_MADE_ENTRIES})",
            {"state": state, "batch": batch_id},
        )
    finally:
        gate.bulk = False
