"""How the waterfall is drawn on a screen."""

from collections.abc import Sequence

from sofa_desktop.charts import lettering, scale
from sofa_desktop.charts.bars import Bar, connectors, limits
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Sheet
from sofa_desktop.i18n import formats

WIDEST_BAR = 96
TURN_UNDER = 44
"""Names turn upright where a bar has less room than this."""
SMALLEST = 9


def draw(sheet: Sheet, currency: str, bars: Sequence[Bar]) -> None:
    """Bars with their figures and names, and the levels handed on between them."""
    colours = sheet.colours
    slot = (sheet.width - 2 * EDGE) / len(bars)
    figures = _Figures(sheet, currency, bars, slot)
    names = _Names(sheet, [lettering.plain(bar.label) for bar in bars], slot)
    low, high = limits(bars)
    under = figures.height if any(bar.below for bar in bars) else 2
    top = sheet.height - EDGE - sheet.small * 1.6
    sheet.text(EDGE, sheet.height - EDGE - sheet.small * CAP, currency, bold=True)
    inside = (EDGE, names.height + under, sheet.width - EDGE, top - figures.height)
    low, high = scale.bounds((low, high), currency)
    frame = sheet.frame(inside, (-0.5, len(bars) - 0.5), (low, high))
    _levels(sheet, frame, bars)
    half = _half(frame, sheet)
    for kind, colour in (
        ("in", colours.bar_in),
        ("out", colours.bar_out),
        ("total", colours.bar_total),
        ("member", colours.bar_member),
    ):
        sheet.bars(
            [_rect(frame, place, bar, half) for place, bar in enumerate(bars) if bar.kind == kind],
            colour,
        )
    figures.draw(frame)
    names.draw(frame)


def _half(frame: Frame, sheet: Sheet) -> float:
    return round(min(WIDEST_BAR * sheet.scale, (frame.x(1) - frame.x(0)) * 0.68)) / 2


def _rect(frame: Frame, place: int, bar: Bar, half: float) -> tuple[float, float, float, float]:
    x, low, high = frame.x(place), frame.y(bar.low), frame.y(bar.high)
    return (x - half, low, x + half, max(high, low + 1))


def _levels(sheet: Sheet, frame: Frame, bars: Sequence[Bar]) -> None:
    half = _half(frame, sheet)
    handed = [
        (frame.x(each.before) + half, frame.y(each.level), frame.x(each.after) - half)
        for each in connectors(bars)
    ]
    zero = frame.y(0)
    sheet.rules([(frame.left, zero, frame.right, zero)], sheet.colours.hairline)
    if handed:
        sheet.rules([(x, y, end, y) for x, y, end in handed], sheet.colours.control, dashed=True)


class _Figures:
    """The figures on top of the bars, or under bars below zero; upright where crowded."""

    def __init__(self, sheet: Sheet, currency: str, bars: Sequence[Bar], slot: float) -> None:
        self._sheet = sheet
        self._bars = bars
        self._words = [formats.amount(bar.told, currency) for bar in bars]
        widest = lettering.widest(self._words, sheet.small, bold=True)
        fits = sheet.small * min(1.0, (slot - 6) / widest)
        self._turned = fits < SMALLEST * sheet.scale
        self._size = min(sheet.small, slot * 0.8) if self._turned else fits
        self.height = self._size * 1.7
        if self._turned:
            self.height = lettering.widest(self._words, self._size) + 2 * EDGE

    def draw(self, frame: Frame) -> None:
        """Write them; totals in bold."""
        air = 5 * self._sheet.scale
        for place, (bar, words) in enumerate(zip(self._bars, self._words, strict=True)):
            y = max(frame.y(bar.high), frame.y(bar.low) + 1) + air
            if bar.below:
                y = frame.y(bar.low) - air - (0 if self._turned else self._size * CAP)
            self._sheet.text(
                frame.x(place),
                y,
                words,
                size=self._size,
                colour=self._sheet.colours.text,
                across=("right" if bar.below else "left") if self._turned else "center",
                bold=bar.kind == "total" and not self._turned,
                turned=self._turned,
            )


class _Names:
    """The names under the bars, on up to three lines, or upright where bars are many."""

    def __init__(self, sheet: Sheet, names: list[str], slot: float) -> None:
        self._sheet = sheet
        self._turned = slot < TURN_UNDER * sheet.scale
        if self._turned:
            self._size = min(sheet.small, slot * 0.8)
            room = sheet.height * 0.32
            self._lines = [[lettering.cut(name, room, self._size)] for name in names]
            widest = lettering.widest([line[0] for line in self._lines], self._size)
            self.height = EDGE * 2 + widest
        else:
            room = slot - 8
            need = lettering.widest_word(names, sheet.small)
            self._size = sheet.small * min(1.0, max(0.7, room / need if need else 1.0))
            # The widest word was made to fit exactly: rounding must not cut it.
            self._lines = [lettering.wrap(name, room + 2, self._size, 3) for name in names]
            self.height = EDGE * 1.5 + (max(map(len, self._lines)) * 1.3 + 0.15) * self._size

    def draw(self, frame: Frame) -> None:
        """Write them."""
        size = self._size
        for place, lines in enumerate(self._lines):
            x = frame.x(place)
            if self._turned:
                top = self.height - EDGE
                self._sheet.text(x, top, lines[0], size=size, turned=True, across="right")
                continue
            base = self.height - size * 1.15
            for row, line in enumerate(lines):
                self._sheet.text(x, base - row * size * 1.3, line, size=size, across="center")
