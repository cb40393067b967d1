"""What an import learns from the file: lines it knows, habits of payees, entries typed before."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.ledger import Split
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock
from tests.store.a_quarter import Quarter, key, lines, take_in, tell


def pay(
    file: SqlCircleFile, account: str, on: date, categories: Sequence[str], payee: str = "Zoom"
) -> str:
    splits = tuple(Split(key(file, name), -1_000) for name in categories)
    flow = Flow(account_id=account, on=on, splits=splits, text="Paid", counterparty=payee)
    return Ledger(file).money_out(flow)


def test_known_lines_are_those_of_live_imports_of_the_account(
    quarter_file: SqlCircleFile, ask: SqlQueries, quarter: Quarter
) -> None:
    prints = [line.fingerprint for line in lines(quarter_file, quarter)]
    assert ask.known_fingerprints(quarter.bank, [*prints, "f" * 32]) == set(prints)
    assert ask.known_fingerprints(quarter.paypal, prints) == set()


def test_lines_of_an_import_taken_back_are_new_again(circle_file: SqlCircleFile) -> None:
    ask = SqlQueries(circle_file)
    told = tell(circle_file, FakeClock(), settled=False)
    prints = [line.fingerprint for line in lines(circle_file, told)]
    circle_file.undo()
    assert ask.known_fingerprints(told.bank, prints) == set()
    assert ask.batches() == []
    take_in(circle_file, told)
    assert ask.known_fingerprints(told.bank, prints) == set(prints)


def test_imports_are_listed_with_their_profile(ask: SqlQueries, quarter: Quarter) -> None:
    (batch,) = ask.batches()
    assert (batch.id, batch.account, batch.file_name) == (quarter.batch, "Bank", "september.csv")
    assert (batch.rows, batch.closing_minor, batch.currency) == (5, 121_300, "EUR")
    assert ask.last_profile(quarter.bank) == '{"date": "Date"}'
    assert ask.last_profile(quarter.paypal) == ""


def test_a_payees_habit_is_its_last_choice_and_how_often_it_was_made(
    circle_file: SqlCircleFile,
) -> None:
    ask = SqlQueries(circle_file)
    bank = ask.accounts()[0].id
    for month in range(1, 8):
        pay(circle_file, bank, date(2026, month, 1), ["tools"])
    for month in range(8, 12):
        pay(circle_file, bank, date(2026, month, 1), ["admin"])
    pay(circle_file, bank, date(2026, 11, 2), ["unsorted_out"])
    pay(circle_file, bank, date(2026, 11, 3), ["tools", "travel"])
    admin = key(circle_file, "admin")
    assert ask.habits(["zoom", "nobody", ""]) == {"zoom": (admin, "", 4, date(2026, 11, 1))}


def test_a_line_is_likely_the_entry_somebody_typed_near_its_day(
    circle_file: SqlCircleFile,
) -> None:
    ask = SqlQueries(circle_file)
    bank = ask.accounts()[0].id
    near = pay(circle_file, bank, date(2026, 3, 10), ["tools"])
    pay(circle_file, bank, date(2026, 3, 20), ["tools"])
    asked = [(date(2026, 3, 12), -1_000), (date(2026, 3, 8), -1_000), (date(2026, 3, 12), -900)]
    found = ask.lookalikes(bank, asked)
    likely = [(near, date(2026, 3, 10), "Paid")]
    assert found == {(date(2026, 3, 12), -1_000): likely, (date(2026, 3, 8), -1_000): likely}
    assert ask.lookalikes(bank, [(date(2026, 3, 15), -1_000)]) == {}
    assert ask.lookalikes(bank, []) == {}


def test_an_entry_linked_to_a_line_is_no_other_lines_double(
    ask: SqlQueries, quarter: Quarter
) -> None:
    assert ask.lookalikes(quarter.bank, [(date(2026, 7, 10), -7_500)]) == {}
    moved = ask.lookalikes(quarter.paypal, [(date(2026, 7, 16), 3_000)])
    assert [[id_ for id_, _, _ in near] for near in moved.values()] == [[quarter.move]]
