"""Consent rounds inside a unit of work: the same for proposals and selections."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sofa_desktop.domain.circle import Member, Standing
from sofa_desktop.domain.consent import (
    Answer,
    Move,
    Objection,
    ObjectionState,
    Response,
)
from sofa_desktop.domain.consent_round import Round, absent, eligible, must_be_turn
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Presence
from sofa_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a round is about: a proposal or a selection."""

    id: Id
    round: int
    meeting_id: Id | None = None
    """The meeting whose members answer; None asks every full member."""
    without: Id | None = None
    """Somebody proposed for removal, who has no consent right on that."""
    last: Id | None = None
    """The nominee of a selection, who answers last."""


class Objected(NamedTuple):
    """What somebody says against it: the reason, and the part of the aim it would harm."""

    member_id: Id
    text: str
    aim: str


def round_of(work: UnitOfWork, subject: Subject, today: date) -> Round:
    """The subject's round as it stands; members are those of the meeting's day."""
    day, present = today, None
    if subject.meeting_id is not None:
        day = work.meetings.get(subject.meeting_id).held_on
        present = {
            str(each.member_id)
            for each in work.attendances.of(
                meeting_id=subject.meeting_id, presence=Presence.PRESENT
            )
        }
    members = [member for member in work.members.all() if member.belongs_on(day)]
    return Round(
        number=subject.round,
        rule=work.circle().absence_rule,
        eligible=tuple(eligible(members, present, without=subject.without)),
        absent=tuple(absent(members, present, without=subject.without)),
        responses=tuple(work.responses.of(subject_id=subject.id, round=subject.round)),
        objections=tuple(objections(work, subject.id)),
    )


def responses(work: UnitOfWork, subject_id: str) -> list[Response]:
    """Every answer to a subject, oldest first."""
    return work.responses.of(subject_id=subject_id)


def objections(work: UnitOfWork, subject_id: str) -> list[Objection]:
    """Every objection to a subject, oldest first."""
    return work.objections.of(subject_id=subject_id)


def answer(
    work: UnitOfWork,
    subject: Subject,
    member_id: str,
    given: Answer,
    text: str = "",
    aim: str = "",
    *,
    on: date,
    written: bool = False,
) -> None:
    """Note what somebody says in the round; an objection needs its reason.

    ``aim`` is the part of the aim it would harm. Whoever objected and consents now withdraws it.

    Raises:
        Refused: ``round.guest``, ``round.removal``, ``round.not_there``, ``round.is_there``,
            ``round.nominee_last``, ``objection.no_reason``.
    """
    said = round_of(work, subject, on)
    member = work.members.get(member_id)
    _must_have_right(said, subject, member, written=written)
    must_be_turn(said, member, last=subject.last)
    before = said.response_of(member.id)
    own = [each for each in _own_open(said, member.id) if each.round == subject.round]
    if given is Answer.OBJECTION:
        _object(work, subject, Objected(member.id, text, aim), own)
    else:
        for each in own:
            work.objections.put(replace(each, state=ObjectionState.WITHDRAWN))
    if before is not None:
        work.responses.put(replace(before, answer=given, answered_on=on, written=written))
        return
    work.responses.add(
        Response(
            id=work.new_id(),
            subject_id=subject.id,
            member_id=member.id,
            round=subject.round,
            answer=given,
            answered_on=on,
            written=written,
            place=max((each.place for each in said.responses), default=0) + 1,
        )
    )


def unanswer(work: UnitOfWork, subject: Subject, member_id: str, today: date) -> None:
    """Take an answer of this round off again, with the objection it was, as if never said.

    Raises:
        Refused: ``round.no_answer``, ``round.answer_worked_with`` once the objection was
            integrated or withdrawn.
    """
    said = round_of(work, subject, today)
    name = work.members.get(member_id).name
    given = said.response_of(member_id)
    if given is None:
        raise Refused("round.no_answer", name=name)
    for each in said.objections:
        if each.member_id == member_id and each.round == subject.round:
            if each.state is not ObjectionState.OPEN:
                raise Refused("round.answer_worked_with", name=name)
            work.objections.remove(each.id)
    work.responses.remove(given.id)


def integrate(
    work: UnitOfWork, objection: Objection, move: Move, resolution: str, aim: str = ""
) -> None:
    """Note by which move an objection was integrated, and how.

    Raises:
        Refused: ``objection.not_open``.
    """
    _must_be_open_objection(objection)
    work.objections.put(
        replace(
            objection,
            move=move,
            resolution=resolution,
            aim=aim or objection.aim,
            state=ObjectionState.INTEGRATED,
        )
    )


def withdraw(work: UnitOfWork, objection: Objection) -> None:
    """Note that whoever objected sees no harm any more.

    Raises:
        Refused: ``objection.not_open``.
    """
    _must_be_open_objection(objection)
    work.objections.put(replace(objection, state=ObjectionState.WITHDRAWN))


def _own_open(said: Round, member_id: str) -> list[Objection]:
    return [each for each in said.open_objections() if each.member_id == member_id]


def _object(work: UnitOfWork, subject: Subject, said: Objected, own: list[Objection]) -> None:
    """A new objection, or the other words of the one already spoken in this round."""
    if own:
        work.objections.put(replace(own[0], text=said.text, aim=said.aim or own[0].aim))
        return
    work.objections.add(
        Objection(
            id=work.new_id(),
            subject_id=subject.id,
            round=subject.round,
            member_id=said.member_id,
            text=said.text,
            aim=said.aim,
        )
    )


def _must_have_right(said: Round, subject: Subject, member: Member, *, written: bool) -> None:
    if member.standing is not Standing.FULL:
        raise Refused("round.guest", name=member.name)
    if member.id == subject.without:
        raise Refused("round.removal", name=member.name)
    there = any(each.id == member.id for each in said.eligible)
    if not there and not any(each.id == member.id for each in said.absent):
        raise Refused("round.not_a_member", name=member.name)
    if not there and not written:
        raise Refused("round.not_there", name=member.name)
    if there and written and subject.meeting_id is not None:
        raise Refused("round.is_there", name=member.name)


def _must_be_open_objection(objection: Objection) -> None:
    if objection.state is not ObjectionState.OPEN:
        raise Refused("objection.not_open", state=str(objection.state))
