"""Texts of a bank made plain: one line, composed letters, nothing invisible, not endless."""

from collections.abc import Sequence
from unicodedata import category, is_normalized, normalize

TEXT_CAP = 500
NAME_CAP = 140
ID_CAP = 140
RAW_CAP = 4000
_JOINERS = "\u200c\u200d"
_QUOTES = "\"'"


def bag(words: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(words.split())


def plain(text: str, cap: int = TEXT_CAP) -> str:
    """One line of plain text: controls and directional marks gone, spaces single, NFC."""
    if not text.isprintable():
        text = "".join(_plain_letter(letter) for letter in text)
    text = " ".join(normalize("NFC", text).split())
    if len(text) > 1 and text[0] == text[-1] and text[0] in _QUOTES:
        text = text[1:-1].strip()
    elif text.count('"') == 1 and '"' in (text[0], text[-1]):
        text = text.strip('"').strip()
    return text if len(text) <= cap else text[: cap - 1].rstrip() + "…"


def plain_column(cells: Sequence[str], cap: int) -> list[str]:
    """``plain`` for a whole column; the usual column costs one look."""
    joined = "".join(cells)
    usual = joined.isprintable() and '"' not in joined and "'" not in joined
    if usual and is_normalized("NFC", joined) and len(max(cells, key=len, default="")) <= cap:
        return [" ".join(cell.split()) for cell in cells] if _has_gaps(cells) else list(cells)
    known = {cell: plain(cell, cap) for cell in set(cells)}
    return [known[cell] for cell in cells]


def _has_gaps(cells: Sequence[str]) -> bool:
    """Whether any cell has a space at an end or two in a row."""
    joined = "\n".join(("", *cells, ""))
    return "  " in joined or "\n " in joined or " \n" in joined


def _plain_letter(letter: str) -> str:
    if letter in _JOINERS:
        return letter
    kind = category(letter)
    if kind in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if kind in ("Cf", "Cs") else letter
