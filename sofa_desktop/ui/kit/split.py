"""List beside detail, with a hairline between that can be moved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

HORIZONTAL = Qt.Orientation.Horizontal
VERTICAL = Qt.Orientation.Vertical


class Split(QSplitter):
    """Two widgets side by side, or one above the other; neither can be folded away."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        shares: Sequence[int] = (3, 2),
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(VERTICAL if upright else HORIZONTAL, parent)
        self.addWidget(first)
        self.addWidget(second)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for place, share in enumerate(shares):
            self.setStretchFactor(place, share)
        self.setSizes([share * 200 for share in shares])

    def state(self) -> list[int]:
        """The sizes, to be remembered."""
        return self.sizes()

    def restore(self, sizes: object) -> None:
        """Take up remembered sizes; anything else is ignored."""
        if not isinstance(sizes, list) or len(sizes) != self.count():
            return
        whole = [size for size in sizes if isinstance(size, int) and size > 0]
        if len(whole) == self.count():
            self.setSizes(whole)
