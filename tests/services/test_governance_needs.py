"""What meetings, promises, policies and decisions ask of the steward."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sofa_desktop.domain.agenda.facts import (
    ActionFact,
    AimFact,
    DecisionFact,
    ItemFact,
    MeetingFact,
    PolicyFact,
    ProposalFact,
    RoleFact,
    SelectionFact,
    Snapshot,
    TermFact,
)
from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.services.governance_needs import CODES, governance_needs
from sofa_desktop.services.rows import Need
from tests.services.small_circle import TODAY

CALM = Snapshot(
    today=TODAY,
    day=TODAY,
    length=90,
    parent="General Circle",
    roles=(RoleFact(id="r", name="Delegate", kind=RoleKind.DELEGATE),),
)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def asked(facts: Snapshot) -> list[Need]:
    return list(governance_needs(facts, 60))


def only(facts: Snapshot) -> Need:
    (need,) = asked(facts)
    return need


def action(key: str, due_on: date | None) -> ActionFact:
    return ActionFact(id=key, what=f"Do {key}", owner="Jun", due_on=due_on)


def test_nothing_is_asked_of_a_calm_circle() -> None:
    assert asked(CALM) == []


def test_promises_are_asked_for_once_they_are_due_and_those_past_their_day_apart() -> None:
    days = (-9, -1, 0, 7, 8)
    actions = (*(action(f"{day}", in_days(day)) for day in days), action("whenever", None))
    overdue, due = asked(replace(CALM, actions=actions))
    assert (overdue.code, overdue.facts["count"], overdue.due) == (
        "actions.overdue", 2, in_days(-9),
    )  # fmt: skip
    assert (due.code, due.facts["count"], due.due) == ("actions.due", 2, TODAY)
    assert (overdue.act, overdue.record_id) == ("action_item.open", "actions")
    assert overdue.facts["what"] == ("Do -9", "Do -1")


def test_a_single_promise_is_opened_itself() -> None:
    need = only(replace(CALM, actions=(action("a", in_days(3)),)))
    assert (need.code, need.record_id) == ("actions.due", "a")


@pytest.mark.parametrize(
    ("ends", "code"),
    [(61, None), (60, "policies.due"), (0, "policies.due"), (-1, "policies.overdue")],
)
def test_a_policy_is_asked_for_as_early_as_the_circle_wants(ends: int, code: str | None) -> None:
    policy = PolicyFact(id="p", title="Refunds", version=1, term_end=in_days(ends))
    found = asked(replace(CALM, policies=(policy,)))
    assert [need.code for need in found] == ([code] if code else [])
    assert [need.record_id for need in found] == (["p"] if code else [])


def test_a_policy_with_a_proposal_on_it_is_not_asked_for() -> None:
    policy = PolicyFact(id="p", title="Refunds", version=1, term_end=in_days(-9))
    on_it = ProposalFact(id="x", title="New", state=ProposalState.SHAPING, target_id="p")
    assert asked(replace(CALM, policies=(policy,), proposals=(on_it,))) == []


@pytest.mark.parametrize(("ends", "wanted"), [(61, False), (60, True), (0, True), (-200, True)])
def test_a_decision_in_words_is_asked_for_when_its_term_ends(ends: int, wanted: bool) -> None:
    decision = DecisionFact(
        id="d",
        title="Rest in August",
        target=Target.NOTHING,
        decided_on=in_days(-300),
        term_end=in_days(ends),
    )
    found = asked(replace(CALM, decisions=(decision,)))
    assert [(need.code, need.act, need.record_id) for need in found] == (
        [("decisions.due", "decision.open", "d")] if wanted else []
    )
    again = replace(decision, id="e", decided_on=TODAY, term_end=None)
    assert asked(replace(CALM, decisions=(decision, again))) == []


def test_several_decisions_are_one_need_that_opens_their_list() -> None:
    decisions = tuple(
        DecisionFact(
            id=f"d{n}",
            title=f"Rule {n}",
            target=Target.NOTHING,
            decided_on=in_days(-300),
            term_end=in_days(n),
        )
        for n in (9, 3, 5, 7)
    )
    need = only(replace(CALM, decisions=decisions))
    assert (need.facts["count"], need.record_id, need.due) == (4, "decisions", in_days(3))
    assert need.facts["titles"] == ("Rule 3", "Rule 5", "Rule 7")


def meeting(state: MeetingState, days: int) -> MeetingFact:
    return MeetingFact(id="m", held_on=in_days(days), state=state)


@pytest.mark.parametrize(
    ("state", "days", "code"),
    [
        (MeetingState.MINUTES_DRAFT, -3, "minutes.draft"),
        (MeetingState.MINUTES_APPROVED, -3, "minutes.unpublished"),
        (MeetingState.PUBLISHED, -3, None),
        (MeetingState.IN_SESSION, 0, None),
        (MeetingState.PLANNED, 7, "meeting.no_agenda"),
        (MeetingState.PLANNED, 0, "meeting.no_agenda"),
        (MeetingState.PLANNED, 8, None),
        (MeetingState.PLANNED, -1, None),
    ],
)
def test_a_meeting_asks_for_its_agenda_before_and_its_minutes_after(
    state: MeetingState, days: int, code: str | None
) -> None:
    found = asked(replace(CALM, meetings=(meeting(state, days),)))
    assert [need.code for need in found] == ([code] if code else [])
    assert [need.record_id for need in found] == (["m"] if code else [])


def test_minutes_that_wait_to_be_published_are_one_thing_however_many() -> None:
    meetings = tuple(
        MeetingFact(id=f"m{n}", held_on=in_days(-n), state=MeetingState.MINUTES_APPROVED)
        for n in (3, 40, 80)
    )
    need = only(replace(CALM, meetings=meetings))
    assert (need.facts["count"], need.record_id, need.due) == (3, "m80", None)


def test_a_meeting_that_has_an_agenda_asks_for_none() -> None:
    item = ItemFact(id="i", meeting_id="m", title="Fees")
    planned = meeting(MeetingState.PLANNED, 3)
    assert asked(replace(CALM, meetings=(planned,), items=(item,))) == []


def test_only_the_next_meeting_is_asked_for() -> None:
    later = MeetingFact(id="n", held_on=in_days(5), state=MeetingState.PLANNED)
    need = only(replace(CALM, meetings=(later, meeting(MeetingState.PLANNED, 3))))
    assert need.record_id == "m"


def test_objections_wait_to_be_integrated() -> None:
    proposal = ProposalFact(id="x", title="Fees", state=ProposalState.OBJECTIONS, open_objections=2)
    need = only(replace(CALM, proposals=(proposal,)))
    assert (need.code, need.facts["count"], need.act) == ("proposal.objections", 2, "proposal.open")
    in_round = replace(proposal, state=ProposalState.CONSENT_ROUND)
    assert asked(replace(CALM, proposals=(in_round,))) == []


def test_a_selection_that_was_begun_waits_to_be_finished() -> None:
    begun = SelectionFact(id="s", role_id="r", begun_on=in_days(-9))
    need = only(replace(CALM, selections=(begun,)))
    assert (need.code, need.facts["role"], need.record_id) == ("selection.begun", "Delegate", "s")


@pytest.mark.parametrize(
    ("awaiting", "last", "code"),
    [(True, 90, "term.awaiting"), (True, -1, None), (False, 90, None)],
)
def test_somebody_waits_for_the_other_circle(awaiting: bool, last: int, code: str | None) -> None:
    term = TermFact(
        id="t", role_id="r", member_id="j", holder="Jun", starts_on=in_days(-9),
        last_day=in_days(last), awaiting=awaiting,
    )  # fmt: skip
    found = asked(replace(CALM, terms=(term,)))
    assert [(need.code, need.record_id) for need in found] == ([(code, "r")] if code else [])


@pytest.mark.parametrize(
    ("ours", "theirs", "waits"),
    [(None, None, False), (TODAY, None, True), (None, TODAY, True)],
)
def test_an_aim_waits_once_one_circle_has_consented(
    ours: date | None, theirs: date | None, waits: bool
) -> None:
    aim = AimFact(id="a", version=2, circle_consented_on=ours, parent_consented_on=theirs)
    found = asked(replace(CALM, aims=(aim,)))
    assert [need.code for need in found] == (["aim.waits"] if waits else [])
    assert [need.facts["ours"] for need in found] == ([ours is not None] if waits else [])


def test_every_code_was_heard_here() -> None:
    assert len(set(CODES)) == len(CODES) == 12
