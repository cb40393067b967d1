"""What each edition carries after its own cost and SoFA's share."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sofa_desktop.charts.picture import Spot, Table, csv_text, decimal, inert
from sofa_desktop.charts.rows import Edition
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

__all__ = ["Contribution", "Edition"]

MOST_ROWS = 16


@dataclass(frozen=True, slots=True)
class Contribution:
    """Bars across, the largest contribution first; one currency."""

    currency: str
    editions: tuple[Edition, ...]

    @property
    def title(self) -> str:
        """What the picture is of."""
        return t("chart", "What each edition contributes")

    @property
    def sentence(self) -> str:
        """What the editions contribute in all, the largest, and the lowest where it is a loss."""
        ranked = self.ranked()
        if not ranked:
            return t("chart", "No edition has income or costs yet.")
        best, worst = ranked[0], ranked[-1]
        said = tn(
            "chart",
            "After direct costs and SoFA's share, {n} edition contributes {total}:"
            " {best} with {most}.",
            "After direct costs and SoFA's share, {n} editions contribute {total};"
            " first is {best} with {most}.",
            len(ranked),
            total=self._money(sum(each.contribution for each in ranked)),
            best=best.name,
            most=self._money(best.contribution),
        )
        if len(ranked) == 1 or worst.contribution >= 0:
            return said
        loss = t(
            "chart",
            "{name} is lowest with {amount}.",
            name=worst.name,
            amount=self._money(worst.contribution),
        )
        return f"{said} {loss}"

    def ranked(self) -> tuple[Edition, ...]:
        """The editions from the largest contribution to the lowest, equal ones by name."""
        return tuple(sorted(self.editions, key=lambda each: (-each.contribution, each.name)))

    def shown(self) -> tuple[Edition, ...]:
        """The rows of the picture: where there are too many, small ones stand together, last."""
        ranked = self.ranked()
        if len(ranked) <= MOST_ROWS:
            return ranked
        by_size = sorted(ranked, key=lambda each: -abs(each.contribution))
        kept = set(by_size[: MOST_ROWS - 1])
        rest = [each for each in ranked if each not in kept]
        together = Edition(
            tn("chart", "{n} other", "{n} others", len(rest)),
            sum(each.income for each in rest),
            sum(each.direct_cost for each in rest),
            sum(each.share for each in rest),
            sum(each.contribution for each in rest),
        )
        return (*(each for each in ranked if each in kept), together)

    def _money(self, minor: int) -> str:
        return formats.money(minor, self.currency)

    def table(self) -> Table:
        """A row for each edition, how its contribution comes about."""
        headings = (
            t("chart", "Edition"),
            t("chart", "Income ({currency})", currency=self.currency),
            t("chart", "Direct cost ({currency})", currency=self.currency),
            t("chart", "SoFA's share ({currency})", currency=self.currency),
            t("chart", "Contribution ({currency})", currency=self.currency),
        )
        rows = []
        for each in self.ranked():
            amounts = (each.income, each.direct_cost, each.share, each.contribution)
            rows.append((each.name, *(formats.amount(one, self.currency) for one in amounts)))
        return Table(headings, tuple(rows))

    def csv(self) -> str:
        """Edition, currency, income, direct cost, share and contribution."""
        rows = []
        for each in self.ranked():
            amounts = (each.income, each.direct_cost, each.share, each.contribution)
            rows.append(
                (
                    inert(each.name),
                    self.currency,
                    *(decimal(one, self.currency) for one in amounts),
                )
            )
        return csv_text(
            ("edition", "currency", "income", "direct_cost", "share", "contribution"), rows
        )

    def spots(self) -> list[Spot]:
        """Each row at the end of its bar, from the top; the first row is at 0, the next at -1."""
        return [
            Spot(
                float(each.contribution),
                float(-place),
                t(
                    "chart",
                    "{name}: {income} in, {cost} direct cost, {share} to SoFA, contributes {left}",
                    name=each.name,
                    income=formats.amount(each.income, self.currency),
                    cost=formats.amount(each.direct_cost, self.currency),
                    share=formats.amount(each.share, self.currency),
                    left=self._money(each.contribution),
                ),
            )
            for place, each in enumerate(self.shown())
        ]

    def draw(self, figure: "Figure | SubFigure", colours: Colours, scale: float = 1.0) -> None:
        """Draw anew on a figure."""
        from sofa_desktop.charts import contribution_drawing  # noqa: PLC0415  (matplotlib on use)
        from sofa_desktop.charts.sheet import Sheet  # noqa: PLC0415

        sheet = Sheet(figure, colours, scale)
        if self.editions:
            shown = self.shown()
            joined = len(shown) < len(self.editions)
            contribution_drawing.draw(sheet, self.currency, shown, joined=joined)
        else:
            sheet.note(self.sentence)
