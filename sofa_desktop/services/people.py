"""The members of the circle: who comes, who goes, and what is known of them."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain.circle import Member, Standing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.roles import check_term
from sofa_desktop.services.edits import Editable, day, edited, hours, line, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.roles import held

_EDITABLE: Editable = {
    "name": line,
    "joined_on": day,
    "standing": lambda value: Standing(str(value)),
    "email": line,
    "phone": line,
    "place": line,
    "note": paragraphs,
    "time_zone": line,
    "hours_month": hours,
}


class People:
    """Use cases of membership; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def add(
        self,
        name: str,
        *,
        joined_on: date | None = None,
        standing: str = Standing.FULL,
        email: str = "",
        note: str = "",
        phone: str = "",
        place: str = "",
        time_zone: str = "",
        hours_month: int = 0,
        origin: object | None = None,
    ) -> Id:
        """Welcome somebody to the circle, today unless said otherwise.

        Raises:
            Refused: ``member.no_name``, ``zone.unknown``, ``hours.out_of_range``.
        """
        name = line(name)
        with self._file.act("member.add", origin=origin, name=name) as work:
            member = Member(
                id=work.new_id(),
                name=name,
                joined_on=joined_on or self._clock.today(),
                standing=Standing(standing),
                email=line(email),
                note=note,
                phone=line(phone),
                place=line(place),
                time_zone=line(time_zone),
                hours_month=hours(hours_month),
            )
            work.members.add(member)
            return member.id

    def change(self, member_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change any field of a member but the day of leaving.

        Raises:
            Refused: ``record.unknown_field``, ``term.not_a_member`` where a circle role was held
                before the new day of joining, and what the membership's form says.
        """
        with self._file.act("member.change", origin=origin, fields=sorted(fields)) as work:
            member = _named(work, member_id)
            after = edited(member, fields, _EDITABLE)
            work.members.put(after)
            if after.joined_on != member.joined_on:
                _check_terms(work, after)

    def leave(
        self, member_id: str, *, on: date | None = None, origin: object | None = None
    ) -> None:
        """Note that somebody left; the day given, else today, is the first one without them.

        Roles they hold end the day before; terms that would begin later, or that wait for the
        other circle, are taken away.

        Raises:
            Refused: ``member.has_left``, ``member.left_before_joined``.
        """
        first_without = on or self._clock.today()
        with self._file.act("member.leave", origin=origin) as work:
            member = _named(work, member_id)
            if member.left_on is not None:
                raise Refused("member.has_left", name=member.name)
            work.members.put(replace(member, left_on=first_without))
            last = add_days(first_without, -1)
            ended = 0
            for term in work.terms.all():
                if term.member_id != member.id or term.last_day <= last:
                    continue
                if term.starts_on > last or term.awaiting:
                    work.terms.remove(term.id)
                else:
                    work.terms.put(replace(term, ended_on=last))
                ended += 1
            work.facts(roles=ended)

    def come_back(self, member_id: str, *, origin: object | None = None) -> None:
        """Note that somebody who had left belongs to the circle again; roles stay as they are.

        Raises:
            Refused: ``member.has_not_left``.
        """
        with self._file.act("member.come_back", origin=origin) as work:
            member = _named(work, member_id)
            if member.left_on is None:
                raise Refused("member.has_not_left", name=member.name)
            work.members.put(replace(member, left_on=None))

    def remove(self, member_id: str, *, origin: object | None = None) -> None:
        """Take away somebody who was noted by mistake, with terms that have not begun.

        Content they were to look after is left without an owner.

        Raises:
            Refused: ``member.has_history`` once they held a role, took part in a meeting or a
                decision, are owed money or have a share in an agreement.
        """
        with self._file.act("member.remove", origin=origin) as work:
            member = _named(work, member_id)
            terms = [term for term in work.terms.all() if term.member_id == member.id]
            items = [item for item in work.items.all() if item.owner_id == member.id]
            begun = any(term.starts_on <= self._clock.today() for term in terms)
            named = work.uses("member", member.id) > len(terms) + len(items)
            if begun or named or _is_in_books(work, member):
                raise Refused("member.has_history", name=member.name)
            for term in terms:
                work.terms.remove(term.id)
            for item in items:
                work.items.put(replace(item, owner_id=None))
            work.members.remove(member.id)


def _named(work: UnitOfWork, member_id: str) -> Member:
    member = work.members.get(member_id)
    work.facts(name=member.name)
    return member


def _is_in_books(work: UnitOfWork, member: Member) -> bool:
    return any(account.owner_id == member.id for account in work.accounts.all()) or any(
        member.id in version.terms for version in work.agreements.all()
    )


def _check_terms(work: UnitOfWork, member: Member) -> None:
    terms = held(work)
    for one in terms:
        if one.term.member_id == member.id:
            check_term(one.term, one.role, member, terms)
