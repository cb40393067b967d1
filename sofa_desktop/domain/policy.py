"""Policies: agreements of the circle that stand until a day, in versions (MVOS 3.4, 4.4.6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


class PolicyKind(StrEnum):
    """What a policy is about."""

    GUIDELINE = "guideline"
    WORKFLOW = "workflow"
    ROLE = "role"
    AGREEMENT = "agreement"
    AIM = "aim"


class PolicyState(StrEnum):
    """Where a policy stands on a day; past its term end it is overdue and still in force."""

    IN_FORCE = "in_force"
    DUE = "due"
    OVERDUE = "overdue"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One policy of the circle's logbook; its wording is that of its last version."""

    id: Id
    title: str
    kind: PolicyKind = PolicyKind.GUIDELINE
    retired_on: date | None = None
    retired_why: str = ""
    note: str = ""

    def check(self) -> None:
        """Hold a policy to its form.

        Raises:
            Refused: ``policy.no_title``.
        """
        if not self.title.strip():
            raise Refused("policy.no_title")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """A consented wording with its term; a renewal is a new version, even of the same words."""

    id: Id
    policy_id: Id
    version: int
    text: str
    decided_on: date
    term_end: date
    """The day its review is due; afterwards it stays in force, overdue."""
    measure: str = ""
    feedback_to: str = ""
    """Whom to tell how it works in practice."""
    decision_id: Id | None = None
    meeting_id: Id | None = None

    def check(self) -> None:
        """Hold a version to its form.

        Raises:
            Refused: ``policy.no_text``, ``policy.ends_before_start``.
        """
        if not self.text.strip():
            raise Refused("policy.no_text")
        if self.term_end <= self.decided_on:
            raise Refused("policy.ends_before_start", on=self.decided_on)
