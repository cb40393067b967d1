"""Frozen rows of selections."""

from datetime import date
from typing import NamedTuple


class SelectionRow(NamedTuple):
    """One selection process with the role it is for."""

    id: str
    role_id: str
    role: str
    role_kind: str
    step: str
    begun_on: date
    role_text: str
    """The tasks as they are reviewed, or were."""
    starts_on: date | None
    ends_on: date | None
    qualifications: str
    list_consented: bool
    candidate_id: str
    candidate: str
    reasons: str
    round: int
    meeting_id: str
    agenda_item_id: str
    term_id: str
    ended_on: date | None
    ended_why: str
    forgotten: bool
    role_tasks: str
    """The role's tasks as they stand."""
    role_purpose: str
    kept_qualifications: str
    """The list of the last selection, offered again."""
    awaiting: bool
    """Whether the person selected waits for the other circle's consent."""

    @property
    def is_over(self) -> bool:
        """Whether somebody was announced, or it was dropped."""
        return self.step in {"announced", "dropped"}


class NominationRow(NamedTuple):
    """A row of the grid; before it is spoken nobody sees whom it names, and why."""

    id: str
    nominator_id: str
    nominator: str
    spoken: bool
    nominee_id: str
    nominee: str
    reason: str
    changed_to_id: str
    """Whom they stand by after the change round; empty until they were asked."""
    changed_to: str
    change_reason: str

    @property
    def was_asked(self) -> bool:
        """Whether the change round has come to this nominator."""
        return bool(self.changed_to_id)

    @property
    def changed(self) -> bool:
        """Whether they stand by somebody else now."""
        return self.was_asked and self.changed_to_id != self.nominee_id


class PartRow(NamedTuple):
    """Somebody who takes part, at their place in the round."""

    member_id: str
    member: str
    present: bool
    """Whether they are there; who is not may have written."""
