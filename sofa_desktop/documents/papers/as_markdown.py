"""A leaf as Markdown: what people typed stays text, whatever marks are in it."""

from collections.abc import Iterator

from sofa_desktop.documents.marks import paragraphs, plain, table
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
    one_text,
)


def markdown(leaf: Leaf) -> str:
    """The whole document."""
    made = [f"# {plain(leaf.title)}"]
    if leaf.draft:
        made += ["", f"**{plain(leaf.draft)}.** {plain(leaf.draft_note)}"]
    made += ["", f"**{plain(leaf.heading)}** · {plain(leaf.circle)}"]
    if leaf.particulars:
        made += ["", "  \n".join(plain(each) for each in leaf.particulars)]
    if leaf.lead:
        made += ["", plain(leaf.lead)]
    made += body(leaf.blocks)
    return "\n".join(made) + "\n"


def body(blocks: tuple[Block, ...], deeper: int = 0) -> Iterator[str]:
    """The lines of some blocks, an empty one before each; headings so many levels deeper."""
    for block in blocks:
        yield ""
        yield from _block(block, deeper)


def _block(block: Block, deeper: int) -> Iterator[str]:
    match block:
        case Heading():
            beside = f" ({plain(block.beside)})" if block.beside else ""
            yield f"{'#' * (block.level + deeper)} {plain(block.text)}{beside}"
        case Words():
            yield from _words(block)
        case Facts():
            yield from (_fact(label, told) for label, told in block.rows)
        case Listed():
            yield from (f"- {plain(item)}" for item in block.items)
        case Wording():
            yield from _wording(block)
        case Grid():
            headings = [plain(column.title) for column in block.columns]
            yield from table(headings, _cells(block))
        case Tree():
            yield from _tree(block)
        case Picture():
            yield plain(block.sentence)


def _fact(label: str, told: str) -> str:
    """A fact as a point; its lines stay lines."""
    lines = "  \n  ".join(plain(line) for line in told.splitlines() if line.strip())
    return f"- **{plain(label)}:** {lines}"


def _tree(block: Tree) -> Iterator[str]:
    """A list in lists; what is told of a branch stands below its name."""
    for branch in block.branches:
        edge = "  " * branch.depth
        name = plain(branch.name)
        yield f"{edge}- **{name}**" if branch.strong else f"{edge}- {name}"
        yield from (f"{edge}  {plain(note)}" for note in branch.notes)


def _words(block: Words) -> list[str]:
    told = paragraphs(block.text)
    return [f"**{line}**" for line in told if line] if block.look == "strong" else told


def _wording(block: Wording) -> Iterator[str]:
    """The label, and the wording as a quotation."""
    if block.label:
        yield f"*{plain(block.label)}*"
        yield ""
    yield from (f"> {line}" if line else ">" for line in paragraphs(block.text))


def _cells(block: Grid) -> list[list[str]]:
    """The texts of the rows, with their notes behind them."""
    return [
        [
            one_text(" · ".join([cell, *row.notes.get(place, ())]))
            for place, cell in enumerate(row.cells)
        ]
        for row in block.rows
    ]
