"""Rows of policies, proposals, consent, decisions and prices."""

from datetime import date
from typing import NamedTuple


class PolicyRow(NamedTuple):
    """A policy with the wording in force."""

    id: str
    title: str
    kind: str
    state: str
    """``in_force``, ``due``, ``overdue`` (and still in force) or ``retired``."""
    version: int
    version_id: str
    text: str
    decided_on: date
    term_end: date
    measure: str
    feedback_to: str
    decision_id: str
    meeting_id: str
    retired_on: date | None
    retired_why: str
    note: str


class PolicyVersionRow(NamedTuple):
    """One wording a policy had, with its term."""

    id: str
    policy_id: str
    version: int
    text: str
    decided_on: date
    term_end: date
    measure: str
    feedback_to: str
    decision_id: str
    meeting_id: str
    meeting_on: date | None


class ProposalRow(NamedTuple):
    """A proposal with its way so far."""

    id: str
    title: str
    state: str
    needs: str
    dimensions: str
    dimensions_consented: bool
    pieces: str
    text: str
    questions: str
    reactions: str
    target: str
    target_id: str
    target_name: str
    """The policy, role or piece it changes; empty where it makes a new one."""
    old_text: str
    """The wording in force of the policy, role or aim it changes."""
    effect: str
    term_end: date | None
    measure: str
    feedback_to: str
    presenter_id: str
    presenter: str
    backlog_id: str
    removes_id: str
    meeting_id: str
    round: int
    opened_on: date | None
    closed_on: date | None
    closed_why: str
    decision_id: str
    """The decision that adopted it."""
    removes: str
    """Name of the member it would take out of the circle."""


class DecisionRow(NamedTuple):
    """What the circle decided."""

    id: str
    title: str
    text: str
    old_text: str
    target: str
    target_id: str
    target_name: str
    decided_on: date
    term_end: date | None
    measure: str
    feedback_to: str
    meeting_id: str
    meeting_on: date | None
    meeting_title: str
    agenda_item_id: str
    proposal_id: str
    selection_id: str
    absence: str
    """The rule by which it stands without the word of absent members: ``lazy``, ``assume``."""
    minuted: bool
    """Whether the minutes of its meeting are approved; then it is not taken back."""


class ResponseRow(NamedTuple):
    """One member's answer in one consent round."""

    id: str
    subject_id: str
    member_id: str
    member: str
    round: int
    answer: str
    answered_on: date
    written: bool
    place: int


class ObjectionRow(NamedTuple):
    """An objection, and what became of it."""

    id: str
    subject_id: str
    round: int
    member_id: str
    member: str
    text: str
    aim: str
    move: str
    resolution: str
    state: str


class WrittenWordRow(NamedTuple):
    """What an absent member wrote beforehand."""

    id: str
    subject_id: str
    member_id: str
    member: str
    kind: str
    text: str
    written_on: date
    answer: str


class VoiceRow(NamedTuple):
    """Somebody in a consent round, at their place in it."""

    member_id: str
    member: str
    present: bool
    """Whether they are there; who is not comes after, and answers in writing."""
    answer: str
    """``consent``, ``objection``, or empty where they have not answered."""
    written: bool
    awaited: bool
    """Not there, and the circle's rule waits for their word."""


class PriceRow(NamedTuple):
    """What one tier of a piece costs, in the circle's currency."""

    id: str
    item_id: str
    name: str
    minor: int
    currency: str
    place: int
    decision_id: str
