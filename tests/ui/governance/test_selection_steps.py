"""Every step of the guide over the sample circle: named controls, plain words, room enough."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.i18n.words import use_language
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.selection.guide import SelectionGuide
from sofa_desktop.ui.governance.selection.list import SelectionList
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up
from tests.ui.whole.house import go_on, is_control, name_of, raw, shown, texts

ROOM = 700
"""Pixels a page of the smallest window, or the running meeting, has for the guide."""


class Walk:
    """Goes through a selection and stops at each step."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.desk = context.desk
        self.page = Page("Selection", context.hub)
        self.guide = SelectionGuide(context, self.page.attempt)
        self.page.body.addWidget(self.guide)
        qtbot.addWidget(self.page)
        self.page.resize(1024, 640)
        bring_up(qtbot, self.page)
        self.role = next(
            row.id for row in self.desk.queries.roles(TODAY) if row.kind == "facilitator"
        )
        self.people = [row.member_id for row in self.desk.queries.taking_part("", TODAY)]

    def steps(self) -> Iterator[str]:
        guide, selections = self.guide, self.desk.selections
        selection = guide.begin(self.role)
        yield "role"
        selections.change(selection, role_text="Leads the rounds.\nHands them on.")
        yield "role, reworded"
        guide.next()
        yield "term"
        guide.next()
        yield "qualifications"
        selections.change(selection, qualifications="keeps time\nasks the quiet ones first")
        guide.next()
        yield "list_consent"
        guide.next()
        selections.nominate(selection, self.people[0], self.people[1])
        yield "nominations"
        guide.next()
        guide.next()
        yield "reasons, not heard"
        selections.speak(self.desk.queries.nominations(selection)[0].id, reason="calm " * 40)
        for who in self.people[1:]:
            selections.nominate(selection, who, self.people[1], reason="knows it by heart")
        yield "reasons"
        guide.next()
        for row in self.desk.queries.nominations(selection)[:2]:
            selections.keep_nomination(row.id)
        yield "changes"
        for row in self.desk.queries.nominations(selection)[2:]:
            selections.change_nomination(row.id, self.people[2], reason="would grow with it")
        guide.next()
        yield "proposal"
        selections.change(selection, candidate_id=self.people[1], reasons="calm, knows it")
        guide.next()
        yield "consent"
        selections.answer(selection, self.people[0], "objection", text="half a year is long")
        yield "objection"
        selections.withdraw(self.desk.queries.objections(selection)[0].id)
        for who in [*self.people[2:], self.people[1]]:
            selections.answer(selection, who, "consent")
        yield "announce"
        guide.next()
        yield "announced"
        selections.forget(selection)
        yield "forgotten"


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    with make_context(tmp_path, sample=True) as context:
        yield Walk(context, qtbot)


def cut(place: QWidget) -> list[str]:
    """Labels that have less room than their words need."""
    go_on()
    return [
        each.text()
        for each in shown(place)
        if isinstance(each, Label)
        and each.text()
        and each.height() + 1 < each.heightForWidth(each.width())
    ]


def test_every_step_speaks_plainly_and_names_its_controls(walk: Walk) -> None:
    seen = []
    for step in walk.steps():
        seen.append(step)
        unnamed = [each for each in shown(walk.guide) if is_control(each) and not name_of(each)]
        assert unnamed == [], step
        assert [text for _, text in texts(walk.guide) if raw(text)] == [], step
        assert cut(walk.guide) == [], step
        assert walk.guide.minimumSizeHint().width() <= ROOM, step
    assert seen[-1] == "forgotten"
    shown_list = SelectionList()
    shown_list.show_selections(walk.desk.queries.selections(walk.role))
    assert [text.title for text in shown_list.texts()] != []
    shown_list.deleteLater()


def test_every_step_has_room_for_long_words(qtbot: QtBot, tmp_path: Path) -> None:
    use_language("pseudo")
    try:
        with make_context(tmp_path, sample=True) as context:
            hear_long_words(Walk(context, qtbot))
    finally:
        use_language("en")


def hear_long_words(walk: Walk) -> None:
    for step in walk.steps():
        assert cut(walk.guide) == [], step
        spoken = walk.guide.aloud.sentence()
        assert not spoken or spoken.startswith("["), step


def test_every_step_reads_from_right_to_left(walk: Walk) -> None:
    walk.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for step in walk.steps():
        assert cut(walk.guide) == [], step
        head = walk.guide.head
        if head.next.isVisible():
            assert head.next.x() < head.title.x(), step
