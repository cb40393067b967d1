"""Proposals: from a need to a decision, each step when its time has come."""

from dataclasses import replace
from datetime import date
from typing import Any

from sofa_desktop.domain import proposal_rules as rules
from sofa_desktop.domain.consent import Answer, Move, Objection, RoundKind
from sofa_desktop.domain.consent_round import must_be_adoptable, taken_for_granted
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.proposal import Proposal, ProposalState, Target
from sofa_desktop.services import consent_rounds as rounds
from sofa_desktop.services.consent_rounds import Subject
from sofa_desktop.services.deciding import MINUTED, Deciding, day_of, decide, known_meeting
from sofa_desktop.services.edits import Editable, day_or_none, edited, key_or_none, line, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.targets import effect_of, retires, versions_of


def _effect(value: object) -> str:
    text = str(value or "").strip()
    effect_of(text)
    return text


_EDITABLE: Editable = {
    "title": line,
    **dict.fromkeys(
        ("needs", "dimensions", "pieces", "text", "questions", "reactions", "measure"), paragraphs
    ),
    "feedback_to": line,
    "target": lambda value: Target(str(value)),
    "target_id": key_or_none,
    "effect": _effect,
    "term_end": day_or_none,
    "presenter_id": key_or_none,
    "backlog_id": key_or_none,
    "removes_id": key_or_none,
}


class Proposals:
    """Use cases of proposals; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def open(
        self,
        title: str,
        *,
        needs: str = "",
        target: str = Target.POLICY,
        target_id: str | None = None,
        effect: str | None = None,
        text: str = "",
        term_end: date | None = None,
        measure: str = "",
        feedback_to: str = "",
        presenter_id: str | None = None,
        backlog_id: str | None = None,
        removes_id: str | None = None,
        origin: object | None = None,
    ) -> Id:
        """Begin with a need; where the text is there already, as for a routine review, with it.

        Raises:
            Refused: ``proposal.no_title``, ``proposal.bad_effect``.
        """
        title = line(title)
        with self._file.act("proposal.open", origin=origin, title=title) as work:
            proposal = Proposal(
                id=work.new_id(),
                title=title,
                state=ProposalState.READY if text.strip() else ProposalState.NEEDS,
                needs=needs,
                text=text,
                target=Target(target),
                target_id=Id(target_id) if target_id else None,
                effect=_effect(effect),
                term_end=term_end,
                measure=measure,
                feedback_to=line(feedback_to),
                presenter_id=Id(presenter_id) if presenter_id else None,
                backlog_id=Id(backlog_id) if backlog_id else None,
                removes_id=Id(removes_id) if removes_id else None,
                opened_on=self._clock.today(),
            )
            work.proposals.add(proposal)
            return proposal.id

    def change(self, proposal_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change what is written of a proposal; consent to another wording counts no more.

        Raises:
            Refused: ``proposal.closed``, ``proposal.in_round``, ``proposal.dimensions_closed``,
                ``proposal.no_title``, ``proposal.bad_effect``, ``record.unknown_field``.
        """
        with self._file.act("proposal.change", origin=origin, fields=sorted(fields)) as work:
            proposal = _named(work, proposal_id)
            rules.must_be_editable(proposal, fields)
            _put(work, proposal, edited(proposal, fields, _EDITABLE))

    def advance(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Go on: from the need to the picture, to shaping, to the written proposal.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_next``, ``proposal.no_needs``,
                ``proposal.dimensions_open``, ``proposal.no_text``.
        """
        with self._file.act("proposal.advance", origin=origin) as work:
            proposal = _named(work, proposal_id)
            after = rules.next_state(proposal)
            work.facts(state=str(after))
            work.proposals.put(replace(proposal, state=after))

    def back(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Go a step back; from a consent round with the answers given in it taken off.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_way_back``.
        """
        with self._file.act("proposal.back", origin=origin) as work:
            proposal = _named(work, proposal_id)
            before = rules.previous_state(proposal, rounds.objections(work, proposal.id))
            work.facts(state=str(before))
            if proposal.state is ProposalState.CONSENT_ROUND:
                for each in rounds.responses(work, proposal.id):
                    if each.round == proposal.round:
                        work.responses.remove(each.id)
            work.proposals.put(replace(proposal, state=before))

    def consent_to_dimensions(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Note that the circle consents to the list of dimensions.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_picture``, ``proposal.no_dimensions``.
        """
        with self._file.act("proposal.dimensions", origin=origin) as work:
            proposal = _named(work, proposal_id)
            rules.must_have_picture(proposal)
            work.proposals.put(replace(proposal, dimensions_consented=True))

    def begin_round(
        self, proposal_id: str, *, meeting_id: str | None = None, origin: object | None = None
    ) -> None:
        """Ask everybody; the written answers of members who are not there are heard at once.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_ready``, ``proposal.no_text``,
                ``proposal.no_term_end``, ``round.nobody_there``.
        """
        with self._file.act("proposal.round", origin=origin) as work:
            proposal = _named(work, proposal_id)
            rules.must_be_ready(proposal, retires=retires(effect_of(proposal.effect)))
            meeting = known_meeting(work, meeting_id)
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
            rounds.hear_written(work, subject, today)
            _after_hearing(work, proposal)

    def answer(
        self,
        proposal_id: str,
        member_id: str,
        answer: str,
        text: str = "",
        *,
        written: bool = False,
        origin: object | None = None,
    ) -> None:
        """Note what somebody says in the consent round: consent, or an objection with its reason.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_in_round``, ``round.guest``,
                ``round.removal``, ``round.not_there``, ``round.is_there``,
                ``objection.no_reason``.
        """
        with self._file.act("proposal.answer", origin=origin, answer=answer) as work:
            proposal = _in_round(work, proposal_id)
            work.facts(name=work.members.get(member_id).name)
            rounds.answer(
                work,
                subject_of(proposal),
                member_id,
                Answer(answer),
                text,
                on=self._clock.today(),
                written=written,
            )
            _after_hearing(work, proposal)

    def unanswer(self, proposal_id: str, member_id: str, *, origin: object | None = None) -> None:
        """Take an answer off that was noted by mistake.

        Raises:
            Refused: ``proposal.closed``, ``proposal.not_in_round``, ``round.no_answer``,
                ``round.answer_worked_with``.
        """
        with self._file.act("proposal.unanswer", origin=origin) as work:
            proposal = _in_round(work, proposal_id)
            work.facts(name=work.members.get(member_id).name)
            rounds.unanswer(work, subject_of(proposal), member_id, self._clock.today())
            _after_hearing(work, proposal)

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
            _after_hearing(work, _put(work, proposal, replace(proposal, **changes)))

    def withdraw(self, objection_id: str, *, origin: object | None = None) -> None:
        """Note that whoever objected sees no harm any more.

        Raises:
            Refused: ``objection.not_open``, ``proposal.closed``, ``proposal.not_in_round``.
        """
        with self._file.act("objection.withdraw", origin=origin) as work:
            objection, proposal = _objection(work, objection_id)
            rounds.withdraw(work, objection)
            _after_hearing(work, proposal)

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
            proposal = _named(work, proposal_id)
            rules.must_be_editable(proposal, fields)
            _put(work, proposal, edited(proposal, fields, _EDITABLE))

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
            proposal = _in_round(work, proposal_id)
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

    def drop(
        self,
        proposal_id: str,
        why: str,
        *,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Let a proposal go for good, by consent, with the reason.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_reason``.
        """
        with self._file.act("proposal.drop", origin=origin) as work:
            proposal = _named(work, proposal_id)
            if proposal.state is not ProposalState.DEFERRED:
                rules.must_be_open(proposal)
            self._close(work, proposal, ProposalState.DROPPED, why, meeting_id)

    def defer(self, proposal_id: str, why: str, *, origin: object | None = None) -> None:
        """Put a proposal off, with the reason; it is taken up again where it was.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_reason``.
        """
        with self._file.act("proposal.defer", origin=origin) as work:
            proposal = _named(work, proposal_id)
            rules.must_be_open(proposal)
            self._close(work, proposal, ProposalState.DEFERRED, why, None)

    def take_up(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Go on with a proposal that was deferred.

        Raises:
            Refused: ``proposal.not_deferred``.
        """
        with self._file.act("proposal.take_up", origin=origin) as work:
            proposal = _named(work, proposal_id)
            state = rules.taken_up(proposal, rounds.objections(work, proposal.id))
            work.proposals.put(replace(proposal, state=state, closed_on=None, closed_why=""))

    def reuse(self, source_id: str, title: str = "", *, origin: object | None = None) -> Id:
        """Begin a proposal with the text of another, or with a wording a policy has or had.

        ``source_id`` is a proposal, a policy (its last wording) or one of a policy's versions.

        Raises:
            Refused: ``record.gone``.
        """
        with self._file.act("proposal.reuse", origin=origin) as work:
            source = _source(work, source_id)
            proposal = replace(
                source,
                id=work.new_id(),
                title=line(title) or source.title,
                opened_on=self._clock.today(),
            )
            work.facts(title=proposal.title)
            work.proposals.add(proposal)
            return proposal.id

    def write_word(
        self,
        subject_id: str,
        member_id: str,
        kind: str,
        text: str = "",
        answer: str | None = None,
        *,
        origin: object | None = None,
    ) -> Id:
        """Keep what a member who will not be there wrote for a round of a subject.

        The subject is a proposal, a selection or an agenda item. For a proposal whose consent
        round is running already, the answer is heard at once.

        Raises:
            Refused: ``written.no_answer``, ``written.empty``, ``round.guest``,
                ``objection.no_reason``, ``proposal.closed``.
        """
        with self._file.act("word.write", origin=origin, kind=kind) as work:
            work.facts(name=work.members.get(member_id).name)
            today = self._clock.today()
            given = Answer(answer) if answer else None
            key = rounds.word(work, subject_id, member_id, RoundKind(kind), text, given, on=today)
            proposal = work.proposals.find(subject_id)
            if proposal is None:
                return key
            rules.must_be_open(proposal)
            if given is not None and proposal.state in rules.IN_ROUND:
                rounds.hear_written(work, subject_of(proposal), today)
                _after_hearing(work, proposal)
            return key

    def remove_word(self, word_id: str, *, origin: object | None = None) -> None:
        """Take a written word away."""
        with self._file.act("word.remove", origin=origin) as work:
            word = work.written.get(word_id)
            work.facts(name=work.members.get(word.member_id).name)
            work.written.remove(word.id)

    def remove(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Take away a proposal opened by mistake, with what was said of it.

        Raises:
            Refused: ``proposal.decided``.
        """
        with self._file.act("proposal.remove", origin=origin) as work:
            proposal = _named(work, proposal_id)
            if work.uses("proposal", proposal.id):
                raise Refused("proposal.decided", title=proposal.title)
            for response in rounds.responses(work, proposal.id):
                work.responses.remove(response.id)
            for objection in rounds.objections(work, proposal.id):
                work.objections.remove(objection.id)
            for word in work.written.all():
                if word.subject_id == proposal.id:
                    work.written.remove(word.id)
            work.proposals.remove(proposal.id)

    def _close(
        self,
        work: UnitOfWork,
        proposal: Proposal,
        state: ProposalState,
        why: str,
        meeting_id: str | None,
    ) -> None:
        if not why.strip():
            raise Refused("proposal.no_reason", title=proposal.title)
        meeting = known_meeting(work, meeting_id)
        if meeting is not None:
            work.in_meeting(meeting)
        work.proposals.put(
            replace(
                proposal,
                state=state,
                closed_on=day_of(work, meeting, None, self._clock.today()),
                closed_why=why.strip(),
                meeting_id=meeting or proposal.meeting_id,
            )
        )


def subject_of(proposal: Proposal) -> Subject:
    """The consent round of a proposal."""
    return Subject(
        id=proposal.id,
        round=proposal.round,
        meeting_id=proposal.meeting_id,
        without=proposal.removes_id,
    )


def _named(work: UnitOfWork, proposal_id: str) -> Proposal:
    proposal = work.proposals.get(proposal_id)
    work.facts(title=proposal.title)
    return proposal


def _in_round(work: UnitOfWork, proposal_id: str) -> Proposal:
    proposal = _named(work, proposal_id)
    rules.must_be_in_round(proposal)
    return proposal


def _objection(work: UnitOfWork, objection_id: str) -> tuple[Objection, Proposal]:
    objection = work.objections.get(objection_id)
    return objection, _in_round(work, objection.subject_id)


def _put(work: UnitOfWork, before: Proposal, after: Proposal) -> Proposal:
    """Write a proposal; the consents to a wording it no longer has are dropped."""
    if after.dimensions != before.dimensions:
        after = replace(after, dimensions_consented=False)
    if any(getattr(after, name) != getattr(before, name) for name in rules.WORDING):
        asked = before.state in rules.IN_ROUND
        lost = rounds.forget_consents(work, subject_of(before), asked=asked)
        if lost:
            work.facts(asked_again=[work.members.get(each).name for each in lost])
    work.proposals.put(after)
    return after


def _after_hearing(work: UnitOfWork, proposal: Proposal) -> None:
    """Put a proposal where what was said in its round leads it."""
    state = rules.heard(proposal.round, rounds.objections(work, proposal.id))
    work.proposals.put(replace(proposal, state=state))


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


def _source(work: UnitOfWork, source_id: str) -> Proposal:
    """A proposal at its beginning, with the text it is made from."""
    old = work.proposals.find(source_id)
    if old is not None:
        return Proposal(
            id=old.id,
            title=old.title,
            state=ProposalState.READY if old.text.strip() else ProposalState.NEEDS,
            needs=old.needs,
            dimensions=old.dimensions,
            pieces=old.pieces,
            text=old.text,
            target=old.target,
            target_id=old.target_id,
            effect=old.effect,
            measure=old.measure,
            feedback_to=old.feedback_to,
        )
    version = work.policy_versions.find(source_id)
    if version is None:
        version = versions_of(work, work.policies.get(source_id).id)[-1]
    policy = work.policies.get(version.policy_id)
    return Proposal(
        id=version.id,
        title=policy.title,
        state=ProposalState.READY,
        text=version.text,
        target_id=policy.id if policy.retired_on is None else None,
        measure=version.measure,
        feedback_to=version.feedback_to,
    )
