"""Whatever is done to roles, members and aims, in any order, undone and redone: the rules hold."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sofa_desktop.domain.aims import AimState, aim_states
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.roles import Role, RoleKind, RoleTerm
from sofa_desktop.i18n.refusals import SENTENCES
from sofa_desktop.services.aims import Aims
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.found import Founding
from sofa_desktop.services.people import People
from sofa_desktop.services.roles import Roles
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.create import create
from tests.helpers import examples
from tests.services.small_circle import StandingClock

BEGIN = date(2026, 1, 1)
SPAN = 150
DAYS = st.integers(0, SPAN).map(lambda days: BEGIN + timedelta(days=days))
WHICH = st.integers(0, 9)
KINDS = ("leader", "delegate", "facilitator", "operational")


@cache
def begun() -> bytes:
    """A circle with a parent, four roles and three members, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "circle.sofacircle"
        create(path)
        clock = StandingClock(BEGIN)
        file = SqlCircleFile(path, clock)
        Founding(file).found("Intentional Communities", "USD")
        CircleDetails(file).change(parent="Communities Support")
        for kind in KINDS:
            Roles(file, clock).add(kind.title(), kind=kind)
        for name in ("Ana", "Béla", "Chinyere"):
            People(file, clock).add(name, joined_on=BEGIN + timedelta(days=len(name)))
        copy = path.with_name("copy.sofacircle")
        file.back_up(copy)
        file.close()
        return copy.read_bytes()


class CircleMachine(RuleBasedStateMachine):
    """Fill, confirm, extend, resign, leave, draft, consent, undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp(prefix="sofa-circle-")
        path = Path(self.folder) / "circle.sofacircle"
        path.write_bytes(begun())
        self.clock = StandingClock(BEGIN)
        self.file = SqlCircleFile(path, self.clock)
        self.roles, self.people = Roles(self.file, self.clock), People(self.file, self.clock)
        self.aims = Aims(self.file, self.clock)
        with self.file.look() as work:
            self.role_ids = [role.id for role in work.roles.all()]
            self.member_ids = [member.id for member in work.members.all()]

    def teardown(self) -> None:
        self.file.close()
        shutil.rmtree(self.folder)

    def term(self, which: int) -> Id | None:
        with self.file.look() as work:
            terms = work.terms.all()
        return terms[which % len(terms)].id if terms else None

    def draft(self) -> Id | None:
        with self.file.look() as work:
            versions = work.aims.all()
        states = aim_states(versions)
        return next((key for key, state in states.items() if state is AimState.DRAFT), None)

    @rule(role=st.integers(0, 3), member=st.integers(0, 2), start=DAYS, days=st.integers(0, 90))
    def fill(self, role: int, member: int, start: date, days: int) -> None:
        with told():
            self.roles.fill(
                self.role_ids[role],
                self.member_ids[member],
                starts_on=start,
                ends_on=start + timedelta(days=days),
            )

    @rule(which=WHICH, on=DAYS)
    def confirm(self, which: int, on: date) -> None:
        if (term := self.term(which)) is not None:
            with told():
                self.roles.confirm(term, on)

    @rule(which=WHICH, on=DAYS)
    def extend(self, which: int, on: date) -> None:
        if (term := self.term(which)) is not None:
            with told():
                self.roles.extend(term, on)

    @rule(which=WHICH, on=DAYS)
    def resign(self, which: int, on: date) -> None:
        if (term := self.term(which)) is not None:
            with told():
                self.roles.resign(term, on, "tired")

    @rule(which=WHICH, start=DAYS, end=DAYS)
    def correct(self, which: int, start: date, end: date) -> None:
        if (term := self.term(which)) is not None:
            with told():
                self.roles.change_term(term, starts_on=start, ends_on=end)

    @rule(role=st.integers(0, 3), kind=st.sampled_from(KINDS))
    def change_kind(self, role: int, kind: str) -> None:
        with told():
            self.roles.change(self.role_ids[role], kind=kind)

    @rule(member=st.integers(0, 2), on=DAYS)
    def leave(self, member: int, on: date) -> None:
        with told():
            self.people.leave(self.member_ids[member], on=on)

    @rule(member=st.integers(0, 2))
    def come_back(self, member: int) -> None:
        with told():
            self.people.come_back(self.member_ids[member])

    @rule(member=st.integers(0, 2), on=DAYS)
    def join_another_day(self, member: int, on: date) -> None:
        with told():
            self.people.change(self.member_ids[member], joined_on=on)

    @rule(aim=st.sampled_from(["", "Teaching", "Publishing"]))
    def begin_draft(self, aim: str) -> None:
        with told():
            self.aims.draft(aim)

    @rule(aim=st.sampled_from(["Teaching", "Meeting"]))
    def reword(self, aim: str) -> None:
        if (draft := self.draft()) is not None:
            with told():
                self.aims.change(draft, aim=aim)

    @rule(ours=st.booleans(), on=DAYS)
    def consent(self, ours: bool, on: date) -> None:
        if (draft := self.draft()) is not None:
            with told():
                act = self.aims.circle_consents if ours else self.aims.parent_consents
                act(draft, on)

    @rule()
    def drop_draft(self) -> None:
        if (draft := self.draft()) is not None:
            self.aims.remove(draft)

    @precondition(lambda self: self.can_undo())
    @rule()
    def undo(self) -> None:
        self.file.undo()

    @precondition(lambda self: self.file.next_redo() is not None)
    @rule()
    def redo(self) -> None:
        self.file.redo()

    def can_undo(self) -> bool:
        last = self.file.next_undo()
        return last is not None and not last.final

    @invariant()
    def the_roles_are_in_order(self) -> None:
        with self.file.look() as work:
            terms, roles = work.terms.all(), {role.id: role for role in work.roles.all()}
            members = {member.id: member for member in work.members.all()}
        for term in terms:
            assert term.ends_on > term.starts_on
            assert term.last_day >= term.starts_on
            if roles[term.role_id].kind is not RoleKind.OPERATIONAL:
                assert members[term.member_id].belongs_on(term.starts_on)
                assert members[term.member_id].belongs_on(term.last_day)
        for number in range(0, SPAN + 90, 7):
            day = BEGIN + timedelta(days=number)
            held = [term for term in terms if term.holds_on(day)]
            assert len({term.role_id for term in held}) == len(held)
            assert not any(term.awaiting for term in held)
            leaders = by_kind(held, RoleKind.LEADER, roles)
            assert not leaders & by_kind(held, RoleKind.DELEGATE, roles)

    @invariant()
    def one_aim_is_in_force(self) -> None:
        with self.file.look() as work:
            versions, circle = work.aims.all(), work.circle()
        states = aim_states(versions)
        force = [one for one in versions if states[one.id] is AimState.IN_FORCE]
        assert len(force) <= 1
        assert sum(state is AimState.DRAFT for state in states.values()) <= 1
        for one in versions:
            if states[one.id] is not AimState.DRAFT:
                assert one.circle_consented_on is not None
                assert one.parent_consented_on is not None
        assert circle.aim == (force[0].aim if force else "")


def by_kind(terms: list[RoleTerm], kind: RoleKind, roles: dict[Id, Role]) -> set[str]:
    """Who holds a role of a kind."""
    return {term.member_id for term in terms if roles[term.role_id].kind is kind}


@contextmanager
def told() -> Iterator[None]:
    """Lets a rule say no, if it says so in words."""
    try:
        yield
    except Refused as refusal:
        if refusal.code not in SENTENCES:
            raise


TestCircleMachine = CircleMachine.TestCase
TestCircleMachine.settings = settings(
    max_examples=examples(15, 300),
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow],
)
