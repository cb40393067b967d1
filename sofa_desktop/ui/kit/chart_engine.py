"""Gets the drawing library ready beside the window: importing it takes half a second."""

import importlib
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot

LIBRARY = "matplotlib.backends.backend_qtagg"


class ChartEngine(QObject):
    """One for the program.

    Signals:
        ready: pictures can be drawn now; always on the main thread.
    """

    ready = Signal()
    _imported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread: Thread | None = None
        self._is_ready = False
        self._imported.connect(self._on_imported, Qt.ConnectionType.QueuedConnection)

    def is_ready(self) -> bool:
        """Whether a picture can be drawn at once."""
        return self._is_ready

    def warm(self) -> None:
        """Begin to get ready, unless that was begun."""
        if self._thread is None:
            self._thread = Thread(target=self._import, name="charts")
            self._thread.start()

    def _import(self) -> None:
        importlib.import_module(LIBRARY)
        self._imported.emit()

    @Slot()
    def _on_imported(self) -> None:
        self._is_ready = True
        self.ready.emit()


_engine: ChartEngine | None = None


def engine() -> ChartEngine:
    """The engine of this program."""
    global _engine  # noqa: PLW0603  (one drawing library a process)
    if _engine is None:
        _engine = ChartEngine()
    return _engine
