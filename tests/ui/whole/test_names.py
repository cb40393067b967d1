"""Every page, empty and full: what is there has a name, words are words, Tab goes everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.shell.window import MainWindow
from tests.ui.kit.keys import press
from tests.ui.whole.house import (
    KINDS,
    PLACES,
    TAB,
    go_on,
    is_control,
    name_of,
    raw,
    shown,
    texts,
    window_on,
)

TABS_AT_MOST = 400


@pytest.fixture(params=KINDS)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, circle_files: dict[str, Path], tmp_path: Path
) -> Iterator[MainWindow]:
    with window_on(circle_files[request.param], tmp_path) as made:
        go_on()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        yield made


@pytest.mark.parametrize("place", PLACES)
def test_everything_has_a_name_and_words_are_words(window: MainWindow, place: str) -> None:
    window.go(place)
    go_on()
    assert unnamed(window) == []
    assert strange(window) == []


@pytest.mark.parametrize("place", PLACES)
def test_every_action_has_words(window: MainWindow, place: str) -> None:
    window.go(place)
    for action in window.all_actions():
        assert action.words, action.key
        assert not raw(action.words), action.key
        assert not raw(action.why_not), action.key
        assert not action.why_not or action.why_not.endswith("."), action.why_not
    keys = [action.shortcut for action in window.all_actions() if action.shortcut]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_control_and_comes_round(
    window: MainWindow, place: str, qtbot: QtBot
) -> None:
    window.go(place)
    go_on()
    page = window.page(place)
    window.activateWindow()
    window.sidebar.focus_here()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    start = QApplication.focusWidget()
    assert start is not None
    reached: set[QWidget] = set()
    for _ in range(TABS_AT_MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None, f"lost after {type(focused).__name__} {name_of(focused)}"
        assert after is not focused, f"trapped in {name_of(focused)}"
        reached.add(after)
        if after is start:
            break
    missed = [
        f"{type(each).__name__} {name_of(each)}"
        for each in shown(page)
        if each.focusPolicy() & TAB and each.isEnabled() and not _covers(each, reached)
    ]
    assert start in reached, "Tab never comes round"
    assert missed == []


@pytest.mark.parametrize("place", PLACES)
def test_every_sheet_of_a_page_has_names_and_words(window: MainWindow, place: str) -> None:
    window.go(place)
    go_on()
    opened = []
    for action in window.page(place).offered():
        if action.why_not or action.danger:
            continue
        opened += _look_at(window, place, action)
    if place != "today":
        assert opened is not None


def _look_at(window: MainWindow, place: str, action: Action) -> list[str]:
    action.run()
    go_on()
    found = []
    for top in QApplication.topLevelWidgets():
        if isinstance(top, Sheet) and top.isVisible():
            found.append(top.windowTitle())
            assert unnamed(top) == [], action.key
            assert strange(top) == [], action.key
            top.reject()
        elif isinstance(top, QFileDialog) and top.isVisible():
            assert not raw(top.windowTitle())
            top.reject()
    go_on()
    window.go(place)
    return found


def unnamed(place: QWidget) -> list[str]:
    """Controls a screen reader could not tell."""
    return [
        f"{type(each).__name__} {each.objectName()} in {type(each.parentWidget()).__name__}"
        for each in shown(place)
        if is_control(each) and not name_of(each)
    ]


def strange(place: QWidget) -> list[str]:
    """Texts with something in them that only the program should see."""
    return [f"{where}: {text!r}" for where, text in texts(place) if raw(text)]


def _covers(widget: QWidget, reached: set[QWidget]) -> bool:
    """A proxy is reached with what it stands for."""
    proxy = widget.focusProxy()
    inside = any(widget.isAncestorOf(each) for each in reached)
    return widget in reached or inside or (proxy is not None and _covers(proxy, reached))
