"""Reviews on the Circle page, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.services.review_rows import ReviewRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.pages.circle.reviews import presenter
from sofa_desktop.ui.pages.circle.reviews.detail import ReviewDetail
from sofa_desktop.ui.pages.circle.reviews.part import ReviewsPart
from sofa_desktop.ui.pages.circle.reviews.sheets import BeginReviewSheet
from tests.ui.circle.part_page import OnePartPage
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        for name in ("Mira", "Tomás"):
            made.desk.people.add(name, joined_on=date(2026, 1, 1))
        made.desk.circle.change(parent="General Circle")
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OnePartPage:
    shown = OnePartPage(context, ReviewsPart, "Reviews")
    qtbot.addWidget(shown)
    shown.resize(1072, 740)
    bring_up(qtbot, shown)
    return shown


def part_of(page: OnePartPage) -> ReviewsPart:
    part = page.part()
    assert isinstance(part, ReviewsPart)
    return part


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def members(context: Context) -> dict[str, str]:
    return {row.name: row.id for row in context.desk.queries.members(TODAY)}


def rows(context: Context) -> list[ReviewRow]:
    return context.desk.queries.reviews()


def go_on(detail: ReviewDetail) -> None:
    """Tab to the button that leads on, and press it."""
    for _ in range(8):
        if focused() is detail.go_on:
            break
        press(focused(), Qt.Key.Key_Tab)
    assert focused() is detail.go_on
    press(focused(), Qt.Key.Key_Space)


def test_a_performance_review_goes_by_keyboard(page: OnePartPage, context: Context) -> None:
    page.action("review.begin").run()
    [sheet] = page.findChildren(BeginReviewSheet)
    line = sheet.focus.lineEdit()
    assert line is not None
    type_text(line, "Mira")
    press(line, Qt.Key.Key_Return)
    detail = part_of(page).detail
    type_text(focused(), "Tomás")
    go_on(detail)
    for text in ("Rounds are calm", "Starts late", "Begin on time"):
        type_text(focused(), text)
        go_on(detail)
    type_text(focused(), "Ring a bell at the hour")
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "+181")
    go_on(detail)
    assert rows(context)[0].step == "consent"
    press(focused(), Qt.Key.Key_Space)
    [review] = rows(context)
    assert (review.step, review.went_well, review.plan, review.term_end) == (
        "done",
        "Rounds are calm",
        "Ring a bell at the hour",
        date(2027, 5, 24),
    )


def test_a_level_without_a_voice_is_spoken_of(page: OnePartPage, context: Context) -> None:
    review = context.desk.reviews.begin("performance", members(context)["Mira"])
    part_of(page).reveal(review)
    told = [each.text() for each in part_of(page).detail.findChildren(Label)]
    assert "Nobody from Inner Content and General Circle is among them yet." in told


def test_a_reviewer_is_added_by_name(page: OnePartPage, context: Context) -> None:
    review = context.desk.reviews.begin("performance", members(context)["Mira"])
    part_of(page).reveal(review)
    field = part_of(page).detail.reviewer
    line = field.lineEdit()
    assert line is not None
    type_text(line, "Tom")
    press(line, Qt.Key.Key_Return)
    assert rows(context)[0].reviewers == "Tomás"


def test_a_refusal_stands_on_the_page(page: OnePartPage, context: Context) -> None:
    review = context.desk.reviews.begin("performance", members(context)["Mira"])
    part_of(page).reveal(review)
    part_of(page).detail.advance()
    assert page.notice.sentence.startswith("The focus person picks the reviewers first.")


def test_in_a_circle_review_the_next_turn_follows(page: OnePartPage, context: Context) -> None:
    page.action("review.begin_circle").run()
    part = part_of(page)
    first = part.list.key()
    for _ in range(5):
        part.detail.advance()
    assert part.list.key() != first
    shown = part.detail.row()
    assert shown is not None
    assert (shown.focus, shown.step) == ("Tomás", "went_well")


def test_a_turn_is_left_out_and_the_whole_is_removed(page: OnePartPage, context: Context) -> None:
    page.action("review.begin_circle").run()
    page.action("review.skip").run()
    assert [row.focus for row in rows(context)] == ["Tomás"]
    page.action("review.remove").run()
    assert rows(context) == []
    context.desk.file.undo()
    assert [row.focus for row in rows(context)] == ["Tomás"]


def test_the_focus_person_speaks_first_and_last(context: Context) -> None:
    context.desk.reviews.begin(
        "performance", members(context)["Mira"], reviewers="Tomás\nMira\nAna, General Circle"
    )
    told = presenter.order_of_speaking(rows(context)[0])
    assert told == "Mira, then Tomás and Ana, then Mira again."


def test_reviews_stand_under_what_they_are(context: Context) -> None:
    context.desk.reviews.begin("circle")
    context.desk.reviews.begin("performance", members(context)["Mira"])
    groups = presenter.in_groups(rows(context))
    assert [(heading, [row.focus for row in inside]) for heading, inside in groups] == [
        ("Circle review of 24 November 2026", ["Mira", "Tomás"]),
        ("Performance reviews under way", ["Mira"]),
    ]


def test_what_is_typed_and_chosen_is_kept_over_a_restart(
    page: OnePartPage, context: Context
) -> None:
    one = context.desk.reviews.begin("performance", members(context)["Mira"], reviewers="Tomás")
    two = context.desk.reviews.begin("performance", members(context)["Tomás"])
    part = part_of(page)
    part.reveal(one)
    type_text(part.detail.first_focus(), "Ana\n")
    state = page.state()
    assert "Ana" in next(row for row in rows(context) if row.id == one).reviewers
    part.reveal(two)
    page.restore(state)
    assert part.list.key() == one
