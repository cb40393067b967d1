"""The consent round of a proposal: everybody answers, objections are integrated, it is adopted."""

from dataclasses import replace
from datetime import date
from typing import Any

from sofa_desktop.domain import proposal_rules as rules
from sofa_desktop.domain.consent import Answer, Move, Objection
from sofa_desktop.domain.consent_round import must_be_adoptable, taken_for_granted
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.proposal import Proposal, ProposalState
from sofa_desktop.services import consent_rounds as rounds
from sofa_desktop.services import words_of_absent as absent
from sofa_desktop.services.deciding import MINUTED, Deciding, day_of, decide, known_meeting
from sofa_desktop.services.edits import edited
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.proposal_steps import (
    EDITABLE,
    after_hearing,
    in_round,
    named,
    put,
    subject_of,
)
from sofa_desktop.services.target_parts import effect_of, retires


class ProposalRounds:
    """Use cases of a proposal's consent round; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def begin_round(
        self, proposal_id: str, *, meeting_id: str | None = None, origin: object | None = None
    ) -> None:
        """Ask everybody; the written answers of members who are not there are heard at once.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_ready``, ``proposal.no_text``,
                ``proposal.no_term_end``, ``policy.ends_before_start``, ``round.nobody_there``.
        """
        with self._file.act("proposal.round", origin=origin) as work:
            proposal = named(work, proposal_id)
            meeting = known_meeting(work, meeting_id)
            day = day_of(work, meeting, None, self._clock.today())
            rules.must_be_ready(proposal, on=day, retires=retires(effect_of(proposal.effect)))
            proposal = replace(
                proposal,
                state=ProposalState.CONSENT_ROUND,
                round=proposal.round + 1,
                meeting_id=meeting,
            )
            work.facts(round=proposal.round)
            subject, today = subject_of(proposal), self._clock.today()
            if not rounds.round_of(work, subject, today).eligible:
                raise Refused("round.nobody_there")
            if meeting is not None:
                work.in_meeting(meeting)
            absent.hear_written(work, subject, today)
            after_hearing(work, proposal)

    def answer(
        self,
        proposal_id: str,
        member_id: str,
        answer: str,
        text: str = "",
        aim: str = "",
        *,
        written: bool = False,
        origin: object | None = None,
    ) -> None:
        """Note what somebody says in the consent round: consent, or an objection with its reason.

        ``aim`` is the part of the aim it would harm.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_in_round``, ``round.guest``,
                ``round.removal``, ``round.not_there``, ``round.is_there``,
                ``objection.no_reason``.
        """
        with self._file.act("proposal.answer", origin=origin, answer=answer) as work:
            proposal = in_round(work, proposal_id)
            work.facts(name=work.members.get(member_id).name)
            rounds.answer(
                work,
                subject_of(proposal),
                member_id,
                Answer(answer),
                text,
                aim,
                on=self._clock.today(),
                written=written,
            )
            after_hearing(work, proposal)

    def unanswer(self, proposal_id: str, member_id: str, *, origin: object | None = None) -> None:
        """Take an answer off that was noted by mistake.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_in_round``, ``round.no_answer``,
                ``round.answer_worked_with``.
        """
        with self._file.act("proposal.unanswer", origin=origin) as work:
            proposal = in_round(work, proposal_id)
            work.facts(name=work.members.get(member_id).name)
            rounds.unanswer(work, subject_of(proposal), member_id, self._clock.today())
            after_hearing(work, proposal)

    def integrate(
        self,
        objection_id: str,
        move: str,
        resolution: str = "",
        aim: str = "",
        *,
        text: str | None = None,
        term_end: date | None = None,
        measure: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Integrate an objection by one of the moves, with what it changes in the proposal.

        Shortening sets the new ``term_end``; measuring sets ``measure``, or adds the resolution
        to it; modifying sets ``text`` where it is given.

        Raises:
            Refused: ``objection.not_open``, ``objection.no_resolution``, ``objection.no_term``,
                ``objection.not_shorter``, ``proposal.closed``, ``proposal.not_in_round``.
        """
        with self._file.act("objection.integrate", origin=origin, move=move) as work:
            objection, proposal = _objection(work, objection_id)
            changes = _moved(proposal, Move(move), resolution, text, term_end, measure)
            rounds.integrate(work, objection, Move(move), resolution, aim)
            after_hearing(work, put(work, proposal, replace(proposal, **changes)))

    def withdraw(self, objection_id: str, *, origin: object | None = None) -> None:
        """Note that whoever objected sees no harm any more.

        Raises:
            Refused: ``objection.not_open``, ``proposal.closed``, ``proposal.not_in_round``.
        """
        with self._file.act("objection.withdraw", origin=origin) as work:
            objection, proposal = _objection(work, objection_id)
            rounds.withdraw(work, objection)
            after_hearing(work, proposal)

    def amend(
        self,
        proposal_id: str,
        *,
        text: str | None = None,
        term_end: date | None = None,
        measure: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Change the wording between rounds; what is not given stays.

        Raises:
            Refused: ``proposal.closed``, ``proposal.in_round``.
        """
        given = {"text": text, "term_end": term_end, "measure": measure}
        fields = {name: value for name, value in given.items() if value is not None}
        with self._file.act("proposal.amend", origin=origin, fields=sorted(fields)) as work:
            proposal = named(work, proposal_id)
            rules.must_be_editable(proposal, fields)
            put(work, proposal, edited(proposal, fields, EDITABLE))

    def adopt(
        self,
        proposal_id: str,
        *,
        meeting_id: str | None = None,
        agenda_item_id: str | None = None,
        on: date | None = None,
        origin: object | None = None,
    ) -> Id:
        """Adopt what the circle has consented to, and carry it out: one action, one undo.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_in_round``, ``proposal.no_term_end``,
                ``round.nobody_there``, ``round.objection_open``, ``round.unanswered``,
                ``round.objected``, ``round.absent``, ``decision.minutes_approved`` and what the
                target says.
        """
        with self._file.act("proposal.adopt", origin=origin) as work:
            proposal = in_round(work, proposal_id)
            effect = effect_of(proposal.effect)
            rules.must_have_text(proposal)
            rules.must_have_term(proposal, retires=retires(effect))
            said = rounds.round_of(work, subject_of(proposal), self._clock.today())
            must_be_adoptable(said)
            meeting = _meeting_of(work, proposal, meeting_id)
            day = day_of(work, meeting, on, self._clock.today())
            decision = decide(
                work,
                Deciding(
                    title=proposal.title,
                    text=proposal.text,
                    on=day,
                    target=proposal.target,
                    target_id=proposal.target_id,
                    effect=effect,
                    term_end=proposal.term_end,
                    measure=proposal.measure,
                    feedback_to=proposal.feedback_to,
                    meeting_id=meeting,
                    agenda_item_id=Id(agenda_item_id) if agenda_item_id else None,
                    proposal_id=proposal.id,
                    absence=said.rule if taken_for_granted(said) else None,
                ),
            )
            work.proposals.put(
                replace(
                    proposal,
                    state=ProposalState.ADOPTED,
                    target_id=decision.target_id or proposal.target_id,
                    closed_on=day,
                )
            )
            return decision.id


def _objection(work: UnitOfWork, objection_id: str) -> tuple[Objection, Proposal]:
    objection = work.objections.get(objection_id)
    return objection, in_round(work, objection.subject_id)


def _moved(
    proposal: Proposal,
    move: Move,
    resolution: str,
    text: str | None,
    term_end: date | None,
    measure: str | None,
) -> dict[str, Any]:
    """What a move changes in the proposal."""
    changes: dict[str, Any] = {}
    if text is not None:
        changes["text"] = text
    if move is Move.SHORTEN:
        rules.must_be_shorter(proposal.term_end, term_end)
    if term_end is not None:
        changes["term_end"] = term_end
    if measure is not None:
        changes["measure"] = measure
    elif move is Move.MEASURE:
        parts = (proposal.measure.rstrip(), resolution.strip())
        changes["measure"] = "\n".join(part for part in parts if part)
    if not changes and not resolution.strip():
        raise Refused("objection.no_resolution")
    return changes


def _meeting_of(work: UnitOfWork, proposal: Proposal, meeting_id: str | None) -> Id | None:
    """The meeting that decides: the one given, else that of the round while it is not minuted."""
    if meeting_id:
        return known_meeting(work, meeting_id)
    if proposal.meeting_id is None:
        return None
    meeting = work.meetings.get(proposal.meeting_id)
    return None if meeting.state in MINUTED else meeting.id
