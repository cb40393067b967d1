"""Decisions in words alone that have a term and that the circle still goes by.

Apart from the lanes of the agenda, because Today asks too, before the first paint.
"""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.facts import DecisionFact, Snapshot
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


def _in_order(snapshot: Snapshot) -> list[DecisionFact]:
    return sorted(snapshot.decisions, key=lambda each: (each.decided_on, each.id))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
