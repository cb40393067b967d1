"""A proposal from its need to its decision, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.consent import Move
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.governance.proposing.coverage import sentence, uncovered
from sofa_desktop.ui.governance.proposing.sheets import ReasonSheet, WrittenWordSheet
from sofa_desktop.ui.kit.labels import Label
from tests.ui.desk import TODAY, make_context
from tests.ui.governance.guided import NEW, OLD, Window
from tests.ui.kit.keys import bring_up, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with make_context(tmp_path) as context:
        shown = Window(context)
        qtbot.addWidget(shown)
        shown.resize(700, 700)
        bring_up(qtbot, shown)
        yield shown
        shown.close()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_and_go_on(window: Window, text: str) -> None:
    """Type into the field where one is, Tab to the button that leads on, press it."""
    type_text(focused(), text)
    go_on(window)


def go_on(window: Window) -> None:
    for _ in range(20):
        if focused() is window.guide.go_on:
            break
        press(focused(), Qt.Key.Key_Tab)
    assert focused() is window.guide.go_on
    press(focused(), Qt.Key.Key_Space)


def test_the_whole_way_goes_by_keyboard(window: Window) -> None:
    made = window.context.desk.proposals.open("Help desk")
    window.guide.show(made)
    window.guide.focus_step()
    type_and_go_on(window, "Requests wait for weeks.")
    assert window.guide.step() == words.PICTURE
    type_text(focused(), "Who answers")
    press(focused(), Qt.Key.Key_Return)
    type_and_go_on(window, "Within how many days")
    assert window.row().dimensions_consented
    go_on(window)
    assert window.guide.step() == words.SHAPING
    type_and_go_on(window, "Who answers: the secretary")
    assert window.guide.step() == words.TEXT
    type_text(focused(), "The secretary answers within three days.")
    press(focused(), Qt.Key.Key_Tab)
    term = window.guide.text.term
    for _ in range(6):
        if focused() is term.quick.buttons[6]:
            break
        press(focused(), Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Space)
    assert window.row().term_end == date(2027, 5, 24)
    go_on(window)
    assert window.guide.step() == words.REACTIONS
    go_on(window)
    assert window.guide.step() == words.ROUND
    assert focused() is window.guide.round.round
    for _ in window.members:
        press(focused(), Qt.Key.Key_C)
    go_on(window)
    assert window.row().state == "adopted"
    [policy] = window.context.desk.queries.policies(TODAY)
    assert policy.text == "The secretary answers within three days."
    assert window.refused == []


def test_a_step_asks_for_what_it_is_for(window: Window) -> None:
    made = window.context.desk.proposals.open("Help desk")
    window.guide.show(made)
    window.guide.advance()
    assert window.refused == ["proposal.no_needs"]
    assert window.guide.step() == words.NEEDS


def test_what_changes_a_policy_shows_the_difference(window: Window) -> None:
    window.ready(target_id=window.policy())
    assert window.row().old_text == OLD
    shown = window.guide.text
    assert shown.findChild(QWidget) is not None
    spoken = [each.accessibleDescription() for each in shown.findChildren(QWidget)]
    assert "taken out: three; added: four; added: , the lowest free" in spoken


def test_nobody_is_asked_before_the_text_has_a_term(window: Window) -> None:
    window.ready(term_end=None)
    window.guide.advance()
    window.guide.advance()
    assert window.refused == ["proposal.no_term_end"]


def test_adopting_waits_in_words_for_whoever_has_not_answered(window: Window) -> None:
    window.ready()
    window.guide.advance()
    window.guide.advance()
    assert window.guide.step() == words.ROUND
    window.guide.round.round.consent()
    assert not window.guide.go_on.isEnabled()
    assert window.guide.go_on.action.why_not == "Noor, Tomás and Layla have not answered yet."


def objected(window: Window) -> str:
    made = window.ready()
    window.guide.advance()
    window.guide.advance()
    for name, member in window.members.items():
        answer = "objection" if name == "Noor" else "consent"
        reason = "The room would fill." if name == "Noor" else ""
        window.context.desk.proposals.answer(made, member, answer, reason)
    window.guide.advance()
    assert window.guide.step() == words.OBJECTIONS
    return made


def test_the_part_of_the_aim_said_in_the_round_stays_with_the_objection(window: Window) -> None:
    window.ready()
    window.guide.advance()
    window.guide.advance()
    asked = window.guide.round.round
    for name in window.members:
        if name == "Mira":
            press(asked, Qt.Key.Key_O)
            fields = asked.objecting()
            assert fields is not None
            type_text(fields.reason, "The room would fill.")
            type_text(fields.aim, "workshops for all")
            press(fields.reason, Qt.Key.Key_Return, CONTROL)
        else:
            asked.consent()
    window.guide.advance()
    [card] = window.guide.objections.cards()
    assert card.aim.text() == "workshops for all"
    [kept] = window.context.desk.queries.objections(window.row().id)
    assert kept.aim == "workshops for all"


def test_an_objection_is_integrated_by_a_shorter_term(window: Window) -> None:
    objected(window)
    [card] = window.guide.objections.cards()
    card.choose(Move.SHORTEN)
    card.term.set_day(date(2027, 1, 24))
    card.integrate()
    assert window.row().term_end == date(2027, 1, 24)
    assert window.row().state == "amended"
    assert window.guide.step() == words.TEXT
    window.guide.advance()
    assert window.row().state == "consent_round"
    assert window.row().round == 2


def test_a_longer_term_is_not_called_shorter(window: Window) -> None:
    objected(window)
    [card] = window.guide.objections.cards()
    card.choose(Move.SHORTEN)
    card.term.set_day(date(2028, 1, 24))
    card.integrate()
    assert card.changes.field("term_end").error()
    assert window.row().state == "objections"


def test_the_concern_can_be_measured(window: Window) -> None:
    objected(window)
    [card] = window.guide.objections.cards()
    card.choose(Move.MEASURE)
    type_text(card.measure, "Seats sold a week before")
    press(card.measure, Qt.Key.Key_Return, CONTROL)
    card.integrate()
    assert window.row().measure == "Seats sold a week before"


def test_the_wording_can_take_the_objection_in(window: Window) -> None:
    objected(window)
    [card] = window.guide.objections.cards()
    card.choose(Move.MODIFY)
    card.text.setPlainText(NEW + " At most five seats.")
    card.integrate()
    assert window.row().text == NEW + " At most five seats."


def test_whoever_objected_may_see_no_harm_any_more(window: Window) -> None:
    objected(window)
    [card] = window.guide.objections.cards()
    card.withdraw()
    assert window.row().state == "amended"


def test_a_move_says_how_before_it_counts(window: Window) -> None:
    objected(window)
    [card] = window.guide.objections.cards()
    card.choose(Move.MODIFY)
    card.integrate()
    assert card.changes.field("text").error()
    assert window.row().state == "objections"


def test_an_earlier_step_can_be_looked_at_without_going_back(window: Window) -> None:
    window.ready()
    window.guide.steps.chosen.emit(words.NEEDS)
    assert window.guide.step() == words.NEEDS
    assert window.row().state == "ready"
    assert window.guide.go_on.isHidden()


def test_dropping_needs_a_reason(window: Window) -> None:
    window.ready()
    window.guide.deeds.drop()
    [sheet] = window.guide.findChildren(ReasonSheet)
    press(sheet, Qt.Key.Key_Return, CONTROL)
    assert window.row().state == "ready"
    type_text(sheet.reason, "Nobody needs it")
    press(sheet, Qt.Key.Key_Return, CONTROL)
    assert (window.row().state, window.row().closed_why) == ("dropped", "Nobody needs it")


def test_a_proposal_put_off_is_taken_up_where_it_was(window: Window) -> None:
    made = window.ready()
    window.context.desk.proposals.defer(made, "After the conference")
    assert window.guide.step() == words.END
    window.guide.deeds.take_up()
    assert window.row().state == "ready"


def test_written_words_of_absent_members_are_typed_in_beforehand(window: Window) -> None:
    made = window.ready()
    window.guide.deeds.write_word()
    [sheet] = window.guide.findChildren(WrittenWordSheet)
    sheet.member.set_key(window.members["Noor"])
    type_text(sheet.text, "Fine with me.")
    press(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.form.field("given").error() == "Please choose one."
    sheet.given.set_key("consent")
    press(sheet, Qt.Key.Key_Return, CONTROL)
    [word] = window.context.desk.queries.written_words(made)
    assert (word.member, word.kind, word.answer, word.text) == (
        "Noor",
        "consent",
        "consent",
        "Fine with me.",
    )


def test_another_wording_is_asked_about_again(window: Window) -> None:
    window.ready()
    window.guide.advance()
    window.guide.advance()
    window.guide.round.round.consent()
    window.guide.step_back()
    assert window.row().state == "ready"
    assert window.guide.step() == words.TEXT
    assert window.context.desk.queries.responses(window.row().id, 1) == []


def test_the_guide_survives_that_its_proposal_is_undone(window: Window) -> None:
    window.ready()
    window.context.desk.file.undo()
    assert window.guide.row() is None
    assert not window.guide.isEnabled()


@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        ("", ("Who may book", "Conflicts")),
        ("Who may book: every trainer", ("Conflicts",)),
        ("Who may book:", ("Who may book", "Conflicts")),
        ("In a conflict the first keeps it", ("Who may book",)),
        ("Who may book: all\nConflicts: the first", ()),
    ],
)
def test_dimensions_without_a_piece_are_named(pieces: str, left: tuple[str, ...]) -> None:
    assert uncovered("Who may book\nConflicts", pieces) == left


def test_what_is_not_covered_is_said_in_a_sentence() -> None:
    assert sentence("Cost\nTime", "") == "Not covered yet: Cost and Time."
    assert sentence("Cost", "Cost: ten") == "Every dimension has a piece."
    assert sentence("", "") == ""


def test_in_a_meeting_those_who_are_there_are_asked(window: Window) -> None:
    meeting = window.meet("Noor", "Tomás")
    made = window.ready()
    write = window.context.desk.proposals.write_word
    write(made, window.members["Noor"], "consent", "Fine with me.", "consent")
    window.guide.advance()
    window.guide.advance()
    control = window.guide.round.round
    told = {name: control.line(member).accessibleName() for name, member in window.members.items()}
    assert told["Noor"] == "Noor, Consent, In writing: Fine with me."
    assert told["Tomás"] == "Tomás, Not here, The decision waits for their word."
    control.consent()
    control.consent()
    assert control.missing() == "The decision waits for the word of Tomás, not here."
    control.consent()
    window.guide.advance()
    [decision] = window.context.desk.queries.decisions(meeting)
    assert (decision.title, decision.proposal_id) == ("A free tier", made)
    assert window.refused == []


def test_a_proposal_is_not_like_itself(window: Window, qtbot: QtBot) -> None:
    window.context.desk.policies.adopt("Free tiers at fairs", OLD)
    window.ready()
    window.guide.steps.chosen.emit(words.NEEDS)
    similar = window.guide.needs.similar
    similar.look("A free tier for fairs")
    qtbot.waitUntil(lambda: bool(similar.sentences()))
    assert similar.sentences() == ("There is a policy on this: “Free tiers at fairs”.",)


def test_a_new_policy_is_of_a_kind(window: Window) -> None:
    window.ready()
    window.guide.text.kind.set_key("guideline")
    window.guide.text.kind.setCurrentIndex(1)
    window.guide.text.kind.activated.emit(1)
    window.guide.advance()
    window.guide.advance()
    for _ in window.members:
        window.guide.round.round.consent()
    window.guide.advance()
    [policy] = window.context.desk.queries.policies(TODAY)
    assert policy.kind == "workflow"


def test_what_a_proposal_decides_can_be_chosen(window: Window) -> None:
    policy = window.policy()
    window.ready()
    target = window.guide.text.target
    target.set_key(None)
    line = target.lineEdit()
    assert line is not None
    type_text(line, "Prices")
    press(line, Qt.Key.Key_Return)
    assert (window.row().target, window.row().target_id) == ("policy", policy)
    assert not window.guide.text.kind.isVisible()


def test_going_back_leads_through_every_step_to_the_need(window: Window) -> None:
    window.ready()
    window.guide.advance()
    seen = [window.guide.step()]
    for _ in range(5):
        window.guide.step_back()
        seen.append(window.guide.step())
    assert seen == [
        words.REACTIONS,
        words.TEXT,
        words.SHAPING,
        words.PICTURE,
        words.NEEDS,
        words.NEEDS,
    ]
    assert window.refused == []


def test_what_was_objected_stays_said(window: Window) -> None:
    objected(window)
    assert window.guide.back.isHidden()
    window.guide.step_back()
    assert window.row().state == "objections"
    assert window.refused == []


def test_a_list_changed_after_the_consent_is_asked_again(window: Window) -> None:
    made = window.context.desk.proposals.open("Help desk", needs="Requests wait.")
    window.guide.show(made)
    window.guide.advance()
    type_text(window.guide.picture.dimensions, "Who answers")
    window.guide.advance()
    assert window.row().dimensions_consented
    type_text(window.guide.picture.dimensions, " and when")
    window.guide.advance()
    assert window.row().dimensions_consented
    assert window.row().state == "picture"
    assert window.row().dimensions == "Who answers and when"
    assert window.refused == []


def test_a_decision_is_taken_back_by_itself(window: Window) -> None:
    policy = window.policy()
    window.ready(target_id=policy)
    window.guide.advance()
    window.guide.advance()
    for _ in window.members:
        window.guide.round.round.consent()
    window.guide.advance()
    window.context.desk.people.add("Sam")
    window.guide.deeds.take_back()
    [row] = window.context.desk.queries.policies(TODAY)
    assert row.text == OLD
    assert window.row().state == "consent_round"
    assert window.guide.step() == words.ROUND


def test_who_would_leave_has_no_say_in_it_and_leaves_when_noted(window: Window) -> None:
    desk = window.context.desk
    made = desk.proposals.open(
        "Noor leaves the circle", needs="Trust is gone.", text="Noor leaves.", target="nothing"
    )
    window.guide.show(made)
    window.guide.focus_step()
    while window.guide.step() != words.TEXT:
        window.guide.go_on_from_here()
    leaves = window.guide.text.leaves
    assert leaves.isVisible()
    leaves.setFocus()
    leaves.setEditText("Noo")
    press(focused(), Qt.Key.Key_Tab)
    assert window.row().removes == "Noor"
    window.guide.go_on_from_here()
    window.guide.go_on_from_here()
    assert window.guide.step() == words.ROUND
    panel = window.guide.round
    asked = [each.member for each in panel.said.voices]
    assert set(asked) == {"Layla", "Mira", "Tomás"}
    told = "It is about Noor leaving the circle, who therefore has no consent right on it."
    assert any(each.text() == told for each in panel.findChildren(Label))
    for _ in asked:
        panel.round.consent()
    window.guide.go_on_from_here()
    assert window.guide.step() == words.END
    end = window.guide.end
    assert end.leave.text() == "Note that Noor leaves"
    end.leave.setFocus()
    press(end.leave, Qt.Key.Key_Space)
    left = {each.name: each.left_on for each in desk.queries.members(TODAY)}
    assert left["Noor"] == TODAY
    assert not end.leave.isVisible()
    desk.file.undo()
    assert end.leave.isVisible(), "it can be noted later"


def test_only_a_proposal_in_words_says_who_would_leave(window: Window) -> None:
    made = window.ready(window.policy())
    proposals = window.context.desk.proposals
    while window.guide.step() != words.TEXT:
        window.guide.go_on_from_here()
    assert not window.guide.text.leaves.isVisible()
    proposals.change(made, target="nothing", target_id=None, removes_id=window.members["Noor"])
    assert window.guide.text.leaves.isVisible()
    assert window.guide.text.leaves.key() == window.members["Noor"]
    window.guide.text.target.committed.emit("aim:new")
    assert window.row().removes_id == ""
