"""Pasted minutes and role lists: what a person would read out of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.pasted import FoundKind, FoundRecord
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.imports.pasted import read_pasted

MINUTES = """# Sunrise circle, 12 November 2026
Attendance: Ada Okafor, Bruno, Chiyo Mori, Dana (guest)
Facilitator: Chiyo Mori
Minutes from last time: approved

## Backlog
- Ticket pricing and referrals
- Launch a community of practice

## Agenda
### Conference month
* many ideas were named
→ The conference is in November. Term: 1 year
[ ] Chiyo will write to the speakers by 1 December 2026
Action: @Bruno book the room by 2026-12-05
### Website
Decision: We keep one page for the circle until 30 June 2027.
"""
ROLES = """Roles
Leader: Ada Okafor until 12 December 2026
Webinar host - Chiyo Mori (1 Jan 2026 – 30 Jun 2026)
| Role | Holder | Until |
|---|---|---|
| Bookkeeper | Bruno | 2027-03-31 |
| Newsletter | vacant | |
Librarian
Purpose: books that people find
Tasks: lend, order
Holder: Dana
Term: 12 months
Policies
Email policy: We write by email; one minutes document, backlog on top.
Term: 6 months
- Prices: sliding scale for every event, review 1.3.2027
Aim: growing food together
Domain: the garden and its shed
"""


def found(text: str, kind: FoundKind) -> list[FoundRecord]:
    return [one for one in read_pasted(text).found if one.kind is kind]


def test_minutes_give_people_topics_decisions_and_actions() -> None:
    assert read_pasted(MINUTES).held_on == date(2026, 11, 12)
    assert [(one.title, one.guest) for one in found(MINUTES, FoundKind.MEMBER)] == [
        ("Ada Okafor", False), ("Bruno", False), ("Chiyo Mori", False), ("Dana", True)
    ]  # fmt: skip
    assert [one.title for one in found(MINUTES, FoundKind.TOPIC)] == [
        "Ticket pricing and referrals", "Launch a community of practice"
    ]  # fmt: skip
    conference, website = found(MINUTES, FoundKind.DECISION)
    assert (conference.title, conference.months) == ("Conference month", 12)
    assert conference.text == "The conference is in November. Term: 1 year"
    assert (website.title, website.ends_on) == ("Website", date(2027, 6, 30))
    speakers, room = found(MINUTES, FoundKind.ACTION)
    assert (speakers.person, speakers.title) == ("Chiyo", "write to the speakers")
    assert speakers.ends_on == date(2026, 12, 1)
    assert (room.person, room.title, room.ends_on) == ("Bruno", "book the room", date(2026, 12, 5))


def test_what_nothing_is_made_of_is_left_with_its_line() -> None:
    left = dict(read_pasted(MINUTES).left)
    assert left[4] == "Minutes from last time: approved"
    assert left[12] == "* many ideas were named"


def test_role_lists_give_roles_holders_and_terms_in_any_of_their_forms() -> None:
    roles = {one.title: one for one in found(ROLES, FoundKind.ROLE)}
    assert list(roles) == ["Leader", "Webinar host", "Bookkeeper", "Newsletter", "Librarian"]
    assert roles["Leader"].role_kind is RoleKind.LEADER
    assert (roles["Leader"].person, roles["Leader"].ends_on) == ("Ada Okafor", date(2026, 12, 12))
    host = roles["Webinar host"]
    assert (host.starts_on, host.ends_on) == (date(2026, 1, 1), date(2026, 6, 30))
    assert roles["Bookkeeper"].ends_on == date(2027, 3, 31)
    assert roles["Newsletter"].person == ""
    librarian = roles["Librarian"]
    assert (librarian.purpose, librarian.text) == ("books that people find", "lend, order")
    assert (librarian.person, librarian.months) == ("Dana", 12)


def test_policies_with_their_terms_and_aim_and_domain() -> None:
    email, prices = found(ROLES, FoundKind.POLICY)
    assert (email.title, email.months) == ("Email policy", 6)
    assert email.text == "We write by email; one minutes document, backlog on top."
    assert (prices.title, prices.text) == ("Prices", "sliding scale for every event")
    assert prices.ends_on == date(2027, 3, 1)
    assert [one.text for one in found(ROLES, FoundKind.AIM)] == ["growing food together"]
    assert [one.text for one in found(ROLES, FoundKind.DOMAIN)] == ["the garden and its shed"]


def test_bold_and_links_are_only_form() -> None:
    text = "**Decisions**\n- **We meet monthly** in [room Venus](https://example.org/v)"
    assert [one.text for one in found(text, FoundKind.DECISION)] == [
        "We meet monthly in room Venus"
    ]


def test_without_text_there_is_nothing_to_read() -> None:
    with pytest.raises(Refused, match=r"pasted\.empty"):
        read_pasted(" \n\t\n")


@given(st.text(max_size=400))
def test_any_text_is_read_and_every_line_is_found_or_left(text: str) -> None:
    if not any(line.strip() for line in text.splitlines()):
        with pytest.raises(Refused, match=r"pasted\.empty"):
            read_pasted(text)
        return
    document = read_pasted(text)
    lines = text.splitlines()
    for one in document.found:
        assert one.source == lines[one.line - 1].strip()
        assert len(one.title) <= 120
    for number, source in document.left:
        assert source == lines[number - 1].strip()


@given(st.lists(st.sampled_from((MINUTES + ROLES).splitlines()), max_size=30))
def test_lines_in_any_order_do_no_harm(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        assert read_pasted(text) == read_pasted(text)
