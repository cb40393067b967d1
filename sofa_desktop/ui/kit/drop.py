"""Takes files dropped on a widget."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from sofa_desktop.ui.kit.labels import Label

CENTRE = Qt.AlignmentFlag.AlignCenter


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """The local files of a drop."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


class DropZone(QObject):
    """Watches a widget for files; a frame with a sentence lies over it while they hover.

    Signals:
        dropped: a tuple of paths.
    """

    dropped = Signal(object)

    def __init__(self, widget: QWidget, sentence: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._frame = QFrame(widget)
        self._frame.setProperty("look", "drop")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = Label(sentence, "heading", parent=self._frame)
        self._label.setAlignment(CENTRE)
        self._frame.hide()
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if not dropped_files(event):
                return False
            event.acceptProposedAction()
            self._cover()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._frame.hide()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._frame.hide()
            files = dropped_files(event)
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
            return bool(files)
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        room = self._widget.rect().adjusted(16, 16, -16, -16)
        self._frame.setGeometry(room)
        self._label.setGeometry(self._frame.rect())
        self._frame.raise_()
        self._frame.show()
