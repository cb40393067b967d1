"""Frozen rows of reviews."""

from datetime import date
from typing import NamedTuple


class ReviewRow(NamedTuple):
    """A performance review, or one member's turn in a circle review."""

    id: str
    kind: str
    step: str
    begun_on: date
    role_id: str
    role: str
    focus_id: str
    focus: str
    reviewers: str
    went_well: str
    improve: str
    ideas: str
    plan: str
    term_end: date | None
    consented_on: date | None
    meeting_id: str | None
