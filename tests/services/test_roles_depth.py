"""Roles in depth: who waits for the other circle, who resigned and why, what a role says."""

from dataclasses import dataclass
from datetime import date

import pytest

from sofa_desktop.domain.backlog import BacklogItem
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.selection import Selection
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.roles import Roles
from tests.services.conftest import Taken
from tests.services.small_circle import TODAY, StandingClock


@dataclass
class Cast:
    file: CircleFile
    roles: Roles
    people: People
    leader: Id
    delegate: Id
    host: Id
    mira: Id
    jun: Id

    def term(self, term_id: str) -> tuple[bool, date, date | None]:
        with self.file.look() as work:
            term = work.terms.get(term_id)
        return term.awaiting, term.starts_on, term.confirmed_on


@pytest.fixture
def cast(circle_file: CircleFile, clock: StandingClock) -> Cast:
    roles, people = Roles(circle_file, clock), People(circle_file, clock)
    CircleDetails(circle_file).change(parent="Communities Support")
    return Cast(
        circle_file,
        roles,
        people,
        roles.add("Leader", kind="leader"),
        roles.add("Delegate", kind="delegate"),
        roles.add("Host"),
        people.add("Mira", joined_on=date(2026, 1, 5)),
        people.add("Jun", joined_on=date(2026, 1, 5)),
    )


def code(no: pytest.ExceptionInfo[Refused]) -> str:
    return no.value.code


def test_a_leader_waits_for_the_other_circle(cast: Cast, undoes: Taken) -> None:
    term = cast.roles.fill(cast.leader, cast.mira, starts_on=date(2026, 12, 1))
    assert cast.term(term) == (True, date(2026, 12, 1), None)
    with cast.file.look() as work:
        assert not work.terms.get(term).holds_on(date(2026, 12, 24))
    action = undoes(lambda: cast.roles.confirm(term, date(2026, 11, 20), " their minutes "))
    assert (action.name, action.facts) == ("term.confirm", {"role": "Leader", "member": "Mira"})
    assert cast.term(term) == (False, date(2026, 12, 1), date(2026, 11, 20))
    with cast.file.look() as work:
        kept = work.terms.get(term)
    assert kept.holds_on(date(2026, 12, 1))
    assert kept.confirm_note == "their minutes"


def test_a_later_consent_is_where_the_term_begins(cast: Cast) -> None:
    term = cast.roles.fill(
        cast.delegate, cast.mira, starts_on=date(2026, 12, 1), ends_on=date(2027, 5, 31)
    )
    with pytest.raises(Refused) as no:
        cast.roles.confirm(term, date(2027, 5, 31))
    assert code(no) == "term.confirmed_too_late"
    cast.roles.confirm(term, date(2026, 12, 15))
    assert cast.term(term) == (False, date(2026, 12, 15), date(2026, 12, 15))
    with pytest.raises(Refused) as no:
        cast.roles.confirm(term)
    assert code(no) == "term.not_awaiting"


def test_who_waits_and_who_does_not(cast: Cast) -> None:
    past = cast.roles.fill(
        cast.leader, cast.mira, starts_on=date(2026, 1, 5), ends_on=date(2026, 7, 5)
    )
    host = cast.roles.fill(cast.host, cast.mira)
    known = cast.roles.fill(cast.leader, cast.jun, awaiting=False)
    assert [cast.term(term)[0] for term in (past, host, known)] == [False, False, False]


@pytest.mark.parametrize("change", [{"parent": ""}, {"kind": "mission"}])
def test_a_circle_that_belongs_to_no_other_waits_for_nobody(
    cast: Cast, change: dict[str, object]
) -> None:
    CircleDetails(cast.file).change(**change)
    assert cast.term(cast.roles.fill(cast.leader, cast.mira))[0] is False


def test_who_waits_is_bound_by_the_rules_of_holders(cast: Cast) -> None:
    term = cast.roles.fill(cast.leader, cast.mira)
    with pytest.raises(Refused) as no:
        cast.roles.fill(cast.delegate, cast.mira)
    assert code(no) == "term.leader_is_delegate"
    with pytest.raises(Refused) as no:
        cast.roles.fill(cast.leader, cast.jun, starts_on=TODAY)
    assert code(no) == "term.two_holders"
    with pytest.raises(Refused) as no:
        cast.roles.resign(term)
    assert code(no) == "term.awaiting"


def test_somebody_resigns_with_a_reason(cast: Cast, undoes: Taken) -> None:
    term = cast.roles.fill(cast.host, cast.mira, starts_on=date(2026, 6, 1))
    undoes(lambda: cast.roles.resign(term, date(2026, 11, 30), "A new job."))
    with cast.file.look() as work:
        kept = work.terms.get(term)
    assert (kept.last_day, kept.end_reason) == (date(2026, 11, 30), "A new job.")


def test_a_role_says_what_it_takes(cast: Cast, undoes: Taken) -> None:
    undoes(
        lambda: cast.roles.change(
            cast.host,
            authority="Chooses guests",
            limits="No contracts",
            measures="People come back",
            qualifications="calm\nclear",
            hours_month=" 6 ",
            pay="30 USD an hour",
            review_on=date(2027, 3, 1),
        )
    )
    with cast.file.look() as work:
        role = work.roles.get(cast.host)
    assert (role.hours_month, role.pay, role.review_on) == (
        6,
        "30 USD an hour",
        date(2027, 3, 1),
    )
    assert role.qualifications == "calm\nclear"
    cast.roles.change(cast.host, hours_month="", review_on=None)
    for typed, refusal in (("six", "hours.not_whole"), ("745", "hours.out_of_range")):
        with pytest.raises(Refused) as no:
            cast.roles.change(cast.host, hours_month=typed)
        assert code(no) == refusal


def test_a_role_a_selection_speaks_of_stays(cast: Cast) -> None:
    with cast.file.act("selection.begin") as work:
        work.selections.add(Selection(id=work.new_id(), role_id=cast.host, begun_on=TODAY))
    with pytest.raises(Refused) as no:
        cast.roles.remove(cast.host)
    assert (code(no), no.value.facts) == ("role.has_history", {"name": "Host"})


def test_a_member_says_where_and_how_much(cast: Cast, undoes: Taken) -> None:
    undoes(
        lambda: cast.people.change(
            cast.mira, time_zone="America/Santiago", hours_month="10", phone=" +56 63 ", place="V"
        )
    )
    with cast.file.look() as work:
        mira = work.members.get(cast.mira)
    assert (mira.time_zone, mira.hours_month, mira.phone) == ("America/Santiago", 10, "+56 63")
    with pytest.raises(Refused) as no:
        cast.people.change(cast.mira, time_zone="Valdivia")
    assert code(no) == "zone.unknown"
    new = cast.people.add("Yui", time_zone="Asia/Tokyo", hours_month=4, place="Fujino")
    with cast.file.look() as work:
        assert work.members.get(new).place == "Fujino"


def test_who_took_part_in_a_meeting_is_not_removed(cast: Cast) -> None:
    with cast.file.act("backlog.note") as work:
        work.backlog.add(
            BacklogItem(id=work.new_id(), title="Tea", from_id=cast.jun, noted_on=TODAY)
        )
    with pytest.raises(Refused) as no:
        cast.people.remove(cast.jun)
    assert code(no) == "member.has_history"
