"""The picture of a report, in one currency."""

from argparse import Namespace
from datetime import date

from sofa_desktop.app.cli.opening import Opened
from sofa_desktop.charts.cash_flow import CashFlow
from sofa_desktop.charts.categories import CategoryOverTime
from sofa_desktop.charts.contribution import Contribution
from sofa_desktop.charts.export import save
from sofa_desktop.charts.picture import Picture
from sofa_desktop.charts.rows import Edition, Month, Series
from sofa_desktop.domain.periods import add_months


def draw(arguments: Namespace, opened: Opened, since: date | None, until: date | None) -> Picture:
    """Write the picture and return it."""
    currency = arguments.currency or _own_currency(opened)
    if arguments.by == "month":
        picture: Picture = _cash_flow(opened, currency.upper(), since, until)
    elif arguments.by == "category":
        picture = _categories(opened, currency.upper(), since, until, arguments.way)
    else:
        picture = _contribution(opened, currency.upper(), since, until)
    save(picture, arguments.chart)
    return picture


def _own_currency(opened: Opened) -> str:
    circle = opened.queries.circle()
    return circle.currency if circle else ""


def _cash_flow(opened: Opened, currency: str, since: date | None, until: date | None) -> CashFlow:
    months = tuple(
        Month(each.month, each.in_minor, each.out_minor, each.balance_minor)
        for each in opened.queries.months(since, until)
        if each.currency == currency
    )
    return CashFlow(currency, months)


def _categories(
    opened: Opened, currency: str, since: date | None, until: date | None, way: str
) -> CategoryOverTime:
    kinds = {"income"} if way == "in" else {"cost", "tax"}
    sign = 1 if way == "in" else -1
    rows = [
        each
        for each in opened.queries.category_months(since, until)
        if each.currency == currency and each.kind in kinds
    ]
    if not rows:
        return CategoryOverTime(currency, (), (), "in" if way == "in" else "out")
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
    return CategoryOverTime(currency, tuple(months), series, "in" if way == "in" else "out")


def _contribution(
    opened: Opened, currency: str, since: date | None, until: date | None
) -> Contribution:
    """What each edition leaves after its own cost; the share is the statements' business."""
    editions = tuple(
        Edition(
            f"{each.item}: {each.edition}",
            each.income_minor,
            each.cost_minor,
            0,
            each.income_minor - each.cost_minor,
        )
        for each in opened.queries.edition_results(since, until)
        if each.currency == currency
    )
    return Contribution(currency, editions)
