"""Names in circles: as large as their circle lets them, broken into lines, shortened at last."""

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from sofa_desktop.ui.theme import fonts

SIZES = (15, 14, 13, 12, 11, 10)
WITHOUT_SPACES = 0x2E80
"""From here on are the letters of scripts whose words have no spaces between."""
FEWEST_LETTERS = 4
"""A name cut shorter than this says nothing."""
ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines, with the type they are set in, and where the first begins."""

    font: QFont
    lines: tuple[str, ...]
    top: float

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return QFontMetricsF(self.font).lineSpacing()


def chord(radius: float, deep: float) -> float:
    """How wide a circle is so far below its top, less a little air."""
    return 2 * sqrt(max(2 * radius * deep - deep**2, 0)) * 0.93


def in_hat(
    name: str, weight: QFont.Weight, radius: float, high: float, below: float
) -> Label | None:
    """A name above the circles within: as large as it fits, as low as it may stand."""
    for size in SIZES:
        font = fonts.font(size, weight)
        metrics = QFontMetricsF(font)
        for count in (1, 2):
            top = high - count * metrics.lineSpacing() - below
            if top < 2:
                break
            lines = _broken(name, metrics, chord(radius, top))
            if lines and len(lines) <= count:
                lowest = top + (count - len(lines)) * metrics.lineSpacing()
                wide = max(map(metrics.horizontalAdvance, lines))
                return Label(font, tuple(lines), (lowest + _highest(radius, wide, lowest)) / 2)
    return _cut_in_hat(name, fonts.font(SIZES[-1], weight), radius, high) if not below else None


def _highest(radius: float, wide: float, lowest: float) -> float:
    """How near the rim a line of some width may begin."""
    half = min(wide / 2 / 0.93, radius)
    return min(max(radius - sqrt(radius**2 - half**2), 3.0), lowest)


def _cut_in_hat(name: str, font: QFont, radius: float, high: float) -> Label | None:
    metrics = QFontMetricsF(font)
    top = high - metrics.lineSpacing()
    if top < 0:
        return None
    told = metrics.elidedText(name, ELIDE, chord(radius, max(top, 2)))
    return Label(font, (told,), top) if len(told) > FEWEST_LETTERS else None


def in_middle(name: str, weight: QFont.Weight, radius: float, below: float) -> Label | None:
    """A name in the middle of a circle that holds no other."""
    high, room = radius * 1.25, radius * 1.68
    font, lines = _fitting(name, weight, room, high - below)
    if len(lines) == 1 and len(lines[0]) <= FEWEST_LETTERS < len(name):
        return None
    whole = len(lines) * QFontMetricsF(font).lineSpacing() + below
    return Label(font, tuple(lines), radius - whole / 2)


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
