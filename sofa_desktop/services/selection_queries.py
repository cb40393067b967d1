"""What may be asked about selections."""

from datetime import date
from typing import Protocol

from sofa_desktop.services.selection_rows import NominationRow, PartRow, SelectionRow


class SelectionQueries(Protocol):
    """Questions about selections."""

    def selections(self, role_id: str | None = None) -> list[SelectionRow]:
        """Selections for a role or for all: running ones first, then the latest ended."""
        ...

    def selection(self, selection_id: str) -> SelectionRow | None:
        """One selection."""
        ...

    def nominations(self, selection_id: str) -> list[NominationRow]:
        """The grid of a selection, in the order of the round.

        What is not spoken yet names nobody and gives no reason.
        """
        ...

    def taking_part(self, meeting_id: str, today: date) -> list[PartRow]:
        """Who takes part in a selection, in the order of the round; who is not there comes last.

        Without a meeting everybody who is a full member today.
        """
        ...
