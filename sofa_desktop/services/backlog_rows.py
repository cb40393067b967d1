"""Frozen rows of the backlog and of action items."""

from datetime import date
from typing import NamedTuple


class BacklogRow(NamedTuple):
    """A topic as it stands on a day."""

    id: str
    title: str
    outcome: str
    source: str
    from_id: str
    from_name: str
    minutes: int
    """How long it may take; 0 where the app says."""
    priority: str
    state: str
    """Where it is that day: a topic that rested until then is active."""
    review_on: date | None
    every_months: int
    subject_type: str
    subject_id: str
    note: str
    noted_on: date
    closed_on: date | None
    carried: int
    meeting_id: str
    """The meeting on whose agenda it is, or was last; or empty."""
    meeting_on: date | None


class TopicNoteRow(NamedTuple):
    """One thing that was said, decided or promised on a topic, or a meeting it came to."""

    kind: str
    """``agenda``, ``decision`` or ``action``."""
    id: str
    meeting_id: str
    on: date
    title: str
    text: str
    """The notes of the agenda item, the decision's wording, or who does it."""
    outcome: str
    """For an agenda item the outcome wanted."""
    reached: str
    state: str
    """State of the agenda item or of the action item; empty for a decision."""


class SimilarRow(NamedTuple):
    """Something the circle already has that looks like what is being typed."""

    kind: str
    """``policy``, ``proposal`` or ``topic``."""
    id: str
    title: str
    state: str


class ActionItemRow(NamedTuple):
    """A promise: who does what by when."""

    id: str
    what: str
    owner_id: str
    owner: str
    due_on: date | None
    state: str
    closed_on: date | None
    noted_on: date
    meeting_id: str
    meeting_on: date | None
    agenda_item_id: str
    note: str


class DeclinedRow(NamedTuple):
    """Something the steward declined to have on the agenda, until its facts change."""

    key: str
    facts: str
    declined_on: date
