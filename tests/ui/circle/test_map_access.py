"""The map for those who do not see it or use no mouse: names, words, and a way everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.pages.circle.map.part import MapPart
from sofa_desktop.ui.pages.circle.map.sheets import AddCircleSheet
from tests.ui.circle.part_page import OnePartPage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press
from tests.ui.whole.house import is_control, name_of, raw, shown, texts

TABS_AT_MOST = 60


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        made.desk.circle.change(parent="General Circle")
        above = made.desk.queries.related()[0].id
        made.desk.surroundings.add("Help Desk", within_id=above, linked=True, kind="helping")
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OnePartPage:
    made = OnePartPage(context, MapPart, "Map")
    qtbot.addWidget(made)
    made.resize(1072, 700)
    bring_up(qtbot, made)
    return made


def part(page: OnePartPage) -> MapPart:
    found = page.part()
    assert isinstance(found, MapPart)
    return found


def choose(page: OnePartPage, name: str) -> None:
    shown_ = part(page)
    shown_.choose(next(each.node.id for each in shown_.plan.placed if each.node.name == name))


@pytest.mark.parametrize("name", ["Inner Content", "Help Desk", "General Circle"])
def test_every_control_has_a_name_and_words_are_words(page: OnePartPage, name: str) -> None:
    choose(page, name)
    controls = [each for each in shown(page) if is_control(each)]
    assert [type(each).__name__ for each in controls if not name_of(each)] == []
    assert [text for _, text in texts(page) if raw(text)] == []


@pytest.mark.parametrize("name", ["Inner Content", "Help Desk"])
def test_tab_goes_to_every_control_and_comes_round(page: OnePartPage, name: str) -> None:
    choose(page, name)
    part(page).picture.setFocus()
    reached: set[QWidget] = set()
    for _ in range(TABS_AT_MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.add(focused)
        press(focused, Qt.Key.Key_Tab)
    wanted = {"tree", "picture"} | ({"name"} if name == "Help Desk" else set())
    found = {
        "tree": part(page).tree in reached,
        "picture": part(page).picture in reached,
        "name": part(page).detail.form.field("name").editor in reached,
    }
    assert {key for key, there in found.items() if there} >= wanted
    assert len(reached) < TABS_AT_MOST


def test_a_screen_reader_hears_each_circle_in_the_tree(page: OnePartPage) -> None:
    tree = part(page).tree
    interface = QAccessible.queryAccessibleInterface(tree)
    heard = [
        interface.child(place).text(QAccessible.Text.Name)
        for place in range(interface.childCount())
    ]
    assert any(told.startswith("Inner Content, our circle, Sector circle") for told in heard)
    assert any(told.startswith("Help Desk, Helping circle, linked with ours") for told in heard)


def test_the_sheet_that_adds_has_names(page: OnePartPage) -> None:
    part(page).add_linked()
    sheet = page.findChild(AddCircleSheet)
    assert sheet is not None
    controls = [each for each in shown(sheet) if is_control(each)]
    assert [type(each).__name__ for each in controls if not name_of(each)] == []
    assert sheet.linked.isChecked()
    sheet.reject()
