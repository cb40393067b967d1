"""List and detail: beside each other where there is room for both, else one above the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.kit.scroll import Upright
from sofa_desktop.ui.kit.split import HORIZONTAL, VERTICAL, Split

SCROLL_BAR = 12
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
        self._own = (first.minimumWidth(), second.minimumWidth())
        self._sizes = {
            True: [share * 200 for share in shares],
            False: [share * 200 for share in shares_upright],
        }
        self._beside = True
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._on_settled)
        self._was_shown = False
        self._keep_apart()

    def is_beside(self) -> bool:
        """Whether the parts stand beside each other now."""
        return self._beside

    def minimumSizeHint(self) -> QSize:
        """Narrower than both parts beside each other: then it turns."""
        given = super().minimumSizeHint()
        return QSize(min(given.width(), self._least // 2), given.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        needs = [_need(part) for part in self._parts]
        beside = width >= max(self._least, sum(needs) + 1)
        for part, own, need in zip(self._parts, self._own, needs, strict=True):
            part.setMinimumWidth(max(own, need) if beside else own)
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
        self._settled.start()

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

    @Slot()
    def _on_settled(self) -> None:
        """Look again when the parts have been filled."""
        self._turn(self.width())

    def _keep_apart(self) -> None:
        first, second = self._parts
        right = self.isRightToLeft()
        if not self._beside:
            first.setContentsMargins(0, 0, 0, APART // 2)
            second.setContentsMargins(0, APART // 2, 0, 0)
            return
        first.setContentsMargins(APART if right else 0, 0, 0 if right else APART, 0)
        second.setContentsMargins(0 if right else APART, 0, APART if right else 0, 0)


def _need(part: QWidget) -> int:
    """The width below which something in a part would be cut: what scrolls only upright too."""
    areas = [part, *part.findChildren(Upright)]
    inside = [
        area.inner.minimumSizeHint().width() + SCROLL_BAR
        for area in areas
        if isinstance(area, Upright) and not area.isHidden()
    ]
    margins = part.contentsMargins()
    wanted = max(inside, default=0) + margins.left() + margins.right()
    return max(wanted, part.minimumSizeHint().width())
