"""Draw a picture as the window does, and find what lies where."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from sofa_desktop.charts.picture import Picture
from sofa_desktop.looks.tokens import LIGHT, Colours


@dataclass(frozen=True)
class Drawn:
    """A drawn figure with the boxes of its texts in pixels."""

    figure: Figure
    texts: list[tuple[str, Bbox, Text]]

    def words(self) -> list[str]:
        return [word for word, _, _ in self.texts]

    def box(self, words: str) -> Bbox:
        return next(box for word, box, _ in self.texts if word == words)

    def outside(self) -> list[str]:
        """Texts that leave the figure."""
        edge = self.figure.bbox
        return [
            word
            for word, box, _ in self.texts
            if box.x0 < 0 or box.y0 < 0 or box.x1 > edge.width or box.y1 > edge.height
        ]

    def overlaps(self) -> list[tuple[str, str]]:
        """Pairs of texts of which one covers a part of the other."""
        return [
            (one, other)
            for (one, a, _), (other, b, _) in combinations(self.texts, 2)
            if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0.5
        ]


def draw(
    picture: Picture,
    size: tuple[float, float] = (9, 4.5),
    colours: Colours = LIGHT,
    scale: float = 1.0,
) -> Drawn:
    """The picture laid out on a figure of so many inches."""
    figure = Figure(figsize=size, dpi=100)
    FigureCanvasAgg(figure)
    picture.draw(figure, colours, scale)
    return Drawn(
        figure, [(text.get_text(), text.get_window_extent(), text) for text in figure.texts]
    )


def pixels(picture: Picture, colours: Colours = LIGHT) -> NDArray[np.uint8]:
    """The picture as it looks, in red, green, blue and cover."""
    figure = Figure(figsize=(9, 4.5), dpi=100)
    canvas = FigureCanvasAgg(figure)
    picture.draw(figure, colours)
    data, (width, height) = canvas.print_to_buffer()
    return np.frombuffer(data, np.uint8).reshape(height, width, 4)


def upright(path: Path) -> NDArray[np.float64]:
    """The heights of a path's corners."""
    return np.asarray(path.vertices, np.float64)[:, 1]
