"""``report``: figures by month, category or edition, and their picture."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import Opened, reading
from sofa_desktop.app.cli.printing import table
from sofa_desktop.app.cli.report_pictures import Asked, made, without_traces
from sofa_desktop.charts.export import save
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.periods import Period
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.rows import CategoryMonthRow, EditionResultRow, MonthRow

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months from the first day's to the last day's; open where None."""

    since: date | None
    until: date | None

    @property
    def key(self) -> str:
        """The span's short name."""
        if self.since is not None and self.until is not None:
            last = date(self.until.year, self.until.month, 1)
            stop = (last + timedelta(days=31)).replace(day=1)
            return Period(self.since.replace(day=1), stop).key
        ends = (
            (self.since.isoformat()[:7] if self.since else ""),
            (self.until.isoformat()[:7] if self.until else ""),
        )
        return "..".join(ends) if any(ends) else "all"


def run(arguments: Namespace, clock: Clock) -> Answer:
    """The figures, and the picture where one is asked for."""
    span = span_of(arguments.since, arguments.until)
    with reading(arguments.file, clock) as opened:
        by_what = {"month": _by_month, "category": _by_category, "edition": _by_edition}
        rows, lines = by_what[arguments.by](opened, span)
        told: Row = {"report": "cashflow", "by": arguments.by, "period": span.key, "rows": rows}
        if arguments.chart is not None:
            asked = Asked(
                arguments.by, span.since, span.until, arguments.currency or "", arguments.way
            )
            picture = made(opened, asked)
            with without_traces():
                save(picture, arguments.chart)
            told |= {"chart": str(arguments.chart), "sentence": picture.sentence}
            lines = [
                *lines,
                picture.sentence,
                t("report", "Written: {path}", path=arguments.chart),
            ]
    return Answer(told, lines)


def span_of(since: str | None, until: str | None) -> Span:
    """The days that were typed: a day, a month, a quarter or a year each.

    Raises:
        Refused: ``period.unreadable``, also where the end lies before the beginning.
    """
    first = _period(since).start if since else None
    last = _period(until).last if until else None
    if first is not None and last is not None and last < first:
        raise Refused("period.unreadable", text=f"{since}..{until}")
    return Span(first, last)


def _period(text: str) -> Period:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Period.parse(text)
    return Period(day, day + timedelta(days=1))


def _by_month(opened: Opened, span: Span) -> tuple[list[Row], list[str]]:
    months = opened.queries.months(span.since, span.until)
    rows: list[Row] = [
        {
            "period": f"{each.month:%Y-%m}",
            "currency": each.currency,
            "in_minor": each.in_minor,
            "out_minor": each.out_minor,
            "balance_minor": each.balance_minor,
        }
        for each in months
    ]
    return rows, list(_month_lines(months))


def _month_lines(months: Sequence[MonthRow]) -> Iterator[str]:
    headings = (t("report", "Month"), *_amount_headings(), t("report", "Balance"))
    rows = [
        (
            formats.month(each.month),
            each.currency,
            *_amounts(each.currency, each.in_minor, each.out_minor, each.balance_minor),
        )
        for each in months
    ]
    yield from _table(headings, rows, (2, 3, 4))


def _by_category(opened: Opened, span: Span) -> tuple[list[Row], list[str]]:
    months = opened.queries.category_months(span.since, span.until)
    rows: list[Row] = [
        {
            "period": f"{each.month:%Y-%m}",
            "name": each.category,
            "kind": each.kind,
            "id": each.category_id,
            "currency": each.currency,
            **_way(each.minor),
        }
        for each in months
    ]
    return rows, list(_category_lines(months))


def _way(minor: int) -> Row:
    """A result as what came or what went, and what that leaves."""
    return {"in_minor": max(minor, 0), "out_minor": max(-minor, 0), "balance_minor": minor}


def _category_lines(months: Sequence[CategoryMonthRow]) -> Iterator[str]:
    sums: dict[tuple[str, str, str], int] = {}
    for each in months:
        key = (each.category, each.category_id, each.currency)
        sums[key] = sums.get(key, 0) + each.minor
    headings = (t("report", "Category"), *_amount_headings())
    rows = [
        (name, currency, *_amounts(currency, max(minor, 0), max(-minor, 0)))
        for (name, _, currency), minor in sums.items()
    ]
    yield from _table(headings, rows, (2, 3))


def _by_edition(opened: Opened, span: Span) -> tuple[list[Row], list[str]]:
    results = opened.queries.edition_results(span.since, span.until)
    rows: list[Row] = [
        {
            "period": span.key,
            "name": each.edition,
            "item": each.item,
            "id": each.edition_id,
            "starts_on": each.starts_on,
            "currency": each.currency,
            "in_minor": each.income_minor,
            "out_minor": each.cost_minor,
            "balance_minor": each.income_minor - each.cost_minor,
            "budget_minor": each.budget_minor,
        }
        for each in results
    ]
    return rows, list(_edition_lines(results))


def _edition_lines(results: Sequence[EditionResultRow]) -> Iterator[str]:
    headings = (t("report", "Edition"), *_amount_headings(), t("report", "Result"))
    rows = [
        (
            f"{each.item}: {each.edition}",
            each.currency,
            *_amounts(
                each.currency,
                each.income_minor,
                each.cost_minor,
                each.income_minor - each.cost_minor,
            ),
        )
        for each in results
    ]
    yield from _table(headings, rows, (2, 3, 4))


def _amount_headings() -> tuple[str, str, str]:
    return "", t("report", "In"), t("report", "Out")


def _amounts(currency: str, *amounts: int) -> tuple[str, ...]:
    return tuple(formats.amount(each, currency) for each in amounts)


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], figures: tuple[int, ...]
) -> Iterator[str]:
    if rows:
        yield from table(headings, rows, figures)
    else:
        yield t("report", "No money has moved in this time.")
