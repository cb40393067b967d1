from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.shell.manual import Manual, read_pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "money.md").write_text("# Money\n\nHow a *refund* is written.\n", encoding="utf-8")
    (tmp_path / "circle.md").write_text("# Circle\n\n<b>Roles</b> and terms.\n", encoding="utf-8")
    (tmp_path / "index.md").write_text("# Welcome\n\nSee [money](money.md).\n", encoding="utf-8")
    return tmp_path


def test_the_first_page_comes_first(folder: Path) -> None:
    assert [page.title for page in read_pages(folder)] == ["Welcome", "Circle", "Money"]
    assert read_pages(folder / "none") == []


def test_a_page_is_shown_by_its_name(folder: Path, qtbot: QtBot) -> None:
    manual = Manual(folder)
    qtbot.addWidget(manual)
    manual.show_page("money")
    assert manual.shown() == "money"
    assert "How a refund is written." in manual._text.toPlainText()
    manual.show_page("no-such-page")
    assert manual.shown() == "index"


def test_markup_in_a_page_stays_text(folder: Path, qtbot: QtBot) -> None:
    manual = Manual(folder)
    qtbot.addWidget(manual)
    manual.show_page("circle")
    assert "<b>Roles</b>" in manual._text.toPlainText()


def test_the_manual_is_searched_in_titles_and_text(folder: Path, qtbot: QtBot) -> None:
    manual = Manual(folder)
    qtbot.addWidget(manual)
    manual._on_filtered("refund")
    assert manual._list.count() == 1
    assert manual.shown() == "money"
    manual._on_filtered("zebra")
    assert manual._list.count() == 0
    assert "No page" in manual._text.toPlainText()


def test_links_inside_the_manual_are_followed(folder: Path, qtbot: QtBot) -> None:
    manual = Manual(folder)
    qtbot.addWidget(manual)
    manual.show_page("index")
    manual._on_link_clicked(QUrl("money.md"))
    assert manual.shown() == "money"


def test_a_missing_manual_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    manual = Manual(tmp_path)
    qtbot.addWidget(manual)
    assert manual._text.toPlainText() == "The manual was not found."
