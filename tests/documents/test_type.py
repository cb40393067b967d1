import unicodedata
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from sofa_desktop.documents.faces import NAMES, face
from sofa_desktop.documents.paper import Sheet
from sofa_desktop.documents.pdf import About
from sofa_desktop.documents.scripts import MISSING, marks
from sofa_desktop.documents.type import NAME, STRONG, TEXT, fitted, lines, width
from sofa_desktop.i18n.isolated import isolated

ABOUT = About("A title", "", "", "en-GB", "")


def drawn(text: str, base: str = "") -> str:
    return "".join(mark.drawn for mark in marks(text, "regular", base))


def test_each_letter_is_drawn_by_the_first_face_that_has_it() -> None:
    found = [mark.use for mark in marks("aжש本😀", "semibold", "L")]
    assert found == ["semibold", "semibold", "wide", "japanese", "wide"]


def test_accents_are_composed_where_a_letter_exists() -> None:
    assert drawn("e\u0301") == "é"


def test_other_accents_are_placed_over_their_letter() -> None:
    placed = {mark.drawn: mark for mark in marks("x\u0301\u0323", "regular", "L")}
    letter, above, below = (placed[char] for char in "x\u0301\u0323")
    box, accent = face("regular").box("x"), face("regular").box("\u0301")
    middle = face("regular").widths["x"] + above.shift + accent.middle
    assert letter.shift == 0
    assert abs(middle - box.middle) <= 1
    assert accent.bottom + above.rise > box.top
    assert face("regular").box("\u0323").top + below.rise < 0


def test_a_missing_letter_is_seen_and_its_text_kept() -> None:
    (mark,) = marks("한", "regular", "L")
    assert (mark.drawn, mark.text) == (MISSING, "한")


def test_arabic_is_joined_and_turned() -> None:
    assert drawn("لا") == "\ufefb"
    assert drawn("بيت") == "\ufe96\ufef4\ufe91"
    assert "".join(mark.text for mark in reversed(marks("بيت", "regular", ""))) == "بيت"


def test_a_name_does_not_turn_the_sentence_around_it() -> None:
    assert drawn(f"{isolated('דג')} 12 ab", "L") == "גד 12 ab"


def test_brackets_are_mirrored_where_text_runs_to_the_left() -> None:
    assert drawn("דג (Layla)") == "(Layla) גד"
    assert drawn("דג (Layla)", "L") == "גד (Layla)"
    assert drawn("של (דג) אב") == "בא (גד) לש"


def test_names_in_a_line_that_runs_to_the_left_keep_their_places() -> None:
    line = f"של \u2068a (b)\u2069 אב {isolated('12 (דג)')}"
    assert drawn(line) == "(גד) 12 בא a (b) לש"


def test_overrides_of_direction_and_line_ends_do_nothing() -> None:
    assert drawn("a\u202eb\nc\u200bd") == "ab cd"


@pytest.mark.parametrize("use", NAMES)
def test_digits_are_of_one_width(use: str) -> None:
    assert len({face(use).widths[digit] for digit in "0123456789"}) == 1


@given(st.text(max_size=80), st.sampled_from([TEXT, STRONG, NAME]))
def test_any_text_can_be_set_and_read_back(text: str, style: object) -> None:
    sheet = Sheet()
    sheet.paragraph(text, style)  # type: ignore[arg-type]  # one of the styles
    reader = PdfReader(BytesIO(sheet.pdf(ABOUT)))
    assert len(reader.pages) >= 1
    plain = text.isascii() and text.isprintable() and text.strip() == text
    if plain:
        said = " ".join(reader.pages[0].extract_text().split())
        assert said.replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=120), st.integers(30, 200))
def test_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    made = lines(text, TEXT, room)
    assert "".join("".join(made).split(" ")) == "".join(text.split(" "))
    for line in made:
        assert width(line, TEXT) <= room or len(line.strip(" ")) <= 8


@given(st.text(max_size=60))
def test_a_fitted_text_fits(text: str) -> None:
    assert width(fitted(text, TEXT, 60), TEXT) <= 60


def test_the_faces_hold_what_the_words_of_the_program_need() -> None:
    for char in "−–·§’…×€ ":
        assert char in face("regular").glyphs, unicodedata.name(char)
