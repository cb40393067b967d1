"""Settings over a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.sheet import ConfirmSheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.settings.page import SettingsPage
from sofa_desktop.ui.theme.theme import current
from tests.ui.desk import RememberingExports, make_context
from tests.ui.kit.keys import bring_up, press, type_text


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    shown = SettingsPage(context)
    qtbot.addWidget(shown)
    shown.resize(1072, 700)
    bring_up(qtbot, shown)
    return shown


def field(page: SettingsPage, name: str) -> TextEdit:
    found = page.findChild(TextEdit, name)
    assert isinstance(found, TextEdit)
    return found


def button(page: SettingsPage, name: str) -> QPushButton:
    return next(
        each for each in page.findChildren(QPushButton) if each.accessibleName().startswith(name)
    )


def test_a_field_is_kept_as_one_leaves_it(page: SettingsPage, context: Context) -> None:
    edit = field(page, "sofa_iban")
    edit.setFocus()
    type_text(edit, "de89 3704 0044 0532 0130 00")
    press(edit, Qt.Key.Key_Return)
    circle = context.desk.queries.circle()
    assert circle is not None
    assert circle.sofa_iban == "DE89 3704 0044 0532 0130 00"


def test_a_wrong_code_is_refused_with_a_sentence(page: SettingsPage, context: Context) -> None:
    edit = field(page, "code")
    edit.setFocus()
    edit.selectAll()
    type_text(edit, "I/C")
    press(edit, Qt.Key.Key_Return)
    circle = context.desk.queries.circle()
    assert circle is not None
    assert circle.code == "IC"
    assert "Nothing was changed" in page._circle.field("code").error()
    assert edit.text() == "I/C"


def test_colours_change_at_once_and_are_remembered(page: SettingsPage, context: Context) -> None:
    page._look.set_key("dark")
    page._look.committed.emit("dark")
    assert current().name == "dark"
    assert context.preferences.get("window.theme") == "dark"
    current().choose("light")
    assert page._look.key() == "light"


def test_a_copy_is_made_and_gone_back_to(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    page.make_copy()
    assert page.notice.sentence == "The file was copied."
    context.desk.people.add("Mira")
    button(page, "Go back to it").click()
    sheet = page.findChild(ConfirmSheet)
    assert sheet is not None
    assert "1 action made since then would be gone." in sheet.accessibleDescription()
    with qtbot.waitSignal(sheet.destroyed):
        sheet.verb.click()
    assert context.desk.queries.members(context.desk.clock.today()) == []
    assert len(context.desk.care.backups()) == 2


def test_the_check_says_what_it_proved(qtbot: QtBot, page: SettingsPage) -> None:
    page.check()
    qtbot.waitUntil(lambda: page.findChild(ExplainSheet) is not None)
    sheet = page.findChild(ExplainSheet)
    assert sheet is not None
    assert sheet.windowTitle() == "Check of the file"
    with qtbot.waitSignal(sheet.destroyed):
        sheet.verb.click()


def test_data_is_exported_in_a_form(
    qtbot: QtBot, page: SettingsPage, context: Context, tmp_path: Path
) -> None:
    out = tmp_path / "circle.journal"
    page.export("hledger", out)
    qtbot.waitUntil(lambda: page.notice.sentence == "The export is written.")
    assert isinstance(context.exports, RememberingExports)
    assert context.exports.written == [("hledger", out)]


def test_an_export_that_fails_is_told(qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
    page._form = "csv"
    failing = tmp_path / "gone" / "circle.csv"
    page._context.exports.write = _full  # type: ignore[method-assign]
    page.export("csv", failing)
    qtbot.waitUntil(lambda: bool(page.notice.sentence))
    assert "full" in page.notice.sentence


def _full(form: str, out: Path) -> None:
    from sofa_desktop.domain.errors import Refused  # noqa: PLC0415

    del form, out
    raise Refused("file.disk_full")
