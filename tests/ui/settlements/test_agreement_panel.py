"""The agreement on the page: drafted, tried out, consented to and followed by another."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.agreement import Tier
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.pages.settlements.agreement_sheets import ConsentSheet, SofaConsentSheet
from sofa_desktop.ui.pages.settlements.agreement_words import terms_in
from sofa_desktop.ui.pages.settlements.example_panel import OWN
from sofa_desktop.ui.pages.settlements.page import SettlementsPage
from sofa_desktop.ui.pages.settlements.terms_form import TermsForm
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.settlements.circle_story import Story, ready_to_draw

AFTER_Q3 = date(2026, 10, 5)


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path, AFTER_Q3) as made:
        yield made


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> SettlementsPage:
    ready_to_draw(qtbot)
    made = SettlementsPage(context)
    made.resize(1072, 760)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    return made


def run(page: SettlementsPage, key: str) -> None:
    action = next(each for each in page.offered() if each.key == key)
    assert not action.why_not
    action.run()


def form_of(page: SettlementsPage) -> TermsForm:
    form = page.agreement.form
    assert form is not None
    return form


def consent_of(page: SettlementsPage) -> ConsentSheet:
    return next(each for each in page.findChildren(ConsentSheet) if each.isVisible())


def answer_of(page: SettlementsPage) -> str:
    page.agreement.meaning.example.settle_now()
    return page.agreement.meaning.example.answer.text().replace("\u00a0", " ")


def test_from_nothing_to_a_consented_agreement_by_keyboard(
    page: SettlementsPage, context: Context
) -> None:
    Story(context.desk).first_example()
    button = page.statements.empty._button
    assert button is not None
    press(button, Qt.Key.Key_Space)
    assert page.part() is page.agreement
    run(page, "agreement.draft")

    (drafted,) = context.desk.queries.agreements()
    assert drafted.valid_from == date(2026, 7, 1)
    assert drafted.review_on == date(2027, 7, 1)
    assert terms_in(drafted).tiers == (Tier(None, 2_000),)

    run(page, "agreement.consent")
    sheet = consent_of(page)
    press(sheet, Qt.Key.Key_Return)
    assert sheet.form.field("note").error() == "Say in which meeting, or where it is noted."
    type_text(sheet.note, "meeting of 4 October, item 5")
    sheet.on.setText("2026-10-04")
    press(sheet.note, Qt.Key.Key_Return)
    (consented,) = context.desk.queries.agreements()
    assert consented.consented_on == date(2026, 10, 4)
    assert consented.consent_note == "meeting of 4 October, item 5"
    assert page.agreement._middle.currentIndex() == 0
    assert "SoFA’s consent is not noted yet." in page.agreement.view.facts.text()

    run(page, "agreement.sofa")
    sofa = next(each for each in page.findChildren(SofaConsentSheet) if each.isVisible())
    press(sofa, Qt.Key.Key_Return)
    assert context.desk.queries.agreements()[0].sofa_consented_on == AFTER_Q3


def test_the_example_follows_every_key(page: SettlementsPage, context: Context) -> None:
    page.reveal("agreement")
    run(page, "agreement.draft")
    example = page.agreement.meaning.example
    for key, text in (("receipts", "4850"), ("member_pay", "0"), ("costs", "1,234.56")):
        example.edits[key].setText(text)
    assert answer_of(page) == (
        "Of 4,850.00 EUR that came in, SoFA’s share is 723.09 EUR. 2,892.35 EUR goes to the "
        "members. The circle passes 723.09 EUR to SoFA."
    )
    rate = form_of(page).fields.ladder._rates[0]
    rate.setFocus()
    rate.selectAll()
    type_text(rate, "10")
    assert "SoFA’s share is 361.54 EUR." in answer_of(page)
    stored = terms_in(context.desk.queries.agreements()[0])
    assert stored.tiers == (Tier(None, 2_000),)
    press(rate, Qt.Key.Key_Return)
    stored = terms_in(context.desk.queries.agreements()[0])
    assert stored.tiers == (Tier(None, 1_000),)
    assert rate.text() == "10\u00a0%"


def test_what_is_typed_is_kept_as_one_leaves_it_and_a_wrong_value_stays(
    page: SettlementsPage, context: Context
) -> None:
    page.reveal("agreement")
    run(page, "agreement.draft")
    form = form_of(page)
    fee = form.fields.amounts["service_fee"]
    fee.setFocus()
    fee.selectAll()
    type_text(fee, "75")
    form.fields.percents["recoup_bp"].setFocus()
    assert terms_in(context.desk.queries.agreements()[0]).service_fee == 7_500
    row = form.rows["service_fee"]
    assert "75.00" in row._below.text()

    recoup = form.fields.percents["recoup_bp"]
    recoup.selectAll()
    type_text(recoup, "150")
    fee.setFocus()
    assert form.rows["recoup_bp"].error().startswith("“150” is not a percentage from 0 to 100")
    assert recoup.text() == "150"
    assert terms_in(context.desk.queries.agreements()[0]).recoup_bp == 5_000
    run(page, "agreement.consent")
    assert "not a percentage" in page.notice.sentence
    recoup.setFocus()
    recoup.selectAll()
    type_text(recoup, "40")
    press(recoup, Qt.Key.Key_Return)
    assert terms_in(context.desk.queries.agreements()[0]).recoup_bp == 4_000


def test_steps_of_the_ladder_are_added_and_taken_away(
    page: SettlementsPage, context: Context
) -> None:
    page.reveal("agreement")
    run(page, "agreement.draft")
    ladder = form_of(page).fields.ladder
    press(ladder.add, Qt.Key.Key_Space)
    stored = terms_in(context.desk.queries.agreements()[0])
    assert stored.tiers == (Tier(100_000, 2_000), Tier(None, 2_000))
    upper, rate = ladder._uppers[0], ladder._rates[1]
    upper.selectAll()
    type_text(upper, "5000")
    rate.setFocus()
    rate.selectAll()
    type_text(rate, "30")
    press(rate, Qt.Key.Key_Return)
    stored = terms_in(context.desk.queries.agreements()[0])
    assert stored.tiers == (Tier(500_000, 2_000), Tier(None, 3_000))
    sentence = form_of(page).rows["tiers"]._below.text().replace("\u00a0", " ")
    assert "20 % of the base up to 5,000.00, 30 % of what lies above" in sentence
    press(ladder._removes[0], Qt.Key.Key_Space)
    stored = terms_in(context.desk.queries.agreements()[0])
    assert stored.tiers == (Tier(None, 3_000),)


def test_a_cap_and_a_weight_go_into_the_terms(page: SettlementsPage, context: Context) -> None:
    ana, _ = Story(context.desk).members("Ana", "Béla")
    page.reveal("agreement")
    run(page, "agreement.draft")
    fields = form_of(page).fields
    fields.caps["travel"].setFocus()
    type_text(fields.caps["travel"], "12,5")
    fields.weights[ana].setFocus()
    type_text(fields.weights[ana], "2")
    press(fields.weights[ana], Qt.Key.Key_Return)
    stored = terms_in(context.desk.queries.agreements()[0])
    assert stored.caps == {"member_pay": 5_000, "travel": 1_250}
    assert stored.weights == {ana: 2}


def test_a_new_version_starts_from_the_last_and_tells_what_it_changes(
    page: SettlementsPage, context: Context
) -> None:
    story = Story(context.desk)
    story.agree()
    story.first_example()
    page.reveal("agreement")
    assert page.agreement.meaning._section.isHidden()
    run(page, "agreement.new")
    newest, _ = context.desk.queries.agreements()
    assert (newest.version, newest.valid_from) == (2, date(2027, 1, 1))
    assert page.agreement.list.key() == newest.id
    rate = form_of(page).fields.ladder._rates[0]
    rate.setFocus()
    rate.selectAll()
    type_text(rate, "30")
    press(rate, Qt.Key.Key_Return)
    (changed,) = page.agreement.meaning.changes.rows()
    assert [cell.replace("\u00a0", " ") for cell in changed.cells] == [
        "SoFA’s share",
        "SoFA’s share is 20 % of the base.",
        "SoFA’s share is 30 % of the base.",
    ]
    example = page.agreement.meaning.example
    example.source.set_key(OWN)
    example._on_source_chosen(OWN)
    assert "Of 4,850.00 EUR that came in, SoFA’s share is 1,084.63 EUR." in answer_of(page)
    assert example.compared.rows()[0].cells == ("SoFA’s share", "1,084.63", "723.09")
    page.agreement.list.choose(context.desk.queries.agreements()[1].id)
    new = next(each for each in page.offered() if each.key == "agreement.new")
    assert new.why_not == "Another version is being drafted."


def test_a_version_under_statements_cannot_be_removed(
    page: SettlementsPage, context: Context
) -> None:
    story = Story(context.desk)
    story.agree()
    story.first_example()
    context.desk.settling.issue(context.desk.settling.next_period())
    page.reveal("agreement")
    remove = next(each for each in page.offered() if each.key == "agreement.remove")
    assert remove.why_not == "Statements rest on it."
    assert page.agreement.list.picks()[0].detail.endswith("frozen by statements")


def test_a_day_inside_a_settled_period_is_refused_in_words(
    page: SettlementsPage, context: Context
) -> None:
    story = Story(context.desk)
    story.agree()
    story.first_example()
    context.desk.settling.issue(context.desk.settling.next_period())
    page.reveal("agreement")
    run(page, "agreement.new")
    valid = form_of(page).valid_from
    valid.setFocus()
    valid.setText("2026-08-01")
    press(valid, Qt.Key.Key_Return)
    assert "30 September 2026" in page.notice.sentence
    assert context.desk.queries.agreements()[0].valid_from == date(2027, 1, 1)


def test_a_version_is_found_by_its_id(page: SettlementsPage, context: Context) -> None:
    version = Story(context.desk).agree()
    page.reveal(version)
    assert page.part() is page.agreement
    assert page.agreement.list.key() == version


def test_scrolling_over_a_choice_turns_no_term(page: SettlementsPage, context: Context) -> None:
    page.reveal("agreement")
    run(page, "agreement.draft")
    choice = form_of(page).fields.choices["negative"]
    choice.setFocus()
    before = choice.key()
    for down in (-120, 120):
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(choice.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, down),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(choice, wheel)
    assert choice.key() == before == "carry"
    assert terms_in(context.desk.queries.agreements()[0]).negative == "carry"
