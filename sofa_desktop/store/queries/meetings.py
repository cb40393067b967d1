"""Meetings, agendas, attendance and corrections of minutes."""

from datetime import date

from sofa_desktop.services.meeting_rows import (
    AgendaItemRow,
    AttendanceRow,
    CorrectionRow,
    MeetingRow,
    MinutedActionRow,
    MinutedSelectionRow,
)
from sofa_desktop.store.queries.reading import Reading, Row, dated

_MEETING = """
SELECT g.id, g.title, g.held_on, g.starts_at, g.time_zone, g.minutes, g.room, g.state,
  coalesce(g.facilitator_id, ''), coalesce(f.name, ''), coalesce(g.secretary_id, ''),
  coalesce(s.name, ''), g.plan, g.information, g.previous_minutes, g.next_on, g.next_at,
  g.segment, coalesce(g.current_id, ''), g.opened_at, g.closed_at, g.evaluation, g.window_until,
  g.minutes_objection, g.approved_on, coalesce(g.approved_how, ''), g.published_on,
  (SELECT count(*) FROM agenda_item AS i WHERE i.meeting_id = g.id),
  (SELECT coalesce(sum(i.minutes), 0) FROM agenda_item AS i WHERE i.meeting_id = g.id),
  (SELECT coalesce(sum(i.used_seconds), 0) FROM agenda_item AS i WHERE i.meeting_id = g.id),
  (SELECT count(*) FROM decision AS d WHERE d.meeting_id = g.id),
  (SELECT count(*) FROM action_item AS a WHERE a.meeting_id = g.id AND a.state = 'open')
FROM meeting AS g
LEFT JOIN member AS f ON f.id = g.facilitator_id
LEFT JOIN member AS s ON s.id = g.secretary_id"""
_NEWEST = "ORDER BY g.held_on DESC, g.starts_at DESC, g.id DESC"
_OLDEST = "ORDER BY g.held_on, g.starts_at, g.id"
_RUNNING = "g.opened_at > 0 AND g.closed_at = 0"
_OVER = "g.state IN ('minutes_draft', 'minutes_approved', 'published')"

_AGENDA = """
SELECT i.id, i.meeting_id, i.place, i.title, i.outcome, coalesce(i.reached, ''), i.minutes,
  i.used_seconds, i.begun_at, i.state, i.lane, i.fast_track, i.key, i.reason,
  coalesce(i.presenter_id, ''), coalesce(m.name, ''), i.documents, i.subject_type,
  coalesce(i.subject_id, ''), coalesce(i.backlog_id, ''), i.notes,
  (SELECT count(*) FROM decision AS d
    WHERE d.meeting_id = i.meeting_id AND d.agenda_item_id = i.id),
  (SELECT count(*) FROM action_item AS a
    WHERE a.meeting_id = i.meeting_id AND a.agenda_item_id = i.id)
FROM agenda_item AS i LEFT JOIN member AS m ON m.id = i.presenter_id
WHERE i.meeting_id = ? ORDER BY i.place, i.id"""

_ATTENDANCE = """
SELECT a.id, a.meeting_id, coalesce(a.member_id, ''),
  CASE WHEN a.member_id IS NULL THEN a.name ELSE coalesce(m.name, a.name) END, a.presence, a.roles
FROM attendance AS a LEFT JOIN member AS m ON m.id = a.member_id
WHERE a.meeting_id = ? ORDER BY a.member_id IS NULL, 4 COLLATE NOCASE, a.id"""

_SELECTED = """
SELECT coalesce(d.agenda_item_id, ''), r.name, m.name, t.starts_on, t.ends_on, t.awaiting
FROM decision AS d
JOIN selection AS s ON s.id = d.selection_id
JOIN role AS r ON r.id = s.role_id
JOIN role_term AS t ON t.id = s.term_id
JOIN member AS m ON m.id = t.member_id
WHERE d.meeting_id = ? ORDER BY d.id"""

_PROMISED = """
SELECT coalesce(a.agenda_item_id, ''), a.what, coalesce(m.name, ''), a.due_on
FROM action_item AS a LEFT JOIN member AS m ON m.id = a.owner_id
WHERE a.meeting_id = ? AND a.state <> 'dropped' ORDER BY a.id"""

_BROUGHT_UP = """
SELECT b.title FROM backlog_item AS b WHERE b.id IN (
    SELECT i.backlog_id FROM agenda_item AS i WHERE i.meeting_id = :meeting AND i.state = 'carried')
  OR (b.source = 'meeting'
    AND b.noted_on = (SELECT g.held_on FROM meeting AS g WHERE g.id = :meeting))
ORDER BY b.id"""

_SIGNS = """
SELECT at FROM action
WHERE seq > (SELECT max(seq) FROM action) - 10000 AND at >= ?"""
"""Nobody does so many things at one item: not the whole journal is looked through."""

_CORRECTIONS = """
SELECT id, meeting_id, corrected_on, text FROM minutes_correction
WHERE meeting_id = ? ORDER BY corrected_on, id"""


def _meeting(row: Row) -> MeetingRow:
    return MeetingRow(*dated(row, 2, 15, 24, 26))


def _item(row: Row) -> AgendaItemRow:
    return AgendaItemRow(*row)._replace(fast_track=bool(row[11]))


class MeetingQueries(Reading):
    """Questions about meetings."""

    def meetings(self) -> list[MeetingRow]:
        """Every meeting, newest first."""
        return [_meeting(row) for row in self._all(f"{_MEETING} {_NEWEST}")]

    def meeting(self, meeting_id: str) -> MeetingRow | None:
        """One meeting, or None."""
        row = self._one(f"{_MEETING} WHERE g.id = ?", meeting_id)
        return None if row is None else _meeting(row)

    def agenda(self, meeting_id: str) -> list[AgendaItemRow]:
        """The items of a meeting in their order."""
        rows = self._all(_AGENDA, meeting_id)
        return [_item(row) for row in rows]

    def attendance(self, meeting_id: str) -> list[AttendanceRow]:
        """Who was, or was not, at a meeting; members by name, then guests."""
        return [AttendanceRow(*row) for row in self._all(_ATTENDANCE, meeting_id)]

    def agenda_ids(self, meeting_id: str) -> list[str]:
        """The ids of a meeting's items, in their order."""
        asked = "SELECT id FROM agenda_item WHERE meeting_id = ? ORDER BY place, id"
        return [str(key) for (key,) in self._all(asked, meeting_id)]

    def attendance_ids(self, meeting_id: str) -> list[str]:
        """The ids of a meeting's attendances."""
        asked = "SELECT id FROM attendance WHERE meeting_id = ? ORDER BY id"
        return [str(key) for (key,) in self._all(asked, meeting_id)]

    def minuted_selections(self, meeting_id: str) -> list[MinutedSelectionRow]:
        """Who was selected in a meeting, oldest first."""
        rows = (dated(row, 3, 4) for row in self._all(_SELECTED, meeting_id))
        return [MinutedSelectionRow(*row)._replace(awaiting=bool(row[5])) for row in rows]

    def minuted_actions(self, meeting_id: str) -> list[MinutedActionRow]:
        """What was promised in a meeting, oldest first."""
        return [MinutedActionRow(*dated(row, 3)) for row in self._all(_PROMISED, meeting_id)]

    def brought_up(self, meeting_id: str) -> list[str]:
        """Titles of the topics that a meeting put into the backlog, or back into it."""
        asked = _BROUGHT_UP.replace(":meeting", "?")
        return [str(title) for (title,) in self._all(asked, meeting_id, meeting_id)]

    def kept_minutes(self, meeting_id: str) -> str:
        """The minutes as they were approved, canonical JSON; empty while they are a draft."""
        row = self._one("SELECT minutes_json FROM meeting WHERE id = ?", meeting_id)
        return "" if row is None else str(row[0])

    def meeting_before(self, meeting_id: str) -> MeetingRow | None:
        """The last meeting that was over before this one."""
        row = self._one(
            f"{_MEETING} WHERE {_OVER} AND (g.held_on, g.starts_at, g.id) < "
            "(SELECT held_on, starts_at, id FROM meeting WHERE id = ?) "
            f"{_NEWEST} LIMIT 1",
            meeting_id,
        )
        return None if row is None else _meeting(row)

    def corrections(self, meeting_id: str) -> list[CorrectionRow]:
        """What was put right in a meeting's minutes, oldest first."""
        return [CorrectionRow(*dated(row, 2)) for row in self._all(_CORRECTIONS, meeting_id)]

    def last_meeting(self, before: date | None = None) -> MeetingRow | None:
        """The last meeting that is over, held before that day if one is given."""
        until = "9999-12-31" if before is None else before.isoformat()
        row = self._one(f"{_MEETING} WHERE {_OVER} AND g.held_on < ? {_NEWEST} LIMIT 1", until)
        return None if row is None else _meeting(row)

    def next_meeting(self, today: date) -> MeetingRow | None:
        """The meeting that is running, else the next one planned from today on."""
        row = self._one(
            f"{_MEETING} WHERE {_RUNNING} OR (g.closed_at = 0 AND g.held_on >= ?) "
            f"ORDER BY {_RUNNING} DESC, g.held_on, g.starts_at, g.id LIMIT 1",
            today.isoformat(),
        )
        return None if row is None else _meeting(row)

    def signs_since(self, moment: int) -> list[int]:
        """When actions were kept since a moment, both in milliseconds since 1970."""
        return [int(at) for (at,) in self._all(_SIGNS, moment)]

    def minutes_waiting(self) -> list[MeetingRow]:
        """Meetings whose minutes are not approved, oldest first."""
        rows = self._all(f"{_MEETING} WHERE g.state = 'minutes_draft' {_OLDEST}")
        return [_meeting(row) for row in rows]
