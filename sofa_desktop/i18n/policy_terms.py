"""The words of the field for policies, proposals and consent."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.consent import Answer, Move, ObjectionState, RoundKind
from sofa_desktop.domain.policy import PolicyKind, PolicyState
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.i18n.words import t

Word = Callable[[], str]

_POLICY_KINDS: Mapping[PolicyKind, Word] = {
    PolicyKind.GUIDELINE: lambda: t("policy kind", "Guideline"),
    PolicyKind.WORKFLOW: lambda: t("policy kind", "Workflow"),
    PolicyKind.ROLE: lambda: t("policy kind", "Role description"),
    PolicyKind.AGREEMENT: lambda: t("policy kind", "Agreement"),
    PolicyKind.AIM: lambda: t("policy kind", "Aim and domain"),
}
_POLICY_STATES: Mapping[PolicyState, Word] = {
    PolicyState.IN_FORCE: lambda: t("policy state", "In force"),
    PolicyState.DUE: lambda: t("policy state", "Review due"),
    PolicyState.OVERDUE: lambda: t("policy state", "Overdue, still in force"),
    PolicyState.RETIRED: lambda: t("policy state", "Retired"),
}
_PROPOSAL_STATES: Mapping[ProposalState, Word] = {
    ProposalState.NEEDS: lambda: t("proposal state", "Needs statement"),
    ProposalState.PICTURE: lambda: t("proposal state", "Picture forming"),
    ProposalState.SHAPING: lambda: t("proposal state", "Proposal shaping"),
    ProposalState.READY: lambda: t("proposal state", "Ready to decide"),
    ProposalState.CONSENT_ROUND: lambda: t("proposal state", "Consent round"),
    ProposalState.OBJECTIONS: lambda: t("proposal state", "Objections to integrate"),
    ProposalState.AMENDED: lambda: t("proposal state", "Amended, ready for another round"),
    ProposalState.ADOPTED: lambda: t("proposal state", "Adopted"),
    ProposalState.DROPPED: lambda: t("proposal state", "Dropped"),
    ProposalState.DEFERRED: lambda: t("proposal state", "Deferred"),
}
_TARGETS: Mapping[Target, Word] = {
    Target.POLICY: lambda: t("target", "Policy"),
    Target.ROLE: lambda: t("target", "Role"),
    Target.AGREEMENT: lambda: t("target", "Agreement with SoFA"),
    Target.PRICE: lambda: t("target", "Prices"),
    Target.ITEM: lambda: t("target", "Piece of content"),
    Target.AIM: lambda: t("target", "Aim and domain"),
    Target.NOTHING: lambda: t("target", "Decision in words alone"),
}
_ANSWERS: Mapping[Answer, Word] = {
    Answer.CONSENT: lambda: t("answer", "Consent"),
    Answer.OBJECTION: lambda: t("answer", "Objection"),
}
_MOVES: Mapping[Move, Word] = {
    Move.MODIFY: lambda: t("move", "Modify the proposal"),
    Move.SHORTEN: lambda: t("move", "Shorten the term"),
    Move.MEASURE: lambda: t("move", "Measure the concern"),
}
_OBJECTION_STATES: Mapping[ObjectionState, Word] = {
    ObjectionState.OPEN: lambda: t("objection state", "Open"),
    ObjectionState.INTEGRATED: lambda: t("objection state", "Integrated"),
    ObjectionState.WITHDRAWN: lambda: t("objection state", "Withdrawn"),
}
_ROUND_KINDS: Mapping[RoundKind, Word] = {
    RoundKind.CLARIFYING: lambda: t("round", "Clarifying questions"),
    RoundKind.REACTION: lambda: t("round", "Quick reactions"),
    RoundKind.CONSENT: lambda: t("round", "Consent round"),
}


def policy_kind(value: str) -> str:
    """What a policy is about: Guideline, Workflow."""
    return _POLICY_KINDS[PolicyKind(value)]()


def policy_state(value: str) -> str:
    """Where a policy stands: In force; Overdue, still in force."""
    return _POLICY_STATES[PolicyState(value)]()


def proposal_state(value: str) -> str:
    """Where a proposal is: Picture forming, Consent round."""
    return _PROPOSAL_STATES[ProposalState(value)]()


def target(value: str) -> str:
    """What a decision changes: Policy, Prices."""
    return _TARGETS[Target(value)]()


def answer(value: str) -> str:
    """What somebody says in a consent round: Consent, Objection."""
    return _ANSWERS[Answer(value)]()


def move(value: str) -> str:
    """How an objection is integrated: Shorten the term."""
    return _MOVES[Move(value)]()


def objection_state(value: str) -> str:
    """What became of an objection: Open, Integrated."""
    return _OBJECTION_STATES[ObjectionState(value)]()


def round_kind(value: str) -> str:
    """Which round a written word is for: Quick reactions."""
    return _ROUND_KINDS[RoundKind(value)]()
