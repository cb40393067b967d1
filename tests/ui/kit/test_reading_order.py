"""Tab goes where one reads, whatever was made last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.reading_order import step
from sofa_desktop.ui.kit.scroll import Scroll
from tests.ui.kit.keys import bring_up, press


class Window(QWidget):
    """A window whose Tab goes in reading order."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802
        return step(self, forward=next)


def _walk(key: Qt.Key, times: int) -> list[str]:
    met: list[str] = []
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, key)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        met.append(focused.text())
    return met


def test_what_was_made_last_is_met_where_it_is_seen(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    before, after = QPushButton("before"), QPushButton("after")
    inside, rows, row = Scroll(), QVBoxLayout(), QHBoxLayout()
    inside.box.addLayout(rows)
    for widget in (before, inside, after):
        box.addWidget(widget)
    row.addWidget(QPushButton("second in the row"))
    rows.addLayout(row)
    bring_up(qtbot, window)
    row.insertWidget(0, QPushButton("first in the row"))
    above = QPushButton("above it")
    rows.insertWidget(0, above)
    hidden, off = QPushButton("hidden"), QPushButton("off")
    off.setEnabled(False)
    for widget in (hidden, off):
        rows.addWidget(widget)
    hidden.hide()
    qtbot.waitUntil(above.isVisible)

    before.setFocus()
    on = ["above it", "first in the row", "second in the row", "after", "before"]
    assert _walk(Qt.Key.Key_Tab, 5) == on
    assert _walk(Qt.Key.Key_Backtab, 5) == [*reversed(on[:-1]), "before"]

    window.setFocus()
    assert _walk(Qt.Key.Key_Tab, 1) == ["before"]
    inside.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    inside.setFocus()
    assert _walk(Qt.Key.Key_Tab, 1) == ["above it"]
    inside.setFocus()
    assert _walk(Qt.Key.Key_Backtab, 1) == ["before"]
