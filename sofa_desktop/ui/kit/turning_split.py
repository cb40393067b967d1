"""List and detail: beside each other where there is room for both, else one above the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.kit.split import HORIZONTAL, VERTICAL, Split

APART = 20
"""Room on both sides of the hairline."""


class TurningSplit(Split):
    """Turns by its own width; each way of standing remembers its sizes.

    Signals:
        turned: whether the parts stand beside each other now.
    """

    turned = Signal(bool)

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        least: int,
        shares: Sequence[int] = (3, 2),
        shares_upright: Sequence[int] = (3, 2),
        parent: QWidget | None = None,
    ) -> None:
        """``least`` is the width from which the parts stand beside each other."""
        super().__init__(first, second, shares=shares, parent=parent)
        self._least = least
        self._parts = (first, second)
        self._sizes = {
            True: [share * 200 for share in shares],
            False: [share * 200 for share in shares_upright],
        }
        self._beside = True
        self._was_shown = False
        self._keep_apart()

    def is_beside(self) -> bool:
        """Whether the parts stand beside each other now."""
        return self._beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= self._least
        if beside != self._beside:
            if self._was_shown:
                self._sizes[self._beside] = self.sizes()
            self._beside = beside
            self.setOrientation(HORIZONTAL if beside else VERTICAL)
            self._keep_apart()
            self.setSizes(self._sizes[beside])
            self.turned.emit(beside)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._was_shown = True

    def state(self) -> list[int]:
        """The sizes beside each other, then one above the other; as they were until shown."""
        if self._was_shown:
            self._sizes[self._beside] = self.sizes()
        return [*self._sizes[True], *self._sizes[False]]

    def restore(self, sizes: object) -> None:
        """Take up remembered sizes; anything else is ignored."""
        if not isinstance(sizes, list) or len(sizes) != 4:
            return
        whole = [size for size in sizes if isinstance(size, int) and size > 0]
        if len(whole) == 4:
            self._sizes = {True: whole[:2], False: whole[2:]}
            self.setSizes(self._sizes[self._beside])

    def _keep_apart(self) -> None:
        first, second = self._parts
        right = self.isRightToLeft()
        if not self._beside:
            first.setContentsMargins(0, 0, 0, APART // 2)
            second.setContentsMargins(0, APART // 2, 0, 0)
            return
        first.setContentsMargins(APART if right else 0, 0, 0 if right else APART, 0)
        second.setContentsMargins(0 if right else APART, 0, APART if right else 0, 0)
