"""Open forms: other programs read them, get the same figures, and nothing in them is code."""

import csv
import io
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sofa_desktop.documents.marks import plain
from sofa_desktop.documents.open_forms.agreed import sentences
from sofa_desktop.documents.open_forms.calendar import calendar
from sofa_desktop.documents.open_forms.csv_tables import Table, csv_lines, inert, write_tables
from sofa_desktop.documents.open_forms.hledger import account_names, journal
from sofa_desktop.documents.open_forms.markdown import page
from sofa_desktop.documents.open_forms.whole import Whole, whole
from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, AccountKind, Entry, Posting, Verb
from sofa_desktop.store.queries import SqlQueries
from tests.documents.hledger import hledger, sums
from tests.helpers import FakeClock, new_circle
from tests.store.a_quarter import tell

TODAY = date(2026, 10, 5)
SAVED = datetime(2026, 10, 5, 10, 42, tzinfo=UTC)
NASTY = (
    "; comment", "a | b", "(code) text", "* ! =2020-01-01", "date:2020-01-01 [2020-01-01]",
    "two  spaces : and\ttab", "line\nend", "=1+1", "  account  5 EUR", "\u202ex",
    "{ } @ @@ \"quoted\"", "include /etc/passwd", "2020-01-01 x", "円 Größe", "~ monthly", "\u2028",
)  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The quarter's story with its statement."""
    with new_circle(tmp_path_factory.mktemp("whole"), clock := FakeClock()) as file:
        tell(file, clock)
        with file.look() as work:
            return whole(work)


@pytest.fixture(scope="module")
def balances(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """What the app says is in each place of money."""
    with new_circle(tmp_path_factory.mktemp("balances"), clock := FakeClock()) as file:
        tell(file, clock)
        return {each.name: each.balance_minor for each in SqlQueries(file).accounts()}


def test_hledger_proves_the_journal(told: Whole) -> None:
    hledger(journal(told), "check", "--strict")
    hledger(journal(told), "check", "ordereddates", "payees")


def test_hledger_adds_up_to_the_same_balances(told: Whole, balances: dict[str, int]) -> None:
    found = sums(journal(told))
    # 1,000 and 200 in, 75 and 30 out, 50, -7, -20 and 95 of the bank file, 300 invested, 10 late.
    assert balances["Bank"] == 152_300
    assert found["assets:bank:Bank", "EUR"] == "1523.00"
    assert found["assets:paypal:PayPal", "EUR"] == "38.00"
    assert found["assets:bank:Dollars", "USD"] == "150.00"
    assert {name: amount for (name, _), amount in found.items() if name.startswith("assets")} == {
        "assets:bank:Bank": f"{balances['Bank'] / 100:.2f}",
        "assets:paypal:PayPal": f"{balances['PayPal'] / 100:.2f}",
        "assets:bank:Dollars": f"{balances['Dollars'] / 100:.2f}",
    }
    assert found["liabilities:sofa due", "EUR"] == "-58.20"
    assert found["income:Tickets", "EUR"] == "-300.00"


def test_a_cent_more_is_found_by_hledger(told: Whole) -> None:
    changed = journal(told).replace("assets:bank:Bank   200.00", "assets:bank:Bank   200.01")
    assert changed != journal(told)
    with pytest.raises(AssertionError, match="could not balance"):
        hledger(changed, "check")


def circle_with(texts: tuple[str, ...], currency: str = "EUR", minor: int = 1_234) -> Whole:
    """A circle whose every word is one of these."""
    ids = iter(range(1, 10_000))

    def new() -> Id:
        return Id(f"{next(ids):032x}")

    accounts = [
        Account(id=new(), name=text, kind=AccountKind.BANK, currency=currency) for text in texts
    ]
    income = [Account(id=new(), name=text, kind=AccountKind.INCOME) for text in texts]
    entries = tuple(
        Entry(
            id=new(),
            verb=Verb.MONEY_IN,
            booked_on=date(2026, 7, 4),
            occurred_on=date(2026, 7, 4 if place % 2 else 1),
            text=text,
            counterparty=texts[-place],
            note=text,
            tags=text,
            postings=(Posting(bank.id, currency, minor), Posting(kind.id, currency, -minor)),
        )
        for place, (text, bank, kind) in enumerate(zip(texts, accounts, income, strict=True))
    )
    circle = Circle(id=new(), name=texts[0], code="C", currency=currency)
    return Whole(circle=circle, accounts=(*accounts, *income), entries=entries)


def test_whatever_was_typed_is_no_syntax_of_hledger() -> None:
    text = journal(circle_with(NASTY))
    hledger(text, "check", "--strict")
    hledger(text, "check", "payees")
    found = sums(text)
    assert len(found) == 2 * len(NASTY)
    assert set(found.values()) == {"12.34", "-12.34"}
    dates = hledger(text, "register", "-O", "csv")
    assert {row["date"] for row in csv.DictReader(io.StringIO(dates))} == {"2026-07-04"}


@pytest.mark.parametrize(
    ("currency", "minor", "amount"),
    [
        ("JPY", 1_234, "1234"),
        ("KWD", 1_234, "1.234"),
        ("EUR", 5, "0.05"),
        ("EUR", 10**15, f"{10**13}.00"),
    ],
)
def test_every_currency_keeps_its_decimals(currency: str, minor: int, amount: str) -> None:
    text = journal(circle_with(("Bank",), currency, minor))
    hledger(text, "check", "--strict")
    assert sums(text)["assets:bank:Bank", currency] == amount


def test_accounts_of_one_name_stay_two() -> None:
    two = [
        Account(id=Id("1"), name="A:B", kind=AccountKind.BANK, currency="EUR"),
        Account(id=Id("2"), name="a  b", kind=AccountKind.BANK, currency="EUR"),
        Account(id=Id("3"), name="A;B", kind=AccountKind.BANK, currency="EUR"),
    ]
    assert list(account_names(two).values()) == [
        "assets:bank:A B", "assets:bank:a b (2)", "assets:bank:A,B",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "'=1", "\n=1"]
)
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"


@given(st.text())
def test_a_cell_is_had_again_by_taking_one_apostrophe_away(text: str) -> None:
    made = inert(text)
    assert (made.removeprefix("'")) == text
    assert not made or made[0] not in "=+-@\t\r"


@given(st.lists(st.tuples(st.text(), st.integers(-(10**15), 10**15)), max_size=5))
def test_a_table_is_read_back_by_any_reader(rows: list[tuple[str, int]]) -> None:
    table = Table("t", ("text", "minor", "currency"), [(*row, "EUR") for row in rows])
    lines = io.StringIO("".join(csv_lines(table)), newline="")
    found = list(csv.reader(lines))
    assert found[0] == ["text", "minor", "amount", "currency"]
    assert len(found) == len(rows) + 1
    for (text, minor), cells in zip(rows, found[1:], strict=True):
        assert cells[0].removeprefix("'") == text or cells[0] == text
        assert int(cells[1]) == minor
        assert int(cells[2].replace(".", "")) == minor


def test_tables_appear_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> list[Table]:
        raise Refused("file.damaged")

    out = tmp_path / "tables"
    with pytest.raises(Refused):
        write_tables((each for _ in range(1) for each in broken()), out)
    assert list(tmp_path.iterdir()) == []
    table = Table("members", ("id", "name"), [("1", "Ana")])
    assert write_tables([table], out) == ["members.csv"]
    assert (out / "members.csv").read_bytes() == b"id,name\r\n1,Ana\r\n"
    with pytest.raises(Refused) as refused:
        write_tables([table], out)
    assert refused.value.code == "file.exists"
    with pytest.raises(Refused) as refused:
        write_tables([table], tmp_path / "none" / "tables")
    assert refused.value.code == "document.not_written"


def test_the_calendar_has_what_is_due(told: Whole) -> None:
    made = Calendar.from_ical(calendar(told, SAVED))
    days = {str(event["SUMMARY"]): event for event in made.walk("VEVENT")}
    assert days["Term ends: Leader (Ana)"].decoded("DTSTART") == date(2026, 12, 31)
    edition = days["Basics: Autumn"]
    assert edition.decoded("DTSTART") == date(2026, 9, 1)
    assert edition.decoded("DTEND") == date(2026, 10, 1)
    due = next(title for title in days if "IC-2026-0001" in title)
    assert "58.20" in due
    # Issued on 5 October, to be paid within 30 days.
    assert days[due].decoded("DTSTART") == date(2026, 11, 4)
    assert len({str(event["UID"]) for event in days.values()}) == len(days) == 5


def test_the_same_circle_gives_the_same_calendar(told: Whole) -> None:
    assert calendar(told, SAVED) == calendar(told, SAVED)
    later = replace(told, circle=replace(told.circle, name="BEGIN:VEVENT\r\nSUMMARY:forged"))
    made = Calendar.from_ical(calendar(later, SAVED))
    assert len(made.walk("VEVENT")) == 5


def test_the_page_says_who_does_what_and_what_was_agreed(told: Whole) -> None:
    text = page(told, TODAY)
    assert text.startswith("# Inner Content\n")
    assert "Held by Ana from 1 June 2026 to 31 December 2026." in text
    assert "| Cleo | Guest | 1 May 2026 |" in text
    assert "Abe" not in text
    assert "§ 3.1: SoFA’s share is 20 % of the base." in text
    assert "the circle consented on 10 January 2026 (Circle meeting of 10 January)" in text
    assert "| IC-2026-0001 | 1 Jul 2026 – 30 Sept 2026 | 58.20 EUR |  |" in text


def test_what_was_typed_is_no_markdown() -> None:
    assert plain("<script>|**x**[a](b)") == r"\<script\>\|\*\*x\*\*\[a\](b)"
    assert plain("# Title") == r"\# Title"
    assert plain("1. first") == r"1\. first"
    assert plain("- item") == r"\- item"
    assert plain("58.20 and 1.5") == "58.20 and 1.5"


def test_terms_are_told_in_the_order_of_their_clauses() -> None:
    terms = Terms(
        currency="EUR",
        tiers=(Tier(500_000, 1_000), Tier(None, 3_000)),
        caps={"admin": 1_000, "travel": 0},
        service_fee=7_500,
        weights={"2": 1, "1": 3},
        negative="pay",
        window="version",
    )
    said = sentences(
        terms, {"admin": "Administration", "travel": "Travel"}, {"1": "Ana", "2": "Ben"}
    )
    space = "\N{NO-BREAK SPACE}"
    assert said[:2] == [
        f"§ 2.2: Administration counts as a cost up to 10{space}% of all income so far.",
        "§ 2.2: Travel does not count as a cost.",
    ]
    assert (
        f"§ 3.1: SoFA’s share is 10{space}% of the base from 0.00{space}EUR to 5,000.00{space}EUR."
        in said
    )
    assert f"§ 3.1: SoFA’s share is 30{space}% of the base above 5,000.00{space}EUR." in said
    assert "§ 7.2: The rest goes to members by weight: Ana 3, Ben 1." in said
    clauses = [each.partition(":")[0] for each in said]
    assert clauses == sorted(clauses)


def test_every_posting_is_in_the_journal_once(told: Whole) -> None:
    ours: dict[str, int] = defaultdict(int)
    names = account_names(told.accounts)
    for entry in told.entries:
        for posting in entry.postings:
            ours[f"{names[posting.account_id]} {posting.currency}"] += posting.minor
    theirs = {
        f"{name} {currency}": round(float(amount) * 100)
        for (name, currency), amount in sums(journal(told)).items()
    }
    assert {key: minor for key, minor in ours.items() if minor} == {
        key: minor for key, minor in theirs.items() if minor
    }
