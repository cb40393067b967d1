"""Policies and proposals on the Circle page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sofa_desktop.services.policy_rows import PolicyRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.proposing.sheets import ReasonSheet
from sofa_desktop.ui.pages.circle.policies import presenter
from sofa_desktop.ui.pages.circle.policies.part import PoliciesPart
from sofa_desktop.ui.pages.circle.policies.sheets import AdoptSheet, RenewSheet
from sofa_desktop.ui.pages.circle.proposals.part import ProposalsPart
from tests.ui.circle.part_page import OnePartPage
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
OLD, NEW = "Workshops have three tiers.", "Workshops have four tiers."


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


class TwoPartsPage(OnePartPage):
    """Policies and proposals, as on the Circle page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PoliciesPart, "Policies")
        self.proposals = ProposalsPart(context, self)
        self.add_part("proposals", "Proposals", self.proposals)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TwoPartsPage:
    shown = TwoPartsPage(context)
    qtbot.addWidget(shown)
    shown.resize(1072, 740)
    bring_up(qtbot, shown)
    return shown


def part_of(page: TwoPartsPage) -> PoliciesPart:
    part = page.part()
    assert isinstance(part, PoliciesPart)
    return part


def adopted(context: Context, title: str = "Prices", end: date = date(2027, 11, 1)) -> str:
    return context.desk.policies.adopt(title, OLD, decided_on=date(2025, 11, 1), term_end=end)


def policies(context: Context) -> list[PolicyRow]:
    return context.desk.queries.policies(TODAY)


def test_a_policy_in_force_is_noted_by_keyboard(page: TwoPartsPage, context: Context) -> None:
    page.action("policy.adopt").run()
    [sheet] = page.findChildren(AdoptSheet)
    press(sheet, Qt.Key.Key_Return, CONTROL)
    assert policies(context) == []
    assert sheet.form.field("title").error()
    type_text(sheet.title, "Prices")
    type_text(sheet.text, OLD)
    press(sheet, Qt.Key.Key_Return, CONTROL)
    [policy] = policies(context)
    assert (policy.title, policy.text, policy.term_end) == ("Prices", OLD, date(2027, 11, 24))
    assert part_of(page).list.key() == policy.id


def test_what_is_due_stands_before_what_is_in_force(page: TwoPartsPage, context: Context) -> None:
    adopted(context, "Later")
    adopted(context, "Overdue", date(2026, 6, 1))
    adopted(context, "Due", date(2026, 12, 20))
    gone = adopted(context, "Gone")
    context.desk.policies.retire(gone, "Nobody needs it", on=TODAY)
    told = [(pick.title, pick.chip) for pick in part_of(page).list.picks()]
    assert told == [
        ("To look at again", ""),
        ("Overdue", "Overdue"),
        ("Due", "Due"),
        ("In force", ""),
        ("Later", ""),
        ("Retired", ""),
        ("Gone", ""),
    ]


def test_an_overdue_policy_stays_in_force_in_words(context: Context) -> None:
    adopted(context, end=date(2026, 6, 1))
    [row] = policies(context)
    assert presenter.sentence(row) == (
        "In this wording since 1 November 2025. Its review was due on 1 June 2026; it stays in "
        "force until the circle decides."
    )


def test_a_policy_is_renewed_as_it_is(page: TwoPartsPage, context: Context) -> None:
    adopted(context, end=date(2026, 12, 1))
    page.action("policy.renew").run()
    [sheet] = page.findChildren(RenewSheet)
    press(sheet, Qt.Key.Key_Return, CONTROL)
    [policy] = policies(context)
    assert (policy.version, policy.text, policy.term_end) == (2, OLD, date(2027, 12, 1))


def test_retiring_needs_a_reason(page: TwoPartsPage, context: Context) -> None:
    adopted(context)
    page.action("policy.retire").run()
    [sheet] = page.findChildren(ReasonSheet)
    type_text(sheet.reason, "Nobody goes by it")
    press(sheet, Qt.Key.Key_Return, CONTROL)
    [policy] = policies(context)
    assert (policy.state, policy.retired_why) == ("retired", "Nobody goes by it")
    assert page.action("policy.renew").why_not


def test_a_change_begins_with_the_wording_in_force(page: TwoPartsPage, context: Context) -> None:
    policy = adopted(context)
    page.action("policy.propose").run()
    assert page.part() is page.proposals
    shown = page.proposals.guide.row()
    assert shown is not None
    assert (shown.text, shown.target_id, shown.state) == (OLD, policy, "ready")


def test_any_two_wordings_are_compared(page: TwoPartsPage, context: Context) -> None:
    policy = adopted(context)
    context.desk.policies.renew(policy, date(2028, 1, 1), text=NEW)
    context.desk.policies.renew(policy, date(2029, 1, 1), text=OLD)
    versions = part_of(page).detail.versions
    rows = context.desk.queries.policy_versions(policy)
    assert versions.wording.accessibleDescription() == "taken out: four; added: three"
    versions.choose(rows[0].id, rows[2].id)
    assert versions.wording.accessibleDescription() == ""
    versions.choose(rows[1].id, rows[2].id)
    assert versions.wording.accessibleDescription() == "taken out: three; added: four"


def test_a_past_wording_is_proposed_again(page: TwoPartsPage, context: Context) -> None:
    policy = adopted(context)
    context.desk.policies.renew(policy, date(2028, 1, 1), text=NEW)
    first = context.desk.queries.policy_versions(policy)[-1]
    part_of(page).detail.versions.reuse_asked.emit(first.id)
    shown = page.proposals.guide.row()
    assert shown is not None
    assert shown.text == OLD


def test_the_logbook_is_saved_beside_the_window(
    page: TwoPartsPage, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    adopted(context)
    page.action("paper.policies").run()
    [dialog] = page.findChildren(QFileDialog)
    out = tmp_path / "Policies.pdf"
    dialog.fileSelected.emit(str(out))
    qtbot.waitUntil(out.exists)
    dialog.reject()
    qtbot.waitUntil(lambda: "is saved" in page.notice.sentence)


def test_a_proposal_is_opened_by_typing_its_title(page: TwoPartsPage, context: Context) -> None:
    page.show_part("proposals")
    page.action("proposal.new").run()
    line = page.proposals.add_line.edit
    type_text(line, "Shared calendar")
    press(line, Qt.Key.Key_Return)
    [row] = context.desk.queries.proposals()
    assert (row.title, row.state) == ("Shared calendar", "needs")
    assert page.proposals.guide.needs.needs.hasFocus()


def test_a_policy_on_it_is_shown_while_the_title_is_typed(
    page: TwoPartsPage, context: Context, qtbot: QtBot
) -> None:
    policy = adopted(context, "How we price workshops")
    page.show_part("proposals")
    type_text(page.proposals.add_line.edit, "Price of workshops")
    qtbot.waitUntil(lambda: bool(page.proposals.similar.sentences()))
    assert page.proposals.similar.sentences() == (
        "There is a policy on this: “How we price workshops”.",
    )
    page.proposals.similar.asked.emit("policy", policy)
    assert part_of(page).list.key() == policy


def test_proposals_stand_under_their_phases(page: TwoPartsPage, context: Context) -> None:
    proposals = context.desk.proposals
    proposals.open("Need")
    ready = proposals.open("Written", text=NEW)
    dropped = proposals.open("Dropped")
    proposals.drop(dropped, "Not needed")
    page.show_part("proposals")
    told = [pick.title for pick in page.proposals.list.picks()]
    assert told == ["Decide", "Written", "Understand", "Need", "Closed", "Dropped"]
    assert page.proposals.reveal(ready)
    shown = page.proposals.guide.row()
    assert shown is not None
    assert shown.title == "Written"


def test_the_text_of_a_closed_proposal_is_used_again(page: TwoPartsPage, context: Context) -> None:
    proposals = context.desk.proposals
    dropped = proposals.open("Tiers", text=NEW)
    proposals.drop(dropped, "Not now")
    page.show_part("proposals")
    page.action("proposal.reuse").run()
    shown = page.proposals.guide.row()
    assert shown is not None
    assert (shown.title, shown.text, shown.state) == ("Tiers, once more", NEW, "ready")


def test_a_proposal_is_removed_and_undo_brings_it_back(
    page: TwoPartsPage, context: Context
) -> None:
    context.desk.proposals.open("By mistake")
    page.show_part("proposals")
    page.action("proposal.remove").run()
    assert context.desk.queries.proposals() == []
    context.desk.file.undo()
    assert [row.title for row in context.desk.queries.proposals()] == ["By mistake"]


def test_many_policies_are_narrowed_by_words_of_their_text(
    page: TwoPartsPage, context: Context, qtbot: QtBot
) -> None:
    for number in range(8):
        adopted(context, f"Policy {number}")
    wanted = context.desk.policies.adopt("Recording", "Every webinar is recorded.")
    picking = part_of(page).picking
    assert picking.filter.isVisible()
    type_text(picking.filter, "webinar")
    qtbot.waitUntil(lambda: [pick.key for pick in picking.list.picks()] == ["", wanted])
    assert part_of(page).detail.wording.text() == "Every webinar is recorded."
    other = policies(context)[0].id
    assert part_of(page).reveal(other)
    assert picking.filter.text() == ""
