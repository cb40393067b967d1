"""Another SQL client on the file, however it comes to it: the books stay as they are."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.app.cli_case import Command

KEPT = {
    "posting": "*",
    "entry": (
        "id, verb, state, booked_on, occurred_on, refund_of, tranche_id, rate_numerator, "
        "rate_denominator, rate_on, rate_source, original_minor, original_currency, batch_id"
    ),
    "statement": "id, number, sequence, starts_on, ends_on, payload, previous_hash, hash, annex",
    "action": "seq, id, hlc, at, name, facts",
    "change": "*",
    "content": "*",
}  # fmt: skip
TABLES = (
    *KEPT, "agreement", "receipt", "account", "import_row", "month_account", "circle", "member",
)  # fmt: skip


def kept(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return [
            sorted(connection.execute(f'SELECT {what} FROM "{table}"').fetchall(), key=repr)
            for table, what in KEPT.items()
        ]


def attempts(path: Path, schema: str) -> Iterator[str]:
    """Every table emptied, replaced by itself, and every column of it set to something."""
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            name = f'{schema}."{table}"'
            yield f"DELETE FROM {name}"
            yield f"INSERT OR REPLACE INTO {name} SELECT * FROM {name}"
            for column in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
                for value in ("NULL", "'x'", "1", f"(SELECT max({column[1]}) FROM {name})"):
                    yield f"UPDATE OR IGNORE {name} SET {column[1]} = {value}"
                    yield f"UPDATE OR REPLACE {name} SET {column[1]} = {value}"


@pytest.mark.parametrize("schema", ["main", "books"])
def test_no_client_changes_what_is_kept_and_check_sees_the_rest(
    cli: Command, settled: Path, schema: str
) -> None:
    before = kept(settled)
    opened = settled if schema == "main" else ":memory:"
    with closing(sqlite3.connect(opened, isolation_level=None)) as client:
        if schema != "main":
            client.execute("ATTACH ? AS books", (str(settled),))
        client.execute("PRAGMA ignore_check_constraints = ON")
        client.execute("PRAGMA recursive_triggers = OFF")
        client.execute("BEGIN")
        changed = 0
        for attempt in attempts(settled, schema):
            with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
                changed += max(0, client.execute(attempt).rowcount)
        client.execute("COMMIT")
    assert kept(settled) == before
    assert changed > 0
    assert cli("check", settled).status == 1


def by_library(path: Path, sql: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        try:
            connection.executescript(sql)
        except sqlite3.Error as error:
            return str(error)
    return ""


def by_program(path: Path, sql: str) -> str:
    program = shutil.which("sqlite3")
    if program is None:
        return by_library(path, sql)
    ended = subprocess.run(
        [program, str(path)], input=sql, capture_output=True, text=True, check=False
    )
    return ended.stderr + ended.stdout


@pytest.mark.parametrize("client", [by_library, by_program])
@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE posting SET minor = minor + 1;", "entry.posted"),
        ("UPDATE statement SET pay_minor = 0;", "statement.issued"),
        ("DELETE FROM statement;", "statement.issued"),
        ("UPDATE action SET name = 'x';", "journal.kept"),
        ("UPDATE \"change\" SET after = '{}';", "journal.kept"),
        ("DELETE FROM entry;", "entry.posted"),
        (
            (
                "CREATE TEMP TABLE t AS SELECT * FROM posting; DELETE FROM posting; "
                "INSERT INTO posting SELECT entry_id, place, account_id, currency, 2 * minor, "
                "edition_id FROM t;"
            ),
            "entry.posted",
        ),
    ],
)
def test_every_client_hears_why_not(
    settled: Path, client: Callable[[Path, str], str], sql: str, code: str
) -> None:
    before = kept(settled)
    assert code in client(settled, sql)
    assert kept(settled) == before


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER posting_changed; UPDATE posting SET minor = minor * 2;",
        "DROP TRIGGER statement_fixed; UPDATE statement SET pay_minor = 0;",
        "ALTER TABLE member ADD COLUMN salary INTEGER;",
        "CREATE TRIGGER spy AFTER INSERT ON entry BEGIN DELETE FROM member; END;",
        "DROP TRIGGER action_fixed; UPDATE action SET facts = 'none' WHERE seq = 3;",
    ],
)
def test_who_takes_the_guards_away_is_found_out(cli: Command, settled: Path, sql: str) -> None:
    assert by_library(settled, sql) == ""
    assert cli("check", settled).status == 1
