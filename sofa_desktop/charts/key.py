"""The line above a picture: the currency, and what each mark stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sofa_desktop.charts import lettering
from sofa_desktop.charts.sheet import CAP, EDGE, Sheet

SWATCH = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and its word."""

    words: str
    colour: str
    hatch: str = ""
    line: bool = False


def swatch(sheet: Sheet, entry: Entry, x: float, base: float) -> None:
    """A small mark like the ones in the picture, beside text on this base."""
    side = SWATCH * sheet.scale
    middle = base + sheet.small * CAP / 2
    if entry.line:
        sheet.rules([(x, middle, x + side * 1.6, middle)], entry.colour, width=2)
    else:
        rect = (x, middle - side / 2, x + side, middle + side / 2)
        sheet.bars([rect], entry.colour, hatch=entry.hatch)


def key(sheet: Sheet, currency: str, entries: Sequence[Entry]) -> float:
    """Draw the line at the top of the sheet; how much height it takes.

    Words that do not fit go on further lines.
    """
    step = sheet.small * 1.6
    base = sheet.height - sheet.small * CAP - EDGE
    sheet.text(EDGE, base, currency, bold=True)
    start = EDGE + lettering.width(currency, sheet.small, bold=True) + 20 * sheet.scale
    x = start
    for entry in entries:
        mark = SWATCH * sheet.scale * (1.6 if entry.line else 1) + 6 * sheet.scale
        words = lettering.cut(
            lettering.plain(entry.words), sheet.width - start - mark - EDGE, sheet.small
        )
        end = x + mark + lettering.width(words, sheet.small)
        if end > sheet.width - EDGE and x > start:
            base -= step
            end -= x - start
            x = start
        swatch(sheet, entry, x, base)
        sheet.text(x + mark, base, words)
        x = end + 18 * sheet.scale
    return sheet.height - base + sheet.small * 1.3
