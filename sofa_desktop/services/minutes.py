"""The minutes: live while they are a draft, kept as approved, put right by entries beside them."""

from datetime import date
from typing import Any

from sofa_desktop.domain import minutes_rules as rules
from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Meeting, MinutesCorrection, Presence
from sofa_desktop.domain.statement import canonical
from sofa_desktop.services.minutes_payload import Facts, minutes_payload, payload_of
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork


class Minutes:
    """Use cases of minutes; each method but ``payload`` is one named action."""

    def __init__(self, file: CircleFile, clock: Clock, facts: Facts) -> None:
        self._file = file
        self._clock = clock
        self._facts = facts

    def payload(self, meeting_id: str) -> dict[str, Any]:
        """The minutes as plain data, ``sofa-minutes/1``.

        Those that were approved are as they were then, with the corrections beside them.

        Raises:
            Refused: ``record.gone``.
        """
        return payload_of(self._facts, meeting_id)

    def approve(
        self,
        meeting_id: str,
        *,
        on: date | None = None,
        how: str = "",
        origin: object | None = None,
    ) -> None:
        """Approve draft minutes, by the circle's own rule unless said otherwise.

        ``how`` is "at_end" (before another meeting was opened), "window" (48 hours without a
        reason to talk) or "next_meeting" (while a later one has not begun its items).

        Raises:
            Refused: what ``must_be_approvable`` says.
        """
        with self._file.act("minutes.approve", origin=origin) as work:
            meeting = _named(work, meeting_id)
            rule = ApprovalRule(how) if how else work.circle().approval_rule
            rules.must_be_approvable(meeting, rule, self._now(), work.meetings.all())
            approve_in(work, self._facts, meeting, rule, on or self._clock.today(), self._now())

    def send_again(self, meeting_id: str, *, origin: object | None = None) -> None:
        """Draft minutes were put right after a reason was given; the 48 hours begin anew.

        Raises:
            Refused: what ``sent_again`` says.
        """
        with self._file.act("minutes.send_again", origin=origin) as work:
            meeting = _named(work, meeting_id)
            rule = work.circle().approval_rule
            work.meetings.put(rules.sent_again(meeting, self._now(), rule))

    def publish(self, meeting_id: str, *, origin: object | None = None) -> None:
        """Give approved minutes beyond the circle; never undone.

        Raises:
            Refused: ``minutes.not_approved``, ``minutes.published``.
        """
        with self._file.act("minutes.publish", origin=origin) as work:
            meeting = _named(work, meeting_id)
            work.meetings.put(rules.published(meeting, self._clock.today()))
            work.finish()

    def reopen(self, meeting_id: str, *, origin: object | None = None) -> None:
        """Make the last approved minutes a draft again.

        Raises:
            Refused: ``minutes.not_approved``, ``minutes.published``, ``minutes.not_the_last``.
        """
        with self._file.act("minutes.reopen", origin=origin) as work:
            meeting = _named(work, meeting_id)
            work.meetings.put(rules.reopened(meeting, work.meetings.all()))

    def correct(self, meeting_id: str, text: str, *, origin: object | None = None) -> Id:
        """Put approved minutes right by an entry beside them.

        Raises:
            Refused: ``minutes.not_approved``, ``correction.no_text``.
        """
        with self._file.act("minutes.correct", origin=origin) as work:
            meeting = _named(work, meeting_id)
            rules.must_be_correctable(meeting)
            correction = MinutesCorrection(
                id=work.new_id(), meeting_id=meeting.id, corrected_on=self._clock.today(),
                text=text.strip(),
            )  # fmt: skip
            work.corrections.add(correction)
            return correction.id

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)

    def object(
        self,
        meeting_id: str,
        text: str,
        *,
        member_id: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Note a reason not to approve draft minutes yet; the 48 hours stop.

        Only somebody who was there can have one: ``member_id`` is asked for that, and not kept.

        Raises:
            Refused: ``minutes.was_absent`` and what ``objected`` says.
        """
        with self._file.act("minutes.object", origin=origin) as work:
            meeting = _named(work, meeting_id)
            if member_id is not None and not _was_there(work, meeting, member_id):
                raise Refused("minutes.was_absent", name=work.members.get(member_id).name)
            work.meetings.put(rules.objected(meeting, text, self._now()))


def approve_in(
    work: UnitOfWork, facts: Facts, meeting: Meeting, how: ApprovalRule, on: date, now: int
) -> None:
    """Approve minutes inside an action, and keep them as they were before it.

    Raises:
        Refused: what ``must_be_approvable`` says.
    """
    rules.must_be_approvable(meeting, how, now, work.meetings.all())
    payload = minutes_payload(facts, meeting.id, approved_on=on)
    work.meetings.put(rules.approved(meeting, how, on, canonical(payload).decode("utf-8")))


def _named(work: UnitOfWork, meeting_id: str) -> Meeting:
    meeting = work.meetings.get(meeting_id)
    work.facts(held_on=meeting.held_on.isoformat())
    return meeting


def _was_there(work: UnitOfWork, meeting: Meeting, member_id: str) -> bool:
    return any(
        one.meeting_id == meeting.id
        and one.member_id == member_id
        and one.presence is Presence.PRESENT
        for one in work.attendances.all()
    )
