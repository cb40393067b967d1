"""Decisions in words alone that have a term: looked at again when it ends, as policies are.

Nothing in the file changes with such a decision, so it has no record of its own that could be
renewed: it is renewed, or ended, by deciding again. Either under the same title, with a new term
or none, or in the meeting that had it on its agenda for this reason.
"""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.candidates import Rank
from sofa_desktop.domain.agenda.facts import DecisionFact, Snapshot
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.proposal import Target


def standing(snapshot: Snapshot) -> Iterator[DecisionFact]:
    """The decisions in words that have a term and that the circle has not decided on again.

    None about which a proposal is under way.
    """
    latest = {_plain(each.title): each.id for each in _in_order(snapshot)}
    proposed = {_plain(each.title) for each in snapshot.proposals}
    for each in snapshot.decisions:
        title = _plain(each.title)
        own = each.target is Target.NOTHING and each.term_end is not None
        if own and not each.looked_at and latest[title] == each.id and title not in proposed:
            yield each


def decisions_due(maker: Maker) -> Iterator[Wish]:
    """Decisions in words whose term ends before the circle meets again, or has ended."""
    for each in standing(maker.snapshot):
        ends = each.term_end
        if ends is None or ends >= maker.horizon:
            continue
        over = ends < maker.day
        yield Wish(
            code="decision.due",
            id=each.id,
            facts={
                "title": each.title,
                "on": each.decided_on.isoformat(),
                "ends": ends.isoformat(),
                "over": over,
            },
            matter={"ends": ends.isoformat(), "over": over},
            outcome=Outcome.DECIDE,
            rank=Rank.RUNS_OUT,
            due=ends,
            subject_type="decision",
            subject_id=each.id,
        )


def _in_order(snapshot: Snapshot) -> list[DecisionFact]:
    return sorted(snapshot.decisions, key=lambda each: (each.decided_on, each.id))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
