"""The way of a proposal: which step may follow which, and what each asks for."""

from collections.abc import Iterable
from datetime import date

from sofa_desktop.domain.consent import Objection, ObjectionState
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.proposal import Proposal, ProposalState, Target

CLOSED = frozenset({ProposalState.ADOPTED, ProposalState.DROPPED, ProposalState.DEFERRED})
IN_ROUND = frozenset({ProposalState.CONSENT_ROUND, ProposalState.OBJECTIONS})
"""The circle is being heard: answers are taken."""
BEFORE_ROUND = frozenset({ProposalState.READY, ProposalState.AMENDED})
"""The text is written; a consent round may begin."""
NEED_TERM = frozenset({Target.POLICY, Target.ROLE, Target.AGREEMENT, Target.PRICE})
"""What stands only until a day. The other targets do not: a piece is approved once, an aim stands
until both circles consent to another, and a decision in words alone ends with what it says."""
WORDING = frozenset(
    {"text", "term_end", "measure", "feedback_to", "target", "target_id", "effect", "removes_id"}
)
"""What the circle consents to, exactly as it is."""

_FORWARD = {
    ProposalState.NEEDS: ProposalState.PICTURE,
    ProposalState.PICTURE: ProposalState.SHAPING,
    ProposalState.SHAPING: ProposalState.READY,
}
_BACK = {after: before for before, after in _FORWARD.items()}


def needs_term(target: Target, *, retires: bool = False) -> bool:
    """Whether a decision on this target is adopted with a term end only."""
    return target in NEED_TERM and not retires


def must_be_open(proposal: Proposal) -> None:
    """Refuse a step of a proposal that has come to its end.

    Raises:
        Refused: ``proposal.closed``.
    """
    if proposal.state in CLOSED:
        raise Refused("proposal.closed", title=proposal.title, state=str(proposal.state))


def next_state(proposal: Proposal) -> ProposalState:
    """The step after this one, where the proposal has what this one is for.

    Raises:
        Refused: ``proposal.closed``, ``proposal.no_next``, ``proposal.no_needs``,
            ``proposal.dimensions_open``, ``proposal.no_text``.
    """
    must_be_open(proposal)
    after = _FORWARD.get(proposal.state)
    if after is None:
        raise Refused("proposal.no_next", state=str(proposal.state))
    if proposal.state is ProposalState.NEEDS and not proposal.needs.strip():
        raise Refused("proposal.no_needs")
    if proposal.state is ProposalState.PICTURE and not proposal.dimensions_consented:
        raise Refused("proposal.dimensions_open")
    if proposal.state is ProposalState.SHAPING:
        must_have_text(proposal)
    return after


def previous_state(proposal: Proposal, objections: Iterable[Objection]) -> ProposalState:
    """The step before this one; a consent round is left for the text as it was brought to it.

    Raises:
        Refused: ``proposal.closed``, ``proposal.no_way_back``.
    """
    must_be_open(proposal)
    if proposal.state is ProposalState.CONSENT_ROUND:
        return before_round(objections)
    before = _BACK.get(proposal.state)
    if before is None:
        raise Refused("proposal.no_way_back", state=str(proposal.state))
    return before


def before_round(objections: Iterable[Objection]) -> ProposalState:
    """Where a proposal waits for its next round: amended once an objection was worked with."""
    return ProposalState.AMENDED if any(True for _ in objections) else ProposalState.READY


def heard(number: int, objections: Iterable[Objection]) -> ProposalState:
    """Where a proposal in its round is after an objection was spoken, integrated or withdrawn."""
    states = {each.state for each in objections if each.round == number}
    if ObjectionState.OPEN in states:
        return ProposalState.OBJECTIONS
    return ProposalState.AMENDED if states else ProposalState.CONSENT_ROUND


def taken_up(proposal: Proposal, objections: Iterable[Objection]) -> ProposalState:
    """Where a deferred proposal goes on.

    Raises:
        Refused: ``proposal.not_deferred``.
    """
    if proposal.state is not ProposalState.DEFERRED:
        raise Refused("proposal.not_deferred", title=proposal.title)
    spoken = list(objections)
    if any(each.state is ObjectionState.OPEN for each in spoken):
        return ProposalState.OBJECTIONS
    if proposal.text.strip():
        return before_round(spoken)
    if proposal.dimensions_consented:
        return ProposalState.SHAPING
    return ProposalState.PICTURE if proposal.needs.strip() else ProposalState.NEEDS


def must_have_text(proposal: Proposal) -> None:
    """Refuse to decide on what is not written down.

    Raises:
        Refused: ``proposal.no_text``.
    """
    if not proposal.text.strip():
        raise Refused("proposal.no_text")


def must_be_ready(proposal: Proposal, *, on: date, retires: bool = False) -> None:
    """Refuse a consent round on a proposal that could not be adopted as it is.

    Raises:
        Refused: ``proposal.closed``, ``proposal.not_ready``, ``proposal.no_text``,
            ``proposal.no_term_end``, ``policy.ends_before_start``.
    """
    must_be_open(proposal)
    if proposal.state not in BEFORE_ROUND:
        raise Refused("proposal.not_ready", state=str(proposal.state))
    must_have_text(proposal)
    must_have_term(proposal, retires=retires)
    ends = None if retires or proposal.target is not Target.POLICY else proposal.term_end
    if ends is not None and ends <= on:
        raise Refused("policy.ends_before_start", on=on)


def must_have_term(proposal: Proposal, *, retires: bool = False) -> None:
    """Refuse what would stand without an end.

    Raises:
        Refused: ``proposal.no_term_end``.
    """
    if needs_term(proposal.target, retires=retires) and proposal.term_end is None:
        raise Refused("proposal.no_term_end", target=str(proposal.target))


def must_be_in_round(proposal: Proposal) -> None:
    """Refuse an answer where nobody is asked.

    Raises:
        Refused: ``proposal.closed``, ``proposal.not_in_round``.
    """
    must_be_open(proposal)
    if proposal.state not in IN_ROUND:
        raise Refused("proposal.not_in_round", state=str(proposal.state))


def must_be_editable(proposal: Proposal, fields: Iterable[str]) -> None:
    """Refuse a change of what the circle consented to, or is just being asked about.

    Raises:
        Refused: ``proposal.closed``, ``proposal.in_round``, ``proposal.dimensions_closed``.
    """
    must_be_open(proposal)
    names = set(fields)
    if proposal.state is ProposalState.CONSENT_ROUND and names & WORDING:
        raise Refused("proposal.in_round", title=proposal.title)
    early = {ProposalState.NEEDS, ProposalState.PICTURE}
    if "dimensions" in names and proposal.dimensions_consented and proposal.state not in early:
        raise Refused("proposal.dimensions_closed")


def must_be_shorter(before: date | None, after: date | None) -> None:
    """Refuse to call a term shortened that is not.

    Raises:
        Refused: ``objection.no_term``, ``objection.not_shorter``.
    """
    if after is None:
        raise Refused("objection.no_term")
    if before is not None and after >= before:
        raise Refused("objection.not_shorter", term_end=before)


def must_have_picture(proposal: Proposal) -> None:
    """Refuse consent to a list of dimensions that is not being made, or is empty.

    Raises:
        Refused: ``proposal.closed``, ``proposal.not_picture``, ``proposal.no_dimensions``.
    """
    must_be_open(proposal)
    if proposal.state is not ProposalState.PICTURE:
        raise Refused("proposal.not_picture", state=str(proposal.state))
    if not proposal.dimensions.strip():
        raise Refused("proposal.no_dimensions")
