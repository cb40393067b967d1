"""How contributions are drawn: names on the left, bars from a common zero, figures at the ends."""

from collections.abc import Sequence

from sofa_desktop.charts import lettering, scale
from sofa_desktop.charts.rows import Edition
from sofa_desktop.charts.sheet import CAP, EDGE, Sheet
from sofa_desktop.i18n import formats
from sofa_desktop.looks.tokens import Colours

TALLEST_ROW = 40
TALLEST_BAR = 20
WIDEST_NAMES = 0.34


def draw(sheet: Sheet, currency: str, rows: Sequence[Edition], *, joined: bool) -> None:
    """Draw the rows from the top; where ``joined``, the last one stands for many."""
    colours = sheet.colours
    top = sheet.height - EDGE - sheet.small * 1.8
    sheet.text(EDGE, sheet.height - EDGE - sheet.small * CAP, currency, bold=True)
    tall = min(TALLEST_ROW * sheet.scale, (top - EDGE) / len(rows))
    type_size = min(sheet.small, tall * 0.8)
    names = [
        lettering.cut(lettering.plain(each.name), sheet.width * WIDEST_NAMES, type_size)
        for each in rows
    ]
    left = EDGE * 2.5 + lettering.widest(names, type_size)
    figures = [formats.amount(each.contribution, currency) for each in rows]
    low, high = scale.bounds([each.contribution for each in rows], currency)
    room = lettering.widest(figures, type_size) + 10
    across = _limits(low, high, sheet.width - EDGE - left, room)
    inside = (left, top - tall * len(rows), sheet.width - EDGE, top)
    frame = sheet.frame(inside, across, (0.5 - len(rows), 0.5))
    zero = frame.x(0)
    half = min(TALLEST_BAR * sheet.scale, tall * 0.62) / 2
    for colour, places in _colouring(colours, rows, joined=joined):
        sheet.bars(
            [
                (
                    min(zero, frame.x(rows[place].contribution)),
                    frame.y(-place) - half,
                    max(zero + 1, frame.x(rows[place].contribution)),
                    frame.y(-place) + half,
                )
                for place in places
            ],
            colour,
        )
    sheet.rules([(zero, frame.bottom, zero, frame.top)], colours.control)
    for place, (each, name, words) in enumerate(zip(rows, names, figures, strict=True)):
        base = frame.y(-place) - type_size * CAP / 2
        sheet.text(left - EDGE * 1.5, base, name, size=type_size, across="right")
        end = frame.x(each.contribution)
        loss = each.contribution < 0
        sheet.text(
            end - 6 if loss else end + 6,
            base,
            words,
            size=type_size,
            colour=colours.text,
            across="right" if loss else "left",
        )


def _limits(low: int, high: int, width: float, room: float) -> tuple[float, float]:
    """The range across that leaves room for the figures beyond the longest bars."""
    before = room if low < 0 else 0.0
    after = room
    each = (high - low) / max(width - before - after, 8.0)
    return low - before * each, high + after * each


def _colouring(
    colours: Colours, rows: Sequence[Edition], *, joined: bool
) -> list[tuple[str, list[int]]]:
    """Which rows have which colour: gains, losses, and the small ones together."""
    own = rows[:-1] if joined else rows
    return [
        (colours.bar_in, [at for at, each in enumerate(own) if each.contribution > 0]),
        (colours.bar_out, [at for at, each in enumerate(own) if each.contribution < 0]),
        (colours.bar_member, [at for at in range(len(own), len(rows)) if rows[at].contribution]),
    ]
