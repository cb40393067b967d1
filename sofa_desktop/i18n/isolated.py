"""Imported text inside a sentence: bare of steering signs, its direction kept to itself."""

import unicodedata

_STEERING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\ufeff\u00ad"))
_SPACES = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")
CLEAN = _STEERING | _SPACES
"""Takes away what only steers, and makes a space of what ends a line; for ``str.translate``."""
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))
_OPENING, _CLOSING = "\u2068", "\u2069"
MOST_IN_SENTENCE = 240
"""Characters of an imported text that a sentence takes in."""


def isolated(text: str) -> str:
    """Imported text inside a sentence: its direction does not turn the words around it."""
    bare = text.translate(CLEAN | _ISOLATES)
    if len(bare) > MOST_IN_SENTENCE:
        bare = bare[: MOST_IN_SENTENCE - 1] + "…"
    return f"{_OPENING}{bare}{_CLOSING}" if runs_left(bare) else bare


def runs_left(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)
