"""The backlog: topics the circle will come to; and the promises made on the way."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import add_months

LONGEST_ITEM = 240
"""Minutes one topic may be planned for."""
RAREST = 60
"""Months after which a topic may come again at the latest."""
HELPING_AFTER = 3
"""A topic carried over so often is offered a helping circle (MVOS 2.5.4)."""


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


CLOSED = frozenset({BacklogState.DONE, BacklogState.DROPPED})
"""States in which nobody waits for a topic any more."""


def state_on(item: BacklogItem, day: date) -> BacklogState:
    """Where a topic is on a day: one that rests until a day wakes by itself."""
    return woken(item.state, item.review_on, day)


def woken(state: BacklogState, review_on: date | None, day: date) -> BacklogState:
    """The same of a topic's state and day alone."""
    if state is BacklogState.RESTING and review_on is not None and review_on <= day:
        return BacklogState.ACTIVE
    return state


def next_day(item: BacklogItem, after: date) -> date:
    """The next day of a topic that comes again: the first one of its series after a day."""
    base = item.review_on or after
    times = 1
    while (day := add_months(base, times * item.every_months)) <= after < date.max:
        times += 1
    return day


def finished(item: BacklogItem, on: date) -> BacklogItem:
    """The topic once it is done; a recurring one rests until it comes again."""
    if item.every_months:
        following = next_day(item, on)
        return replace(
            item, state=BacklogState.RESTING, review_on=following, closed_on=on, carried=0
        )
    return replace(item, state=BacklogState.DONE, closed_on=on)


def skipped(item: BacklogItem, today: date) -> BacklogItem:
    """A recurring topic that is left out once: its day moves on, nothing else changes.

    Raises:
        Refused: ``backlog.not_recurring``.
    """
    if not item.every_months:
        raise Refused("backlog.not_recurring", title=item.title)
    after = max(today, item.review_on or today)
    return replace(item, state=BacklogState.RESTING, review_on=next_day(item, after))


def rested(item: BacklogItem, until: date | None) -> BacklogItem:
    """The topic at rest, until a day or until somebody wakes it."""
    return replace(item, state=BacklogState.RESTING, review_on=until, closed_on=None)


def awake(item: BacklogItem) -> BacklogItem:
    """The topic active again; one that comes again keeps its day as the base of the next."""
    kept = item.review_on if item.every_months else None
    return replace(item, state=BacklogState.ACTIVE, review_on=kept, closed_on=None)


def put_on_agenda(item: BacklogItem) -> BacklogItem:
    """The topic on the agenda of a meeting."""
    return replace(item, state=BacklogState.ON_AGENDA)


def carried_over(item: BacklogItem) -> BacklogItem:
    """The topic back from a meeting that did not finish it."""
    return replace(awake(item), carried=item.carried + 1)


def wants_helping_circle(carried: int) -> bool:
    """Whether a topic was carried over so often that a helping circle may serve it better."""
    return carried >= HELPING_AFTER


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
