"""The grid of amounts behind a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from sofa_desktop.charts import lettering, scale
from sofa_desktop.charts.sheet import CAP, EDGE, Frame, Sheet

MARK_EVERY = 2.2
"""How many lines of text a mark has at least for itself."""
MOST_MARKS = 8


@dataclass(frozen=True, slots=True)
class Grid:
    """The range of an axis with its marks, worked out before the frame is laid out."""

    bottom: float
    top: float
    limits: tuple[float, float]
    places: tuple[int, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(
        cls, sheet: Sheet, values: Sequence[int], currency: str, bottom: float, top: float
    ) -> "Grid":
        """The grid for some amounts between two heights of the sheet."""
        low, high = scale.bounds(values, currency)
        most = min(MOST_MARKS, int((top - bottom) / (sheet.small * MARK_EVERY)))
        places = scale.marks(low, high, most)
        air = (high - low) * 0.03
        limits = (low - (air if low < 0 else 0.0), high + (air if high > 0 else 0.0))
        return cls(bottom, top, limits, places, scale.mark_labels(places, currency))

    def label_room(self, sheet: Sheet) -> float:
        """How far from the edge of the sheet the frame begins."""
        return lettering.widest(self.labels, sheet.small) + EDGE * 2

    def draw(self, sheet: Sheet, frame: Frame) -> None:
        """Hairlines at the marks, zero a little stronger, amounts on the left."""
        left, right = frame.left, frame.right
        lines = [(left, frame.y(mark), right, frame.y(mark)) for mark in self.places if mark]
        if lines:
            loud = sheet.colours.hairline == sheet.colours.control
            sheet.rules(lines, sheet.colours.hairline, width=0.4 if loud else 1)
        zero = frame.y(0)
        sheet.rules([(left, zero, right, zero)], sheet.colours.control)
        for place, label in zip(self.places, self.labels, strict=True):
            sheet.text(left - 8, frame.y(place) - sheet.small * CAP / 2, label, across="right")
