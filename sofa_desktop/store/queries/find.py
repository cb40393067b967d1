"""What the palette finds: people, roles, content, accounts, statements and entries by words."""

from sofa_desktop.services.rows import HitRow
from sofa_desktop.store.queries.reading import MONEY, Reading
from sofa_desktop.store.queries.words import all_in

_PLACES = (
    ("member", "id, name, email", "member", ("name", "email"), "name COLLATE NOCASE"),
    ("role", "id, name, purpose", "role", ("name", "purpose"), "name COLLATE NOCASE"),
    ("item", "id, title, kind", "content_item", ("title",), "title COLLATE NOCASE"),
    (
        "edition",
        "e.id, e.name, i.title",
        "edition AS e JOIN content_item AS i ON i.id = e.item_id",
        ("e.name", "i.title"),
        "e.starts_on DESC",
    ),
    (
        "account",
        "id, name, number",
        f"(SELECT * FROM account WHERE kind IN {MONEY})",
        ("name", "number"),
        "id",
    ),
    ("statement", "id, number, ends_on", "statement", ("number",), "sequence DESC"),
    (
        "entry",
        "id, text, booked_on",
        "entry",
        ("text", "counterparty", "note", "tags"),
        "booked_on DESC, id DESC",
    ),
)


class FindQueries(Reading):
    """The palette's question."""

    def find(self, words: str, limit: int = 20) -> list[HitRow]:
        """People, roles, items, editions, accounts, statements and entries by words."""
        hits: list[HitRow] = []
        if not words.split():
            return hits
        with self._one_state():
            for kind, columns, table, searched, order in _PLACES:
                condition, values = all_in(searched, words)
                rows = self._all(
                    f"SELECT {columns} FROM {table} WHERE {condition} ORDER BY {order} LIMIT ?",
                    *values,
                    limit - len(hits),
                )
                hits += [HitRow(kind, *row) for row in rows]
                if len(hits) >= limit:
                    break
        return hits
