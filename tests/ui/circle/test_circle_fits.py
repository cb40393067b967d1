"""Roles, members and aim in every state: all is named, is words, and fits."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.i18n.words import use_language
from sofa_desktop.ui.kit.parts import Part
from sofa_desktop.ui.pages.circle.aim import Aim
from sofa_desktop.ui.pages.circle.members import Members
from sofa_desktop.ui.pages.circle.roles import Roles
from tests.ui.circle.part_page import OnePartPage
from tests.ui.desk import TODAY, make_context
from tests.ui.whole.house import go_on
from tests.ui.whole.test_names import strange, unnamed
from tests.ui.whole.test_room import cut, overlaps

SIZES = (QSize(1072, 740), QSize(816, 580), QSize(1712, 1000))
LONG_SIZES = SIZES[:2]
"""A pseudo sentence ends in one word that no room of the second size holds: nothing may be cut."""
PARTS: tuple[type[Part], ...] = (Roles, Members, Aim)


@pytest.fixture
def long_words() -> Iterator[None]:
    use_language("pseudo")
    yield
    use_language("en")


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def states(page: OnePartPage) -> Iterator[str]:
    """Bring the part into each of its states, one after the other."""
    part = page.part()
    if isinstance(part, Roles):
        yield from _of_roles(part)
    elif isinstance(part, Members):
        for member in part.context.desk.queries.members(TODAY)[:3]:
            part.reveal(member.id)
            yield member.name
    elif isinstance(part, Aim):
        yield from _of_aim(part)


def _of_roles(part: Roles) -> Iterator[str]:
    desk = part.context.desk
    rows = {row.name: row for row in desk.queries.roles(TODAY)}
    for name, row in rows.items():
        part.reveal(row.id)
        yield name
    desk.roles.resign(rows["Delegate"].term_id, TODAY - timedelta(10), "A reason of some length.")
    desk.roles.fill(rows["Delegate"].id, rows["Secretary"].holder_id)
    part.reveal(rows["Delegate"].id)
    yield "waits"


def _of_aim(part: Aim) -> Iterator[str]:
    desk = part.context.desk
    yield "half consented"
    part.draft_card.open_again()
    yield "draft"
    part.draft_card.take_away()
    yield "in force"
    version = desk.aims.draft("Other words")
    desk.aims.circle_consents(version, note="Circle meeting")
    desk.aims.parent_consents(version)
    yield "with one before"


def too_wide(page: QWidget) -> list[str]:
    """Parts that scroll upright and are wider than what is seen of them."""
    found = []
    for area in page.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside and inside.width() > area.viewport().width() + 1:
            found.append(f"{inside.width()} in {area.viewport().width()}")
    return found


def look_at_all(
    qtbot: QtBot, folder: Path, kind: type[Part], sizes: tuple[QSize, ...] = SIZES
) -> list[str]:
    """What is wrong anywhere."""
    found = []
    for size in sizes:
        place = folder / f"{size.width()}"
        place.mkdir()
        with make_context(place, sample=True) as context:
            page = OnePartPage(context, kind, "Part")
            qtbot.addWidget(page)
            page.resize(size)
            page.show()
            go_on()
            for state in states(page):
                go_on()
                faults = [*cut(page), *unnamed(page), *strange(page)]
                if len(sizes) > len(LONG_SIZES) or size == sizes[0]:
                    faults += [*overlaps(page), *too_wide(page)]
                found += [f"{size.width()} {state}: {fault}" for fault in faults]
            page.close()
    return found


@pytest.mark.parametrize("kind", PARTS)
def test_all_is_named_and_fits(qtbot: QtBot, tmp_path: Path, kind: type[Part]) -> None:
    assert look_at_all(qtbot, tmp_path, kind) == []


@pytest.mark.usefixtures("long_words")
@pytest.mark.parametrize("kind", PARTS)
def test_long_words_fit(qtbot: QtBot, tmp_path: Path, kind: type[Part]) -> None:
    assert look_at_all(qtbot, tmp_path, kind, LONG_SIZES) == []


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("kind", PARTS)
def test_right_to_left_fits(qtbot: QtBot, tmp_path: Path, kind: type[Part]) -> None:
    assert look_at_all(qtbot, tmp_path, kind) == []
