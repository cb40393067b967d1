"""A meeting for the calendar: when and where it is, with its agenda; and the next one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event

from sofa_desktop.charts.picture import one_line
from sofa_desktop.documents.papers.agenda import title
from sofa_desktop.documents.papers.telling import Data, shifted
from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.zones import known, moment
from sofa_desktop.i18n.paper_terms import outcome, segment
from sofa_desktop.i18n.words import t

MAKER = "-//Sociocracy For All//SoFA Desktop//EN"


def invitation(payload: Mapping[str, Any]) -> str:
    """The calendar file of an agenda. A meeting keeps its identity when it is moved."""
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    stamp = datetime.combine(date.fromisoformat(payload["generated_on"]), time(), UTC)
    meeting = payload["meeting"]
    event = timed_event(f"meeting-{meeting['id']}", meeting, stamp)
    event.add("summary", one_line(f"{payload['circle']['name']}: {title(payload)}"))
    event.add("description", _description(payload))
    made.add_component(event)
    following = payload.get("next")
    if following:
        made.add_component(_following(payload, following, stamp))
    on = date.fromisoformat(meeting["on"])
    name_zones(made, on, on)
    told: bytes = made.to_ical()
    return told.decode("utf-8")


def name_zones(made: Calendar, first: date, last: date) -> None:
    """Say what the zones of its events are, as far as anybody knows the rules of their clocks."""
    begin, end = max(first.year - 1, 1970), min(last.year + 3, 2100)
    made.add_missing_timezones(
        first_date=date(min(begin, 2099), 1, 1), last_date=date(max(end, 1971), 1, 1)
    )


def timed_event(uid: str, meeting: Data, stamp: datetime) -> Event:
    """An event with its identity, its place and its time in its own zone."""
    event = Event()
    event.add("uid", f"{uid}@sofa-desktop")
    event.add("dtstamp", stamp)
    on = date.fromisoformat(meeting["on"])
    if meeting["starts_at"]:
        in_zone = known(meeting["zone"])
        begin = moment(on, meeting["starts_at"], in_zone)
        begin = begin if in_zone else begin.replace(tzinfo=None)
        event.add("dtstart", begin)
        event.add("duration", timedelta(minutes=meeting["minutes"]))
    else:
        event.add("dtstart", on)
        event.add("dtend", add_days(on, 1))
    if meeting["room"].strip():
        event.add("location", one_line(meeting["room"]))
    return event


def _following(payload: Data, following: Data, stamp: datetime) -> Event:
    """The next meeting, of which no agenda is there yet."""
    meeting = payload["meeting"]
    uid = f"meeting-{following.get('id') or meeting['id'] + '-next'}"
    later = {**meeting, "on": following["on"], "starts_at": following["at"]}
    event = timed_event(uid, later, stamp)
    event.add(
        "summary",
        one_line(t("calendar", "{circle}: next meeting", circle=payload["circle"]["name"])),
    )
    return event


def _description(payload: Data) -> str:
    """The agenda in lines, as a calendar shows them."""
    meeting = payload["meeting"]
    told, gone = [], 0
    frame = dict(payload["frame"])
    before = [key for key in frame if key in {"check_in", "admin", "agenda"}]
    after = [key for key in frame if key not in {"check_in", "admin", "agenda", "items"}]
    steps = [
        *((segment(key), "", frame[key]) for key in before),
        *(
            (f"{number}. {item['title']}", outcome(item["outcome"]), item["minutes"])
            for number, item in enumerate(payload["items"], start=1)
        ),
        *((segment(key), "", frame[key]) for key in after),
    ]
    for name, wanted, took in steps:
        at = shifted(meeting["on"], meeting["starts_at"], gone)
        length = t("calendar", "{minutes} min", minutes=took)
        said = ", ".join(filter(None, (wanted, length)))
        told.append(one_line(" ".join(filter(None, (at, name, f"({said})")))))
        gone += took
    return "\n".join(told)
