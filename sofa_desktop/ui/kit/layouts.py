"""What is done with any layout."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Take every widget out; each is hidden at once, and gone when Qt is back in its loop."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
