"""A whole bank file is asked what each entry is asked when it is posted."""

from collections.abc import Callable
from datetime import date

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.services.rows import ImportedLine
from sofa_desktop.store.circle_file import SqlCircleFile
from tests.store.bank_lines import decided
from tests.store.contents import contents


def post(file: SqlCircleFile, changed: Callable[[ImportedLine], ImportedLine]) -> None:
    """Take in five lines, the third of them changed."""
    with file.act("bank.import", count=5) as work:
        keys = {account.key: account.id for account in work.accounts.all()}
        bank = next(account.id for account in work.accounts.all() if account.kind == "bank")
        lines = decided(bank, lambda _: keys["tools"], 5, work.new_id)
        lines[2] = changed(lines[2])
        batch = ImportBatch(
            id=work.new_id(), account_id=bank, file_name="b.csv", file_sha256="1" * 64,
            kind="csv", profile="", imported_on=date(2026, 1, 1), rows=5,
        )  # fmt: skip
        work.post_batch(batch, lines)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (lambda it: it._replace(line=it.line._replace(amount_minor=0, fee_minor=0)),
         "entry.too_few"),
        (lambda it: it._replace(category_id=it.entry_id), "record.in_use"),
        (lambda it: it._replace(line=it.line._replace(currency="EURO")), "record.not_allowed"),
    ],
)  # fmt: skip
def test_one_bad_line_refuses_the_whole_file(
    circle_file: SqlCircleFile, changed: Callable[[ImportedLine], ImportedLine], code: str
) -> None:
    before = contents(circle_file.path)
    with pytest.raises(Refused) as refused:
        post(circle_file, changed)
    assert refused.value.code == code
    assert contents(circle_file.path) == before


def test_a_line_of_a_settled_period_refuses_the_whole_file(quarter_file: SqlCircleFile) -> None:
    before = contents(quarter_file.path)
    with pytest.raises(Refused) as refused:
        post(quarter_file, lambda it: it._replace(booked_on=date(2026, 9, 30)))
    assert refused.value.code == "entry.period_settled"
    assert contents(quarter_file.path) == before
