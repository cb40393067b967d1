"""What the money of each month was for."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from sofa_desktop.charts.picture import Spot, Table, csv_text, decimal, inert
from sofa_desktop.charts.rows import Series
from sofa_desktop.domain.money import BASIS, half_up
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

__all__ = ["CategoryOverTime", "Series"]

MOST_SERIES = 7


@dataclass(frozen=True, slots=True)
class CategoryOverTime:
    """Stacked bars per month, the largest category at the bottom; one currency, one way."""

    currency: str
    months: tuple[date, ...]
    series: tuple[Series, ...]
    way: Literal["in", "out"] = "in"

    @property
    def title(self) -> str:
        """What the picture is of."""
        if self.way == "in":
            return t("chart", "Money in by category")
        return t("chart", "Money out by category")

    @property
    def sentence(self) -> str:
        """How much there was in all, and the largest category with its part."""
        total = sum(each.total for each in self.series)
        if not self._moved():
            if self.way == "in":
                return t("chart", "No money has come in yet.")
            return t("chart", "No money has gone out yet.")
        first = max(self.series, key=lambda each: each.total)
        facts = {
            "first": formats.month(self.months[0]),
            "last": formats.month(self.months[-1]),
            "total": formats.money(total, self.currency),
            "name": first.name,
            "amount": formats.money(first.total, self.currency),
        }
        if total > 0 and first.total <= total:
            part = formats.percent(half_up(first.total * 100, total) * (BASIS // 100))
            facts["name"] = f"{first.name} ({part})"
        if self.way == "in":
            return t(
                "chart",
                "From {first} to {last} {total} came in; the largest category is {name}"
                " with {amount}.",
                **facts,
            )
        return t(
            "chart",
            "From {first} to {last} {total} went out; the largest category is {name}"
            " with {amount}.",
            **facts,
        )

    def _moved(self) -> bool:
        return bool(self.months) and any(any(each.amounts) for each in self.series)

    def ranked(self) -> tuple[Series, ...]:
        """The categories from the largest to the smallest, equal ones by name."""
        return tuple(sorted(self.series, key=lambda each: (-abs(each.total), each.name)))

    def shown(self) -> tuple[Series, ...]:
        """The series of the picture: the largest seven, and the others together."""
        ranked = self.ranked()
        if len(ranked) <= MOST_SERIES:
            return ranked
        rest = ranked[MOST_SERIES:]
        together = tuple(
            sum(each.amounts[place] for each in rest) for place in range(len(self.months))
        )
        return (*ranked[:MOST_SERIES], Series(t("chart", "Other"), together))

    def table(self) -> Table:
        """A row for each month, a column for each category, the sum at the end."""
        ranked = self.ranked()
        headings = (
            t("chart", "Month"),
            *(each.name for each in ranked),
            t("chart", "All ({currency})", currency=self.currency),
        )
        rows = []
        for place, month in enumerate(self.months):
            amounts = [each.amounts[place] for each in ranked]
            cells = (formats.amount(one, self.currency) for one in (*amounts, sum(amounts)))
            rows.append((formats.month(month), *cells))
        return Table(headings, tuple(rows))

    def csv(self) -> str:
        """Month, category, currency and amount, a row for each."""
        return csv_text(
            ("month", "category", "currency", "amount"),
            (
                (
                    month.isoformat(),
                    inert(each.name),
                    self.currency,
                    decimal(each.amounts[place], self.currency),
                )
                for place, month in enumerate(self.months)
                for each in self.ranked()
            ),
        )

    def spots(self) -> list[Spot]:
        """Each month on top of its bar, with its categories."""
        shown = self.shown()
        spots = []
        for place, month in enumerate(self.months):
            parts = [
                f"{each.name} {formats.amount(each.amounts[place], self.currency)}"
                for each in shown
                if each.amounts[place]
            ]
            amounts = [each.amounts[place] for each in shown]
            text = t(
                "chart",
                "{month}: {total}",
                month=formats.month(month),
                total=formats.money(sum(amounts), self.currency),
            )
            if parts:
                text = f"{text} ({', '.join(parts)})"
            height = sum(one for one in amounts if one > 0)
            spots.append(Spot(float(place), float(height), text))
        return spots

    def draw(self, figure: "Figure | SubFigure", colours: Colours, scale: float = 1.0) -> None:
        """Draw anew on a figure."""
        from sofa_desktop.charts import categories_drawing  # noqa: PLC0415  (matplotlib on use)
        from sofa_desktop.charts.sheet import Sheet  # noqa: PLC0415

        sheet = Sheet(figure, colours, scale)
        if self._moved():
            categories_drawing.draw(sheet, self.currency, self.months, self.shown())
        else:
            sheet.note(self.sentence)
