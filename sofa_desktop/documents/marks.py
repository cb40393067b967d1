"""Text that people typed, in Markdown: no mark in it means anything."""

import re
from collections.abc import Iterator, Sequence

from sofa_desktop.charts.picture import one_line

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_LIST = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def plain(text: str) -> str:
    """A text in which no mark means anything to Markdown."""
    told = _MARKS.sub(r"\\\1", one_line(text))
    return _LIST.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", told)


def paragraphs(text: str) -> list[str]:
    """A text of several lines, its paragraphs kept."""
    lines = [plain(line) for line in text.splitlines()]
    return [f"{line}  " if line and place + 1 < len(lines) else line
            for place, line in enumerate(lines)]  # fmt: skip


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table; what is in its rows is text and nothing else."""
    yield f"| {' | '.join(headings)} |"
    yield f"|{'|'.join(' --- ' for _ in headings)}|"
    for row in rows:
        yield f"| {' | '.join(plain(cell) for cell in row)} |"
