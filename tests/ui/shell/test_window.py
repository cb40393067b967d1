import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.jobs import Jobs
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.shell.ports import MemoryPreferences
from sofa_desktop.ui.shell.shortcuts import ShortcutsSheet
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.shell.toys import MoneyToy, TodayToy, Toy
from tests.ui.test_jobs import Patient

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def toy(qtbot: QtBot) -> Toy:
    made = Toy()
    qtbot.addWidget(made.window)
    bring_up(qtbot, made.window)
    return made


def test_pages_are_built_when_first_visited(toy: Toy) -> None:
    assert toy.builds.built == ["today"]
    toy.window.go("money")
    toy.window.go("today")
    toy.window.go("money")
    assert toy.builds.built == ["today", "money"]
    assert toy.window.here() == "money"


def test_a_record_is_revealed_where_it_lives(toy: Toy) -> None:
    toy.window.go("money")
    money = toy.window.page("money")
    money.go_asked.emit("today", "mira")
    today = toy.window.page("today")
    assert isinstance(today, TodayToy)
    assert today.revealed == "mira"
    assert toy.window.here() == "today"


def test_hidden_pages_wait_and_seen_ones_look_again(toy: Toy) -> None:
    money = toy.window.page("money")
    assert isinstance(money, MoneyToy)
    toy.hub.publish(Changed(frozenset({Topic.LEDGER})))
    assert money.refreshed == 0
    toy.window.go("money")
    assert money.refreshed == 1
    toy.hub.publish(Changed(frozenset({Topic.LEDGER})))
    assert money.refreshed == 2


def test_places_have_keys(toy: Toy, qtbot: QtBot) -> None:
    qtbot.keyClick(toy.window, KEY.Key_5, CTRL)
    assert toy.window.here() == "money"
    qtbot.keyClick(toy.window, KEY.Key_8, CTRL)
    assert toy.window.here() == "settings"


def test_the_sidebar_is_walked_by_arrows_and_entered(toy: Toy, qtbot: QtBot) -> None:
    toy.window.sidebar.focus_here()
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, KEY.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Money"
    qtbot.keyClick(focused, KEY.Key_Space)
    assert toy.window.here() == "money"
    assert focused.hasFocus()


def test_counts_are_spoken(toy: Toy) -> None:
    toy.window.set_counts({"today": 1, "unknown": 3})
    button = toy.window.sidebar._buttons["today"]
    assert button.accessibleName() == "Today, 1 waits"


def test_f6_walks_the_areas_and_reaches_the_undo_bar(toy: Toy, qtbot: QtBot) -> None:
    toy.hub.publish(Changed(frozenset({Topic.ROLES}), name="Role renamed", undoable=True))
    toy.window.sidebar.focus_here()
    seen = []
    for _ in range(3):
        qtbot.keyClick(toy.window, KEY.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(_area(toy, focused))
    assert seen == ["page", "undo", "sidebar"]


def _area(toy: Toy, focused: QWidget) -> str:
    if toy.window.sidebar.isAncestorOf(focused):
        return "sidebar"
    return "undo" if toy.window.undo_bar.isAncestorOf(focused) else "page"


def test_a_change_is_said_and_can_be_undone_by_bar_menu_and_key(toy: Toy, qtbot: QtBot) -> None:
    toy.hub.publish(Changed(frozenset({Topic.ROLES}), name="Role renamed", undoable=True))
    assert toy.window.undo_bar.text() == "Role renamed"
    undo = toy.window._menus._undo
    assert undo is not None
    assert undo.text() == "&Undo: Category of 1 entry changed"
    qtbot.keyClick(toy.window, KEY.Key_Z, CTRL)
    assert toy.history.undone == ["Category of 1 entry changed"]
    assert not undo.isEnabled()
    toy.window.undo_bar._undo.click()
    assert len(toy.history.undone) == 2


def test_a_change_without_a_name_is_not_said(toy: Toy) -> None:
    toy.hub.publish(Changed(frozenset({Topic.FILE})))
    assert toy.window.undo_bar.text() == ""


def test_under_1000_pixels_the_sidebar_shows_icons(toy: Toy) -> None:
    toy.window.resize(980, 640)
    assert toy.window.sidebar.width() == 56
    assert not toy.window.sidebar._search.isVisible()
    toy.window.resize(1280, 800)
    assert toy.window.sidebar.width() == 208


def test_the_window_is_as_it_was_left(qtbot: QtBot) -> None:
    preferences = MemoryPreferences()
    first = Toy(preferences)
    qtbot.addWidget(first.window)
    first.window.show()
    first.window.resize(755, 607)
    first.window.go("money")
    with qtbot.waitSignal(first.window.closing):
        first.window.close()
    second = Toy(preferences)
    qtbot.addWidget(second.window)
    second.window.show()
    assert second.window.here() == "money"
    assert second.builds.built == ["money"]
    assert (second.window.width(), second.window.height()) == (755, 607)


def test_nonsense_in_the_preferences_is_ignored(qtbot: QtBot) -> None:
    preferences = MemoryPreferences()
    for key, value in (
        ("window.geometry", "no geometry"),
        ("window.place", "nowhere"),
        ("palette.recent", 7),
        ("page.today", ["x"]),
    ):
        preferences.set(key, value)
    toy = Toy(preferences)
    qtbot.addWidget(toy.window)
    assert toy.window.here() == "today"


def test_the_palette_finds_actions_and_records_and_remembers(toy: Toy, qtbot: QtBot) -> None:
    qtbot.keyClick(toy.window, KEY.Key_K, CTRL)
    ask = toy.window.ask
    assert ask.isVisible()
    assert ask.titles()[:2] == ["Prepare the meeting", "Note a topic"]
    type_text(ask._field, "prep")
    assert ask.titles() == ["Prepare the meeting"]
    press(ask._field, KEY.Key_Return)
    today = toy.window.page("today")
    assert isinstance(today, TodayToy)
    assert today.done == ["prepare"]
    assert not ask.isVisible()
    qtbot.keyClick(toy.window, KEY.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert ask.titles()[0] == "Prepare the meeting"
    type_text(ask._field, "lindq")
    assert ask.titles() == ["Mira Lindqvist"]
    press(ask._field, KEY.Key_Return)
    assert toy.window.here() == "circle"


def test_the_palette_says_what_to_try_when_nothing_fits(toy: Toy) -> None:
    toy.window.search()
    ask = toy.window.ask
    type_text(ask._field, "zzzz")
    assert ask.titles() == []
    assert ask._nothing.isVisible()
    assert "zzzz" in ask._nothing.text()
    press(ask._field, KEY.Key_Escape)
    assert not ask.isVisible()


def test_the_palette_is_walked_round(toy: Toy) -> None:
    toy.window.search()
    ask = toy.window.ask
    press(ask._field, KEY.Key_Up)
    assert ask._list.currentIndex().row() == len(ask.titles()) - 1
    press(ask._field, KEY.Key_Down)
    assert ask._list.currentIndex().row() == 0


def test_question_mark_shows_the_keys_of_the_page(toy: Toy, qtbot: QtBot) -> None:
    toy.window.show_shortcuts()
    sheet = toy.window.findChild(ShortcutsSheet)
    assert sheet is not None
    texts = [label.text() for label in sheet.findChildren(Label)]
    assert "On Today" in texts
    assert "Prepare the meeting" in texts
    assert "Ctrl+P" in texts
    sheet.close()


def test_dropped_files_are_forwarded(toy: Toy, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/bank.csv")])
    drop = QDropEvent(
        QPointF(400, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(
        QPoint(400, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(toy.window, enter)
    with qtbot.waitSignal(toy.window.files_dropped) as told:
        QApplication.sendEvent(toy.window, drop)
    assert told.args == [(Path("/tmp/bank.csv"),)]


def test_long_work_stands_in_the_status_line_and_can_be_cancelled(toy: Toy, qtbot: QtBot) -> None:
    jobs = Jobs()
    work = Patient()
    status = toy.window.status
    jobs.started.connect(status.follow)
    job = jobs.run(work, "Making the PDF")
    assert status._doing.text() == "Making the PDF"
    qtbot.waitUntil(lambda: status._bar.value() == 10)
    assert status._doing.text() == "working"
    with qtbot.waitSignal(job.finished):
        status._cancel.click()
    assert not status._bar.isVisible()
    jobs.close()


def test_the_title_names_the_circle(toy: Toy) -> None:
    assert toy.window.windowTitle() == "Intentional Communities – SoFA Desktop"


HEAVY = ("matplotlib", "numpy", "reportlab", "sqlalchemy", "alembic", "babel.dates", "pikepdf")


def test_the_window_loads_nothing_heavy() -> None:
    code = (
        "import sys, pkgutil, importlib, sofa_desktop.ui.shell as shell\n"
        "for found in pkgutil.iter_modules(shell.__path__):\n"
        "    importlib.import_module(f'sofa_desktop.ui.shell.{found.name}')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
