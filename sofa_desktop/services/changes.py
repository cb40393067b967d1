"""What one committed action touched: how the rest of the program learns of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum


class Topic(Enum):
    """A kind of fact; pages name the ones they show."""

    CIRCLE = "circle"
    PEOPLE = "people"
    ROLES = "roles"
    POLICIES = "policies"
    PROPOSALS = "proposals"
    SELECTIONS = "selections"
    REVIEWS = "reviews"
    BACKLOG = "backlog"
    ACTIONS = "actions"
    MEETINGS = "meetings"
    CONTENT = "content"
    LEDGER = "ledger"
    AGREEMENT = "agreement"
    SETTLEMENTS = "settlements"
    FILE = "file"
    SETTINGS = "settings"


_typing: ContextVar[bool] = ContextVar("typing", default=False)


@contextmanager
def while_typing() -> Iterator[None]:
    """What is kept now is kept in the middle of typing, for fear of a crash.

    Undo takes such actions back together with the one that ends the typing, and nobody is told
    of each of them.
    """
    token = _typing.set(True)
    try:
        yield
    finally:
        _typing.reset(token)


def is_typing() -> bool:
    """Whether what is kept now is kept in the middle of typing."""
    return _typing.get()


@dataclass(frozen=True, slots=True)
class Changed:
    """One committed action: its topics, the records it touched and its name in words.

    ``origin`` is whoever began it (a page), so that it need not be told what it already knows.
    ``name`` stands in the undo bar and the Edit menu; ``action`` is the id of its journal row.
    """

    topics: frozenset[Topic]
    ids: frozenset[str] = field(default_factory=frozenset)
    origin: object | None = None
    action: str = ""
    name: str = ""
    undoable: bool = False
    typing: bool = False
    """It was kept in the middle of typing, which goes on."""

    def touches(self, topics: frozenset[Topic]) -> bool:
        """Whether somebody who shows these topics should look again."""
        return not self.topics.isdisjoint(topics)
