"""How near the map is seen, and which part of it."""

from PySide6.QtCore import QPointF, QSize

from sofa_desktop.ui.pages.circle.map.drawing import Sight

MARGIN = 10
NEAREST = 12.0
MOST_SCALE = 110.0
"""Pixels of a unit at most while the whole map is seen: one circle alone fills no screen."""
INSIDE = 40
"""A circle is in view when its centre is at least so far from every edge."""


class Eye:
    """Looks at a map of some radius through a view of some size."""

    def __init__(self) -> None:
        self.near = 1.0
        self._shift = QPointF()

    def whole(self) -> None:
        """See all of it."""
        self.near, self._shift = 1.0, QPointF()

    def sight(self, size: QSize, radius: float) -> Sight:
        """Which part is seen."""
        whole = min(size.width(), size.height()) / 2 - MARGIN
        scale = min(whole / radius, MOST_SCALE) * self.near
        middle = _middle(size) + self._shift
        return Sight(max(scale, 0.1), middle.x(), middle.y())

    def zoom(self, by: float, around: QPointF, size: QSize, radius: float) -> None:
        """See nearer or farther; what is at the point stays there."""
        before = self.sight(size, radius)
        self.near = min(max(self.near * by, 1.0), NEAREST)
        factor = self.sight(size, radius).scale / before.scale
        self._shift += (QPointF(before.x, before.y) - around) * (factor - 1)
        self.keep_in(size, radius)

    def move(self, by: QPointF, size: QSize, radius: float) -> None:
        """See another part; the map never leaves the view."""
        self._shift += by
        self.keep_in(size, radius)

    def keep_in(self, size: QSize, radius: float) -> None:
        """Bring the map back where it would leave the view."""
        if self.near <= 1.0:
            self._shift = QPointF()
            return
        reach = radius * self.sight(size, radius).scale + MARGIN
        across = max(reach - size.width() / 2, 0)
        down = max(reach - size.height() / 2, 0)
        self._shift = QPointF(
            min(max(self._shift.x(), -across), across), min(max(self._shift.y(), -down), down)
        )

    def bring_in(self, at: QPointF, size: QSize, radius: float) -> None:
        """Move so that a point is seen that is not."""
        across = INSIDE <= at.x() <= size.width() - INSIDE
        down = INSIDE <= at.y() <= size.height() - INSIDE
        if self.near > 1.0 and not (across and down):
            self.move(_middle(size) - at, size, radius)


def _middle(size: QSize) -> QPointF:
    return QPointF(size.width() / 2, size.height() / 2)
