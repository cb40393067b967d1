"""``agenda``: the proposed agenda of a meeting, or the one it has, in words and on paper."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import Opened, reading
from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda
from sofa_desktop.domain.circle import LONGEST_MEETING, SHORTEST_MEETING
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import FRAME_MINUTES, MeetingState
from sofa_desktop.i18n import agenda_reasons, formats
from sofa_desktop.i18n.paper_terms import outcome
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.composing import Composing
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.services.papers.agenda import agenda_data, agenda_payload, item_data
from sofa_desktop.services.ports import Clock

NEXT = "next"
FORMS = ("pdf", "ics", "md")
_AHEAD = frozenset({MeetingState.PLANNED, MeetingState.AGENDA_CONSENTED})


@dataclass(frozen=True, slots=True)
class Made:
    """An agenda ready to be told and printed."""

    payload: dict[str, Any]
    saved: bool
    keys: tuple[str, ...]
    """Of each item what made the composer propose it; empty where somebody added it."""
    left_out: tuple[dict[str, object], ...]


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Compose or give out an agenda."""
    with reading(arguments.file, clock) as opened:
        meeting = _meeting(opened, arguments.meeting)
        if meeting is not None and meeting.items:
            made = _saved(opened, meeting, arguments.minutes)
        else:
            made = _proposed(opened, meeting, arguments.minutes)
    outs = {form: getattr(arguments, form) for form in FORMS}
    written = {form: out for form, out in outs.items() if out is not None}
    for form, out in written.items():
        _write(made.payload, form, out)
    return Answer(_told(made, written), list(_said(made, written)))


def _meeting(opened: Opened, asked: str | None) -> MeetingRow | None:
    """The meeting meant: by its id or its day, else the next one ahead, if one is planned.

    Raises:
        Refused: ``agenda.no_meeting``.
    """
    today = opened.clock.today()
    ahead = [row for row in reversed(opened.queries.meetings()) if row.state in _AHEAD]
    if asked in {None, NEXT}:
        coming = [row for row in ahead if row.held_on >= today]
        if not coming and asked == NEXT:
            raise Refused("agenda.no_meeting", asked="")
        return coming[0] if coming else None
    for row in opened.queries.meetings():
        if asked in {row.id, row.held_on.isoformat()}:
            return row
    raise Refused("agenda.no_meeting", asked=asked)


def _saved(opened: Opened, meeting: MeetingRow, minutes: int | None) -> Made:
    """The agenda a meeting has.

    Raises:
        Refused: ``meeting.bad_length``.
    """
    if minutes is not None and not SHORTEST_MEETING <= minutes <= LONGEST_MEETING:
        raise Refused("meeting.bad_length", minutes=minutes)
    rows = opened.queries.agenda(meeting.id)
    payload = agenda_payload(opened.queries, meeting.id, opened.clock.today(), tell=_tell)
    if minutes is not None:
        payload["meeting"]["minutes"] = minutes
    return Made(payload, saved=True, keys=tuple(row.key for row in rows), left_out=())


def _tell(row: AgendaItemRow) -> str:
    return agenda_reasons.reason_of(row.reason)


def _proposed(opened: Opened, meeting: MeetingRow | None, minutes: int | None) -> Made:
    """The agenda the composer proposes for a meeting, or for today where none is planned."""
    queries, today = opened.queries, opened.clock.today()
    composing = Composing(opened.file, queries, opened.clock)
    composed = composing.compose(None if meeting is None else meeting.id, minutes)
    names = {row.id: row.name for row in queries.members(today)}
    items = [_item(opened, each, names) for each in composed.items]
    left = [
        (agenda_reasons.title(row.candidate), agenda_reasons.left_out(row))
        for row in composed.left_out
    ]
    if meeting is None:
        told = _unplanned(opened, composed)
        payload = agenda_data(queries, told, items, today, left_out=left)
    else:
        payload = agenda_payload(queries, meeting.id, today, left_out=left)
        payload |= {"items": items, "total": composed.total}
    payload["meeting"]["minutes"] = composed.length
    return Made(
        payload,
        saved=False,
        keys=tuple(each.key for each in composed.items),
        left_out=tuple(_left_out(composed)),
    )


def _item(opened: Opened, each: Candidate, names: Mapping[str, str]) -> dict[str, Any]:
    return item_data(
        title=agenda_reasons.title(each),
        outcome=str(each.outcome),
        minutes=each.minutes,
        presenter=names.get(each.presenter_id, ""),
        reason=agenda_reasons.reason(each),
        lane=str(each.lane),
        documents=[agenda_reasons.document(paper) for paper in each.documents],
        fast_track=each.fast_track,
        text=_text(opened, each),
    )


def _text(opened: Opened, each: Candidate) -> str:
    """The wording that is proposed, where the item is about a proposal."""
    if each.subject_type != "proposal":
        return ""
    proposal = opened.queries.proposal(each.subject_id)
    return proposal.text if proposal is not None else ""


def _unplanned(opened: Opened, composed: ComposedAgenda) -> dict[str, Any]:
    """A meeting that nobody has planned yet."""
    circle = opened.queries.circle()
    return {
        "id": "",
        "title": "",
        "on": composed.day.isoformat(),
        "starts_at": "",
        "zone": circle.time_zone if circle is not None else "",
        "minutes": composed.length,
        "room": "",
        "facilitator": "",
        "secretary": "",
    }


def _left_out(composed: ComposedAgenda) -> Iterator[dict[str, object]]:
    for row in composed.left_out:
        each = row.candidate
        yield {
            "title": agenda_reasons.title(each),
            "outcome": str(each.outcome),
            "minutes": each.minutes,
            "reason": agenda_reasons.reason(each),
            "lane": str(each.lane),
            "key": each.key,
            "why": agenda_reasons.left_out(row),
        }


def _write(payload: dict[str, Any], form: str, out: Path) -> None:
    from sofa_desktop.documents.files import put  # noqa: PLC0415  (only where asked for)
    from sofa_desktop.documents.papers import writing  # noqa: PLC0415  (late: reportlab)

    if form == "pdf":
        put(writing.document_pdf("agenda", payload), out)
    else:
        put(writing.text("agenda", payload, form).encode(), out)


def _told(made: Made, written: Mapping[str, Path]) -> dict[str, object]:
    meeting = made.payload["meeting"]
    return {
        "meeting": meeting["id"] or None,
        "on": meeting["on"],
        "starts_at": meeting["starts_at"],
        "saved": made.saved,
        "length_minutes": meeting["minutes"],
        "frame_minutes": FRAME_MINUTES,
        "total_minutes": made.payload["total"],
        "items": [
            {
                "title": item["title"],
                "outcome": item["outcome"],
                "minutes": item["minutes"],
                "reason": item["reason"],
                "lane": item["lane"],
                "presenter": item["presenter"],
                "documents": item["documents"],
                "fast_track": item["fast_track"],
                "key": key,
            }
            for item, key in zip(made.payload["items"], made.keys, strict=True)
        ],
        "left_out": list(made.left_out),
        **{form: str(out) for form, out in written.items()},
    }


def _said(made: Made, written: Mapping[str, Path]) -> Iterator[str]:
    meeting = made.payload["meeting"]
    day = formats.weekday(date.fromisoformat(meeting["on"]))
    if made.saved:
        yield t("agenda", "Agenda of the meeting on {day}", day=day)
    else:
        yield t("agenda", "Proposed agenda for the meeting on {day}", day=day)
    yield tn(
        "agenda",
        "{total} of {n} minute, {frame} of them for what every meeting has around its items",
        "{total} of {n} minutes, {frame} of them for what every meeting has around its items",
        meeting["minutes"],
        total=made.payload["total"],
        frame=FRAME_MINUTES,
    )
    if not made.payload["items"]:
        yield t("agenda", "Nothing is due, ready or planned.")
    for place, item in enumerate(made.payload["items"], 1):
        yield ""
        yield f"{place}. {item['title']}"
        yield f"   {_particulars(item)}"
        if item["reason"]:
            yield f"   {item['reason']}"
    if made.left_out:
        yield ""
        yield t("agenda", "Left out:")
    for left in made.left_out:
        yield f"   {left['title']}"
        yield f"      {left['why']}"
    for out in written.values():
        yield t("settle", "Written: {path}", path=out)


def _particulars(item: Mapping[str, Any]) -> str:
    taken = tn("agenda", "{n} minute", "{n} minutes", item["minutes"])
    papers = ", ".join(item["documents"])
    return " · ".join(filter(None, (outcome(item["outcome"]), taken, item["presenter"], papers)))
