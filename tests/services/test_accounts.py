"""Places of money, categories, and receipts."""

from datetime import date

import pytest

from sofa_desktop.domain.chart_of_accounts import NEEDED
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.services.accounts import MAX_RECEIPT
from tests.services.books import Books, refused
from tests.services.conftest import Taken


def test_an_account_opens_with_what_was_in_it(books: Books, undoes: Taken) -> None:
    action = undoes(
        lambda: books.accounts.add(
            "  Euro   bank ",
            AccountKind.BANK,
            "EUR",
            number=" DE02 1203 ",
            opening_minor=12_345,
            opening_on=date(2026, 1, 1),
        )
    )
    assert (action.name, action.facts) == ("account.add", {"name": "Euro bank"})
    (row,) = [each for each in books.queries.accounts() if each.name == "Euro bank"]
    assert (row.currency, row.number, row.balance_minor) == ("EUR", "DE02 1203", 12_345)
    books.balances()


def test_accounts_that_cannot_be(books: Books) -> None:
    add = books.accounts.add
    refused("account.no_name", lambda: add(" ", AccountKind.CASH, "USD"))
    refused("account.wrong_kind", lambda: add("Food", AccountKind.COST, "USD"))
    refused("circle.bad_currency", lambda: add("Cash", AccountKind.CASH, "dollars"))
    refused("record.no_day", lambda: add("Cash", AccountKind.CASH, "USD", opening_minor=5))
    assert refused("account.name_taken", lambda: add("bank", AccountKind.CASH, "USD")) == {
        "name": "bank"
    }
    assert len(books.queries.accounts()) == 1


def test_a_category_gets_a_key_of_its_own(books: Books, undoes: Taken) -> None:
    undoes(lambda: books.accounts.add_category("Room hire", AccountKind.COST))
    books.accounts.add_category("Room hire?", AccountKind.COST)
    books.accounts.add_category("会場", AccountKind.COST)
    keys = {each.name: each.key for each in books.queries.categories()}
    assert keys["Room hire"] == "room_hire"
    assert keys["Room hire?"] == "room_hire_2"
    assert keys["会場"] == "category"
    add = books.accounts.add_category
    refused("account.name_taken", lambda: add("ROOM HIRE", AccountKind.COST))
    refused("account.wrong_kind", lambda: add("Box", AccountKind.CASH))
    refused("account.no_name", lambda: add("", AccountKind.COST))


def test_a_category_may_be_called_like_an_account(books: Books) -> None:
    books.accounts.add_category("Bank", AccountKind.COST)
    assert len([each for each in books.queries.categories() if each.name == "Bank"]) == 1


def test_accounts_change_and_are_archived(books: Books, undoes: Taken) -> None:
    bank = books.id("Bank")
    action = undoes(lambda: books.accounts.change(bank, name=" GLS  Bank", number="DE1"))
    assert action.facts == {"name": "Bank"}
    books.accounts.change(bank, archived=True)
    (row,) = books.queries.accounts()
    assert (row.name, row.number, row.archived) == ("GLS Bank", "DE1", True)
    books.accounts.change(bank, archived=False)
    refused("record.unknown_field", lambda: books.accounts.change(bank, currency="EUR"))
    refused("account.no_name", lambda: books.accounts.change(bank, name=""))
    books.place("Cash", AccountKind.CASH)
    refused("account.name_taken", lambda: books.accounts.change(bank, name="Cash"))


@pytest.mark.parametrize("key", sorted(NEEDED))
def test_what_the_app_itself_needs_stays(books: Books, key: str) -> None:
    account = books.id(key)
    refused("account.needed", lambda: books.accounts.remove(account))
    refused("account.needed", lambda: books.accounts.change(account, archived=True))
    books.accounts.change(account, name="Called otherwise")
    with books.file.look() as work:
        assert work.accounts.get(account).name == "Called otherwise"


def test_what_is_used_stays(books: Books, undoes: Taken) -> None:
    undoes(lambda: books.accounts.remove(books.id("travel")))
    entry = books.flow("2026-05-04", -100, "tools")
    refused("account.used", lambda: books.accounts.remove(books.id("tools")))
    refused("account.used", lambda: books.accounts.remove(books.id("Bank")))
    books.ledger.remove([entry])
    books.accounts.remove(books.id("tools"))
    assert "tools" not in {each.key for each in books.queries.categories()}


def test_a_receipt_is_kept_by_its_content(books: Books) -> None:
    entry = books.flow("2026-05-04", -100, "tools")
    books.accounts.attach(entry, "folder/zoom.pdf", b"%PDF-paper")
    assert books.file.undo().name == "entry.receipt_add"
    assert books.queries.receipts(entry) == []
    books.file.redo()
    (receipt,) = books.queries.receipts(entry)
    assert (receipt.name, receipt.size, receipt.mime) == ("zoom.pdf", 10, "application/pdf")
    assert books.file.content(receipt.sha256) == b"%PDF-paper"
    assert refused(
        "receipt.known", lambda: books.accounts.attach(entry, "again.pdf", b"%PDF-paper")
    ) == {"name": "zoom.pdf"}
    other = books.flow("2026-05-05", -100, "tools")
    books.accounts.attach(other, "same.unheard", b"%PDF-paper")
    (same,) = books.queries.receipts(other)
    assert (same.sha256, same.mime) == (receipt.sha256, "application/octet-stream")


def test_a_receipt_comes_off_and_back(books: Books) -> None:
    entry = books.flow("2026-05-04", -100, "tools")
    receipt = books.accounts.attach(entry, "zoom.pdf", b"paper")
    books.accounts.detach(receipt)
    assert books.queries.receipts(entry) == []
    assert books.file.undo().facts == {"name": "zoom.pdf"}
    (back,) = books.queries.receipts(entry)
    assert books.file.content(back.sha256) == b"paper"


def test_receipts_that_cannot_be(books: Books) -> None:
    entry = books.flow("2026-05-04", -100, "tools")
    attach = books.accounts.attach
    refused("receipt.empty", lambda: attach(entry, "a.pdf", b""))
    refused("receipt.too_large", lambda: attach(entry, "a.pdf", b"x" * (MAX_RECEIPT + 1)))
    refused("record.gone", lambda: attach("f" * 32, "a.pdf", b"x"))
    assert books.queries.receipts(entry) == []
