"""A document before it has a form: its head and its blocks, in reading order.

All texts are plain: what people typed is never markup here, and each form makes it inert.
"""

from dataclasses import dataclass
from typing import Literal

from sofa_desktop.documents.table import Column, Row

Look = Literal["plain", "quiet", "strong"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``beside`` stands quietly after it, and it stays on one page with so much."""

    text: str
    level: int = 2
    beside: str = ""
    keep: float = 40


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one or more paragraphs; its line ends are kept."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with what it is."""

    rows: tuple[tuple[str, str], ...]
    wide: float = 0
    """Room for the labels in points; 0 takes what the longest needs."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Points, one after the other; ``small`` where they matter less than what is above."""

    items: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """An exact wording, set apart from what is told around it."""

    text: str
    label: str = ""
    old: bool = False
    """The wording that is in force no more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One of a tree: how deep it lies, its name, and what is told of it below."""

    depth: int
    name: str
    notes: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """Things within things, outer ones first."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that only paper has; elsewhere its sentence stands for it."""

    kind: str
    sentence: str


Block = Heading | Words | Facts | Listed | Wording | Grid | Tree | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One document."""

    circle: str
    parent: str
    heading: str
    """What kind of document it is."""
    title: str
    """What it says, in one large line."""
    particulars: tuple[str, ...] = ()
    lead: str = ""
    """A quiet sentence below the title."""
    draft: str = ""
    """The word of a draft; empty for what is final."""
    draft_note: str = ""
    blocks: tuple[Block, ...] = ()
    foot: str = ""
    subject: str = ""
    day: str = ""
    """The ISO day the document is of."""


def facts(*rows: tuple[str, str]) -> tuple[Facts, ...]:
    """The facts that say something; nothing where none does."""
    told = tuple((label, text) for label, text in rows if text.strip())
    return (Facts(told),) if told else ()


def words(text: str, look: Look = "plain") -> tuple[Words, ...]:
    """A text, where there is one."""
    return (Words(text.strip(), look),) if text.strip() else ()


def one_text(text: str) -> str:
    """A text of several lines as it stands in a cell: on one line."""
    return " ".join(text.split())
