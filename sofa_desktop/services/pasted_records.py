"""The findings of a pasted document as records: what the circle has already, what is new."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sofa_desktop.domain.backlog import ActionItem, BacklogItem, Outcome, Source
from sofa_desktop.domain.circle import Member, Standing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.pasted import FoundKind, FoundRecord
from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.proposal import Target
from sofa_desktop.domain.roles import Held, Role, RoleKind, RoleTerm, check_term, default_end
from sofa_desktop.services.aims import add_draft
from sofa_desktop.services.deciding import Deciding, decide
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.roles import held

POLICY_MONTHS = 12
"""Months after which a policy without a term is looked at again."""


@dataclass
class Known:
    """What the circle has, by name."""

    members: dict[str, Member]
    roles: dict[str, Role]
    policies: set[str]
    decisions: set[str]
    topics: set[str]
    actions: set[str]
    terms: list[Held]
    aim: str
    domain: str

    @classmethod
    def of(cls, work: UnitOfWork) -> "Known":
        """What the file holds now."""
        circle = work.circle()
        return cls(
            {_key(member.name): member for member in work.members.all()},
            {_key(role.name): role for role in work.roles.all()},
            {_key(policy.title) for policy in work.policies.all()},
            {_key(decision.text) for decision in work.decisions.all()},
            {_key(topic.title) for topic in work.backlog.all()},
            {_key(action.what) for action in work.action_items.all()},
            held(work),
            circle.aim,
            circle.domain,
        )

    def has(self, record: FoundRecord) -> bool:
        """Whether the circle has it already."""
        key = _key(record.title)
        has: Mapping[FoundKind, Callable[[], bool]] = {
            FoundKind.MEMBER: lambda: self.member(record.title) is not None,
            FoundKind.ROLE: lambda: self._has_role(record),
            FoundKind.POLICY: lambda: key in self.policies,
            FoundKind.DECISION: lambda: _key(record.text) in self.decisions,
            FoundKind.TOPIC: lambda: key in self.topics,
            FoundKind.ACTION: lambda: key in self.actions,
            FoundKind.AIM: lambda: _key(record.text) == _key(self.aim),
            FoundKind.DOMAIN: lambda: _key(record.text) == _key(self.domain),
        }
        return has[record.kind]()

    def _has_role(self, record: FoundRecord) -> bool:
        role, person = self.role(record), self.member(record.person)
        if role is None or (record.person and person is None):
            return False
        return not record.person or any(
            one.role.id == role.id
            and person is not None
            and one.term.member_id == person.id
            and record.ends_on in {None, one.term.ends_on}
            for one in self.terms
        )

    def member(self, name: str) -> Member | None:
        """The member of a name; a first name will do where only one has it."""
        key = _key(name)
        if key in self.members:
            return self.members[key]
        first = [one for known, one in self.members.items() if key in known.split()]
        return first[0] if key and len(first) == 1 else None

    def role(self, record: FoundRecord) -> Role | None:
        """The role a record is about: of that name, or that circle role."""
        by_name = self.roles.get(_key(record.title))
        if by_name is not None or record.role_kind is RoleKind.OPERATIONAL:
            return by_name
        return next((one for one in self.roles.values() if one.kind is record.role_kind), None)


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass
class Taking:
    """Writes records one after the other."""

    work: UnitOfWork
    day: date
    known: Known
    draft_id: Id | None = field(default=None)

    def take(self, record: FoundRecord) -> None:
        """Write one."""
        takers: Mapping[FoundKind, Callable[[FoundRecord], None]] = {
            FoundKind.MEMBER: self._member,
            FoundKind.ROLE: self._role,
            FoundKind.POLICY: self._policy,
            FoundKind.DECISION: self._decision,
            FoundKind.ACTION: self._action,
            FoundKind.TOPIC: self._topic,
            FoundKind.AIM: self._wording,
            FoundKind.DOMAIN: self._wording,
        }
        try:
            takers[record.kind](record)
        except Refused as why:
            raise Refused("pasted.line", line=record.line, source=record.source, why=why) from why

    def _member(self, record: FoundRecord, joined_on: date | None = None) -> None:
        if self.known.member(record.title) is not None:
            return
        member = Member(
            id=self.work.new_id(),
            name=record.title,
            joined_on=joined_on or self.day,
            standing=Standing.GUEST if record.guest else Standing.FULL,
        )
        self.work.members.add(member)
        self.known.members[_key(member.name)] = member

    def _role(self, record: FoundRecord) -> None:
        role = self.known.role(record)
        if role is None:
            role = Role(
                id=self.work.new_id(),
                name=record.title,
                kind=record.role_kind,
                purpose=record.purpose,
                tasks=record.text,
                qualifications=record.qualifications,
            )
            self.work.roles.add(role)
            self.known.roles[_key(role.name)] = role
        if record.person:
            self._term(record, role)

    def _term(self, record: FoundRecord, role: Role) -> None:
        starts, ends = self._span(record)
        if self.known.member(record.person) is None:
            self._member(replace(record, title=record.person, guest=False), min(starts, self.day))
        member = self.known.member(record.person)
        if member is None:
            raise Refused("pasted.who", name=record.person)
        starts = max(starts, member.joined_on)
        terms = held(self.work)
        if any(
            one.term.role_id == role.id
            and one.term.member_id == member.id
            and one.term.holds_on(starts)
            for one in terms
        ):
            return
        term = RoleTerm(
            id=self.work.new_id(),
            role_id=role.id,
            member_id=member.id,
            starts_on=starts,
            ends_on=max(ends, starts + timedelta(days=1)),
        )
        check_term(term, role, member, terms)
        self.work.terms.add(term)

    def _span(self, record: FoundRecord) -> tuple[date, date]:
        """When a term begins and ends: as far as it is told, else half a year from its day."""
        months = record.months
        ends = record.ends_on
        if record.starts_on is not None:
            starts = record.starts_on
        elif ends is not None and (months or ends <= self.day):
            starts = add_months(ends, -(months or 6)) + timedelta(days=1)
        else:
            starts = self.day
        if ends is None:
            ends = add_months(starts, months) if months else default_end(starts)
        return starts, ends

    def _policy(self, record: FoundRecord) -> None:
        if _key(record.title) in self.known.policies:
            return
        on, term_end = self._standing(record)
        decide(
            self.work,
            Deciding(
                title=record.title,
                text=record.text or record.title,
                on=on,
                target=Target.POLICY,
                term_end=term_end,
            ),
        )

    def _decision(self, record: FoundRecord) -> None:
        on, term_end = self._standing(record)
        told = record.ends_on is not None or record.months
        decide(
            self.work,
            Deciding(
                title=record.title or record.text,
                text=record.text,
                on=on,
                term_end=term_end if told else None,
            ),
        )

    def _standing(self, record: FoundRecord) -> tuple[date, date]:
        """The day something was decided, and until when it stands."""
        months = record.months or POLICY_MONTHS
        ends = record.ends_on or add_months(self.day, months)
        return (self.day if self.day < ends else add_months(ends, -months)), ends

    def _action(self, record: FoundRecord) -> None:
        owner = self.known.member(record.person) if record.person else None
        note = "" if owner is not None or not record.person else record.person
        self.work.action_items.add(
            ActionItem(
                id=self.work.new_id(),
                what=record.title,
                owner_id=None if owner is None else owner.id,
                due_on=record.ends_on,
                noted_on=self.day,
                note=note,
            )
        )

    def _topic(self, record: FoundRecord) -> None:
        self.work.backlog.add(
            BacklogItem(
                id=self.work.new_id(),
                title=record.title,
                outcome=Outcome.EXPLORE,
                source=Source.MEETING,
                note=record.text,
                noted_on=self.day,
            )
        )

    def _wording(self, record: FoundRecord) -> None:
        """Aim and domain go into a draft: both circles still consent."""
        name = str(record.kind)
        if self.draft_id is None:
            drafted = add_draft(
                self.work,
                record.text if name == "aim" else None,
                record.text if name == "domain" else None,
            )
            self.draft_id = drafted.id
            return
        draft = self.work.aims.get(self.draft_id)
        changed = (
            replace(draft, aim=record.text) if name == "aim" else replace(draft, domain=record.text)
        )
        self.work.aims.put(changed)
