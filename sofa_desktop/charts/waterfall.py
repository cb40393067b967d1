"""Why a sum changed, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sofa_desktop.charts.bars import Bar, Connector, Kind, Step, bars_of, connectors, limits
from sofa_desktop.charts.picture import Spot, Table, csv_text, decimal, inert
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure
__all__ = [
    "Bar",
    "Connector",
    "Kind",
    "Step",
    "Waterfall",
    "bars_of",
    "connectors",
    "limits",
]


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
        return formats.money(bar.told, self.currency)

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
        from sofa_desktop.charts.sheet import Sheet  # noqa: PLC0415

        sheet = Sheet(figure, colours, scale)
        if self.bars:
            waterfall_drawing.draw(sheet, self.currency, self.bars)
        else:
            sheet.note(self.sentence)
