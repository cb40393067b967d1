"""One entry in full: facts, parts, receipts, postings, history. No Qt."""

from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Entry, typed_parts
from sofa_desktop.domain.money import Rate, exponent
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import EntryRow, ReceiptRow
from sofa_desktop.ui.kit.history_words import HistoryLine
from sofa_desktop.ui.pages.money import columns
from sofa_desktop.ui.pages.money.history import happenings
from sofa_desktop.ui.pages.money.lookups import Lookups


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is, what is so, and where one can go from it."""

    label: str
    value: str
    place: str = ""
    """The place to go to; ``entry`` is another entry here."""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything the panel shows of an entry."""

    row: EntryRow
    title: str
    amount: str
    line: str
    facts: tuple[Fact, ...]
    parts: tuple[tuple[str, str], ...]
    """What each part was for, and its amount; empty where there is only one."""
    receipts: tuple[ReceiptRow, ...]
    postings: tuple[tuple[str, str], ...]
    """Account and signed amount."""
    happened: tuple[HistoryLine, ...]


def detail_of(desk: Desk, known: Lookups, row: EntryRow) -> Detail:
    """An entry in full."""
    with desk.file.look() as work:
        entry = work.entries.find(Id(row.id))
        accounts = {account.id: account for account in work.accounts.all()}
        original = work.entries.find(row.refund_of) if row.refund_of else None
    refunds = desk.queries.refunds_of(row.id)
    parts = typed_parts(entry, accounts) if entry is not None and row.splits > 1 else ()
    return Detail(
        row,
        row.text,
        columns.amount(row),
        f"{terms.verb(row.verb)} · {formats.day(row.occurred_on)}",
        (*_facts(row, known), *_links(row, known, original, refunds), *_rates(entry, row, known)),
        tuple(
            (
                " · ".join(
                    filter(None, (known.name(part.category_id), known.name(part.edition_id or "")))
                ),
                formats.money(part.minor, row.currency),
            )
            for part in parts
        ),
        tuple(desk.queries.receipts(row.id)),
        tuple(
            (
                " · ".join(filter(None, (posting.account, posting.edition))),
                columns.signed(posting.minor, posting.currency),
            )
            for posting in desk.queries.postings(row.id)
        ),
        tuple(happenings(desk.queries.history(row.id), known)),
    )


def _facts(row: EntryRow, known: Lookups) -> list[Fact]:
    found = [Fact(t("money column", "Account"), row.account)]
    if row.verb == "move":
        found.append(Fact(t("money", "To"), row.category))
    elif row.splits == 1:
        found.append(Fact(t("money column", "Category"), row.category))
    if row.edition and row.splits <= 1:
        found.append(Fact(t("money column", "Edition"), row.edition, "pipeline", row.edition_id))
    if row.booked_on != row.occurred_on:
        found.append(Fact(t("money", "Counts from"), formats.day(row.booked_on)))
    if row.tranche_id:
        found.append(Fact(t("money", "Paid by"), known.name(row.tranche_id)))
    if row.batch_id:
        batch = next((each for each in known.batches if each.id == row.batch_id), None)
        if batch is not None:
            told = f"{batch.file_name}, {formats.short_day(batch.imported_on)}"
            found.append(Fact(t("money", "From"), told, "filter", f"batch:{batch.id}"))
    return [fact for fact in found if fact.value]


def _links(
    row: EntryRow, known: Lookups, original: Entry | None, refunds: list[EntryRow]
) -> list[Fact]:
    found = []
    if original is not None:
        told = f"{original.text}, {formats.short_day(original.occurred_on)}"
        found.append(Fact(t("money", "Takes back"), told, "entry", original.id))
    for refund in refunds:
        told = f"{refund.text}, {formats.short_day(refund.occurred_on)}"
        found.append(Fact(t("money", "Taken back by"), told, "entry", refund.id))
    if row.settled:
        record = known.statement_id(row.settled)
        found.append(Fact(t("money", "Settled in"), row.settled, "settlements", record))
    return found


def _rates(entry: Entry | None, row: EntryRow, known: Lookups) -> list[Fact]:
    found = []
    if entry is not None and entry.rate is not None:
        told = rate_words(entry.rate, row.currency, known.currency)
        found.append(Fact(t("money", "Exchange rate"), told))
        if row.settled_minor is not None:
            counts = formats.money(row.settled_minor, known.currency)
            found.append(Fact(t("money", "Counts as"), counts))
    elif row.settled_minor is None:
        found.append(Fact(t("money", "Exchange rate"), t("money state", "no rate yet")))
    if entry is not None and entry.original_currency:
        told = formats.money(entry.original_minor, entry.original_currency)
        found.append(Fact(t("money", "Originally"), told))
    return found


def rate_words(rate: Rate, of: str, to: str) -> str:
    """A rate as people quote it, with its day and source."""
    scale = 6
    shift = exponent(of) - exponent(to)
    numerator = rate.numerator * 10 ** (scale + max(shift, 0))
    denominator = rate.denominator * 10 ** max(-shift, 0)
    whole, part = divmod(numerator // denominator, 10**scale)
    point = formats.amount(1, "EUR")[1]
    digits = f"{part:0{scale}}".rstrip("0") or "0"
    return t(
        "money",
        "1 {of} = {rate} {to} ({source}, {day})",
        of=of,
        to=to,
        rate=f"{whole}{point}{digits}",
        source=rate.source,
        day=_day_of(rate),
    )


def _day_of(rate: Rate) -> str:
    try:
        return formats.short_day(date.fromisoformat(rate.on))
    except ValueError:
        return rate.on
