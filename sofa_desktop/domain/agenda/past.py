"""The past lane: what the circle owes itself. The secretary brings it (MVOS ch. 5)."""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.candidates import Document, DocumentKind, Rank
from sofa_desktop.domain.agenda.decided import decisions_due
from sofa_desktop.domain.agenda.facts import ItemFact, TopicFact
from sofa_desktop.domain.agenda.holders import holders
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.agenda.timing import KINDS, rule_of
from sofa_desktop.domain.backlog import BacklogState, Outcome, wants_helping_circle, woken
from sofa_desktop.domain.meeting import ItemState, MeetingState
from sofa_desktop.domain.proposal import Target

NAMED = 3
"""So many of a group are named in its reason."""
LONGEST_REPORT = 10
"""Minutes a round over many of a group takes at the most."""
RESTING = BacklogState.RESTING


def past(maker: Maker) -> Iterator[Wish]:
    """Everything of the past lane."""
    yield from minutes_to_approve(maker)
    yield from unfinished(maker)
    yield from unfinished_without_topic(maker)
    yield from actions_due(maker)
    yield from holders(maker)
    yield from policies_due(maker)
    yield from decisions_due(maker)
    yield from agreement_review(maker)


def minutes_to_approve(maker: Maker) -> Iterator[Wish]:
    """Minutes of an earlier meeting that the circle has not approved yet."""
    for meeting in maker.earlier:
        if meeting.state is MeetingState.MINUTES_DRAFT:
            on = meeting.held_on.isoformat()
            yield Wish(
                code="minutes.approve",
                id=meeting.id,
                facts={"on": on, "title": meeting.title},
                outcome=Outcome.DECIDE,
                rank=Rank.OPENED,
                due=meeting.held_on,
                subject_type="meeting",
                subject_id=meeting.id,
                documents=(Document(DocumentKind.MINUTES, on),),
            )


def unfinished(maker: Maker) -> Iterator[Wish]:
    """Topics that a meeting carried over."""
    for topic in maker.snapshot.topics:
        if topic.carried and woken(topic.state, topic.review_on, maker.day) is not RESTING:
            last = _last_meeting(maker, topic)
            yield Wish(
                code="unfinished",
                id=topic.id,
                facts={
                    "title": topic.title,
                    "carried": topic.carried,
                    "helping": wants_helping_circle(topic.carried),
                    "on": last,
                },
                matter={"carried": topic.carried},
                outcome=topic.outcome,
                rank=Rank.PROMISED,
                due=topic.noted_on,
                minutes=topic.minutes,
                presenter_id=topic.from_id,
                subject_type=topic.subject_type,
                subject_id=topic.subject_id,
                backlog_id=topic.id,
            )


def _last_meeting(maker: Maker, topic: TopicFact) -> str | None:
    days = {each.id: each.held_on.isoformat() for each in maker.earlier}
    there = [
        days[item.meeting_id]
        for item in maker.snapshot.items
        if item.backlog_id == topic.id and item.meeting_id in days
    ]
    return max(there, default=None)


def unfinished_without_topic(maker: Maker) -> Iterator[Wish]:
    """Items of the last meeting that were not finished and that the backlog does not hold."""
    if not maker.earlier:
        return
    last = maker.earlier[-1]
    if last.state is MeetingState.IN_SESSION:
        return
    for item in maker.snapshot.items:
        if item.meeting_id == last.id and _is_loose(item):
            yield Wish(
                code="unfinished",
                id=item.id,
                facts={
                    "title": item.title,
                    "carried": 1,
                    "helping": False,
                    "on": last.held_on.isoformat(),
                },
                outcome=item.outcome,
                rank=Rank.PROMISED,
                due=last.held_on,
                presenter_id=item.presenter_id,
            )


def _is_loose(item: ItemFact) -> bool:
    """Whether nothing else brings an unfinished item back: no topic, and no rule of its own."""
    by_rule = rule_of(item.key) in KINDS
    return item.state is not ItemState.DONE and not item.backlog_id and not by_rule


def actions_due(maker: Maker) -> Iterator[Wish]:
    """Action items that are due by the meeting, as one item: who tells where they are."""
    due = sorted(
        (action.due_on, action.id, action)
        for action in maker.snapshot.actions
        if action.due_on is not None and action.due_on <= maker.day
    )
    if not due:
        return
    today = maker.snapshot.today
    first = [action for *_, action in due][:NAMED]
    yield Wish(
        code="actions.due",
        facts={
            "count": len(due),
            "overdue": sum(1 for day, *_ in due if day < today),
            "what": [action.what for action in first],
            "owners": [action.owner for action in first],
        },
        matter={"ids": sorted(key for _, key, _ in due)},
        outcome=Outcome.REPORT,
        rank=Rank.PROMISED,
        due=due[0][0],
        usual=min(1 + len(due), LONGEST_REPORT),
    )


def policies_due(maker: Maker) -> Iterator[Wish]:
    """Policies whose review is due before the circle meets again, or overdue.

    Where a proposal is under way on one it is not routine; once that is ready it speaks for both.
    """
    for policy in maker.snapshot.policies:
        if policy.term_end >= maker.horizon:
            continue
        under_way = sorted(
            proposal.title
            for proposal in maker.snapshot.proposals
            if proposal.target is Target.POLICY and proposal.target_id == policy.id
        )
        if under_way:
            continue
        over = policy.term_end < maker.day
        yield Wish(
            code="policy.due",
            id=policy.id,
            facts={
                "title": policy.title,
                "ends": policy.term_end.isoformat(),
                "over": over,
                "next": maker.horizon.isoformat(),
            },
            matter={"version": policy.version, "ends": policy.term_end.isoformat(), "over": over},
            outcome=Outcome.DECIDE,
            rank=Rank.RUNS_OUT,
            due=policy.term_end,
            subject_type="policy",
            subject_id=policy.id,
            documents=(Document(DocumentKind.POLICY, policy.title),),
            fast_track=True,
        )


def agreement_review(maker: Maker) -> Iterator[Wish]:
    """The agreement with SoFA whose review day comes before the circle meets again."""
    agreements = sorted(maker.snapshot.agreements, key=lambda each: each.version)
    newest = agreements[-1] if agreements else None
    if newest is None or newest.consented_on is None or newest.review_on is None:
        return
    if newest.review_on < maker.horizon:
        on = newest.review_on.isoformat()
        yield Wish(
            code="agreement.review",
            id=newest.id,
            facts={"version": newest.version, "on": on, "over": newest.review_on < maker.day},
            outcome=Outcome.DECIDE,
            rank=Rank.RUNS_OUT,
            due=newest.review_on,
            subject_type="agreement",
            subject_id=newest.id,
            documents=(Document(DocumentKind.AGREEMENT, str(newest.version)),),
        )
