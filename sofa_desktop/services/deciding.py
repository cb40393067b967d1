"""A decision written down and carried out inside an action, wherever it was come by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Meeting, MeetingState
from sofa_desktop.domain.proposal import Decision, Target
from sofa_desktop.domain.proposal_rules import needs_term
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.target_parts import Wanted, retires
from sofa_desktop.services.targets import apply

MINUTED = frozenset({MeetingState.MINUTES_APPROVED, MeetingState.PUBLISHED})
"""A meeting whose minutes say for good what was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """What was decided, and where."""

    title: str
    text: str
    on: date
    target: Target = Target.NOTHING
    target_id: str | None = None
    effect: Mapping[str, object] = field(default_factory=dict)
    term_end: date | None = None
    measure: str = ""
    feedback_to: str = ""
    meeting_id: Id | None = None
    agenda_item_id: Id | None = None
    proposal_id: Id | None = None
    absence: AbsenceRule | None = None


def decide(work: UnitOfWork, what: Deciding) -> Decision:
    """Write a decision down and change what it is about, with the wording before beside it.

    Raises:
        Refused: ``decision.no_text``, ``decision.no_term_end``, ``decision.minutes_approved``, and
            what its target says.
    """
    if needs_term(what.target, retires=retires(what.effect)) and what.term_end is None:
        raise Refused("decision.no_term_end", target=str(what.target))
    if what.meeting_id is not None:
        must_be_minuted_still(work.meetings.get(what.meeting_id))
        work.in_meeting(what.meeting_id)
    if what.agenda_item_id is not None:
        work.agenda_items.get(what.agenda_item_id)
    decision_id = work.new_id()
    applied = apply(
        work,
        Wanted(
            decision_id=decision_id,
            title=what.title,
            text=what.text,
            target=what.target,
            target_id=what.target_id or None,
            effect=what.effect,
            on=what.on,
            term_end=what.term_end,
            measure=what.measure,
            feedback_to=what.feedback_to,
            meeting_id=what.meeting_id,
        ),
    )
    decision = Decision(
        id=decision_id,
        title=what.title,
        text=applied.text,
        target=what.target,
        target_id=applied.target_id,
        old_text=applied.old_text,
        decided_on=what.on,
        term_end=what.term_end,
        measure=what.measure,
        feedback_to=what.feedback_to,
        meeting_id=what.meeting_id,
        agenda_item_id=what.agenda_item_id,
        proposal_id=what.proposal_id,
        absence=what.absence,
        action_id=work.action_id,
    )
    work.decisions.add(decision)
    return decision


def must_be_minuted_still(meeting: Meeting) -> None:
    """Refuse a decision of a meeting whose minutes say something else for good.

    Raises:
        Refused: ``decision.minutes_approved``.
    """
    if meeting.state in MINUTED:
        raise Refused("decision.minutes_approved", on=meeting.held_on)


def day_of(work: UnitOfWork, meeting_id: str | None, on: date | None, today: date) -> date:
    """The day of a decision: the one given, else that of its meeting, else today."""
    if on is not None:
        return on
    return today if meeting_id is None else work.meetings.get(meeting_id).held_on


def known_meeting(work: UnitOfWork, meeting_id: str | None) -> Id | None:
    """The meeting's identifier, where one is given.

    Raises:
        Refused: ``record.gone``.
    """
    return work.meetings.get(meeting_id).id if meeting_id else None
