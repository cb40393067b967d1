"""The axis of months under a picture, shared by all that run over time."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.charts import lettering, scale
from sofa_desktop.charts.sheet import CAP, Frame, Sheet
from sofa_desktop.i18n import formats

GAP = 10
HANG = 0.95
"""How far under the frame names hang, in type sizes."""


def height(sheet: Sheet) -> float:
    """How much room the names of months and years take under the frame."""
    return sheet.small * (HANG + 2.8)


def draw(sheet: Sheet, frame: Frame, months: Sequence[date]) -> None:
    """Name the months, as many as are legible, and each year where it begins."""
    names = {month.month: formats.short_month(month) for month in months}
    each = lettering.widest(list(names.values()), sheet.small) + GAP
    places = scale.named_months(months, int((frame.right - frame.left + GAP) / each))
    januaries = all(months[place].month == 1 for place in places)
    years_only = januaries and len(months) > 11 * len(places)
    upper = frame.bottom - sheet.small * (HANG + CAP)
    lower = upper - sheet.small * 1.4
    if not years_only:
        for place in places:
            sheet.text(frame.x(place), upper, names[months[place].month], across="center")
    _years(sheet, frame, months, upper if years_only else lower)


def _years(sheet: Sheet, frame: Frame, months: Sequence[date], base: float) -> None:
    """The years, each at its first month; the first gives way to one that is too near."""
    starts = [
        (place, f"{month.year:04}")
        for place, month in enumerate(months)
        if place == 0 or month.year != months[place - 1].year
    ]
    need = lettering.widest([year for _, year in starts], sheet.small, bold=True) + GAP
    edge = frame.right + sheet.width
    for place, year in reversed(starts):
        x = frame.x(place)
        if edge - x >= need:
            sheet.text(x, base, year, across="center", bold=True)
            edge = x
    rules = [(frame.x(place - 0.5),) * 2 for place, _ in starts if place]
    if rules:
        end = frame.bottom - sheet.small * HANG
        sheet.rules([(x, frame.bottom, x2, end) for x, x2 in rules], sheet.colours.hairline)
