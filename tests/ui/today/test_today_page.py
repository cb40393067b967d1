"""The first page over a real file, by keyboard."""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sofa_desktop.services import governance_needs, needs
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.pages.today import page as page_module
from sofa_desktop.ui.pages.today.page import TodayPage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TodayPage:
    shown = TodayPage(context)
    qtbot.addWidget(shown)
    shown.resize(1072, 700)
    bring_up(qtbot, shown)
    return shown


def button(page: TodayPage, name: str) -> QPushButton:
    return next(
        each for each in page.findChildren(QPushButton) if each.accessibleName().startswith(name)
    )


def test_a_need_that_can_be_met_at_once_is_met(page: TodayPage, context: Context) -> None:
    add = button(page, "Add them")
    add.setFocus()
    press(add, Qt.Key.Key_Space)
    names = [row.name for row in context.desk.queries.roles(context.desk.clock.today())]
    assert names == ["Leader", "Delegate", "Facilitator", "Secretary"]
    assert page.header.line.text().startswith("Tuesday 24 November")
    context.desk.file.undo()
    assert context.desk.queries.roles(context.desk.clock.today()) == []


def test_other_needs_lead_to_their_place(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.go_asked) as asked:
        button(page, "Draft agreement").click()
    assert asked.args == ["settlements", "agreement"]
    with qtbot.waitSignal(page.go_asked) as asked:
        button(page, "Import bank file").click()
    assert asked.args == ["money", "import:"]


def test_each_figure_says_how_it_is_computed(qtbot: QtBot, page: TodayPage) -> None:
    for name in ("Cash now", "This month", "Between the circle and SoFA"):
        asked = button(page, f"How is this computed: {name}")
        asked.setFocus()
        press(asked, Qt.Key.Key_Space)
        sheet = page.findChild(ExplainSheet)
        assert sheet is not None
        assert sheet.isVisible()
        assert sheet.windowTitle().startswith(name)
        with qtbot.waitSignal(sheet.destroyed):
            sheet.verb.click()


def test_nothing_due_shows_one_sentence_and_one_button(
    qtbot: QtBot, page: TodayPage, context: Context
) -> None:
    assert not page.findChild(ExplainSheet)
    context.desk.roles.add_circle_roles(
        {"leader": "L", "delegate": "D", "facilitator": "F", "secretary": "S"}
    )
    visible = [row.text.title for row in page._rows.rows()]
    assert "There is no agreement with SoFA yet" in visible
    assert QApplication.focusWidget() is not None
    assert len(visible) == 5


def test_governance_leads_to_its_places(qtbot: QtBot, page: TodayPage, context: Context) -> None:
    desk, today = context.desk, context.desk.clock.today()
    action = desk.action_items.add("Book the room", due_on=today)
    policy = desk.policies.adopt(
        "Refunds", "Within 14 days.", kind="guideline", term_end=today, decided_on=date(2026, 1, 5)
    )
    meeting = desk.meetings.plan(date(2026, 11, 26))
    page.refresh_now()
    wanted = {
        "Open action item: ": ["meetings", action],
        "Open policy: ": ["circle", policy],
        "Prepare the agenda: ": ["meetings", f"prepare:{meeting}"],
    }
    for name, place in wanted.items():
        with qtbot.waitSignal(page.go_asked) as asked:
            button(page, name).click()
        assert asked.args == place


def test_the_next_meeting_is_prepared_by_keyboard(
    qtbot: QtBot, page: TodayPage, context: Context
) -> None:
    plan = button(page, "Plan a meeting")
    plan.setFocus()
    with qtbot.waitSignal(page.go_asked) as asked:
        press(plan, Qt.Key.Key_Space)
    assert asked.args == ["meetings", "prepare"]
    meeting = context.desk.meetings.plan(date(2026, 12, 10))
    page.refresh_now()
    prepare = button(page, "Prepare the agenda")
    prepare.setFocus()
    with qtbot.waitSignal(page.go_asked) as asked:
        press(prepare, Qt.Key.Key_Space)
    assert asked.args == ["meetings", f"prepare:{meeting}"]


def test_every_need_has_a_place_to_go() -> None:
    source = "".join(inspect.getsource(module) for module in (needs, governance_needs))
    acts = set(re.findall(r'act="([a-z_]+)\.', source))
    assert {"action_item", "policy", "meeting"} <= acts
    assert acts - set(page_module._PLACES) == set()


def test_a_finding_becomes_a_topic_and_is_answered(page: TodayPage, context: Context) -> None:
    desk = context.desk
    mira = desk.people.add("Mira", joined_on=date(2026, 1, 1))
    for name in ("Host", "Editor", "Treasurer", "Archivist"):
        desk.roles.fill(desk.roles.add(name), mira, ends_on=date(2027, 11, 1))
    page.refresh_now()
    note = button(page, "Note as a topic: Mira carries much")
    note.setFocus()
    press(note, Qt.Key.Key_Space)
    (topic,) = desk.queries.backlog(desk.clock.today())
    assert (topic.title, topic.source, topic.subject_type) == (
        "Sharing the roles Mira holds", "due", "member",
    )  # fmt: skip
    titles = [row.text.title for row in page._rows.rows()]
    assert "Mira carries much" not in titles
