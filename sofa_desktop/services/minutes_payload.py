"""What minutes say, as plain data: outcomes and exact wordings, never who said what."""

import json
from datetime import date
from typing import Any, Protocol

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import ItemState, MeetingState
from sofa_desktop.services.meeting_queries import MeetingQueries
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.services.policy_rows import DecisionRow

FORMAT = "sofa-minutes/1"
_STATES = {MeetingState.MINUTES_APPROVED: "approved", MeetingState.PUBLISHED: "published"}
_ORDER = {"present": 0, "excused": 1, "absent": 2}
_UNNAMED = {
    "title": "", "outcome": "", "reached": "", "minutes": 0, "used_minutes": 0, "notes": "",
    "fast_track": False, "carried": False,
}  # fmt: skip


class Facts(MeetingQueries, Protocol):
    """What minutes are made from."""

    def circle(self) -> Circle | None:
        """The circle of the file."""
        ...

    def decisions(self, meeting_id: str | None = None) -> list[DecisionRow]:
        """What was decided in a meeting."""
        ...


def payload_of(facts: Facts, meeting_id: str) -> dict[str, Any]:
    """The minutes of a meeting: as approved, with the corrections beside them, or as they stand.

    Raises:
        Refused: ``record.gone``.
    """
    text, meeting = facts.kept_minutes(meeting_id), facts.meeting(meeting_id)
    if not text or meeting is None:
        return minutes_payload(facts, meeting_id)
    kept: dict[str, Any] = json.loads(text)
    return {
        **kept,
        "state": _STATES.get(MeetingState(meeting.state), "draft"),
        "published_on": iso(meeting.published_on),
        "corrections": corrections_of(facts, meeting_id),
    }


def every_payload(facts: Facts) -> list[dict[str, Any]]:
    """The minutes of every meeting that is over, the latest first."""
    return [payload_of(facts, row.id) for row in facts.meetings() if row.closed_at]


def minutes_payload(
    facts: Facts, meeting_id: str, *, approved_on: date | None = None
) -> dict[str, Any]:
    """The minutes of a meeting as the file was kept last; approved on that day, if one is given.

    Raises:
        Refused: ``record.gone``.
    """
    meeting, circle = facts.meeting(meeting_id), facts.circle()
    if meeting is None or circle is None:
        raise Refused("record.gone", type="meeting")
    return {
        "format": FORMAT,
        "circle": {"name": circle.name, "parent": circle.parent},
        "meeting": {
            "title": meeting.title,
            "on": meeting.held_on.isoformat(),
            "starts_at": meeting.starts_at,
            "zone": meeting.time_zone,
            "minutes": meeting.minutes,
            "room": meeting.room,
        },
        "state": "approved" if approved_on else _STATES.get(MeetingState(meeting.state), "draft"),
        "attendance": _attendance(facts, meeting_id),
        "facilitator": meeting.facilitator,
        "secretary": meeting.secretary,
        "previous": meeting.previous_minutes,
        "information": meeting.information,
        "next": _next(meeting),
        "items": _items(facts, meeting_id),
        "backlog": facts.brought_up(meeting_id),
        "evaluation": meeting.evaluation,
        "corrections": corrections_of(facts, meeting_id),
        "approved_on": iso(approved_on or meeting.approved_on),
        "published_on": iso(meeting.published_on),
    }


def corrections_of(facts: MeetingQueries, meeting_id: str) -> list[dict[str, str]]:
    """What was put right beside the minutes, oldest first."""
    return [
        {"on": row.corrected_on.isoformat(), "text": row.text}
        for row in facts.corrections(meeting_id)
    ]


def iso(day: date | None) -> str:
    """A day as the payload spells it."""
    return "" if day is None else day.isoformat()


def _next(meeting: MeetingRow) -> dict[str, str] | None:
    if meeting.next_on is None:
        return None
    return {"on": meeting.next_on.isoformat(), "at": meeting.next_at or meeting.starts_at}


def _attendance(facts: Facts, meeting_id: str) -> list[dict[str, str]]:
    told = [
        {"name": row.name, "presence": row.presence, "roles": row.roles}
        for row in facts.attendance(meeting_id)
    ]
    return sorted(told, key=lambda one: (_ORDER[one["presence"]], one["name"].casefold()))


def _items(facts: Facts, meeting_id: str) -> list[dict[str, Any]]:
    """The items in their order; what was recorded outside of any stands in a last one, unnamed."""
    outputs = _Outputs(facts, meeting_id)
    told = [{**_item(row), **outputs.of(row.id)} for row in facts.agenda(meeting_id)]
    loose = outputs.of("")
    if any(loose.values()):
        told.append({**_UNNAMED, **loose})
    return told


def _item(row: AgendaItemRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "outcome": row.outcome,
        "reached": row.reached,
        "minutes": row.minutes,
        "used_minutes": (row.used_seconds + 30) // 60,
        "notes": row.notes,
        "fast_track": row.fast_track,
        "carried": row.state == ItemState.CARRIED,
    }


class _Outputs:
    """Decisions, selections and actions of a meeting by the item they came out of."""

    def __init__(self, facts: Facts, meeting_id: str) -> None:
        self._decisions = sorted(facts.decisions(meeting_id), key=lambda row: row.id)
        self._selections = facts.minuted_selections(meeting_id)
        self._actions = facts.minuted_actions(meeting_id)

    def of(self, item_id: str) -> dict[str, list[dict[str, Any]]]:
        """What came out of an item; of none, where it is empty."""
        return {
            "decisions": [
                _decision(row)
                for row in self._decisions
                if row.agenda_item_id == item_id and not row.selection_id
            ],
            "selections": [
                {
                    "role": row.role,
                    "holder": row.holder,
                    "starts_on": row.starts_on.isoformat(),
                    "ends_on": row.ends_on.isoformat(),
                    "awaiting": row.awaiting,
                }
                for row in self._selections
                if row.agenda_item_id == item_id
            ],
            "actions": [
                {"what": row.what, "owner": row.owner, "due_on": iso(row.due_on)}
                for row in self._actions
                if row.agenda_item_id == item_id
            ],
        }


def _decision(row: DecisionRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "text": row.text,
        "old_text": row.old_text,
        "term_end": iso(row.term_end),
        "measure": row.measure,
        "feedback_to": row.feedback_to,
        "target": row.target,
    }
