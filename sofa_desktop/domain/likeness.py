"""Whether two titles are about the same: by the words they share, without a dictionary."""

import unicodedata
from collections.abc import Iterable
from itertools import takewhile

_SHORTEST = 4
"""A word shorter than this says little, unless it has a figure in it."""
_SAME_START = 5
"""Words that share so many letters at their beginning are forms of one word."""
_COMMON = frozenset({
    "about", "after", "again", "also", "been", "before", "between", "circle", "could", "does",
    "each", "from", "have", "into", "meeting", "more", "much", "need", "next", "only", "other",
    "over", "policy", "proposal", "review", "shall", "should", "some", "than", "that", "their",
    "them", "then", "there", "these", "they", "this", "what", "when", "where", "which", "with",
    "would", "your",
})  # fmt: skip


def key_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(
        sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)
    )
    return frozenset(word for word in letters.split() if _speaks(word))


def _speaks(word: str) -> bool:
    if word.isdigit():
        return False
    return len(word) >= _SHORTEST and word not in _COMMON


def alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words of one text have their like in the other."""
    others = tuple(other)
    return sum(any(_same(word, each) for each in others) for word in one)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return shared >= _SAME_START and shared >= min(len(one), len(other)) - 1


def is_like(wanted: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a text looks like another: half of the shorter one's words are in both."""
    fewer = min(len(wanted), len(there))
    return fewer > 0 and 2 * alike(wanted, there) >= fewer
