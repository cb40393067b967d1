"""The whole program, in which somebody leads a meeting and types its minutes until it is killed.

``python -m tests.journeys.typing_on HOME FILE`` opens a file in which a circle meets today, goes to
the first item by keys, and types a sign every few milliseconds; each is said with its time.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sofa_desktop.app.settings import JsonPreferences
from sofa_desktop.app.window import Session
from sofa_desktop.ui.theme.theme import install
from tests.helpers import FakeClock
from tests.ui.kit.keys import type_text

EVERY_MS = 20
KEYS = ("Ctrl+2", "A", "A", "M", "N", "N", "N", "N", "N", "M")
"""To Meetings, an agenda, start the meeting, and on to the notes of its first item."""
WORDS = "The prices stay as they are until the circle has heard from the hosts. "


class Typing(QObject):
    """Presses the keys one after the other, then types without a pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = list(KEYS)
        self._count = 0
        self._pulse = QTimer(self)
        self._pulse.setInterval(EVERY_MS)
        self._pulse.timeout.connect(self._on_pulse)
        self._pulse.start()

    @Slot()
    def _on_pulse(self) -> None:
        if self._keys:
            QTest.keySequence(_focused(), QKeySequence(self._keys.pop(0)))
            return
        type_text(_focused(), WORDS[self._count % len(WORDS)])
        self._count += 1
        sys.stdout.write(f"{self._count} {time.monotonic()}\n")
        sys.stdout.flush()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    if focused is None:
        raise RuntimeError("nothing has the keyboard")
    return focused


def main(home: Path, path: Path) -> None:
    """Lead and type until killed."""
    app = QApplication(sys.argv[:1])
    session = Session(install(app, "light"), JsonPreferences(home / "settings.json"), FakeClock())
    session.start(path, sample=False)
    if session.window is not None:
        session.window.activateWindow()
    Typing(app)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
