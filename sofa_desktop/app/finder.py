"""What the command palette finds in the circle, and where each thing is shown."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sofa_desktop.i18n import formats, search_terms
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import HitRow
from sofa_desktop.ui.shell.ports import Hit

_PLACE_OF: Final = {
    "member": ("circle", "user"),
    "role": ("circle", "users"),
    "policy": ("circle", "scroll-text"),
    "proposal": ("circle", "file-text"),
    "selection": ("circle", "users"),
    "review": ("circle", "users"),
    "related_circle": ("circle", "network"),
    "decision": ("meetings", "gavel"),
    "meeting": ("meetings", "calendar"),
    "agenda_item": ("meetings", "calendar"),
    "backlog_item": ("meetings", "inbox"),
    "action_item": ("meetings", "list-checks"),
    "item": ("pipeline", "file-text"),
    "edition": ("pipeline", "calendar"),
    "entry": ("money", "wallet"),
    "account": ("money", "landmark"),
    "statement": ("settlements", "receipt"),
}
_SHOWN: Final = 50
_ITS_DAY: Final = frozenset({"meeting", "agenda_item", "decision", "entry", "edition"})
"""Kinds of which one asks first when they were."""


class Finder:
    """Finds records for the command palette."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, text: str, /) -> Sequence[Hit]:
        """The best first."""
        return [_hit(row) for row in self._desk.search(text, _SHOWN)]


def _hit(row: HitRow) -> Hit:
    place, icon = _PLACE_OF[row.kind]
    told = [row.detail] if row.detail else []
    if row.day and row.kind in _ITS_DAY:
        told.insert(0, formats.day(date.fromisoformat(row.day)))
    title = row.title or search_terms.kind(row.kind)
    return Hit(search_terms.kind(row.kind), title, " · ".join(told), place, row.id, icon)
