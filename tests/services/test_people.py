"""Members who come, change, leave, come back, and were noted by mistake."""

from datetime import date

import pytest

from sofa_desktop.domain.circle import Standing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, AccountKind
from sofa_desktop.domain.records import AgreementVersion
from sofa_desktop.services.content import Content
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.roles import Roles
from tests.services.conftest import Taken
from tests.services.small_circle import TODAY, StandingClock


@pytest.fixture
def people(circle_file: CircleFile, clock: StandingClock) -> People:
    return People(circle_file, clock)


@pytest.fixture
def roles(circle_file: CircleFile, clock: StandingClock) -> Roles:
    return Roles(circle_file, clock)


def refusal(no: pytest.ExceptionInfo[Refused]) -> tuple[str, dict[str, object]]:
    return no.value.code, no.value.facts


def test_somebody_new_belongs_from_today(
    circle_file: CircleFile, people: People, undoes: Taken
) -> None:
    action = undoes(lambda: people.add(" Mira  Okafor ", email=" mira@example.org "))
    with circle_file.look() as work:
        (member,) = work.members.all()
    assert (member.name, member.joined_on, member.left_on) == ("Mira Okafor", TODAY, None)
    assert (member.standing, member.email) == (Standing.FULL, "mira@example.org")
    assert (action.name, action.facts) == ("member.add", {"name": "Mira Okafor"})


def test_nobody_is_nameless(people: People) -> None:
    with pytest.raises(Refused) as no:
        people.add("  ")
    assert refusal(no) == ("member.no_name", {})


def test_what_is_known_of_a_member_changes(
    circle_file: CircleFile, people: People, undoes: Taken
) -> None:
    mira = people.add("Mira", joined_on=date(2026, 1, 5))
    action = undoes(lambda: people.change(mira, standing="guest", note="two lines\nof text "))
    with circle_file.look() as work:
        member = work.members.get(mira)
    assert (member.standing, member.note) == (Standing.GUEST, "two lines\nof text ")
    assert action.facts == {"name": "Mira", "fields": ["note", "standing"]}


def test_leaving_is_not_a_field_to_edit(people: People) -> None:
    mira = people.add("Mira")
    with pytest.raises(Refused) as no:
        people.change(mira, left_on=TODAY)
    assert refusal(no) == ("record.unknown_field", {"field": "left_on"})


def test_a_day_is_a_day(people: People) -> None:
    mira = people.add("Mira")
    with pytest.raises(Refused) as no:
        people.change(mira, joined_on="yesterday")
    assert no.value.code == "record.no_day"


def test_nobody_joins_after_they_took_on_a_circle_role(people: People, roles: Roles) -> None:
    mira = people.add("Mira", joined_on=date(2026, 1, 5))
    leader = roles.add("Leader", kind="leader")
    roles.fill(leader, mira, starts_on=date(2026, 2, 1))
    with pytest.raises(Refused) as no:
        people.change(mira, joined_on=date(2026, 2, 2))
    assert refusal(no) == ("term.not_a_member", {"role": "Leader", "name": "Mira"})


def test_who_leaves_lets_go_of_roles(
    circle_file: CircleFile, people: People, roles: Roles, undoes: Taken
) -> None:
    mira = people.add("Mira", joined_on=date(2025, 1, 5))
    leader = roles.add("Leader", kind="leader")
    past = roles.fill(leader, mira, starts_on=date(2025, 2, 1), ends_on=date(2025, 8, 1))
    now = roles.fill(leader, mira, starts_on=date(2026, 8, 1), ends_on=date(2027, 1, 31))
    later = roles.fill(leader, mira, starts_on=date(2027, 2, 1), ends_on=date(2027, 7, 31))
    action = undoes(lambda: people.leave(mira, on=date(2026, 11, 30)))
    assert action.facts == {"name": "Mira", "roles": 2}
    with circle_file.look() as work:
        assert work.members.get(mira).left_on == date(2026, 11, 30)
        assert not work.members.get(mira).belongs_on(date(2026, 11, 30))
        assert work.terms.get(past).last_day == date(2025, 8, 1)
        assert work.terms.get(now).last_day == date(2026, 11, 29)
        assert work.terms.find(later) is None


def test_nobody_leaves_twice_or_before_they_came(people: People) -> None:
    mira = people.add("Mira", joined_on=TODAY)
    with pytest.raises(Refused) as no:
        people.leave(mira, on=date(2026, 11, 23))
    assert refusal(no) == ("member.left_before_joined", {"name": "Mira"})
    people.leave(mira)
    with pytest.raises(Refused) as no:
        people.leave(mira)
    assert refusal(no) == ("member.has_left", {"name": "Mira"})


def test_somebody_comes_back(circle_file: CircleFile, people: People, undoes: Taken) -> None:
    mira = people.add("Mira", joined_on=date(2026, 1, 5))
    with pytest.raises(Refused) as no:
        people.come_back(mira)
    assert refusal(no) == ("member.has_not_left", {"name": "Mira"})
    people.leave(mira)
    action = undoes(lambda: people.come_back(mira))
    assert (action.name, action.facts) == ("member.come_back", {"name": "Mira"})
    with circle_file.look() as work:
        assert work.members.get(mira).left_on is None


def test_a_mistake_is_removed_with_what_hangs_on_it(
    circle_file: CircleFile,
    clock: StandingClock,
    people: People,
    roles: Roles,
    undoes: Taken,
) -> None:
    mira = people.add("Mira", joined_on=date(2026, 1, 5))
    leader = roles.add("Leader", kind="leader")
    term = roles.fill(leader, mira, starts_on=date(2026, 11, 25))
    item = Content(circle_file, clock).add_item("Deciding together", "video", owner_id=mira)
    action = undoes(lambda: people.remove(mira))
    assert (action.name, action.facts) == ("member.remove", {"name": "Mira"})
    with circle_file.look() as work:
        assert work.members.all() == []
        assert work.terms.find(term) is None
        assert work.items.get(item).owner_id is None


def test_who_held_a_role_stays_in_the_file(people: People, roles: Roles) -> None:
    mira = people.add("Mira", joined_on=date(2026, 1, 5))
    host = roles.add("Webinar host")
    roles.fill(host, mira, starts_on=TODAY)
    with pytest.raises(Refused) as no:
        people.remove(mira)
    assert refusal(no) == ("member.has_history", {"name": "Mira"})


def test_who_is_owed_money_stays_in_the_file(circle_file: CircleFile, people: People) -> None:
    mira = people.add("Mira")
    with circle_file.act("account.add") as work:
        work.accounts.add(
            Account(id=work.new_id(), name="Mira", kind=AccountKind.MEMBER, owner_id=mira)
        )
    with pytest.raises(Refused) as no:
        people.remove(mira)
    assert refusal(no) == ("member.has_history", {"name": "Mira"})


def test_who_has_a_share_in_an_agreement_stays_in_the_file(
    circle_file: CircleFile, people: People
) -> None:
    mira = people.add("Mira")
    with circle_file.act("agreement.draft") as work:
        terms = f'{{"weights":{{"{mira}":1}}}}'
        work.agreements.add(
            AgreementVersion(id=Id(work.new_id()), version=1, valid_from=TODAY, terms=terms)
        )
    with pytest.raises(Refused) as no:
        people.remove(mira)
    assert refusal(no) == ("member.has_history", {"name": "Mira"})


def test_somebody_gone_is_gone(people: People) -> None:
    mira = people.add("Mira")
    people.remove(mira)
    with pytest.raises(Refused) as no:
        people.change(mira, name="Miro")
    assert no.value.code == "record.gone"
