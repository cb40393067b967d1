"""An entry and its postings as one record: written as a draft, filled, then posted."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Entry, Posting, Verb
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.payees import payee_key
from sofa_desktop.store.mapping import Fields

_WORDS = ("text", "counterparty", "note", "tags", "settled_in")
"""Fields that change while the entry stays posted (the triggers guard the settled ones)."""
_COLUMNS = (
    "id", "verb", "booked_on", "occurred_on", "text", "counterparty", "note", "tags", "refund_of",
    "tranche_id", "rate_numerator", "rate_denominator", "rate_on", "rate_source",
    "original_minor", "original_currency", "batch_id", "settled_in",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM entry"
_INSERT = (
    f"INSERT INTO entry ({', '.join(_COLUMNS)}, payee_key, state) "
    f"VALUES ({', '.join('?' * len(_COLUMNS))}, ?, 'draft')"
)
_POSTINGS = (
    "SELECT account_id, currency, minor, edition_id FROM posting WHERE entry_id = ? ORDER BY place"
)
_ADD_POSTING = (
    "INSERT INTO posting (entry_id, place, account_id, currency, minor, edition_id) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_STATE = "UPDATE entry SET state = ? WHERE id = ?"


class EntryMapper:
    """Reads and writes entries; the same face as ``mapping.Mapper``."""

    type = "entry"

    def plain(self, record: Entry) -> Fields:
        """An entry as fields, its postings as lists inside."""
        rate = record.rate
        return {
            "id": record.id,
            "verb": str(record.verb),
            "booked_on": record.booked_on.isoformat(),
            "occurred_on": record.occurred_on.isoformat(),
            "text": record.text,
            "counterparty": record.counterparty,
            "note": record.note,
            "tags": record.tags,
            "refund_of": record.refund_of,
            "tranche_id": record.tranche_id,
            "rate_numerator": rate.numerator if rate else None,
            "rate_denominator": rate.denominator if rate else None,
            "rate_on": rate.on if rate else None,
            "rate_source": rate.source if rate else None,
            "original_minor": record.original_minor,
            "original_currency": record.original_currency,
            "batch_id": record.batch_id,
            "settled_in": record.settled_in,
            "postings": [
                [posting.account_id, posting.currency, posting.minor, posting.edition_id]
                for posting in record.postings
            ],
        }

    def record(self, plain: Mapping[str, Any]) -> Entry:
        """Fields as an entry."""
        rate = None
        if plain["rate_numerator"] is not None:
            rate = Rate(
                plain["rate_numerator"],
                plain["rate_denominator"],
                plain["rate_on"],
                plain["rate_source"],
            )
        return Entry(
            id=Id(plain["id"]),
            verb=Verb(plain["verb"]),
            booked_on=date.fromisoformat(plain["booked_on"]),
            occurred_on=date.fromisoformat(plain["occurred_on"]),
            text=plain["text"],
            counterparty=plain["counterparty"],
            note=plain["note"],
            tags=plain["tags"],
            refund_of=plain["refund_of"],
            tranche_id=plain["tranche_id"],
            rate=rate,
            original_minor=plain["original_minor"],
            original_currency=plain["original_currency"],
            batch_id=plain["batch_id"],
            settled_in=plain["settled_in"],
            postings=tuple(Posting(*posting) for posting in plain["postings"]),
        )

    def load(self, connection: sqlite3.Connection, key: str) -> Fields | None:
        """The fields of one entry with its postings, or None."""
        row = connection.execute(f"{_SELECT} WHERE id = ?", (key,)).fetchone()
        return None if row is None else self._with_postings(connection, row)

    def load_all(self, connection: sqlite3.Connection) -> list[Fields]:
        """The fields of every entry, oldest first."""
        return list(self.load_where(connection, "1"))

    def load_where(
        self, connection: sqlite3.Connection, condition: str, values: Sequence[object] = ()
    ) -> Iterator[Fields]:
        """The fields of the entries that meet a condition, in the order of their making."""
        rows = connection.execute(f"{_SELECT} WHERE {condition} ORDER BY id", values).fetchall()
        return (self._with_postings(connection, row) for row in rows)

    def load_equal(self, connection: sqlite3.Connection, wanted: Fields) -> list[Fields]:
        """The fields of the entries in which some columns are these, oldest first."""
        condition = " AND ".join(f"{name} = ?" for name in wanted) or "1"
        return list(self.load_where(connection, condition, tuple(map(str, wanted.values()))))

    def insert(self, connection: sqlite3.Connection, plain: Fields) -> None:
        """Write a new entry: draft, postings, posted."""
        key = payee_key(plain["counterparty"], plain["text"])
        connection.execute(_INSERT, (*(plain[name] for name in _COLUMNS), key))
        self._post(connection, plain["id"], plain["postings"])

    def update(self, connection: sqlite3.Connection, key: str, changed: Fields) -> None:
        """Write some fields; what the ledger counts is reopened first and posted again."""
        words = {name: value for name, value in changed.items() if name in _WORDS}
        fixed = {name: value for name, value in changed.items() if name not in _WORDS}
        if fixed:
            connection.execute(_STATE, ("draft", key))
            postings = fixed.pop("postings", None)
            _set(connection, key, fixed)
            if postings is not None:
                connection.execute("DELETE FROM posting WHERE entry_id = ?", (key,))
            self._post(connection, key, postings or ())
        if words:
            if words.keys() & {"text", "counterparty"}:
                now = self.load(connection, key) or {}
                both = {**now, **words}
                words["payee_key"] = payee_key(both["counterparty"], both["text"])
            _set(connection, key, words)

    def delete(self, connection: sqlite3.Connection, key: str) -> None:
        """Take an entry away with its postings."""
        connection.execute(_STATE, ("draft", key))
        connection.execute("DELETE FROM posting WHERE entry_id = ?", (key,))
        connection.execute("DELETE FROM entry WHERE id = ?", (key,))

    @staticmethod
    def _post(
        connection: sqlite3.Connection, key: str, postings: Iterable[Sequence[object]]
    ) -> None:
        connection.executemany(
            _ADD_POSTING, [(key, place, *posting) for place, posting in enumerate(postings)]
        )
        connection.execute(_STATE, ("posted", key))

    @staticmethod
    def _with_postings(connection: sqlite3.Connection, row: Sequence[Any]) -> Fields:
        plain: Fields = dict(zip(_COLUMNS, row, strict=True))
        plain["postings"] = [list(posting) for posting in connection.execute(_POSTINGS, (row[0],))]
        return plain


def _set(connection: sqlite3.Connection, key: str, changed: Fields) -> None:
    if changed:
        names = ", ".join(f"{name} = ?" for name in changed)
        connection.execute(f"UPDATE entry SET {names} WHERE id = ?", (*changed.values(), key))
