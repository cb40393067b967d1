"""What differs between two wordings, word by word. No Qt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from sofa_desktop.i18n.words import t

TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(Enum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The new wording with what went and what came, in reading order."""
    before, after = TOKENS.findall(old.strip()), TOKENS.findall(new.strip())
    return tuple(_joined(_bridged(_pieces(before, after))))


def is_same(old: str, new: str) -> bool:
    """Whether both wordings say the same in the same words."""
    return all(piece.kind is Kind.SAME for piece in difference(old, new))


def spoken(pieces: Sequence[Piece]) -> str:
    """The difference for a screen reader: what was taken out and what was added."""
    parts = []
    for piece in pieces:
        words = piece.text.strip()
        if piece.kind is Kind.GONE and words:
            parts.append(t("wording", "taken out: {words}", words=words))
        elif piece.kind is Kind.NEW and words:
            parts.append(t("wording", "added: {words}", words=words))
    return "; ".join(parts) or t("wording", "nothing differs")


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, at, until, new_at, new_until in matcher.get_opcodes():
        gone, came = "".join(before[at:until]), "".join(after[new_at:new_until])
        if gone == came:
            yield Piece(Kind.SAME, gone)
            continue
        if gone:
            yield Piece(Kind.GONE, gone)
        if came:
            yield Piece(Kind.NEW, came)


def _bridged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A mere space between two changes is part of them, which reads better."""
    listed = list(pieces)
    for place, piece in enumerate(listed):
        inside = 0 < place < len(listed) - 1
        if piece.kind is Kind.SAME and inside and not piece.text.strip(" "):
            yield Piece(Kind.GONE, piece.text)
            yield Piece(Kind.NEW, piece.text)
        else:
            yield piece


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Changes that follow each other become one: all that went, then all that came."""
    gone, came = "", ""
    for piece in pieces:
        if piece.kind is Kind.GONE:
            gone += piece.text
        elif piece.kind is Kind.NEW:
            came += piece.text
        else:
            yield from _change(gone, came)
            gone = came = ""
            yield piece
    yield from _change(gone, came)


def _change(gone: str, came: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Kind.GONE, gone)
    if came:
        yield Piece(Kind.NEW, came)
