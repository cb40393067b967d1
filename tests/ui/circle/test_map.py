"""The map over a real file: picture and tree are equals, and everything goes by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.rows import RelatedRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.pages.circle.map.part import MapPart
from sofa_desktop.ui.pages.circle.map.sheets import AddCircleSheet
from sofa_desktop.ui.pages.circle.page import CirclePage
from tests.ui.circle.part_page import OnePartPage
from tests.ui.desk import RememberingPaper, make_context
from tests.ui.kit.keys import bring_up, press, type_text

KEY = Qt.Key


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """Ours within a general circle, with a crew inside and a help desk beside."""
    with make_context(tmp_path) as made:
        desk = made.desk
        circle = desk.queries.circle()
        assert circle is not None
        desk.circle.change(parent="General Circle")
        above = desk.queries.related()[0].id
        desk.surroundings.add("Help Desk", within_id=above, linked=True)
        desk.surroundings.add("Crew", kind="helping", within_id=circle.id)
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OnePartPage:
    shown = OnePartPage(context, MapPart, "Map")
    qtbot.addWidget(shown)
    shown.resize(1072, 700)
    bring_up(qtbot, shown)
    return shown


def part(page: OnePartPage) -> MapPart:
    found = page.part()
    assert isinstance(found, MapPart)
    return found


def related(context: Context) -> dict[str, RelatedRow]:
    return {row.name: row for row in context.desk.queries.related()}


def name(page: OnePartPage) -> str:
    chosen = part(page).chosen()
    return chosen.name if chosen else ""


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_ours_is_chosen_first_and_stands_in_the_tree_where_it_belongs(page: OnePartPage) -> None:
    assert name(page) == "Inner Content"
    top = part(page).tree.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "General Circle"
    kids = [top.child(place) for place in range(top.childCount())]
    assert [kid.text(0) for kid in kids if kid is not None] == ["Inner Content", "Help Desk"]


def test_arrows_move_through_the_map_and_the_tree_follows(page: OnePartPage, qtbot: QtBot) -> None:
    picture = part(page).picture
    picture.setFocus()
    press(picture, KEY.Key_Down)
    assert name(page) == "Crew"
    press(picture, KEY.Key_Up)
    press(picture, KEY.Key_Right)
    assert name(page) == "Help Desk"
    current = part(page).tree.currentItem()
    assert current is not None
    assert current.text(0) == "Help Desk"
    assert "linked with ours" in picture.accessibleDescription()
    press(picture, KEY.Key_Home)
    assert name(page) == "Inner Content"


def test_the_tree_chooses_for_the_picture_too(page: OnePartPage, qtbot: QtBot) -> None:
    tree = part(page).tree
    tree.setFocus()
    press(tree, KEY.Key_Down)
    assert name(page) == "Crew"
    assert part(page).picture.chosen_key() == tree.chosen_key()
    item = tree.currentItem()
    assert item is not None
    spoken = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Crew, Helping circle, within Inner Content"


def test_enter_opens_a_circle_and_its_name_is_changed_in_place(
    page: OnePartPage, qtbot: QtBot, context: Context
) -> None:
    picture = part(page).picture
    picture.setFocus()
    press(picture, KEY.Key_Down)
    press(picture, KEY.Key_Return)
    edit = focused()
    assert edit.accessibleName() == "Name"
    press(edit, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(edit, "Conference crew")
    press(edit, KEY.Key_Return)
    assert "Conference crew" in related(context)
    assert name(page) == "Conference crew"


def test_a_sub_circle_is_added_by_keyboard_and_chosen(
    page: OnePartPage, qtbot: QtBot, context: Context
) -> None:
    part(page).add_within()
    sheet = page.findChild(AddCircleSheet)
    assert sheet is not None
    type_text(sheet.name, "Translators")
    press(sheet.name, KEY.Key_Return)
    row = related(context)["Translators"]
    assert row.relation == "child"
    assert not row.linked
    assert name(page) == "Translators"


def test_a_linked_circle_goes_beside_ours(
    page: OnePartPage, qtbot: QtBot, context: Context
) -> None:
    part(page).add_linked()
    sheet = page.findChild(AddCircleSheet)
    assert sheet is not None
    type_text(sheet.name, "Website")
    press(sheet.name, KEY.Key_Return)
    row = related(context)["Website"]
    assert (row.within, row.linked) == ("General Circle", True)


def test_a_name_that_is_taken_is_refused_on_the_sheet(page: OnePartPage, qtbot: QtBot) -> None:
    part(page).add_within()
    sheet = page.findChild(AddCircleSheet)
    assert sheet is not None
    type_text(sheet.name, "crew")
    press(sheet.name, KEY.Key_Return)
    assert sheet.isVisible()
    assert not sheet.notice.isHidden()


def test_a_circle_moves_by_saying_what_it_belongs_to(page: OnePartPage, context: Context) -> None:
    rows = related(context)
    part(page).choose(rows["Crew"].id)
    part(page).start_moving()
    within = part(page).detail.within
    assert within.hasFocus()
    within.setCurrentText("Help Desk")
    within.activated.emit(within.currentIndex())
    assert related(context)["Crew"].within == "Help Desk"
    assert name(page) == "Crew"


def test_a_removed_circle_comes_back_with_undo(page: OnePartPage, context: Context) -> None:
    part(page).choose(related(context)["Help Desk"].id)
    part(page).remove()
    assert "Help Desk" not in related(context)
    context.desk.file.undo()
    assert related(context)["Help Desk"].linked


def test_our_own_circle_cannot_be_removed(page: OnePartPage, context: Context) -> None:
    part(page).remove()
    assert context.desk.queries.circle() is not None
    reasons = {action.key: action.why_not for action in part(page).offers().menu}
    assert reasons["map.remove"] == "This is our own circle."


def test_a_click_chooses_the_innermost_circle(page: OnePartPage, qtbot: QtBot) -> None:
    shown = part(page)
    crew = next(each for each in shown.plan.placed if each.node.name == "Crew")
    at = shown.picture.sight().point(crew).toPoint()
    qtbot.mouseClick(shown.picture, Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert name(page) == "Crew"


def test_nearer_keeps_the_chosen_circle_in_view(page: OnePartPage, qtbot: QtBot) -> None:
    shown = part(page)
    crew = next(each for each in shown.plan.placed if each.node.name == "Crew")
    shown.choose(crew.node.id)
    for _ in range(6):
        press(shown.picture, KEY.Key_Plus)
    assert shown.picture.nearness() > 3
    assert shown.picture.rect().contains(shown.picture.sight().point(crew).toPoint())
    press(shown.picture, KEY.Key_0)
    assert shown.picture.nearness() == 1


def test_the_map_is_saved_for_paper_and_as_a_picture(
    page: OnePartPage, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    shown = part(page)
    out = tmp_path / "map.png"
    shown.saving.save(shown.write_picture(), out)
    qtbot.waitUntil(lambda: "is saved" in page.notice.sentence)
    assert QImage(str(out)).width() == 2000
    paper = context.paper
    assert isinstance(paper, RememberingPaper)
    shown.saving.save(shown.write_pdf(), tmp_path / "map.pdf")
    qtbot.waitUntil(lambda: bool(paper.payloads))
    assert [each["name"] for each in paper.payloads[-1]["circles"]] == [
        "General Circle",
        "Inner Content",
        "Crew",
        "Help Desk",
    ]


def test_a_picture_takes_only_its_own_ending(page: OnePartPage, tmp_path: Path) -> None:
    out = tmp_path / "other.sofacircle"
    out.write_bytes(b"SQLite format 3\x00")
    with pytest.raises(Refused, match=r"picture\.unknown_kind"):
        part(page).write_picture()(out)
    assert out.read_bytes() == b"SQLite format 3\x00"
    with pytest.raises(Refused, match=r"document\.not_written"):
        part(page).write_picture()(tmp_path / "nowhere" / "map.png")


def test_what_was_chosen_is_remembered(page: OnePartPage, qtbot: QtBot, context: Context) -> None:
    part(page).choose(related(context)["Crew"].id)
    kept = page.state()
    again = OnePartPage(context, MapPart, "Map")
    qtbot.addWidget(again)
    again.restore(kept)
    bring_up(qtbot, again)
    assert name(again) == "Crew"


def test_a_circle_is_revealed_from_elsewhere(page: OnePartPage, context: Context) -> None:
    page.reveal(related(context)["Help Desk"].id)
    assert name(page) == "Help Desk"


def test_from_ours_one_goes_to_aim_and_domain(qtbot: QtBot, context: Context) -> None:
    shown = CirclePage(context)
    qtbot.addWidget(shown)
    bring_up(qtbot, shown)
    shown.show_part("map")
    shown.map.picture.setFocus()
    press(shown.map.picture, KEY.Key_Return)
    assert focused().accessibleName() == "Open aim and domain"
    press(focused(), KEY.Key_Space)
    assert shown.aim.isVisible()


def test_sixty_circles_and_long_names_are_drawn(page: OnePartPage, context: Context) -> None:
    circle = context.desk.queries.circle()
    assert circle is not None
    for number in range(57):
        context.desk.surroundings.add(
            f"A circle with quite a long name number {number}", within_id=circle.id
        )
    assert len(part(page).plan.placed) == 60 + 1
    drawn = part(page).picture.grab().toImage()
    assert drawn.width() > 0
