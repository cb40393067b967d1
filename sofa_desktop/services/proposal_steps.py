"""Proposals inside a unit of work: what their use cases share."""

from dataclasses import replace

from sofa_desktop.domain import proposal_rules as rules
from sofa_desktop.domain.proposal import Proposal, Target
from sofa_desktop.services import consent_rounds as rounds
from sofa_desktop.services import words_of_absent as absent
from sofa_desktop.services.consent_rounds import Subject
from sofa_desktop.services.edits import Editable, day_or_none, key_or_none, line, paragraphs
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.target_parts import effect_of


def effect_text(value: object) -> str:
    """An effect as it is kept.

    Raises:
        Refused: ``proposal.bad_effect``.
    """
    text = str(value or "").strip()
    effect_of(text)
    return text


EDITABLE: Editable = {
    "title": line,
    **dict.fromkeys(
        ("needs", "dimensions", "pieces", "text", "questions", "reactions", "measure"), paragraphs
    ),
    "feedback_to": line,
    "target": lambda value: Target(str(value)),
    "target_id": key_or_none,
    "effect": effect_text,
    "term_end": day_or_none,
    "presenter_id": key_or_none,
    "backlog_id": key_or_none,
    "removes_id": key_or_none,
}
"""What may be changed of a proposal by name."""


def subject_of(proposal: Proposal) -> Subject:
    """The consent round of a proposal."""
    return Subject(
        id=proposal.id,
        round=proposal.round,
        meeting_id=proposal.meeting_id,
        without=proposal.removes_id,
    )


def named(work: UnitOfWork, proposal_id: str) -> Proposal:
    """The proposal, which the action is told by."""
    proposal = work.proposals.get(proposal_id)
    work.facts(title=proposal.title)
    return proposal


def in_round(work: UnitOfWork, proposal_id: str) -> Proposal:
    """The proposal, which is being asked about; the action is one of the meeting that is asked."""
    proposal = named(work, proposal_id)
    rules.must_be_in_round(proposal)
    if proposal.meeting_id is not None:
        work.in_meeting(proposal.meeting_id)
    return proposal


def put(work: UnitOfWork, before: Proposal, after: Proposal) -> Proposal:
    """Write a proposal; the consents to a wording it no longer has are dropped."""
    if after.dimensions != before.dimensions:
        after = replace(after, dimensions_consented=False)
    if any(getattr(after, name) != getattr(before, name) for name in rules.WORDING):
        asked = before.state in rules.IN_ROUND
        lost = absent.forget_consents(work, subject_of(before), asked=asked)
        if lost:
            work.facts(asked_again=[work.members.get(each).name for each in lost])
    work.proposals.put(after)
    return after


def after_hearing(work: UnitOfWork, proposal: Proposal) -> None:
    """Put a proposal where what was said in its round leads it."""
    state = rules.heard(proposal.round, rounds.objections(work, proposal.id))
    work.proposals.put(replace(proposal, state=state))
