"""The window of the self-test: opened where nobody sees it, every page of it shown once."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sofa_desktop.app import paths
from sofa_desktop.app.settings import JsonPreferences
from sofa_desktop.app.window import Session
from sofa_desktop.ui.theme.theme import install

PLACES = ("today", "meetings", "circle", "pipeline", "money", "settlements", "settings")


def look(circle: Path) -> int:
    """Open a circle file in the window and go through its places; how many there were."""
    app = QApplication.instance() or QApplication(["sofa-desktop"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    preferences = JsonPreferences(paths.settings_file())
    session = Session(install(app), preferences)
    try:
        session.start(circle, sample=False)
        window = session.window
        if window is None or not window.isVisible():
            raise RuntimeError("no window")
        for key in PLACES:
            window.go(key)
            _let_it_paint()
            if window.here() != key or window.grab().isNull():
                raise RuntimeError(key)
        return len(PLACES)
    finally:
        session.close()


def _let_it_paint() -> None:
    """Run what the window has set itself to do now."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
