"""Meetings from their plan to their end."""

from datetime import date

from sofa_desktop.domain import meeting_rules as rules
from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import (
    ItemState,
    Meeting,
    MeetingState,
    MinutesCorrection,
    MinutesStatus,
    Segment,
)
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.domain.zones import must_be_zone
from sofa_desktop.services.agenda_items import give_topic_back, named
from sofa_desktop.services.attending import Attending, note_everybody
from sofa_desktop.services.closing import (
    carry,
    finish_topic,
    holder,
    minutes_approved,
    plan_next,
)
from sofa_desktop.services.edits import (
    Editable,
    day,
    day_or_none,
    edited,
    key_or_none,
    line,
    paragraphs,
)
from sofa_desktop.services.minutes import approve_in
from sofa_desktop.services.minutes_payload import Facts
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

_PLAN: Editable = {
    "title": line,
    "held_on": day,
    "starts_at": line,
    "time_zone": line,
    "minutes": lambda value: int(str(value)),
    "room": line,
    "facilitator_id": key_or_none,
    "secretary_id": key_or_none,
    "plan": paragraphs,
    "information": paragraphs,
    "next_on": day_or_none,
    "next_at": line,
    "evaluation": paragraphs,
}


class Meetings(Attending):
    """Use cases of meetings; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock, facts: Facts) -> None:
        super().__init__(file, clock, facts)
        self._facts = facts

    def plan(
        self,
        held_on: date,
        *,
        starts_at: str = "",
        minutes: int | None = None,
        room: str = "",
        title: str = "",
        facilitator_id: str | None = None,
        secretary_id: str | None = None,
        plan: str = "",
        origin: object | None = None,
    ) -> Id:
        """Plan a meeting; facilitator and secretary are who holds the roles on that day.

        Raises:
            Refused: what a meeting's form says.
        """
        with self._file.act("meeting.plan", origin=origin, held_on=held_on.isoformat()) as work:
            circle = work.circle()
            meeting = Meeting(
                id=work.new_id(), title=line(title), held_on=held_on, starts_at=line(starts_at),
                time_zone=circle.time_zone, minutes=minutes or circle.meeting_minutes,
                room=line(room), plan=plan,
                facilitator_id=_known(work, facilitator_id)
                or holder(work, RoleKind.FACILITATOR, held_on),
                secretary_id=_known(work, secretary_id)
                or holder(work, RoleKind.SECRETARY, held_on),
            )  # fmt: skip
            work.meetings.add(meeting)
            return meeting.id

    def change(self, meeting_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change what is known of a meeting, until its minutes are approved.

        ``title``, ``held_on``, ``starts_at``, ``time_zone``, ``minutes``, ``room``,
        ``facilitator_id``, ``secretary_id``, ``plan``, ``information``, ``next_on``, ``next_at``,
        ``evaluation``.

        Raises:
            Refused: ``record.unknown_field``, ``minutes.approved``, ``zone.unknown`` and what a
                meeting's form says.
        """
        with self._file.act("meeting.change", origin=origin, fields=sorted(fields)) as work:
            meeting = named(work, meeting_id)
            rules.must_be_changeable(meeting)
            after = edited(meeting, fields, _PLAN)
            if after.time_zone != meeting.time_zone:
                must_be_zone(after.time_zone)
            work.meetings.put(after)

    def remove(self, meeting_id: str, *, origin: object | None = None) -> None:
        """Take a planned meeting away; its topics go back to the backlog.

        Raises:
            Refused: ``meeting.held``, ``meeting.used``.
        """
        with self._file.act("meeting.remove", origin=origin) as work:
            meeting = work.meetings.get(meeting_id)
            work.facts(held_on=meeting.held_on.isoformat())
            rules.must_be_removable(meeting)
            for item in self.items_of(work, meeting.id):
                if work.uses("agenda_item", item.id):
                    raise Refused("item.used", title=item.title)
                give_topic_back(work, item)
                work.agenda_items.remove(item.id)
            for one in self.attendance_of(work, meeting.id):
                work.attendances.remove(one.id)
            if work.uses("meeting", meeting.id):
                raise Refused("meeting.used", held_on=meeting.held_on)
            work.meetings.remove(meeting.id)

    def open(self, meeting_id: str, *, origin: object | None = None) -> None:
        """Begin a meeting: everybody who belongs to the circle is noted as present, with roles.

        Raises:
            Refused: ``meeting.opened``, ``meeting.closed``, ``meeting.another_open``,
                ``minutes.approved``.
        """
        with self._file.act("meeting.open", origin=origin) as work:
            meeting = work.meetings.get(meeting_id)
            work.facts(held_on=meeting.held_on.isoformat())
            after = rules.opened(meeting, self._now(), work.meetings.all())
            work.in_meeting(meeting.id)
            work.meetings.put(after)
            note_everybody(work, after, self.attendance_of(work, after.id))

    def previous_minutes(
        self,
        meeting_id: str,
        status: str,
        *,
        correction: str = "",
        origin: object | None = None,
    ) -> None:
        """Record in ADMIN what the circle says of the minutes of last time.

        "approved" and "amended" approve every draft of earlier meetings in the same action;
        "amended" puts ``correction`` beside the last ones. An item about them is done with it.

        Raises:
            Refused: what ``previous_recorded`` says, ``correction.no_text``.
        """
        wanted = MinutesStatus(status)
        with self._file.act("minutes.previous", origin=origin, status=str(wanted)) as work:
            meeting = named(work, meeting_id)
            before = rules.earlier(meeting, work.meetings.all())
            work.meetings.put(rules.previous_recorded(meeting, wanted, before))
            if wanted not in {MinutesStatus.APPROVED, MinutesStatus.AMENDED}:
                return
            today = self._clock.today()
            for one in before:
                if one.state is MeetingState.MINUTES_DRAFT:
                    approve_in(
                        work, self._facts, one, ApprovalRule.NEXT_MEETING, today, self._now()
                    )
            for item in self.items_of(work, meeting.id):
                work.agenda_items.put(minutes_approved(item, before))
            if wanted is MinutesStatus.AMENDED and before:
                amended = MinutesCorrection(
                    id=work.new_id(), meeting_id=before[0].id, corrected_on=today,
                    text=correction.strip(),
                )  # fmt: skip
                work.corrections.add(amended)

    def consent_agenda(self, meeting_id: str, *, origin: object | None = None) -> None:
        """Note that nobody objects to the agenda.

        Raises:
            Refused: ``agenda.consented``, ``agenda.closed``, ``minutes.approved``.
        """
        with self._file.act("agenda.consent", origin=origin) as work:
            work.meetings.put(rules.agenda_consented(named(work, meeting_id)))

    def go(self, meeting_id: str, segment: str, *, origin: object | None = None) -> None:
        """Go to another part of a running meeting; an item's time stops when its part is left.

        Raises:
            Refused: what ``moved_to`` says.
        """
        with self._file.act("meeting.go", origin=origin, segment=str(segment)) as work:
            meeting = named(work, meeting_id)
            after = rules.moved_to(meeting, Segment(segment))
            if after.segment is not Segment.ITEMS:
                self.stop_running(work, meeting)
            work.meetings.put(after)

    def close(self, meeting_id: str, *, origin: object | None = None) -> None:
        """End a meeting: what was done is done in the backlog too, the rest goes back to it.

        The next meeting is planned where its day was said and none is planned on it. The minutes
        are a draft now; where the circle approves within 48 hours, they begin.

        Raises:
            Refused: what ``closed`` says.
        """
        with self._file.act("meeting.close", origin=origin) as work:
            meeting = named(work, meeting_id)
            self.stop_running(work, meeting)
            over = rules.closed(meeting, self._now(), work.circle().approval_rule)
            work.meetings.put(over)
            carried = 0
            for item in self.items_of(work, meeting.id):
                if item.state is ItemState.DONE:
                    finish_topic(work, item, meeting.held_on)
                else:
                    carry(work, item, meeting.held_on)
                    carried += 1
            work.facts(carried=carried)
            plan_next(work, over)


def _known(work: UnitOfWork, member_id: str | None) -> Id | None:
    return work.members.get(member_id).id if member_id else None
