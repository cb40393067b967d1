"""How categories over time are drawn: stacks, and a key in the order of the stacks."""

from typing import TYPE_CHECKING

from sofa_desktop.charts import lettering, months
from sofa_desktop.charts.grid import Grid
from sofa_desktop.charts.key import SWATCH, Entry, swatch
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Ground, Rect, Sheet
from sofa_desktop.i18n import formats
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from sofa_desktop.charts.categories import CategoryOverTime, Series

WIDEST_BAR = 30
WIDEST_KEY = 0.3
HATCH = "////"
DOTTED = "...."


def draw(picture: "CategoryOverTime", figure: Ground, colours: Colours, size: float) -> None:
    """Stacks on the left, the key on the right."""
    sheet = Sheet(figure, colours, size)
    shown = picture.shown()
    if not picture.months or not any(any(each.amounts) for each in shown):
        sheet.note(picture.sentence)
        return
    entries = _entries(sheet, shown)
    sheet.text(EDGE, sheet.height - EDGE - sheet.small * CAP, picture.currency, bold=True)
    top = sheet.height - EDGE - sheet.small * 2.2
    bottom = months.height(sheet)
    ends = [end for place in range(len(picture.months)) for end in _ends(shown, place)]
    grid = Grid.of(sheet, ends, picture.currency, bottom, top)
    right = _key(sheet, entries, shown, picture.currency, top)
    inside = (grid.label_room(sheet), bottom, right - EDGE * 2, top)
    frame = sheet.frame(inside, (-0.5, len(picture.months) - 0.5), grid.limits)
    grid.draw(sheet, frame)
    for entry, rects in zip(entries, _stacks(sheet, frame, shown), strict=True):
        sheet.bars(rects, entry.colour, hatch=entry.hatch)
    months.draw(sheet, frame, picture.months)


def _entries(sheet: Sheet, shown: tuple["Series", ...]) -> list[Entry]:
    """A look for each series: four colours, then the same with stripes; the rest dotted."""
    colours = sheet.colours
    base = (colours.bar_total, colours.bar_in, colours.bar_member, colours.bar_out)
    looks = [(colour, "") for colour in base] + [(colour, HATCH) for colour in base[:3]]
    looks.append((colours.control, DOTTED))
    return [
        Entry(lettering.plain(each.name), colour, hatch)
        for each, (colour, hatch) in zip(shown, looks, strict=False)
    ]


def _ends(shown: tuple["Series", ...], place: int) -> tuple[int, int]:
    amounts = [each.amounts[place] for each in shown]
    return sum(one for one in amounts if one < 0), sum(one for one in amounts if one > 0)


def _stacks(sheet: Sheet, frame: Frame, shown: tuple["Series", ...]) -> list[list[Rect]]:
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
    shown: tuple["Series", ...],
    currency: str,
    top: float,
) -> float:
    """Names with their sums, the top of the stack first; where the column begins."""
    size = sheet.small
    mark = SWATCH * sheet.scale + 7 * sheet.scale
    room = sheet.width * WIDEST_KEY - mark - EDGE
    sums = [formats.amount(each.total, currency) for each in shown]
    words = [lettering.wrap(entry.words, room, size, 2) for entry in entries]
    lines = [line for one in words for line in one] + sums
    start = sheet.width - EDGE - mark - min(room, lettering.widest(lines, size))
    step = size * 1.35
    need = sum(len(one) + 1.45 for one in words) * step
    with_sums = need <= top - EDGE
    base = top - size * CAP
    for entry, names, total in reversed(list(zip(entries, words, sums, strict=True))):
        swatch(sheet, entry, start, base)
        for line in names if with_sums else [lettering.cut(entry.words, room, size)]:
            sheet.text(start + mark, base, line, colour=sheet.colours.text)
            base -= step
        if with_sums:
            sheet.text(start + mark, base, total)
            base -= step
        base -= step * 0.45
    return start
