"""The filter of the table in words, and the periods and kinds it offers. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sofa_desktop.domain.periods import Period, add_months
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.ui.pages.money.lookups import Lookups

MONTHS_OFFERED = 12
NOTHING = EntryFilter()


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing the table is narrowed to: what it is and its words."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days with its words."""

    text: str
    since: date
    until: date


def only_words() -> dict[str, str]:
    """What else entries can be narrowed to."""
    return {
        "unsorted": t("money filter", "Not sorted yet"),
        "no_rate": t("money filter", "Without exchange rate"),
        "no_receipt": t("money filter", "Without receipt"),
        "unsettled": t("money filter", "Not settled yet"),
    }


def verb_words() -> dict[str, str]:
    """Kinds of entries to narrow to."""
    from sofa_desktop.i18n import terms  # noqa: PLC0415  (only when a menu opens)

    return {verb: terms.verb(verb) for verb in ("money_in", "money_out", "move", "pay_members")}


def marks(wanted: EntryFilter, known: Lookups, today: date) -> list[Mark]:
    """What the table is narrowed to, each thing by itself; words are in their own field."""
    found = []
    if wanted.account_id:
        found.append(Mark("account_id", known.name(wanted.account_id)))
    if wanted.category_id:
        found.append(Mark("category_id", known.name(wanted.category_id)))
    if wanted.edition_id:
        found.append(Mark("edition_id", known.name(wanted.edition_id)))
    if wanted.verb:
        found.append(Mark("verb", verb_words().get(wanted.verb, wanted.verb)))
    if wanted.since or wanted.until:
        found.append(Mark("days", span_words(wanted, today)))
    if wanted.only:
        found.append(Mark("only", only_text(wanted.only, known)))
    return [mark for mark in found if mark.text]


def only_text(only: str, known: Lookups) -> str:
    """What a narrowing to some entries is called."""
    if only.startswith("batch:"):
        batch = next((row for row in known.batches if f"batch:{row.id}" == only), None)
        if batch is None:
            return t("money filter", "Of an import taken back")
        return t("money filter", "Of {file}", file=batch.file_name)
    return only_words().get(only, only)


def span_words(wanted: EntryFilter, today: date) -> str:
    """The days a filter holds, by name where they have one."""
    for span in (*spans(today), *months(today)):
        if (span.since, span.until) == (wanted.since, wanted.until):
            return span.text
    if wanted.since and wanted.until:
        return t(
            "money filter",
            "{first} to {last}",
            first=formats.short_day(wanted.since),
            last=formats.short_day(wanted.until),
        )
    if wanted.since:
        return t("money filter", "From {first}", first=formats.short_day(wanted.since))
    return (
        t("money filter", "Until {last}", last=formats.short_day(wanted.until))
        if wanted.until
        else ""
    )


def without(wanted: EntryFilter, field: str) -> EntryFilter:
    """The filter without one of its marks."""
    if field == "days":
        return replace(wanted, since=None, until=None)
    if field == "only":
        return replace(wanted, only="")
    return replace(wanted, **{field: None})  # type: ignore[arg-type]


def spans(today: date) -> Iterator[Span]:
    """The stretches people ask for."""
    quarter = Period.quarter_of(today)
    before = Period.quarter_of(quarter.start - timedelta(days=1))
    for text, period in (
        (t("money filter", "This quarter"), quarter),
        (t("money filter", "Last quarter"), before),
    ):
        yield Span(text, period.start, period.last)
    for text, year in (
        (t("money filter", "This year"), today.year),
        (t("money filter", "Last year"), today.year - 1),
    ):
        yield Span(text, date(year, 1, 1), date(year, 12, 31))


def months(today: date) -> Iterator[Span]:
    """The last months, this one first."""
    first = today.replace(day=1)
    for back in range(MONTHS_OFFERED):
        start = add_months(first, -back)
        yield Span(formats.month(start), start, add_months(start, 1) - timedelta(days=1))
