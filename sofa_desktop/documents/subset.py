"""The part of a font that one document embeds: only the outlines its text uses."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from struct import pack

from sofa_desktop.documents.faces import FALLBACK, KEPT, Face, checksum, face, parts

BASE = "".join(map(chr, range(32, 127))) + "\u2212\u2013\u00b7\u2019\u00d7\u00a7"
"""What nearly every document prints: always embedded, so that most subsets are made once."""


class Codes(dict[str, str]):
    """A face's characters in one document, each with its code (four hex digits) by first use."""

    def __init__(self, use: str) -> None:
        codes, glyphs, texts = _base(use)
        super().__init__(codes)
        self.use = use
        self.face = face(use)
        self.glyphs = [*glyphs]
        self.texts = [*texts]

    def __missing__(self, char: str) -> str:
        """Take a character in; every space is found again as a plain one."""
        return self.add(char, char, " " if char.isspace() else char)

    def add(self, key: str, drawn: str, text: str) -> str:
        """Take in what is drawn as one character and read as another."""
        code = f"{len(self.glyphs):04X}"
        self.glyphs.append(self.face.glyphs[drawn])
        self.texts.append(text)
        self[key] = code
        return code


@cache
def _base(use: str) -> tuple[dict[str, str], list[int], list[str]]:
    """What every document's codes of a face begin with."""
    chars = "" if use in FALLBACK else BASE
    codes = {char: f"{code:04X}" for code, char in enumerate(chars, 1)}
    return codes, [0, *map(face(use).glyphs.__getitem__, chars)], ["", *chars]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A subset as the PDF holds it; streams are compressed already."""

    name: str
    file: bytes
    length: int
    unicode: bytes
    widths: str


def embedded(codes: Codes) -> Embedded:
    """The subset for a document's codes."""
    return _embedded(codes.use, tuple(codes.glyphs), tuple(codes.texts))


@lru_cache(maxsize=12)
def _embedded(use: str, glyphs: tuple[int, ...], texts: tuple[str, ...]) -> Embedded:
    whole = face(use)
    file = _font_file(whole, glyphs)
    return Embedded(
        name=f"{_tag(glyphs)}+{whole.name}",
        file=zlib.compress(file, 6),
        length=len(file),
        unicode=zlib.compress(_to_unicode(texts), 6),
        widths="[0 [" + " ".join(str(whole.advance(glyph)) for glyph in glyphs) + "]]",
    )


def _tag(glyphs: tuple[int, ...]) -> str:
    """Six capitals that tell one subset from another."""
    number = zlib.crc32(pack(f">{len(glyphs)}H", *glyphs))
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(65 + letter)
    return letters


def _font_file(whole: Face, glyphs: Iterable[int]) -> bytes:
    """A font file with these outlines, numbered in this order; parts of composed ones follow."""
    order = list(glyphs)
    places: dict[int, int] = {}
    for place, glyph in enumerate(order):
        places.setdefault(glyph, place)
    outlines: list[bytes] = []
    while len(outlines) < len(order):
        outlines.append(_renumbered(whole.outline(order[len(outlines)]), order, places))
    starts, start = [0], 0
    for outline in outlines:
        start += len(outline)
        starts.append(start)
    head = whole.table("head")
    hhea = whole.table("hhea")
    maxp = whole.table("maxp")
    tables = {tag: whole.table(tag) for tag in KEPT if whole.table(tag)}
    tables |= {
        "glyf": b"".join(outlines),
        "head": head[:8] + b"\0\0\0\0" + head[12:50] + b"\0\1" + head[52:],
        "hhea": hhea[:34] + pack(">H", len(order)),
        "hmtx": b"".join(map(whole.metric, order)),
        "loca": pack(f">{len(starts)}I", *starts),
        "maxp": maxp[:4] + pack(">H", len(order)) + maxp[6:],
    }
    return _assembled(tables)


def _renumbered(outline: bytes, order: list[int], places: dict[int, int]) -> bytes:
    """An outline whose parts bear the subset's numbers, filled up to whole words."""
    made = bytearray(outline)
    for at in parts(outline):
        part = int.from_bytes(made[at : at + 2], "big")
        if part not in places:
            places[part] = len(order)
            order.append(part)
        made[at : at + 2] = pack(">H", places[part])
    return bytes(made) + b"\0" * (-len(made) % 4)


def _assembled(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, with its directory and sums."""
    count = len(tables)
    power = count.bit_length() - 1
    start = 12 + 16 * count
    directory = pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))
    body = b""
    head_at = 0
    for tag, table in sorted(tables.items()):
        if tag == "head":
            head_at = start + len(body)
        directory += pack(
            ">4sIII", tag.encode("ascii"), checksum(table), start + len(body), len(table)
        )
        body += table + b"\0" * (-len(table) % 4)
    file = directory + body
    adjustment = (0xB1B0AFBA - checksum(file)) & 0xFFFFFFFF
    return file[: head_at + 8] + pack(">I", adjustment) + file[head_at + 12 :]


def _to_unicode(texts: tuple[str, ...]) -> bytes:
    """Which text each code stands for, so that it can be copied and searched."""
    pairs = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts)
        if text
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *blocks,
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")
