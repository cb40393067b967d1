"""Proposals on their way from a need to a decision (MVOS 3.3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


class ProposalState(StrEnum):
    """Where a proposal is: understand, explore, decide."""

    NEEDS = "needs"
    PICTURE = "picture"
    SHAPING = "shaping"
    READY = "ready"
    CONSENT_ROUND = "consent_round"
    OBJECTIONS = "objections"
    AMENDED = "amended"
    ADOPTED = "adopted"
    DROPPED = "dropped"
    DEFERRED = "deferred"


class Target(StrEnum):
    """What a decision changes in the circle when it is consented."""

    POLICY = "policy"
    ROLE = "role"
    AGREEMENT = "agreement"
    PRICE = "price"
    ITEM = "item"
    AIM = "aim"
    NOTHING = "nothing"
    """It is a decision in words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal with its way so far; lists are one line each."""

    id: Id
    title: str
    state: ProposalState = ProposalState.NEEDS
    needs: str = ""
    """The needs statement: why something is wanted."""
    dimensions: str = ""
    """Picture forming: what the proposal must cover."""
    dimensions_consented: bool = False
    pieces: str = ""
    """Proposal shaping: ideas, which may contradict."""
    text: str = ""
    """The written proposal: the exact wording that is consented."""
    questions: str = ""
    """Clarifying questions and their answers."""
    reactions: str = ""
    """Quick reactions, without names."""
    target: Target = Target.POLICY
    target_id: Id | None = None
    """What it changes: a policy, role, agreement version, piece or aim version; None makes one."""
    effect: str = ""
    """Canonical JSON of the fields it sets beside the text, by the target's own names."""
    term_end: date | None = None
    measure: str = ""
    feedback_to: str = ""
    presenter_id: Id | None = None
    backlog_id: Id | None = None
    removes_id: Id | None = None
    """The member it would take out of the circle, who has no consent right on it."""
    meeting_id: Id | None = None
    """The meeting whose members answer in its consent round."""
    round: int = 0
    """The consent round it is in, or was in last."""
    opened_on: date | None = None
    closed_on: date | None = None
    closed_why: str = ""
    """Why it was dropped or deferred."""

    def check(self) -> None:
        """Hold a proposal to its form.

        Raises:
            Refused: ``proposal.no_title``.
        """
        if not self.title.strip():
            raise Refused("proposal.no_title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the circle decided, in exact wording, with the wording before."""

    id: Id
    title: str
    text: str
    target: Target = Target.NOTHING
    target_id: Id | None = None
    old_text: str = ""
    decided_on: date
    term_end: date | None = None
    measure: str = ""
    feedback_to: str = ""
    meeting_id: Id | None = None
    agenda_item_id: Id | None = None
    proposal_id: Id | None = None
    selection_id: Id | None = None
    absence: AbsenceRule | None = None
    """The rule by which it stands without the word of members who were not there."""
    action_id: Id | None = None
    """The journal's action that made and applied it, for its own undo."""

    def check(self) -> None:
        """Hold a decision to its form.

        Raises:
            Refused: ``decision.no_text``.
        """
        if not self.text.strip():
            raise Refused("decision.no_text")
