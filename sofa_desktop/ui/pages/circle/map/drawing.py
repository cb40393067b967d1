"""Draws the map: circles in circles, links between, names as large as their circle lets them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from sofa_desktop.looks.tokens import Colours
from sofa_desktop.ui.kit.drawing import AUTO, CENTRE
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.lettering import ELIDE, chord, in_hat, in_middle
from sofa_desktop.ui.pages.circle.map.plan import Placed, Plan
from sofa_desktop.ui.theme import fonts

SMALLEST_NAMED = 15.0
"""A circle smaller than this, in pixels, has no name in it."""
ROOMY = 44.0
"""From this radius on there is more in a circle than its name."""
SECOND = 15.0
"""How high the line below a name is."""
NO_BRUSH = Qt.BrushStyle.NoBrush


@dataclass(frozen=True, slots=True)
class Sight:
    """Which part of the plan is seen: pixels a unit, and where (0, 0) lies."""

    scale: float
    x: float
    y: float

    def point(self, each: Placed) -> QPointF:
        """Where a circle's centre is."""
        return self.place(each.x, each.y)

    def place(self, x: float, y: float) -> QPointF:
        """Where a place of the plan is."""
        return QPointF(self.x + x * self.scale, self.y + y * self.scale)


def draw_map(
    painter: QPainter, plan: Plan, sight: Sight, colours: Colours, chosen: str, *, focus: bool
) -> None:
    """Draw every circle; the chosen one has a ring around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    under = _under_links(plan)
    for each in plan.placed:
        if each.node.id in under:
            _ring(painter, each, sight, colours)
    _links(painter, plan, sight, colours)
    for each in plan.placed:
        if each.node.id not in under:
            _ring(painter, each, sight, colours)
    _chosen(painter, plan.get(chosen), sight, colours, focus=focus)
    for each in plan.placed:
        _words(painter, each, sight, colours)


def _under_links(plan: Plan) -> set[str]:
    """Circles around ours and around linked ones: links lie on them, and below all others."""
    return {
        key
        for each in plan.placed
        if each.node.own or each.node.linked
        for key in plan.around(each.node.id)
    }


def _ring(painter: QPainter, each: Placed, sight: Sight, colours: Colours) -> None:
    node = each.node
    pen = QPen(QColor(colours.accent if node.own else colours.control), 2 if node.own else 1)
    if node.status != "active":
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    ground = colours.ground if each.depth % 2 else colours.surface
    painter.setBrush(QColor(colours.tint if node.own else ground))
    radius = each.radius * sight.scale
    painter.drawEllipse(sight.point(each), radius, radius)


def _links(painter: QPainter, plan: Plan, sight: Sight, colours: Colours) -> None:
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.setBrush(NO_BRUSH)
    for link in plan.links:
        path = QPainterPath(sight.place(*link.start))
        path.quadTo(sight.place(*link.towards), sight.place(*link.end))
        painter.drawPath(path)


def _chosen(
    painter: QPainter, each: Placed | None, sight: Sight, colours: Colours, *, focus: bool
) -> None:
    if each is None:
        return
    painter.setBrush(NO_BRUSH)
    painter.setPen(QPen(QColor(colours.text if focus else colours.accent), 3 if focus else 2))
    radius = each.radius * sight.scale + 3
    painter.drawEllipse(sight.point(each), radius, radius)


def _words(painter: QPainter, each: Placed, sight: Sight, colours: Colours) -> None:
    """The name, and below it what else there is to say where there is room."""
    radius = each.radius * sight.scale
    if radius < SMALLEST_NAMED:
        return
    centre = sight.point(each)
    weight = fonts.SEMIBOLD if each.node.own else fonts.MEDIUM
    second = presenter.below_name(each.node) if radius >= ROOMY else ""
    if each.node.kids:
        high = each.hat * sight.scale
        label = in_hat(each.node.name, weight, radius, high, SECOND if second else 0)
        if label is None and second:
            second = ""
            label = in_hat(each.node.name, weight, radius, high, 0)
    else:
        label = in_middle(each.node.name, weight, radius, SECOND if second else 0)
    if label is None:
        return
    painter.setLayoutDirection(AUTO)
    painter.setPen(QColor(colours.text))
    painter.setFont(label.font)
    top = centre.y() - radius + label.top
    for line in label.lines:
        place = QRectF(centre.x() - radius, top, 2 * radius, label.leading)
        painter.drawText(place, CENTRE, line)
        top += label.leading
    if second:
        font = fonts.font(fonts.SMALL - 1)
        painter.setFont(font)
        painter.setPen(QColor(colours.warning if each.node.vacant else colours.muted))
        room = chord(radius, top - centre.y() + radius)
        told = QFontMetricsF(font).elidedText(second, ELIDE, room)
        painter.drawText(QRectF(centre.x() - radius, top, 2 * radius, SECOND), CENTRE, told)
