"""How the cash flow is drawn."""

from collections.abc import Sequence

from sofa_desktop.charts import lettering, months
from sofa_desktop.charts.grid import Grid
from sofa_desktop.charts.key import Entry, key
from sofa_desktop.charts.rows import Month
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Rect, Sheet
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t

WIDEST_BAR = 26
SPLIT_AT = 6
"""A balance so many times the largest month gets a part of the picture of its own."""


def draw(sheet: Sheet, currency: str, rows: Sequence[Month]) -> None:
    """Bars of the months and the line of the balance, in one frame or, far apart, in two."""
    colours = sheet.colours
    moved = [amount for each in rows for amount in (each.in_minor, -each.out_minor)]
    balances = [each.balance_minor for each in rows]
    top = sheet.height - key(
        sheet,
        currency,
        (
            Entry(t("chart", "In"), colours.bar_in),
            Entry(t("chart", "Out"), colours.bar_out),
            Entry(t("chart", "Balance"), colours.accent, line=True),
        ),
    )
    bottom = months.height(sheet)
    flow = max(map(abs, moved))
    if flow and max(map(abs, balances)) > SPLIT_AT * flow:
        middle = bottom + (top - bottom) * 0.46
        gap = sheet.small
        frames = _frames(
            sheet, currency, rows, ((balances, middle + gap, top), (moved, bottom, middle - gap))
        )
    else:
        frames = _frames(sheet, currency, rows, ((balances + moved, bottom, top),))
    _bars(sheet, frames[-1], rows)
    _balance(sheet, frames[0], currency, rows)
    months.draw(sheet, frames[-1], [each.month for each in rows])


def _frames(
    sheet: Sheet,
    currency: str,
    rows: Sequence[Month],
    parts: Sequence[tuple[Sequence[int], float, float]],
) -> list[Frame]:
    """Frames above each other on the same months, each with its own grid of amounts."""
    grids = [Grid.of(sheet, values, currency, low, high) for values, low, high in parts]
    left = max(grid.label_room(sheet) for grid in grids)
    right = sheet.width - _end_room(sheet, formats.amount(rows[-1].balance_minor, currency))
    across = (-0.5, len(rows) - 0.5)
    frames = []
    for grid in grids:
        frame = sheet.frame((left, grid.bottom, right, grid.top), across, grid.limits)
        grid.draw(sheet, frame)
        frames.append(frame)
    return frames


def _half(sheet: Sheet, frame: Frame) -> float:
    """Half the width of a bar; a whole number where that does not show, for sharp edges."""
    slot = frame.x(1) - frame.x(0)
    half = max(1.0, min(WIDEST_BAR * sheet.scale, slot * 0.62)) / 2
    return float(round(half)) if half > 3 else half


def _bars(sheet: Sheet, frame: Frame, rows: Sequence[Month]) -> None:
    half = _half(sheet, frame)

    def rects(amounts: Sequence[int]) -> list[Rect]:
        made = []
        for place, amount in enumerate(amounts):
            x = round(frame.x(place)) if half > 3 else frame.x(place)
            low, high = sorted((frame.y(0), frame.y(amount)))
            if amount:
                made.append((x - half, low, x + half, max(high, low + 1)))
        return made

    colours = sheet.colours
    sheet.bars(rects([each.in_minor for each in rows]), colours.bar_in)
    sheet.bars(rects([-each.out_minor for each in rows]), colours.bar_out)


def _end_size(sheet: Sheet, end: str) -> float:
    """The type size of the last balance: an ordinary one, or what a quarter of the sheet holds."""
    need = lettering.width(end, sheet.small, bold=True)
    return sheet.small * min(1.0, sheet.width * 0.24 / need)


def _end_room(sheet: Sheet, end: str) -> float:
    return EDGE * 2 + lettering.width(end, _end_size(sheet, end), bold=True)


def _balance(sheet: Sheet, frame: Frame, currency: str, rows: Sequence[Month]) -> None:
    points = [(frame.x(place), frame.y(each.balance_minor)) for place, each in enumerate(rows)]
    sheet.curve(points, sheet.colours.accent)
    end = formats.amount(rows[-1].balance_minor, currency)
    size = _end_size(sheet, end)
    x, y = points[-1]
    near = x + _half(sheet, frame) + EDGE
    text = sheet.text(
        min(frame.right + EDGE, near),
        y - size * CAP / 2,
        end,
        size=size,
        colour=sheet.colours.accent,
        bold=True,
    )
    text.set_bbox({"facecolor": sheet.colours.surface, "edgecolor": "none", "pad": 1.5})
