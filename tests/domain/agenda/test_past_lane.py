"""What the circle owes itself: minutes, unfinished items, promises, terms, policies."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sofa_desktop.domain.agenda.candidates import Rank
from sofa_desktop.domain.agenda.composer import candidates
from sofa_desktop.domain.agenda.facts import (
    ActionFact,
    AgreementFact,
    DecisionFact,
    ItemFact,
    PolicyFact,
    ProposalFact,
    RoleFact,
    SelectionFact,
    TopicFact,
)
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.meeting import ItemState, Lane, MeetingState
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.domain.roles import RoleKind
from tests.domain.agenda.small_facts import (
    AFTER,
    CALM,
    DAY,
    LAST,
    ROLES,
    TERMS,
    TODAY,
    calm_but,
    held,
    only,
    planned,
    term,
)


def test_a_circle_in_order_has_nothing_to_speak_about() -> None:
    assert candidates(CALM) == []


def test_minutes_that_are_a_draft_are_approved_first_of_all() -> None:
    draft = held(LAST, MeetingState.MINUTES_DRAFT)
    found = only(calm_but(meetings=(draft, planned())))
    assert (found.code, found.outcome, found.minutes, found.rank) == (
        "minutes.approve", Outcome.DECIDE, 2, Rank.OPENED,
    )  # fmt: skip
    assert (found.lane, found.presenter_id) == (Lane.PAST, "tom")
    assert found.facts["on"] == "2026-11-05"


@pytest.mark.parametrize("state", [MeetingState.MINUTES_APPROVED, MeetingState.PUBLISHED])
def test_approved_minutes_are_left_alone(state: MeetingState) -> None:
    assert candidates(calm_but(meetings=(held(LAST, state), planned()))) == []


def carried(times: int) -> TopicFact:
    return TopicFact(
        id="t", title="Ticket prices", outcome=Outcome.DECIDE, noted_on=date(2026, 9, 1),
        from_id="jun", carried=times,
    )  # fmt: skip


def test_a_topic_that_was_carried_over_is_unfinished_and_not_a_new_topic() -> None:
    there = ItemFact(
        id="i", meeting_id=f"m{LAST}", title="Ticket prices", backlog_id="t",
        state=ItemState.CARRIED,
    )  # fmt: skip
    found = only(calm_but(topics=(carried(1),), items=(there,)))
    assert (found.code, found.lane, found.backlog_id) == ("unfinished", Lane.PAST, "t")
    assert (found.outcome, found.presenter_id, found.facts["on"]) == (
        Outcome.DECIDE, "jun", "2026-11-05",
    )  # fmt: skip


@pytest.mark.parametrize(("times", "offered"), [(1, False), (2, False), (3, True), (5, True)])
def test_a_topic_carried_three_times_is_offered_a_helping_circle(times: int, offered: bool) -> None:
    assert only(calm_but(topics=(carried(times),))).facts["helping"] is offered


def test_an_unfinished_item_that_the_backlog_does_not_hold_comes_back_by_itself() -> None:
    loose = ItemFact(
        id="i", meeting_id=f"m{LAST}", title="A logo", state=ItemState.CARRIED, presenter_id="yui"
    )
    found = only(calm_but(items=(loose,)))
    assert (found.code, found.facts["title"], found.presenter_id) == ("unfinished", "A logo", "yui")
    assert candidates(calm_but(items=(replace(loose, state=ItemState.DONE),))) == []
    of_a_rule = replace(loose, key="policy.due:p")
    assert candidates(calm_but(items=(of_a_rule,))) == []


def action(key: str, due: date | None) -> ActionFact:
    return ActionFact(id=key, what=f"Do {key}", owner="Mira", due_on=due)


def test_promises_due_by_the_meeting_are_one_item_in_which_each_is_told() -> None:
    found = only(
        calm_but(
            actions=(
                action("late", TODAY - timedelta(days=9)),
                action("today", TODAY),
                action("on the day", DAY),
                action("after", DAY + timedelta(days=1)),
                action("whenever", None),
            )
        )
    )
    assert (found.code, found.outcome) == ("actions.due", Outcome.REPORT)
    assert (found.facts["count"], found.facts["overdue"]) == (3, 1)
    assert found.facts["what"] == ["Do late", "Do today", "Do on the day"]
    assert found.minutes == 4


def ending(day: date) -> tuple[object, ...]:
    return (term("facilitator", day, holder="Yui"), *(t for t in TERMS if t.holder != "Yui"))


@pytest.mark.parametrize(
    ("ends", "wanted", "over"),
    [
        (AFTER, False, False),
        (AFTER - timedelta(days=1), True, False),
        (DAY, True, False),
        (DAY - timedelta(days=1), True, True),
    ],
)
def test_a_term_is_spoken_of_when_it_ends_before_the_circle_meets_again(
    ends: date, wanted: bool, over: bool
) -> None:
    found = candidates(calm_but(terms=ending(ends)))
    assert [each.key for each in found] == (["term.ending:facilitator"] if wanted else [])
    for each in found:
        assert (each.facts["holder"], each.facts["over"]) == ("Yui", over)
        assert (each.outcome, each.minutes, each.rank) == (Outcome.DECIDE, 20, Rank.RUNS_OUT)


def test_nothing_is_asked_once_the_next_holder_is_chosen_or_being_selected() -> None:
    ends = ending(DAY)
    later = term("facilitator", date(2027, 6, 1), holder="Jun", starts=DAY + timedelta(days=1))
    assert candidates(calm_but(terms=(*ends, later))) == []
    waits = term(
        "facilitator", date(2027, 6, 1), holder="Jun", starts=DAY + timedelta(days=1), awaiting=True
    )
    assert [each.code for each in candidates(calm_but(terms=(*ends, waits)))] == ["term.awaiting"]
    begun = SelectionFact(id="s", role_id="facilitator", begun_on=LAST)
    found = candidates(calm_but(terms=ends, selections=(begun,)))
    assert [each.code for each in found] == ["selection.begun"]


def test_a_role_whose_holder_stepped_down_is_vacant_and_a_circle_role_is_so_from_the_start() -> (
    None
):
    gone = term("facilitator", LAST, holder="Yui", stepped_down=True)
    rest = tuple(t for t in TERMS if t.holder != "Yui")
    found = only(calm_but(terms=(*rest, gone)))
    assert (found.key, found.rank, found.facts["holder"]) == (
        "role.vacant:facilitator", Rank.RUNS_OUT, "Yui",
    )  # fmt: skip
    assert only(calm_but(terms=rest)).facts["holder"] == ""


def test_an_operational_role_nobody_ever_held_is_no_vacancy() -> None:
    host = RoleFact(id="host", name="Host", kind=RoleKind.OPERATIONAL)
    assert candidates(calm_but(roles=(*ROLES, host))) == []
    gone = term("host", LAST, stepped_down=True)
    found = only(calm_but(roles=(*ROLES, host), terms=(*TERMS, gone)))
    assert (found.key, found.rank) == ("role.vacant:host", Rank.WANTED)


def policy(ends: date) -> PolicyFact:
    return PolicyFact(id="p", title="Refunds", version=2, term_end=ends)


@pytest.mark.parametrize(
    ("ends", "wanted", "over"),
    [
        (AFTER, False, False),
        (AFTER - timedelta(days=1), True, False),
        (DAY - timedelta(days=1), True, True),
        (DAY - timedelta(days=900), True, True),
    ],
)
def test_a_policy_is_reviewed_before_or_after_its_term_and_goes_on_the_fast_track(
    ends: date, wanted: bool, over: bool
) -> None:
    found = candidates(calm_but(policies=(policy(ends),)))
    assert [each.key for each in found] == (["policy.due:p"] if wanted else [])
    for each in found:
        assert (each.fast_track, each.facts["over"]) == (True, over)
        assert [paper.name for paper in each.documents] == ["Refunds"]


def test_a_policy_on_which_a_proposal_is_under_way_speaks_through_the_proposal() -> None:
    on_it = ProposalFact(id="x", title="Refunds anew", state=ProposalState.READY, target_id="p")
    found = only(calm_but(policies=(policy(DAY),), proposals=(on_it,)))
    assert found.key == "proposal.ready:x"


def test_a_policy_somebody_brought_a_topic_about_is_no_routine_and_takes_its_topic_along() -> None:
    topic = TopicFact(
        id="t", title="Refunds are too slow", noted_on=LAST, subject_type="policy", subject_id="p",
        minutes=25,
    )  # fmt: skip
    found = only(calm_but(policies=(policy(DAY),), topics=(topic,)))
    assert (found.key, found.backlog_id, found.fast_track, found.minutes) == (
        "policy.due:p", "t", False, 25,
    )  # fmt: skip


def test_a_second_topic_about_the_same_policy_comes_for_itself() -> None:
    topics = tuple(
        TopicFact(id=key, title=key, noted_on=LAST, subject_type="policy", subject_id="p")
        for key in ("t1", "t2")
    )
    found = candidates(calm_but(policies=(policy(DAY),), topics=topics))
    assert [(each.key, each.backlog_id) for each in found] == [
        ("policy.due:p", "t1"),
        ("topic:t2", "t2"),
    ]


def decision(
    key: str = "d",
    title: str = "Rest in August",
    ends: date | None = DAY,
    *,
    target: Target = Target.NOTHING,
    on: date = LAST,
    looked_at: bool = False,
) -> DecisionFact:
    return DecisionFact(
        id=key, title=title, target=target, decided_on=on, term_end=ends, looked_at=looked_at
    )


@pytest.mark.parametrize(
    ("ends", "wanted", "over"),
    [
        (None, False, False),
        (AFTER, False, False),
        (AFTER - timedelta(days=1), True, False),
        (DAY - timedelta(days=400), True, True),
    ],
)
def test_a_decision_in_words_is_decided_on_again_when_its_term_ends(
    ends: date | None, wanted: bool, over: bool
) -> None:
    found = candidates(calm_but(decisions=(decision(ends=ends),)))
    assert [each.key for each in found] == (["decision.due:d"] if wanted else [])
    for each in found:
        assert (each.fast_track, each.outcome, each.facts["over"]) == (
            False, Outcome.DECIDE, over,
        )  # fmt: skip
        assert (each.subject_type, each.subject_id) == ("decision", "d")


@pytest.mark.parametrize(
    "newer",
    [
        decision("e", " rest in  august", AFTER + timedelta(days=99), on=DAY),
        decision("e", ends=None, on=DAY),
        decision("e", ends=None, target=Target.POLICY),
    ],
)
def test_a_newer_decision_of_the_same_title_renews_or_ends_it(newer: DecisionFact) -> None:
    assert candidates(calm_but(decisions=(decision(), newer))) == []


def test_a_newer_decision_of_another_title_does_not() -> None:
    other = decision("e", "Rest in July", None, on=DAY)
    assert only(calm_but(decisions=(decision(), other))).key == "decision.due:d"


def test_what_a_meeting_decided_on_again_is_quiet() -> None:
    assert candidates(calm_but(decisions=(decision(looked_at=True),))) == []


def test_what_changed_something_is_looked_at_where_it_stands_now() -> None:
    changed = decision(target=Target.POLICY)
    assert candidates(calm_but(decisions=(changed,))) == []


def test_a_decision_a_proposal_is_under_way_on_speaks_through_it() -> None:
    on_it = ProposalFact(
        id="x", title="Rest in August", state=ProposalState.READY, target=Target.NOTHING
    )
    found = only(calm_but(decisions=(decision(),), proposals=(on_it,)))
    assert found.key == "proposal.ready:x"


@pytest.mark.parametrize(
    ("review", "wanted"), [(AFTER, False), (AFTER - timedelta(days=1), True), (None, False)]
)
def test_the_agreement_is_reviewed_before_its_day_has_passed(
    review: date | None, wanted: bool
) -> None:
    agreed = AgreementFact(
        id="a", version=1, consented_on=LAST, sofa_consented_on=LAST, review_on=review
    )
    found = candidates(calm_but(agreements=(agreed,)))
    assert [each.code for each in found] == (["agreement.review"] if wanted else [])
