"""What the circle decided, written down; and the taking back of one decision."""

from datetime import date

from sofa_desktop.domain.backlog import BacklogItem, Outcome, Priority, Source
from sofa_desktop.domain.circle import AbsenceRule, Standing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Presence
from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.proposal import Decision, Target
from sofa_desktop.services.deciding import (
    Deciding,
    day_of,
    decide,
    known_meeting,
    must_be_minuted_still,
)
from sofa_desktop.services.edits import line
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.target_parts import effect_of

LAZY_HOURS = 24
"""How long after the minutes absent members may object under the lazy rule (MVOS 3.2.5.4)."""


class Decisions:
    """Use cases of decisions; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def record(
        self,
        title: str,
        text: str,
        *,
        meeting_id: str | None = None,
        agenda_item_id: str | None = None,
        target: str = Target.NOTHING,
        target_id: str | None = None,
        effect: str = "",
        term_end: date | None = None,
        measure: str = "",
        feedback_to: str = "",
        on: date | None = None,
        origin: object | None = None,
    ) -> Id:
        """Write down what was consented to without a proposal, and carry it out.

        Raises:
            Refused: ``decision.no_text``, ``decision.no_term_end``, ``decision.minutes_approved``
                and what the target says.
        """
        title = line(title)
        with self._file.act("decision.record", origin=origin, title=title) as work:
            item = work.agenda_items.get(agenda_item_id) if agenda_item_id else None
            meeting = known_meeting(work, meeting_id or (item.meeting_id if item else None))
            if not text.strip():
                raise Refused("decision.no_text")
            return decide(
                work,
                Deciding(
                    title=title or line(text)[:80],
                    text=text,
                    on=day_of(work, meeting, on, self._clock.today()),
                    target=Target(target),
                    target_id=target_id,
                    effect=effect_of(effect),
                    term_end=term_end,
                    measure=measure,
                    feedback_to=feedback_to,
                    meeting_id=meeting,
                    agenda_item_id=item.id if item else None,
                ),
            ).id

    def take_back(self, decision_id: str, *, origin: object | None = None) -> None:
        """Take exactly one decision back, with all it changed; what was done since stays.

        Raises:
            Refused: ``decision.minutes_approved``, ``decision.not_here`` where another action
                wrote it, and ``undo.changed_since`` with the record that was changed meanwhile.
        """
        with self._file.act("decision.take_back", origin=origin) as work:
            decision = work.decisions.get(decision_id)
            work.facts(title=decision.title)
            if decision.meeting_id is not None:
                must_be_minuted_still(work.meetings.get(decision.meeting_id))
                work.in_meeting(decision.meeting_id)
            if decision.action_id is None:
                raise Refused("decision.not_here", title=decision.title)
            _must_be_the_last(work, decision)
            work.invert(decision.action_id)

    def object(
        self, decision_id: str, member_id: str, text: str, *, origin: object | None = None
    ) -> Id:
        """Note the objection of an absent member to what stands under the lazy rule.

        The decision stands until the circle changes it; the objection is a topic for its next
        meeting, whose identifier is returned.

        Raises:
            Refused: ``objection.no_reason``, ``decision.not_lazy``, ``decision.was_there``,
                ``decision.too_late``, ``round.guest``, ``round.removal``.
        """
        with self._file.act("decision.object", origin=origin) as work:
            decision = work.decisions.get(decision_id)
            work.facts(title=decision.title)
            if not text.strip():
                raise Refused("objection.no_reason")
            self._must_be_in_time(work, decision)
            _must_have_been_away(work, decision, member_id)
            topic = BacklogItem(
                id=work.new_id(),
                title=decision.title,
                outcome=Outcome.DECIDE,
                source=Source.MEMBER,
                from_id=Id(member_id),
                priority=Priority.SOON,
                subject_type="decision",
                subject_id=decision.id,
                note=text,
                noted_on=self._clock.today(),
            )
            work.backlog.add(topic)
            return topic.id

    def _must_be_in_time(self, work: UnitOfWork, decision: Decision) -> None:
        if decision.absence is not AbsenceRule.LAZY:
            raise Refused("decision.not_lazy", title=decision.title)
        meeting = work.meetings.find(decision.meeting_id) if decision.meeting_id else None
        if meeting is None:
            late = self._clock.today() > add_days(decision.decided_on, 1)
        else:
            now = int(self._clock.now().timestamp() * 1000)
            until = meeting.closed_at + LAZY_HOURS * 3_600_000
            late = bool(meeting.closed_at) and now > until
        if late:
            raise Refused("decision.too_late", title=decision.title)


def _must_be_the_last(work: UnitOfWork, decision: Decision) -> None:
    """Refuse where the circle went on from what was decided, in records of their own."""
    if decision.target_id is None:
        return
    if decision.target is Target.AGREEMENT and work.uses("agreement", decision.target_id):
        raise Refused("agreement.frozen", version=work.agreements.get(decision.target_id).version)
    if decision.target is Target.POLICY:
        about = work.decisions.of(target=Target.POLICY, target_id=decision.target_id)
        if any(each.id > decision.id for each in about):
            raise Refused("undo.changed_since", type="policy", name=decision.title)


def _must_have_been_away(work: UnitOfWork, decision: Decision, member_id: str) -> None:
    member = work.members.get(member_id)
    if member.standing is not Standing.FULL:
        raise Refused("round.guest", name=member.name)
    proposal = work.proposals.find(decision.proposal_id) if decision.proposal_id else None
    if proposal is not None and proposal.removes_id == member.id:
        raise Refused("round.removal", name=member.name)
    if decision.meeting_id is not None and work.attendances.of(
        meeting_id=decision.meeting_id, member_id=member.id, presence=Presence.PRESENT
    ):
        raise Refused("decision.was_there", name=member.name)
