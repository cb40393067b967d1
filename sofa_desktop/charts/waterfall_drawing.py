"""How the waterfall is drawn on a screen."""

from typing import TYPE_CHECKING

from sofa_desktop.charts import lettering, scale
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Ground, Sheet
from sofa_desktop.charts.waterfall import connectors, limits
from sofa_desktop.i18n import formats
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from sofa_desktop.charts.waterfall import Bar, Waterfall

WIDEST_BAR = 96
TURN_UNDER = 44
"""Names turn upright where a bar has less room than this."""
SMALLEST = 9


def draw(picture: "Waterfall", figure: Ground, colours: Colours, size: float) -> None:
    """Bars with their figures and names, and the levels handed on between them."""
    sheet = Sheet(figure, colours, size)
    if not picture.bars:
        sheet.note(picture.sentence)
        return
    slot = (sheet.width - 2 * EDGE) / len(picture.bars)
    figures = [formats.amount(bar.minor, picture.currency) for bar in picture.bars]
    text = _figure_size(sheet, figures, slot - 6)
    room = text * 1.7 if text else lettering.widest(figures, sheet.small) + 10
    names = _Names(sheet, [lettering.plain(bar.label) for bar in picture.bars], slot)
    low, high = limits(picture.bars)
    under = room if any(bar.below for bar in picture.bars) else 2
    top = sheet.height - EDGE - sheet.small * 1.6
    sheet.text(EDGE, sheet.height - EDGE - sheet.small * CAP, picture.currency, bold=True)
    inside = (EDGE, names.height + under, sheet.width - EDGE, top - room)
    low, high = scale.bounds((low, high), picture.currency)
    frame = sheet.frame(inside, (-0.5, len(picture.bars) - 0.5), (low, high))
    _levels(sheet, frame, picture)
    half = _half(frame, sheet)
    for kind, colour in (
        ("in", colours.bar_in),
        ("out", colours.bar_out),
        ("total", colours.bar_total),
        ("member", colours.bar_member),
    ):
        sheet.bars(
            [
                _rect(frame, place, bar, half)
                for place, bar in enumerate(picture.bars)
                if bar.kind == kind
            ],
            colour,
        )
    for place, (bar, words) in enumerate(zip(picture.bars, figures, strict=True)):
        _figure(sheet, frame, place, bar, words, text)
    names.draw(frame)


def _half(frame: Frame, sheet: Sheet) -> float:
    return round(min(WIDEST_BAR * sheet.scale, (frame.x(1) - frame.x(0)) * 0.68)) / 2


def _rect(frame: Frame, place: int, bar: "Bar", half: float) -> tuple[float, float, float, float]:
    x, low, high = frame.x(place), frame.y(bar.low), frame.y(bar.high)
    return (x - half, low, x + half, max(high, low + 1))


def _levels(sheet: Sheet, frame: Frame, picture: "Waterfall") -> None:
    half = _half(frame, sheet)
    handed = [
        (frame.x(each.before) + half, frame.y(each.level), frame.x(each.after) - half)
        for each in connectors(picture.bars)
    ]
    zero = frame.y(0)
    sheet.rules([(frame.left, zero, frame.right, zero)], sheet.colours.hairline)
    if handed:
        sheet.rules([(x, y, end, y) for x, y, end in handed], sheet.colours.control, dashed=True)


def _figure_size(sheet: Sheet, figures: list[str], room: float) -> float:
    """The type size in which all figures fit side by side, or 0 where none is legible."""
    widest = lettering.widest(figures, sheet.small)
    fits = sheet.small * min(1.0, room / widest)
    return fits if fits >= SMALLEST * sheet.scale else 0.0


def _figure(sheet: Sheet, frame: Frame, place: int, bar: "Bar", words: str, size: float) -> None:
    """The figure on top of its bar, or under a bar below zero; upright where it is crowded."""
    colour = sheet.colours.text
    x = frame.x(place)
    if not size:
        y = frame.y(bar.low) - 5 if bar.below else max(frame.y(bar.high), frame.y(bar.low) + 1) + 5
        sheet.text(x, y, words, colour=colour, turned=True, across="right" if bar.below else "left")
        return
    if bar.below:
        y = frame.y(bar.low) - size * CAP - 5
    else:
        y = max(frame.y(bar.high), frame.y(bar.low) + 1) + 5
    sheet.text(x, y, words, size=size, colour=colour, across="center", bold=bar.kind == "total")


class _Names:
    """The names under the bars, on up to three lines, or upright where bars are many."""

    def __init__(self, sheet: Sheet, names: list[str], slot: float) -> None:
        self._sheet = sheet
        self._turned = slot < TURN_UNDER * sheet.scale
        size = sheet.small
        if self._turned:
            room = sheet.height * 0.32
            self._lines = [[lettering.cut(name, room, size)] for name in names]
            self.height = EDGE * 2 + max(lettering.width(line[0], size) for line in self._lines)
        else:
            self._lines = [lettering.wrap(name, slot - 8, size, 3) for name in names]
            self.height = EDGE * 1.5 + max(map(len, self._lines)) * size * 1.3

    def draw(self, frame: Frame) -> None:
        """Write them."""
        size = self._sheet.small
        for place, lines in enumerate(self._lines):
            x = frame.x(place)
            if self._turned:
                self._sheet.text(x, self.height - EDGE, lines[0], turned=True, across="right")
                continue
            base = self.height - size
            for row, line in enumerate(lines):
                self._sheet.text(x, base - row * size * 1.3, line, across="center")
