"""Action items and decisions: ticked, narrowed, followed to their meeting, taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.services.backlog_rows import ActionItemRow
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.meetings.gathering import Gathering
from tests.ui.meetings.pages import focused, offered

KEY = Qt.Key


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


@pytest.fixture
def page(qtbot: QtBot, gathering: Gathering) -> MeetingsPage:
    shown = MeetingsPage(gathering.context)
    qtbot.addWidget(shown)
    shown.resize(1072, 760)
    bring_up(qtbot, shown)
    shown.show_part("actions")
    return shown


def promises(gathering: Gathering) -> dict[str, ActionItemRow]:
    return {row.what: row for row in gathering.desk.queries.action_items()}


def shown(page: MeetingsPage) -> list[str]:
    table = page.actions_.table
    return [table.model.text(row, 1) for row in range(table.count())]


def three(gathering: Gathering) -> None:
    add = gathering.desk.action_items.add
    add("No day")
    add("Soon", gathering.people["Mira"], TODAY + timedelta(days=3))
    add("Late", gathering.people["Aiko"], TODAY - timedelta(days=2))


def test_an_action_item_is_typed_with_who_and_by_when(
    page: MeetingsPage, gathering: Gathering
) -> None:
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_N)
    assert focused() is page.actions_.line.line.edit
    type_text(focused(), "Write to the hosts -> Mira by 1 Dec")
    assert page.actions_.line.marks.words() == ("Mira Novák", "by 1 Dec 2026")
    press(focused(), KEY.Key_Return)
    row = promises(gathering)["Write to the hosts"]
    assert row.owner == "Mira Novák"
    assert row.due_on == TODAY + timedelta(days=7)
    press(focused(), KEY.Key_Return)
    assert page.actions_.line.line.error().startswith("An action item says what somebody will do.")


def test_what_is_over_stands_first(page: MeetingsPage, gathering: Gathering) -> None:
    three(gathering)
    assert shown(page) == ["Late", "Soon", "No day"]
    assert page.actions_.table.model.text(0, 4) == "2 days over"
    line = page.header.line.text()
    assert line.startswith("No meeting is planned · 3 open action items · 1 overdue")


def test_space_ticks_off_and_opens_again(page: MeetingsPage, gathering: Gathering) -> None:
    three(gathering)
    table = page.actions_.table
    table.choose(promises(gathering)["Soon"].id)
    table.setFocus()
    press(table.view, KEY.Key_Space)
    assert promises(gathering)["Soon"].state == "done"
    assert shown(page) == ["Late", "No day"]
    page.actions_.filter.button("closed").click()
    assert shown(page) == ["Soon"]
    table.setFocus()
    press(table.view, KEY.Key_Space)
    assert promises(gathering)["Soon"].state == "open"


def test_several_are_ticked_at_once(page: MeetingsPage, gathering: Gathering) -> None:
    three(gathering)
    page.actions_.table.view.selectAll()
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_D)
    assert {row.state for row in promises(gathering).values()} == {"done"}
    gathering.desk.file.undo()
    assert {row.state for row in promises(gathering).values()} == {"open"}


def test_the_list_is_narrowed_to_one_person(page: MeetingsPage, gathering: Gathering) -> None:
    three(gathering)
    person = page.actions_.person
    person.setFocus()
    person.setEditText("Mira Novák")
    line = person.lineEdit()
    assert line is not None
    press(line, KEY.Key_Return)
    assert shown(page) == ["Soon"]
    person.setEditText("nobody yet")
    press(line, KEY.Key_Return)
    assert shown(page) == ["No day"]
    person.setEditText("")
    press(line, KEY.Key_Return)
    assert len(shown(page)) == 3


def test_an_action_item_leads_to_its_meeting(page: MeetingsPage, gathering: Gathering) -> None:
    held = gathering.hold()
    page.actions_.table.choose(promises(gathering)["Write the price page"].id)
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_G)
    assert page.part() is page.meetings
    row = page.meetings.shown()
    assert row is not None
    assert row.id == held


def test_a_decision_shows_what_it_replaced(page: MeetingsPage, gathering: Gathering) -> None:
    gathering.hold()
    policy = gathering.desk.queries.policies(TODAY)[0]
    renewed = gathering.desk.decisions.record(
        "Four prices",
        "Every webinar has four prices.",
        target="policy",
        target_id=policy.id,
        term_end=TODAY + timedelta(days=365),
        measure="tickets by price",
    )
    page.reveal(renewed)
    assert page.part() is page.decisions
    detail = page.decisions.detail
    assert detail.title.text() == "Four prices"
    assert detail.wording.text() == "Every webinar has four prices."
    assert detail.wording.accessibleDescription() == "taken out: three; added: four"
    first = page.decisions.table.model.text(0, 1)
    assert first == "Four prices"


def test_a_decision_is_taken_back_while_the_minutes_are_open(
    page: MeetingsPage, gathering: Gathering
) -> None:
    gathering.hold()
    page.show_part("decisions")
    assert len(gathering.desk.queries.policies(TODAY)) == 1
    offered(page, "decision.back").run()
    assert gathering.desk.queries.decisions() == []
    assert gathering.desk.queries.policies(TODAY) == []
    gathering.desk.file.undo()
    assert len(gathering.desk.queries.decisions()) == 1


def test_a_decision_in_approved_minutes_stays(page: MeetingsPage, gathering: Gathering) -> None:
    held = gathering.hold()
    gathering.desk.minutes.approve(held, how="at_end")
    page.show_part("decisions")
    assert offered(page, "decision.back").why_not == (
        "The minutes are approved, so the circle changes “Three prices” by another decision."
    )
