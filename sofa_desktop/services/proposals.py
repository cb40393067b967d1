"""Proposals: from a need to a decision, each step when its time has come."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain import proposal_rules as rules
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.proposal import Proposal, ProposalState, Target
from sofa_desktop.services import consent_rounds as rounds
from sofa_desktop.services.deciding import day_of, known_meeting
from sofa_desktop.services.edits import edited, line
from sofa_desktop.services.policy_target import versions_of
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.proposal_rounds import ProposalRounds
from sofa_desktop.services.proposal_steps import EDITABLE, effect_text, named, put
from sofa_desktop.services.written_words import WrittenWords


class Proposals(ProposalRounds, WrittenWords):
    """Use cases of proposals; each method is one named action."""

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
                target_id=id_or_none(target_id),
                effect=effect_text(effect),
                term_end=term_end,
                measure=measure,
                feedback_to=line(feedback_to),
                presenter_id=id_or_none(presenter_id),
                backlog_id=id_or_none(backlog_id),
                removes_id=id_or_none(removes_id),
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
            proposal = named(work, proposal_id)
            rules.must_be_editable(proposal, fields)
            put(work, proposal, edited(proposal, fields, EDITABLE))

    def advance(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Go on: from the need to the picture, to shaping, to the written proposal.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_next``, ``proposal.no_needs``,
                ``proposal.dimensions_open``, ``proposal.no_text``.
        """
        with self._file.act("proposal.advance", origin=origin) as work:
            proposal = named(work, proposal_id)
            after = rules.next_state(proposal)
            work.facts(state=str(after))
            work.proposals.put(replace(proposal, state=after))

    def back(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Go a step back; from a consent round with the answers given in it taken off.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_way_back``.
        """
        with self._file.act("proposal.back", origin=origin) as work:
            proposal = named(work, proposal_id)
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
            proposal = named(work, proposal_id)
            rules.must_have_picture(proposal)
            work.proposals.put(replace(proposal, dimensions_consented=True))

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
            proposal = named(work, proposal_id)
            if proposal.state is not ProposalState.DEFERRED:
                rules.must_be_open(proposal)
            self._close(work, proposal, ProposalState.DROPPED, why, meeting_id)

    def defer(self, proposal_id: str, why: str, *, origin: object | None = None) -> None:
        """Put a proposal off, with the reason; it is taken up again where it was.

        Raises:
            Refused: ``proposal.closed``, ``proposal.no_reason``.
        """
        with self._file.act("proposal.defer", origin=origin) as work:
            proposal = named(work, proposal_id)
            rules.must_be_open(proposal)
            self._close(work, proposal, ProposalState.DEFERRED, why, None)

    def take_up(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Go on with a proposal that was deferred.

        Raises:
            Refused: ``proposal.not_deferred``.
        """
        with self._file.act("proposal.take_up", origin=origin) as work:
            proposal = named(work, proposal_id)
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

    def remove(self, proposal_id: str, *, origin: object | None = None) -> None:
        """Take away a proposal opened by mistake, with what was said of it.

        Raises:
            Refused: ``proposal.decided``.
        """
        with self._file.act("proposal.remove", origin=origin) as work:
            proposal = named(work, proposal_id)
            if work.uses("proposal", proposal.id):
                raise Refused("proposal.decided", title=proposal.title)
            for response in rounds.responses(work, proposal.id):
                work.responses.remove(response.id)
            for objection in rounds.objections(work, proposal.id):
                work.objections.remove(objection.id)
            for word in work.written.of(subject_id=proposal.id):
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
