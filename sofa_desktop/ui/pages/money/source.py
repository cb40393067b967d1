"""Where the Money table's rows come from: ids once, rows a page at a time. No Qt."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from sofa_desktop.services.queries import LedgerQueries
from sofa_desktop.services.rows import EntryFilter, EntryRow

SEARCHED_AT_MOST = 8
"""So many places are looked up by walking the list before a map of all is worth making."""


class EntrySource:
    """Entries under a filter, in an order; ids are read once, rows when they are seen."""

    def __init__(self, queries: LedgerQueries, wanted: EntryFilter | None = None) -> None:
        self._queries = queries
        self.wanted = wanted or EntryFilter()
        self._order = "-date"
        self._ids: list[str] | None = None
        self._places: dict[str, int] | None = None
        self._searched = 0

    def ids(self) -> Sequence[str]:
        """Ids of everything shown, in order."""
        if self._ids is None:
            self._ids = self._queries.entry_ids(self.wanted, self._order)
        return self._ids

    def count(self) -> int:
        """How many there are under the filter."""
        return len(self.ids())

    def fetch(self, offset: int, limit: int) -> Sequence[EntryRow]:
        """A run of rows in the current order."""
        return self._queries.entries(self.ids()[offset : offset + limit])

    def sort(self, key: str, *, descending: bool) -> None:
        """Order by a column's key from now on."""
        order = f"-{key}" if descending else key
        if order != self._order:
            self._order = order
            self.look_again()

    def filter(self, text: str) -> None:
        """Show only entries that hold every word."""
        self.narrow(replace(self.wanted, words=" ".join(text.split())))

    def narrow(self, wanted: EntryFilter) -> None:
        """Show the entries of another filter."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.look_again()

    def still_stands(
        self, changed: Collection[str], before: Callable[[int], EntryRow | None]
    ) -> bool:
        """Whether the same entries stand in the same order after a change of these records.

        ``before`` gives the row that stood at a place. Only for everything, by date: there a word
        or an amount changes nothing, and a million ids need not be read again.
        """
        if self._ids is None or self.wanted != EntryFilter() or self._order != "-date":
            return False
        if not 0 < len(changed) <= SEARCHED_AT_MOST:
            return False
        for row_id in changed:
            place = self.place_of(row_id)
            old = before(place) if place is not None else None
            new = next(iter(self._queries.entries([row_id])), None)
            if old is None or new is None or old.booked_on != new.booked_on:
                return False
        return True

    def look_again(self) -> None:
        """The books have changed: forget what was read."""
        self._ids = None
        self._places = None
        self._searched = 0

    def place_of(self, record: str) -> int | None:
        """Where the row of this id stands."""
        ids = self.ids()
        if self._places is None and self._searched < SEARCHED_AT_MOST:
            self._searched += 1
            try:
                return ids.index(record)
            except ValueError:
                return None
        if self._places is None:
            self._places = {id_: place for place, id_ in enumerate(ids)}
        return self._places.get(record)
