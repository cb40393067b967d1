"""The agenda of a meeting as plain data, with the hour it is for each member."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import FRAME, FRAME_MINUTES
from sofa_desktop.domain.zones import known, moment, zone
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.services.papers import parts
from sofa_desktop.services.queries import Queries

FORMAT = "sofa-agenda/1"
Tell = Callable[[AgendaItemRow], str]
"""Says in words why an item is on the agenda."""


def agenda_payload(
    queries: Queries,
    meeting_id: str,
    today: date,
    *,
    tell: Tell | None = None,
    left_out: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """The agenda a meeting has now; ``left_out`` are titles with why, in words.

    Raises:
        Refused: ``record.gone``.
    """
    meeting = queries.meeting(meeting_id)
    if meeting is None:
        raise Refused("record.gone")
    items = [
        item_data(
            title=row.title,
            outcome=row.outcome,
            minutes=row.minutes,
            presenter=row.presenter,
            reason=tell(row) if tell else "",
            lane=row.lane,
            documents=row.documents.splitlines(),
            fast_track=row.fast_track,
            text=_text(queries, row),
        )
        for row in queries.agenda(meeting_id)
    ]
    told = {
        "id": meeting.id,
        "title": meeting.title,
        "on": meeting.held_on.isoformat(),
        "starts_at": meeting.starts_at,
        "zone": _zone(queries, meeting.time_zone),
        "minutes": meeting.minutes,
        "room": meeting.room,
        "facilitator": meeting.facilitator,
        "secretary": meeting.secretary,
    }
    return {
        **agenda_data(queries, told, items, today, left_out=left_out),
        "next": _following(queries, meeting),
    }


def agenda_data(
    queries: Queries,
    meeting: dict[str, Any],
    items: Sequence[dict[str, Any]],
    today: date,
    *,
    left_out: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """An agenda out of its parts, also one that is only proposed yet.

    ``meeting`` has id, title, on (ISO), starts_at, zone, minutes, room, facilitator, secretary;
    ``items`` come from ``item_data``.
    """
    return {
        "format": FORMAT,
        "circle": parts.circle_data(queries),
        "meeting": meeting,
        "times": times(queries, meeting, today),
        "frame": [[str(segment), minutes] for segment, minutes in FRAME.items()],
        "items": list(items),
        "left_out": [{"title": title, "why": why} for title, why in left_out],
        "total": FRAME_MINUTES + sum(each["minutes"] for each in items),
        "generated_on": today.isoformat(),
        "next": None,
    }


def item_data(
    *,
    title: str,
    outcome: str,
    minutes: int,
    presenter: str = "",
    reason: str = "",
    lane: str = "present",
    documents: Sequence[str] = (),
    fast_track: bool = False,
    text: str = "",
) -> dict[str, Any]:
    """One item of an agenda."""
    return {
        "title": title,
        "outcome": outcome,
        "minutes": minutes,
        "presenter": presenter,
        "reason": reason,
        "lane": lane,
        "documents": [line.strip() for line in documents if line.strip()],
        "fast_track": fast_track,
        "text": text,
    }


def times(queries: Queries, meeting: dict[str, Any], today: date) -> list[dict[str, str]]:
    """When the meeting is for each member; nothing where its hour or its zone is not known."""
    if not meeting["starts_at"] or not known(meeting["zone"]):
        return []
    begin = moment(date.fromisoformat(meeting["on"]), meeting["starts_at"], meeting["zone"])
    made = []
    for member in parts.present(queries, today):
        there = member.time_zone or meeting["zone"]
        if not known(there):
            continue
        try:
            local = begin.astimezone(zone(there))
        except OverflowError:  # the last night of the calendar is over there already
            continue
        made.append(
            {
                "name": member.name,
                "zone": there,
                "on": local.date().isoformat(),
                "at": f"{local:%H:%M}",
            }
        )
    return made


def _zone(queries: Queries, of_meeting: str) -> str:
    """The meeting's zone, else the circle's."""
    circle = queries.circle()
    return of_meeting or (circle.time_zone if circle else "")


def _text(queries: Queries, row: AgendaItemRow) -> str:
    """The wording that is proposed, where the item is about a proposal."""
    if row.subject_type != "proposal" or not row.subject_id:
        return ""
    proposal = queries.proposal(row.subject_id)
    return proposal.text if proposal else ""


def _following(queries: Queries, meeting: MeetingRow) -> dict[str, str] | None:
    """The meeting after this one: planned already, or said in this one."""
    later = [
        row for row in queries.meetings() if row.held_on > meeting.held_on and not row.closed_at
    ]
    if later:
        following = min(later, key=lambda row: (row.held_on, row.starts_at))
        return {
            "id": following.id,
            "on": following.held_on.isoformat(),
            "at": following.starts_at,
        }
    if meeting.next_on is None:
        return None
    return {
        "id": "",
        "on": meeting.next_on.isoformat(),
        "at": meeting.next_at or meeting.starts_at,
    }
