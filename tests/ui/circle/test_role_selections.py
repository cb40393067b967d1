"""The detail of a role shows the selections for it, and opens them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.list_row import ListRow
from sofa_desktop.ui.pages.circle.page import CirclePage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


def test_past_and_running_selections_stand_with_the_role(qtbot: QtBot, context: Context) -> None:
    desk = context.desk
    desk.people.add("Aiko", joined_on=date(2025, 1, 1))
    host, other = desk.roles.add("Webinar host", tasks="Hosts."), desk.roles.add("Editor")
    dropped = desk.selections.begin(host)
    desk.selections.drop(dropped, "nobody has time")
    page = CirclePage(context)
    qtbot.addWidget(page)
    page.resize(1072, 700)
    bring_up(qtbot, page)
    detail = page.roles.detail
    page.reveal(other)
    assert detail.selections.texts() == ()
    assert not detail.selections.isVisible()
    page.reveal(host)
    assert [text.title for text in detail.selections.texts()] == ["Dropped on 24 November 2026"]
    running = desk.selections.begin(host)
    told = [(text.key, text.chip) for text in detail.selections.texts()]
    assert told == [(running, "Running"), (dropped, "")]
    rows: list[ListRow] = detail.selections.findChildren(ListRow)
    row = next(each for each in rows if each.text.key == running)
    press(row, Qt.Key.Key_Return)
    guide = page.roles.selecting.guide
    assert guide is not None
    assert guide.isVisible()
    assert guide.selection_id == running
    page.roles.close_guide()
    assert detail.isVisible()
