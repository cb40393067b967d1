"""Reports out of the kept monthly sums: the same speed at any number of entries."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from operator import attrgetter

from sofa_desktop.domain.periods import add_months
from sofa_desktop.services.rows import CategoryMonthRow, EditionResultRow, MonthRow
from sofa_desktop.store.queries.reading import CATEGORIES, CURRENCY, MONEY, Reading, month_span

_MONTHS = f"""
SELECT m.currency, m.month, sum(m.in_minor), sum(m.out_minor), sum(m.moved_minor)
FROM month_account AS m JOIN account AS a ON a.id = m.account_id
WHERE a.kind IN {MONEY} AND m.lines <> 0 AND m.month <= ?
GROUP BY m.currency, m.month ORDER BY m.currency, m.month"""

_CATEGORIES = f"""
SELECT id, name, kind FROM account WHERE kind IN {CATEGORIES}
ORDER BY kind, name COLLATE NOCASE, id"""
_CATEGORY_MONTHS = """
SELECT month, currency, out_minor - in_minor - moved_minor FROM month_account
WHERE account_id = ? AND month BETWEEN ? AND ? AND lines <> 0 ORDER BY month, currency"""

_OF_KIND = "m.account_id IN (SELECT id FROM account WHERE kind = '{kind}')"
_EDITION_RESULTS = f"""
SELECT e.id, e.name, i.title, e.starts_on, m.currency, m.income, m.cost,
  CASE WHEN m.currency = {CURRENCY} THEN e.budget_minor ELSE 0 END
FROM (
  SELECT m.edition_id, m.currency,
    sum(CASE WHEN {_OF_KIND.format(kind="income")} THEN -m.minor ELSE 0 END) AS income,
    sum(CASE WHEN {_OF_KIND.format(kind="cost")} THEN m.minor ELSE 0 END) AS cost
  FROM month_edition AS m
  WHERE m.lines <> 0 AND m.month BETWEEN ? AND ?
    AND m.account_id IN (SELECT id FROM account WHERE kind IN ('income', 'cost'))
  GROUP BY m.edition_id, m.currency) AS m
JOIN edition AS e ON e.id = m.edition_id
JOIN content_item AS i ON i.id = e.item_id
ORDER BY e.starts_on, e.id, m.currency"""


class SumQueries(Reading):
    """Cash flow, categories and editions by month."""

    def months(self, since: date | None = None, until: date | None = None) -> list[MonthRow]:
        """Month by month and currency: in, out and the balance at its end; gaps are filled."""
        first, last = month_span(since, until)
        sums: dict[str, dict[str, tuple[int, int, int]]] = defaultdict(dict)
        for currency, month, came, went, moved in self._all(_MONTHS, last):
            sums[currency][month] = (came, went, moved)
        if not sums:
            return []
        start = first or min(min(months) for months in sums.values())
        stop = last if until else max(max(months) for months in sums.values())
        grid = _grid(start, stop)
        table = [
            row for currency in sorted(sums) for row in _filled(currency, sums[currency], grid)
        ]
        table.sort(key=lambda row: row.month)
        return table

    def category_months(
        self, since: date | None = None, until: date | None = None
    ) -> list[CategoryMonthRow]:
        """What each category brought or took in each month it was used."""
        span = month_span(since, until)
        with self._one_state():
            rows = [
                CategoryMonthRow(_month(month), id_, name, kind, currency, minor)
                for id_, name, kind in self._all(_CATEGORIES)
                for month, currency, minor in self._all(_CATEGORY_MONTHS, id_, *span)
            ]
        rows.sort(key=attrgetter("month"))
        return rows

    def edition_results(
        self, since: date | None = None, until: date | None = None
    ) -> list[EditionResultRow]:
        """Income and cost of each edition and currency that had any."""
        return [
            EditionResultRow(id_, name, item, date.fromisoformat(starts_on), *rest)
            for id_, name, item, starts_on, *rest in self._all(
                _EDITION_RESULTS, *month_span(since, until)
            )
        ]


@lru_cache(maxsize=2048)
def _month(text: str) -> date:
    return date(int(text[:4]), int(text[5:7]), 1)


def _grid(first: str, last: str) -> list[tuple[str, date]]:
    """Every month from the first to the last, as it is written and as a day."""
    months = []
    month, stop = _month(first), _month(last)
    while month <= stop:
        months.append((month.isoformat()[:7], month))
        month = add_months(month, 1)
    return months


def _filled(
    currency: str, sums: dict[str, tuple[int, int, int]], grid: list[tuple[str, date]]
) -> list[MonthRow]:
    """A currency's rows; what lies before the grid is in the balance of its first."""
    start = grid[0][0] if grid else ""
    balance = sum(
        came - went + moved for month, (came, went, moved) in sums.items() if month < start
    )
    rows = []
    for written, month in grid:
        came, went, moved = sums.get(written, (0, 0, 0))
        balance += came - went + moved
        rows.append(MonthRow(month, currency, came, went, balance))
    return rows
