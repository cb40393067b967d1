"""What is done to the agenda of a planned meeting, and where what its items are about is shown."""

from collections.abc import Mapping, Sequence
from typing import Final

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.capture import Captured
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import AgendaItemRow

USUAL_MINUTES: Final = 10
"""An item that is typed without minutes gets so many."""
_PLACES: Final[Mapping[str, str]] = {
    "policy": "circle",
    "role": "circle",
    "proposal": "circle",
    "selection": "circle",
    "review": "circle",
    "aim": "circle",
    "decision": "meetings",
    "item": "pipeline",
    "edition": "pipeline",
    "statement": "settlements",
    "agreement": "settlements",
}


def place_of(subject_type: str) -> str:
    """The place of the window that shows what an item is about; empty where none does."""
    return _PLACES.get(subject_type, "")


class AgendaWork:
    """Adds, moves and takes away items; a rule that says no raises ``Refused``."""

    def __init__(self, desk: Desk, origin: object) -> None:
        self._desk = desk
        self._origin = origin

    def add(self, meeting_id: str, found: Captured) -> str:
        """Put a typed item at the end; its id."""
        return self._desk.meetings.add_item(
            meeting_id,
            found.title,
            outcome=found.outcome or Outcome.EXPLORE,
            minutes=found.minutes or USUAL_MINUTES,
            presenter_id=found.member_id or None,
            origin=self._origin,
        )

    def remove(self, rows: Sequence[AgendaItemRow]) -> bool:
        """Take items off; topics go back to the backlog."""
        for row in rows:
            self._desk.meetings.remove_item(row.id, origin=self._origin)
        return True

    def move(self, item_id: str, place: int) -> bool:
        """Put an item at a place, counted from 0."""
        self._desk.meetings.move_item(item_id, place, origin=self._origin)
        return True
