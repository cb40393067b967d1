from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.shell.welcome import RecentFile, Welcome
from tests.ui.kit.keys import bring_up, press, type_text


def test_a_name_and_a_currency_make_a_circle_by_keyboard(qtbot: QtBot) -> None:
    welcome = Welcome(currency="USD")
    qtbot.addWidget(welcome)
    bring_up(qtbot, welcome)
    assert welcome._name.hasFocus()
    type_text(welcome._name, "Intentional Communities")
    with qtbot.waitSignal(welcome.create_asked) as told:
        press(welcome._name, Qt.Key.Key_Return)
    assert told.args == ["Intentional Communities", "USD"]


def test_without_a_name_it_says_what_is_missing(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    bring_up(qtbot, welcome)
    with qtbot.assertNotEmitted(welcome.create_asked):
        welcome._create.click()
    assert "name is needed" in welcome._form.field("name").error()


def test_the_other_ways_in(qtbot: QtBot) -> None:
    recent = RecentFile(Path("/data/ic.sofacircle"), "Intentional Communities")
    welcome = Welcome([recent])
    qtbot.addWidget(welcome)
    with qtbot.waitSignal(welcome.sample_asked):
        welcome._sample.click()
    with qtbot.waitSignal(welcome.open_asked):
        welcome._open.click()
    with qtbot.waitSignal(welcome.file_asked) as told:
        welcome._recent.rows()[0]._button.click()
    assert told.args == [Path("/data/ic.sofacircle")]
    with qtbot.waitSignal(welcome.file_asked) as told:
        welcome._on_files_dropped((Path("/tmp/other.sofacircle"),))
    assert told.args == [Path("/tmp/other.sofacircle")]
