"""The selection process by the book, step by step."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import SENTENCES
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock
from tests.services.selecting import LIST, NAMES, TODAY, Case, exported, selecting


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with selecting(tmp_path) as made:
        yield made


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as no:
        act()
    assert no.value.code in SENTENCES
    return no.value.code


def test_it_begins_with_the_role_and_the_next_term(case: Case) -> None:
    case.circle.desk.roles.fill(
        case.roles["Facilitator"],
        case.members["Ben"],
        starts_on=date(2026, 6, 1),
        ends_on=date(2026, 11, 30),
    )
    case.begin()
    row = case.row()
    assert (row.role, row.step, row.begun_on) == ("Facilitator", "role", TODAY)
    assert row.role_text == "Tasks of facilitator."
    assert (row.starts_on, row.ends_on) == (date(2026, 12, 1), date(2027, 6, 1))


def test_a_role_is_selected_for_once_at_a_time(case: Case) -> None:
    case.begin()
    assert refused(case.begin) == "selection.running"
    case.selections.drop(case.selection, "we wait for spring")
    case.begin()
    assert len(case.circle.desk.queries.selections(case.roles["Facilitator"])) == 2


def test_new_wording_of_the_role_is_consented_before_the_rest(case: Case) -> None:
    case.begin()
    case.selections.change(case.selection, role_text="Keeps time.")
    roles = {row.name: row for row in case.circle.desk.queries.roles(TODAY)}
    assert roles["Facilitator"].tasks == "Tasks of facilitator."
    case.selections.advance(case.selection)
    roles = {row.name: row for row in case.circle.desk.queries.roles(TODAY)}
    assert roles["Facilitator"].tasks == "Keeps time."
    [decision] = case.circle.desk.queries.decisions()
    assert (decision.text, decision.old_text) == ("Keeps time.", "Tasks of facilitator.")
    assert refused(lambda: case.selections.change(case.selection, role_text="x")) == (
        "selection.other_step"
    )


def test_a_role_that_stays_as_it_is_makes_no_decision(case: Case) -> None:
    case.begin()
    case.selections.advance(case.selection)
    assert case.circle.desk.queries.decisions() == []
    case.selections.back(case.selection)
    case.selections.change(case.selection, role_text=" ")
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_role_text"


def test_nobody_goes_on_without_a_term_or_a_list(case: Case) -> None:
    case.begin()
    case.selections.advance(case.selection)
    case.selections.change(case.selection, ends_on=None)
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_term"
    assert (
        refused(lambda: case.selections.change(case.selection, ends_on=TODAY))
        == "selection.bad_term"
    )
    case.selections.change(case.selection, ends_on=date(2027, 5, 31))
    case.selections.advance(case.selection)
    case.selections.change(case.selection, qualifications=" \n ")
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_qualifications"


def test_nobody_is_named_before_the_list_is_consented(case: Case) -> None:
    case.to_list()
    assert refused(lambda: case.nominate("Ben", "Aiko")) == "selection.other_step"
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.list_open"
    case.selections.consent_to_list(case.selection)
    case.selections.advance(case.selection)
    case.nominate("Ben", "Aiko")
    case.selections.back(case.selection)
    case.selections.back(case.selection)
    assert not case.row().list_consented
    case.selections.advance(case.selection)
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.list_open"


def test_another_list_needs_consent_again(case: Case) -> None:
    case.to_list()
    case.selections.consent_to_list(case.selection)
    case.selections.change(case.selection, qualifications=LIST + "\nspeaks Spanish")
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.list_open"


def test_what_is_written_is_not_shown_before_the_round(case: Case) -> None:
    case.to_nominations()
    case.nominate("Ben", "Mira", "calm")
    [row] = case.grid()
    assert (row.nominator, row.nominee, row.nominee_id, row.reason) == ("Ben", "", "", "")
    case.selections.advance(case.selection)
    assert case.grid()[0].nominee == ""
    case.selections.speak(row.id)
    assert [(one.nominee, one.reason) for one in case.grid()] == [("Mira", "calm")]


def test_everybody_nominates_once_and_may_name_themselves(case: Case) -> None:
    case.to_nominations()
    case.nominate("Ben", "Ben")
    assert refused(lambda: case.nominate("Ben", "Aiko")) == "selection.nominated"
    assert refused(lambda: case.nominate("Guest", "Aiko")) == "selection.no_part"
    case.selections.rewrite(case.nomination_of("Ben"), nominee_id=case.members["Aiko"])
    case.selections.advance(case.selection)
    case.selections.speak(case.nomination_of("Ben"), reason="asks the quiet ones")
    assert case.grid()[0].nominee == "Aiko"


def test_somebody_who_left_is_not_nominated(case: Case) -> None:
    case.to_nominations()
    case.circle.desk.people.leave(case.members["Mira"], on=TODAY)
    assert refused(lambda: case.nominate("Ben", "Mira")) == "selection.not_here"
    assert refused(lambda: case.nominate("Mira", "Ben")) == "selection.no_part"


def test_the_round_is_left_when_everybody_was_heard(case: Case) -> None:
    case.to_nominations()
    case.nominate("Ben", "Aiko")
    case.selections.advance(case.selection)
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_nominations"
    case.nominate("Mira", "Aiko")
    with pytest.raises(Refused) as no:
        case.selections.advance(case.selection)
    assert (no.value.code, no.value.facts["names"]) == (
        "selection.not_heard",
        ["Aiko", "Ben", "Tomás"],
    )
    case.selections.advance(case.selection, anyway=True)
    assert case.row().step == "changes"
    assert case.grid()[0].nominee == "", "what Ben wrote was never read out"


def test_the_change_round_is_one_pass_and_needs_no_agreement(case: Case) -> None:
    case.to_nominations()
    case.selections.advance(case.selection)
    for name in NAMES:
        case.nominate(name, name)
    case.selections.advance(case.selection)
    case.selections.change_nomination(
        case.nomination_of("Ben"), case.members["Mira"], reason="she would learn it"
    )
    for name in ("Aiko", "Mira"):
        case.selections.keep_nomination(case.nomination_of(name))
    with pytest.raises(Refused) as no:
        case.selections.advance(case.selection)
    assert (no.value.code, no.value.facts["names"]) == ("selection.not_asked", ["Tomás"])
    case.selections.keep_nomination(case.nomination_of("Tomás"))
    case.selections.advance(case.selection)
    grid = {row.nominator: row for row in case.grid()}
    assert (grid["Ben"].changed_to, grid["Ben"].change_reason) == ("Mira", "she would learn it")
    assert [name for name, row in grid.items() if row.changed] == ["Ben"]
    assert case.row().step == "proposal"


def test_a_proposal_has_a_candidate_reasons_and_a_term(case: Case) -> None:
    case.to_proposal()
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_candidate"
    case.selections.change(case.selection, candidate_id=case.members["Aiko"])
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_reasons"
    case.selections.change(case.selection, reasons="asks the quiet ones", ends_on=None)
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.no_term"
    case.selections.change(case.selection, ends_on=date(2027, 5, 31))
    case.selections.advance(case.selection)
    assert (case.row().step, case.row().round) == ("consent", 1)


def test_the_nominee_answers_last(case: Case) -> None:
    case.to_consent()
    assert refused(lambda: case.answer("Aiko")) == "round.nominee_last"
    for name in ("Ben", "Mira", "Tomás"):
        case.answer(name)
    assert refused(lambda: case.answer("Ben")) == "selection.answered"
    assert refused(lambda: case.selections.announce(case.selection)) == "round.unanswered"
    case.answer("Aiko")
    assert (
        refused(lambda: case.selections.unanswer(case.selection, case.members["Ben"]))
        == "selection.nominee_answered"
    )
    case.selections.unanswer(case.selection, case.members["Aiko"])
    case.selections.unanswer(case.selection, case.members["Ben"])
    case.answer("Ben")
    case.answer("Aiko")
    case.selections.announce(case.selection)


def test_the_announcement_fills_the_role_and_is_decided(case: Case) -> None:
    case.to_consent()
    case.consented()
    term_id = case.selections.announce(case.selection)
    row = case.row()
    assert (row.step, row.term_id, row.awaiting) == ("announced", term_id, False)
    [term] = case.circle.desk.queries.terms(case.roles["Facilitator"])
    assert (term.holder, term.starts_on, term.ends_on) == ("Aiko", TODAY, date(2027, 5, 24))
    role = next(
        each for each in case.circle.desk.queries.roles(TODAY) if each.name == "Facilitator"
    )
    assert (role.holder, role.qualifications) == ("Aiko", LIST)
    [decision] = case.circle.desk.queries.decisions()
    assert (decision.selection_id, decision.term_end) == (row.id, date(2027, 5, 24))
    assert decision.text == "Facilitator: Aiko"
    case.begin()
    assert case.row().kept_qualifications == LIST


def test_leader_and_delegate_wait_for_the_other_circle(case: Case) -> None:
    case.circle.desk.circle.change(parent="Communities Support")
    case.begin("Delegate")
    case.selections.drop(case.selection, "to come again")
    case.roles["Facilitator"] = case.roles["Delegate"]
    case.to_consent()
    case.consented()
    case.selections.announce(case.selection)
    assert case.row().awaiting


def test_the_leader_is_not_proposed_as_delegate(case: Case) -> None:
    case.circle.desk.roles.fill(case.roles["Leader"], case.members["Aiko"])
    case.roles["Facilitator"] = case.roles["Delegate"]
    case.to_proposal()
    code = refused(
        lambda: case.selections.propose(case.selection, case.members["Aiko"], "knows the parent")
    )
    assert code == "term.leader_is_delegate"
    case.selections.propose(case.selection, case.members["Ben"], "knows the parent")


def test_an_objection_is_integrated_and_everybody_is_asked_again(case: Case) -> None:
    case.to_consent()
    case.answer("Ben")
    assert refused(lambda: case.answer("Mira", "objection", " ")) == "objection.no_reason"
    case.answer("Mira", "objection", "half a year is too long")
    assert refused(lambda: case.selections.announce(case.selection)) == "round.objection_open"
    assert refused(lambda: case.selections.back(case.selection)) == "selection.objection_open"
    [objection] = case.circle.desk.queries.objections(case.selection)
    shorten = case.selections.integrate
    assert refused(lambda: shorten(objection.id, "shorten", "")) == "selection.no_resolution"
    assert refused(lambda: shorten(objection.id, "shorten", "less")) == "selection.not_shorter"
    shorten(objection.id, "shorten", "three months first", ends_on=date(2027, 2, 28))
    assert (case.row().round, case.row().ends_on) == (2, date(2027, 2, 28))
    case.consented()
    case.selections.announce(case.selection)
    [term] = case.circle.desk.queries.terms(case.roles["Facilitator"])
    assert term.ends_on == date(2027, 2, 28)


def test_an_objection_may_bring_another_candidate(case: Case) -> None:
    case.to_consent()
    case.answer("Ben", "objection", "she has no time before spring")
    [objection] = case.circle.desk.queries.objections(case.selection)
    case.selections.integrate(
        objection.id, "modify", "Mira instead", candidate_id=case.members["Mira"]
    )
    assert (case.row().candidate, case.row().round) == ("Mira", 2)
    case.consented(last="Mira")
    case.selections.announce(case.selection)
    assert case.row().candidate == "Mira"


def test_a_withdrawn_objection_is_consent_and_the_round_goes_on(case: Case) -> None:
    case.to_consent()
    case.answer("Ben", "objection", "a doubt")
    [objection] = case.circle.desk.queries.objections(case.selection)
    case.selections.withdraw(objection.id)
    assert case.row().round == 1
    for name in ("Mira", "Tomás", "Aiko"):
        case.answer(name)
    case.selections.announce(case.selection)
    assert refused(lambda: case.selections.withdraw(objection.id)) == "selection.over"


def test_forgetting_takes_nominations_and_names_out_of_the_tables(
    case: Case, tmp_path: Path
) -> None:
    case.to_consent()
    case.answer("Ben", "objection", "a doubt")
    [objection] = case.circle.desk.queries.objections(case.selection)
    case.selections.withdraw(objection.id)
    for name in ("Mira", "Tomás", "Aiko"):
        case.answer(name)
    assert refused(lambda: case.selections.forget(case.selection)) == "selection.not_over"
    case.selections.announce(case.selection)
    case.selections.forget(case.selection)
    assert case.grid() == []
    assert case.circle.desk.queries.objections(case.selection)[0].member == ""
    assert b"a reason of Mira" not in b"".join(exported(case.circle, tmp_path).values())
    assert refused(lambda: case.selections.forget(case.selection)) == "selection.forgotten"
    with sqlite3.connect(case.circle.file.path) as raw:
        kept = raw.execute("SELECT count(*) FROM change WHERE after LIKE '%a reason of Mira%'")
        assert kept.fetchone()[0] > 0, "the words say that the journal still holds them"
    raw.close()
    case.circle.file.undo()
    assert len(case.grid()) == len(NAMES)


def test_actions_do_not_tell_who_nominated_whom(case: Case) -> None:
    case.to_consent()
    told = " ".join(str(action.facts) for action in case.circle.desk.queries.actions(200))
    written = [action.name for action in case.circle.desk.queries.actions(200)]
    assert "selection.nominate" in written
    facts = [
        action.facts
        for action in case.circle.desk.queries.actions(200)
        if action.name.startswith("selection.")
    ]
    assert all(set(each) <= {"role", "step", "fields", "answer", "move"} for each in facts)
    assert "a reason of" not in told


def test_what_is_over_is_not_touched(case: Case) -> None:
    case.to_consent()
    case.consented()
    nomination = case.nomination_of("Ben")
    case.selections.announce(case.selection)
    selections, selection, member = case.selections, case.selection, case.members["Ben"]
    for act in (
        lambda: selections.advance(selection),
        lambda: selections.back(selection),
        lambda: selections.change(selection, reasons="x"),
        lambda: selections.consent_to_list(selection),
        lambda: selections.nominate(selection, member, member),
        lambda: selections.rewrite(nomination, reason="x"),
        lambda: selections.take_away(nomination),
        lambda: selections.speak(nomination),
        lambda: selections.keep_nomination(nomination),
        lambda: selections.propose(selection, member, "x"),
        lambda: selections.answer(selection, member, "consent"),
        lambda: selections.unanswer(selection, member),
        lambda: selections.announce(selection),
        lambda: selections.drop(selection, "x"),
    ):
        assert refused(act) == "selection.over"


def test_a_dropped_selection_says_why(case: Case) -> None:
    case.begin()
    assert refused(lambda: case.selections.drop(case.selection, " ")) == "selection.no_why"
    case.selections.drop(case.selection, " nobody has time ")
    assert (case.row().step, case.row().ended_why) == ("dropped", "nobody has time")
    assert case.circle.desk.queries.terms(case.roles["Facilitator"]) == []


def test_a_kill_in_the_middle_loses_nothing(case: Case, tmp_path: Path) -> None:
    case.to_nominations()
    case.nominate("Ben", "Mira", "calm")
    case.selections.advance(case.selection)
    copy = tmp_path / "killed.sofacircle"
    for suffix in ("", "-wal"):
        there = Path(f"{case.circle.file.path}{suffix}")
        Path(f"{copy}{suffix}").write_bytes(there.read_bytes())
    file = open_file(copy, FakeClock(TODAY))
    try:
        with file.look() as work:
            [selection] = work.selections.all()
            [nomination] = work.nominations.all()
        assert (selection.step.value, selection.qualifications) == ("reasons", LIST)
        assert (nomination.nominee_id, nomination.reason) == (case.members["Mira"], "calm")
    finally:
        file.close()


def test_every_action_is_taken_back_to_the_byte(case: Case, tmp_path: Path) -> None:
    states = [exported(case.circle, tmp_path)]
    selections, selection = case.selections, ""

    def does(act: Callable[[], object]) -> None:
        act()
        after = exported(case.circle, tmp_path)
        assert after != states[-1]
        case.circle.file.undo()
        assert exported(case.circle, tmp_path) == states[-1]
        case.circle.file.redo()
        assert exported(case.circle, tmp_path) == after
        states.append(after)

    does(case.begin)
    selection = case.selection
    does(lambda: selections.change(selection, role_text="Keeps time."))
    does(lambda: selections.advance(selection))
    does(lambda: selections.advance(selection))
    does(lambda: selections.change(selection, qualifications=LIST))
    does(lambda: selections.advance(selection))
    does(lambda: selections.consent_to_list(selection))
    does(lambda: selections.advance(selection))
    for name in NAMES:
        does(lambda name=name: case.nominate(name, "Aiko"))  # type: ignore[misc]
    does(lambda: selections.rewrite(case.nomination_of("Ben"), reason="calm"))
    does(lambda: selections.take_away(case.nomination_of("Mira")))
    does(lambda: selections.advance(selection))
    for name in ("Aiko", "Ben", "Tomás"):
        does(lambda name=name: selections.speak(case.nomination_of(name)))  # type: ignore[misc]
    does(lambda: case.nominate("Mira", "Ben", "knows it"))
    does(lambda: selections.advance(selection))
    does(lambda: selections.change_nomination(case.nomination_of("Mira"), case.members["Aiko"]))
    does(lambda: selections.keep_nomination(case.nomination_of("Ben")))
    does(lambda: selections.advance(selection, anyway=True))
    does(lambda: selections.propose(selection, case.members["Aiko"], "asks the quiet ones"))
    does(lambda: case.answer("Ben", "objection", "too long"))
    objection = case.circle.desk.queries.objections(selection)[0].id
    does(lambda: selections.change_objection(objection, text="half a year is too long"))
    does(lambda: selections.integrate(objection, "measure", "we look at it in March"))
    does(lambda: case.answer("Ben", "objection", "a doubt"))
    does(lambda: selections.withdraw(case.circle.desk.queries.objections(selection)[1].id))
    does(lambda: selections.unanswer(selection, case.members["Ben"]))
    for name in ("Ben", "Mira", "Tomás", "Aiko"):
        does(lambda name=name: case.answer(name))  # type: ignore[misc]
    does(lambda: selections.announce(selection))
    does(lambda: selections.forget(selection))
    assert case.circle.desk.care.check().ok
    for before in states[-2::-1]:
        case.circle.file.undo()
        assert exported(case.circle, tmp_path) == before


def in_meeting(case: Case, *, away: str, rule: str) -> None:
    """As far as the consent round, in a meeting somebody is not at; Aiko is proposed."""
    desk = case.circle.desk
    desk.circle.change(absence_rule=rule)
    meeting = desk.meetings.plan(TODAY)
    desk.meetings.open(meeting)
    desk.meetings.attend(meeting, case.members[away], "absent")
    case.selection = case.selections.begin(case.roles["Facilitator"], meeting_id=meeting)
    for _ in range(2):
        case.selections.advance(case.selection)
    case.selections.change(case.selection, qualifications=LIST)
    case.selections.advance(case.selection)
    case.selections.consent_to_list(case.selection)
    case.selections.advance(case.selection)
    for name in NAMES:
        case.nominate(name, "Aiko", f"a reason of {name}")
    case.selections.advance(case.selection)
    for row in case.grid():
        case.selections.speak(row.id)
    case.selections.advance(case.selection)
    case.selections.advance(case.selection, anyway=True)
    case.selections.propose(case.selection, case.members["Aiko"], "asks the quiet ones")


def test_what_an_absent_member_wrote_is_heard_in_the_round(case: Case) -> None:
    in_meeting(case, away="Ben", rule="hold")
    grid = {row.nominator: row for row in case.grid()}
    assert (grid["Ben"].nominee, grid["Ben"].reason) == ("Aiko", "a reason of Ben")
    part = case.circle.desk.queries.taking_part(case.row().meeting_id, TODAY)
    assert [(row.member, row.present) for row in part][-1] == ("Ben", False)


def test_the_circle_waits_for_who_is_absent_where_its_rule_says_so(case: Case) -> None:
    in_meeting(case, away="Ben", rule="hold")
    for name in ("Mira", "Tomás", "Aiko"):
        case.answer(name)
    assert refused(lambda: case.selections.announce(case.selection)) == "round.absent"
    case.selections.answer(case.selection, case.members["Ben"], "consent", written=True)
    case.selections.announce(case.selection)
    assert case.circle.desk.queries.decisions()[0].absence == ""


def test_a_decision_without_a_word_of_who_is_absent_says_by_which_rule(case: Case) -> None:
    in_meeting(case, away="Ben", rule="assume")
    for name in ("Mira", "Tomás", "Aiko"):
        case.answer(name)
    case.selections.announce(case.selection)
    assert case.circle.desk.queries.decisions()[0].absence == "assume"
    assert case.circle.desk.queries.decisions(case.row().meeting_id) != []


def test_a_nominee_who_is_absent_is_asked_all_the_same(case: Case) -> None:
    in_meeting(case, away="Aiko", rule="assume")
    for name in ("Ben", "Mira", "Tomás"):
        case.answer(name)
    assert refused(lambda: case.selections.announce(case.selection)) == "round.unanswered"
    case.selections.answer(case.selection, case.members["Aiko"], "consent", written=True)
    case.selections.announce(case.selection)
    assert case.row().step == "announced"


def test_a_guest_holds_an_operational_role_but_no_circle_role(case: Case) -> None:
    case.to_nominations()
    assert refused(lambda: case.nominate("Ben", "Guest")) == "selection.guest"
    case.roles["Facilitator"] = case.roles["Host"]
    case.selections.drop(case.selection, "the other role first")
    case.to_proposal()
    case.selections.propose(case.selection, case.members["Guest"], "hosts well")
    for name in NAMES:
        case.answer(name)
    case.answer("Guest")
    case.selections.announce(case.selection)
    assert case.row().candidate == "Guest"


def test_a_decision_taken_back_opens_the_round_again(case: Case) -> None:
    case.to_consent()
    case.consented()
    case.selections.announce(case.selection)
    [decision] = case.circle.desk.queries.decisions()
    case.circle.desk.decisions.take_back(decision.id)
    assert case.row().step == "consent"
    assert case.circle.desk.queries.terms(case.roles["Facilitator"]) == []


def test_there_is_no_step_before_the_first_nor_after_the_last(case: Case) -> None:
    case.begin()
    assert refused(lambda: case.selections.back(case.selection)) == "selection.first_step"
    case.selections.drop(case.selection, "once more")
    case.to_consent()
    assert refused(lambda: case.selections.advance(case.selection)) == "selection.by_announcing"


def test_only_those_who_take_part_answer(case: Case) -> None:
    case.to_consent()
    assert refused(lambda: case.answer("Guest")) == "selection.no_part"
    unanswer = case.selections.unanswer
    assert refused(lambda: unanswer(case.selection, case.members["Ben"])) == "selection.no_answer"


def test_who_comes_late_answers_before_the_nominee(case: Case) -> None:
    in_meeting(case, away="Ben", rule="assume")
    for name in ("Mira", "Tomás", "Aiko"):
        case.answer(name)
    case.circle.desk.meetings.attend(case.row().meeting_id, case.members["Ben"], "present")
    assert refused(lambda: case.selections.announce(case.selection)) == "round.unanswered"
    assert refused(lambda: case.answer("Ben")) == "selection.nominee_answered"
    case.selections.unanswer(case.selection, case.members["Aiko"])
    case.answer("Ben")
    case.answer("Aiko")
    case.selections.announce(case.selection)


def test_every_objection_is_worked_with_before_the_next_round(case: Case) -> None:
    case.to_consent()
    case.answer("Ben", "objection", "too long")
    case.answer("Mira", "objection", "too much")
    first, second = case.circle.desk.queries.objections(case.selection)
    case.selections.integrate(first.id, "measure", "we look at it in March")
    assert case.row().round == 1
    closed = refused(lambda: case.selections.integrate(first.id, "measure", "again"))
    assert closed == "selection.objection_closed"
    case.selections.withdraw(second.id)
    assert case.row().round == 2, "the proposal was amended, so everybody is asked again"


def test_what_was_not_said_is_not_changed(case: Case) -> None:
    case.to_nominations()
    case.nominate("Ben", "Aiko")
    case.selections.advance(case.selection)
    case.nominate("Mira", "Aiko")
    case.selections.advance(case.selection, anyway=True)
    unsaid = case.nomination_of("Ben")
    assert refused(lambda: case.selections.keep_nomination(unsaid)) == "selection.not_spoken"
    case.selections.keep_nomination(case.nomination_of("Mira"))
    case.selections.advance(case.selection)
    assert case.row().step == "proposal"


def write(case: Case, subject: str, who: str, answer: str, text: str = "") -> None:
    """Somebody who will not be there writes for the consent round of a subject."""
    case.circle.desk.proposals.write_word(
        subject, case.members[who], "consent", text=text, answer=answer
    )


def voices(case: Case) -> dict[str, tuple[str, bool]]:
    row, ask = case.row(), case.circle.desk.queries
    given = ask.responses(case.selection, row.round)
    return {each.member: (each.answer, each.written) for each in given}


def in_meeting_item(case: Case, away: str) -> str:
    """A meeting with an item about the role; somebody will not be there. The item's id."""
    desk = case.circle.desk
    desk.circle.change(absence_rule="hold")
    meeting = desk.meetings.plan(TODAY)
    item = desk.meetings.add_item(
        meeting, "Facilitator", subject_type="role", subject_id=case.roles["Facilitator"]
    )
    desk.meetings.open(meeting)
    desk.meetings.attend(meeting, case.members[away], "absent")
    return item


def to_proposal_in(case: Case, item: str) -> None:
    meeting = case.circle.desk.queries.meetings()[0].id
    case.selection = case.selections.begin(
        case.roles["Facilitator"], meeting_id=meeting, agenda_item_id=item
    )
    for _ in range(2):
        case.selections.advance(case.selection)
    case.selections.change(case.selection, qualifications=LIST)
    case.selections.advance(case.selection)
    case.selections.consent_to_list(case.selection)
    for _ in range(2):
        case.selections.advance(case.selection)
    for name in ("Mira", "Tomás"):
        case.nominate(name, "Aiko", "asks the quiet ones")
    for _ in range(2):
        case.selections.advance(case.selection, anyway=True)


def test_a_word_written_for_the_item_is_heard_when_the_round_begins(case: Case) -> None:
    item = in_meeting_item(case, away="Ben")
    write(case, item, "Ben", "consent")
    to_proposal_in(case, item)
    case.selections.propose(case.selection, case.members["Aiko"], "asks the quiet ones")
    assert voices(case) == {"Ben": ("consent", True)}
    for name in ("Mira", "Tomás", "Aiko"):
        case.answer(name)
    case.selections.announce(case.selection)
    assert case.row().step == "announced"


def test_an_objection_in_writing_is_worked_with_and_asked_again(case: Case) -> None:
    item = in_meeting_item(case, away="Ben")
    to_proposal_in(case, item)
    write(case, case.selection, "Ben", "objection", "There is no time for it.")
    case.selections.propose(case.selection, case.members["Aiko"], "asks the quiet ones")
    (objection,) = case.circle.desk.queries.objections(case.selection)
    assert (objection.member, objection.text) == ("Ben", "There is no time for it.")
    assert refused(lambda: case.selections.announce(case.selection)) == "round.objection_open"
    case.selections.integrate(objection.id, "measure", "We look at it after a month.")
    assert voices(case) == {}, "what is asked now is something else: Ben is asked again"
    write(case, case.selection, "Ben", "consent")
    assert voices(case) == {"Ben": ("consent", True)}, "heard at once while the round runs"


def test_the_word_of_an_absent_nominee_waits_until_all_others_were_heard(case: Case) -> None:
    item = in_meeting_item(case, away="Aiko")
    write(case, item, "Aiko", "consent")
    to_proposal_in(case, item)
    case.selections.propose(case.selection, case.members["Aiko"], "asks the quiet ones")
    assert voices(case) == {}


def test_nothing_is_written_for_a_selection_that_is_over(case: Case) -> None:
    case.to_consent()
    case.selections.drop(case.selection, "Nobody has time.")
    assert refused(lambda: write(case, case.selection, "Ben", "consent")) == "selection.over"
    assert case.circle.desk.queries.written_words(case.selection) == []


def test_hearing_what_was_written_is_one_step_with_the_round(case: Case) -> None:
    item = in_meeting_item(case, away="Ben")
    write(case, item, "Ben", "consent")
    to_proposal_in(case, item)
    case.selections.propose(case.selection, case.members["Aiko"], "asks the quiet ones")
    case.circle.file.undo()
    assert case.circle.desk.queries.responses(case.selection) == []
    assert case.row().step == "proposal"
