"""The lines of a pasted document: their marks taken off, what kind of line each is."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST: Final = 4000
"""Characters of a line that are read."""
MOST: Final = 20_000
"""Lines of a document that are read."""
_BULLET: Final = re.compile(r"^(?:[-*+•◦▪–—·●○]|\d{1,3}[.)]|\[[ xX]?\]|[☐☑✓])\s+")
_CHECKBOX: Final = re.compile(r"^(?:[-*+•]\s+)?(?:\[ ?\]|☐)\s+")
_HASHES: Final = re.compile(r"^#{1,6}\s+")
_EMPHASIS: Final = re.compile(r"(\*\*|__)(.+?)\1")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_ARROW: Final = re.compile(r"^(?:→|⇒|➔|➜|=>|->|>>)\s*")
_KEY: Final = re.compile(r"^([^\W\d_][\w '’/&-]{1,38}?)\s*(?::|\t)\s*(.*)$")
_HEADING_WORDS: Final = 6


class Line(NamedTuple):
    """One line with what its form says."""

    number: int
    source: str
    text: str
    """Without bullets, hashes, emphasis and links."""
    indent: int
    bullet: bool = False
    box: bool = False
    """An empty box to tick: something to do."""
    arrow: bool = False
    """An arrow before it: what was decided, in SoFA's minutes."""
    heading: bool = False
    key: str = ""
    """What stands before a colon, in small letters."""
    value: str = ""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a pasted table."""
        return "|" in self.source or "\t" in self.source.strip()

    @property
    def cells(self) -> list[str]:
        """The cells of a line of a pasted table."""
        cut = self.source.strip().strip("|")
        mark = "|" if "|" in cut else "\t"
        return [_plain(cell.strip()) for cell in cut.split(mark)]


def lines_of(text: str) -> Iterator[Line]:
    """The lines that are not blank, with their numbers."""
    for number, source in enumerate(text.splitlines()[:MOST], start=1):
        if source.strip():
            yield _line(number, source.rstrip()[:LONGEST])


def _line(number: int, source: str) -> Line:
    stripped = source.strip()
    indent = len(source.expandtabs(4)) - len(source.expandtabs(4).lstrip())
    box = bool(_CHECKBOX.match(stripped))
    hashes = bool(_HASHES.match(stripped))
    bullet = not hashes and bool(_BULLET.match(stripped))
    bold = bool(re.fullmatch(r"(\*\*|__).+?\1:?", stripped))
    text = _plain(_BULLET.sub("", _HASHES.sub("", stripped)) if bullet or hashes else stripped)
    if bullet:
        text = _plain(_BULLET.sub("", text))
    arrow = bool(_ARROW.match(text))
    text = _ARROW.sub("", text).strip()
    match = _KEY.match(text)
    key, value = (match[1].strip().casefold(), match[2].strip()) if match else ("", "")
    titled = text.endswith(":") and not value and len(text.split()) <= _HEADING_WORDS
    return Line(
        number, source, text, indent, bullet, box, arrow, hashes or bold or titled, key, value
    )


def _plain(text: str) -> str:
    """Text without emphasis and the addresses of links."""
    return _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", text)).replace("**", "").strip()
