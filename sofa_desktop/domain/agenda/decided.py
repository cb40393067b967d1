"""Decisions in words alone that have a term: looked at again when it ends, as policies are.

Nothing in the file changes with such a decision, so it has no record of its own that could be
renewed: it is renewed, or ended, by deciding again. Either under the same title, with a new term
or none, or in the meeting that had it on its agenda for this reason.
"""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.candidates import Rank
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.agenda.standing import standing
from sofa_desktop.domain.backlog import Outcome


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
