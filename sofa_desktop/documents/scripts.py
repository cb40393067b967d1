"""Text of any script as a row of marks to draw from left to right.

Imported text is never markup: what is in a name is drawn. Characters that only steer (line ends,
zero-width signs, overrides of direction) draw nothing; letters no font has become a visible sign.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from sofa_desktop.documents.faces import FALLBACK, face
from sofa_desktop.i18n.isolated import CLEAN, runs_left

MISSING = "\ufffd"
"""Drawn where no face has a character; the text behind it stays what it was."""
ISOLATE = re.compile("([\u2066-\u2068])([^\u2066-\u2069]*)\u2069")
LONE = re.compile("[\u2066-\u2069]")
DIRECTIONS = {"\u2066": "L", "\u2067": "R", "\u2068": None}
STANDINS = [chr(code) for code in range(0x1FB00, 0x1FB70)]
"""Signs without a direction, which no face of ours draws, for what is isolated meanwhile."""
GAP = 60
"""Between a letter and an accent placed on it, in thousandths of the type size."""


class Mark(NamedTuple):
    """One character to draw: its face, its outline, the text it stands for, how far it is moved."""

    use: str
    drawn: str
    text: str
    shift: int = 0
    rise: int = 0


class _Owners(dict[str, str]):
    """Which face draws a character; "" where that takes thought (accents, direction, no face)."""

    def __init__(self, use: str) -> None:
        super().__init__()
        self._uses = (use, *FALLBACK)

    def __missing__(self, char: str) -> str:
        owner = next((use for use in self._uses if char in face(use).glyphs), "")
        if owner and not _is_simple(char):
            owner = ""
        self[char] = owner
        return owner


class _Widths(dict[str, int]):
    """How wide a simple character is drawn; no entry for any other."""

    def __init__(self, use: str) -> None:
        super().__init__()
        self._owners = owners(use)

    def __missing__(self, char: str) -> int:
        owner = self._owners[char]
        if not owner:
            raise KeyError(char)
        self[char] = wide = face(owner).widths[char]
        return wide


@cache
def owners(use: str) -> Mapping[str, str]:
    """By character, the face that draws it in a style, "" where that takes thought."""
    return _Owners(use)


@cache
def widths(use: str) -> Mapping[str, int]:
    """By simple character, its width in thousandths of the type size."""
    return _Widths(use)


def _is_simple(char: str) -> bool:
    """Whether it is drawn after the one before with nothing to think about."""
    return (
        unicodedata.category(char) not in {"Mn", "Me", "Cf", "Cc", "Co", "Zl", "Zp"}
        and unicodedata.bidirectional(char) not in {"R", "AL", "AN"}
        and unicodedata.normalize("NFC", char) == char
    )


@lru_cache(maxsize=2048)
def marks(text: str, use: str, base: str) -> tuple[Mark, ...]:
    """The marks of a text, from left to right.

    ``base`` is the direction of the whole: "L" for our sentences, "" to follow its first letter.
    """
    text = unicodedata.normalize("NFC", text.translate(CLEAN))
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if runs_left(text):
        text = _reordered(text, base)
    clusters: list[str] = []
    for char in text:
        if clusters and unicodedata.category(char) in {"Mn", "Me"}:
            clusters[-1] += char
        elif unicodedata.category(char) != "Cf" and not 0xFE00 <= ord(char) <= 0xFE0F:
            clusters.append(char)
    return tuple(mark for cluster in clusters for mark in _placed(cluster, use))


class _Shaper(Protocol):
    def reshape(self, text: str) -> str:
        """Letters in the form their neighbours give them."""
        ...


@cache
def _shaper() -> _Shaper:
    """Joins Arabic letters; keeps vowel signs; of ligatures only the one script demands."""
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415  (heavy, and seldom needed)

    made: _Shaper = ArabicReshaper(
        configuration={
            "delete_harakat": False,
            "delete_tatweel": False,
            "support_ligatures": True,
            "ARABIC LIGATURE ALLAH": False,
        }
    )
    return made


def _reordered(text: str, base: str) -> str:
    """Right-to-left text joined and in the order it is drawn, accents behind their letters."""
    drawn = _turned(_shaper().reshape(text), base)
    result: list[str] = []
    waiting = ""
    for char in drawn:
        if unicodedata.bidirectional(char) == "NSM" and _leftward(char):
            waiting += char
            continue
        result.append(char + waiting[::-1])
        waiting = ""
    return "".join(result) + waiting


def _turned(text: str, base: str) -> str:
    """Characters in the order they are drawn; what is isolated is turned by itself.

    The package's newer function knows isolates but mirrors no brackets, its older one the other
    way round: so isolates are taken out, turned, and put back in their place.
    """
    apart: list[str] = []
    while (found := ISOLATE.search(text)) is not None and len(apart) < len(STANDINS):
        apart.append(_displayed(found[2], DIRECTIONS[found[1]]))
        text = f"{text[: found.start()]}{STANDINS[len(apart) - 1]}{text[found.end() :]}"
    shown = _displayed(text, base or None)
    for standin, piece in reversed([*zip(STANDINS, apart, strict=False)]):
        shown = shown.replace(standin, piece)
    return shown


def _displayed(text: str, base: str | None) -> str:
    from bidi import algorithm, get_display  # noqa: PLC0415  (seldom needed)

    bare = LONE.sub("", text)
    knows = all(unicodedata.bidirectional(char) for char in bare)
    return str((algorithm.get_display if knows else get_display)(bare, base_dir=base))


def _leftward(mark: str) -> bool:
    """Whether an accent belongs to a script that runs to the left."""
    return 0x0590 <= ord(mark) <= 0x08FF or ord(mark) == 0xFB1E


def _text_behind(char: str) -> str:
    """The letters a joined form stands for."""
    if 0xFB1D <= ord(char) <= 0xFEFC:
        return unicodedata.normalize("NFKC", char)
    return char


def _placed(cluster: str, use: str) -> list[Mark]:
    """A letter with its accents, drawn with one face where one has them all."""
    uses = (use, *(other for other in FALLBACK if other != use))
    chosen = next((one for one in uses if all(char in face(one).glyphs for char in cluster)), None)
    if chosen is None and len(cluster) > 1:
        return [mark for char in cluster for mark in _placed(char, use)]
    if chosen is None:
        return [Mark("wide", MISSING, cluster)]
    letter = cluster[0]
    made = [Mark(chosen, letter, _text_behind(letter))]
    box = face(chosen).box(letter)
    width = face(chosen).widths[letter]
    top, bottom = box.top, min(box.bottom, 0)
    for accent in cluster[1:]:
        outline = face(chosen).box(accent)
        shift = box.middle - width - outline.middle
        below = unicodedata.combining(accent) in range(200, 227) or outline.top <= 0
        rise = bottom - GAP - outline.top if below else top + GAP - outline.bottom
        made.append(Mark(chosen, accent, accent, shift, rise))
        if below:
            bottom -= GAP + outline.top - outline.bottom
        else:
            top += GAP + outline.top - outline.bottom
    return made
