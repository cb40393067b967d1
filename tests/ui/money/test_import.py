from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.services.importing import Fate
from sofa_desktop.ui.pages.money.import_sheet import ImportSheet
from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.kit.keys import press
from tests.ui.money.books import Circle, shown_page

KEY = Qt.Key
HEAD = "Booking date;Payee;Purpose;Amount;Currency;Balance"
STATEMENT = "\n".join(
    [
        HEAD,
        "20.11.2026;Zoom;Video calls November;-14,99;EUR;1785,02",
        "20.11.2026;Print Shop;Leaflets;-40,00;EUR;1745,02",
        "21.11.2026;Print Shop;Posters;-20,00;EUR;1725,02",
        "22.11.2026;Ana;Donation;50,00;EUR;1775,02",
        "23.11.2026;;Card payment 4711;-80,00;EUR;1695,02",
        "not a day;Nobody;Nothing;1,00;EUR;",
        "24.11.2026;Ben;Course;abc;EUR;1695,02",
        "24.11.2026;Cleo;Ticket;30,00;EUR;1725,02",
    ]
)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as (circle, page):
        circle.desk.accounts.change(circle.account("PayPal"), archived=True)
        yield circle, page


def write(folder: Path, text: str = STATEMENT, name: str = "bank.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(page: MoneyPage, qtbot: QtBot, path: Path) -> ImportSheet:
    page.take_files([path])
    qtbot.waitUntil(lambda: page.bank.sheet is not None)
    sheet = page.bank.sheet
    assert sheet is not None
    return sheet


def close(sheet: ImportSheet) -> None:
    sheet.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(sheet: ImportSheet, column: int) -> list[str]:
    return [
        sheet.lines.table.model.text(place, column) for place in range(sheet.lines.table.count())
    ]


def test_the_preview_says_what_it_found_and_proposes(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    circle, page = bench
    sheet = read(page, qtbot, write(tmp_path))
    assert list(sheet.lines.segments._buttons) == ["new", "known", "matched", "refused"]
    assert [button.text() for button in sheet.lines.segments._buttons.values()] == [
        "5 new",
        "0 already there",
        "1 typed before",
        "2 refused",
    ]
    assert sheet._found.text().startswith("CSV · 20 Nov 2026 to 24 Nov 2026 · UTF-8")
    assert shown(sheet, 2) == [
        "Tools",
        "Not sorted yet: out",
        "Not sorted yet: out",
        "Not sorted yet: in",
        "Not sorted yet: in",
    ]
    assert shown(sheet, 4)[0] == "As the last time, 2 Nov 2026"
    assert sheet.verb.text() == "Import 5 lines"
    sheet.lines.segments._buttons["refused"].click()
    assert shown(sheet, 0) == ["Line 7", "Line 8"]
    assert shown(sheet, 4) == [
        "No day can be read in this line.",
        "No amount can be read in this line.",
    ]
    sheet.lines.segments._buttons["matched"].click()
    assert shown(sheet, 4) == [
        "Typed before as “Card payment 4711” on 23 November 2026; they are linked."
    ]
    assert len(circle.rows()) == 6
    close(sheet)


def test_from_file_to_entries_and_one_undo(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    circle, page = bench
    sheet = read(page, qtbot, write(tmp_path))
    sheet.lines.table.view.go_to(1, 2)
    press(sheet.lines.table.view, KEY.Key_F2)
    editor = sheet.lines.table.editing.typing()
    assert editor is not None
    editor.setProperty("currentText", "Production")
    press(editor, KEY.Key_Return)
    assert shown(sheet, 2)[1:3] == ["Production", "Production"]
    assert sheet.notice.sentence == "1 more line of this payee got the same category."
    sheet.lines.table.choose(sheet.lines.table.model.record(4))
    press(sheet.lines.table.view, KEY.Key_Delete)
    assert sheet.lines.choices.count(Fate.LEFT) == 1
    assert sheet.verb.text() == "Import 4 lines"
    before = len(circle.desk.care.backups())
    with qtbot.waitSignal(page.bank.imported):
        sheet.verb.click()
    assert len(circle.desk.care.backups()) == before + 1
    assert page.table.count() == 4
    assert page.filters._marks[0].text == "Of bank.csv"
    assert {row.text for row in circle.rows()} >= {"Leaflets", "Posters", "Donation"}
    assert circle.row("Leaflets").category == "Production"
    circle.desk.file.undo()
    page.show_all()
    assert len(circle.rows()) == 6
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_same_file_again_has_nothing_new(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    circle, page = bench
    path = write(tmp_path)
    sheet = read(page, qtbot, path)
    with qtbot.waitSignal(page.bank.imported):
        sheet.verb.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = read(page, qtbot, path)
    assert again is not sheet
    assert not again.verb.isEnabled()
    assert again.verb.text() == "Nothing to import"
    assert again._balance.text() == (
        "All 6 lines of this file are already there. Nothing needs to be imported."
    )
    assert len(circle.rows()) == 11
    close(again)


def test_the_bank_s_balance_is_compared(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    circle, page = bench
    line = "24.11.2026;Cleo;Ticket;30,00;EUR;1.620,01"
    sheet = read(page, qtbot, write(tmp_path, f"{HEAD}\n{line}\n"))
    assert sheet._balance.text() == (
        "After the import Bank holds 1,620.01\N{NO-BREAK SPACE}EUR, "
        "as the bank says on 24 November 2026."
    )
    close(sheet)
    other = read(page, qtbot, write(tmp_path, f"{HEAD}\n{line.replace('620', '600')}\n"))
    assert "a difference of 20.00\N{NO-BREAK SPACE}EUR" in other.notice.sentence
    close(other)
    assert len(circle.rows()) == 6


def test_an_account_is_known_by_its_number_or_asked_for(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    circle, page = bench
    circle.desk.accounts.change(circle.account("PayPal"), archived=False)
    path = write(tmp_path)
    sheet = read(page, qtbot, path)
    assert sheet.account.key() is None
    assert not sheet.verb.isEnabled()
    assert sheet.lines.nothing._sentence.text() == "Choose the account this file is from."
    sheet.account.set_key(circle.account("Bank"))
    sheet._on_account(circle.account("Bank"))
    qtbot.waitUntil(sheet.verb.isEnabled)
    assert sheet.verb.text() == "Import 5 lines"
    close(sheet)
    iban = "DE02 1203 0000 0000 2020 51"
    circle.desk.accounts.change(circle.account("Bank"), number=iban)
    own = "\n".join(
        f"{'Auftragskonto' if not place else iban};{row}"
        for place, row in enumerate(STATEMENT.splitlines()[:3])
    )
    named = read(page, qtbot, write(tmp_path, own, "own.csv"))
    assert named.account.key() == circle.account("Bank")
    close(named)


def test_a_file_that_is_no_statement_is_refused_in_words(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    _, page = bench
    page.take_files([write(tmp_path, "just words\nand more", "letter.txt")])
    qtbot.waitUntil(lambda: bool(page.notice.sentence))
    assert page.notice.sentence.startswith("No table of movements was found in this file")


def test_how_a_csv_is_read_can_be_corrected(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    _, page = bench
    sheet = read(page, qtbot, write(tmp_path))
    sheet._how.click()
    assert sheet.profile.isVisible()
    field = sheet.profile._fields["counterparty"]
    assert field.currentText() == "Payee"
    field.setEditText("")
    with qtbot.waitSignal(sheet.profile.changed):
        field._on_editing_finished()
    qtbot.waitUntil(lambda: sheet._job is None)
    first = sheet.lines.choices.previews[0]
    assert first.profile is not None
    assert first.profile.counterparty is None
    assert shown(sheet, 1)[0] == "Video calls November"
    close(sheet)
