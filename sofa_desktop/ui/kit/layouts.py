"""What is done with any layout."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


def clear(layout: QLayout) -> None:
    """Take every widget out; each is hidden at once, and gone when Qt is back in its loop."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def holding(inner: QWidget) -> QWidget:
    """A widget with another one filling it, for where the inner one is shown and hidden."""
    held = QWidget()
    box = QVBoxLayout(held)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(inner)
    return held
