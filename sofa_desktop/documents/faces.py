"""Font files as paper needs them: which characters, how wide, which outlines.

A face is read once in a process and kept; a file is mapped, so only the outlines in use are read.
"""

import mmap
import struct
from array import array
from dataclasses import dataclass
from functools import cache

from sofa_desktop.looks.resources import font

NAMES = {
    "regular": "Inter-Regular",
    "medium": "Inter-Medium",
    "semibold": "Inter-SemiBold",
    "japanese": "NotoSansJP-Regular",
    "wide": "DejaVuSans",
}
"""PostScript names by use."""
FALLBACK = ("wide", "japanese")
"""Faces asked, after a style's own, for a character it lacks."""
KEPT = ("cvt ", "fpgm", "prep")
"""Tables an outline's hints rely on; they go into each subset as they are."""


@dataclass(frozen=True, slots=True)
class Box:
    """The box an outline fills, in thousandths of the type size."""

    left: int
    bottom: int
    right: int
    top: int

    @property
    def middle(self) -> int:
        """Half way across."""
        return (self.left + self.right) // 2


@dataclass(frozen=True, slots=True)
class Measures:
    """What a PDF says of a font as a whole, in thousandths of the type size."""

    ascent: int
    descent: int
    cap_height: int
    box: Box


def _words(data: bytes, code: str = "H") -> "array[int]":
    """Big-endian numbers."""
    found = array(code, data)
    if struct.pack("=H", 1) == struct.pack("<H", 1):
        found.byteswap()
    return found


class Face:
    """One font file."""

    def __init__(self, use: str) -> None:
        self.name = NAMES[use]
        with font(use).open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._places = self._directory()
        head = self.table("head")
        self.per_em = int.from_bytes(head[18:20], "big")
        self._count = int.from_bytes(self.table("maxp")[4:6], "big")
        places = self.table("loca")
        if int.from_bytes(head[50:52], "big"):
            self._outlines = _words(places, "I")
        else:
            self._outlines = array("I", [place * 2 for place in _words(places)])
        metrics = int.from_bytes(self.table("hhea")[34:36], "big")
        self.metrics = _words(self.table("hmtx")[: metrics * 4])
        self._bearings = _words(self.table("hmtx")[metrics * 4 :])
        self.glyphs = {chr(code): glyph for code, glyph in self._characters() if glyph}
        self.widths = {char: self.advance(glyph) for char, glyph in self.glyphs.items()}

    def _directory(self) -> dict[str, tuple[int, int]]:
        tables = int.from_bytes(self._data[4:6], "big")
        entries = (
            struct.unpack(">4s4xII", self._data[12 + 16 * n : 28 + 16 * n]) for n in range(tables)
        )
        return {tag.decode("ascii"): (start, size) for tag, start, size in entries}

    def table(self, tag: str) -> bytes:
        """A table's bytes; nothing where the file has none of this name."""
        start, size = self._places.get(tag, (0, 0))
        return self._data[start : start + size]

    def _characters(self) -> list[tuple[int, int]]:
        """Code points and their outlines, from the table that covers all of Unicode."""
        table = self.table("cmap")
        records = int.from_bytes(table[2:4], "big")
        places = [
            struct.unpack(">I", table[8 + 8 * n : 12 + 8 * n])[0]
            for n in range(records)
            if table[4 + 8 * n : 6 + 8 * n] in {b"\0\0", b"\0\3"}
        ]
        kinds = {int.from_bytes(table[place : place + 2], "big"): place for place in places}
        return _grouped(table[kinds[12] :])

    def advance(self, glyph: int) -> int:
        """How far an outline moves the pen, in thousandths."""
        return round(self._metric(glyph)[0] * 1000 / self.per_em)

    def _metric(self, glyph: int) -> tuple[int, int]:
        full = len(self.metrics) // 2
        if glyph < full:
            return self.metrics[glyph * 2], self.metrics[glyph * 2 + 1]
        return self.metrics[full * 2 - 2], self._bearings[glyph - full]

    def metric(self, glyph: int) -> bytes:
        """An outline's advance and bearing as the font's own table writes them."""
        return struct.pack(">HH", *self._metric(glyph))

    def outline(self, glyph: int) -> bytes:
        """An outline's bytes; none for a space."""
        start = self._places["glyf"][0]
        return self._data[start + self._outlines[glyph] : start + self._outlines[glyph + 1]]

    def box(self, char: str) -> Box:
        """The box a character's outline fills."""
        outline = self.outline(self.glyphs[char])
        if not outline:
            return Box(0, 0, self.widths[char], 0)
        return self._scaled(struct.unpack(">4h", outline[2:10]))

    def _scaled(self, corners: tuple[int, ...]) -> Box:
        return Box(*(round(value * 1000 / self.per_em) for value in corners))

    @property
    def measures(self) -> Measures:
        """What a PDF says of the font as a whole."""
        ascent, descent = struct.unpack(">2h", self.table("hhea")[4:8])
        caps = self.box("H")
        box = self._scaled(struct.unpack(">4h", self.table("head")[36:44]))
        scale = 1000 / self.per_em
        return Measures(round(ascent * scale), round(descent * scale), caps.top, box)


def _grouped(table: bytes) -> list[tuple[int, int]]:
    """Characters of a table of format 12."""
    groups = int.from_bytes(table[12:16], "big")
    numbers = _words(table[16 : 16 + 12 * groups], "I")
    return [
        (code, glyph + code - first)
        for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        for code in range(first, last + 1)
    ]


@cache
def face(use: str) -> Face:
    """The face for a use, read on first need."""
    return Face(use)


def parts(outline: bytes) -> list[int]:
    """Where in a composed outline its parts' numbers stand; nothing for a simple one."""
    if len(outline) < 10 or outline[0] < 0x80:
        return []
    places, place, more = [], 10, True
    while more:
        flags = int.from_bytes(outline[place : place + 2], "big")
        places.append(place + 2)
        place += 8 if flags & 1 else 6
        place += 8 if flags & 0x80 else 4 if flags & 0x40 else 2 if flags & 8 else 0
        more = bool(flags & 0x20)
    return places


def checksum(table: bytes) -> int:
    """A table's sum as its directory gives it."""
    return sum(_words(table + b"\0" * (-len(table) % 4), "I")) & 0xFFFFFFFF
