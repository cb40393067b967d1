"""Where a candidate comes from: sources take turns when the time is short."""

from collections.abc import Mapping
from enum import StrEnum

from sofa_desktop.domain.agenda.candidates import Candidate


class AgendaSource(StrEnum):
    """What a meeting's time is shared among."""

    MINUTES = "minutes"
    UNFINISHED = "unfinished"
    ACTIONS = "actions"
    SELECTIONS = "selections"
    POLICIES = "policies"
    REVIEWS = "reviews"
    """The routine reviews, which go together as one block."""
    PROPOSALS = "proposals"
    PIECES = "pieces"
    SETTLEMENT = "settlement"
    AGREEMENT = "agreement"
    ANSWERS = "answers"
    """What SoFA or the parent circle said, or has not said yet."""
    AIM = "aim"
    TOPICS = "topics"
    PLAN = "plan"
    CALENDAR = "calendar"
    CASH = "cash"


SOURCES: Mapping[str, AgendaSource] = {
    "minutes.approve": AgendaSource.MINUTES,
    "unfinished": AgendaSource.UNFINISHED,
    "actions.due": AgendaSource.ACTIONS,
    "term.ending": AgendaSource.SELECTIONS,
    "role.vacant": AgendaSource.SELECTIONS,
    "selection.begun": AgendaSource.SELECTIONS,
    "policy.due": AgendaSource.POLICIES,
    "decision.due": AgendaSource.POLICIES,
    "role.review": AgendaSource.POLICIES,
    "proposal.ready": AgendaSource.PROPOSALS,
    "proposal.round": AgendaSource.PROPOSALS,
    "proposal.shaping": AgendaSource.PROPOSALS,
    "pieces.late": AgendaSource.PIECES,
    "piece.on_hold": AgendaSource.PIECES,
    "quarter.unsettled": AgendaSource.SETTLEMENT,
    "agreement.review": AgendaSource.AGREEMENT,
    "agreement.draft": AgendaSource.AGREEMENT,
    "agreement.sofa_waits": AgendaSource.ANSWERS,
    "agreement.sofa_consented": AgendaSource.ANSWERS,
    "aim.parent_waits": AgendaSource.ANSWERS,
    "term.awaiting": AgendaSource.ANSWERS,
    "term.confirmed": AgendaSource.ANSWERS,
    "aim.draft": AgendaSource.AIM,
    "aim.circle_waits": AgendaSource.AIM,
    "topic": AgendaSource.TOPICS,
    "plan": AgendaSource.PLAN,
    "calendar.gap": AgendaSource.CALENDAR,
    "cash.low": AgendaSource.CASH,
}
"""The source of each code a rule gives."""


def source_of(candidate: Candidate) -> AgendaSource:
    """Whose turn it is with a candidate; the routine reviews share one."""
    return AgendaSource.REVIEWS if candidate.fast_track else SOURCES[candidate.code]
