"""What one committed action touched: how the rest of the program learns of it."""

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

    def touches(self, topics: frozenset[Topic]) -> bool:
        """Whether somebody who shows these topics should look again."""
        return not self.topics.isdisjoint(topics)
