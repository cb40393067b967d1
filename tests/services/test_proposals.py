"""Proposals from a need to a decision: every step, every no, and the circle's consent."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import MeetingState, Presence
from tests.helpers import FakeClock
from tests.services.consent_case import HELD, Cast, gather
from tests.services.governance import no

TERM = date(2027, 11, 24)
SHORTER = date(2027, 5, 24)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that goes on within the day."""
    return FakeClock(HELD)


def ready(cast: Cast, **fields: object) -> str:
    """A proposal ready for its round."""
    given: dict[str, object] = {"text": "We meet every month.", "term_end": TERM, **fields}
    return cast.circle.desk.proposals.open("Rhythm", **given)  # type: ignore[arg-type]


def asked(cast: Cast, **fields: object) -> str:
    """A proposal in its round, in the meeting."""
    proposal = ready(cast, **fields)
    cast.circle.desk.proposals.begin_round(proposal, meeting_id=cast.meeting or None)
    return proposal


def test_the_way_from_a_need_to_the_round(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = proposals.open("Rhythm")
    assert cast.row(key).state == "needs"
    with pytest.raises(Refused) as refused:
        proposals.advance(key)
    assert no(refused) == "proposal.no_needs"
    proposals.change(key, needs="Nobody knows when we meet.")
    proposals.advance(key)
    assert cast.row(key).state == "picture"
    with pytest.raises(Refused) as refused:
        proposals.consent_to_dimensions(key)
    assert no(refused) == "proposal.no_dimensions"
    proposals.change(key, dimensions="how often\nwho calls")
    with pytest.raises(Refused) as refused:
        proposals.advance(key)
    assert no(refused) == "proposal.dimensions_open"
    proposals.consent_to_dimensions(key)
    proposals.advance(key)
    assert cast.row(key).state == "shaping"
    with pytest.raises(Refused) as refused:
        proposals.change(key, dimensions="something else")
    assert no(refused) == "proposal.dimensions_closed"
    with pytest.raises(Refused) as refused:
        proposals.advance(key)
    assert no(refused) == "proposal.no_text"
    proposals.change(key, pieces="monthly\nweekly", text="We meet every month.")
    proposals.advance(key)
    assert cast.row(key).state == "ready"
    with pytest.raises(Refused) as refused:
        proposals.advance(key)
    assert no(refused) == "proposal.no_next"
    with pytest.raises(Refused) as refused:
        proposals.begin_round(key, meeting_id=cast.meeting)
    assert no(refused) == "proposal.no_term_end"
    proposals.change(key, term_end=TERM)
    proposals.begin_round(key, meeting_id=cast.meeting)
    assert (cast.row(key).state, cast.row(key).round) == ("consent_round", 1)


def test_other_dimensions_are_consented_to_anew(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = proposals.open("Rhythm", needs="Nobody knows when we meet.")
    proposals.advance(key)
    proposals.change(key, dimensions="how often")
    proposals.consent_to_dimensions(key)
    proposals.change(key, dimensions="how often\nwho calls")
    assert not cast.row(key).dimensions_consented


def test_each_step_goes_back(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    cast.consent(key, "Ana", "Ben")
    proposals.back(key)
    assert cast.row(key).state == "ready"
    assert circle.desk.queries.responses(key) == []
    for before in ("shaping", "picture", "needs"):
        proposals.back(key)
        assert cast.row(key).state == before
    with pytest.raises(Refused) as refused:
        proposals.back(key)
    assert no(refused) == "proposal.no_way_back"


def test_a_policy_is_adopted_when_everybody_there_consents(circle: OpenCircle) -> None:
    cast, desk = gather(circle), circle.desk
    key = asked(cast, measure="Attendance", feedback_to="Ana")
    cast.consent(key, "Ana", "Ben", "Cleo")
    with pytest.raises(Refused) as refused:
        desk.proposals.adopt(key)
    assert no(refused) == "round.unanswered"
    assert refused.value.facts["names"] == ["Dov"]
    cast.consent(key, "Dov")
    decision = desk.proposals.adopt(key)
    [row] = desk.queries.decisions(cast.meeting)
    assert (row.id, row.title, row.text, row.target) == (
        decision, "Rhythm", "We meet every month.", "policy",
    )  # fmt: skip
    assert (row.decided_on, row.term_end, row.absence, row.proposal_id) == (HELD, TERM, "", key)
    [policy] = desk.queries.policies(HELD)
    assert (policy.title, policy.text, policy.state) == ("Rhythm", row.text, "in_force")
    assert (policy.term_end, policy.measure, policy.feedback_to) == (TERM, "Attendance", "Ana")
    assert (policy.decision_id, policy.meeting_id) == (decision, cast.meeting)
    assert (cast.row(key).state, cast.row(key).closed_on) == ("adopted", HELD)
    assert cast.row(key).target_id == policy.id
    assert desk.queries.actions(1)[0].meeting_id == cast.meeting


def test_guests_have_no_consent_right(circle: OpenCircle) -> None:
    cast = gather(circle)
    key = asked(cast)
    with pytest.raises(Refused) as refused:
        cast.consent(key, "Gus")
    assert no(refused) == "round.guest"
    cast.consent(key, "Ana", "Ben", "Cleo", "Dov")
    assert circle.desk.proposals.adopt(key)


def test_who_would_be_removed_has_no_consent_right_on_it(circle: OpenCircle) -> None:
    cast = gather(circle)
    key = asked(cast, target="nothing", removes_id=cast["Dov"])
    with pytest.raises(Refused) as refused:
        cast.consent(key, "Dov")
    assert no(refused) == "round.removal"
    cast.consent(key, "Ana", "Ben", "Cleo")
    assert circle.desk.proposals.adopt(key)


def test_an_objection_needs_its_reason_and_stops_the_decision(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    with pytest.raises(Refused) as refused:
        proposals.answer(key, cast["Ana"], "objection", "  ")
    assert no(refused) == "objection.no_reason"
    proposals.answer(key, cast["Ana"], "objection", "Nobody can travel in winter.")
    assert cast.row(key).state == "objections"
    cast.consent(key, "Ben", "Cleo", "Dov")
    with pytest.raises(Refused) as refused:
        proposals.adopt(key)
    assert no(refused) == "round.objection_open"
    with pytest.raises(Refused) as refused:
        proposals.begin_round(key, meeting_id=cast.meeting)
    assert no(refused) == "proposal.not_ready"
    with pytest.raises(Refused) as refused:
        proposals.back(key)
    assert no(refused) == "proposal.no_way_back"


def test_an_objection_keeps_the_part_of_the_aim_it_is_about(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "Nobody can travel.", "to meet in person")
    assert [each.aim for each in cast.spoken(key)] == ["to meet in person"]
    proposals.answer(key, cast["Ana"], "objection", "Nobody can travel in winter.")
    [objection] = cast.spoken(key)
    assert (objection.text, objection.aim) == ("Nobody can travel in winter.", "to meet in person")
    proposals.integrate(objection.id, "modify", "Online in winter", text="In winter online.")
    assert [each.aim for each in cast.spoken(key)] == ["to meet in person"]


def test_an_objection_is_integrated_by_other_words_and_everybody_is_asked_again(
    circle: OpenCircle,
) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "Nobody can travel in winter.")
    [objection] = cast.spoken(key)
    proposals.integrate(
        objection.id, "modify", "Online in winter", "to meet", text="We meet, in winter online."
    )
    [objection] = cast.spoken(key)
    assert (objection.state, objection.move, objection.aim) == ("integrated", "modify", "to meet")
    assert (cast.row(key).state, cast.row(key).text) == ("amended", "We meet, in winter online.")
    with pytest.raises(Refused) as refused:
        proposals.adopt(key)
    assert no(refused) == "proposal.not_in_round"
    proposals.begin_round(key, meeting_id=cast.meeting)
    assert cast.row(key).round == 2
    cast.consent(key, "Ana", "Ben", "Cleo")
    with pytest.raises(Refused) as refused:
        proposals.adopt(key)
    assert no(refused) == "round.unanswered"
    cast.consent(key, "Dov")
    proposals.adopt(key)
    assert circle.desk.queries.policies(HELD)[0].text == "We meet, in winter online."


def test_shortening_the_term_changes_it_in_the_same_action(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "Too long to find out.")
    [objection] = cast.spoken(key)
    with pytest.raises(Refused) as refused:
        proposals.integrate(objection.id, "shorten")
    assert no(refused) == "objection.no_term"
    with pytest.raises(Refused) as refused:
        proposals.integrate(objection.id, "shorten", term_end=TERM)
    assert no(refused) == "objection.not_shorter"
    proposals.integrate(objection.id, "shorten", term_end=SHORTER)
    assert (cast.row(key).term_end, cast.row(key).state) == (SHORTER, "amended")
    circle.file.undo()
    assert (cast.row(key).term_end, cast.row(key).state) == (TERM, "objections")
    assert cast.spoken(key)[0].state == "open"


def test_measuring_the_concern_adds_it_to_the_measure(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast, measure="Attendance")
    proposals.answer(key, cast["Ana"], "objection", "It will tire people.")
    proposals.integrate(cast.spoken(key)[0].id, "measure", "Ask in each check-out how tired we are")
    assert cast.row(key).measure == "Attendance\nAsk in each check-out how tired we are"


def test_a_withdrawn_objection_leads_to_another_round(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "It will tire people.")
    proposals.answer(key, cast["Ben"], "objection", "It costs too much.")
    first, second = cast.spoken(key)
    proposals.withdraw(first.id)
    assert cast.row(key).state == "objections"
    proposals.withdraw(second.id)
    assert cast.row(key).state == "amended"
    proposals.begin_round(key, meeting_id=cast.meeting)
    cast.consent(key, "Ana", "Ben", "Cleo", "Dov")
    assert proposals.adopt(key)


def test_an_answer_noted_by_mistake_is_taken_off(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "A slip of the pen.")
    proposals.unanswer(key, cast["Ana"])
    assert (cast.row(key).state, cast.spoken(key)) == ("consent_round", [])
    with pytest.raises(Refused) as refused:
        proposals.unanswer(key, cast["Ana"])
    assert no(refused) == "round.no_answer"


def test_an_objection_that_was_worked_with_is_no_slip(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "It will tire people.")
    proposals.answer(key, cast["Ben"], "objection", "It costs too much.")
    proposals.integrate(cast.spoken(key)[0].id, "modify", "With a break")
    with pytest.raises(Refused) as refused:
        proposals.unanswer(key, cast["Ana"])
    assert no(refused) == "round.answer_worked_with"


def test_the_wording_stands_while_the_circle_is_asked(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    for change in ({"text": "Other words"}, {"term_end": SHORTER}, {"measure": "None"}):
        with pytest.raises(Refused) as refused:
            proposals.change(key, **change)
        assert no(refused) == "proposal.in_round"
    proposals.change(key, reactions="Sounds good.")
    assert cast.row(key).reactions == "Sounds good."


def test_consent_to_other_words_counts_no_more(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    cast.consent(key, "Ben")
    proposals.answer(key, cast["Ana"], "objection", "A slip of the pen.")
    proposals.amend(key, text="We meet never.")
    proposals.unanswer(key, cast["Ana"])
    assert cast.row(key).state == "consent_round"
    cast.consent(key, "Ana", "Cleo", "Dov")
    with pytest.raises(Refused) as refused:
        proposals.adopt(key)
    assert no(refused) == "round.unanswered"
    assert refused.value.facts["names"] == ["Ben"]


def test_somebody_who_comes_late_is_asked_too(circle: OpenCircle) -> None:
    cast = gather(circle, away=("Dov",))
    cast.rule(AbsenceRule.ASSUME)
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo")
    cast.attend("Dov", Presence.PRESENT)
    with pytest.raises(Refused) as refused:
        circle.desk.proposals.adopt(key)
    assert no(refused) == "round.unanswered"


def test_nobody_is_asked_in_an_empty_room(circle: OpenCircle) -> None:
    cast = gather(circle, away=("Ana", "Ben", "Cleo", "Dov"))
    key = ready(cast)
    with pytest.raises(Refused) as refused:
        circle.desk.proposals.begin_round(key, meeting_id=cast.meeting)
    assert no(refused) == "round.nobody_there"


def test_without_a_meeting_every_member_answers(circle: OpenCircle) -> None:
    cast = gather(circle, meeting=False)
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo")
    with pytest.raises(Refused) as refused:
        circle.desk.proposals.adopt(key)
    assert no(refused) == "round.unanswered"
    cast.consent(key, "Dov", written=True)
    assert circle.desk.proposals.adopt(key)


@pytest.mark.parametrize("rule", [AbsenceRule.HOLD, AbsenceRule.ASK])
def test_the_decision_waits_for_absent_members(circle: OpenCircle, rule: AbsenceRule) -> None:
    cast = gather(circle, away=("Cleo", "Dov"))
    cast.rule(rule)
    key = ready(cast)
    circle.desk.proposals.write_word(key, cast["Cleo"], "consent", answer="consent")
    circle.desk.proposals.begin_round(key, meeting_id=cast.meeting)
    [heard] = circle.desk.queries.responses(key)
    assert (heard.member, heard.answer, heard.written) == ("Cleo", "consent", True)
    cast.consent(key, "Ana", "Ben")
    with pytest.raises(Refused) as refused:
        circle.desk.proposals.adopt(key)
    assert no(refused) == "round.absent"
    assert refused.value.facts["names"] == ["Dov"]
    with pytest.raises(Refused) as refused:
        cast.consent(key, "Dov")
    assert no(refused) == "round.not_there"
    cast.consent(key, "Dov", written=True)
    circle.desk.proposals.adopt(key)
    assert circle.desk.queries.decisions()[0].absence == ""


def test_who_is_there_answers_in_the_round(circle: OpenCircle) -> None:
    cast = gather(circle)
    key = asked(cast)
    with pytest.raises(Refused) as refused:
        cast.consent(key, "Ana", written=True)
    assert no(refused) == "round.is_there"


@pytest.mark.parametrize("rule", [AbsenceRule.ASSUME, AbsenceRule.LAZY])
def test_the_decision_stands_without_absent_members(circle: OpenCircle, rule: AbsenceRule) -> None:
    cast = gather(circle, away=("Dov",))
    cast.rule(rule)
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo")
    circle.desk.proposals.adopt(key)
    assert circle.desk.queries.decisions()[0].absence == str(rule)


def test_a_written_objection_is_an_objection(circle: OpenCircle) -> None:
    cast, proposals = gather(circle, away=("Dov",)), circle.desk.proposals
    cast.rule(AbsenceRule.ASSUME)
    key = ready(cast)
    with pytest.raises(Refused) as refused:
        proposals.write_word(key, cast["Dov"], "consent", answer="objection")
    assert no(refused) == "objection.no_reason"
    with pytest.raises(Refused) as refused:
        proposals.write_word(key, cast["Dov"], "consent", "Hm.")
    assert no(refused) == "written.no_answer"
    proposals.write_word(key, cast["Dov"], "consent", "It tires people.", "objection")
    proposals.begin_round(key, meeting_id=cast.meeting)
    assert cast.row(key).state == "objections"
    [objection] = cast.spoken(key)
    assert (objection.member, objection.text) == ("Dov", "It tires people.")
    proposals.integrate(objection.id, "modify", text="We meet every other month.")
    proposals.begin_round(key, meeting_id=cast.meeting)
    assert cast.row(key).state == "consent_round", "the word was for the wording before"
    cast.consent(key, "Ana", "Ben", "Cleo")
    with pytest.raises(Refused) as refused:
        proposals.adopt(key)
    assert no(refused) == "round.absent", "nobody's consent is assumed who objected"
    cast.consent(key, "Dov", written=True)
    assert proposals.adopt(key)


def test_a_word_written_while_the_round_waits_is_heard_at_once(circle: OpenCircle) -> None:
    cast = gather(circle, away=("Dov",))
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo")
    circle.desk.proposals.write_word(key, cast["Dov"], "consent", answer="consent")
    assert circle.desk.proposals.adopt(key)


def test_a_written_consent_is_to_those_words(circle: OpenCircle) -> None:
    cast, proposals = gather(circle, away=("Dov",)), circle.desk.proposals
    key = ready(cast)
    proposals.write_word(key, cast["Dov"], "consent", "Gladly.", "consent")
    proposals.write_word(key, cast["Ana"], "consent", answer="consent")
    proposals.write_word(key, cast["Ben"], "reaction", "Nice.")
    proposals.change(key, text="We meet never.")
    assert circle.desk.queries.actions(1)[0].facts["asked_again"] == ["Ana", "Dov"]
    words = [(row.member, row.text, row.answer) for row in circle.desk.queries.written_words(key)]
    assert words == [("Dov", "Gladly.", ""), ("Ben", "Nice.", "")]
    proposals.begin_round(key, meeting_id=cast.meeting)
    assert circle.desk.queries.responses(key) == []


def test_a_later_word_replaces_the_one_before(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = ready(cast)
    proposals.write_word(key, cast["Dov"], "reaction", "Hm.")
    later = proposals.write_word(key, cast["Dov"], "reaction", "Fine.")
    [word] = circle.desk.queries.written_words(key)
    assert (word.id, word.text) == (later, "Fine.")
    proposals.remove_word(later)
    assert circle.desk.queries.written_words(key) == []


def test_members_in_the_order_of_the_round(circle: OpenCircle) -> None:
    cast = gather(circle, away=("Cleo",))
    key = asked(cast)
    cast.consent(key, "Ben")
    voices = circle.desk.queries.voices(
        key, 1, HELD, meeting_id=cast.meeting, start_id=cast["Ben"], last_id=cast["Dov"]
    )
    assert [(each.member, each.present, each.answer, each.awaited) for each in voices] == [
        ("Ben", True, "consent", False),
        ("Ana", True, "", False),
        ("Dov", True, "", False),
        ("Cleo", False, "", True),
    ]


def test_dropping_deferring_and_taking_up(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "It tires people.")
    with pytest.raises(Refused) as refused:
        proposals.defer(key, " ")
    assert no(refused) == "proposal.no_reason"
    proposals.defer(key, "After the summer")
    assert (cast.row(key).state, cast.row(key).closed_why) == ("deferred", "After the summer")
    with pytest.raises(Refused) as refused:
        cast.consent(key, "Ben")
    assert no(refused) == "proposal.closed"
    proposals.take_up(key)
    assert cast.row(key).state == "objections", "the objection is still there"
    with pytest.raises(Refused) as refused:
        proposals.take_up(key)
    assert no(refused) == "proposal.not_deferred"
    proposals.drop(key, "Nobody needs it", meeting_id=cast.meeting)
    assert (cast.row(key).state, cast.row(key).closed_on) == ("dropped", HELD)
    for act in (proposals.advance, proposals.back, proposals.begin_round):
        with pytest.raises(Refused) as refused:
            act(key)
        assert no(refused) == "proposal.closed"


def test_a_text_is_used_again(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = ready(cast, needs="To know", measure="Attendance")
    proposals.drop(key, "Not now")
    again = cast.row(proposals.reuse(key, "Rhythm, again"))
    assert (again.title, again.state, again.text, again.needs, again.measure, again.round) == (
        "Rhythm, again", "ready", "We meet every month.", "To know", "Attendance", 0,
    )  # fmt: skip


def test_an_earlier_wording_of_a_policy_is_used_again(circle: OpenCircle) -> None:
    cast, desk = gather(circle), circle.desk
    policy = desk.policies.adopt("Rhythm", "Monthly.", decided_on=HELD)
    desk.policies.renew(policy, TERM + timedelta(days=9), text="Weekly.")
    [_, first] = desk.queries.policy_versions(policy)
    past = cast.row(desk.proposals.reuse(first.id))
    assert (past.title, past.text, past.target_id) == ("Rhythm", "Monthly.", policy)
    assert past.old_text == "Weekly."
    assert cast.row(desk.proposals.reuse(policy)).text == "Weekly."


def test_a_proposal_opened_by_mistake_goes_with_all_that_was_said(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    proposals.answer(key, cast["Ana"], "objection", "No.")
    proposals.write_word(key, cast["Ben"], "reaction", "Hm.")
    proposals.remove(key)
    assert circle.desk.queries.proposals() == []
    assert circle.desk.queries.objections(key) == []
    assert circle.desk.queries.written_words(key) == []


def test_what_was_adopted_stays_on_record(circle: OpenCircle) -> None:
    cast, proposals = gather(circle), circle.desk.proposals
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo", "Dov")
    proposals.adopt(key)
    with pytest.raises(Refused) as refused:
        proposals.remove(key)
    assert no(refused) == "proposal.decided"
    with pytest.raises(Refused) as refused:
        proposals.change(key, text="Other words")
    assert no(refused) == "proposal.closed"


def test_nothing_is_added_to_approved_minutes(circle: OpenCircle) -> None:
    cast = gather(circle, away=("Dov",))
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo")
    cast.consent(key, "Dov", written=True)
    cast.approve()
    with pytest.raises(Refused) as refused:
        circle.desk.proposals.adopt(key, meeting_id=cast.meeting)
    assert no(refused) == "decision.minutes_approved"
    circle.desk.proposals.adopt(key)
    assert circle.desk.queries.decisions()[0].meeting_id == "", "it was decided after the meeting"


def test_lazy_consent_is_open_for_a_day(circle: OpenCircle, clock: FakeClock) -> None:
    cast, desk = gather(circle, away=("Dov",)), circle.desk
    cast.rule(AbsenceRule.LAZY)
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo")
    decision = desk.proposals.adopt(key)
    closed = datetime.combine(HELD, time(20, 0), UTC)
    cast.state(MeetingState.MINUTES_DRAFT, int(closed.timestamp() * 1000))
    with pytest.raises(Refused) as refused:
        desk.decisions.object(decision, cast["Ana"], "No.")
    assert no(refused) == "decision.was_there"
    clock.moment = closed + timedelta(hours=23, minutes=59)
    topic = desk.decisions.object(decision, cast["Dov"], "It tires people.")
    with circle.file.look() as work:
        kept = work.backlog.get(topic)
    assert (kept.title, kept.note, str(kept.outcome)) == ("Rhythm", "It tires people.", "decide")
    assert desk.queries.policies(HELD)[0].state == "in_force", "until the circle changes it"
    clock.moment = closed + timedelta(hours=24, seconds=1)
    with pytest.raises(Refused) as refused:
        desk.decisions.object(decision, cast["Dov"], "It tires people.")
    assert no(refused) == "decision.too_late"


def test_who_was_proposed_for_removal_cannot_object_afterwards(
    circle: OpenCircle,
) -> None:
    cast, desk = gather(circle, away=("Dov", "Cleo")), circle.desk
    cast.rule(AbsenceRule.LAZY)
    key = asked(cast, removes_id=cast["Dov"])
    cast.consent(key, "Ana", "Ben")
    decision = desk.proposals.adopt(key)
    with pytest.raises(Refused) as refused:
        desk.decisions.object(decision, cast["Dov"], "I stay.")
    assert no(refused) == "round.removal"


def test_only_lazy_consent_is_open_afterwards(circle: OpenCircle) -> None:
    cast, desk = gather(circle), circle.desk
    key = asked(cast)
    cast.consent(key, "Ana", "Ben", "Cleo", "Dov")
    decision = desk.proposals.adopt(key)
    with pytest.raises(Refused) as refused:
        desk.decisions.object(decision, cast["Ana"], "No.")
    assert no(refused) == "decision.not_lazy"
