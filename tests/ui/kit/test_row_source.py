from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.ui.kit.row_source import ListSource
from tests.ui.kit.gallery import ENTRIES, Book, Entry, _id, columns


def source() -> ListSource[Entry]:
    return ListSource(ENTRIES, columns(Book()), _id)


def ids(rows: ListSource[Entry]) -> list[str]:
    return [row.id for row in rows.fetch(0, 100)]


def test_amounts_sort_as_amounts_not_as_texts() -> None:
    rows = source()
    rows.sort("minor", descending=True)
    assert ids(rows) == ["e1", "e3", "e4", "e5", "e2"]


def test_a_filter_wants_every_word_in_any_column() -> None:
    rows = source()
    rows.filter("coaching porto")
    assert ids(rows) == ["e3"]
    assert rows.place_of("e1") is None
    rows.filter("")
    assert rows.count() == 5


def test_other_rows_keep_order_and_filter() -> None:
    rows = source()
    rows.sort("minor", descending=False)
    rows.filter("production")
    rows.replace(ENTRIES[:2])
    assert ids(rows) == ["e2"]


@given(offset=st.integers(0, 10), limit=st.integers(0, 10))
def test_pages_are_runs_of_the_whole(offset: int, limit: int) -> None:
    rows = source()
    assert list(rows.fetch(offset, limit)) == list(ENTRIES)[offset : offset + limit]
