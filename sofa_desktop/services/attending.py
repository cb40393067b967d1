"""Who is at a meeting: members with the roles they hold that day, and guests."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain import meeting_rules as rules
from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Attendance, Meeting, Presence
from sofa_desktop.services.agenda_items import named
from sofa_desktop.services.edits import line
from sofa_desktop.services.item_work import ItemWork
from sofa_desktop.services.ports import UnitOfWork


class Attending(ItemWork):
    """Use cases of attendance."""

    def attend(
        self,
        meeting_id: str,
        member_id: str,
        presence: str = Presence.PRESENT,
        *,
        origin: object | None = None,
    ) -> None:
        """Note whether somebody is there: a member, or a guest by the attendance's own id.

        Raises:
            Refused: ``minutes.approved``, ``record.gone``.
        """
        with self._file.act("meeting.attend", origin=origin, presence=str(presence)) as work:
            meeting = named(work, meeting_id)
            rules.must_be_changeable(meeting)
            known = next(
                (
                    one
                    for one in self.attendance_of(work, meeting.id)
                    if member_id in {one.member_id, one.id}
                ),
                None,
            )
            if known is None:
                roles = roles_on(work, meeting.held_on)
                known = _present(work, meeting, work.members.get(member_id), roles)
                work.attendances.add(replace(known, presence=Presence(presence)))
            else:
                work.attendances.put(replace(known, presence=Presence(presence)))
            work.facts(name=known.name)

    def add_guest(self, meeting_id: str, name: str, *, origin: object | None = None) -> Id:
        """Note somebody who is there and no member.

        Raises:
            Refused: ``minutes.approved``, ``meeting.guest_no_name``.
        """
        name = line(name)
        with self._file.act("meeting.guest", origin=origin, name=name) as work:
            meeting = named(work, meeting_id)
            rules.must_be_changeable(meeting)
            if not name:
                raise Refused("meeting.guest_no_name")
            guest = Attendance(id=work.new_id(), meeting_id=meeting.id, name=name)
            work.attendances.add(guest)
            return guest.id

    def remove_guest(self, attendance_id: str, *, origin: object | None = None) -> None:
        """Take a guest off the list who was noted by mistake.

        Raises:
            Refused: ``minutes.approved``, ``meeting.not_a_guest``.
        """
        with self._file.act("meeting.remove_guest", origin=origin) as work:
            guest = work.attendances.get(attendance_id)
            work.facts(name=guest.name)
            rules.must_be_changeable(named(work, guest.meeting_id))
            if guest.member_id is not None:
                raise Refused("meeting.not_a_guest", name=guest.name)
            work.attendances.remove(guest.id)

    def attendance_of(self, work: UnitOfWork, meeting_id: str) -> list[Attendance]:
        """Who was noted at a meeting."""
        return [work.attendances.get(key) for key in self._asked.attendance_ids(meeting_id)]


def note_everybody(work: UnitOfWork, meeting: Meeting, there: list[Attendance]) -> None:
    """Everybody who belongs to the circle that day is taken to be there."""
    roles = roles_on(work, meeting.held_on)
    known = {one.member_id for one in there}
    for member in work.members.all():
        if member.belongs_on(meeting.held_on) and member.id not in known:
            work.attendances.add(_present(work, meeting, member, roles))


def _present(
    work: UnitOfWork, meeting: Meeting, member: Member, roles: dict[str, list[str]]
) -> Attendance:
    return Attendance(
        id=work.new_id(), meeting_id=meeting.id, member_id=member.id, name=member.name,
        roles=", ".join(roles.get(member.id, ())),
    )  # fmt: skip


def roles_on(work: UnitOfWork, on: date) -> dict[str, list[str]]:
    """Names of the roles that each member holds on a day, in the order they were made."""
    held: dict[str, list[str]] = {}
    terms = work.terms.all()
    for role in work.roles.all():
        for term in terms:
            if term.role_id == role.id and term.holds_on(on):
                held.setdefault(term.member_id, []).append(role.name)
    return held
