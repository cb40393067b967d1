"""The difference of two wordings, as a person would mark it."""

from itertools import pairwise
from random import Random
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sofa_desktop.domain.wording import Part, difference

words = st.text(st.sampled_from("ab .\n!?。我_é\u0301\u200d\t,-1"), max_size=30) | st.text(
    max_size=20
)


def marked(old: str, new: str) -> str:
    """The difference with removed words in brackets and added ones in braces."""
    signs = {Part.KEPT: "{}", Part.REMOVED: "[{}]", Part.ADDED: "<{}>"}
    return "".join(signs[span.part].format(span.text) for span in difference(old, new))


@given(words, words)
@example("", "")
@example("a", "")
@example("x" * 9000, "x" * 9000 + " ")
def test_both_wordings_are_there_to_the_letter(old: str, new: str) -> None:
    spans = difference(old, new)
    assert "".join(span.text for span in spans if span.part is not Part.ADDED) == old
    assert "".join(span.text for span in spans if span.part is not Part.REMOVED) == new
    assert all(span.text for span in spans)
    assert all(one.part is not other.part for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We meet every month.", "We meet every two weeks.", "We meet every [month]<two weeks>."),
        ("We meet.", "We meet online.", "We meet< online>."),
        ("Pay is the same for all.", "Pay is for all.", "Pay is[ the same] for all."),
        (
            "One.\n\nTwo is here.\n\nThree.",
            "One.\n\nTwo was here.\n\nThree.\n\nFour.",
            "One.\n\nTwo [is]<was> here.\n\nThree.<\n\nFour.>",
        ),
        ("我们每月开会一次。", "我们每周开会两次。", "我们每[月]<周>开会[一]<两>次。"),
        ("毎月会います。", "毎週会います。", "毎[月]<週>会います。"),
        ("abc def ghi", "xyz", "[abc def ghi]<xyz>"),
        ("Same.", "Same.", "Same."),
        ("v1.2 is out", "v1.3 is out", "v1.[2]<3> is out"),
        ("Él se reúne", "Él se reunirá", "Él se [reúne]<reunirá>"),
    ],
)
def test_a_difference_reads_as_one_would_mark_it(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_changes_with_only_a_blank_between_read_as_one() -> None:
    assert marked("The cat sat on the mat.", "A dog lay on the mat.") == (
        "[The cat sat]<A dog lay> on the mat."
    )


def english(chance: Random, count: int) -> list[str]:
    """Words as often as words are: a few everywhere, most of them rare."""
    often = [1 / (place + 1) for place in range(3000)]
    return [f"w{n}" for n in chance.choices(range(3000), often, k=count)]


def test_a_long_text_is_compared_word_by_word() -> None:
    """Fifteen pages in one sentence, one word in ten changed."""
    before = english(Random(7), 5000)
    after = [word if place % 10 else "other" for place, word in enumerate(before)]
    spans = difference(" ".join(before), " ".join(after))
    added = [span.text.strip() for span in spans if span.part is Part.ADDED]
    assert set(added) == {"other"}
    assert len(added) == 500


@pytest.mark.parametrize(
    "words",
    [["a"] * 10_000, [f"w{n * 7919 % 400}" for n in range(10_000)], ["x."] * 9_000],
)
def test_a_text_that_says_the_same_again_and_again_keeps_nobody_waiting(words: list[str]) -> None:
    before, after = " ".join(words), " ".join([*words[5:3000], "other", *words[3100:]])
    began = perf_counter()
    spans = difference(before, after)
    assert perf_counter() - began < 5
    assert "".join(span.text for span in spans if span.part is not Part.REMOVED) == after
