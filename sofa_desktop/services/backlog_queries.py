"""Questions about the backlog and action items."""

from datetime import date
from typing import Protocol

from sofa_desktop.domain.agenda.facts import Snapshot
from sofa_desktop.services.backlog_rows import (
    ActionItemRow,
    BacklogRow,
    DeclinedRow,
    SimilarRow,
    TopicNoteRow,
)


class BacklogQueries(Protocol):
    """Topics and promises."""

    def backlog(self, today: date, closed: bool = False) -> list[BacklogRow]:  # noqa: FBT001, FBT002
        """Topics as they stand that day: active by priority and age, on agendas, resting.

        ``closed`` adds those that are done or dropped, the latest first, at the end.
        """
        ...

    def topic_history(self, backlog_id: str) -> list[TopicNoteRow]:
        """Every agenda item, decision and action item there ever was on a topic, newest first."""
        ...

    def similar_topics(self, text: str) -> list[SimilarRow]:
        """Policies in force, open proposals and open topics that share words with a text."""
        ...

    def action_items(self, open_only: bool = False) -> list[ActionItemRow]:  # noqa: FBT001, FBT002
        """Action items, open ones first by the day they are due; closed ones latest first."""
        ...

    def agenda_snapshot(self, today: date, on: date, *, past_items: bool = True) -> Snapshot:
        """What the composer looks at for a meeting on a day; money is not in it.

        Without ``past_items`` only items of meetings that are still ahead are read: what ten
        years of meetings took is of no interest to Today, which cannot wait for it.
        """
        ...

    def declined(self) -> list[DeclinedRow]:
        """What the steward declined to have on the agenda, the latest first."""
        ...
