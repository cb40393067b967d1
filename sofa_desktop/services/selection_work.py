"""What the use cases of selections ask of a unit of work."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sofa_desktop.domain.circle import CircleKind, Member, Standing
from sofa_desktop.domain.consent import Objection, Response
from sofa_desktop.domain.consent_round import Round, absent, eligible, order
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Presence
from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.roles import LINKS, Role, RoleKind, RoleTerm, check_term
from sofa_desktop.domain.selection import Nomination, Selection, SelectionStep
from sofa_desktop.services import words_of_absent
from sofa_desktop.services.consent_rounds import Subject
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.roles import held


class SelectionUseCases:
    """What every use case of selections has at hand."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock


def named(work: UnitOfWork, selection_id: str) -> Selection:
    """The selection, which the action's words then name by its role."""
    selection = work.selections.get(selection_id)
    work.facts(role=work.roles.get(selection.role_id).name)
    note_meeting(work, selection)
    return selection


def note_meeting(work: UnitOfWork, selection: Selection) -> None:
    """Let the action be one of the meeting the selection is held in."""
    if selection.meeting_id is not None:
        work.in_meeting(work.meetings.get(selection.meeting_id).id)


class Part(NamedTuple):
    """The full members of the circle, each group in the order of a round."""

    present: list[Member]
    absent: list[Member]

    @property
    def all(self) -> list[Member]:
        """Both."""
        return [*self.present, *self.absent]


def taking_part(work: UnitOfWork, selection: Selection, today: date) -> Part:
    """Who takes part: those who are at its meeting, else every full member of the circle."""
    day, there = today, None
    if selection.meeting_id is not None:
        day = work.meetings.get(selection.meeting_id).held_on
        there = {
            one.member_id
            for one in work.attendances.all()
            if one.meeting_id == selection.meeting_id
            and one.presence is Presence.PRESENT
            and one.member_id is not None
        }
    members = [one for one in work.members.all() if one.belongs_on(day)]
    return Part(order(eligible(members, there)), order(absent(members, there)))


def round_of(work: UnitOfWork, selection: Selection, today: date) -> Round:
    """The consent round as it stands; the nominee is in it, and last."""
    part = taking_part(work, selection, today)
    nominee = selection.candidate_id
    last = [] if nominee is None else [work.members.get(nominee)]
    return Round(
        number=selection.round,
        rule=work.circle().absence_rule,
        eligible=tuple([one for one in part.present if one.id != nominee] + last),
        absent=tuple(one for one in part.absent if one.id != nominee),
        responses=tuple(answers_of(work, selection)),
        objections=tuple(objections_of(work, selection)),
    )


def hear_written(work: UnitOfWork, selection: Selection, today: date) -> None:
    """Bring what absent members wrote for the consent round into the one that begins."""
    if selection.step is not SelectionStep.CONSENT:
        return
    words_of_absent.hear_written(
        work,
        Subject(
            id=selection.id,
            round=selection.round,
            meeting_id=selection.meeting_id,
            last=selection.candidate_id,
        ),
        today,
        selection.agenda_item_id,
    )


def nominations_of(work: UnitOfWork, selection: Selection) -> list[Nomination]:
    """Its nominations, in the order they were written down."""
    return [one for one in work.nominations.all() if one.selection_id == selection.id]


def objections_of(work: UnitOfWork, selection: Selection) -> list[Objection]:
    """Every objection there was to its candidates."""
    return [one for one in work.objections.all() if one.subject_id == selection.id]


def answers_of(work: UnitOfWork, selection: Selection) -> list[Response]:
    """The answers of its present round, in the order they were given."""
    found = [
        one
        for one in work.responses.all()
        if one.subject_id == selection.id and one.round == selection.round
    ]
    return sorted(found, key=lambda one: one.place)


def first_free_day(work: UnitOfWork, role: Role, today: date) -> date:
    """The day after the terms already given, or today."""
    after = [add_days(one.last_day, 1) for one in work.terms.all() if one.role_id == role.id]
    return max([today, *after])


def must_be_here(work: UnitOfWork, selection: Selection, member_id: str, today: date) -> None:
    """Refuse to name somebody who is not in the circle, or a guest for a role of every circle.

    Raises:
        Refused: ``selection.not_here``, ``selection.guest``.
    """
    member, role = work.members.get(member_id), work.roles.get(selection.role_id)
    if not member.belongs_on(today):
        raise Refused("selection.not_here", name=member.name)
    if member.standing is not Standing.FULL and role.kind is not RoleKind.OPERATIONAL:
        raise Refused("selection.guest", name=member.name, role=role.name)


def term_of(work: UnitOfWork, selection: Selection) -> RoleTerm:
    """The term the candidate would hold the role for, as a new record."""
    if selection.candidate_id is None:
        raise Refused("selection.no_candidate")
    if selection.starts_on is None or selection.ends_on is None:
        raise Refused("selection.no_term")
    return RoleTerm(
        id=work.new_id(),
        role_id=selection.role_id,
        member_id=selection.candidate_id,
        starts_on=selection.starts_on,
        ends_on=selection.ends_on,
        awaiting=_awaits(work, selection),
        selection_id=selection.id,
    )


def _awaits(work: UnitOfWork, selection: Selection) -> bool:
    """Whether the other circle has to consent too: to a leader or delegate of a linked circle."""
    circle = work.circle()
    linked = bool(circle.parent or circle.within_id) and circle.kind is not CircleKind.MISSION
    return linked and work.roles.get(selection.role_id).kind in LINKS


def must_be_able(work: UnitOfWork, selection: Selection, today: date) -> RoleTerm:
    """The term, if the candidate may hold the role for it.

    Raises:
        Refused: what ``must_be_here`` and ``check_term`` say.
    """
    term = term_of(work, selection)
    must_be_here(work, selection, term.member_id, today)
    role, member = work.roles.get(term.role_id), work.members.get(term.member_id)
    check_term(term, role, member, held(work))
    return term


def with_names(work: UnitOfWork, refusal: Refused) -> Refused:
    """The same refusal with the names of the members it speaks of."""
    members = refusal.facts.get("members")
    if not isinstance(members, list):
        return refusal
    names = [work.members.get(Id(str(one))).name for one in members]
    return Refused(refusal.code, names=names)


def with_qualifications(role: Role, selection: Selection) -> Role:
    """The role with the list it was selected by, offered again next time."""
    return replace(role, qualifications=selection.qualifications)
