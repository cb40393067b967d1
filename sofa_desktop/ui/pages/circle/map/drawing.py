"""Draws the map: circles in circles, links between, names as large as their circle lets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sofa_desktop.looks.tokens import Colours
from sofa_desktop.services.papers.packing import EDGE, HAT
from sofa_desktop.ui.kit.drawing import AUTO, CENTRE
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.plan import Placed, Plan
from sofa_desktop.ui.theme import fonts

SIZES = (15, 14, 13, 12, 11, 10)
SMALLEST_NAMED = 15.0
"""A circle smaller than this, in pixels, has no name in it."""
NO_BRUSH = Qt.BrushStyle.NoBrush
ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Sight:
    """Which part of the plan is seen: pixels a unit, and where (0, 0) lies."""

    scale: float
    x: float
    y: float

    def point(self, each: Placed) -> QPointF:
        """Where a circle's centre is."""
        return QPointF(self.x + each.x * self.scale, self.y + each.y * self.scale)


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
    found: set[str] = set()
    for each in plan.placed:
        if each.node.own or each.node.linked:
            key = each.node.id
            while key := plan.above.get(key, ""):
                found.add(key)
    return found


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
    own = plan.own()
    if own is None:
        return
    painter.setPen(QPen(QColor(colours.accent), 2))
    for each in plan.placed:
        if each.node.linked:
            painter.drawLine(*_between(own, each, sight))


def _between(one: Placed, other: Placed, sight: Sight) -> tuple[QPointF, QPointF]:
    """From rim to rim."""
    apart = hypot(other.x - one.x, other.y - one.y) or 1.0
    ux, uy = (other.x - one.x) / apart, (other.y - one.y) / apart
    start, end = sight.point(one), sight.point(other)
    near, far = one.radius * sight.scale, other.radius * sight.scale
    return (
        QPointF(start.x() + ux * near, start.y() + uy * near),
        QPointF(end.x() - ux * far, end.y() - uy * far),
    )


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
    weight = fonts.SEMIBOLD if each.node.own else fonts.MEDIUM
    centre = sight.point(each)
    if each.node.kids:
        high = HAT * sight.scale
        deep = EDGE * sight.scale + high * 0.12
        room = 2 * sqrt(max(2 * radius * deep - deep**2, 0)) * 0.94
        top = centre.y() - radius + deep
    else:
        high, room = radius * 1.25, radius * 1.68
        top = 0.0
    font, lines = _fitting(each.node.name, weight, room, high)
    metrics = QFontMetricsF(font)
    second = presenter.below_name(each.node)
    small = fonts.font(fonts.SMALL - 1)
    below = _second(second, small, room, radius, high - len(lines) * metrics.lineSpacing())
    if not each.node.kids:
        whole = len(lines) * metrics.lineSpacing() + (16 if below else 0)
        top = centre.y() - whole / 2
    painter.setLayoutDirection(AUTO)
    painter.setPen(QColor(colours.text))
    painter.setFont(font)
    for line in lines:
        place = QRectF(centre.x() - radius, top, 2 * radius, metrics.lineSpacing())
        painter.drawText(place, CENTRE, line)
        top += metrics.lineSpacing()
    if below:
        painter.setFont(small)
        painter.setPen(QColor(colours.bad if each.node.vacant else colours.muted))
        painter.drawText(QRectF(centre.x() - radius, top, 2 * radius, 16), CENTRE, below)


def _second(text: str, font: QFont, room: float, radius: float, left: float) -> str:
    """The second line, where the circle is large enough for it."""
    if not text or radius < 40 or left < 12:
        return ""
    return QFontMetricsF(font).elidedText(text, ELIDE, room)


def _fitting(name: str, weight: QFont.Weight, room: float, high: float) -> tuple[QFont, list[str]]:
    """The largest type in which the name fits, and its lines; else the smallest, shortened."""
    font = fonts.font(SIZES[-1], weight)
    for size in SIZES:
        font = fonts.font(size, weight)
        metrics = QFontMetricsF(font)
        lines = _broken(name, metrics, room)
        if lines and len(lines) * metrics.lineSpacing() <= max(high, metrics.lineSpacing()):
            return font, lines
    metrics = QFontMetricsF(font)
    most = max(int(high / metrics.lineSpacing()), 1)
    return font, _shortened(name, metrics, room, most)


def _broken(name: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """The name's words in lines; nothing where a word is wider than the room."""
    lines: list[str] = []
    for word in name.split():
        if metrics.horizontalAdvance(word) > room:
            return []
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shortened(name: str, metrics: QFontMetricsF, room: float, most: int) -> list[str]:
    """At most so many lines, broken inside words, the last with an ellipsis."""
    lines: list[str] = [""]
    for char in " ".join(name.split()):
        if metrics.horizontalAdvance(lines[-1] + char) <= room:
            lines[-1] += char
        elif len(lines) < most:
            lines.append(char.lstrip())
        else:
            lines[-1] = metrics.elidedText(f"{lines[-1]}{char}…", ELIDE, room)
            break
    return _stripped(lines)


def _stripped(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]
