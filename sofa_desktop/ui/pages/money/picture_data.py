"""The pictures of the page, made from the books, and how each is computed. No Qt."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.money import BASIS, half_up
from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.tiers import tier_rows
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import MonthRow
from sofa_desktop.ui.pages.money.lookups import edition_name

if TYPE_CHECKING:
    from sofa_desktop.charts.picture import Picture

FLOW, CATEGORY, EDITION = "flow", "category", "edition"
ALL = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which picture of which months."""

    kind: str = FLOW
    months: int = 12
    """How many months back; 0 is all of them."""
    currency: str = "EUR"
    way: str = "in"


@dataclass(frozen=True, slots=True)
class Made:
    """A picture with the steps by which it is computed."""

    picture: "Picture"
    steps: tuple[str, ...]


def first_month(wanted: Wanted, today: date) -> date | None:
    """The first month shown; None is the first there is."""
    if wanted.months == ALL:
        return None
    return add_months(today.replace(day=1), 1 - wanted.months)


def currencies(queries: Queries, own: str) -> list[str]:
    """The currencies there is money in, the circle's first."""
    found = {row.currency for row in queries.accounts() if row.entries}
    return sorted(found | {own}, key=lambda code: (code != own, code))


def make(queries: Queries, wanted: Wanted, today: date) -> Made:
    """The picture that is wanted."""
    if wanted.kind == CATEGORY:
        return _by_category(queries, wanted, today)
    if wanted.kind == EDITION:
        return _by_edition(queries, wanted, today)
    return _flow(queries, wanted, today)


def _flow(queries: Queries, wanted: Wanted, today: date) -> Made:
    from sofa_desktop.charts.cash_flow import CashFlow, Month  # noqa: PLC0415  (on first sight)

    rows = _months(queries, wanted, today)
    months = tuple(Month(row.month, row.in_minor, row.out_minor, row.balance_minor) for row in rows)
    return Made(
        CashFlow(wanted.currency, months),
        (
            t("money picture", "Bars: what came into and went out of the accounts each month."),
            t("money picture", "Line: what was in all of them together at the end of the month."),
            t(
                "money picture",
                "Moves between the circle's own accounts and opening balances are in the line, "
                "not in the bars.",
            ),
            t(
                "money picture",
                "Only accounts in {currency} count; other currencies are not converted.",
                currency=wanted.currency,
            ),
        ),
    )


def _months(queries: Queries, wanted: Wanted, today: date) -> list[MonthRow]:
    rows = queries.months(first_month(wanted, today), today)
    return [row for row in rows if row.currency == wanted.currency]


def _by_category(queries: Queries, wanted: Wanted, today: date) -> Made:
    from sofa_desktop.charts.categories import CategoryOverTime, Series  # noqa: PLC0415

    inward = wanted.way == "in"
    rows = [
        row
        for row in queries.category_months(first_month(wanted, today), today)
        if row.currency == wanted.currency and (row.kind == "income") == inward
    ]
    grid = _grid(first_month(wanted, today), [row.month for row in rows], today)
    sums: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        sums[row.category][row.month] += row.minor if inward else -row.minor
    series = tuple(
        Series(name, tuple(by_month[month] for month in grid)) for name, by_month in sums.items()
    )
    picture = CategoryOverTime(wanted.currency, grid, series, "in" if inward else "out")
    which = (
        t("money picture", "Each part of a bar is one category of income in that month.")
        if inward
        else t("money picture", "Each part of a bar is one category of cost or tax in that month.")
    )
    return Made(
        picture,
        (
            which,
            t("money picture", "Refunds are taken off the category of what they refund."),
            t(
                "money picture",
                "Amounts in {currency}, converted ones at the rate of their entry.",
                currency=wanted.currency,
            ),
        ),
    )


def _grid(first: date | None, months: Sequence[date], today: date) -> tuple[date, ...]:
    start = first or min(months, default=today.replace(day=1))
    count = (today.year - start.year) * 12 + today.month - start.month + 1
    return tuple(add_months(start, step) for step in range(max(1, count)))


def _by_edition(queries: Queries, wanted: Wanted, today: date) -> Made:
    from sofa_desktop.charts.contribution import Contribution, Edition  # noqa: PLC0415

    rate, so_far = _rate_now(queries, wanted.currency, today)
    editions = []
    for row in queries.edition_results(first_month(wanted, today), today):
        if row.currency != wanted.currency:
            continue
        left = row.income_minor - row.cost_minor
        share = half_up(max(0, left) * (rate or 0), BASIS)
        editions.append(
            Edition(
                edition_name(row.item, row.edition),
                row.income_minor,
                row.cost_minor,
                share,
                left - share,
            )
        )
    steps = [
        t("money picture", "Income of an edition less the costs booked for it: what it brings."),
        t("money picture", "Costs that no edition is named for are not in here."),
    ]
    if rate is None:
        steps.append(
            t("money picture", "No agreement is in force yet, so nothing is taken off for SoFA.")
        )
    else:
        steps += [
            t(
                "money picture",
                "SoFA's part is taken off at {rate}: the step of the agreement that this year's "
                "result, {so_far}, has reached.",
                rate=formats.percent(rate),
                so_far=formats.money(so_far, wanted.currency),
            ),
            t(
                "money picture",
                "It is an estimate by edition. The settlement computes SoFA's share exactly, on "
                "the circle as a whole.",
            ),
        ]
    return Made(Contribution(wanted.currency, tuple(editions)), tuple(steps))


def _rate_now(queries: Queries, currency: str, today: date) -> tuple[int | None, int]:
    """The rate of the step this year's result has reached, and that result."""
    versions = [
        row
        for row in queries.agreements()
        if row.consented_on is not None and row.valid_from <= today
    ]
    if not versions:
        return None, 0
    latest = max(versions, key=lambda row: row.valid_from)
    try:
        terms = Terms.from_data(json.loads(latest.terms))
    except Refused:
        return None, 0
    if terms.currency != currency:
        return None, 0
    result = sum(
        row.minor
        for row in queries.category_months(date(today.year, 1, 1), today)
        if row.currency == currency and row.kind in {"income", "cost"}
    )
    reached = [row for row in tier_rows(terms.tiers, max(0, result)) if row.base]
    return (reached[-1].bp if reached else terms.tiers[0].bp), result
