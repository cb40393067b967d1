"""The present lane: what is ready, what is stuck, what was brought. The facilitator brings it."""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.answers import answers
from sofa_desktop.domain.agenda.candidates import Document, DocumentKind, Rank
from sofa_desktop.domain.agenda.facts import PieceFact, ProposalFact, TopicFact
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.agenda.past import LONGEST_REPORT, NAMED
from sofa_desktop.domain.backlog import BacklogState, Outcome, Priority, woken
from sofa_desktop.domain.content import OPEN_STAGES, Stage
from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.domain.roles import RoleKind

_DRAFTING = frozenset({Stage.IDEA, Stage.BRIEF, Stage.DRAFT})
_IN_ROUND = frozenset(
    {ProposalState.CONSENT_ROUND, ProposalState.OBJECTIONS, ProposalState.AMENDED}
)
_TOPIC_RANKS = {
    Priority.SOON: Rank.PROMISED,
    Priority.NORMAL: Rank.WANTED,
    Priority.LATER: Rank.AHEAD,
}


def present(maker: Maker) -> Iterator[Wish]:
    """Everything of the present lane."""
    yield from proposals(maker)
    yield from selections_begun(maker)
    yield from pieces_late(maker)
    yield from pieces_on_hold(maker)
    yield from quarter_to_settle(maker)
    yield from agreement_draft(maker)
    yield from answers(maker)
    yield from topics(maker)


def proposals(maker: Maker) -> Iterator[Wish]:
    """Proposals: in a consent round, ready for one, or still being shaped."""
    for proposal in maker.snapshot.proposals:
        yield _proposal(proposal)


def _proposal(proposal: ProposalFact) -> Wish:
    code, outcome, rank = "proposal.shaping", Outcome.EXPLORE, Rank.WANTED
    if proposal.state in _IN_ROUND:
        code, outcome, rank = "proposal.round", Outcome.DECIDE, Rank.OPENED
    elif proposal.state is ProposalState.READY:
        code, outcome, rank = "proposal.ready", Outcome.DECIDE, Rank.PROMISED
    return Wish(
        code=code,
        id=proposal.id,
        facts={
            "title": proposal.title,
            "state": str(proposal.state),
            "objections": proposal.open_objections,
        },
        matter={
            "state": str(proposal.state),
            "round": proposal.round,
            "objections": proposal.open_objections,
        },
        outcome=outcome,
        rank=rank,
        presenter_id=proposal.presenter_id,
        subject_type="proposal",
        subject_id=proposal.id,
        backlog_id=proposal.backlog_id,
        documents=(Document(DocumentKind.PROPOSAL, proposal.title),),
    )


def selections_begun(maker: Maker) -> Iterator[Wish]:
    """Selections that were begun and not finished."""
    for selection in maker.snapshot.selections:
        role = maker.roles.get(selection.role_id)
        if role is not None:
            yield Wish(
                code="selection.begun",
                id=selection.id,
                facts={"role": role.name, "on": selection.begun_on.isoformat()},
                outcome=Outcome.DECIDE,
                rank=Rank.OPENED,
                behind=role.kind is RoleKind.OPERATIONAL,
                due=selection.begun_on,
                subject_type="selection",
                subject_id=selection.id,
                documents=(Document(DocumentKind.ROLE, role.name),),
            )


def pieces_late(maker: Maker) -> Iterator[Wish]:
    """Pieces past the day of their draft or of publishing, as one item."""
    found = [(_late_since(piece, maker), piece) for piece in maker.snapshot.pieces]
    late = sorted((day, piece.id, piece) for day, piece in found if day)
    if not late:
        return
    owners = {piece.owner_id for *_, piece in late}
    first = [piece for *_, piece in late][:NAMED]
    yield Wish(
        code="pieces.late",
        facts={
            "count": len(late),
            "titles": [piece.title for piece in first],
            "owners": [piece.owner for piece in first],
        },
        matter={"pieces": sorted([key, day] for day, key, _ in late)},
        outcome=Outcome.REPORT,
        rank=Rank.WANTED,
        usual=min(2 + len(late), LONGEST_REPORT),
        presenter_id=owners.pop() if len(owners) == 1 else "",
    )


def _late_since(piece: PieceFact, maker: Maker) -> str:
    """The day a piece has been late since, or nothing."""
    if piece.stage not in OPEN_STAGES:
        return ""
    if piece.publish_on is not None and piece.publish_on < maker.snapshot.today:
        return piece.publish_on.isoformat()
    drafting = piece.stage in _DRAFTING
    if drafting and piece.draft_due is not None and piece.draft_due < maker.snapshot.today:
        return piece.draft_due.isoformat()
    return ""


def pieces_on_hold(maker: Maker) -> Iterator[Wish]:
    """Pieces that were put on hold: they go on, or they are dropped."""
    for piece in maker.snapshot.pieces:
        if piece.stage is Stage.ON_HOLD:
            yield Wish(
                code="piece.on_hold",
                id=piece.id,
                facts={"title": piece.title, "owner": piece.owner},
                matter={"stage": str(piece.stage)},
                outcome=Outcome.DECIDE,
                rank=Rank.AHEAD,
                presenter_id=piece.owner_id,
                subject_type="item",
                subject_id=piece.id,
            )


def quarter_to_settle(maker: Maker) -> Iterator[Wish]:
    """The quarter that ended without a statement: its draft waits for the circle's consent."""
    quarter = maker.snapshot.quarter
    if quarter is not None:
        ready = not quarter.unsorted and not quarter.no_rate
        yield Wish(
            code="quarter.unsettled",
            id=quarter.key,
            facts={
                "period": quarter.key,
                "ended": quarter.last.isoformat(),
                "unsorted": quarter.unsorted,
                "no_rate": quarter.no_rate,
            },
            matter={"ready": ready},
            outcome=Outcome.DECIDE,
            rank=Rank.RUNS_OUT,
            due=quarter.last,
            subject_type="settlement",
            subject_id=quarter.key,
            documents=(Document(DocumentKind.STATEMENT, quarter.key),),
        )


def agreement_draft(maker: Maker) -> Iterator[Wish]:
    """A draft version of the agreement with SoFA that waits for the circle's consent."""
    agreements = sorted(maker.snapshot.agreements, key=lambda each: each.version)
    if agreements and agreements[-1].consented_on is None:
        newest = agreements[-1]
        yield Wish(
            code="agreement.draft",
            id=newest.id,
            facts={"version": newest.version, "first": newest.version == 1},
            outcome=Outcome.DECIDE,
            rank=Rank.PROMISED,
            subject_type="agreement",
            subject_id=newest.id,
            documents=(Document(DocumentKind.AGREEMENT, str(newest.version)),),
        )


def topics(maker: Maker) -> Iterator[Wish]:
    """Topics of the backlog that are not at rest on the day of the meeting, by their priority.

    One that stands on an agenda is told apart later; its meeting may never have taken place.
    """
    for topic in maker.snapshot.topics:
        state = woken(topic.state, topic.review_on, maker.day)
        if state is not BacklogState.RESTING and not topic.carried:
            yield _topic(topic, woke=topic.state is BacklogState.RESTING)


def _topic(topic: TopicFact, *, woke: bool) -> Wish:
    on = topic.review_on.isoformat() if topic.review_on is not None else None
    return Wish(
        code="topic",
        id=topic.id,
        facts={
            "title": topic.title,
            "from": topic.from_name,
            "noted": topic.noted_on.isoformat(),
            "priority": str(topic.priority),
            "woke": on if woke and not topic.every_months else None,
            "recurs": on if topic.every_months else None,
            "months": topic.every_months,
        },
        matter={
            "priority": str(topic.priority),
            "outcome": str(topic.outcome),
            "review_on": on,
        },
        outcome=topic.outcome,
        rank=_TOPIC_RANKS[topic.priority],
        due=topic.noted_on,
        minutes=topic.minutes,
        presenter_id=topic.from_id,
        subject_type=topic.subject_type,
        subject_id=topic.subject_id,
        backlog_id=topic.id,
    )
