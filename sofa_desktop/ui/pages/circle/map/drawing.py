"""Draws the map: circles in circles, links between, names as large as their circle lets them."""

from dataclasses import dataclass
from math import hypot, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sofa_desktop.looks.tokens import Colours
from sofa_desktop.ui.kit.drawing import AUTO, CENTRE
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.plan import Placed, Plan
from sofa_desktop.ui.theme import fonts

SIZES = (15, 14, 13, 12, 11, 10)
SMALLEST_NAMED = 15.0
"""A circle smaller than this, in pixels, has no name in it."""
ROOMY = 44.0
"""From this radius on there is more in a circle than its name."""
SECOND = 15.0
"""How high the line below a name is."""
WITHOUT_SPACES = 0x2E80
"""From here on are the letters of scripts whose words have no spaces between."""
FEWEST_LETTERS = 4
"""A name cut shorter than this says nothing."""
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


@dataclass(frozen=True, slots=True)
class _Label:
    """A name in lines, with the type they are set in, and where the first begins."""

    font: QFont
    lines: tuple[str, ...]
    top: float

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return QFontMetricsF(self.font).lineSpacing()


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
        label = _in_hat(each.node.name, weight, radius, high, SECOND if second else 0)
        if label is None and second:
            second = ""
            label = _in_hat(each.node.name, weight, radius, high, 0)
    else:
        label = _in_middle(each.node.name, weight, radius, SECOND if second else 0)
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
        painter.setPen(QColor(colours.bad if each.node.vacant else colours.muted))
        room = _chord(radius, top - centre.y() + radius)
        told = QFontMetricsF(font).elidedText(second, ELIDE, room)
        painter.drawText(QRectF(centre.x() - radius, top, 2 * radius, SECOND), CENTRE, told)


def _chord(radius: float, deep: float) -> float:
    """How wide a circle is so far below its top, less a little air."""
    return 2 * sqrt(max(2 * radius * deep - deep**2, 0)) * 0.93


def _in_hat(
    name: str, weight: QFont.Weight, radius: float, high: float, below: float
) -> _Label | None:
    """A name above the circles within: as large as it fits, as low as it may stand."""
    for size in SIZES:
        font = fonts.font(size, weight)
        metrics = QFontMetricsF(font)
        for count in (1, 2):
            top = high - count * metrics.lineSpacing() - below
            if top < 2:
                break
            lines = _broken(name, metrics, _chord(radius, top))
            if lines and len(lines) <= count:
                lowest = top + (count - len(lines)) * metrics.lineSpacing()
                wide = max(map(metrics.horizontalAdvance, lines))
                return _Label(font, tuple(lines), (lowest + _highest(radius, wide, lowest)) / 2)
    return _cut_in_hat(name, fonts.font(SIZES[-1], weight), radius, high) if not below else None


def _highest(radius: float, wide: float, lowest: float) -> float:
    """How near the rim a line of some width may begin."""
    half = min(wide / 2 / 0.93, radius)
    return min(max(radius - sqrt(radius**2 - half**2), 3.0), lowest)


def _cut_in_hat(name: str, font: QFont, radius: float, high: float) -> _Label | None:
    metrics = QFontMetricsF(font)
    top = high - metrics.lineSpacing()
    if top < 0:
        return None
    told = metrics.elidedText(name, ELIDE, _chord(radius, max(top, 2)))
    return _Label(font, (told,), top) if len(told) > FEWEST_LETTERS else None


def _in_middle(name: str, weight: QFont.Weight, radius: float, below: float) -> _Label | None:
    """A name in the middle of a circle that holds no other."""
    high, room = radius * 1.25, radius * 1.68
    font, lines = _fitting(name, weight, room, high - below)
    if len(lines) == 1 and len(lines[0]) <= FEWEST_LETTERS < len(name):
        return None
    whole = len(lines) * QFontMetricsF(font).lineSpacing() + below
    return _Label(font, tuple(lines), radius - whole / 2)


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
    """At most so many lines; words too wide for one, and what has no room, end in an ellipsis."""
    lines: list[str] = []
    for word in _pieces(name, metrics, room):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(metrics.elidedText(word, ELIDE, room))
        else:
            lines[-1] = metrics.elidedText(f"{longer}…", ELIDE, room)
            break
    return lines


def _pieces(name: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """The words; one in a script without spaces is broken where the room ends."""
    made: list[str] = []
    for word in name.split():
        rest = word
        while ord(rest[0]) >= WITHOUT_SPACES and metrics.horizontalAdvance(rest) > room:
            count = max(int(len(rest) * room / metrics.horizontalAdvance(rest)), 1)
            made.append(rest[:count])
            rest = rest[count:]
            if not rest:
                break
        made += [rest] if rest else []
    return made
