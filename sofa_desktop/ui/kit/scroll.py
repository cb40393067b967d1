"""Parts that scroll for themselves, such as a detail beside a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Upright(QScrollArea):
    """Scrolls a widget upright; no frame is drawn, and Tab goes to what is inside."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner
        inner.setObjectName("scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)


class Scroll(Upright):
    """Scrolls what is put into ``box``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        inner = QWidget()
        super().__init__(inner, parent)
        self.box = QVBoxLayout(inner)
        self.box.setContentsMargins(0, 0, 12, 0)
        self.box.setSpacing(16)
