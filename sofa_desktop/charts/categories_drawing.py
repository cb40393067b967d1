"""How categories over time are drawn: stacks, and a key in the order of the stacks."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.charts import lettering, months
from sofa_desktop.charts.grid import Grid
from sofa_desktop.charts.key import SWATCH, Entry, swatch
from sofa_desktop.charts.rows import Series
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Rect, Sheet
from sofa_desktop.i18n import formats

WIDEST_BAR = 30
WIDEST_KEY = 0.3
LINE = 1.35
HATCH = "////"
DOTTED = "...."


def draw(sheet: Sheet, currency: str, dates: Sequence[date], shown: Sequence[Series]) -> None:
    """Stacks on the left, the key on the right."""
    entries = _entries(sheet, shown)
    sheet.text(EDGE, sheet.height - EDGE - sheet.small * CAP, currency, bold=True)
    top = sheet.height - EDGE - sheet.small * 2.2
    bottom = months.height(sheet)
    ends = [end for place in range(len(dates)) for end in _ends(shown, place)]
    grid = Grid.of(sheet, ends, currency, bottom, top)
    right = _key(sheet, entries, shown, currency, top)
    inside = (grid.label_room(sheet), bottom, right - EDGE * 2, top)
    frame = sheet.frame(inside, (-0.5, len(dates) - 0.5), grid.limits)
    grid.draw(sheet, frame)
    for entry, rects in zip(entries, _stacks(sheet, frame, shown), strict=True):
        sheet.bars(rects, entry.colour, hatch=entry.hatch)
    months.draw(sheet, frame, dates)


def _entries(sheet: Sheet, shown: Sequence[Series]) -> list[Entry]:
    """A look for each series: four colours, then the same with stripes; the rest dotted."""
    colours = sheet.colours
    base = (colours.bar_total, colours.bar_in, colours.bar_member, colours.bar_out)
    looks = [(colour, "") for colour in base] + [(colour, HATCH) for colour in base[:3]]
    looks.append((colours.control, DOTTED))
    return [
        Entry(lettering.plain(each.name), colour, hatch)
        for each, (colour, hatch) in zip(shown, looks, strict=False)
    ]


def _ends(shown: Sequence[Series], place: int) -> tuple[int, int]:
    amounts = [each.amounts[place] for each in shown]
    return sum(one for one in amounts if one < 0), sum(one for one in amounts if one > 0)


def _stacks(sheet: Sheet, frame: Frame, shown: Sequence[Series]) -> list[list[Rect]]:
    """The bars of each series: what is positive piles up from zero, what is negative down."""
    slot = frame.x(1) - frame.x(0)
    half = max(1.0, min(WIDEST_BAR * sheet.scale, slot * 0.68)) / 2
    gap = 1.0 if half > 2 else 0.0
    stacks: list[list[Rect]] = []
    levels = [[0, 0] for _ in shown[0].amounts]
    for each in shown:
        rects = []
        for place, amount in enumerate(each.amounts):
            side = 0 if amount < 0 else 1
            start = levels[place][side]
            levels[place][side] = end = start + amount
            low, high = sorted((frame.y(start), frame.y(end)))
            x = frame.x(place)
            if amount:
                rects.append((x - half, low, x + half, max(high - gap, low + 0.5)))
        stacks.append(rects)
    return stacks


def _key(
    sheet: Sheet,
    entries: list[Entry],
    shown: Sequence[Series],
    currency: str,
    top: float,
) -> float:
    """Names with their sums, the top of the stack first; where the column begins.

    Where the column is too short for that, each has one line without its sum.
    """
    size = sheet.small
    mark = (SWATCH + 7) * sheet.scale
    room = sheet.width * WIDEST_KEY - mark - EDGE
    step = size * LINE
    sums = [formats.amount(each.total, currency) for each in shown]
    blocks = [
        [*lettering.wrap(entry.words, room, size, 2), total]
        for entry, total in zip(entries, sums, strict=True)
    ]
    if sum(len(block) + 0.45 for block in blocks) * step > top - EDGE:
        step = min(step, (top - EDGE) / len(blocks) / 1.45)
        size = min(size, step / LINE)
        blocks = [[lettering.cut(entry.words, room, size)] for entry in entries]
    widest = max(lettering.widest(block, size) for block in blocks)
    start = sheet.width - EDGE - mark - min(room, widest)
    base = top - size * CAP
    for entry, lines in reversed(list(zip(entries, blocks, strict=True))):
        swatch(sheet, entry, start, base)
        for place, line in enumerate(lines):
            is_sum = place and place == len(lines) - 1
            colour = sheet.colours.muted if is_sum else sheet.colours.text
            sheet.text(start + mark, base, line, size=size, colour=colour)
            base -= step
        base -= step * 0.45
    return start
