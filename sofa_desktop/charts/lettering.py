"""The fonts of pictures: registered once, measured before anything is placed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

from sofa_desktop.charts.picture import JOINERS, one_line
from sofa_desktop.looks import resources

POINTS = 0.72
"""Points in one unit: pictures count in pixels of 1/100 inch."""
FAMILIES = ("Inter", "DejaVu Sans", "Noto Sans JP")
BOX = "\N{WHITE SQUARE}"
DOTS = "\N{HORIZONTAL ELLIPSIS}"
PLAIN, BOLD = 400, 600
_UNBROKEN_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


@lru_cache(maxsize=1)
def register() -> None:
    """Make the program's own fonts known, ahead of what the machine has by the same name.

    Text is drawn unhinted: hinting rounds every letter to whole pixels and spreads the words.
    """
    mpl.rcParams["text.hinting"] = "no_hinting"
    known = font_manager.fontManager.ttflist
    before = len(known)
    for use in ("regular", "semibold", "wide", "japanese"):
        font_manager.fontManager.addfont(resources.font(use))
    ours = known[before:]
    del known[before:]
    light = [entry for entry in ours if entry.weight == PLAIN]
    known[:0] = [
        *ours,
        *(replace(entry, weight=BOLD) for entry in light if entry.name in FAMILIES[1:]),
    ]


@lru_cache(maxsize=64)
def face(size: float, *, bold: bool = False) -> FontProperties:
    """The font of a text of so many units."""
    register()
    return FontProperties(family=list(FAMILIES), size=size * POINTS, weight=BOLD if bold else PLAIN)


def _drawn(size: float, *, bold: bool) -> FT2Font:
    files = font_manager.fontManager._find_fonts_by_props(face(size, bold=bold))  # noqa: SLF001
    font = font_manager.get_font(files)
    font.clear()
    font.set_size(size * POINTS, 100)
    return font


@lru_cache(maxsize=8192)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How many units wide a line of text is."""
    if not text:
        return 0.0
    font = _drawn(size, bold=bold)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


@lru_cache(maxsize=1)
def _supported() -> frozenset[int]:
    files = [resources.font(use) for use in ("regular", "wide", "japanese")]
    return frozenset().union(*(font_manager.get_font(file).get_charmap() for file in files))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text on one line, without control characters; a box for what no font can show."""
    if text.isascii() and text.isprintable():
        return text
    out = []
    for sign in one_line(text):
        if sign in JOINERS or ord(sign) in _supported():
            out.append(sign)
        elif unicodedata.category(sign) != "Mn":
            out.append(BOX)
    return "".join(out)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of a line as has room, with dots for the rest."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + DOTS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + DOTS


def _unbroken(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(_UNBROKEN_SCRIPTS)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for word in text.split(" "):
        start = len(pieces)
        for sign in word:
            if len(pieces) > start and not _unbroken(sign):
                pieces[-1] += sign
            else:
                pieces.append(sign)
        if len(pieces) > start:
            pieces[-1] += " "
    return pieces


def wrap(text: str, room: float, size: float, lines: int) -> list[str]:
    """A name on at most so many lines, the last with dots where it does not end."""
    made = [""]
    pieces = _pieces(text)
    for place, piece in enumerate(pieces):
        longer = made[-1] + piece
        if not made[-1] or width(longer.rstrip(), size) <= room:
            made[-1] = longer
        elif len(made) < lines:
            made.append(piece)
        else:
            made[-1] += "".join(pieces[place:])
            break
    return [cut(line.rstrip(), room, size) for line in made]


def widest_word(texts: Sequence[str], size: float) -> float:
    """The widest part of some names that no line end can divide."""
    return widest([piece.rstrip() for text in texts for piece in _pieces(text)], size)


def widest(texts: Sequence[str], size: float, *, bold: bool = False) -> float:
    """The widest of some lines."""
    return max((width(text, size, bold=bold) for text in texts), default=0.0)
