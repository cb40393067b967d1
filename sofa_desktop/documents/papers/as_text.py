"""A leaf as plain text, as it goes into a mail: no marks but blanks and dashes."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from sofa_desktop.charts.picture import one_line
from sofa_desktop.documents.papers.leaf import (
    Block,
    Facts,
    Grid,
    Heading,
    Leaf,
    Listed,
    Picture,
    Tree,
    Wording,
    Words,
)

_FIGURE = re.compile(r"\s*\d+(?!\d|\. )")
"""A day or an amount; not the number of an item before its title."""
WIDE = 72
"""Letters of a line; no mail program breaks it again."""


def text(leaf: Leaf) -> str:
    """The whole document."""
    made = [one_line(leaf.title), "=" * min(len(one_line(leaf.title)), WIDE)]
    if leaf.draft:
        made += ["", *_wrapped(f"{leaf.draft.upper()}. {leaf.draft_note}")]
    made += ["", one_line(f"{leaf.heading} · {leaf.circle}")]
    made += [one_line(each) for each in leaf.particulars]
    if leaf.lead:
        made += ["", *_wrapped(leaf.lead)]
    for block in leaf.blocks:
        made += ["", *_block(block)]
    return "\n".join(line.rstrip() for line in made) + "\n"


def _wrapped(told: str, first: str = "", rest: str = "") -> list[str]:
    """A text of several lines, each broken where it is too long."""
    made: list[str] = []
    for place, line in enumerate(told.strip().splitlines()):
        made += textwrap.wrap(
            one_line(line),
            WIDE,
            initial_indent=rest if place else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return made


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block)
        case Words():
            yield from _wrapped(block.text)
        case Facts():
            yield from _facts(block)
        case Listed():
            yield from (line for item in block.items for line in _wrapped(item, "- ", "  "))
        case Wording():
            yield from [one_line(block.label)] if block.label else []
            yield from _wrapped(block.text, "  | ", "  | ")
        case Grid():
            yield from _rows(block)
        case Tree():
            yield from _tree(block)
        case Picture():
            yield from _wrapped(block.sentence)


def _heading(block: Heading) -> Iterator[str]:
    told = one_line(f"{block.text} ({block.beside})" if block.beside else block.text)
    yield told
    yield ("-" if block.level == 2 else "·") * min(len(told), WIDE)


def _facts(block: Facts) -> Iterator[str]:
    for label, told in block.rows:
        yield from _wrapped(f"{one_line(label)}: {told}", "", "  ")


def _rows(block: Grid) -> Iterator[str]:
    """Each row as a point: its texts; days and numbers with what they are."""
    titles = [one_line(column.title) for column in block.columns]
    for row in block.rows:
        yield from _wrapped(_row(titles, row.cells), "- ", "  ")
        for place in sorted(row.notes):
            for note in row.notes[place]:
                yield from _wrapped(note, "    ", "    ")


def _tree(block: Tree) -> Iterator[str]:
    """Each branch further in than the one that holds it."""
    for branch in block.branches:
        edge = "  " * branch.depth
        yield from _wrapped(branch.name, f"{edge}- ", f"{edge}  ")
        for note in branch.notes:
            yield from _wrapped(note, f"{edge}    ", f"{edge}    ")


def _row(titles: Sequence[str], cells: Sequence[str]) -> str:
    told = [(title, cell) for title, cell in zip(titles, cells, strict=True) if cell.strip()]
    return " · ".join(
        f"{title}: {cell}" if place and title and _FIGURE.match(cell) else cell
        for place, (title, cell) in enumerate(told)
    )
