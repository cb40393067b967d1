"""What a plain SQL client, or a broken app, tries on the books: refused, and nothing is changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from sofa_desktop.store.circle_file import SqlCircleFile
from tests.store.a_quarter import Quarter

TABLES = (
    "entry", "posting", "statement", "agreement", "action", "change", "content", "receipt",
    "month_account", "month_edition",
)  # fmt: skip
DRAFT = "d" * 32


def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in TABLES
    }


@pytest.fixture
def client(quarter_file: SqlCircleFile) -> Iterator[sqlite3.Connection]:
    """Any program that can open the file: no foreign keys, none of the app's functions."""
    with closing(sqlite3.connect(quarter_file.path, isolation_level=None)) as connection:
        yield connection


def copied(table: str, **changed: str) -> str:
    """SQL that replaces a table's first row by itself with some columns changed."""
    return (
        f"INSERT OR REPLACE INTO {table} SELECT * FROM (SELECT "
        + ", ".join(f"{changed.get(name, name)} AS {name}" for name in COLUMNS[table])
        + f" FROM {table} WHERE {FIRST[table]})"
    )


COLUMNS = {
    "entry": (
        "id", "verb", "state", "booked_on", "occurred_on", "text", "counterparty", "payee_key",
        "note", "tags", "refund_of", "tranche_id", "rate_numerator", "rate_denominator", "rate_on",
        "rate_source", "original_minor", "original_currency", "batch_id", "settled_in",
    ),
    "posting": ("entry_id", "place", "account_id", "currency", "minor", "edition_id"),
    "statement": (
        "id", "number", "sequence", "kind", "starts_on", "ends_on", "agreement_id", "issued_on",
        "pay_by", "currency", "pay_minor", "payload", "previous_hash", "hash", "annex",
        "paid_entry_id", "paid_on",
    ),
    "agreement": (
        "id", "version", "valid_from", "terms", "consented_on", "consent_note",
        "sofa_consented_on", "review_on",
    ),
    "action": (
        "seq", "id", "replica", "ctr", "hlc", "at", "who", "meeting_id", "origin", "kind", "state",
        "final", "name", "facts", "of_seq", "batch_id",
    ),
    "change": ("seq", "place", "type", "record_id", "before", "after"),
    "content": ("sha256", "data"),
}  # fmt: skip
FIRST = {
    "entry": "settled_in IS NOT NULL LIMIT 1",
    "posting": "place = 0 LIMIT 1",
    "statement": "1 LIMIT 1",
    "agreement": "1 LIMIT 1",
    "action": "seq = 3",
    "change": "seq = 3 AND place = 0",
    "content": "1 LIMIT 1",
}
NEW_ID = f"'{'e' * 32}'"
NEW_HASH = f"'{'e' * 64}'"


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        ("UPDATE posting SET minor = minor + 1 WHERE place = 0", "entry.posted"),
        ("UPDATE posting SET account_id = (SELECT id FROM account LIMIT 1)", "entry.posted"),
        ("DELETE FROM posting WHERE place = 0", "entry.posted"),
        (
            ("INSERT INTO posting SELECT entry_id, 9, account_id, currency, 5, NULL FROM posting "
            "WHERE place = 0 LIMIT 1"),
            "entry.posted",
        ),
        (copied("posting", minor="minor * 2"), "entry.posted"),
        ("DELETE FROM entry", "entry.posted"),
        ("UPDATE entry SET booked_on = '2027-01-01'", "entry.posted"),
        ("UPDATE entry SET verb = 'opening'", "entry.posted"),
        ("UPDATE entry SET text = 'x' WHERE settled_in IS NOT NULL", "entry.settled"),
        ("UPDATE entry SET settled_in = NULL WHERE settled_in IS NOT NULL", "entry.settled"),
        (copied("entry"), "entry.born_posted"),
        (copied("entry", state="'draft'"), "entry.born_posted"),
        (copied("entry", id=NEW_ID), "entry.born_posted"),
        ("DELETE FROM statement", "statement.issued"),
        ("UPDATE statement SET pay_minor = 1", "statement.issued"),
        ("UPDATE statement SET payload = '{}'", "statement.issued"),
        ("UPDATE OR REPLACE statement SET number = 'IC-1'", "statement.issued"),
        (copied("statement", pay_minor="1"), "statement.issued"),
        (
            copied(
                "statement", id=NEW_ID, ends_on="'2026-12-31'", sequence="2", hash=NEW_HASH
            ),
            "statement.issued",
        ),
        (
            copied(
                "statement", id=NEW_ID, ends_on="'2026-12-31'", number="'IC-2'", hash=NEW_HASH
            ),
            "statement.issued",
        ),
        (
            copied("statement", id=NEW_ID, ends_on="'2026-12-31'", number="'IC-2'", sequence="2"),
            "statement.issued",
        ),
        (
            copied(
                "statement", id=NEW_ID, ends_on="'2026-06-30'", number="'IC-0'", sequence="0",
                hash=NEW_HASH,
            ),
            "statement.issued",
        ),
        ("UPDATE agreement SET terms = '{}'", "agreement.frozen"),
        ("DELETE FROM agreement", "agreement.frozen"),
        (copied("agreement", terms="'{}'"), "agreement.frozen"),
        (copied("agreement", id=NEW_ID, terms="'{}'"), "agreement.frozen"),
        ("UPDATE action SET name = 'x'", "journal.kept"),
        ("UPDATE action SET at = 0", "journal.kept"),
        ("DELETE FROM action", "journal.kept"),
        (copied("action", name="'x'"), "journal.kept"),
        (copied("action", seq="9999", id=NEW_ID), "journal.kept"),
        ("UPDATE change SET after = '{}'", "journal.kept"),
        ("DELETE FROM change", "journal.kept"),
        (copied("change", after="'{}'"), "journal.kept"),
        ("UPDATE content SET data = x'00'", "receipt.kept"),
        ("DELETE FROM content", "receipt.kept"),
        (copied("content", data="x'00'"), "receipt.kept"),
    ],
)  # fmt: skip
def test_no_client_changes_what_is_posted_issued_or_done(
    client: sqlite3.Connection, attempt: str, code: str
) -> None:
    before = rows(client)
    with pytest.raises(sqlite3.IntegrityError, match=f"^{code}: "):
        client.execute(attempt)
    assert rows(client) == before


@pytest.mark.parametrize("state", ["posted", "draft"])
def test_no_client_posts_or_reopens(client: sqlite3.Connection, state: str) -> None:
    client.execute(
        "INSERT INTO entry (id, verb, state, booked_on, occurred_on, text) "
        f"VALUES ('{DRAFT}', 'money_in', 'draft', '2026-11-01', '2026-11-01', 'x')"
    )
    before = rows(client)
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        client.execute("UPDATE entry SET state = ? WHERE state <> ?", (state, state))
    assert rows(client) == before


@pytest.mark.parametrize(
    ("amounts", "day", "code"),
    [
        ((), "2026-11-01", "entry.too_few"),
        ((100,), "2026-11-01", "entry.too_few"),
        ((100, -99), "2026-11-01", "entry.unbalanced"),
        ((100, -100), "2026-09-30", "entry.period_settled"),
        ((100, -100), "2026-11-01", "entry.outside"),
    ],
)
def test_even_with_the_apps_functions_only_a_sound_entry_is_posted_and_by_the_app(
    client: sqlite3.Connection, amounts: tuple[int, ...], day: str, code: str
) -> None:
    client.create_function("writing", 0, lambda: 0)
    client.create_function("bulk", 0, lambda: 0)
    client.execute(
        "INSERT INTO entry (id, verb, state, booked_on, occurred_on, text) "
        "VALUES (?, 'money_in', 'draft', ?, ?, 'x')",
        (DRAFT, day, day),
    )
    for place, minor in enumerate(amounts):
        client.execute(
            "INSERT INTO posting SELECT ?, ?, id, 'EUR', ?, NULL FROM account LIMIT 1",
            (DRAFT, place, minor),
        )
    before = rows(client)
    with pytest.raises(sqlite3.IntegrityError, match=f"^{code}: "):
        client.execute("UPDATE entry SET state = 'posted' WHERE id = ?", (DRAFT,))
    assert rows(client) == before


def test_a_draft_does_not_take_a_posted_entrys_place(
    client: sqlite3.Connection, quarter: Quarter
) -> None:
    client.execute(
        "INSERT INTO entry (id, verb, state, booked_on, occurred_on, text) "
        f"VALUES ('{DRAFT}', 'money_in', 'draft', '2026-11-01', '2026-11-01', 'x')"
    )
    with pytest.raises(sqlite3.IntegrityError, match=r"^entry\.posted: "):
        client.execute("UPDATE OR REPLACE entry SET id = ? WHERE id = ?", (quarter.tickets, DRAFT))


def test_a_later_version_does_not_take_a_frozen_ones_number(client: sqlite3.Connection) -> None:
    client.execute(f"INSERT INTO agreement (id, version, valid_from, terms) "
                   f"VALUES ({NEW_ID}, 2, '2027-01-01', '{{}}')")  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match=r"^agreement\.frozen: "):
        client.execute(f"UPDATE OR REPLACE agreement SET version = 1 WHERE id = {NEW_ID}")


@pytest.mark.parametrize("minor", ["0.1 + 0.2", "1.5", "'1.05'", "0", "NULL"])
def test_an_amount_is_a_whole_number_that_is_not_nothing(
    client: sqlite3.Connection, minor: str
) -> None:
    client.execute(
        "INSERT INTO entry (id, verb, state, booked_on, occurred_on, text) "
        f"VALUES ('{DRAFT}', 'money_in', 'draft', '2026-11-01', '2026-11-01', 'x')"
    )
    with pytest.raises(sqlite3.IntegrityError):
        client.execute(
            f"INSERT INTO posting SELECT '{DRAFT}', 0, id, 'EUR', {minor}, NULL "
            "FROM account LIMIT 1"
        )


@pytest.mark.parametrize("day", ["2026-02-30", "20260201", "2026-2-1", "today", ""])
def test_a_day_is_a_day_of_the_calendar(client: sqlite3.Connection, day: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="booked_on"):
        client.execute(
            "INSERT INTO entry (id, verb, state, booked_on, occurred_on, text) "
            f"VALUES ('{DRAFT}', 'money_in', 'draft', ?, '2026-11-01', 'x')",
            (day,),
        )
