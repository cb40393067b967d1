"""Selecting somebody for a role in ten steps (MVOS 3.6.2). Never a count."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


class SelectionStep(StrEnum):
    """The ten steps, in order, and the two ends."""

    ROLE = "role"
    TERM = "term"
    QUALIFICATIONS = "qualifications"
    LIST_CONSENT = "list_consent"
    NOMINATIONS = "nominations"
    REASONS = "reasons"
    CHANGES = "changes"
    PROPOSAL = "proposal"
    CONSENT = "consent"
    ANNOUNCED = "announced"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One selection process for one role."""

    id: Id
    role_id: Id
    step: SelectionStep = SelectionStep.ROLE
    begun_on: date
    role_text: str = ""
    """The tasks as they were reviewed; where they differ from the role's, the new wording."""
    starts_on: date | None = None
    ends_on: date | None = None
    qualifications: str = ""
    """One a line."""
    list_consented: bool = False
    candidate_id: Id | None = None
    reasons: str = ""
    """Why this candidate is proposed, without names."""
    round: int = 0
    meeting_id: Id | None = None
    agenda_item_id: Id | None = None
    term_id: Id | None = None
    ended_on: date | None = None
    ended_why: str = ""
    forgotten: bool = False
    """Its nominations were dropped from the record."""

    @property
    def is_over(self) -> bool:
        """Whether somebody was announced, or it was dropped."""
        return self.step in {SelectionStep.ANNOUNCED, SelectionStep.DROPPED}

    def check(self) -> None:
        """Hold a selection to its form.

        Raises:
            Refused: ``selection.bad_term``.
        """
        if self.starts_on and self.ends_on and self.ends_on <= self.starts_on:
            raise Refused("selection.bad_term")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """A row of the facilitator's grid: nominator, nomination, because, changed to."""

    id: Id
    selection_id: Id
    nominator_id: Id
    nominee_id: Id
    reason: str = ""
    changed_to_id: Id | None = None
    """Whom they stand by after the change round: the nominee again where nothing changed."""
    change_reason: str = ""
    spoken: bool = False
    """Whether its reason was said in the round; nobody sees it before."""

    @property
    def was_asked(self) -> bool:
        """Whether the change round has come to this nominator."""
        return self.changed_to_id is not None
