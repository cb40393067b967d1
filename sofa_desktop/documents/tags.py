"""What each mark on a page is (heading, paragraph, cell), for programs that read pages aloud."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, NamedTuple

HOLDERS: Final = frozenset({"P", "H1", "H2", "H3", "TH", "TD", "Lbl", "LBody", "Figure"})
"""Kinds of parts that hold text themselves; in others a text is a paragraph of its own."""


class Marked(NamedTuple):
    """A marked piece of a page's content."""

    page: int
    number: int


@dataclass(slots=True)
class Part:
    """A part of the document; ``kind`` is a standard structure type, ``alt`` says a picture."""

    kind: str
    alt: str = ""
    kids: "list[Part | Marked]" = field(default_factory=list)


class Tags:
    """The tree of a document's parts while its pages are written."""

    def __init__(self) -> None:
        self.root = Part("Document")
        self._open = [self.root]
        self._counts: dict[int, int] = {}

    @contextmanager
    def part(self, kind: str, alt: str = "") -> Iterator[Part]:
        """What is written meanwhile belongs to this part."""
        made = Part(kind, alt)
        self._open[-1].kids.append(made)
        self._open.append(made)
        try:
            yield made
        finally:
            self._open.pop()

    def mark(self, page: int) -> str:
        """Begin a piece of content of the open part; ``EMC`` ends it."""
        holder = self._open[-1]
        if holder.kind not in HOLDERS:
            holder = Part("P")
            self._open[-1].kids.append(holder)
        number = self._counts.get(page, 0)
        self._counts[page] = number + 1
        holder.kids.append(Marked(page, number))
        return f"/{holder.kind} <</MCID {number}>> BDC"
