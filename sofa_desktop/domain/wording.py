"""The difference between two wordings, word by word, as a person would mark it on paper."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"  # Chinese, Japanese
    "\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"\n+|[^\S\n]+|[{_UNSPACED}]|(?:(?![{_UNSPACED}_])\w)+|[^\w\s]|_")
"""Line ends, blanks, words, signs; in scripts without blanks each character is a word."""
_WITH_BLANKS = re.compile(rf"[^\S\n]*(?:{_TOKEN.pattern})")
"""The same, each with the blanks before it: coarser, and fast where there is much to compare."""
_SENTENCE = re.compile(r"(?:[^\n.!?。！？]|[.!?](?=\S))*(?:[.!?]+[^\S\n]+|[。！？]+|[.!?]*\n+)|.+")
_LIKE = 0.3
"""Two stretches less alike than this are a removed and an added one, not a changed one."""
_LONG = 8000
"""Characters of a changed stretch from which on it is compared the fast way."""
_MUCH = 1_500_000_000
"""Pairs of like words times words: beyond it, comparing would take longer than one waits."""


class Part(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Span(NamedTuple):
    """Words of one fate, with the blanks between them."""

    part: Part
    text: str


def difference(old: str, new: str) -> list[Span]:
    """How the old wording becomes the new one.

    The kept and the removed words together are the old wording, the kept and the added ones the
    new; what was removed stands before what replaced it.
    """
    if old == new:
        return [Span(Part.KEPT, old)] if old else []
    spans: list[Span] = []
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    matcher = _matcher(before, after)
    if matcher is None:
        return list(_joined(_changed(old, new)))
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            spans.append(Span(Part.KEPT, "".join(before[i:j])))
        else:
            spans.extend(_changed("".join(before[i:j]), "".join(after[k:m])))
    return list(_joined(spans))


def _changed(old: str, new: str) -> Iterator[Span]:
    """The difference inside a stretch of sentences that are not the same."""
    token = _TOKEN if len(old) + len(new) < _LONG else _WITH_BLANKS
    before, after = token.findall(old), token.findall(new)
    matcher = _matcher(before, after)
    if matcher is None or matcher.ratio() < _LIKE:
        yield from _replaced(old, new)
        return
    for tag, i, j, k, m in _calm(matcher.get_opcodes(), before):
        if tag == "equal":
            yield Span(Part.KEPT, "".join(before[i:j]))
        else:
            yield from _replaced("".join(before[i:j]), "".join(after[k:m]))


def _matcher(before: list[str], after: list[str]) -> "SequenceMatcher[str] | None":
    """What compares two stretches in good time; None where the same few words come on and on."""
    there, here = Counter(before), Counter(after)
    pairs = {word: count * there[word] for word, count in here.items() if word in there}
    if sum(pairs.values()) * len(after) <= _MUCH:
        return SequenceMatcher(None, before, after, autojunk=False)
    if len(after) < 200:  # the library knows no landmarks in so short a text
        return None
    often = len(after) // 100 + 1  # what is there more often is none
    landmarks = sum(count for word, count in pairs.items() if here[word] <= often)
    if landmarks * len(after) <= _MUCH:
        return SequenceMatcher(None, before, after, autojunk=True)
    return None


Opcode = tuple[str, int, int, int, int]


def _calm(opcodes: Sequence[Opcode], before: Sequence[str]) -> Iterator[Opcode]:
    """Join changes that only blanks or signs stand between: they read as one change."""
    held: Opcode | None = None
    for place, code in enumerate(opcodes):
        tag, i, j, k, m = code
        between = 0 < place < len(opcodes) - 1 and not any(
            "\n" in token or token.strip()[:1].isalnum() for token in before[i:j]
        )
        if tag == "equal" and not between:
            if held is not None:
                yield held
                held = None
            yield code
        elif held is None:
            held = ("replace", i, j, k, m)
        else:
            held = ("replace", held[1], j, held[3], m)
    if held is not None:
        yield held


def _replaced(old: str, new: str) -> Iterator[Span]:
    if old:
        yield Span(Part.REMOVED, old)
    if new:
        yield Span(Part.ADDED, new)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one fate as one span; between two kept ones, removed before added."""
    for kept, run in groupby(spans, key=lambda span: span.part is Part.KEPT):
        stretch = list(run)
        if kept:
            yield Span(Part.KEPT, "".join(span.text for span in stretch))
            continue
        for part in (Part.REMOVED, Part.ADDED):
            text = "".join(span.text for span in stretch if span.part is part)
            if text:
                yield Span(part, text)
