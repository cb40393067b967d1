"""Two wordings, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.ui.governance.difference import Kind, Piece, difference, is_same, spoken


def of(pieces: tuple[Piece, ...], *kinds: Kind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


def test_what_went_stands_before_what_came() -> None:
    assert difference("We meet twice a month.", "We meet once a month.") == (
        Piece(Kind.SAME, "We meet "),
        Piece(Kind.GONE, "twice"),
        Piece(Kind.NEW, "once"),
        Piece(Kind.SAME, " a month."),
    )


def test_changes_beside_each_other_are_one_change() -> None:
    pieces = difference("pay within ten days", "pay after thirty weeks")
    assert [piece.kind for piece in pieces] == [Kind.SAME, Kind.GONE, Kind.NEW]
    assert of(pieces, Kind.GONE) == "within ten days"


def test_the_same_words_have_no_difference() -> None:
    assert is_same("As it is.", "As it is.\n")
    assert spoken(difference("As it is.", "As it is.")) == "nothing differs"


def test_a_screen_reader_hears_what_went_and_what_came() -> None:
    told = spoken(difference("We meet twice a month.", "We meet once a month."))
    assert told == "taken out: twice; added: once"


@given(st.text("ab c.\n", max_size=30), st.text("ab c.\n", max_size=30))
def test_both_wordings_can_be_read_out_of_it(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert of(pieces, Kind.SAME, Kind.GONE) == old.strip()
    assert of(pieces, Kind.SAME, Kind.NEW) == new.strip()
