"""The columns of editions, and what happens when a cell is edited. No Qt."""

from collections.abc import Callable
from datetime import date

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import EditionRow
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind


class EditionColumns:
    """The dated runs of a piece; amounts are in the circle's currency."""

    def __init__(self, desk: Desk, origin: object, currency: Callable[[], str]) -> None:
        self._desk = desk
        self._origin = origin
        self._currency = currency

    def columns(self) -> list[Column[EditionRow]]:
        """Name, from, until, budget, income, cost, result."""
        today = self._desk.clock.today
        end = Align.END
        return [
            Column(
                t("edition column", "Name"),
                _name,
                key="name",
                width=96,
                stretch=True,
                tip=_name,
                edit=Edit(Kind.TEXT, _name, self._set_name),
            ),
            Column(
                t("edition column", "From"),
                _starts,
                key="starts",
                width=118,
                sort_key=_starts_on,
                edit=Edit(Kind.DATE, _starts_on, self._set_start, today=today),
            ),
            Column(
                t("edition column", "Until"),
                _ends,
                key="ends",
                width=118,
                sort_key=_ends_on,
                edit=Edit(Kind.DATE, _ends_on, self._set_end, today=today),
            ),
            Column(
                t("edition column", "Budget"),
                self._budget,
                key="budget",
                align=end,
                width=94,
                sort_key=_budget_minor,
                edit=Edit(
                    Kind.AMOUNT,
                    _budget_or_none,
                    self._set_budget,
                    optional=True,
                    currency=self._currency_of,
                ),
            ),
            Column(
                t("edition column", "Income"),
                self._income,
                key="income",
                align=end,
                width=96,
                sort_key=_income_minor,
            ),
            Column(
                t("edition column", "Cost"),
                self._cost,
                key="cost",
                align=end,
                width=96,
                sort_key=_cost_minor,
                tone=_cost_tone,
                tip=_cost_tip,
            ),
            Column(
                t("edition column", "Result"),
                self._result,
                key="result",
                align=end,
                width=102,
                sort_key=_result_minor,
                tone=_result_tone,
            ),
        ]

    def _change(self, row: EditionRow, **fields: object) -> str | None:
        self._desk.content.change_edition(row.id, origin=self._origin, **fields)
        return None

    def _set_name(self, row: EditionRow, value: object) -> str | None:
        return self._change(row, name=value)

    def _set_start(self, row: EditionRow, value: object) -> str | None:
        """Move the whole run where it would otherwise end before it starts."""
        if isinstance(value, date) and value > row.ends_on:
            return self._change(row, starts_on=value, ends_on=value + (row.ends_on - row.starts_on))
        return self._change(row, starts_on=value)

    def _set_end(self, row: EditionRow, value: object) -> str | None:
        return self._change(row, ends_on=value)

    def _set_budget(self, row: EditionRow, value: object) -> str | None:
        return self._change(row, budget_minor=value or 0)

    def _currency_of(self, row: EditionRow) -> str:
        del row
        return self._currency()

    def _budget(self, row: EditionRow) -> str:
        return formats.amount(row.budget_minor, self._currency()) if row.budget_minor else ""

    def _income(self, row: EditionRow) -> str:
        return formats.amount(row.income_minor, self._currency())

    def _cost(self, row: EditionRow) -> str:
        return formats.amount(row.cost_minor, self._currency())

    def _result(self, row: EditionRow) -> str:
        return formats.amount(_result_minor(row), self._currency(), sign=True)


def record_of(row: EditionRow) -> str:
    """The id of a row."""
    return row.id


def _name(row: EditionRow) -> str:
    return row.name


def _starts_on(row: EditionRow) -> date:
    return row.starts_on


def _starts(row: EditionRow) -> str:
    return formats.short_day(row.starts_on)


def _ends_on(row: EditionRow) -> date:
    return row.ends_on


def _ends(row: EditionRow) -> str:
    return formats.short_day(row.ends_on)


def _budget_minor(row: EditionRow) -> int:
    return row.budget_minor


def _budget_or_none(row: EditionRow) -> int | None:
    return row.budget_minor or None


def _income_minor(row: EditionRow) -> int:
    return row.income_minor


def _cost_minor(row: EditionRow) -> int:
    return row.cost_minor


def _cost_tone(row: EditionRow) -> str:
    return "warning" if _is_over_budget(row) else ""


def _cost_tip(row: EditionRow) -> str:
    return t("pipeline", "More than the budget.") if _is_over_budget(row) else ""


def _is_over_budget(row: EditionRow) -> bool:
    return 0 < row.budget_minor < row.cost_minor


def _result_minor(row: EditionRow) -> int:
    return row.income_minor - row.cost_minor


def _result_tone(row: EditionRow) -> str:
    return "good" if _result_minor(row) > 0 else ""
