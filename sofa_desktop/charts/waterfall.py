"""Why a sum changed, step by step: the geometry for screen and paper, and the picture.

The geometry is plain data; the statement on paper draws the same bars without matplotlib.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sofa_desktop.charts.picture import Spot, Table, csv_text, decimal, inert
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

Kind = Literal["in", "out", "total", "member"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a statement: a movement with its sign, or a total with its level."""

    label: str
    minor: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from a level to a level; ``minor`` is the figure written on it."""

    label: str
    start: int
    end: int
    kind: Kind
    minor: int

    @property
    def low(self) -> int:
        """The lower level."""
        return min(self.start, self.end)

    @property
    def high(self) -> int:
        """The upper level."""
        return max(self.start, self.end)

    @property
    def below(self) -> bool:
        """Whether its figure belongs under it: no part of it is above zero."""
        return self.high <= 0 and self.low < 0


@dataclass(frozen=True, slots=True)
class Connector:
    """The level one bar hands to the next; ``before`` and ``after`` are places of bars."""

    before: int
    after: int
    level: int


def bars_of(steps: Iterable[Step]) -> tuple[Bar, ...]:
    """The bars of some steps: movements begin where the bar before ended, totals stand on zero."""
    level = 0
    made = []
    for step in steps:
        start = 0 if step.kind == "total" else level
        level = start + step.minor
        made.append(Bar(step.label, start, level, step.kind, step.minor))
    return tuple(made)


def connectors(bars: Sequence[Bar]) -> tuple[Connector, ...]:
    """Where each bar hands its level on."""
    return tuple(Connector(place, place + 1, bar.end) for place, bar in enumerate(bars[:-1]))


def limits(bars: Sequence[Bar]) -> tuple[int, int]:
    """The lowest and the highest level, zero among them."""
    return min([0, *(bar.low for bar in bars)]), max([0, *(bar.high for bar in bars)])


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Bars that lead from one sum to another; one currency."""

    currency: str
    bars: tuple[Bar, ...]

    @classmethod
    def of(cls, currency: str, steps: Iterable[Step]) -> "Waterfall":
        """The picture of some steps."""
        return cls(currency, bars_of(steps))

    @property
    def title(self) -> str:
        """What the picture is of."""
        return t("chart", "How it comes about")

    @property
    def sentence(self) -> str:
        """The first and last sum, and every step between."""
        if not self.bars:
            return t("chart", "There are no steps to show.")
        first, *between = self.bars
        if not between:
            return t("chart", "{label} is {amount}.", label=first.label, amount=self._on(first))
        last = between.pop()
        if not between:
            return t(
                "chart",
                "It begins with {first} {one} and ends with {last} {other}.",
                first=first.label,
                one=self._on(first),
                last=last.label,
                other=self._on(last),
            )
        return t(
            "chart",
            "It begins with {first} {one}, goes through {steps}, and ends with {last} {other}.",
            first=first.label,
            one=self._on(first),
            steps=", ".join(f"{bar.label} {self._on(bar)}" for bar in between),
            last=last.label,
            other=self._on(last),
        )

    def _on(self, bar: Bar) -> str:
        return formats.money(bar.minor, self.currency)

    def table(self) -> Table:
        """A row for each step, with what is left after it."""
        headings = (
            t("chart", "Step"),
            t("chart", "Amount ({currency})", currency=self.currency),
            t("chart", "Then ({currency})", currency=self.currency),
        )
        return Table(
            headings,
            tuple(
                (
                    bar.label,
                    formats.amount(bar.minor, self.currency),
                    formats.amount(bar.end, self.currency),
                )
                for bar in self.bars
            ),
        )

    def csv(self) -> str:
        """Step, kind, currency, amount, and the levels it leads from and to."""
        return csv_text(
            ("step", "kind", "currency", "amount", "from", "to"),
            (
                (
                    inert(bar.label),
                    bar.kind,
                    self.currency,
                    *(decimal(each, self.currency) for each in (bar.minor, bar.start, bar.end)),
                )
                for bar in self.bars
            ),
        )

    def spots(self) -> list[Spot]:
        """Each bar at the level it leads to."""
        return [
            Spot(float(place), float(bar.end), f"{bar.label}: {self._on(bar)}")
            for place, bar in enumerate(self.bars)
        ]

    def draw(self, figure: "Figure | SubFigure", colours: Colours, scale: float = 1.0) -> None:
        """Draw anew on a figure."""
        from sofa_desktop.charts import waterfall_drawing  # noqa: PLC0415  (matplotlib on use)

        waterfall_drawing.draw(self, figure, colours, scale)
