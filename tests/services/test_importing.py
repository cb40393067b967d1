"""Bank files taken in: nothing twice, nothing lost, everything taken back as one."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.bank import BankFile, BankLine, BankStatement, CsvProfile, RefusedLine
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Verb
from sofa_desktop.imports import read
from sofa_desktop.services.importing import (
    MAX_FILE,
    Fate,
    Importing,
    Preview,
    profile_from,
    profile_text,
)
from sofa_desktop.services.rows import EntryFilter
from tests.services.books import FLAT, Books
from tests.services.small_circle import StandingClock

CSV = b"""Date,Description,Payee,Amount
2026-05-04,Coffee,Cafe Blau,-3.20
2026-05-04,Coffee,Cafe Blau,-3.20
2026-05-05,Ticket webinar,M. Keita,25.00
2026-05-06,Zoom,Zoom Inc,-15.99
"""


@pytest.fixture
def importing(books: Books, clock: StandingClock) -> Importing:
    return Importing(books.file, books.queries, read, clock)


class Told:
    """A reader that says what the test told it."""

    def __init__(self, *statements: BankStatement) -> None:
        self.statements = statements

    def __call__(
        self, data: bytes, *, profile: CsvProfile | None = None, currency: str = ""
    ) -> BankFile:
        return BankFile("camt053", self.statements)


def line(day: int, minor: int, text: str, who: str = "", **more: int | str) -> BankLine:
    return BankLine(
        line=day,
        booked_on=date(2026, 5, day),
        amount_minor=minor,
        currency="USD",
        text=text,
        counterparty=who,
        bank_id=str(more.get("bank_id", "")),
        fee_minor=int(more.get("fee", 0)),
    )


def statement(*lines: BankLine, **more: object) -> BankStatement:
    return BankStatement(
        lines=lines,
        currency=str(more.get("currency", "USD")),
        account_name=str(more.get("account", "")),
        closing_minor=5_000 if more.get("closing") else None,
        closing_on=date.fromisoformat(str(more["closing"])) if more.get("closing") else None,
    )


def told(books: Books, clock: StandingClock, *statements: BankStatement) -> Importing:
    return Importing(books.file, books.queries, Told(*statements), clock)


def previews(importing: Importing, books: Books, data: bytes = b"x") -> tuple[Preview, ...]:
    return importing.preview(data, "may.csv", books.id("Bank"))


def fates(preview: Preview) -> list[str]:
    return [str(proposal.fate) for proposal in preview.proposals]


CONTENT = ("account", "entry", "posting", "import_batch", "receipt", "statement")


def rows(path: Path, tables: Iterable[str] = CONTENT) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that hold content, and the sums that are not nothing."""
    connection = sqlite3.connect(path)
    try:
        held = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in tables
        }
        for table in ("month_account", "month_edition"):
            held[table] = sorted(
                connection.execute(f"SELECT * FROM {table} WHERE lines <> 0"), key=repr
            )
        return held
    finally:
        connection.close()


def test_a_file_is_taken_in_as_one_action(books: Books, importing: Importing) -> None:
    (preview,) = previews(importing, books, CSV)
    assert fates(preview) == ["new"] * 4
    assert [proposal.why for proposal in preview.proposals] == ["unsorted"] * 4
    assert importing.take_in([preview]) == 4
    assert books.balance("Bank") == 2_500 - 320 - 320 - 1_599
    assert books.balance("unsorted_in") == -2_500
    assert books.balance("unsorted_out") == 320 + 320 + 1_599
    action = books.file.next_undo()
    assert action is not None
    assert (action.name, action.facts, action.origin) == (
        "bank.import",
        {"count": 4, "file": "may.csv", "account": "Bank"},
        "import",
    )
    (batch,) = books.queries.batches()
    assert (batch.account, batch.file_name, batch.rows) == ("Bank", "may.csv", 4)
    books.balances()


def test_the_same_file_again_brings_nothing(books: Books, importing: Importing) -> None:
    importing.take_in(previews(importing, books, CSV))
    before = rows(books.file.path)
    again = previews(importing, books, CSV)
    assert fates(again[0]) == ["known"] * 4
    assert importing.take_in(again) == 0
    assert rows(books.file.path) == before


def test_an_overlapping_file_brings_only_what_is_new(books: Books, importing: Importing) -> None:
    importing.take_in(previews(importing, books, CSV))
    longer = CSV + b"2026-05-07,Donation,A. Friend,10.00\n"
    (preview,) = previews(importing, books, longer)
    assert fates(preview) == ["known"] * 4 + ["new"]
    assert importing.take_in([preview]) == 1
    third = CSV.replace(b"2026-05-06", b"2026-05-04,Coffee,Cafe Blau,-3.20\n2026-05-06")
    (preview,) = previews(importing, books, third)
    assert fates(preview) == ["known", "known", "known", "new", "known"]


def test_a_preview_grown_stale_takes_nothing_in_twice(books: Books, importing: Importing) -> None:
    first = previews(importing, books, CSV)
    second = previews(importing, books, CSV)
    assert importing.take_in(first) == 4
    assert importing.take_in(second) == 0
    assert importing.take_in(first) == 0
    assert len(books.queries.batches()) == 1


def test_undo_takes_the_whole_file_back_and_redo_brings_the_same(
    books: Books, importing: Importing
) -> None:
    books.flow("2026-05-05", 2_500, "tickets", text="Ticket, M. Keita")
    before = rows(books.file.path)
    importing.take_in(previews(importing, books, CSV))
    after = rows(books.file.path)
    books.file.undo()
    assert rows(books.file.path) == before
    books.file.redo()
    assert rows(books.file.path) == after
    books.file.undo()
    (preview,) = previews(importing, books, CSV)
    assert fates(preview) == ["new", "new", "matched", "new"]
    assert importing.take_in([preview]) == 3
    books.balances()


def test_what_was_typed_before_is_matched(books: Books, importing: Importing) -> None:
    typed = books.flow("2026-05-02", 2_500, "tickets", text="Ticket, M. Keita")
    (preview,) = previews(importing, books, CSV)
    assert fates(preview) == ["new", "new", "matched", "new"]
    match = preview.proposals[2]
    assert (match.why, match.entry_id) == ("lookalike", typed)
    assert match.facts == {"on": date(2026, 5, 2), "text": "Ticket, M. Keita"}
    assert importing.take_in([preview]) == 3
    assert books.balance("tickets") == -2_500
    assert books.balance("unsorted_in") == 0
    (again,) = previews(importing, books, CSV)
    assert fates(again) == ["known"] * 4


def test_a_match_can_be_declined(books: Books, importing: Importing) -> None:
    books.flow("2026-05-02", 2_500, "tickets", text="Another ticket")
    (preview,) = previews(importing, books, CSV)
    preview = preview.with_choice(2, fate=Fate.NEW, category_id=books.id("coaching"))
    assert importing.take_in([preview]) == 4
    assert books.balance("tickets") == books.balance("coaching") == -2_500
    books.balances()


def test_what_is_five_days_off_or_on_another_account_is_no_match(
    books: Books, importing: Importing
) -> None:
    books.place("Cash", AccountKind.CASH)
    books.flow("2026-04-30", 2_500, "tickets")
    books.flow("2026-05-05", 2_500, "tickets", "Cash")
    (preview,) = previews(importing, books, CSV)
    assert fates(preview) == ["new"] * 4


def test_one_typed_entry_is_one_line_of_the_whole_file(books: Books, clock: StandingClock) -> None:
    books.flow("2026-05-05", 2_500, "tickets")
    importing = told(
        books,
        clock,
        statement(line(5, 2_500, "Ticket A", bank_id="1")),
        statement(line(6, 2_500, "Ticket B", bank_id="2")),
    )
    both = previews(importing, books)
    assert [fates(preview) for preview in both] == [["matched"], ["new"]]
    assert importing.take_in(both) == 1
    assert len(books.queries.batches()) == 1
    assert books.queries.batches()[0].rows == 2


def test_habits_are_proposed_with_their_reason(books: Books, importing: Importing) -> None:
    webinar = books.content.add_item("Deciding together", "webinar")
    may = books.content.add_edition(webinar, "May", date(2026, 5, 20))
    importing.take_in(previews(importing, books, CSV))
    zoom, ticket = (
        books.queries.entry_ids(filter_)[0]
        for filter_ in (EntryFilter(words="Zoom"), EntryFilter(words="Ticket"))
    )
    books.ledger.categorise([zoom], books.id("tools"))
    books.ledger.change(ticket, category_id=books.id("tickets"), edition_id=may)
    later = CSV.replace(b"2026-05", b"2026-06")
    (preview,) = previews(importing, books, later)
    by_text = {proposal.line.text: proposal for proposal in preview.proposals}
    assert (by_text["Zoom"].category_id, by_text["Zoom"].why) == (books.id("tools"), "habit")
    assert by_text["Zoom"].facts == {"count": 1, "on": date(2026, 5, 6), "payee": "Zoom Inc"}
    assert by_text["Ticket webinar"].category_id == books.id("tickets")
    assert by_text["Ticket webinar"].edition_id == may
    assert by_text["Coffee"].why == "unsorted"
    importing.take_in([preview])
    assert books.balance("tools") == 2 * 1_599
    (result,) = books.queries.edition_results()
    assert result.income_minor == 5_000
    books.balances()


def test_lines_left_out_may_come_again(books: Books, importing: Importing) -> None:
    (preview,) = previews(importing, books, CSV)
    for place in range(4):
        preview = preview.with_choice(place, fate=Fate.LEFT)
    assert importing.take_in([preview]) == 0
    assert books.queries.batches() == []
    (again,) = previews(importing, books, CSV)
    assert fates(again) == ["new"] * 4
    some = again.with_choice(0, fate=Fate.LEFT)
    assert importing.take_in([some]) == 3
    (last,) = previews(importing, books, CSV)
    assert sorted(fates(last)) == ["known", "known", "known", "new"]


def test_a_choice_cannot_make_known_lines_new(books: Books, importing: Importing) -> None:
    importing.take_in(previews(importing, books, CSV))
    (preview,) = previews(importing, books, CSV)
    assert preview.with_choice(0, fate=Fate.NEW) == preview
    (fresh,) = previews(importing, books, CSV.replace(b"-05-", b"-06-"))
    assert fresh.with_choice(0, fate=Fate.MATCHED) == fresh


def test_a_deleted_line_does_not_come_back_and_an_undone_one_does(
    books: Books, importing: Importing
) -> None:
    importing.take_in(previews(importing, books, CSV))
    (zoom,) = books.queries.entry_ids(EntryFilter(words="Zoom"))
    books.ledger.remove([zoom])
    (preview,) = previews(importing, books, CSV)
    assert fates(preview) == ["known"] * 4
    books.file.undo()
    assert books.entry(zoom).text == "Zoom"
    books.file.undo()
    (preview,) = previews(importing, books, CSV)
    assert fates(preview) == ["new"] * 4


def test_an_import_is_undone_after_what_was_done_with_it(
    books: Books, importing: Importing
) -> None:
    before = rows(books.file.path)
    importing.take_in(previews(importing, books, CSV))
    ids = books.queries.entry_ids(EntryFilter(words=""))
    books.ledger.change(ids[0], note="mine")
    books.ledger.change(ids[1], on=date(2026, 4, 1))
    receipt = books.accounts.attach(ids[2], "a.pdf", b"paper")
    books.ledger.remove([ids[3]])
    after = rows(books.file.path)
    assert receipt
    for _ in range(5):
        books.file.undo()
    assert rows(books.file.path) == before
    for _ in range(5):
        books.file.redo()
    assert rows(books.file.path) == after
    books.balances()


def test_late_lines_count_after_the_settled_period(books: Books, importing: Importing) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.clock.day = date(2026, 7, 5)
    books.issue("2026-Q2")
    importing.take_in(previews(importing, books, CSV))
    for entry_id in books.queries.entry_ids(EntryFilter(words="")):
        entry = books.entry(entry_id)
        assert entry.booked_on == date(2026, 7, 1)
        assert entry.occurred_on.month == 5
    (zoom,) = books.queries.entry_ids(EntryFilter(words="Zoom"))
    books.ledger.categorise([zoom], books.id("tools"))
    (correction,) = books.settle("2026-Q3")["input"]["corrections"]
    assert (correction["statement"], correction["costs"]) == ("IC-2026-0001", {"tools": 1_599})


def test_a_settled_import_is_not_taken_back(books: Books, importing: Importing) -> None:
    books.agree(FLAT)
    books.members("Ana")
    importing.take_in(previews(importing, books, CSV))
    for entry_id in books.queries.entry_ids(EntryFilter(words="")):
        books.ledger.categorise([entry_id], books.id("tools"))
    books.issue("2026-Q2")
    with pytest.raises(Refused) as refused:
        books.file.undo()
    assert refused.value.code == "undo.left_the_house"


def test_income_lines_of_a_bank_do_not_name_clients(books: Books, importing: Importing) -> None:
    books.agree(FLAT)
    books.members("Ana")
    importing.take_in(previews(importing, books, CSV))
    (ticket,) = books.queries.entry_ids(EntryFilter(words="Ticket"))
    books.ledger.categorise([ticket], books.id("tickets"))
    payload = books.settle("2026-Q2")
    assert [entry["what"] for entry in payload["lines"]] == ["Tickets"]
    assert "Keita" not in str(payload)


def test_a_fee_kept_by_the_processor_is_a_part_of_its_own(
    books: Books, clock: StandingClock
) -> None:
    importing = told(books, clock, statement(line(5, 9_510, "Ticket", "Keita", fee=490)))
    (preview,) = previews(importing, books)
    assert preview.proposals[0].category_id == books.id("unsorted_in")
    importing.take_in([preview.with_choice(0, category_id=books.id("tickets"))])
    (entry,) = books.queries.entry_ids(EntryFilter(words=""))
    assert books.parts(entry) == {
        "Bank USD": 9_510,
        "tickets USD": -10_000,
        "processor_fee USD": 490,
    }
    books.ledger.categorise([entry], books.id("coaching"))
    assert books.balance("coaching") == -10_000
    books.balances()


def test_a_line_that_moves_money_between_own_accounts(books: Books, clock: StandingClock) -> None:
    paypal = books.place("PayPal", AccountKind.PAYPAL)
    importing = told(books, clock, statement(line(5, 30_000, "PayPal transfer")))
    (preview,) = previews(importing, books)
    importing.take_in([preview.with_choice(0, category_id=paypal)])
    (entry,) = books.queries.entry_ids(EntryFilter(words=""))
    assert books.entry(entry).verb is Verb.MOVE
    assert (books.balance("Bank"), books.balance(paypal)) == (30_000, -30_000)
    assert books.months()["2026-05"] == (0, 0, 0)
    books.ledger.categorise([entry], books.id("donation"))
    assert books.entry(entry).verb is Verb.MONEY_IN
    assert (books.balance("Bank"), books.balance(paypal)) == (30_000, 0)
    assert books.months()["2026-05"] == (30_000, 0, 30_000)
    books.balances()


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("Bank", "move.same_account"),
        ("Euro bank", "move.amounts_differ"),
        ("opening", "account.no_purpose"),
        ("reserve", "account.no_purpose"),
        ("PayPal", "entry.split"),
    ],
)
def test_a_line_cannot_be_just_anything(
    books: Books, clock: StandingClock, target: str, code: str
) -> None:
    books.place("Euro bank", AccountKind.BANK, "EUR")
    books.place("PayPal", AccountKind.PAYPAL)
    fee = 100 if code == "entry.split" else 0
    importing = told(books, clock, statement(line(5, 30_000, "Transfer", fee=fee)))
    (preview,) = previews(importing, books)
    with pytest.raises(Refused) as refused:
        importing.take_in([preview.with_choice(0, category_id=books.id(target))])
    assert refused.value.code == code
    assert books.queries.batches() == []


def test_several_statements_of_one_file_are_one_import(books: Books, clock: StandingClock) -> None:
    importing = told(
        books,
        clock,
        statement(line(4, 100, "A"), line(5, 200, "B"), closing="2026-05-05"),
        statement(line(5, 200, "B"), line(6, 300, "C"), closing="2026-05-06"),
        statement(line(6, 999, "Other"), currency="EUR"),
    )
    both = previews(importing, books)
    assert len(both) == 2
    assert importing.take_in(both) == 3
    assert books.balance("Bank") == 600
    (batch,) = books.queries.batches()
    assert (batch.rows, batch.closing_minor, batch.closing_on) == (3, 5_000, date(2026, 5, 6))
    books.file.undo()
    assert books.balance("Bank") == 0


def test_a_file_of_several_accounts_gives_the_one_it_is_for(
    books: Books, clock: StandingClock
) -> None:
    books.accounts.change(books.id("Bank"), number="DE02 1203 0000 0000 2020 51")
    importing = told(
        books,
        clock,
        statement(line(4, 100, "A"), account="DE02120300000000202051"),
        statement(line(4, 200, "B"), account="DE99999999999999999999"),
    )
    (preview,) = previews(importing, books)
    assert [proposal.line.text for proposal in preview.proposals] == ["A"]


def test_a_file_in_another_currency_is_refused(books: Books, clock: StandingClock) -> None:
    importing = told(books, clock, statement(line(4, 100, "A"), currency="EUR"))
    with pytest.raises(Refused) as refused:
        previews(importing, books)
    assert refused.value.code == "bank.other_currency"
    assert refused.value.facts == {"account": "Bank", "ours": "USD", "theirs": ["EUR"]}


def test_a_huge_file_and_an_account_that_is_gone(books: Books, importing: Importing) -> None:
    with pytest.raises(Refused) as refused:
        previews(importing, books, b"x" * (MAX_FILE + 1))
    assert refused.value.code == "bank.too_large"
    with pytest.raises(Refused) as refused:
        importing.preview(CSV, "may.csv", Id("f" * 32))
    assert refused.value.code == "record.gone"


def test_the_profile_of_the_last_file_is_kept(books: Books, importing: Importing) -> None:
    (preview,) = previews(importing, books, CSV)
    assert preview.profile is not None
    importing.take_in([preview])
    kept = profile_from(books.queries.last_profile(books.id("Bank")))
    assert kept == preview.profile
    assert profile_from(profile_text(None)) is None
    assert profile_from('{"unheard_of": 1}') is None


def test_lines_that_cannot_be_read_are_told(books: Books, importing: Importing) -> None:
    (preview,) = previews(importing, books, CSV + b"soon,Pending,Shop,-1.00\n")
    (refused,) = preview.refused
    assert isinstance(refused, RefusedLine)
    assert refused.line == 6
    assert len(preview.proposals) == 4
