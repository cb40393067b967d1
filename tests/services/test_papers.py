"""What the circle's papers say, built from a real file: only what is true, and nothing private."""

import json
from datetime import date

import pytest

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.papers.agenda import agenda_payload
from sofa_desktop.services.papers.circle_map import map_payload, nodes
from sofa_desktop.services.papers.cover import cover_payload
from sofa_desktop.services.papers.handover import handover_payload
from sofa_desktop.services.papers.policies import policies_payload
from sofa_desktop.services.papers.role_book import role_book_payload
from tests.services.small_circle import TODAY

SPRING = date(2026, 3, 1)
NEXT_SPRING = date(2027, 2, 28)


@pytest.fixture
def desk(circle: OpenCircle) -> Desk:
    """A circle with two members, a secretary who is Mira, and a role that nobody holds."""
    desk = circle.desk
    mira = desk.people.add(
        "Mira",
        joined_on=SPRING,
        email="mira@example.org",
        phone="+34 600 000 000",
        place="Girona",
        time_zone="Europe/Madrid",
    )
    desk.people.add("Yui", joined_on=SPRING, email="yui@example.org", time_zone="Asia/Tokyo")
    role = desk.roles.add("Secretary", kind="secretary", tasks="Write the minutes.")
    desk.roles.fill(role, mira, starts_on=SPRING, ends_on=NEXT_SPRING)
    desk.roles.add("Webmaster", review_on=date(2027, 1, 15))
    return desk


def role_id(desk: Desk, name: str) -> str:
    return next(row.id for row in desk.queries.roles(TODAY) if row.name == name)


def member_id(desk: Desk, name: str) -> str:
    return next(row.id for row in desk.queries.members(TODAY) if row.name == name)


def test_the_cover_has_no_way_to_reach_anybody(desk: Desk) -> None:
    payload = cover_payload(desk.queries, TODAY)
    said = json.dumps(payload)
    assert [each["name"] for each in payload["members"]] == ["Mira", "Yui"]
    assert not any(word in said for word in ("example.org", "600 000", "Girona"))


def test_the_cover_knows_holders_vacancies_and_what_comes_next(desk: Desk) -> None:
    desk.policies.adopt("Travel", "By train.", term_end=date(2027, 1, 31), decided_on=SPRING)
    desk.meetings.plan(date(2026, 12, 3), starts_at="19:00", title="December")
    payload = cover_payload(desk.queries, TODAY)
    holders = {each["name"]: (each["holder"], each["state"]) for each in payload["roles"]}
    assert holders == {"Secretary": ("Mira", ""), "Webmaster": ("", "vacant")}
    assert [each["title"] for each in payload["policies"]] == ["Travel"]
    assert [(each["on"], each["what"]) for each in payload["dates"]] == [
        ("2026-12-03", "meeting"),
        ("2027-01-15", "role_review"),
        ("2027-01-31", "policy_review"),
        ("2027-02-28", "term_end"),
    ]


def test_somebody_who_left_is_on_no_paper(desk: Desk) -> None:
    desk.people.leave(member_id(desk, "Yui"), on=date(2026, 6, 1))
    assert [each["name"] for each in cover_payload(desk.queries, TODAY)["members"]] == ["Mira"]


def test_the_role_book_tells_the_whole_role_and_earlier_holders(desk: Desk) -> None:
    secretary = role_id(desk, "Secretary")
    term = desk.queries.terms(secretary)[0]
    desk.roles.resign(term.id, date(2026, 9, 30), "I move house.")
    desk.roles.fill(
        secretary, member_id(desk, "Yui"), starts_on=date(2026, 10, 1), ends_on=NEXT_SPRING
    )
    book = role_book_payload(desk.queries, TODAY, role_id=secretary)
    (role,) = book["roles"]
    assert role["tasks"] == "Write the minutes."
    assert role["holder"] == "Yui"
    assert [(each["holder"], each["reason"]) for each in role["history"]] == [
        ("Mira", "I move house.")
    ]


def test_a_delegate_who_waits_for_the_parent_is_told_as_waiting(desk: Desk) -> None:
    role = desk.roles.add("Delegate", kind="delegate")
    yui = member_id(desk, "Yui")
    desk.roles.fill(role, yui, starts_on=SPRING, ends_on=NEXT_SPRING, awaiting=True)
    book = role_book_payload(desk.queries, TODAY, role_id=role)
    assert book["roles"][0]["holder"] == "Yui"
    assert book["roles"][0]["state"] == "awaiting"


def test_the_logbook_keeps_wording_apart_from_what_was_retired(desk: Desk) -> None:
    desk.policies.adopt("Travel", "By train.", decided_on=SPRING)
    cash = desk.policies.adopt("Cash", "In a box.", decided_on=SPRING)
    desk.policies.retire(cash, "No cash any more.", on=date(2026, 6, 1))
    payload = policies_payload(desk.queries, TODAY)
    assert [(each["title"], each["text"]) for each in payload["policies"]] == [
        ("Travel", "By train.")
    ]
    assert payload["retired"] == [
        {"title": "Cash", "retired_on": "2026-06-01", "why": "No cash any more."}
    ]


def test_a_handover_has_the_holder_s_open_actions_and_who_comes_next(desk: Desk) -> None:
    secretary, mira = role_id(desk, "Secretary"), member_id(desk, "Mira")
    desk.action_items.add("Send the minutes", owner_id=mira, due_on=date(2026, 11, 30))
    done = desk.action_items.add("Book a room", owner_id=mira)
    desk.action_items.done([done])
    desk.action_items.add("Ask for money", owner_id=member_id(desk, "Yui"))
    desk.roles.fill(
        secretary, member_id(desk, "Yui"), starts_on=date(2027, 3, 1), ends_on=date(2027, 9, 1)
    )
    payload = handover_payload(desk.queries, secretary, TODAY)
    assert [each["what"] for each in payload["actions"]] == ["Send the minutes"]
    assert (payload["from"], payload["to"], payload["to_from"]) == ("Mira", "Yui", "2027-03-01")


def test_a_handover_tells_of_people_only_what_was_asked_for(desk: Desk) -> None:
    secretary = role_id(desk, "Secretary")
    silent = handover_payload(desk.queries, secretary, TODAY)
    assert silent["contacts"] == []
    assert "@" not in json.dumps(silent)
    asked = handover_payload(desk.queries, secretary, TODAY, contacts=("email", "note"))
    assert {each["name"]: each["email"] for each in asked["contacts"]} == {
        "Mira": "mira@example.org",
        "Yui": "yui@example.org",
    }
    assert "600 000" not in json.dumps(asked)


def test_policies_of_a_handover_are_those_one_works_with(desk: Desk) -> None:
    desk.policies.adopt("Minutes", "Out in two days.", kind="workflow", decided_on=SPRING)
    desk.policies.adopt("Colours", "Green.", decided_on=SPRING)
    desk.policies.adopt("Keys", "The secretary has a key.", decided_on=SPRING)
    payload = handover_payload(desk.queries, role_id(desk, "Secretary"), TODAY)
    assert {each["title"] for each in payload["policies"]} == {"Minutes", "Keys"}


def test_a_handover_of_no_role_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"record\.gone"):
        handover_payload(desk.queries, "nothing", TODAY)


def test_an_agenda_tells_each_member_their_own_hour(desk: Desk) -> None:
    desk.circle.change(time_zone="Europe/Berlin")
    meeting = desk.meetings.plan(date(2026, 12, 3), starts_at="19:00")
    times = {each["name"]: each for each in agenda_payload(desk.queries, meeting, TODAY)["times"]}
    assert (times["Mira"]["on"], times["Mira"]["at"]) == ("2026-12-03", "19:00")
    assert (times["Yui"]["on"], times["Yui"]["at"]) == ("2026-12-04", "03:00")


def test_summer_time_moves_only_those_who_have_it(desk: Desk) -> None:
    desk.circle.change(time_zone="Europe/Berlin")
    meeting = desk.meetings.plan(date(2027, 7, 1), starts_at="19:00")
    times = {each["name"]: each for each in agenda_payload(desk.queries, meeting, TODAY)["times"]}
    assert times["Yui"]["at"] == "02:00"


def test_an_agenda_adds_the_frame_to_its_items(desk: Desk) -> None:
    meeting = desk.meetings.plan(date(2026, 12, 3), starts_at="19:00")
    needs = desk.proposals.open("Prices", text="Three prices.")
    desk.meetings.add_item(
        meeting, "Prices", outcome="decide", minutes=20, subject_type="proposal", subject_id=needs
    )
    desk.meetings.add_item(meeting, "Summer", minutes=10, documents="Plan\n\nBudget")
    payload = agenda_payload(
        desk.queries, meeting, TODAY, tell=lambda row: row.title.upper(), left_out=[("A", "b")]
    )
    assert payload["total"] == 20 + 10 + 15
    assert [each["text"] for each in payload["items"]] == ["Three prices.", ""]
    assert payload["items"][1]["documents"] == ["Plan", "Budget"]
    assert payload["items"][0]["reason"] == "PRICES"
    assert payload["left_out"] == [{"title": "A", "why": "b"}]


def test_the_meeting_after_is_the_next_one_planned(desk: Desk) -> None:
    first = desk.meetings.plan(date(2026, 12, 3), starts_at="19:00")
    desk.meetings.plan(date(2027, 1, 21), starts_at="19:00")
    second = desk.meetings.plan(date(2026, 12, 17), starts_at="18:30")
    following = agenda_payload(desk.queries, first, TODAY)["next"]
    assert following == {"id": second, "on": "2026-12-17", "at": "18:30"}


def test_the_map_has_ours_where_it_belongs_with_what_is_around(desk: Desk) -> None:
    circle = desk.queries.circle()
    assert circle is not None
    desk.circle.change(parent="General Circle")
    above = next(row for row in desk.queries.related() if row.name == "General Circle")
    desk.surroundings.add("Help Desk", within_id=above.id, linked=True, delegate="Mira")
    crew = desk.surroundings.add("Crew", kind="helping", within_id=circle.id)
    told = map_payload(desk.queries, TODAY)["circles"]
    assert [(each["name"], each["depth"]) for each in told] == [
        ("General Circle", 0),
        (circle.name, 1),
        ("Crew", 2),
        ("Help Desk", 1),
    ]
    by_name = {each["name"]: each for each in told}
    assert by_name["Help Desk"]["ours"] == ["Mira"]
    assert by_name["Help Desk"]["linked"]
    assert [role["name"] for role in by_name[circle.name]["roles"] if not role["holder"]] == [
        "Webmaster"
    ]
    assert by_name["Crew"]["id"] == crew


def test_a_lone_circle_is_a_map_of_one(desk: Desk) -> None:
    (top,) = nodes(desk.queries, TODAY)
    assert top.own
    assert top.kids == ()
    assert top.vacant == ("Webmaster",)
