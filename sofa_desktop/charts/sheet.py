"""The sheet a picture is drawn on: one figure, measured in pixels of 1/100 inch.

Everything is placed by its own measure; no layout engine and no axis of matplotlib runs, which
is what makes a redraw fast. One bare axes stays in the figure, so that data coordinates can be
found on the screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from sofa_desktop.charts import lettering
from sofa_desktop.charts.lettering import POINTS
from sofa_desktop.looks.tokens import TYPE, Colours

SMALL = TYPE[0]
EDGE = 8
"""What stays free at the edge of the sheet."""
CAP = 0.73
"""How high a capital or a digit is, as a part of the type size."""

Ground = Figure | SubFigure
"""What a picture can be drawn on."""
Rect = tuple[float, float, float, float]
"""Left, bottom, right and top in units."""
Across = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the sheet where data is drawn, and how amounts become places in it."""

    left: float
    bottom: float
    right: float
    top: float
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, value: float) -> float:
        """Where a value lies across."""
        low, high = self.across
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value lies upwards."""
        low, high = self.up
        return self.bottom + (value - low) / (high - low) * (self.top - self.bottom)


class Sheet:
    """A figure cleared for one picture."""

    def __init__(self, figure: Ground, colours: Colours, scale: float) -> None:
        for axes in tuple(figure.axes):
            figure.delaxes(axes)  # the axes need no clearing of their own, which is slow
        figure.clear()
        figure.patch.set_facecolor(colours.surface)
        self.figure = figure
        self.colours = colours
        self.scale = scale
        unit = float(figure.dpi) / 100
        self.width = float(figure.bbox.width) / unit
        self.height = float(figure.bbox.height) / unit
        self._at = Affine2D().scale(1 / self.width, 1 / self.height) + figure.transSubfigure

    @property
    def small(self) -> float:
        """The size of labels."""
        return SMALL * self.scale

    def frame(self, inside: Rect, across: tuple[float, float], up: tuple[float, float]) -> Frame:
        """Lay out a part of the sheet for data, at least a few units in size.

        The first one is the one whose coordinates the figure's axes keep.
        """
        left, bottom, right, top = inside
        right, top = max(right, left + 8), max(top, bottom + 8)
        if not self.figure.axes:
            self._add_axes((left, bottom, right, top), across, up)
        return Frame(left, bottom, right, top, across, up)

    def _add_axes(self, inside: Rect, across: tuple[float, float], up: tuple[float, float]) -> None:
        left, bottom, right, top = inside
        wide, high = (right - left) / self.width, (top - bottom) / self.height
        place = (left / self.width, bottom / self.height, wide, high)
        self.figure.add_axes(place, xlim=across, ylim=up).set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 0,
        colour: str = "",
        across: Across = "left",
        bold: bool = False,
        turned: bool = False,
    ) -> Text:
        """A line of text on its base; turned, it reads upwards, ``x`` at its middle.

        A turned text begins at ``y``, or ends there where ``across`` is right.
        """
        return self.figure.text(
            x,
            y,
            words,
            transform=self._at,
            fontproperties=lettering.face(size or self.small, bold=bold),
            color=colour or self.colours.muted,
            horizontalalignment="center" if turned else across,
            verticalalignment=("top" if across == "right" else "bottom") if turned else "baseline",
            rotation=90 if turned else 0,
            parse_math=False,
        )

    def rules(
        self,
        lines: Iterable[tuple[float, float, float, float]],
        colour: str,
        *,
        width: float = 1,
        dashed: bool = False,
    ) -> None:
        """Straight hairlines, each from one point to another."""
        self.figure.add_artist(
            LineCollection(
                [((x0, y0), (x1, y1)) for x0, y0, x1, y1 in lines],
                colors=colour,
                linewidths=width * POINTS,
                linestyles=(0, (2, 2)) if dashed else "solid",
                transform=self._at,
                zorder=0.5,
            )
        )

    def bars(self, rects: Sequence[Rect], colour: str, *, hatch: str = "") -> PathCollection:
        """Filled bars of one kind, their corners a little rounded; ``hatch`` tells kinds apart."""
        made = PathCollection(
            [bar_path(rect) for rect in rects],
            facecolors=colour,
            edgecolors="none",
            linewidths=0,
            transform=self._at,
        )
        if hatch:
            made.set_hatch(hatch)
            made.set_hatchcolor(self.colours.surface)
            made.set_hatch_linewidth(1.4 * POINTS)
        self.figure.add_artist(made)
        return made

    def curve(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A line through points, with its ground showing around it where it crosses bars."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        for shade, width in ((self.colours.surface, 4.5), (colour, 2)):
            self.figure.add_artist(
                Line2D(
                    xs,
                    ys,
                    color=shade,
                    linewidth=width * POINTS,
                    solid_joinstyle="round",
                    solid_capstyle="round",
                    transform=self._at,
                )
            )
        self.figure.add_artist(
            Line2D(
                xs[-1:],
                ys[-1:],
                marker="o",
                markersize=8 * POINTS,
                markerfacecolor=colour,
                markeredgecolor=self.colours.surface,
                markeredgewidth=1.5 * POINTS,
                linestyle="none",
                transform=self._at,
            )
        )

    def note(self, sentence: str) -> None:
        """A sentence in the middle, where there is nothing to draw."""
        self.frame((0, 0, self.width, self.height), (0, 1), (0, 1))
        size = TYPE[1] * self.scale
        lines = lettering.wrap(lettering.plain(sentence), self.width - 48, size, 4)
        top = self.height / 2 + (len(lines) - 1) * size * 0.75
        for place, line in enumerate(lines):
            y = top - place * size * 1.5 - size * CAP / 2
            self.text(self.width / 2, y, line, size=size, across="center")


def bar_path(rect: Rect) -> Path:
    """The outline of a bar: corners rounded by at most two units."""
    left, bottom, right, top = rect
    bend = min(2.0, (right - left) / 4, (top - bottom) / 2)
    if bend < 0.5:
        return Path([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)])
    move, line, curve = Path.MOVETO, Path.LINETO, Path.CURVE3
    return Path(
        [
            (left + bend, bottom),
            (right - bend, bottom),
            (right, bottom),
            (right, bottom + bend),
            (right, top - bend),
            (right, top),
            (right - bend, top),
            (left + bend, top),
            (left, top),
            (left, top - bend),
            (left, bottom + bend),
            (left, bottom),
            (left + bend, bottom),
        ],
        [move, line, curve, curve, line, curve, curve, line, curve, curve, line, curve, curve],
    )
