"""Pasted documents: what was accepted is written in one action, all or nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.app.container import desk_on
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.pasted import FoundKind
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.pasting import PastePreview
from tests.helpers import FakeClock, new_circle

TEXT = """Attendance: Ada Okafor, Bruno
Aim: growing food together
Domain: the garden
Roles
Leader: Ada Okafor until 12 December 2026
Bookkeeper: Chiyo Mori, 12 months
Policies
- Email: we write by email, review 1.3.2027
- Old: it was decided long ago, until 1.3.2025
Backlog
- Ticket prices
Actions
- Bruno: book the room by 5 December 2026
- Somebody else: bring cake
Decisions
- We meet on Mondays
"""
TODAY = date(2026, 11, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with new_circle(tmp_path, FakeClock(TODAY)) as file:
        yield desk_on(file, FakeClock(TODAY))


def take_all(desk: Desk, text: str = TEXT) -> PastePreview:
    preview = desk.pasting.preview(text)
    desk.pasting.take([one.record for one in preview.pasted])
    return preview


def test_everything_accepted_is_there_with_its_terms(desk: Desk) -> None:
    take_all(desk)
    queries = desk.queries
    assert {row.name for row in queries.members(TODAY)} == {"Ada Okafor", "Bruno", "Chiyo Mori"}
    terms = {row.role: row for row in queries.terms()}
    leader, books = terms["Leader"], terms["Bookkeeper"]
    assert (leader.holder, leader.ends_on) == ("Ada Okafor", date(2026, 12, 12))
    assert (books.holder, books.starts_on, books.ends_on) == (
        "Chiyo Mori", TODAY, date(2027, 11, 24)
    )  # fmt: skip
    policies = {row.title: row for row in queries.policies(TODAY)}
    assert policies["Email"].term_end == date(2027, 3, 1)
    assert (policies["Old"].term_end, policies["Old"].state) == (date(2025, 3, 1), "overdue")
    assert [row.title for row in queries.backlog(TODAY)] == ["Ticket prices"]
    actions = {row.what: row for row in queries.action_items()}
    assert actions["book the room"].owner == "Bruno"
    assert actions["book the room"].due_on == date(2026, 12, 5)
    (aim,) = queries.aims()
    assert (aim.aim, aim.domain) == ("growing food together", "the garden")


def test_one_undo_takes_it_all_back(desk: Desk) -> None:
    take_all(desk)
    desk.file.undo()
    assert desk.queries.members(TODAY) == []
    assert desk.queries.policies(TODAY) == []
    assert desk.queries.action_items() == []
    desk.file.redo()
    assert len(desk.queries.members(TODAY)) == 3


def test_a_second_time_everything_is_known_and_nothing_comes_twice(desk: Desk) -> None:
    take_all(desk)
    again = desk.pasting.preview(TEXT)
    assert {one.record.kind for one in again.pasted if not one.known} == {
        FoundKind.AIM, FoundKind.DOMAIN
    }  # fmt: skip
    roles = [one.record for one in again.pasted if one.record.kind is FoundKind.ROLE]
    desk.pasting.take(roles)
    assert len(desk.queries.terms()) == 2


def test_a_line_the_rules_refuse_is_named_and_nothing_is_written(desk: Desk) -> None:
    text = "Roles\nLeader: Ada until 12 March 2027\nDelegate: Ada until 12 March 2027\n"
    with pytest.raises(Refused) as refused:
        take_all(desk, text)
    assert refused.value.facts["line"] == 3
    assert "Line 3, “Delegate: Ada until 12 March 2027”" in sentence(refused.value)
    assert desk.queries.members(TODAY) == []


def test_nothing_chosen_is_said(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"pasted\.nothing"):
        desk.pasting.take([])
