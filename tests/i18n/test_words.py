"""Every word passes one door: filled, counted, in the language of the moment."""

from collections.abc import Iterator

import pytest

from sofa_desktop.i18n import words
from sofa_desktop.i18n.words import t, tn


@pytest.fixture
def pseudo() -> Iterator[None]:
    words.use_language("pseudo")
    yield
    words.use_language("en")


def test_places_are_filled() -> None:
    assert t("test", "{name} joined", name="Mira") == "Mira joined"
    assert t("test", "plain {text} without facts") == "plain {text} without facts"


def test_what_fills_a_place_is_never_filled_itself() -> None:
    assert t("test", "{name} joined", name="{name} {0}") == "{name} {0} joined"


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 lines"), (1, "one line"), (2, "2 lines"), (1_000, "1000 lines")]
)
def test_one_and_many(count: int, told: str) -> None:
    assert tn("test", "one line", "{n} lines", count) == told


@pytest.mark.usefixtures("pseudo")
def test_the_pseudo_language_marks_and_lengthens_what_passes_the_door() -> None:
    assert t("test", "Members") == "[Members~~]"
    assert tn("test", "one", "{n} lines of {file}", 5, file="a.csv") == "[5 lines of a.csv~~~~~~]"


def test_a_language_without_a_catalogue_speaks_english() -> None:
    words.use_language("tlh")
    try:
        assert t("test", "Members") == "Members"
    finally:
        words.use_language("en")
