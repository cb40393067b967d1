"""Action items: who does what by when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.backlog import ActionItem, ActionState
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.services.edits import (
    Editable,
    day_or_none,
    edited,
    key_or_none,
    line,
    paragraphs,
)
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

_EDITABLE: Editable = {
    "what": line,
    "owner_id": key_or_none,
    "due_on": day_or_none,
    "note": paragraphs,
}


class ActionItems:
    """Use cases of promises; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def add(
        self,
        what: str,
        owner_id: str | None = None,
        due_on: date | None = None,
        meeting_id: str | None = None,
        agenda_item_id: str | None = None,
        note: str = "",
        *,
        origin: object | None = None,
    ) -> Id:
        """Note a promise; in a meeting, on an item of its agenda, or outside of one.

        Raises:
            Refused: ``action_item.no_what``.
        """
        what = line(what)
        with self._file.act("action_item.add", origin=origin, what=what) as work:
            if agenda_item_id and not meeting_id:
                meeting_id = work.agenda_items.get(agenda_item_id).meeting_id
            if meeting_id:
                work.in_meeting(meeting_id)
            item = ActionItem(
                id=work.new_id(),
                what=what,
                owner_id=_member(work, owner_id),
                due_on=due_on,
                noted_on=self._clock.today(),
                meeting_id=id_or_none(meeting_id),
                agenda_item_id=id_or_none(agenda_item_id),
                note=note,
            )
            work.action_items.add(item)
            return item.id

    def change(self, action_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change ``what``, ``owner_id``, ``due_on`` or ``note`` of a promise.

        Raises:
            Refused: ``record.unknown_field``, ``action_item.no_what``.
        """
        with self._file.act("action_item.change", origin=origin, fields=sorted(fields)) as work:
            item = work.action_items.get(action_id)
            work.facts(what=item.what)
            after = edited(item, fields, _EDITABLE)
            _member(work, after.owner_id)
            work.action_items.put(after)

    def done(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Mark promises as kept."""
        with self._file.act("action_item.done", origin=origin) as work:
            _close(work, ids, ActionState.DONE, self._clock.today())

    def drop(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Let promises go that nobody needs any more."""
        with self._file.act("action_item.drop", origin=origin) as work:
            _close(work, ids, ActionState.DROPPED, self._clock.today())

    def reopen(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Open promises again."""
        with self._file.act("action_item.reopen", origin=origin) as work:
            _close(work, ids, ActionState.OPEN, None)

    def remove(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Take promises away that were noted by mistake."""
        with self._file.act("action_item.remove", origin=origin) as work:
            for item in _named(work, ids):
                work.action_items.remove(item.id)


def _close(work: UnitOfWork, ids: Sequence[str], state: ActionState, on: date | None) -> None:
    for item in _named(work, ids):
        work.action_items.put(replace(item, state=state, closed_on=on))


def _named(work: UnitOfWork, ids: Sequence[str]) -> list[ActionItem]:
    items = [work.action_items.get(key) for key in ids]
    work.facts(count=len(items), what=items[0].what if items else "")
    return items


def _member(work: UnitOfWork, member_id: str | None) -> Id | None:
    return work.members.get(member_id).id if member_id else None
