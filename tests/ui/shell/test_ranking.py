from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.ui.shell.ranking import best, rank

TITLES = ["Export the journal", "Import bank file", "Money in", "Reimport", "Bank accounts"]


def itself(text: str) -> str:
    return text


def test_every_word_must_occur() -> None:
    assert best(TITLES, "bank file", itself, itself, ()) == ["Import bank file"]
    assert best(TITLES, "bank zebra", itself, itself, ()) == []


def test_the_start_of_a_word_counts_more_than_its_middle() -> None:
    assert best(TITLES, "import", itself, itself, ()) == ["Import bank file", "Reimport"]
    assert best(TITLES, "bank", itself, itself, ())[0] == "Bank accounts"


def test_without_words_the_recent_ones_come_first() -> None:
    assert best(TITLES, "", itself, itself, ("Money in", "Reimport"))[:2] == [
        "Money in",
        "Reimport",
    ]


def test_capitals_do_not_matter() -> None:
    assert rank("Ärger", "ärger") == 0


@given(text=st.text(max_size=30), words=st.text(max_size=10))
def test_what_is_found_holds_every_word(text: str, words: str) -> None:
    if rank(text, words) is not None:
        assert all(word in text.casefold() for word in words.casefold().split())
