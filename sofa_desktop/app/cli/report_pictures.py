"""The picture of a report, in one currency."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sofa_desktop.app.cli.opening import Opened
from sofa_desktop.charts.cash_flow import CashFlow
from sofa_desktop.charts.categories import CategoryOverTime
from sofa_desktop.charts.contribution import Contribution
from sofa_desktop.charts.picture import Picture
from sofa_desktop.charts.rows import Edition, Month, Series
from sofa_desktop.domain.money import half_up
from sofa_desktop.domain.periods import add_months

BY = ("month", "category", "edition")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which picture: of what, of when, and in which currency (the circle's own if none)."""

    by: str
    since: date | None = None
    until: date | None = None
    currency: str = ""
    way: str = "in"


def made(opened: Opened, asked: Asked) -> Picture:
    """The picture."""
    currency = (asked.currency or _own_currency(opened)).upper()
    if asked.by == "month":
        return _cash_flow(opened, currency, asked)
    if asked.by == "category":
        return _categories(opened, currency, asked)
    return _contribution(opened, currency, asked)


@contextmanager
def without_traces() -> Iterator[None]:
    """Let the drawing library keep its list of fonts where it is thrown away, not in the home."""
    if "MPLCONFIGDIR" in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="sofa-desktop-") as folder:
        os.environ["MPLCONFIGDIR"] = folder
        try:
            yield
        finally:
            del os.environ["MPLCONFIGDIR"]


def _own_currency(opened: Opened) -> str:
    circle = opened.queries.circle()
    return circle.currency if circle else ""


def _cash_flow(opened: Opened, currency: str, asked: Asked) -> CashFlow:
    months = tuple(
        Month(each.month, each.in_minor, each.out_minor, each.balance_minor)
        for each in opened.queries.months(asked.since, asked.until)
        if each.currency == currency
    )
    return CashFlow(currency, months)


def _categories(opened: Opened, currency: str, asked: Asked) -> CategoryOverTime:
    way: Literal["in", "out"] = "in" if asked.way == "in" else "out"
    kinds = {"income"} if way == "in" else {"cost", "tax"}
    sign = 1 if way == "in" else -1
    rows = [
        each
        for each in opened.queries.category_months(asked.since, asked.until)
        if each.currency == currency and each.kind in kinds
    ]
    if not rows:
        return CategoryOverTime(currency, (), (), way)
    months = [min(each.month for each in rows)]
    last = max(each.month for each in rows)
    while months[-1] < last:
        months.append(add_months(months[-1], 1))
    amounts = {(each.category_id, each.month): sign * each.minor for each in rows}
    names = {each.category_id: each.category for each in rows}
    series = tuple(
        Series(name, tuple(amounts.get((id_, month), 0) for month in months))
        for id_, name in names.items()
    )
    return CategoryOverTime(currency, tuple(months), series, way)


def _contribution(opened: Opened, currency: str, asked: Asked) -> Contribution:
    share, base = _ladder(opened, currency)
    editions = []
    for each in opened.queries.edition_results(asked.since, asked.until):
        if each.currency != currency:
            continue
        result = each.income_minor - each.cost_minor
        taken = half_up(result * share, base)
        name = f"{each.item}: {each.edition}"
        editions.append(Edition(name, each.income_minor, each.cost_minor, taken, result - taken))
    return Contribution(currency, tuple(editions))


def _ladder(opened: Opened, currency: str) -> tuple[int, int]:
    """SoFA's share and the base it was taken of, to date, as the last statement has them.

    The share is taken of the circle's base as a whole; an edition bears it in proportion.
    """
    for statement in opened.queries.statements()[:1]:
        output = json.loads(opened.queries.statement_payload(statement.id)[0])["output"]
        if statement.currency == currency and output["base_to_date"] > 0:
            return int(output["share_to_date"]), int(output["base_to_date"])
    return 0, 1
