"""Where a table's rows come from: a page at a time from the store, or a list in memory. No Qt."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from sofa_desktop.ui.kit.columns import Column

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class RowSource(Protocol[Row_co]):
    """Rows in an order, under a filter; a million of them are no burden."""

    def count(self) -> int:
        """How many there are under the filter."""
        ...

    def fetch(self, offset: int, limit: int) -> Sequence[Row_co]:
        """A run of rows in the current order."""
        ...

    def sort(self, key: str, *, descending: bool) -> None:
        """Order by a column's key from now on."""
        ...

    def filter(self, text: str) -> None:
        """Show only rows that hold every word; an empty text shows all."""
        ...

    def place_of(self, record: str) -> int | None:
        """Where the row of this id stands; None if it is not shown."""
        ...


class ListSource(Generic[Row]):
    """Rows kept in memory, for up to some thousands of them."""

    def __init__(
        self, rows: Sequence[Row], columns: Sequence[Column[Row]], record_of: Callable[[Row], str]
    ) -> None:
        self._all = list(rows)
        self._columns = tuple(columns)
        self._record_of = record_of
        self._shown = self._all
        self._places: dict[str, int] | None = None
        self._key = ""
        self._descending = False
        self._words: tuple[str, ...] = ()

    def replace(self, rows: Sequence[Row]) -> None:
        """Other rows, in the same order and under the same filter."""
        self._all = list(rows)
        self._arrange()

    def count(self) -> int:
        """How many there are under the filter."""
        return len(self._shown)

    def fetch(self, offset: int, limit: int) -> Sequence[Row]:
        """A run of rows in the current order."""
        return self._shown[offset : offset + limit]

    def sort(self, key: str, *, descending: bool) -> None:
        """Order by a column's key from now on."""
        self._key = key
        self._descending = descending
        self._arrange()

    def filter(self, text: str) -> None:
        """Show only rows that hold every word."""
        self._words = tuple(text.casefold().split())
        self._arrange()

    def place_of(self, record: str) -> int | None:
        """Where the row of this id stands."""
        if self._places is None:
            self._places = {self._record_of(row): place for place, row in enumerate(self._shown)}
        return self._places.get(record)

    def _arrange(self) -> None:
        self._places = None
        shown = [row for row in self._all if self._holds(row)] if self._words else list(self._all)
        column = next((found for found in self._columns if found.key == self._key), None)
        if self._key and column is not None:
            shown.sort(key=_sort_key(column), reverse=self._descending)
        self._shown = shown

    def _holds(self, row: Row) -> bool:
        text = "\n".join(column.text(row) for column in self._columns).casefold()
        return all(word in text for word in self._words)


def _sort_key(column: Column[Row]) -> Callable[[Row], Any]:
    if column.sort_key is not None:
        return column.sort_key

    def by_text(row: Row) -> str:
        return column.text(row).casefold()

    return by_text
