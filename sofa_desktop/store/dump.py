"""Every table of a circle file as plain rows, in an order that stays: for the person's own use."""

import sqlite3
from collections.abc import Iterator
from typing import Final, NamedTuple

from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.faults import translated

_OWN = "(SELECT currency FROM circle) AS currency"

_CONTENT: Final = (
    ("circle", "SELECT * FROM circle ORDER BY id"),
    ("members", "SELECT * FROM member ORDER BY id"),
    ("roles", "SELECT * FROM role ORDER BY id"),
    ("terms", "SELECT * FROM role_term ORDER BY id"),
    ("items", "SELECT * FROM content_item ORDER BY id"),
    (
        "editions",
        (
            f"SELECT id, item_id, name, starts_on, ends_on, budget_minor, {_OWN}, note "
            "FROM edition ORDER BY id"
        ),
    ),
    ("accounts", "SELECT * FROM account ORDER BY id"),
    (
        "entries",
        (
            "SELECT id, verb, booked_on, occurred_on, text, counterparty, note, tags, refund_of, "
            "tranche_id, rate_numerator, rate_denominator, rate_on, rate_source, original_minor, "
            "original_currency, batch_id, settled_in FROM entry WHERE state = 'posted' ORDER BY id"
        ),
    ),
    (
        "postings",
        (
            "SELECT entry_id, place, account_id, currency, minor, edition_id FROM posting "
            "ORDER BY entry_id, place"
        ),
    ),
    ("agreements", "SELECT * FROM agreement ORDER BY version"),
    (
        "tranches",
        f"SELECT id, name, principal_minor, {_OWN}, agreed_on, note FROM tranche ORDER BY id",
    ),
    ("statements", "SELECT * FROM statement ORDER BY sequence"),
    ("receipts", "SELECT id, entry_id, name, sha256, size, mime, note FROM receipt ORDER BY id"),
    (
        "imports",
        (
            "SELECT b.id, b.account_id, b.file_name, b.file_sha256, b.kind, b.profile, "
            "b.imported_on, b.rows, b.closing_minor, a.currency, b.closing_on "
            "FROM import_batch AS b JOIN account AS a ON a.id = b.account_id ORDER BY b.id"
        ),
    ),
    (
        "import_lines",
        (
            "SELECT batch_id, place, line, account_id, fingerprint, entry_id, makes_entry, "
            "booked_on, occurred_on, minor, fee_minor, currency, text, counterparty, category_id, "
            "edition_id, original_minor, original_currency, raw FROM import_row WHERE live = 1 "
            "ORDER BY batch_id, place"
        ),
    ),
    (
        "aims",
        (
            f"SELECT id, version, aim, domain, budget_minor, {_OWN}, circle_consented_on, "
            "circle_note, parent_consented_on, parent_note FROM aim_version ORDER BY id"
        ),
    ),
    ("related_circles", "SELECT * FROM related_circle ORDER BY id"),
    (
        "prices",
        f"SELECT id, item_id, name, minor, {_OWN}, place, decision_id FROM price_tier ORDER BY id",
    ),
    ("policies", "SELECT * FROM policy ORDER BY id"),
    ("policy_versions", "SELECT * FROM policy_version ORDER BY id"),
    ("proposals", "SELECT * FROM proposal ORDER BY id"),
    ("decisions", "SELECT * FROM decision ORDER BY id"),
    ("responses", "SELECT * FROM response ORDER BY id"),
    ("objections", "SELECT * FROM objection ORDER BY id"),
    ("written_words", "SELECT * FROM written_word ORDER BY id"),
    ("selections", "SELECT * FROM selection ORDER BY id"),
    ("nominations", "SELECT * FROM nomination ORDER BY id"),
    ("backlog", "SELECT * FROM backlog_item ORDER BY id"),
    ("action_items", "SELECT * FROM action_item ORDER BY id"),
    ("meetings", "SELECT * FROM meeting ORDER BY id"),
    ("attendance", "SELECT * FROM attendance ORDER BY id"),
    ("agenda_items", "SELECT * FROM agenda_item ORDER BY id"),
    ("minutes_corrections", "SELECT * FROM minutes_correction ORDER BY id"),
    ("declined", "SELECT * FROM declined ORDER BY id"),
    ("reviews", "SELECT * FROM review ORDER BY id"),
)
"""What the circle holds: after an import and its undo it is as it was before."""
_JOURNAL: Final = (
    (
        "actions",
        (
            "SELECT seq, id, replica, ctr, hlc, "
            "strftime('%Y-%m-%dT%H:%M:%S', at / 1000, 'unixepoch') || 'Z' AS at, who, origin, "
            "kind, state, final, name, facts, of_seq, batch_id FROM action ORDER BY seq"
        ),
    ),
    ("changes", 'SELECT seq, place, type, record_id, before, after FROM "change" ORDER BY 1, 2'),
)
"""What was done, which only grows."""


class Dumped(NamedTuple):
    """One table."""

    name: str
    columns: tuple[str, ...]
    rows: sqlite3.Cursor


def content(file: SqlCircleFile) -> Iterator[Dumped]:
    """The tables of what the circle holds; read each to its end before the next."""
    yield from _dumped(file, _CONTENT)


def journal(file: SqlCircleFile) -> Iterator[Dumped]:
    """The tables of what was done."""
    yield from _dumped(file, _JOURNAL)


def _dumped(file: SqlCircleFile, wanted: tuple[tuple[str, str], ...]) -> Iterator[Dumped]:
    connection = file.reader()
    with translated():
        connection.execute("BEGIN")
        try:
            for name, sql in wanted:
                cursor = connection.execute(sql)
                yield Dumped(name, tuple(each[0] for each in cursor.description), cursor)
        finally:
            connection.execute("ROLLBACK")
