"""The backlog: topics the circle will come to; and the promises made on the way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id

LONGEST_ITEM = 240
"""Minutes one topic may be planned for."""
RAREST = 60
"""Months after which a topic may come again at the latest."""


class Outcome(StrEnum):
    """The three outcomes an item can want; each holds the ones before it (MVOS ch. 5)."""

    REPORT = "report"
    EXPLORE = "explore"
    DECIDE = "decide"


class Source(StrEnum):
    """Where a topic came from."""

    MEMBER = "member"
    MEETING = "meeting"
    DUE = "due"
    PARENT = "parent"
    HELP_DESK = "help_desk"


class Priority(StrEnum):
    """How soon a topic wants a meeting."""

    SOON = "soon"
    NORMAL = "normal"
    LATER = "later"


class BacklogState(StrEnum):
    """Where a topic is."""

    ACTIVE = "active"
    RESTING = "resting"
    ON_AGENDA = "on_agenda"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogItem:
    """One topic."""

    id: Id
    title: str
    outcome: Outcome = Outcome.EXPLORE
    source: Source = Source.MEMBER
    from_id: Id | None = None
    """The member who brought it."""
    minutes: int = 0
    """How long it may take; 0 lets the app say."""
    priority: Priority = Priority.NORMAL
    state: BacklogState = BacklogState.ACTIVE
    review_on: date | None = None
    """A resting topic is looked at again on this day; a recurring one is due on it."""
    every_months: int = 0
    """It comes again so many months after it was done; 0 does not."""
    subject_type: str = ""
    """The type of the record it is about, such as ``policy`` or ``role``; or empty."""
    subject_id: Id | None = None
    note: str = ""
    noted_on: date
    closed_on: date | None = None
    carried: int = 0
    """How many meetings it was on the agenda of without being finished."""

    def check(self) -> None:
        """Hold a topic to its form.

        Raises:
            Refused: ``backlog.no_title``, ``backlog.bad_minutes``, ``backlog.bad_months``.
        """
        if not self.title.strip():
            raise Refused("backlog.no_title")
        if not 0 <= self.minutes <= LONGEST_ITEM:
            raise Refused("backlog.bad_minutes", minutes=self.minutes)
        if not 0 <= self.every_months <= RAREST:
            raise Refused("backlog.bad_months", months=self.every_months)


class ActionState(StrEnum):
    """What became of an action item."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem:
    """A promise: who does what by when."""

    id: Id
    what: str
    owner_id: Id | None = None
    due_on: date | None = None
    state: ActionState = ActionState.OPEN
    closed_on: date | None = None
    noted_on: date
    meeting_id: Id | None = None
    agenda_item_id: Id | None = None
    note: str = ""

    def check(self) -> None:
        """Hold it to its form.

        Raises:
            Refused: ``action_item.no_what``.
        """
        if not self.what.strip():
            raise Refused("action_item.no_what")
