"""Going about opens no window: nothing flashes up beside the one window, or takes the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.search import TYPES
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.shell.window import MainWindow
from tests.ui.whole.house import KINDS, PLACES, go_on, window_on

OF_A_KIND = 3


class Watching(QObject):
    """Notes every window that is shown and is none that a person asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        asked_for = isinstance(watched, QDialog | QMenu) or event.type() != QEvent.Type.Show
        if isinstance(watched, QWidget) and watched.isWindow() and not asked_for:
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def watching(qapp: QApplication) -> Iterator[Watching]:
    made = Watching()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture(params=KINDS)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, circle_files: dict[str, Path], tmp_path: Path
) -> Iterator[MainWindow]:
    with window_on(circle_files[request.param], tmp_path) as made:
        go_on()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        yield made


def test_no_page_opens_a_window(window: MainWindow, watching: Watching) -> None:
    for place in PLACES:
        window.go(place)
        go_on()
        page = window.page(place)
        for key in page.part_keys() if isinstance(page, PartedPage) else ():
            page.reveal(key)
            go_on()
    for kind in TYPES:
        for hit in window._find(f"type:{kind}")[:OF_A_KIND]:
            window.go(hit.place, hit.record)
            go_on()
    assert watching.seen == []
    assert QApplication.activeWindow() is window


def test_what_is_done_on_a_page_opens_its_own_window_at_most(
    window: MainWindow, watching: Watching
) -> None:
    for place in PLACES:
        window.go(place)
        go_on()
        for action in window.page(place).offered():
            if action.why_not or action.danger:
                continue
            action.run()
            go_on()
            for top in QApplication.topLevelWidgets():
                if isinstance(top, QDialog) and top.isVisible():
                    top.reject()
            go_on()
            window.go(place)
    assert watching.seen == []
