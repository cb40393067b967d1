"""Performance review and circle review (MVOS 4.6, Who Decides Who Decides)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


class ReviewKind(StrEnum):
    """Of one person in a role, or of the circle by all its members in turn."""

    PERFORMANCE = "performance"
    CIRCLE = "circle"


class ReviewStep(StrEnum):
    """The steps, in order."""

    PREPARE = "prepare"
    WENT_WELL = "went_well"
    IMPROVE = "improve"
    IDEAS = "ideas"
    PLAN = "plan"
    CONSENT = "consent"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review with what was said and what follows; a record, not a policy."""

    id: Id
    kind: ReviewKind
    step: ReviewStep = ReviewStep.PREPARE
    begun_on: date
    role_id: Id | None = None
    focus_id: Id | None = None
    """The person in focus, who picks the reviewers."""
    reviewers: str = ""
    """Names, one a line; every linked level is among them."""
    went_well: str = ""
    improve: str = ""
    ideas: str = ""
    plan: str = ""
    """The improvement plan."""
    term_end: date | None = None
    consented_on: date | None = None
    meeting_id: Id | None = None

    def check(self) -> None:
        """Hold a review to its form.

        Raises:
            Refused: ``review.no_focus``.
        """
        if self.kind is ReviewKind.PERFORMANCE and self.focus_id is None:
            raise Refused("review.no_focus")
