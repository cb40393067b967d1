"""A check finds what another program or a broken disk did, and says it in a sentence."""

import json
import sqlite3
from contextlib import closing

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import findings
from sofa_desktop.services.care import Finding
from sofa_desktop.services.progress import Cancelled, Progress
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from tests.store.a_quarter import LINES, Quarter


def test_a_sound_file_is_said_to_be_sound(quarter_file: SqlCircleFile) -> None:
    report = check(quarter_file)
    assert report.ok
    assert report.findings == ()
    assert (report.facts["entry"], report.facts["statement"]) == (14, 1)
    assert findings.verdict(report) == (
        "The file is sound: all 14 entries balance, every statement recomputes, and the record "
        "of what was done gives the file as it stands."
    )


def tamper(file: SqlCircleFile, *statements: str) -> None:
    """What a program does that first takes the guards away, then puts them back."""
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        (
            f"UPDATE posting SET minor = -701 WHERE entry_id = '{LINES[1]}' AND place = 0",
            {"check.unbalanced", "check.sums", "check.replay_differs"},
        ),
        (
            f"DELETE FROM posting WHERE entry_id = '{LINES[1]}' AND place = 1",
            {"check.unbalanced", "check.too_few", "check.sums", "check.replay_differs"},
        ),
        (
            f"UPDATE posting SET minor = minor * 2 WHERE entry_id = '{LINES[1]}'",
            {"check.sums", "check.replay_differs"},
        ),
        ("UPDATE entry SET text = 'x' WHERE verb = 'move'", {"check.replay_differs"}),
        (
            "UPDATE entry SET settled_in = NULL WHERE verb = 'money_out'",
            {"check.left_over", "check.replay_differs"},
        ),
        ("UPDATE entry SET state = 'draft' WHERE verb = 'opening'",
         {"check.draft", "check.sums", "check.replay_differs"}),
        (
            "UPDATE month_account SET in_minor = in_minor + 1 WHERE in_minor > 0",
            {"check.sums", "check.replay_differs"},
        ),
        (
            "UPDATE month_edition SET minor = minor + 1",
            {"check.sums", "check.replay_differs"},
        ),
        ("UPDATE statement SET hash = previous_hash", {"check.hash", "check.replay_differs"}),
        (
            "UPDATE statement SET previous_hash = hash",
            {"check.chain", "check.hash", "check.replay_differs"},
        ),
        (
            "UPDATE statement SET payload = replace(payload, '20000', '20001')",
            {"check.hash", "check.recompute", "check.replay_differs"},
        ),
        (
            "UPDATE statement SET payload = 'nothing'",
            {"check.statement_unreadable", "check.replay_differs"},
        ),
        ("UPDATE content SET data = x'2550'", {"check.receipt_changed"}),
        ("DELETE FROM content", {"check.foreign_keys", "check.receipt_missing"}),
        ("DELETE FROM member WHERE name = 'Cleo'", {"check.replay_differs"}),
        ("UPDATE change SET after = '{}' WHERE seq = 3 AND place = 0", {"check.replay_stopped"}),
        ("DELETE FROM change WHERE seq = 2", {"check.replay_differs", "check.replay_stopped"}),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_found_and_told(
    quarter_file: SqlCircleFile, statement: str, codes: set[str]
) -> None:
    tamper(quarter_file, statement)
    report = check(quarter_file)
    assert not report.ok
    found = {finding.code for finding in report.findings}
    assert found
    assert found <= codes
    assert found == codes or "check.replay_stopped" in codes
    for finding in report.findings:
        assert "something wrong (" not in findings.sentence(finding)
    assert findings.verdict(report).startswith("The check found")


def test_a_guard_taken_away_is_missed(quarter_file: SqlCircleFile) -> None:
    with closing(sqlite3.connect(quarter_file.path)) as connection:
        connection.execute("DROP TRIGGER entry_posted")
        connection.execute("CREATE TABLE other (x)")
        connection.execute("DROP TRIGGER entry_kept")
        connection.execute("CREATE TRIGGER entry_kept AFTER DELETE ON entry BEGIN SELECT 1; END")
    told = [findings.sentence(finding) for finding in check(quarter_file).findings]
    assert told == [
        (
            "The file holds a part this version does not know (table other): another program has "
            "added it."
        ),
        (
            "A part of the file’s form is not as it was made (trigger entry_kept): another program "
            "has changed it."
        ),
        (
            "A part of the file’s form is missing (trigger entry_posted): another program has "
            "taken it away."
        ),
    ]


def test_an_entry_that_does_not_balance_is_told_with_its_rest() -> None:
    finding = Finding("check.unbalanced", {"id": "ab", "currency": "EUR", "rest": -101})
    assert findings.sentence(finding) == (
        "Entry ab does not balance: its postings leave \N{MINUS SIGN}1.01\N{NO-BREAK SPACE}EUR "
        "over."
    )


def test_a_damaged_page_is_found(quarter_file: SqlCircleFile) -> None:
    page = quarter_file.reader().execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'posting'"
    ).fetchone()[0]  # fmt: skip
    quarter_file.close()
    data = bytearray(quarter_file.path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    quarter_file.path.write_bytes(bytes(data))
    report = check(quarter_file)
    assert not report.ok
    assert {finding.code for finding in report.findings} <= {"check.damaged", "check.integrity"}


def test_a_check_tells_its_share_and_can_be_stopped(quarter_file: SqlCircleFile) -> None:
    shares: list[float] = []
    check(quarter_file, Progress(lambda share, _doing: shares.append(share), lambda: False))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with pytest.raises(Cancelled):
        check(quarter_file, Progress(lambda _share, _doing: None, lambda: True))
    assert check(quarter_file).ok


def test_a_receipt_that_is_not_there_is_refused(
    quarter_file: SqlCircleFile, quarter: Quarter
) -> None:
    del quarter
    with pytest.raises(Refused) as refused:
        quarter_file.content("0" * 64)
    assert refused.value.code == "receipt.missing"


def test_changes_are_kept_as_plain_json(quarter_file: SqlCircleFile) -> None:
    rows = quarter_file.reader().execute("SELECT before, after FROM change").fetchall()
    assert rows
    for before, after in rows:
        told = [json.loads(text) for text in (before, after) if text is not None]
        assert all(isinstance(fields, dict) for fields in told)
