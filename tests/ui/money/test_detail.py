from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.periods import Period
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.pages.money.detail_rows import shortened
from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.kit.keys import press, type_text
from tests.ui.money.books import Circle, cell_editor, shown_page

KEY = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as (circle, page):
        page.turn_detail()
        yield circle, page


def words(page: MoneyPage) -> list[str]:
    QCoreApplication.sendPostedEvents(None, 0)  # what was just made is shown
    labels = page.detail.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def settle(circle: Circle) -> str:
    """Settle the third quarter; the number of its statement."""
    agreements = circle.desk.agreements
    september = circle.row("Donation of a friend").occurred_on
    version = agreements.draft(
        Terms("EUR", (Tier(None, 2000),)), valid_from=september.replace(month=1, day=1)
    )
    circle.desk.people.add("Mira", joined_on=september.replace(month=1, day=1))
    agreements.consent(version, on=september, note="Item 3")
    circle.desk.settling.issue(Period.parse("2026-Q3"))
    return circle.desk.queries.statements()[0].number


def test_an_entry_in_full(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.table.choose(circle.row("Tickets, 40 × 30.00").id)
    shown = words(page)
    assert shown[:3] == [
        "Tickets, 40 × 30.00",
        "+1,200.00\N{NO-BREAK SPACE}EUR",
        "Money in · 14 October 2026",
    ]
    assert "Money in recorded: Tickets, 40 × 30.00" in shown
    page.detail._account_view.setChecked(True)
    assert "−1,200.00\N{NO-BREAK SPACE}EUR" in words(page)


def test_note_and_tags_are_kept_as_one_leaves_them(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.table.choose(circle.row("Video calls").id)
    page.detail.note.setFocus()
    type_text(page.detail.note, "yearly plan is cheaper")
    page.detail.tags.setFocus()
    type_text(page.detail.tags, "subscription")
    press(page.detail.tags, KEY.Key_Return)
    row = circle.row("Video calls")
    assert (row.note, row.tags) == ("yearly plan is cheaper", "subscription")
    assert "note: nothing → “yearly plan is cheaper”" in words(page)


def test_the_history_says_from_what_to_what(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    entry = circle.row("Card payment 4711").id
    circle.desk.ledger.categorise([entry], circle.category("Travel"))
    circle.desk.ledger.change(entry, minor=-8200)
    page.table.choose(entry)
    shown = words(page)
    assert "category: Not sorted yet: out → Travel" in shown
    assert "amount: −80.00\N{NO-BREAK SPACE}EUR → −82.00\N{NO-BREAK SPACE}EUR" in shown


def test_a_settled_entry_is_locked_and_says_so(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    number = settle(circle)
    row = circle.row("Donation of a friend")
    page.table.choose(row.id)
    place = page.table.view.currentIndex().row()
    assert page.table.model.text(place, 5) == number.split("-", 1)[1]
    assert page.table.model.icon(place, 5) == "lock"
    page.table.view.go_to(place, 6)
    press(page.table.view, KEY.Key_F2)
    cell_editor(page).setProperty("text", "500")
    press(cell_editor(page), KEY.Key_Return)
    assert number in page.table.editing.bubble.text()
    press(cell_editor(page), KEY.Key_Escape)
    went: list[tuple[str, str]] = []
    page.go_asked.connect(lambda *asked: went.append(asked))
    links = [
        button
        for button in page.detail.facts.findChildren(Button)
        if button.accessibleName() == f"Settled in: {number}"
    ]
    links[0].click()
    assert went == [("settlements", circle.desk.queries.statements()[0].id)]
    page.verbs.reverse()
    assert circle.rows()[0].minor == -40000
    assert circle.row("Donation of a friend").refund_of is not None


def test_receipts_come_go_and_are_named(
    bench: tuple[Circle, MoneyPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle, page = bench
    entry = circle.row("Video captions").id
    path = tmp_path / "captions.pdf"
    path.write_bytes(b"%PDF-1.7 made up")
    page.table.choose(entry)
    page.take_files([path])
    assert circle.row("Video captions").receipts == 1
    place = page.table.view.currentIndex().row()
    assert page.table.model.icon(place, 5) == "paperclip"
    opened: list[str] = []

    def remember(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("sofa_desktop.ui.pages.money.receipts.QDesktopServices.openUrl", remember)
    QCoreApplication.sendPostedEvents(None, 0)
    shown = [each for each in page.detail.receipts.findChildren(Button) if each.isVisible()]
    assert [button.accessibleName() for button in shown] == ["Open the receipt captions.pdf"]
    shown[0].click()
    assert Path(opened[0]).read_bytes() == b"%PDF-1.7 made up"
    page.receipts.detach(circle.desk.queries.receipts(entry)[0].id)
    assert circle.row("Video captions").receipts == 0


def test_a_program_is_never_opened_as_a_receipt(
    bench: tuple[Circle, MoneyPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle, page = bench
    entry = circle.row("Video captions").id
    path = tmp_path / "captions.desktop"
    path.write_bytes(b"[Desktop Entry]")
    page.receipts.attach(entry, [path])
    opened: list[object] = []
    monkeypatch.setattr(
        "sofa_desktop.ui.pages.money.receipts.QDesktopServices.openUrl", opened.append
    )
    page.receipts.open_copy(circle.desk.queries.receipts(entry)[0])
    assert opened == []
    assert "not opened" in page.notice.sentence


def test_a_receipt_without_an_entry_says_what_to_do(
    bench: tuple[Circle, MoneyPage], tmp_path: Path
) -> None:
    _, page = bench
    page.table.view.select_places([])
    path = tmp_path / "receipt.png"
    path.write_bytes(b"png")
    page.take_files([path])
    assert page.notice.sentence.startswith("Select the one entry this receipt belongs to")


def test_a_receipt_dropped_on_a_row_belongs_to_it(
    bench: tuple[Circle, MoneyPage], tmp_path: Path
) -> None:
    circle, page = bench
    path = tmp_path / "zoom.pdf"
    path.write_bytes(b"zoom")
    view = page.table.view
    where = view.visualRect(page.table.model.index(0, 1)).center()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(
        QPoint(where),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), enter)
    assert page.table.view.currentIndex().row() == 0
    drop = QDropEvent(
        QPointF(QPoint(where)),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), drop)
    assert circle.row("Card payment 4711").receipts == 1


def test_long_names_keep_their_end() -> None:
    name = "2026-06-17 Website hosting, yearly.pdf"
    assert shortened(name) == "2026-06-17 Websit…rly.pdf"[:17] + "…" + "arly.pdf"
    assert shortened("short.pdf") == "short.pdf"
