"""What fits, what does not, and in which order: laws that hold for any facts."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.agenda.candidates import Candidate, MinutesFrom, Rank
from sofa_desktop.domain.agenda.composer import candidates, compose
from sofa_desktop.domain.agenda.facts import (
    ActionFact,
    DeclinedFact,
    ItemFact,
    PieceFact,
    PolicyFact,
    ProposalFact,
    QuarterFact,
    RoleFact,
    Snapshot,
    TopicFact,
)
from sofa_desktop.domain.agenda.fitting import fast_track_minutes, fit, place, urgency
from sofa_desktop.domain.agenda.sources import SOURCES, AgendaSource, source_of
from sofa_desktop.domain.agenda.timing import KINDS
from sofa_desktop.domain.backlog import Outcome, Priority
from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.meeting import FRAME_MINUTES, ItemState, Lane
from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.i18n import agenda_reasons
from tests.domain.agenda.small_facts import CALM, DAY, LAST, ROLES, calm_but, held, planned, term

F = TypeVar("F")
days = st.dates(date(2026, 10, 1), date(2027, 3, 1))
titles = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)


def keyed(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{number}" for number in range(count)]


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A circle with any number of things to speak about."""
    topics = tuple(
        TopicFact(
            id=key,
            title=draw(titles),
            outcome=draw(st.sampled_from(Outcome)),
            priority=draw(st.sampled_from(Priority)),
            minutes=draw(st.sampled_from([0, 0, 5, 30, 90])),
            noted_on=draw(days),
            carried=draw(st.integers(0, 4)),
            subject_type=draw(st.sampled_from(["", "policy"])),
            subject_id=draw(st.sampled_from(["", "p0", "p1"])),
        )
        for key in keyed("t", draw(st.integers(0, 6)))
    )
    policies = tuple(
        PolicyFact(id=key, title=draw(titles), version=1, term_end=draw(days))
        for key in keyed("p", draw(st.integers(0, 5)))
    )
    proposals = tuple(
        ProposalFact(
            id=key,
            title=draw(titles),
            state=draw(st.sampled_from([ProposalState.READY, ProposalState.OBJECTIONS])),
            target_id=draw(st.sampled_from(["", "p0"])),
            backlog_id=draw(st.sampled_from(["", "t0"])),
        )
        for key in keyed("x", draw(st.integers(0, 3)))
    )
    actions = tuple(
        ActionFact(id=key, what=draw(titles), due_on=draw(days))
        for key in keyed("a", draw(st.integers(0, 5)))
    )
    pieces = tuple(
        PieceFact(id=key, title=draw(titles), stage=Stage.ON_HOLD)
        for key in keyed("c", draw(st.integers(0, 2)))
    )
    plan = "\n".join(draw(st.lists(titles, max_size=3)))
    return replace(
        CALM,
        length=draw(st.integers(15, 240)),
        topics=topics,
        policies=policies,
        proposals=proposals,
        actions=actions,
        pieces=pieces,
        meetings=(held(LAST), planned(plan)),
        quarter=draw(st.sampled_from([None, QuarterFact(key="2026-Q3", last=date(2026, 9, 30))])),
    )


@given(snapshots())
def test_what_is_proposed_fits_into_the_meeting(snapshot: Snapshot) -> None:
    agenda = compose(snapshot)
    assert agenda.total <= max(snapshot.length, FRAME_MINUTES)
    assert agenda.room == snapshot.length - agenda.total


@given(snapshots())
def test_everything_is_either_proposed_or_left_out_and_only_once(snapshot: Snapshot) -> None:
    agenda = compose(snapshot)
    shown = [item.key for item in agenda.items] + [row.candidate.key for row in agenda.left_out]
    assert sorted(shown) == [each.key for each in candidates(snapshot)]
    assert len(set(shown)) == len(shown)


@given(snapshots())
def test_what_is_left_out_is_longer_than_what_was_left_for_it(snapshot: Snapshot) -> None:
    agenda = compose(snapshot)
    for row in agenda.left_out:
        assert row.why in {"no_room", "waited"}
        assert row.candidate.minutes > row.room >= 0


@given(snapshots())
def test_only_who_had_another_of_its_source_before_it_waited(snapshot: Snapshot) -> None:
    agenda = compose(snapshot)
    there = {source_of(item) for item in agenda.items}
    for row in agenda.left_out:
        assert row.why == "no_room" or source_of(row.candidate) in there


@given(snapshots())
def test_no_source_has_a_second_item_while_one_that_would_fit_in_its_place_has_none(
    snapshot: Snapshot,
) -> None:
    """Whatever was left out of a source that has nothing is longer than any second turn's time."""
    agenda = compose(snapshot)
    by_source: dict[AgendaSource, list[int]] = {}
    for item in agenda.items:
        if item.rank is not Rank.OPENED and not item.fast_track:
            by_source.setdefault(source_of(item), []).append(item.minutes)
    second = sum(sum(minutes) - max(minutes) for minutes in by_source.values() if minutes[1:])
    for row in agenda.left_out:
        if source_of(row.candidate) not in {source_of(item) for item in agenda.items}:
            assert row.room >= second


@given(snapshots())
def test_a_topic_is_never_there_twice(snapshot: Snapshot) -> None:
    led = [each.backlog_id for each in candidates(snapshot) if each.backlog_id]
    for topic in snapshot.topics:
        assert led.count(topic.id) >= 1
    alone = [each for each in candidates(snapshot) if each.code in {"topic", "unfinished"}]
    by_rule = {each.backlog_id for each in candidates(snapshot)} - {
        each.backlog_id for each in alone
    }
    assert not by_rule & {each.backlog_id for each in alone}


@given(snapshots(), st.integers())
def test_the_same_facts_give_the_same_agenda_in_whatever_order_they_come(
    snapshot: Snapshot, seed: int
) -> None:
    mixed = Random(seed)

    def shuffled(facts: tuple[F, ...]) -> tuple[F, ...]:
        return tuple(mixed.sample(facts, len(facts)))

    other = replace(
        snapshot,
        topics=shuffled(snapshot.topics),
        policies=shuffled(snapshot.policies),
        proposals=shuffled(snapshot.proposals),
        actions=shuffled(snapshot.actions),
        pieces=shuffled(snapshot.pieces),
        meetings=shuffled(snapshot.meetings),
        roles=shuffled(snapshot.roles),
        terms=shuffled(snapshot.terms),
    )
    assert repr(compose(other)) == repr(compose(snapshot))


@given(snapshots(), st.integers(0, 100))
def test_what_was_declined_stays_away_until_its_facts_change(
    snapshot: Snapshot, which: int
) -> None:
    found = candidates(snapshot)
    if not found:
        return
    chosen = found[which % len(found)]
    declined = DeclinedFact(key=chosen.key, facts=chosen.fingerprint)
    agenda = compose(replace(snapshot, declined=(declined,)))
    shown = {each.key for each in agenda.items} | {row.candidate.key for row in agenda.left_out}
    assert chosen.key not in shown
    assert [each.key for each in agenda.declined] == [chosen.key]
    changed = replace(declined, facts=chosen.fingerprint + " ")
    again = compose(replace(snapshot, declined=(changed,)))
    assert again.declined == ()
    assert repr(again) == repr(compose(snapshot))


@given(snapshots())
def test_minutes_first_then_the_fast_track_then_reports_decisions_and_explorations(
    snapshot: Snapshot,
) -> None:
    items = compose(snapshot).items
    parts = [
        0 if item.code == "minutes.approve"
        else 1 if item.fast_track
        else {"report": 2, "decide": 3, "explore": 4}[item.outcome]
        for item in items
    ]  # fmt: skip
    assert parts == sorted(parts)
    assert list(items) == sorted(items, key=place)


def candidate(key: str, minutes: int, rank: Rank = Rank.WANTED, **facts: object) -> Candidate:
    plain = Candidate(
        key=key, lane=Lane.PRESENT, code="topic", facts={}, fingerprint="{}",
        outcome=Outcome.DECIDE, minutes=minutes, rank=rank,
    )  # fmt: skip
    return replace(plain, **facts)  # type: ignore[arg-type]  # named as the fields are


def test_sources_take_turns_and_the_rest_comes_by_urgency() -> None:
    """Of 60 minutes the leader's selection has 20, then each other source its one; 18 are left.

    The facilitator's selection would take 20: it waited and does not fit; the second topic does.
    """
    leader = candidate("leader", 20, Rank.RUNS_OUT, code="term.ending", due=date(2026, 12, 12))
    facilitator = candidate("yui", 20, Rank.RUNS_OUT, code="term.ending", due=date(2026, 12, 20))
    topic = candidate("topic", 10, Rank.PROMISED)
    other = candidate("other", 15)
    cash = candidate("cash", 5, code="cash.low")
    gap = candidate("gap", 5, Rank.AHEAD, code="calendar.gap")
    news = candidate("news", 2, code="aim.parent_waits")
    fitted = fit([other, gap, cash, topic, news, facilitator, leader], 60)
    assert {item.key for item in fitted.items} == {
        "leader", "topic", "cash", "gap", "news", "other",
    }  # fmt: skip
    (left,) = fitted.left_out
    assert (left.candidate.key, left.why, left.room) == ("yui", "waited", 18)
    assert agenda_reasons.left_out(left) == (
        "Another selection comes first. "
        "It takes 20 minutes; 18 minutes were left after what comes before it."
    )


def test_a_turn_that_is_too_long_goes_to_a_shorter_one_of_its_source() -> None:
    fitted = fit(
        [candidate("long", 30, Rank.PROMISED), candidate("short", 10), candidate("later", 5)], 12
    )
    assert [item.key for item in fitted.items] == ["later"]
    whys = {row.candidate.key: (row.why, row.room) for row in fitted.left_out}
    assert whys == {"long": ("no_room", 12), "short": ("waited", 7)}


def test_what_the_circle_is_in_the_middle_of_comes_before_all_turns() -> None:
    rounds = [candidate(f"r{n}", 20, Rank.OPENED, code="proposal.round") for n in range(2)]
    ready = candidate("ready", 5, Rank.PROMISED, code="proposal.ready")
    gap = candidate("gap", 5, Rank.AHEAD, code="calendar.gap")
    fitted = fit([gap, ready, *rounds], 45)
    assert {item.key for item in fitted.items} == {"r0", "r1", "gap"}
    (left,) = fitted.left_out
    assert (left.candidate.key, left.why, left.room) == ("ready", "waited", 0)
    assert agenda_reasons.left_out(left) == (
        "Another proposal comes first. There is no time left after what comes before it."
    )


def test_the_routine_reviews_have_one_turn_together() -> None:
    """Three take five minutes; the fourth, about which somebody brought a topic, its own ten."""
    block = [
        candidate(f"p{n}", 2, Rank.RUNS_OUT, code="policy.due", fast_track=True) for n in range(3)
    ]
    spoken = candidate("spoken", 10, Rank.RUNS_OUT, code="policy.due", due=date(2026, 12, 1))
    leader = candidate("leader", 20, Rank.RUNS_OUT, code="term.ending")
    fitted = fit([*block, leader, spoken], 35)
    assert {item.key for item in fitted.items} == {"p0", "p1", "p2", "spoken", "leader"}
    assert sum(item.minutes for item in fitted.items) == 35


def test_a_circle_role_is_selected_before_an_operational_one() -> None:
    host = candidate("host", 20, Rank.RUNS_OUT, code="term.ending", due=LAST, behind=True)
    leader = candidate("leader", 20, Rank.RUNS_OUT, code="term.ending", due=DAY)
    fitted = fit([host, leader], 25)
    assert [item.key for item in fitted.items] == ["leader"]
    ends = {role.id: term(role.id, DAY - timedelta(days=at)) for at, role in enumerate(ROLES)}
    editor = RoleFact(id="editor", name="Editor", kind=RoleKind.OPERATIONAL)
    terms = (*ends.values(), term("editor", LAST, stepped_down=False))
    found = candidates(calm_but(roles=(*ROLES, editor), terms=terms))
    ranked = [each.facts["role"] for each in sorted(found, key=urgency)]
    assert ranked == ["Secretary", "Facilitator", "Delegate", "Leader", "Editor"]


def test_every_code_has_its_source() -> None:
    assert set(SOURCES) == set(KINDS) | {"topic", "unfinished", "plan"}


def test_the_rank_says_who_gets_the_time_and_a_shorter_item_takes_what_is_left() -> None:
    opened = candidate("opened", 20, Rank.OPENED)
    due = candidate("due", 30, Rank.RUNS_OUT, code="term.ending")
    short = candidate("short", 10, Rank.AHEAD, code="calendar.gap")
    fitted = fit([short, due, opened], 35)
    assert [item.key for item in fitted.items] == ["opened", "short"]
    (left,) = fitted.left_out
    assert (left.candidate.key, left.room) == ("due", 15)


def test_within_a_rank_the_earliest_day_comes_first() -> None:
    late = candidate("late", 5, due=date(2026, 12, 1))
    early = candidate("early", 5, due=date(2026, 11, 1))
    never = candidate("never", 5)
    assert sorted([never, late, early], key=urgency) == [early, late, never]


def test_three_routine_reviews_take_five_minutes_together() -> None:
    assert [fast_track_minutes(count) for count in range(6)] == [0, 2, 3, 5, 6, 8]
    block = [candidate(f"p{n}", 2, Rank.RUNS_OUT, fast_track=True) for n in range(3)]
    fitted = fit(block, 60)
    assert sum(item.minutes for item in fitted.items) == 5


def test_a_measured_fast_track_keeps_its_measure() -> None:
    block = [
        candidate(f"p{n}", 4, Rank.RUNS_OUT, fast_track=True, minutes_from=MinutesFrom.LEARNED)
        for n in range(3)
    ]
    assert sum(item.minutes for item in fit(block, 60).items) == 12


def test_what_is_on_the_agenda_already_is_not_proposed_and_takes_its_time() -> None:
    policies = tuple(PolicyFact(id=key, title=key, version=1, term_end=DAY) for key in ("p0", "p1"))
    topic = TopicFact(id="t", title="Fees", noted_on=LAST)
    there = (
        ItemFact(id="i", meeting_id="next", title="p0", key="policy.due:p0", minutes=40),
        ItemFact(id="j", meeting_id="next", title="Fees", backlog_id="t", minutes=30),
    )
    agenda = compose(calm_but(policies=policies, topics=(topic,), items=there))
    assert [item.key for item in agenda.items] == ["policy.due:p1"]
    assert (agenda.taken, agenda.total) == (70, FRAME_MINUTES + 70 + 2)


def test_an_item_of_a_meeting_that_is_over_keeps_nothing_away() -> None:
    policy = PolicyFact(id="p0", title="p0", version=1, term_end=DAY)
    before = ItemFact(
        id="i", meeting_id=f"m{LAST}", title="p0", key="policy.due:p0", state=ItemState.DONE
    )
    agenda = compose(calm_but(policies=(policy,), items=(before,)))
    assert [item.key for item in agenda.items] == ["policy.due:p0"]


def test_a_rules_item_that_was_carried_over_comes_once_with_its_topic() -> None:
    actions = (ActionFact(id="a", what="Write", due_on=LAST),)
    topic = TopicFact(id="t", title="1 action item", noted_on=LAST, carried=1)
    made_of = ItemFact(
        id="i", meeting_id=f"m{LAST}", title="1 action item", key="actions.due", backlog_id="t",
        state=ItemState.CARRIED,
    )  # fmt: skip
    agenda = compose(calm_but(actions=actions, topics=(topic,), items=(made_of,)))
    assert [(item.key, item.backlog_id) for item in agenda.items] == [("actions.due", "t")]


def test_a_topic_made_of_a_rules_item_is_silent_once_its_rule_is() -> None:
    topic = TopicFact(id="t", title="Minutes of 8 October", noted_on=LAST, carried=1)
    made_of = ItemFact(
        id="i", meeting_id=f"m{LAST}", title="Minutes of 8 October", backlog_id="t",
        key="minutes.approve:x", state=ItemState.CARRIED,
    )  # fmt: skip
    assert candidates(calm_but(topics=(topic,), items=(made_of,))) == []
    kept = TopicFact(
        id="t", title="The cash", noted_on=LAST, subject_type="cash.low", subject_id="cash.low"
    )
    assert candidates(calm_but(topics=(kept,))) == []


def test_a_meeting_shorter_than_its_frame_has_room_for_nothing() -> None:
    topic = TopicFact(id="t", title="Fees", noted_on=LAST)
    agenda = compose(calm_but(length=15, topics=(topic,)))
    assert agenda.items == ()
    assert [row.room for row in agenda.left_out] == [0]


def test_the_meeting_after_next_is_learnt() -> None:
    assert compose(CALM).following == DAY + timedelta(days=28)
    assert compose(CALM).rhythm_days == 28
