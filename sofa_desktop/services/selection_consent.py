"""The end of a selection: the candidate, the consent round, objections, the announcement."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain import selection_rules as rules
from sofa_desktop.domain.consent import Answer, Objection, Response
from sofa_desktop.domain.consent_round import taken_for_granted
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.proposal import Decision, Target
from sofa_desktop.domain.selection import SelectionStep
from sofa_desktop.services import selection_work as within
from sofa_desktop.services.selection_objections import ObjectionsToSelection

Step = SelectionStep


class ConsentToSelection(ObjectionsToSelection):
    """Use cases from the proposal of a candidate to the announcement."""

    def propose(
        self,
        selection_id: str,
        candidate_id: str,
        reasons: str,
        *,
        starts_on: date | None = None,
        ends_on: date | None = None,
        origin: object | None = None,
    ) -> None:
        """Propose a candidate with reasons and a term, and open the consent round.

        Another candidate may be proposed while the round runs and no objection is open.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.objection_open``,
                what ``must_be_ready`` and ``must_be_able`` say.
        """
        with self._file.act("selection.propose", origin=origin) as work:
            before = within.named(work, selection_id)
            rules.must_be_at(before, Step.PROPOSAL, Step.CONSENT)
            rules.must_be_integrated(within.objections_of(work, before))
            after = replace(
                before,
                candidate_id=Id(candidate_id),
                reasons=reasons,
                starts_on=starts_on or before.starts_on,
                ends_on=ends_on or before.ends_on,
                step=Step.CONSENT,
                round=before.round + 1,
            )
            rules.must_be_ready(after)
            self._put_able(work, after)
            within.hear_written(work, after, self._clock.today())

    def answer(
        self,
        selection_id: str,
        member_id: str,
        answer: str,
        *,
        text: str = "",
        aim: str = "",
        written: bool = False,
        origin: object | None = None,
    ) -> None:
        """Note what a member answers in the consent round; an objection says its reason.

        ``aim`` is the part of the aim it would harm; ``written`` is for somebody not there.

        Raises:
            Refused: what ``selection_rules.must_be_next`` says, ``objection.no_reason``.
        """
        with self._file.act("selection.answer", origin=origin, answer=str(answer)) as work:
            selection = within.named(work, selection_id)
            said = within.round_of(work, selection, self._clock.today())
            rules.must_be_next(selection, work.members.get(member_id), said)
            response = Response(
                id=work.new_id(),
                subject_id=selection.id,
                member_id=Id(member_id),
                round=selection.round,
                answer=Answer(answer),
                answered_on=self._clock.today(),
                written=written,
                place=max((one.place for one in said.responses), default=0) + 1,
            )
            work.responses.add(response)
            if response.answer is Answer.OBJECTION:
                work.objections.add(
                    Objection(
                        id=work.new_id(),
                        subject_id=selection.id,
                        round=selection.round,
                        member_id=Id(member_id),
                        text=text,
                        aim=aim,
                    )
                )

    def unanswer(self, selection_id: str, member_id: str, *, origin: object | None = None) -> None:
        """Take back an answer that was noted by mistake, with the objection in it.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.no_answer``,
                ``selection.nominee_answered`` while the nominee's answer stands.
        """
        with self._file.act("selection.unanswer", origin=origin) as work:
            selection = within.named(work, selection_id)
            rules.must_be_at(selection, Step.CONSENT)
            given = {one.member_id: one for one in within.answers_of(work, selection)}
            answer = given.get(Id(member_id))
            if answer is None:
                raise Refused("selection.no_answer", name=work.members.get(member_id).name)
            if member_id != selection.candidate_id and selection.candidate_id in given:
                raise Refused("selection.nominee_answered")
            work.responses.remove(answer.id)
            for objection in within.objections_of(work, selection):
                if objection.round == selection.round and objection.member_id == member_id:
                    work.objections.remove(objection.id)

    def announce(
        self,
        selection_id: str,
        *,
        meeting_id: str | None = None,
        agenda_item_id: str | None = None,
        on: date | None = None,
        text: str = "",
        origin: object | None = None,
    ) -> Id:
        """Announce who is selected: the role is filled, the decision recorded, the list kept.

        ``text`` is the decision's wording; without one it names role and holder, in no language.
        The term is the decision's own, as a date. A leader or delegate then awaits the other
        circle.

        Raises:
            Refused: what ``selection_rules.must_be_consented`` says, and ``must_be_able``.
        """
        with self._file.act("selection.announce", origin=origin) as work:
            before = within.named(work, selection_id)
            selection = replace(
                before,
                meeting_id=Id(meeting_id) if meeting_id else before.meeting_id,
                agenda_item_id=Id(agenda_item_id) if agenda_item_id else before.agenda_item_id,
            )
            within.note_meeting(work, selection)
            said = within.round_of(work, before, self._clock.today())
            rules.must_be_consented(before, said)
            term = within.must_be_able(work, selection, self._clock.today())
            role, member = work.roles.get(term.role_id), work.members.get(term.member_id)
            work.facts(member=member.name)
            day = on or self._clock.today()
            work.terms.add(term)
            work.roles.put(within.with_qualifications(role, selection))
            work.selections.put(
                replace(selection, step=Step.ANNOUNCED, term_id=term.id, ended_on=day)
            )
            work.decisions.add(
                Decision(
                    id=work.new_id(),
                    title=role.name,
                    text=text.strip() or f"{role.name}: {member.name}",
                    target=Target.ROLE,
                    target_id=role.id,
                    decided_on=day,
                    term_end=term.ends_on,
                    meeting_id=selection.meeting_id,
                    agenda_item_id=selection.agenda_item_id,
                    selection_id=selection.id,
                    absence=said.rule if taken_for_granted(said) else None,
                    action_id=work.action_id,
                )
            )
            return term.id
