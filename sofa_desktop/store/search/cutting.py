"""Cutting text so that SQLite's words work for Chinese, Japanese and Korean too.

FTS5 takes a whole run of such letters for one word. Written as overlapping pairs, any two letters
in a row are found: 日本語 is kept as 日本 本語 語, and asked for as the phrase 日本 本語.
"""

import re
from typing import Final

_RUN: Final = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+"
)
_WORD: Final = re.compile(r"\w")


def kept(text: str) -> str:
    """Text as it is indexed."""
    return text if text.isascii() else _RUN.sub(_all_pairs, text)


def _all_pairs(match: re.Match[str]) -> str:
    run = match.group()
    return f" {' '.join((*_pairs(run), run[-1]))} "


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def asked(word: str) -> str:
    """A word as FTS5 is asked for it: a phrase whose end may go on; empty without a letter."""
    if not _WORD.search(word):
        return ""
    cut = word if word.isascii() else _RUN.sub(_found_pairs, word)
    plain = cut.replace('"', " ").replace("\0", " ").strip()
    return f'"{plain}"*' if plain else ""


def _found_pairs(match: re.Match[str]) -> str:
    run = match.group()
    last = match.end() == len(match.string)
    pairs = _pairs(run)
    if not pairs or not last:
        pairs.append(run[-1])
    return f" {' '.join(pairs)} "
