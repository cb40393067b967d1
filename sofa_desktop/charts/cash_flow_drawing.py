"""How the cash flow is drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sofa_desktop.charts import lettering, months
from sofa_desktop.charts.grid import Grid
from sofa_desktop.charts.key import Entry, key
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Ground, Rect, Sheet
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from sofa_desktop.charts.cash_flow import CashFlow

WIDEST_BAR = 26
SPLIT_AT = 6
"""A balance so many times the largest month gets a part of the picture of its own."""


def draw(picture: "CashFlow", figure: Ground, colours: Colours, size: float) -> None:
    """Bars of the months and the line of the balance, in one frame or, far apart, in two."""
    sheet = Sheet(figure, colours, size)
    if not picture.months:
        sheet.note(picture.sentence)
        return
    moved = [amount for each in picture.months for amount in (each.in_minor, -each.out_minor)]
    balances = [each.balance_minor for each in picture.months]
    top = sheet.height - key(
        sheet,
        picture.currency,
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
            sheet, picture, ((balances, middle + gap, top), (moved, bottom, middle - gap))
        )
    else:
        frames = _frames(sheet, picture, ((balances + moved, bottom, top),))
    _bars(sheet, frames[-1], picture)
    _balance(sheet, frames[0], picture)
    months.draw(sheet, frames[-1], [each.month for each in picture.months])


def _frames(
    sheet: Sheet,
    picture: "CashFlow",
    parts: Sequence[tuple[Sequence[int], float, float]],
) -> list[Frame]:
    """Frames above each other on the same months, each with its own grid of amounts."""
    grids = [Grid.of(sheet, values, picture.currency, low, high) for values, low, high in parts]
    left = max(grid.label_room(sheet) for grid in grids)
    right = sheet.width - _end_room(sheet, picture)
    across = (-0.5, len(picture.months) - 0.5)
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


def _bars(sheet: Sheet, frame: Frame, picture: "CashFlow") -> None:
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
    sheet.bars(rects([each.in_minor for each in picture.months]), colours.bar_in)
    sheet.bars(rects([-each.out_minor for each in picture.months]), colours.bar_out)


def _end(picture: "CashFlow") -> str:
    return formats.amount(picture.months[-1].balance_minor, picture.currency)


def _end_size(sheet: Sheet, picture: "CashFlow") -> float:
    room = sheet.width * 0.24
    need = lettering.width(_end(picture), sheet.small, bold=True)
    return sheet.small * min(1.0, room / need)


def _end_room(sheet: Sheet, picture: "CashFlow") -> float:
    return EDGE * 2 + lettering.width(_end(picture), _end_size(sheet, picture), bold=True)


def _balance(sheet: Sheet, frame: Frame, picture: "CashFlow") -> None:
    points = [
        (frame.x(place), frame.y(each.balance_minor)) for place, each in enumerate(picture.months)
    ]
    sheet.curve(points, sheet.colours.accent)
    size = _end_size(sheet, picture)
    x, y = points[-1]
    near = x + _half(sheet, frame) + EDGE
    text = sheet.text(
        min(frame.right + EDGE, near),
        y - size * CAP / 2,
        _end(picture),
        size=size,
        colour=sheet.colours.accent,
        bold=True,
    )
    text.set_bbox({"facecolor": sheet.colours.surface, "edgecolor": "none", "pad": 1.5})
