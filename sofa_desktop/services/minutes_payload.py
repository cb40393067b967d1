"""What minutes say, as plain data: outcomes and exact wordings, never who said what."""

from datetime import date
from typing import Any

from sofa_desktop.domain.backlog import ActionState, Source
from sofa_desktop.domain.meeting import AgendaItem, ItemState, Meeting, MeetingState
from sofa_desktop.domain.proposal import Decision
from sofa_desktop.domain.roles import RoleTerm
from sofa_desktop.domain.selection import Selection
from sofa_desktop.services.ports import UnitOfWork

FORMAT = "sofa-minutes/1"
_STATES = {MeetingState.MINUTES_APPROVED: "approved", MeetingState.PUBLISHED: "published"}

_UNNAMED = {
    "title": "", "outcome": "", "reached": "", "minutes": 0, "used_minutes": 0, "notes": "",
    "fast_track": False, "carried": False,
}  # fmt: skip


def minutes_payload(work: UnitOfWork, meeting: Meeting) -> dict[str, Any]:
    """The minutes of a meeting as the file stands."""
    circle = work.circle()
    names: dict[str, str] = {member.id: member.name for member in work.members.all()}
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
        "state": _STATES.get(meeting.state, "draft"),
        "attendance": _attendance(work, meeting, names),
        "facilitator": names.get(meeting.facilitator_id or "", ""),
        "secretary": names.get(meeting.secretary_id or "", ""),
        "previous": str(meeting.previous_minutes),
        "information": meeting.information,
        "next": _next(meeting),
        "items": _items(work, meeting, names),
        "backlog": _backlog(work, meeting),
        "evaluation": meeting.evaluation,
        "corrections": corrections_of(work, meeting.id),
        "approved_on": _iso(meeting.approved_on),
        "published_on": _iso(meeting.published_on),
    }


def corrections_of(work: UnitOfWork, meeting_id: str) -> list[dict[str, str]]:
    """What was put right beside the minutes, oldest first."""
    own = [one for one in work.corrections.all() if one.meeting_id == meeting_id]
    own.sort(key=lambda one: (one.corrected_on, one.id))
    return [{"on": one.corrected_on.isoformat(), "text": one.text} for one in own]


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _next(meeting: Meeting) -> dict[str, str] | None:
    if meeting.next_on is None:
        return None
    return {"on": meeting.next_on.isoformat(), "at": meeting.next_at or meeting.starts_at}


def _attendance(work: UnitOfWork, meeting: Meeting, names: dict[str, str]) -> list[dict[str, str]]:
    own = [one for one in work.attendances.all() if one.meeting_id == meeting.id]
    told = [
        {
            "name": names.get(one.member_id or "", one.name),
            "presence": str(one.presence),
            "roles": one.roles,
        }
        for one in own
    ]
    order = {"present": 0, "excused": 1, "absent": 2}
    return sorted(told, key=lambda one: (order[one["presence"]], one["name"].casefold()))


def _items(work: UnitOfWork, meeting: Meeting, names: dict[str, str]) -> list[dict[str, Any]]:
    """The items in their order; what was recorded outside of any stands in a last one, unnamed."""
    outputs = _Outputs(work, meeting, names)
    items = sorted(
        (item for item in work.agenda_items.all() if item.meeting_id == meeting.id),
        key=lambda item: (item.place, item.id),
    )
    told = [_item(item, outputs) for item in items]
    loose = outputs.of(None)
    if any(loose.values()):
        told.append({**_UNNAMED, **loose})
    return told


def _item(item: AgendaItem, outputs: "_Outputs") -> dict[str, Any]:
    return {
        "title": item.title,
        "outcome": str(item.outcome),
        "reached": str(item.reached or ""),
        "minutes": item.minutes,
        "used_minutes": (item.used_seconds + 30) // 60,
        "notes": item.notes,
        "fast_track": item.fast_track,
        "carried": item.state is ItemState.CARRIED,
        **outputs.of(item.id),
    }


class _Outputs:
    """Decisions, selections and actions of a meeting by the item they came out of."""

    def __init__(self, work: UnitOfWork, meeting: Meeting, names: dict[str, str]) -> None:
        self._names = names
        self._roles = {role.id: role.name for role in work.roles.all()}
        self._terms: dict[str, RoleTerm] = {term.id: term for term in work.terms.all()}
        self._selections = {one.id: one for one in work.selections.all()}
        self._decisions = [one for one in work.decisions.all() if one.meeting_id == meeting.id]
        self._actions = [
            one
            for one in work.action_items.all()
            if one.meeting_id == meeting.id and one.state is not ActionState.DROPPED
        ]
        self._known = {item.id for item in work.agenda_items.all()}

    def of(self, item_id: str | None) -> dict[str, list[dict[str, Any]]]:
        """What came out of an item, or outside of any."""
        here = [one for one in self._decisions if self._belongs(one.agenda_item_id, item_id)]
        return {
            "decisions": [_decision(one) for one in here if one.selection_id is None],
            "selections": [
                told
                for one in here
                if one.selection_id is not None
                for told in self._selection(self._selections.get(one.selection_id))
            ],
            "actions": [
                {
                    "what": one.what,
                    "owner": self._names.get(one.owner_id or "", ""),
                    "due_on": _iso(one.due_on),
                }
                for one in self._actions
                if self._belongs(one.agenda_item_id, item_id)
            ],
        }

    def _belongs(self, to: str | None, item_id: str | None) -> bool:
        return (to if to in self._known else None) == item_id

    def _selection(self, selection: Selection | None) -> list[dict[str, Any]]:
        term = self._terms.get(selection.term_id or "") if selection else None
        if selection is None or term is None:
            return []
        return [
            {
                "role": self._roles.get(selection.role_id, ""),
                "holder": self._names.get(term.member_id, ""),
                "starts_on": term.starts_on.isoformat(),
                "ends_on": term.ends_on.isoformat(),
                "awaiting": term.awaiting,
            }
        ]


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "title": one.title,
        "text": one.text,
        "old_text": one.old_text,
        "term_end": _iso(one.term_end),
        "measure": one.measure,
        "feedback_to": one.feedback_to,
        "target": str(one.target),
    }


def _backlog(work: UnitOfWork, meeting: Meeting) -> list[str]:
    """The topics that came up in the meeting for another one, and those that went back."""
    carried = {
        item.backlog_id
        for item in work.agenda_items.all()
        if item.meeting_id == meeting.id and item.state is ItemState.CARRIED
    }
    return [
        topic.title
        for topic in work.backlog.all()
        if topic.id in carried
        or (topic.source is Source.MEETING and topic.noted_on == meeting.held_on)
    ]
