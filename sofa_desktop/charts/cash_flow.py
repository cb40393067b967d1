"""What came in, what went out and what was left, month by month."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sofa_desktop.charts.picture import Spot, Table, csv_text, decimal
from sofa_desktop.charts.rows import Month
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

__all__ = ["CashFlow", "Month"]


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Bars up for money in, down for money out, and the balance as a line; one currency."""

    currency: str
    months: tuple[Month, ...]

    @property
    def title(self) -> str:
        """What the picture is of."""
        if not self.months:
            return t("chart", "In, out and balance")
        first, last = self.months[0].month, self.months[-1].month
        if first == last:
            return t("chart", "In, out and balance, {month}", month=formats.month(first))
        return t(
            "chart",
            "In, out and balance, {first} to {last}",
            first=formats.month(first),
            last=formats.month(last),
        )

    @property
    def sentence(self) -> str:
        """What came in and went out in all, the balance at the end and the lowest."""
        if not self.months:
            return t("chart", "No money has come in or gone out yet.")
        last = self.months[-1]
        if len(self.months) == 1:
            return t(
                "chart",
                "In {month} {came} came in and {went} went out; the balance at its end is {left}.",
                month=formats.month(last.month),
                came=self._money(last.in_minor),
                went=self._money(last.out_minor),
                left=self._money(last.balance_minor),
            )
        lowest = min(self.months, key=lambda each: each.balance_minor)
        return t(
            "chart",
            "From {first} to {last} {came} came in and {went} went out; the balance at the end"
            " is {left}. It was lowest at the end of {month}, with {low}.",
            first=formats.month(self.months[0].month),
            last=formats.month(last.month),
            came=self._money(sum(each.in_minor for each in self.months)),
            went=self._money(sum(each.out_minor for each in self.months)),
            left=self._money(last.balance_minor),
            month=formats.month(lowest.month),
            low=self._money(lowest.balance_minor),
        )

    def _money(self, minor: int) -> str:
        return formats.money(minor, self.currency)

    def table(self) -> Table:
        """A row for each month."""
        headings = (
            t("chart", "Month"),
            t("chart", "In ({currency})", currency=self.currency),
            t("chart", "Out ({currency})", currency=self.currency),
            t("chart", "Balance ({currency})", currency=self.currency),
        )
        return Table(
            headings,
            tuple(
                (
                    formats.month(each.month),
                    formats.amount(each.in_minor, self.currency),
                    formats.amount(each.out_minor, self.currency),
                    formats.amount(each.balance_minor, self.currency),
                )
                for each in self.months
            ),
        )

    def csv(self) -> str:
        """Month, currency, in, out and balance."""
        return csv_text(
            ("month", "currency", "in", "out", "balance"),
            (
                (
                    each.month.isoformat(),
                    self.currency,
                    decimal(each.in_minor, self.currency),
                    decimal(each.out_minor, self.currency),
                    decimal(each.balance_minor, self.currency),
                )
                for each in self.months
            ),
        )

    def spots(self) -> list[Spot]:
        """Each month at its balance."""
        return [
            Spot(
                float(place),
                float(each.balance_minor),
                t(
                    "chart",
                    "{month}: {came} in, {went} out, balance {left}",
                    month=formats.month(each.month),
                    came=formats.amount(each.in_minor, self.currency),
                    went=formats.amount(each.out_minor, self.currency),
                    left=self._money(each.balance_minor),
                ),
            )
            for place, each in enumerate(self.months)
        ]

    def draw(self, figure: "Figure | SubFigure", colours: Colours, scale: float = 1.0) -> None:
        """Draw anew on a figure."""
        from sofa_desktop.charts import cash_flow_drawing  # noqa: PLC0415  (matplotlib on use)
        from sofa_desktop.charts.sheet import Sheet  # noqa: PLC0415

        sheet = Sheet(figure, colours, scale)
        if self.months:
            cash_flow_drawing.draw(sheet, self.currency, self.months)
        else:
            sheet.note(self.sentence)
