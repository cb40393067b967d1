from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.money.account_sheets import (
    AccountsSheet,
    NewAccountSheet,
    OpeningSheet,
)
from sofa_desktop.ui.pages.money.categories_sheet import CategoriesSheet
from sofa_desktop.ui.pages.money.entry_sheets import ChooseSheet, PartsSheet, RateSheet, RefundSheet
from sofa_desktop.ui.pages.money.flow_sheet import FlowSheet
from sofa_desktop.ui.pages.money.members_sheet import MembersSheet
from sofa_desktop.ui.pages.money.move_sheet import MoveSheet
from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.kit.keys import press, type_text
from tests.ui.money.books import Circle, shown_page

KEY = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as made:
        yield made


def opened(page: MoneyPage, kind: type[Sheet]) -> Sheet:
    found = [sheet for sheet in page.findChildren(kind) if sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def gone() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_money_out_by_keyboard(bench: tuple[Circle, MoneyPage], qtbot: QtBot) -> None:
    circle, page = bench
    page.reveal("new:money_out")
    sheet = opened(page, FlowSheet)
    assert isinstance(sheet, FlowSheet)
    qtbot.waitUntil(sheet.amount.hasFocus)
    type_text(sheet.amount, "89,90")
    sheet.text.setText("Booth at the fair")
    sheet.counterparty.setText("Fair Ltd")
    sheet.parts._parts[0].category.setEditText("travel")
    press(sheet, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = circle.row("Booth at the fair")
    assert (row.minor, row.category, row.counterparty) == (-8990, "Travel", "Fair Ltd")
    gone()


def test_a_split_always_shows_the_rest(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.verbs.money_in()
    sheet = opened(page, FlowSheet)
    assert isinstance(sheet, FlowSheet)
    sheet.text.setText("Workshop and coaching")
    sheet.amount.setText("150")
    sheet.parts.add_part()
    first, second = sheet.parts._parts
    first.category.setEditText("Tickets")
    first.amount.setText("100")
    assert sheet.parts._rest.text() == "Still to place: 50.00\N{NO-BREAK SPACE}EUR."
    second.category.setEditText("Coaching")
    second.amount.setText("60")
    assert sheet.parts._rest.text() == "Too much by 10.00\N{NO-BREAK SPACE}EUR."
    sheet.verb.click()
    assert sheet.isVisible()
    assert sheet.parts._wrong.text().startswith("The parts are not yet the whole amount.")
    second.amount.setText("50")
    assert sheet.parts._rest.text() == "Nothing is left over."
    sheet.verb.click()
    row = circle.row("Workshop and coaching")
    assert (row.minor, row.splits, row.category) == (15000, 2, "Tickets, Coaching")
    gone()
    page.table.choose(row.id)
    page.verbs.split()
    parts = opened(page, PartsSheet)
    assert isinstance(parts, PartsSheet)
    assert [part.amount.text() for part in parts.parts._parts] == ["100.00", "50.00"]
    parts.parts._parts[0].amount.setText("90")
    parts.parts._parts[1].amount.setText("60")
    parts.verb.click()
    sums = {
        one.account: one.minor
        for one in circle.desk.queries.postings(row.id)
        if one.account != "Bank"
    }
    assert sums == {"Tickets": -9000, "Coaching": -6000}
    gone()


def test_a_foreign_account_asks_for_a_rate_or_waits(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    dollars = circle.desk.accounts.add("Dollars", AccountKind.BANK, "USD")
    page.verbs.money_in()
    sheet = opened(page, FlowSheet)
    assert isinstance(sheet, FlowSheet)
    assert sheet.form.field("rate").isHidden()
    sheet.account.set_key(dollars)
    sheet._on_account(dollars)
    assert not sheet.form.field("rate").isHidden()
    sheet.text.setText("Gift from overseas")
    sheet.amount.setText("100")
    sheet._rates._rate.setText("0.9")
    sheet.verb.click()
    assert sheet.form.field("rate_source").error().startswith("Say where the rate is from")
    sheet._rates._source.setText("ECB")
    sheet.verb.click()
    row = circle.row("Gift from overseas")
    assert (row.minor, row.currency, row.settled_minor) == (10000, "USD", 9000)
    gone()
    page.table.choose(row.id)
    page.verbs.set_rate()
    rates = opened(page, RateSheet)
    rates.verb.click()
    assert circle.row("Gift from overseas").settled_minor is None
    gone()
    page.reveal("only:no_rate")
    assert page.table.count() == 1


def test_a_move_between_accounts(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.verbs.move()
    sheet = opened(page, MoveSheet)
    assert isinstance(sheet, MoveSheet)
    assert sheet.target.currentText() == "PayPal"
    sheet.amount.setText("40")
    sheet.verb.click()
    row = circle.row("Bank → PayPal")
    assert (row.verb, row.minor) == ("move", -4000)
    assert page.table.model.text(0, 3) == "Move to PayPal"
    assert page.table.model.text(0, 6) == "40.00\N{NO-BREAK SPACE}EUR"
    gone()


def test_a_move_to_the_same_account_is_refused_beside_the_field(
    bench: tuple[Circle, MoneyPage],
) -> None:
    _, page = bench
    page.verbs.move()
    sheet = opened(page, MoveSheet)
    assert isinstance(sheet, MoveSheet)
    sheet.target.set_key(sheet.source.key())
    sheet.amount.setText("40")
    sheet.verb.click()
    assert sheet.form.field("target").error().startswith("Choose another account")
    sheet.reject()
    gone()


def test_members_are_paid(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    mira = circle.desk.people.add("Mira", joined_on=date(2024, 1, 1))
    circle.desk.people.add("Tomás", joined_on=date(2024, 1, 1))
    page.verbs.pay_members()
    sheet = opened(page, MembersSheet)
    assert isinstance(sheet, MembersSheet)
    sheet.verb.click()
    assert sheet._wrong.text() == "Write an amount beside at least one member."
    sheet.amounts[mira].setText("25")
    assert sheet._sum.text() == "Together 25.00\N{NO-BREAK SPACE}EUR"
    sheet.verb.click()
    row = circle.row("Mira")
    assert (row.verb, row.minor) == ("pay_members", -2500)
    gone()
    page.verbs.pay_members()
    again = opened(page, MembersSheet)
    assert isinstance(again, MembersSheet)
    assert again.owed == {mira: -2500}
    again.reject()
    gone()


def test_a_refund_of_a_part_and_too_much(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.table.choose(circle.row("Tickets, 40 × 30.00").id)
    page.verbs.refund()
    sheet = opened(page, RefundSheet)
    assert isinstance(sheet, RefundSheet)
    assert sheet.amount.text() == "1,200.00"
    sheet.amount.setText("5000")
    sheet.verb.click()
    assert sheet.isVisible()
    assert sheet.notice.sentence
    assert "refund.too_much" not in sheet.notice.sentence
    sheet.amount.setText("30")
    sheet.verb.click()
    row = circle.rows()[0]
    assert (row.minor, row.category, row.edition) == (-3000, "Tickets", "Webinar October")
    gone()


def test_category_and_edition_of_a_selection(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    ids = [circle.row(text).id for text in ("Video calls", "Card payment 4711")]
    page.table.choose(*ids)
    page.verbs.set_category()
    sheet = opened(page, ChooseSheet)
    assert isinstance(sheet, ChooseSheet)
    assert sheet.windowTitle() == "Category of 2 entries"
    sheet.choice.setEditText("Administration")
    sheet.verb.click()
    assert {circle.row(text).category for text in ("Video calls", "Card payment 4711")} == {
        "Administration"
    }
    gone()
    page.verbs.set_edition()
    editions = opened(page, ChooseSheet)
    assert isinstance(editions, ChooseSheet)
    editions.choice.setEditText("Webinar October")
    editions.verb.click()
    assert circle.row("Video calls").edition == "Webinar October"
    gone()


def test_accounts_are_added_renamed_and_archived(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.manage_accounts()
    sheet = opened(page, AccountsSheet)
    assert isinstance(sheet, AccountsSheet)
    new = NewAccountSheet(page._context, sheet)
    new.open()
    new.verb.click()
    assert new.form.field("name").error() == "An account needs a name."
    new.name.setText("Cash box")
    new.kind.set_key("cash")
    new.opening.setText("12")
    new.verb.click()
    assert new.form.field("day").error() == "A balance belongs to a day."
    new.day.set_day(date(2026, 11, 1))
    new.verb.click()
    box = next(row for row in circle.desk.queries.accounts() if row.name == "Cash box")
    assert box.balance_minor == 1200
    assert sheet.table.count() == 3
    said = OpeningSheet(page._context, box, sheet)
    said.open()
    assert (said.amount.minor(), said.day.day()) == (1200, date(2026, 11, 1))
    said.amount.setText("15,50")
    said.verb.click()
    assert circle.desk.queries.accounts()[-1].balance_minor == 1550
    row = sheet.table.model.row(2)
    assert row is not None
    edit = sheet.table.model.columns[3].edit
    assert edit is not None
    edit.commit(row, "no")
    assert len(page.strip._buttons) == 2
    sheet.reject()
    gone()


def test_categories_are_added_and_needed_ones_stay(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.manage_categories()
    sheet = opened(page, CategoriesSheet)
    assert isinstance(sheet, CategoriesSheet)
    sheet.name.setText("Venue")
    sheet._on_add()
    assert circle.category("Venue") == sheet.table.chosen_records()[0]
    sheet.table.choose(Id(circle.category("Not sorted yet: in")))
    sheet._on_remove()
    assert sheet.notice.sentence
    assert circle.category("Not sorted yet: in")
    sheet.reject()
    gone()
