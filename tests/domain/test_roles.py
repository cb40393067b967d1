"""Terms of role holders: one holder a day, two people for the two links, a member in the circle."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.roles import Held, Role, RoleKind, RoleTerm, check_term, default_end

BEGIN = date(2026, 1, 1)
ROLES = [Role(id=Id(kind), name=kind.title(), kind=kind) for kind in RoleKind]
LEADER, DELEGATE, FACILITATOR, *_ = ROLES
HOST = ROLES[-1]
MIRA = Member(id=Id("mira"), name="Mira", joined_on=BEGIN)
JUN = Member(id=Id("jun"), name="Jun", joined_on=BEGIN)


def term(
    role: Role, member: Member, first: int, last: int, ended: int | None = None, key: str = "t"
) -> RoleTerm:
    return RoleTerm(
        id=Id(f"{key}{role.id}{member.id}{first}"),
        role_id=role.id,
        member_id=member.id,
        starts_on=BEGIN + timedelta(days=first),
        ends_on=BEGIN + timedelta(days=last),
        ended_on=None if ended is None else BEGIN + timedelta(days=ended),
    )


def said_no(new: RoleTerm, role: Role, member: Member, *others: Held) -> str:
    """The code of the refusal; empty where the term may stand."""
    try:
        check_term(new, role, member, others)
    except Refused as no:
        return no.code
    return ""


def test_a_role_has_a_name() -> None:
    LEADER.check()
    with pytest.raises(Refused) as no:
        replace(LEADER, name="  ").check()
    assert no.value.code == "role.no_name"


def test_a_term_lasts_six_months_unless_said_otherwise() -> None:
    assert default_end(date(2026, 11, 24)) == date(2027, 5, 24)
    assert default_end(date(2026, 8, 31)) == date(2027, 2, 28)


def test_a_term_is_held_from_its_first_to_its_last_day() -> None:
    stepped = term(LEADER, MIRA, 10, 20, ended=15)
    assert stepped.last_day == BEGIN + timedelta(days=15)
    held = [day for day in range(30) if stepped.holds_on(BEGIN + timedelta(days=day))]
    assert held == [10, 11, 12, 13, 14, 15]


def test_stepping_down_after_the_end_changes_nothing() -> None:
    assert term(LEADER, MIRA, 10, 20, ended=25).last_day == BEGIN + timedelta(days=20)


@pytest.mark.parametrize(
    ("first", "last", "ended", "code"),
    [
        (0, 1, None, ""),
        (0, 0, None, "term.ends_before_start"),
        (5, 4, None, "term.ends_before_start"),
        (5, 9, 4, "term.ends_before_start"),
        (5, 9, 5, ""),
        (-1, 9, None, "term.not_a_member"),
    ],
)
def test_days_of_a_term(first: int, last: int, ended: int | None, code: str) -> None:
    assert said_no(term(LEADER, MIRA, first, last, ended), LEADER, MIRA) == code


def test_an_operational_role_may_be_held_by_somebody_outside() -> None:
    assert said_no(term(HOST, MIRA, -30, 9), HOST, MIRA) == ""


@pytest.mark.parametrize(
    ("other_first", "other_last", "ended", "code"),
    [
        (0, 9, None, ""),
        (0, 10, None, "term.two_holders"),
        (12, 15, None, "term.two_holders"),
        (20, 30, None, "term.two_holders"),
        (21, 30, None, ""),
        (0, 15, 9, ""),
        (0, 15, 10, "term.two_holders"),
    ],
)
def test_a_role_has_one_holder_a_day(
    other_first: int, other_last: int, ended: int | None, code: str
) -> None:
    other = Held(term(LEADER, JUN, other_first, other_last, ended, key="o"), LEADER)
    assert said_no(term(LEADER, MIRA, 10, 20), LEADER, MIRA, other) == code


def test_a_term_does_not_stand_against_itself() -> None:
    mine = term(LEADER, MIRA, 10, 20)
    longer = replace(mine, ends_on=BEGIN + timedelta(days=40))
    assert said_no(longer, LEADER, MIRA, Held(mine, LEADER)) == ""


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (LEADER, DELEGATE, "term.leader_is_delegate"),
        (DELEGATE, LEADER, "term.leader_is_delegate"),
        (LEADER, FACILITATOR, ""),
        (FACILITATOR, DELEGATE, ""),
        (LEADER, HOST, ""),
    ],
)
def test_only_leader_and_delegate_need_two_people(one: Role, other: Role, code: str) -> None:
    beside = Held(term(other, MIRA, 15, 25, key="o"), other)
    assert said_no(term(one, MIRA, 10, 20), one, MIRA, beside) == code
    someone_else = Held(term(other, JUN, 15, 25, key="o"), other)
    assert said_no(term(one, MIRA, 10, 20), one, MIRA, someone_else) == ""
    afterwards = Held(term(other, MIRA, 21, 25, key="o"), other)
    assert said_no(term(one, MIRA, 10, 20), one, MIRA, afterwards) == ""


proposals = st.lists(
    st.tuples(
        st.sampled_from(ROLES),
        st.sampled_from([MIRA, JUN]),
        st.integers(0, 40),
        st.integers(0, 30),
        st.none() | st.integers(0, 70),
    ),
    max_size=25,
)


@given(proposals=proposals)
def test_terms_that_were_let_stand_never_break_the_circle(
    proposals: list[tuple[Role, Member, int, int, int | None]],
) -> None:
    kept: list[Held] = []
    for place, (role, member, first, length, ended) in enumerate(proposals):
        new = term(role, member, first, first + length, ended, key=str(place))
        if not said_no(new, role, member, *kept):
            kept.append(Held(new, role))
    for number in range(75):
        day = BEGIN + timedelta(days=number)
        now = [(held.role.id, held.term.member_id) for held in kept if held.term.holds_on(day)]
        assert len({role for role, _ in now}) == len(now)
        links = [member for role, member in now if role in {LEADER.id, DELEGATE.id}]
        assert len(set(links)) == len(links)


@given(proposals=proposals)
def test_only_days_in_common_are_refused(
    proposals: list[tuple[Role, Member, int, int, int | None]],
) -> None:
    """A refusal over another term names a day on which both would run."""
    kept: list[Held] = []
    for place, (role, member, first, length, ended) in enumerate(proposals):
        new = term(role, member, first, first + length, ended, key=str(place))
        code = said_no(new, role, member, *kept)
        if not code:
            kept.append(Held(new, role))
        elif code in {"term.two_holders", "term.leader_is_delegate"}:
            days = [BEGIN + timedelta(days=number) for number in range(75)]
            assert any(
                new.holds_on(day) and held.term.holds_on(day) for held in kept for day in days
            )


def test_a_circle_role_is_not_held_beyond_the_membership() -> None:
    leaving = replace(MIRA, left_on=BEGIN + timedelta(days=20))
    assert said_no(term(LEADER, leaving, 0, 19), LEADER, leaving) == ""
    assert said_no(term(LEADER, leaving, 0, 20), LEADER, leaving) == "term.outlasts_membership"
    assert said_no(term(LEADER, leaving, 0, 90, ended=19), LEADER, leaving) == ""
    assert said_no(term(HOST, leaving, 0, 90), HOST, leaving) == ""
