"""Roles, their holders and their terms."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.roles import Roles
from tests.services.conftest import Taken
from tests.services.small_circle import TODAY, StandingClock


@dataclass
class Cast:
    """A leader's role and a delegate's, and two people for them."""

    roles: Roles
    leader: Id
    delegate: Id
    mira: Id
    jun: Id


@pytest.fixture
def cast(circle_file: CircleFile, clock: StandingClock) -> Cast:
    roles, people = Roles(circle_file, clock), People(circle_file, clock)
    return Cast(
        roles,
        roles.add("Leader", kind="leader"),
        roles.add("Delegate", kind="delegate"),
        people.add("Mira", joined_on=date(2026, 1, 5)),
        people.add("Jun", joined_on=date(2026, 1, 5)),
    )


def refusal(no: pytest.ExceptionInfo[Refused]) -> tuple[str, dict[str, object]]:
    return no.value.code, no.value.facts


def test_a_role_is_described(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    action = undoes(
        lambda: cast.roles.add(" Webinar host ", purpose="Hosts webinars.", tasks="a\nb")
    )
    with circle_file.look() as work:
        role = work.roles.all()[-1]
    assert (role.name, role.kind) == ("Webinar host", RoleKind.OPERATIONAL)
    assert (role.purpose, role.tasks) == ("Hosts webinars.", "a\nb")
    assert (action.name, action.facts) == ("role.add", {"name": "Webinar host"})


def test_a_role_has_a_name(cast: Cast) -> None:
    with pytest.raises(Refused) as no:
        cast.roles.add("")
    assert refusal(no) == ("role.no_name", {})


def test_the_roles_every_circle_has_come_at_once(
    circle_file: CircleFile, cast: Cast, undoes: Taken
) -> None:
    names = {"facilitator": "Facilitator", "secretary": "Secretary"}
    action = undoes(lambda: cast.roles.add_circle_roles(names))
    assert action.facts == {"count": 2}
    with circle_file.look() as work:
        assert [role.name for role in work.roles.all()] == [
            "Leader", "Delegate", "Facilitator", "Secretary",
        ]  # fmt: skip
    assert cast.roles.add_circle_roles(names) == []


def test_a_description_changes(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    action = undoes(lambda: cast.roles.change(cast.leader, purpose="Keeps the aim in view."))
    assert action.facts == {"name": "Leader", "fields": ["purpose"]}
    with pytest.raises(Refused) as no:
        cast.roles.change(cast.leader, holder="Mira")
    assert refusal(no) == ("record.unknown_field", {"field": "holder"})


def test_another_kind_must_suit_the_holder(cast: Cast) -> None:
    host = cast.roles.add("Link")
    cast.roles.fill(cast.leader, cast.mira)
    cast.roles.fill(host, cast.mira)
    with pytest.raises(Refused) as no:
        cast.roles.change(host, kind="delegate")
    assert refusal(no) == ("term.leader_is_delegate", {"name": "Mira"})


def test_a_role_goes_with_its_terms(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    cast.roles.fill(cast.leader, cast.mira, starts_on=date(2026, 1, 5), ends_on=date(2026, 7, 4))
    cast.roles.fill(cast.leader, cast.jun, starts_on=date(2026, 7, 5))
    kept = cast.roles.fill(cast.delegate, cast.mira, starts_on=date(2026, 7, 5))
    action = undoes(lambda: cast.roles.remove(cast.leader))
    assert (action.name, action.facts) == ("role.remove", {"name": "Leader"})
    with circle_file.look() as work:
        assert [role.id for role in work.roles.all()] == [cast.delegate]
        assert [term.id for term in work.terms.all()] == [kept]


def test_a_term_lasts_six_months_from_today(
    circle_file: CircleFile, cast: Cast, undoes: Taken
) -> None:
    action = undoes(lambda: cast.roles.fill(cast.leader, cast.mira))
    with circle_file.look() as work:
        (term,) = work.terms.all()
    assert (term.starts_on, term.ends_on) == (TODAY, date(2027, 5, 24))
    assert (action.name, action.facts) == ("role.fill", {"role": "Leader", "member": "Mira"})


def test_the_next_term_starts_when_the_role_is_free(circle_file: CircleFile, cast: Cast) -> None:
    cast.roles.fill(cast.leader, cast.mira, starts_on=date(2026, 6, 1), ends_on=date(2026, 12, 12))
    renewed = cast.roles.fill(cast.leader, cast.mira)
    with circle_file.look() as work:
        term = work.terms.get(renewed)
    assert (term.starts_on, term.ends_on) == (date(2026, 12, 13), date(2027, 6, 13))


def test_a_role_has_one_holder_a_day(cast: Cast) -> None:
    cast.roles.fill(cast.leader, cast.mira, ends_on=date(2027, 5, 31))
    with pytest.raises(Refused) as no:
        cast.roles.fill(cast.leader, cast.jun, starts_on=date(2027, 5, 31))
    assert refusal(no) == ("term.two_holders", {"role": "Leader"})
    cast.roles.fill(cast.leader, cast.jun, starts_on=date(2027, 6, 1))


def test_the_leader_is_never_the_delegate(cast: Cast) -> None:
    cast.roles.fill(cast.leader, cast.mira)
    with pytest.raises(Refused) as no:
        cast.roles.fill(cast.delegate, cast.mira)
    assert refusal(no) == ("term.leader_is_delegate", {"name": "Mira"})
    cast.roles.fill(cast.delegate, cast.jun)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), "term.ends_before_start"),
        (date(2026, 1, 4), date(2026, 7, 4), "term.not_a_member"),
    ],
)
def test_terms_that_cannot_be(cast: Cast, starts_on: date, ends_on: date, code: str) -> None:
    with pytest.raises(Refused) as no:
        cast.roles.fill(cast.leader, cast.mira, starts_on=starts_on, ends_on=ends_on)
    assert no.value.code == code


def test_an_operational_role_needs_no_membership(circle_file: CircleFile, cast: Cast) -> None:
    host = cast.roles.add("Webinar host")
    term = cast.roles.fill(host, cast.mira, starts_on=date(2025, 12, 1))
    with circle_file.look() as work:
        assert work.terms.get(term).member_id == cast.mira


def test_a_term_is_extended(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    term = cast.roles.fill(cast.leader, cast.mira, ends_on=date(2026, 12, 12))
    action = undoes(lambda: cast.roles.extend(term, date(2027, 6, 12)))
    assert action.name == "term.extend"
    assert action.facts == {"role": "Leader", "member": "Mira", "until": "2027-06-12"}
    with circle_file.look() as work:
        assert work.terms.get(term).ends_on == date(2027, 6, 12)


def test_extending_means_later(cast: Cast) -> None:
    term = cast.roles.fill(cast.leader, cast.mira, ends_on=date(2026, 12, 12))
    with pytest.raises(Refused) as no:
        cast.roles.extend(term, date(2026, 12, 12))
    assert refusal(no) == ("term.not_longer", {"ends_on": date(2026, 12, 12)})


def test_a_term_is_not_extended_into_the_next(cast: Cast) -> None:
    term = cast.roles.fill(cast.leader, cast.mira, ends_on=date(2026, 12, 12))
    cast.roles.fill(cast.leader, cast.jun, starts_on=date(2026, 12, 13))
    with pytest.raises(Refused) as no:
        cast.roles.extend(term, date(2026, 12, 13))
    assert refusal(no) == ("term.two_holders", {"role": "Leader"})


def test_a_wrong_day_is_corrected(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    term = cast.roles.fill(cast.leader, cast.mira)
    action = undoes(
        lambda: cast.roles.change_term(term, starts_on=date(2026, 11, 1), note="by consent")
    )
    assert action.facts["fields"] == ["note", "starts_on"]
    with pytest.raises(Refused) as no:
        cast.roles.change_term(term, starts_on=date(2025, 1, 1))
    assert no.value.code == "term.not_a_member"
    with circle_file.look() as work:
        assert work.terms.get(term).starts_on == date(2026, 11, 1)


def test_somebody_steps_down(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    term = cast.roles.fill(cast.leader, cast.mira)
    action = undoes(lambda: cast.roles.resign(term, on=date(2026, 12, 1)))
    assert (action.name, action.facts) == ("term.resign", {"role": "Leader", "member": "Mira"})
    with circle_file.look() as work:
        kept = work.terms.get(term)
    assert (kept.ends_on, kept.last_day) == (date(2027, 5, 24), date(2026, 12, 1))
    cast.roles.fill(cast.leader, cast.jun, starts_on=date(2026, 12, 2))


def test_a_term_that_is_over_is_not_ended_again(cast: Cast) -> None:
    term = cast.roles.fill(cast.leader, cast.mira, ends_on=date(2026, 12, 12))
    with pytest.raises(Refused) as no:
        cast.roles.resign(term, on=date(2026, 12, 12))
    assert refusal(no) == ("term.over", {"role": "Leader", "ends_on": date(2026, 12, 12)})
    with pytest.raises(Refused) as no:
        cast.roles.resign(term, on=date(2026, 11, 23))
    assert no.value.code == "term.not_begun"
    cast.roles.resign(term)
    with pytest.raises(Refused) as no:
        cast.roles.resign(term)
    assert no.value.code == "term.stepped_down"
    with pytest.raises(Refused) as no:
        cast.roles.extend(term, date(2027, 6, 12))
    assert no.value.code == "term.stepped_down"


def test_a_term_is_removed(circle_file: CircleFile, cast: Cast, undoes: Taken) -> None:
    term = cast.roles.fill(cast.leader, cast.mira)
    action = undoes(lambda: cast.roles.remove_term(term))
    assert (action.name, action.facts) == ("term.remove", {"role": "Leader", "member": "Mira"})
    with circle_file.look() as work:
        assert work.terms.all() == []


Try = tuple[int, int, int, int]
"""Role, member, first day and length of a term that somebody proposes."""
BEGIN = date(2026, 11, 24)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    plan=st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 30), st.integers(0, 20)),
        min_size=3,
        max_size=8,
    ),
    steps_down=st.lists(st.integers(0, 40), max_size=2),
)
def test_no_plan_breaks_the_circle(
    circle_file: CircleFile, cast: Cast, plan: list[Try], steps_down: list[int]
) -> None:
    """Whatever is tried, a role has one holder a day and nobody is leader and delegate at once."""
    links = cast.leader, cast.delegate
    members = cast.mira, cast.jun
    for role, member, start, length in plan:
        starts_on = BEGIN + timedelta(days=start)
        with suppress(Refused):
            cast.roles.fill(
                links[role],
                members[member],
                starts_on=starts_on,
                ends_on=starts_on + timedelta(days=length),
            )
    with circle_file.look() as work:
        kept = work.terms.all()
    for term, day in zip(kept, steps_down, strict=False):
        with suppress(Refused):
            cast.roles.resign(term.id, on=BEGIN + timedelta(days=day))
    with circle_file.look() as work:
        terms = work.terms.all()
    with circle_file.act("term.remove") as work:
        for term in terms:
            work.terms.remove(term.id)
    for number in range(52):
        on = BEGIN + timedelta(days=number)
        leaders, delegates = (
            [term.member_id for term in terms if term.role_id == role and term.holds_on(on)]
            for role in links
        )
        assert len(leaders) <= 1
        assert len(delegates) <= 1
        assert not set(leaders) & set(delegates)
