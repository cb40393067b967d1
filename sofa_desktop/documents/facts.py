"""A statement's payload, asked for in the words the pages need, with its place in the chain."""

from dataclasses import dataclass

from sofa_desktop.i18n.statement import facts as words
from sofa_desktop.i18n.statement.facts import Data


@dataclass(frozen=True, slots=True)
class Hashes:
    """A statement's place in the chain: the hash before it and its own; empty for a draft."""

    previous: str
    own: str


class Facts(words.Facts):
    """The payload of one statement with its hashes."""

    def __init__(self, payload: Data, hashes: Hashes) -> None:
        super().__init__(payload)
        self.hashes = hashes
