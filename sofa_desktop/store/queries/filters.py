"""An ``EntryFilter`` and an order as SQL over ``entry AS e``."""

from dataclasses import dataclass, field

from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.store.queries.reading import (
    CURRENCY,
    FLOWS,
    MONEY,
    NOT_PARTS,
    SETTLED_IN_ONE,
    UNSORTED,
    Reading,
    listed,
)
from sofa_desktop.store.queries.words import MOST_WORDS, like

IS_UNSORTED = f"account_id IN (SELECT id FROM account WHERE key IN {UNSORTED})"
HAS_NO_RATE = (
    f"currency <> {CURRENCY} "
    f"AND account_id IN (SELECT id FROM account WHERE kind IN {SETTLED_IN_ONE})"
)
"""Of a posting, and of a month's kept sum as well."""
_ONLY = {
    "unsorted": f"e.id IN (SELECT entry_id FROM posting WHERE {IS_UNSORTED})",
    "no_rate": f"e.id IN (SELECT entry_id FROM posting WHERE {HAS_NO_RATE})",
    "no_receipt": f"e.verb IN {FLOWS} AND e.id NOT IN (SELECT entry_id FROM receipt)",
    "unsettled": "e.settled_in IS NULL AND e.verb <> 'allocation'",
}
_OF_BATCH = (
    "e.id IN (SELECT entry_id FROM import_row WHERE batch_id = ? AND makes_entry = 1 AND live = 1)"
)
_WORDS = ("e.text", "e.counterparty", "e.note", "e.tags")
_NAMED = """e.id IN (
  SELECT entry_id FROM posting WHERE account_id IN (SELECT value FROM json_each(?))
  UNION ALL
  SELECT entry_id FROM posting WHERE edition_id IN (SELECT value FROM json_each(?)))"""
_MOVED = (
    "e.verb = 'move' AND e.id IN "
    "(SELECT entry_id FROM posting WHERE account_id IN (SELECT value FROM json_each(?)))"
)


def _posting(column: str, which: str, order: str) -> str:
    return (
        f"(SELECT {column} FROM posting AS p JOIN account AS a ON a.id = p.account_id "
        "LEFT JOIN edition AS d ON d.id = p.edition_id "
        f"WHERE p.entry_id = e.id AND {which} ORDER BY {order} LIMIT 1)"
    )


_HELD = f"a.kind IN {MONEY}"
_PART = f"(a.kind NOT IN {NOT_PARTS} OR (e.verb = 'move' AND a.kind IN {MONEY} AND p.minor > 0))"
_ORDERS = {
    "date": "e.booked_on",
    "text": "e.text COLLATE NOCASE",
    "category": _posting("a.name", _PART, "p.place") + " COLLATE NOCASE",
    "edition": _posting("d.name", "d.id IS NOT NULL", "p.place") + " COLLATE NOCASE",
    "amount": _posting("p.minor", _HELD, "p.minor, p.place"),
    "account": _posting("a.name", _HELD, "p.minor, p.place") + " COLLATE NOCASE",
}


def order_by(order: str, wanted: EntryFilter) -> str:
    """The terms of ORDER BY; ties keep the order of their making.

    A search through every entry is quicker along the table than along the index of days, which a
    plus sign keeps SQLite from.
    """
    name = order.removeprefix("-")
    along_table = name == "date" and wanted.words and not (wanted.since or wanted.until)
    plus = "+" if along_table else ""
    return f"{plus}{_ORDERS[name]} {'DESC' if order.startswith('-') else 'ASC'}, e.id"


def _holds(condition: str, *, most: bool) -> str:
    """An entry has such a posting: asked entry by entry where most or few entries come so far."""
    if most:
        return f"EXISTS (SELECT 1 FROM posting WHERE entry_id = e.id AND {condition})"
    return f"e.id IN (SELECT entry_id FROM posting WHERE {condition})"


@dataclass(slots=True)
class Conditions:
    """What an entry must meet, with the values to bind."""

    tests: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, test: str, *values: object) -> None:
        """One more thing to meet."""
        self.tests.append(test)
        self.values.extend(values)

    def where(self) -> str:
        """The conditions as a WHERE, or nothing."""
        return f"WHERE {' AND '.join(self.tests)}" if self.tests else ""


class FilterQueries(Reading):
    """Builds the conditions of a filter, asking for the names that words stand for."""

    def _conditions(self, wanted: EntryFilter) -> Conditions:
        found = Conditions()
        if wanted.since is not None:
            found.add("e.booked_on >= ?", wanted.since.isoformat())
        if wanted.until is not None:
            found.add("e.booked_on <= ?", wanted.until.isoformat())
        dated = bool(wanted.since or wanted.until)
        if wanted.account_id:
            found.add(_holds("account_id = ?", most=True), wanted.account_id)
        if wanted.category_id:
            found.add(_holds("account_id = ?", most=dated), wanted.category_id)
        if wanted.edition_id:
            found.add(_holds("edition_id = ?", most=dated), wanted.edition_id)
        if wanted.verb:
            found.add("e.verb = ?", wanted.verb)
        if wanted.only.startswith("batch:"):
            found.add(_OF_BATCH, wanted.only.removeprefix("batch:"))
        elif wanted.only:
            found.add(_ONLY[wanted.only])
        for word in wanted.words.split()[:MOST_WORDS]:
            self._add_word(found, word)
        return found

    def _add_word(self, found: Conditions, word: str) -> None:
        """The word stands in the entry, or in the name of its category, edition or other account.

        Names are few, so they are looked up first; entries are asked only for those that fit.
        """
        test, values = like(_WORDS, word)
        tests = [test]
        name_test, name_values = like(("name",), word)
        named = self._all(f"SELECT id, kind FROM account WHERE {name_test}", *name_values)
        editions = [
            row[0] for row in self._all(f"SELECT id FROM edition WHERE {name_test}", *name_values)
        ]
        money = [id_ for id_, kind in named if kind in MONEY_KINDS]
        categories = [id_ for id_, kind in named if kind not in {*MONEY_KINDS, "exchange"}]
        if categories or editions:
            tests.append(_NAMED)
            values += [listed(categories), listed(editions)]
        if money:
            tests.append(_MOVED)
            values.append(listed(money))
        found.add(f"({' OR '.join(tests)})", *values)


MONEY_KINDS = frozenset({"bank", "cash", "paypal", "sofa_held"})
