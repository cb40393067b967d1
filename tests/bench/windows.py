"""Show one window, say how much memory it took at its first paint, and end.

``windows.py limit`` shows an empty window, ``windows.py ours FILE`` the program on a file.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class FirstPaint(QObject):
    """Ends the process when the window it watches has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.end)
        return False

    def end(self) -> None:
        print(f"{memory():.1f}", flush=True)
        os._exit(0)


def memory() -> float:
    """The process's share of memory, in MiB; nought where the system does not tell."""
    told = Path("/proc/self/smaps_rollup")
    if not told.is_file():
        return 0.0
    lines = told.read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def limit() -> int:
    """The least a window can be."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("ready"))
    window.resize(1280, 800)
    watch = FirstPaint()
    window.installEventFilter(watch)
    window.show()
    return app.exec()


def ours(path: str) -> int:
    """The program as it starts for a person, up to the loop of events."""
    from sofa_desktop.app.window import run  # noqa: PLC0415  (only where wanted)

    watch = FirstPaint()
    loop = QApplication.exec

    def watched(_app: QApplication) -> int:
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, QMainWindow):
                shown.installEventFilter(watch)
        return loop()

    QApplication.exec = watched  # type: ignore[method-assign,assignment]
    return run(Path(path))


if __name__ == "__main__":
    sys.exit(limit() if sys.argv[1] == "limit" else ours(sys.argv[2]))
