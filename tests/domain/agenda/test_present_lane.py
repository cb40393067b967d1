"""What is ready, stuck, awaited or was brought."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sofa_desktop.domain.agenda.candidates import MinutesFrom, Rank
from sofa_desktop.domain.agenda.composer import candidates, compose
from sofa_desktop.domain.agenda.facts import (
    AgreementFact,
    AimFact,
    ItemFact,
    MeetingFact,
    PieceFact,
    ProposalFact,
    QuarterFact,
    TopicFact,
)
from sofa_desktop.domain.backlog import BacklogState, Outcome, Priority
from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.meeting import Lane, MeetingState
from sofa_desktop.domain.proposal import ProposalState
from tests.domain.agenda.small_facts import (
    ALWAYS,
    CALM,
    DAY,
    LAST,
    TERMS,
    TODAY,
    calm_but,
    held,
    only,
    planned,
    term,
)


@pytest.mark.parametrize(
    ("state", "code", "outcome", "rank"),
    [
        ("needs", "proposal.shaping", Outcome.EXPLORE, Rank.WANTED),
        ("shaping", "proposal.shaping", Outcome.EXPLORE, Rank.WANTED),
        ("ready", "proposal.ready", Outcome.DECIDE, Rank.PROMISED),
        ("consent_round", "proposal.round", Outcome.DECIDE, Rank.OPENED),
        ("objections", "proposal.round", Outcome.DECIDE, Rank.OPENED),
        ("amended", "proposal.round", Outcome.DECIDE, Rank.OPENED),
    ],
)
def test_a_proposal_comes_as_far_as_it_is(
    state: str, code: str, outcome: Outcome, rank: Rank
) -> None:
    proposal = ProposalFact(
        id="x", title="Fees", state=ProposalState(state), presenter_id="jun", backlog_id=""
    )
    found = only(calm_but(proposals=(proposal,)))
    assert (found.code, found.outcome, found.rank, found.presenter_id) == (
        code, outcome, rank, "jun",
    )  # fmt: skip
    assert found.lane is Lane.PRESENT


def test_a_topic_that_led_to_a_proposal_comes_once() -> None:
    proposal = ProposalFact(id="x", title="Fees", state=ProposalState.READY, backlog_id="t")
    topic = TopicFact(id="t", title="What about fees?", noted_on=LAST)
    found = only(calm_but(proposals=(proposal,), topics=(topic,)))
    assert (found.key, found.backlog_id) == ("proposal.ready:x", "t")


def piece(key: str, stage: Stage, **days: date) -> PieceFact:
    return PieceFact(
        id=key, title=key.title(), stage=stage, owner_id="jun", owner="Jun",
        draft_due=days.get("draft"), publish_on=days.get("publish"),
    )  # fmt: skip


def test_pieces_that_are_late_are_one_item_of_their_owner() -> None:
    late = TODAY - timedelta(days=1)
    found = only(
        calm_but(
            pieces=(
                piece("draft", Stage.DRAFT, draft=late),
                piece("review", Stage.REVIEW, publish=late),
                piece("in time", Stage.DRAFT, draft=TODAY, publish=date(2027, 1, 9)),
                piece("past drafting", Stage.REVIEW, draft=late),
                piece("out", Stage.PUBLISHED, publish=late),
            ),
            runs=(ALWAYS,),
        )
    )
    assert (found.code, found.facts["titles"]) == ("pieces.late", ["Draft", "Review"])
    assert (found.presenter_id, found.outcome, found.minutes) == ("jun", Outcome.REPORT, 4)


def test_a_piece_on_hold_is_decided_upon_by_itself() -> None:
    found = only(calm_but(pieces=(piece("book", Stage.ON_HOLD),), runs=(ALWAYS,)))
    assert (found.key, found.presenter_id, found.outcome) == (
        "piece.on_hold:book", "jun", Outcome.DECIDE,
    )  # fmt: skip


def test_a_quarter_without_a_statement_waits_for_consent() -> None:
    quarter = QuarterFact(key="2026-Q3", last=date(2026, 9, 30), unsorted=2)
    found = only(calm_but(quarter=quarter))
    assert (found.key, found.outcome, found.rank) == (
        "quarter.unsettled:2026-Q3", Outcome.DECIDE, Rank.RUNS_OUT,
    )  # fmt: skip
    fewer = only(calm_but(quarter=replace(quarter, unsorted=1)))
    ready = only(calm_but(quarter=replace(quarter, unsorted=0)))
    assert found.fingerprint == fewer.fingerprint != ready.fingerprint


def agreement(circle: date | None, sofa: date | None, version: int = 1) -> AgreementFact:
    return AgreementFact(
        id=f"v{version}", version=version, consented_on=circle, sofa_consented_on=sofa
    )


@pytest.mark.parametrize(
    ("circle", "sofa", "code"),
    [
        (None, None, "agreement.draft"),
        (LAST, None, "agreement.sofa_waits"),
        (LAST, LAST + timedelta(days=1), "agreement.sofa_consented"),
    ],
)
def test_the_agreement_stands_where_its_two_sides_are(
    circle: date | None, sofa: date | None, code: str
) -> None:
    assert only(calm_but(agreements=(agreement(circle, sofa),))).code == code


def test_an_answer_that_the_last_meeting_knew_is_no_news() -> None:
    assert candidates(calm_but(agreements=(agreement(LAST, LAST),))) == []


def test_a_delegate_waits_for_the_parent_circle_and_is_told_when_it_answers() -> None:
    rest = tuple(t for t in TERMS if t.holder != "Jun")
    waits = term("delegate", date(2027, 5, 31), holder="Jun", awaiting=True)
    found = only(calm_but(terms=(*rest, waits)))
    assert (found.code, found.lane, found.outcome, found.minutes) == (
        "term.awaiting", Lane.PRESENT, Outcome.REPORT, 2,
    )  # fmt: skip
    assert found.facts["parent"] == "General Circle"
    confirmed = replace(waits, awaiting=False, confirmed_on=LAST + timedelta(days=3))
    assert only(calm_but(terms=(*rest, confirmed))).code == "term.confirmed"
    known = replace(confirmed, confirmed_on=LAST)
    assert candidates(calm_but(terms=(*rest, known))) == []


@pytest.mark.parametrize(
    ("circle", "parent", "code", "outcome"),
    [
        (None, None, "aim.draft", Outcome.DECIDE),
        (LAST, None, "aim.parent_waits", Outcome.REPORT),
        (None, LAST, "aim.circle_waits", Outcome.DECIDE),
    ],
)
def test_an_aim_needs_both_circles(
    circle: date | None, parent: date | None, code: str, outcome: Outcome
) -> None:
    aim = AimFact(id="a", version=2, circle_consented_on=circle, parent_consented_on=parent)
    found = only(calm_but(aims=(aim,)))
    assert (found.code, found.outcome) == (code, outcome)


def topic(**fields: object) -> TopicFact:
    plain = TopicFact(id="t", title="Fees", noted_on=LAST)
    return replace(plain, **fields)  # type: ignore[arg-type]  # named as the fields are


def test_a_topic_comes_with_what_was_noted_of_it() -> None:
    found = only(
        calm_but(
            topics=(
                topic(
                    outcome=Outcome.REPORT, priority=Priority.SOON, minutes=12, from_id="jun",
                    from_name="Jun",
                ),
            )
        )
    )  # fmt: skip
    assert (found.outcome, found.minutes, found.minutes_from, found.rank) == (
        Outcome.REPORT, 12, MinutesFrom.ASKED, Rank.PROMISED,
    )  # fmt: skip
    assert (found.presenter_id, found.backlog_id) == ("jun", "t")


@pytest.mark.parametrize(
    ("state", "review_on", "wanted"),
    [
        (BacklogState.ACTIVE, None, True),
        (BacklogState.RESTING, None, False),
        (BacklogState.RESTING, DAY, True),
        (BacklogState.RESTING, DAY + timedelta(days=1), False),
    ],
)
def test_a_topic_that_rests_until_the_meeting_wakes_for_it(
    state: BacklogState, review_on: date | None, wanted: bool
) -> None:
    found = candidates(calm_but(topics=(topic(state=state, review_on=review_on),)))
    assert [each.code for each in found] == (["topic"] if wanted else [])


@pytest.mark.parametrize(
    ("meeting", "wanted"),
    [
        (planned(), False),
        (replace(planned(), id="later", held_on=DAY + timedelta(days=9)), False),
        (replace(planned(), id="now", held_on=TODAY, state=MeetingState.IN_SESSION), False),
        (replace(planned(), id="forgotten", held_on=TODAY - timedelta(days=1)), True),
    ],
)
def test_a_topic_is_on_the_agenda_of_a_meeting_that_takes_place(
    meeting: MeetingFact, wanted: bool
) -> None:
    there = ItemFact(id="i", meeting_id=meeting.id, title="Fees", backlog_id="t", key="topic:t")
    on_it = topic(state=BacklogState.ON_AGENDA)
    meetings = tuple({each.id: each for each in (held(LAST), planned(), meeting)}.values())
    agenda = compose(calm_but(topics=(on_it,), items=(there,), meetings=meetings))
    assert [each.key for each in agenda.items] == (["topic:t"] if wanted else [])


def test_the_facilitator_brings_what_nobody_else_does() -> None:
    assert only(calm_but(topics=(topic(),))).presenter_id == "yui"
    nobody = replace(CALM, terms=(), roles=(), topics=(topic(),))
    assert only(nobody).presenter_id == ""
