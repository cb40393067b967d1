"""The columns of action items, and what happens when a cell is edited. No Qt."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.backlog import ActionState
from sofa_desktop.i18n import backlog_terms, formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.backlog_rows import ActionItemRow
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.columns import Column, Edit, Kind

DONE = 0
"""The column that ticks."""
OPEN, CLOSED = "open", "closed"


class ActionColumns:
    """Shows action items and takes edits of their cells; a refusal of a rule passes through."""

    def __init__(self, desk: Desk, origin: object) -> None:
        self._desk = desk
        self._origin = origin

    def columns(self) -> list[Column[ActionItemRow]]:
        """Tick, what, who, by when, how late, from which meeting."""
        return [
            Column(t("action column", "Done"), _tick, width=70, tone=_tick_tone, tip=_tick_tip),
            Column(
                t("action column", "What"),
                _what,
                key="what",
                width=220,
                stretch=True,
                tone=_gone,
                tip=_tip,
                edit=Edit(Kind.TEXT, _what, self._set_what),
            ),
            Column(
                t("action column", "Who"),
                _who,
                key="who",
                width=190,
                tone=_who_tone,
                tip=_who,
                edit=Edit(
                    Kind.CHOICE, _owner, self._set_owner, optional=True, choices=self._members
                ),
            ),
            Column(
                t("action column", "By when"),
                _by,
                key="due",
                width=126,
                sort_key=_due_or_never,
                tone=_gone,
                edit=Edit(
                    Kind.DATE,
                    _due,
                    self._set_due,
                    optional=True,
                    today=self._desk.clock.today,
                ),
            ),
            Column(
                t("action column", "State"),
                self._state,
                key="state",
                width=126,
                chip=True,
                tone=self._tone,
                sort_key=_due_or_never,
            ),
            Column(
                t("action column", "From the meeting of"),
                _meeting,
                key="meeting",
                width=160,
                sort_key=_meeting_day,
                tone=_muted,
            ),
        ]

    def _state(self, row: ActionItemRow) -> str:
        return state(row, self._desk.clock.today())

    def _tone(self, row: ActionItemRow) -> str:
        return state_tone(row, self._desk.clock.today())

    def _members(self, row: ActionItemRow) -> Sequence[tuple[str, str]]:
        today = self._desk.clock.today()
        return named(
            each
            for each in self._desk.queries.members(today)
            if each.left_on is None or each.left_on > today or each.id == row.owner_id
        )

    def _set_what(self, row: ActionItemRow, value: object) -> str | None:
        self._desk.action_items.change(row.id, what=value, origin=self._origin)
        return None

    def _set_owner(self, row: ActionItemRow, value: object) -> str | None:
        self._desk.action_items.change(row.id, owner_id=value, origin=self._origin)
        return None

    def _set_due(self, row: ActionItemRow, value: object) -> str | None:
        self._desk.action_items.change(row.id, due_on=value, origin=self._origin)
        return None


def record_of(row: ActionItemRow) -> str:
    """The id of a row."""
    return row.id


def is_open(row: ActionItemRow) -> bool:
    """Whether somebody still means to do it."""
    return row.state == ActionState.OPEN


def is_overdue(row: ActionItemRow, today: date) -> bool:
    """Whether its day is over and it is not done."""
    return is_open(row) and row.due_on is not None and row.due_on < today


def urgency(row: ActionItemRow) -> tuple[date, str]:
    """What is due first stands first; what has no day stands last."""
    return row.due_on or date.max, row.what.casefold()


def state(row: ActionItemRow, today: date) -> str:
    """How an action item stands, in few words."""
    if not is_open(row):
        return backlog_terms.action_state(row.state)
    if row.due_on is None:
        return t("meetings", "no day")
    days = (row.due_on - today).days
    if days < 0:
        return tn("meetings", "{n} day over", "{n} days over", -days)
    if days == 0:
        return t("meetings", "due today")
    return tn("meetings", "in {n} day", "in {n} days", days)


def state_tone(row: ActionItemRow, today: date) -> str:
    """The tone of that state."""
    if not is_open(row):
        return "good" if row.state == ActionState.DONE else ""
    if row.due_on is None:
        return ""
    days = (row.due_on - today).days
    return "bad" if days < 0 else "warning" if days <= 7 else ""


def filter_words(rows: Sequence[ActionItemRow]) -> dict[str, str]:
    """The two filters with how many are under each."""
    still = sum(is_open(row) for row in rows)
    return {
        OPEN: t("meetings", "Open {n}", n=still),
        CLOSED: t("meetings", "Closed {n}", n=len(rows) - still),
    }


def people(rows: Sequence[ActionItemRow]) -> list[tuple[str, str]]:
    """Whom the list can be narrowed to: everybody who has promised something."""
    names = sorted({(row.owner, row.owner_id) for row in rows if row.owner_id})
    nobody = [("-", t("meetings", "nobody yet"))] if any(not row.owner_id for row in rows) else []
    return [(key, name) for name, key in names] + nobody


def empty(key: str, *, narrowed: bool) -> str:
    """What stands where no action item is."""
    if narrowed:
        return t("meetings", "Nothing here for this person and these words.")
    if key == CLOSED:
        return t("meetings", "Nothing was ticked off yet.")
    return t("meetings", "No action item is open.")


def _tick(row: ActionItemRow) -> str:
    return "✓" if row.state == ActionState.DONE else "–" if not is_open(row) else "○"


def _tick_tone(row: ActionItemRow) -> str:
    return "good" if row.state == ActionState.DONE else "muted"


def _tick_tip(row: ActionItemRow) -> str:
    if is_open(row):
        return t("meetings", "Press Space or click to tick it off.")
    return backlog_terms.action_state(row.state)


def _what(row: ActionItemRow) -> str:
    return row.what


def _tip(row: ActionItemRow) -> str:
    return "\n".join(filter(None, (row.what, row.note)))


def _who(row: ActionItemRow) -> str:
    return row.owner or t("meetings", "nobody yet")


def _who_tone(row: ActionItemRow) -> str:
    return _gone(row) or ("" if row.owner else "warning")


def _owner(row: ActionItemRow) -> str | None:
    return row.owner_id or None


def _by(row: ActionItemRow) -> str:
    return formats.short_day(row.due_on) if row.due_on else ""


def _due(row: ActionItemRow) -> date | None:
    return row.due_on


def _due_or_never(row: ActionItemRow) -> date:
    return row.due_on or date.max


def _meeting(row: ActionItemRow) -> str:
    return formats.short_day(row.meeting_on) if row.meeting_on else ""


def _meeting_day(row: ActionItemRow) -> date:
    return row.meeting_on or date.min


def _gone(row: ActionItemRow) -> str:
    return "" if is_open(row) else "muted"


def _muted(row: ActionItemRow) -> str:
    del row
    return "muted"
