"""The Money table: which entries, in which order, and their rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.services.rows import EntryFilter, EntryRow, PostingRow, ReceiptRow
from sofa_desktop.store.queries.filters import (
    HAS_NO_RATE,
    IS_UNSORTED,
    MONEY_KINDS,
    FilterQueries,
    order_by,
)
from sofa_desktop.store.queries.reading import CURRENCY, FLOWS, MONEY, Row, listed

_ENTRIES = """
SELECT e.id, e.booked_on, e.occurred_on, e.verb, e.text, e.counterparty, e.note, e.tags,
  (SELECT count(*) FROM receipt AS r WHERE r.entry_id = e.id),
  e.refund_of, e.tranche_id, e.batch_id, coalesce(s.number, '')
FROM json_each(?) AS asked
CROSS JOIN entry AS e ON e.id = asked.value
LEFT JOIN statement AS s ON s.id = e.settled_in
ORDER BY asked.key"""

_POSTINGS = """
SELECT p.entry_id, a.id, a.name, a.kind, a.key, p.currency, p.minor,
  coalesce(d.id, ''), coalesce(d.name, '')
FROM json_each(?) AS asked
CROSS JOIN posting AS p ON p.entry_id = asked.value
CROSS JOIN account AS a ON a.id = p.account_id
LEFT JOIN edition AS d ON d.id = p.edition_id
ORDER BY asked.key, p.place"""

_SUMS = f"""
SELECT p.currency, sum(max(p.minor, 0)), sum(max(-p.minor, 0))
FROM json_each(?) AS asked
CROSS JOIN entry AS e ON e.id = asked.value AND e.verb IN {FLOWS}
CROSS JOIN posting AS p ON p.entry_id = e.id
CROSS JOIN account AS a ON a.id = p.account_id AND a.kind IN {MONEY}
GROUP BY p.currency ORDER BY p.currency"""

_ALL_SUMS = f"""
SELECT m.currency, sum(m.in_minor), sum(m.out_minor)
FROM account AS a JOIN month_account AS m ON m.account_id = a.id
WHERE a.kind IN {MONEY} AND (m.in_minor <> 0 OR m.out_minor <> 0)
GROUP BY m.currency ORDER BY m.currency"""

_FLOW_VERBS = frozenset({"money_in", "money_out", "pay_members"})
_FEW_MONTHS = 12
_MANY = 10_000
_SETTLED_IN_ONE = frozenset({"income", "cost", "tax", "investment", "member", "sofa_due"})
_UNSORTED_KEYS = frozenset({"unsorted_in", "unsorted_out"})


@dataclass(frozen=True, slots=True)
class _Part:
    """One posting with the names it needs to be shown."""

    account_id: str
    account: str
    kind: str
    key: str
    currency: str
    minor: int
    edition_id: str
    edition: str


class EntryQueries(FilterQueries):
    """Entries as the Money table shows them."""

    def entry_ids(self, wanted: EntryFilter, order: str = "-date") -> list[str]:
        """Ids of the entries that match, sorted; ties keep the order of their making."""
        with self._one_state():
            conditions = self._conditions(wanted)
            where, terms = conditions.where(), order_by(order, wanted)
            rows = self._all(
                f"SELECT e.id FROM entry AS e {where} ORDER BY {terms}", *conditions.values
            )
        return [id_ for (id_,) in rows]

    def entries(self, ids: Sequence[str]) -> list[EntryRow]:
        """The rows of some entries, in the order asked for."""
        asked = listed(ids)
        parts: dict[str, list[_Part]] = defaultdict(list)
        with self._one_state():
            row = self._one(f"SELECT {CURRENCY}")
            currency = row[0] if row else None
            for entry_id, *rest in self._all(_POSTINGS, asked):
                parts[entry_id].append(_Part(*rest))
            return [
                _entry_row(entry, parts[entry[0]], currency) for entry in self._all(_ENTRIES, asked)
            ]

    def refunds_of(self, entry_id: str) -> list[EntryRow]:
        """Entries that refund or reverse this one, in the order of their days."""
        with self._one_state():
            ids = self._all(
                "SELECT id FROM entry WHERE refund_of = ? ORDER BY occurred_on, id", entry_id
            )
            return self.entries([id_ for (id_,) in ids])

    def entry_sums(self, ids: Sequence[str]) -> list[tuple[str, int, int]]:
        """Of some entries: currency, money in, money out (both not negative); moves left out."""
        distinct = dict.fromkeys(ids)
        with self._one_state():
            many = len(distinct) > _MANY
            if many and len(distinct) == self._number("SELECT count(*) FROM entry"):
                rows = self._all(_ALL_SUMS)  # every entry: the kept sums know
            else:
                rows = self._all(_SUMS, listed(distinct))
        return [(currency, came, went) for currency, came, went in rows]

    def postings(self, entry_id: str) -> list[PostingRow]:
        """The accountant's view of an entry."""
        return [
            PostingRow(account, kind, currency, minor, edition)
            for _, _, account, kind, _, currency, minor, _, edition in self._all(
                _POSTINGS, listed([entry_id])
            )
        ]

    def receipts(self, entry_id: str) -> list[ReceiptRow]:
        """The receipts of an entry."""
        rows = self._all(
            "SELECT id, entry_id, name, size, mime, sha256 FROM receipt WHERE entry_id = ? "
            "ORDER BY id",
            entry_id,
        )
        return [ReceiptRow(*row) for row in rows]

    def unsorted_count(self, until: date | None = None) -> int:
        """How many entries, up to a day, have no real category yet."""
        return self._count_with(IS_UNSORTED, until or date.max)

    def no_rate_count(self, until: date | None = None) -> int:
        """How many entries, up to a day, wait for an exchange rate."""
        return self._count_with(HAS_NO_RATE, until or date.max)

    def _count_with(self, condition: str, until: date) -> int:
        """How many entries have such a posting; months whose kept sums have none are not read."""
        with self._one_state():
            months = [
                row[0]
                for row in self._all(
                    f"SELECT DISTINCT month FROM month_account WHERE {condition} AND lines <> 0 "
                    "AND month <= ?",
                    until.isoformat()[:7],
                )
            ]
            if len(months) > _FEW_MONTHS:
                return self._number(
                    "SELECT count(DISTINCT e.id) FROM posting JOIN entry AS e ON e.id = entry_id "
                    f"WHERE {condition} AND e.booked_on <= ?",
                    until.isoformat(),
                )
            return sum(
                self._number(
                    "SELECT count(*) FROM entry AS e WHERE booked_on BETWEEN ? AND ? AND EXISTS "
                    f"(SELECT 1 FROM posting WHERE entry_id = e.id AND {condition})",
                    f"{month}-01",
                    min(f"{month}-31", until.isoformat()),
                )
                for month in months
            )


def _entry_row(entry: Row, postings: Sequence[_Part], currency: str | None) -> EntryRow:
    id_, booked_on, occurred_on, verb, text, counterparty, note, tags = entry[:8]
    receipts, refund_of, tranche_id, batch_id, settled = entry[8:]
    held = [part for part in postings if part.kind in MONEY_KINDS]
    account = min(held, key=lambda part: part.minor) if held else None
    parts = [part for part in postings if part.kind not in {*MONEY_KINDS, "exchange"}]
    if verb == "move":
        parts = [part for part in held if part is not account] + parts
    minor = account.minor if account else 0
    categories = list(dict.fromkeys((part.account_id, part.account) for part in parts))
    editions = list(
        dict.fromkeys((part.edition_id, part.edition) for part in parts if part.edition_id)
    )
    in_currency = account.currency if account else (currency or "")
    return EntryRow(
        id=id_,
        booked_on=date.fromisoformat(booked_on),
        occurred_on=date.fromisoformat(occurred_on),
        verb=verb,
        text=text,
        counterparty=counterparty,
        account_id=account.account_id if account else "",
        account=account.account if account else "",
        category_id=categories[0][0] if len(categories) == 1 else "",
        category=", ".join(name for _, name in categories),
        edition_id=editions[0][0] if len(editions) == 1 else "",
        edition=", ".join(name for _, name in editions),
        minor=minor,
        currency=in_currency,
        settled_minor=_settled(verb, parts, minor if in_currency == currency else 0, currency),
        note=note,
        tags=tags,
        receipts=receipts,
        splits=len(parts),
        refund_of=refund_of,
        tranche_id=tranche_id,
        batch_id=batch_id,
        settled=settled,
        unsorted=any(part.key in _UNSORTED_KEYS for part in parts),
    )


def _settled(verb: str, parts: Sequence[_Part], own: int, currency: str | None) -> int | None:
    """The effect on cash in the settlement currency; None while it waits for its rate."""
    if verb not in _FLOW_VERBS:
        return own
    if any(part.kind in _SETTLED_IN_ONE and part.currency != currency for part in parts):
        return None
    return -sum(part.minor for part in parts if part.currency == currency)
