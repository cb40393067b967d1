"""Proving a circle file: its form, its books, its statements, its receipts, its journal."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.statement import FIRST_HASH, chain_hash, recompute
from sofa_desktop.services.care import Finding, Report
from sofa_desktop.services.progress import SILENT, Progress
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.create import build
from sofa_desktop.store.faults import is_damage, stop_where_asked, translated
from sofa_desktop.store.replay import replay

_COUNTED = (
    "member", "role", "content_item", "edition", "account", "entry", "posting", "receipt",
    "import_batch", "agreement", "statement", "action", "policy", "proposal", "decision",
    "selection", "backlog_item", "action_item", "meeting", "agenda_item", "review",
)  # fmt: skip
_FLOWS = "('money_in', 'money_out', 'pay_members')"

_ENTRIES = """
SELECT e.id, e.state, count(p.entry_id) FROM entry AS e LEFT JOIN posting AS p ON p.entry_id = e.id
GROUP BY e.id HAVING count(p.entry_id) < 2 OR e.state <> 'posted'"""

_UNBALANCED = """
SELECT entry_id, currency, sum(minor) FROM posting GROUP BY entry_id, currency
HAVING sum(minor) <> 0"""

_LEFT_OVER = """
SELECT e.id, e.booked_on FROM entry AS e
WHERE e.settled_in IS NULL AND e.booked_on <= (SELECT max(ends_on) FROM statement)
  AND NOT EXISTS (
    SELECT 1 FROM posting AS p JOIN account AS a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND (
      a.key IN ('unsorted_in', 'unsorted_out')
      OR p.currency <> (SELECT currency FROM statement ORDER BY sequence DESC LIMIT 1)
        AND (a.kind IN ('income', 'cost', 'tax', 'investment', 'member', 'sofa_due')
          OR a.kind = 'sofa_held' AND e.rate_numerator IS NULL)))"""

_RECOUNT_ACCOUNTS = f"""
SELECT p.account_id, substr(e.booked_on, 1, 7), p.currency,
  sum(CASE WHEN e.verb IN {_FLOWS} THEN max(p.minor, 0) ELSE 0 END),
  sum(CASE WHEN e.verb IN {_FLOWS} THEN max(-p.minor, 0) ELSE 0 END),
  sum(CASE WHEN e.verb IN {_FLOWS} THEN 0 ELSE p.minor END), count(*)
FROM posting AS p JOIN entry AS e ON e.id = p.entry_id WHERE e.state = 'posted' GROUP BY 1, 2, 3"""
_KEPT_ACCOUNTS = """
SELECT account_id, month, currency, in_minor, out_minor, moved_minor, lines FROM month_account
WHERE lines <> 0 OR in_minor <> 0 OR out_minor <> 0 OR moved_minor <> 0"""
_RECOUNT_EDITIONS = """
SELECT p.edition_id, substr(e.booked_on, 1, 7), p.account_id, p.currency, sum(p.minor), count(*)
FROM posting AS p JOIN entry AS e ON e.id = p.entry_id
WHERE e.state = 'posted' AND p.edition_id IS NOT NULL GROUP BY 1, 2, 3, 4"""
_KEPT_EDITIONS = """
SELECT edition_id, month, account_id, currency, minor, lines FROM month_edition
WHERE lines <> 0 OR minor <> 0"""

_STATEMENTS = "SELECT number, payload, previous_hash, hash FROM statement ORDER BY sequence"
_RECEIPTS = """
SELECT r.name, r.sha256, c.data, r.size FROM receipt AS r
LEFT JOIN content AS c ON c.sha256 = r.sha256 ORDER BY r.id"""
_SCHEMA = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"

Check = Callable[[sqlite3.Connection], Iterator[Finding]]


def check(file: SqlCircleFile, progress: Progress = SILENT) -> Report:
    """Prove a file, or say what is wrong with it.

    Raises:
        Refused: ``file.*`` when it cannot be read at all.
    """
    connection = file.reader()
    with translated():
        connection.execute("BEGIN")
        try:
            findings = _look(connection, progress)
            facts = _counts(connection) if findings is not None else {}
        finally:
            connection.execute("ROLLBACK")
    if findings is None:
        return Report(ok=False, findings=(Finding("check.damaged"),), facts=facts)
    findings += _replayed(file, progress)
    progress.step(1.0, "check.done")
    return Report(ok=not findings, findings=tuple(findings), facts=facts)


def _replayed(file: SqlCircleFile, progress: Progress) -> list[Finding]:
    try:
        return replay(file.path, progress)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        stop_where_asked(error)
        if not is_damage(error):
            raise
        return [Finding("check.damaged")]


def _look(connection: sqlite3.Connection, progress: Progress) -> list[Finding] | None:
    """Everything but the journal; None where the file is damaged beyond asking."""
    findings: list[Finding] = []
    try:
        for place, (name, each) in enumerate(_CHECKS):
            progress.step(0.3 * place / len(_CHECKS), name)
            findings += each(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        return None
    return findings


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in _COUNTED
    }


def _integrity(connection: sqlite3.Connection) -> Iterator[Finding]:
    told = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
    if told != ["ok"]:
        yield Finding("check.integrity", {"why": "; ".join(told)})


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    if rows:
        tables = ", ".join(sorted({str(row[0]) for row in rows}))
        yield Finding("check.foreign_keys", {"count": len(rows), "tables": tables})


def _guards(connection: sqlite3.Connection) -> Iterator[Finding]:
    """The tables, indexes and triggers are those of this version, none missing, none changed."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        build(fresh)
        wanted = _schema(fresh)
    found = _schema(connection)
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield Finding("check.schema_missing", {"name": name})
        elif name not in wanted:
            yield Finding("check.schema_added", {"name": name})
        elif wanted[name] != found[name]:
            yield Finding("check.schema_changed", {"name": name})


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Everything a database is made of, its spacing apart."""
    return {name: " ".join(str(sql).split()) for name, sql in connection.execute(_SCHEMA)}


def _entries(connection: sqlite3.Connection) -> Iterator[Finding]:
    for entry_id, state, count in connection.execute(_ENTRIES):
        code = "check.draft" if state != "posted" else "check.too_few"
        yield Finding(code, {"id": entry_id, "count": count})


def _balances(connection: sqlite3.Connection) -> Iterator[Finding]:
    for entry_id, currency, rest in connection.execute(_UNBALANCED):
        yield Finding("check.unbalanced", {"id": entry_id, "currency": currency, "rest": rest})


def _left_over(connection: sqlite3.Connection) -> Iterator[Finding]:
    for entry_id, booked_on in connection.execute(_LEFT_OVER):
        yield Finding("check.left_over", {"id": entry_id, "on": booked_on})


def _sums(connection: sqlite3.Connection) -> Iterator[Finding]:
    for recount, kept in (
        (_RECOUNT_ACCOUNTS, _KEPT_ACCOUNTS),
        (_RECOUNT_EDITIONS, _KEPT_EDITIONS),
    ):
        counted = set(connection.execute(recount))
        told = set(connection.execute(kept))
        months = sorted({str(row[1]) for row in counted ^ told})
        if months:
            yield Finding("check.sums", {"count": len(months), "months": ", ".join(months[:12])})


def _chain(connection: sqlite3.Connection) -> Iterator[Finding]:
    previous = FIRST_HASH
    for number, payload, told_previous, own in connection.execute(_STATEMENTS):
        if told_previous != previous:
            yield Finding("check.chain", {"number": number})
        yield from _statement(number, payload, told_previous, own)
        previous = own


def _statement(number: str, payload: str, previous: str, own: str) -> Iterator[Finding]:
    try:
        data = json.loads(payload)
        if chain_hash(previous, data) != own:
            yield Finding("check.hash", {"number": number})
        verdict = recompute(data)
    except ValueError:
        yield Finding("check.statement_unreadable", {"number": number})
        return
    except Refused as refusal:
        told = {"number": number, "code": refusal.code, "facts": refusal.facts}
        yield Finding("check.statement_unreadable", told)
        return
    if not verdict.matches:
        step = verdict.first_difference
        yield Finding("check.recompute", {"number": number, "step": step, "where": verdict.where})


def _receipts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for name, sha256, data, size in connection.execute(_RECEIPTS):
        if data is None:
            yield Finding("check.receipt_missing", {"name": name})
        elif hashlib.sha256(data).hexdigest() != sha256 or len(data) != size:
            yield Finding("check.receipt_changed", {"name": name})


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("check.integrity", _integrity),
    ("check.foreign_keys", _foreign_keys),
    ("check.schema", _guards),
    ("check.entries", _entries),
    ("check.balances", _balances),
    ("check.left_over", _left_over),
    ("check.sums", _sums),
    ("check.chain", _chain),
    ("check.receipts", _receipts),
)
