"""Whatever the palette finds is opened where it is: the page shows that record, in sight."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.app.finder import _PLACE_OF
from sofa_desktop.domain.search import TYPES
from sofa_desktop.ui.kit.pick_list import PickList
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.circle.page import CirclePage
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from sofa_desktop.ui.pages.meetings.prose import Prose
from sofa_desktop.ui.pages.money.page import MoneyPage
from sofa_desktop.ui.pages.pipeline.page import PipelinePage
from sofa_desktop.ui.pages.settlements.page import SettlementsPage
from sofa_desktop.ui.shell.window import MainWindow
from tests.ui.kit.keys import press, type_text
from tests.ui.whole.house import go_on, window_on

Row = TypeVar("Row")
MOST = 6
"""So many hits of a kind are opened, from the newest to the oldest."""


@pytest.fixture
def window(qtbot: QtBot, circle_files: dict[str, Path], tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(circle_files["sample"], tmp_path) as made:
        go_on()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        yield made


def test_every_kind_has_a_place() -> None:
    assert set(_PLACE_OF) == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_hit_is_opened_where_it_is(window: MainWindow, kind: str) -> None:
    hits = window._find(f"type:{kind}")
    assert hits, "the sample circle has none of this kind"
    step = max(1, len(hits) // MOST)
    wrong = []
    for hit in hits[::step]:
        opened(window, kind, hits.index(hit), len(hits))
        assert window.here() == hit.place
        if SHOWN[kind](window.page(hit.place)) != hit.record:
            wrong.append(hit.title)
    assert wrong == []


def test_an_item_of_minutes_is_scrolled_to(window: MainWindow, qtbot: QtBot) -> None:
    hits = [each for each in window._find("type:agenda_item") if each.title]
    page = meetings(window.page("meetings"))
    looked = 0
    for hit in hits:
        window.go(hit.place, hit.record)
        go_on()
        held = page.meetings.held
        if not held.isVisible():
            continue
        looked += 1
        heading = next(
            each
            for each in held.findChildren(Prose)
            if each.isVisible() and each.text().endswith(f". {hit.title}")
        )
        qtbot.waitUntil(partial(in_sight, held, heading))
        if looked == MOST:
            break
    assert looked > 1


def opened(window: MainWindow, kind: str, place: int, of: int) -> None:
    """Open a hit with the palette, by keyboard."""
    window.search()
    field = QApplication.focusWidget()
    assert field is not None
    type_text(field, f"type:{kind}")
    actions = len(window.ask.titles()) - of
    for _ in range(actions + place):
        press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    go_on()


def in_sight(area: QScrollArea, inside: QWidget) -> bool:
    """Whether the first line of a widget is seen."""
    top = inside.mapTo(area.viewport(), QPoint(0, 0)).y()
    return 0 <= top <= area.viewport().height() - inside.fontMetrics().height()


def chosen(table: RowTable[Row]) -> str:
    """The one row that is chosen and seen."""
    records, places = table.chosen_records(), table.view.chosen_places()
    if len(records) != 1 or not table.isVisible():
        return ""
    rect = table.view.visualRect(table.model.index(places[0], 0))
    return records[0] if table.view.viewport().rect().intersects(rect) else ""


def picked(list_: PickList) -> str:
    """The line that is chosen and seen."""
    seen = list_.viewport().rect().intersects(list_.visualRect(list_.currentIndex()))
    return list_.key() if list_.isVisible() and seen else ""


def circle(page: QWidget) -> CirclePage:
    assert isinstance(page, CirclePage)
    return page


def meetings(page: QWidget) -> MeetingsPage:
    assert isinstance(page, MeetingsPage)
    return page


def _member(page: QWidget) -> str:
    return chosen(circle(page).members.table)


def _role(page: QWidget) -> str:
    roles = circle(page).roles
    return roles.list.current() if roles.list.isVisible() else ""


def _selection(page: QWidget) -> str:
    roles = circle(page).roles
    return roles.selecting.shown() if roles.isVisible() else ""


def _related(page: QWidget) -> str:
    part = circle(page).map
    node = part.chosen()
    return node.id if node is not None and part.isVisible() else ""


def _meeting(page: QWidget) -> str:
    part = meetings(page).meetings
    return part.list.key() if part.list.isVisible() else ""


def _agenda_item(page: QWidget) -> str:
    part = meetings(page).meetings
    if part.planned.isVisible():
        return chosen(part.planned.table)
    place = part.held.item()
    items = part.context.desk.queries.agenda(part.list.key())
    return items[place - 1].id if place else ""


def _edition(page: QWidget) -> str:
    assert isinstance(page, PipelinePage)
    return chosen(page.detail.editions)


def _item(page: QWidget) -> str:
    assert isinstance(page, PipelinePage)
    return chosen(page.pieces.table)


def _entry(page: QWidget) -> str:
    assert isinstance(page, MoneyPage)
    return chosen(page.table)


def _account(page: QWidget) -> str:
    assert isinstance(page, MoneyPage)
    return page.source.wanted.account_id or ""


def _statement(page: QWidget) -> str:
    assert isinstance(page, SettlementsPage)
    return picked(page.statements.list)


SHOWN: Mapping[str, Callable[[QWidget], str]] = {
    "member": _member,
    "role": _role,
    "policy": lambda page: picked(circle(page).policies.list),
    "proposal": lambda page: picked(circle(page).proposals.list),
    "selection": _selection,
    "review": lambda page: picked(circle(page).reviews.list),
    "related_circle": _related,
    "decision": lambda page: chosen(meetings(page).decisions.table),
    "meeting": _meeting,
    "agenda_item": _agenda_item,
    "backlog_item": lambda page: chosen(meetings(page).backlog.table),
    "action_item": lambda page: chosen(meetings(page).actions_.table),
    "item": _item,
    "edition": _edition,
    "entry": _entry,
    "account": _account,
    "statement": _statement,
}
"""The record of a kind that a page shows; empty where it is not seen."""
