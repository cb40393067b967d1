"""The waterfall as a picture on paper: bars from receipts to members, drawn as lines and boxes."""

from collections.abc import Sequence

from sofa_desktop.charts.waterfall import Bar, Waterfall, connectors, limits
from sofa_desktop.documents.paper import Sheet
from sofa_desktop.documents.type import SMALL, TEXT, Style, lines, width
from sofa_desktop.i18n import formats
from sofa_desktop.looks.tokens import PAPER

HEIGHT, LOWEST = 92.0, 64.0
"""Of the picture between its lowest and highest level, in points; and where room is short."""
FREE = 0.32
"""Part of a bar's place that is left free."""
WIDEST = 58.0
ROUND = 1.5
SMALLEST = 4.5
"""The smallest type, in points; wider words break."""
COLOURS = {
    "in": PAPER.bar_in,
    "out": PAPER.bar_out,
    "total": PAPER.bar_total,
    "member": PAPER.bar_member,
}


def draw(sheet: Sheet, picture: Waterfall, *, after: float = 0) -> None:
    """Draw the picture from margin to margin; its sentence says it to a screen reader.

    ``after`` is how high the part below it is: the picture gives up what lets it stay on the page.
    """
    bars = picture.bars
    low, high = limits(bars)
    if low == high:
        return
    slot = sheet.width / len(bars)
    label = _fitting([word for bar in bars for word in bar.label.split()], SMALL, slot - 2)
    names = [lines(bar.label, label, slot - 2) for bar in bars]
    foot = max(map(len, names)) * SMALL.leading + 6
    below = 12.0 if any(bar.below for bar in bars) else 0.0
    sheet.need(HEIGHT + foot + below + 24)
    over = sheet.bottom + HEIGHT + foot + below + 24 + after - sheet.y
    height = HEIGHT - over if 0 < over <= HEIGHT - LOWEST else HEIGHT
    floor = sheet.y - height - 14
    with sheet.whole("Figure", picture.sentence):
        _draw(sheet, picture, height, floor, below, label)
    sheet.y = floor - below - foot - 10


def _draw(
    sheet: Sheet, picture: Waterfall, height: float, floor: float, below: float, label: Style
) -> None:
    """Bars above the floor, their figures and names, and the levels handed on between them."""
    bars = picture.bars
    low, high = limits(bars)
    slot = sheet.width / len(bars)
    scale = height / (high - low)
    sheet.rule(floor - low * scale)
    wide = min(slot * (1 - FREE), WIDEST)
    figures = [_figure(bar, picture.currency) for bar in bars]
    style = _fitting(figures, TEXT, slot - 3)
    for place, bar in enumerate(bars):
        middle = sheet.left + slot * (place + 0.5)
        bottom = floor + (bar.low - low) * scale
        tall = max((bar.high - bar.low) * scale, 0.75)
        sheet.box(middle - wide / 2, bottom, wide, tall, COLOURS[bar.kind], ROUND)
        y = bottom - 9 if bar.below else bottom + tall + 4
        sheet.text_middle(middle, y, figures[place], style)
        for line, name in enumerate(lines(bar.label, label, slot - 2)):
            y = floor - below - 11 - line * SMALL.leading
            sheet.text_middle(middle, y, name, label)
    for each in connectors(bars):
        level = floor + (each.level - low) * scale
        start = sheet.left + slot * (each.before + 0.5) + wide / 2
        sheet.dashes(level, start, start + slot - wide)


def _figure(bar: Bar, currency: str) -> str:
    """The figure on a bar: its size, and a sign only where a total is below zero."""
    minor = bar.minor if bar.kind == "total" else abs(bar.minor)
    return formats.amount(minor, currency)


def _fitting(texts: Sequence[str], style: Style, room: float) -> Style:
    """The style, in a size in which each of the texts fits the room."""
    widest = max((width(text, style) for text in texts), default=0) + 0.01
    size = int(style.size * min(1, room / widest) * 100) / 100
    return style.but(size=max(size, SMALLEST))
