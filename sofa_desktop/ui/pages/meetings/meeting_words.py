"""What is said of a meeting and its minutes. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.meeting_rows import MeetingRow

CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*(?:h|uhr)?", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})")
PLAN, HELD = "plan", "held"
"""Which of the two views shows a meeting."""


def read_clock(typed: str) -> str | None:
    """A time of day as people type it: 19:00, 19.00, 19, 1900; None when unclear."""
    plain = typed.strip()
    if not plain:
        return ""
    found = RUN_TOGETHER.fullmatch(plain) or CLOCK.fullmatch(plain)
    if found is None or not plain.isascii():
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def at(starts_at: str) -> str:
    """A clock time as the person's locale writes it."""
    if not starts_at:
        return ""
    hour, minute = starts_at.split(":")
    return formats.clock(datetime.combine(date.min, time(int(hour), int(minute)), UTC))


def when(row: MeetingRow) -> str:
    """Day and time of a meeting: Tuesday 1 December, 19:00."""
    return ", ".join(filter(None, (formats.weekday(row.held_on), at(row.starts_at))))


def name(row: MeetingRow) -> str:
    """What a meeting is called: its title, or its day."""
    return row.title or t("meetings", "Meeting of {day}", day=formats.day(row.held_on))


def is_plan(row: MeetingRow) -> bool:
    """Whether it is still ahead, or running: its agenda is shown; else its minutes."""
    return row.state in {
        MeetingState.PLANNED,
        MeetingState.AGENDA_CONSENTED,
        MeetingState.IN_SESSION,
    }


def chip(row: MeetingRow, today: date) -> tuple[str, str]:
    """How a meeting stands, in few words, with its tone."""
    if row.running:
        return t("meetings", "running"), "good"
    if is_plan(row):
        return _ahead((row.held_on - today).days)
    if row.state == MeetingState.MINUTES_DRAFT:
        if row.minutes_objection:
            return t("meetings", "minutes to put right"), "warning"
        return t("meetings", "draft"), "warning"
    if row.state == MeetingState.MINUTES_APPROVED:
        return t("meetings", "approved"), "good"
    return t("meetings", "published"), "good"


def _ahead(days: int) -> tuple[str, str]:
    if days < 0:
        return t("meetings", "not held"), "warning"
    if days == 0:
        return t("meetings", "today"), "info"
    return tn("meetings", "in {n} day", "in {n} days", days), ""


def detail(row: MeetingRow) -> str:
    """The second line of a meeting in the list."""
    if is_plan(row):
        told = [at(row.starts_at), tn("meetings", "{n} item", "{n} items", row.items)]
    else:
        told = [
            tn("meetings", "{n} item", "{n} items", row.items),
            tn("meetings", "{n} decision", "{n} decisions", row.decisions) if row.decisions else "",
            tn("meetings", "{n} open action item", "{n} open action items", row.actions)
            if row.actions
            else "",
        ]
    return " · ".join(filter(None, told))


def facts(row: MeetingRow) -> str:
    """The line under the title of a planned meeting."""
    people = []
    if row.facilitator:
        people.append(t("meetings", "{name} facilitates", name=row.facilitator))
    if row.secretary:
        people.append(t("meetings", "{name} writes the minutes", name=row.secretary))
    told = [
        when(row) + (f" ({row.time_zone})" if row.time_zone and row.starts_at else ""),
        tn("meetings", "{n} minute", "{n} minutes", row.minutes),
        row.room,
        *people,
    ]
    return " · ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Phase:
    """Where minutes are, the sentence that says it, and the one thing that can be done next."""

    key: str
    """``draft``, ``window``, ``approved``, ``published``."""
    sentence: str
    deed: str
    """``approve``, ``at_end``, ``send_again``, ``publish``, or nothing."""
    why_not: str = ""


def phase(row: MeetingRow, now: datetime, rule: str) -> Phase:
    """Where the minutes of a held meeting are."""
    if row.state == MeetingState.PUBLISHED:
        day = formats.day(row.published_on) if row.published_on else ""
        return Phase("published", t("meetings", "Published on {day}.", day=day), "")
    if row.state == MeetingState.MINUTES_APPROVED:
        day = formats.day(row.approved_on) if row.approved_on else ""
        return Phase("approved", t("meetings", "Approved on {day}.", day=day), "publish")
    if row.minutes_objection:
        said = t(
            "meetings",
            "Somebody has a reason not to approve them yet: “{reason}” Put the minutes right, "
            "then send them again.",
            reason=row.minutes_objection,
        )
        return Phase("draft", said, "send_again")
    if row.window_until:
        return _window(row, now)
    if rule == ApprovalRule.NEXT_MEETING:
        said = t("meetings", "The next meeting approves them in ADMIN, before its own items.")
        return Phase("draft", said, "at_end")
    return Phase("draft", t("meetings", "Read them, put them right, then approve."), "approve")


def _window(row: MeetingRow, now: datetime) -> Phase:
    until = moment(row.window_until, now.tzinfo)
    told = f"{formats.weekday(until.date())}, {formats.clock(until)}"
    if until > now:
        said = t(
            "meetings",
            "Who was there can say what is not right until {until}. Then they are approved.",
            until=told,
        )
        why = t("meetings", "The 48 hours are not over yet; they end {until}.", until=told)
        return Phase("window", said, "approve", why)
    said = t("meetings", "The 48 hours are over and nobody had a reason. They can be approved.")
    return Phase("window", said, "approve")


def moment(milliseconds: int, zone: tzinfo | None) -> datetime:
    """A moment kept as milliseconds since 1970, where the person is."""
    return datetime.fromtimestamp(milliseconds / 1000, zone or UTC)


def phases(row: MeetingRow, rule: str) -> Sequence[tuple[str, str]]:
    """The line from draft to published; 48 hours are on it where the circle's rule has them."""
    how = row.approved_how or rule
    waits = how == ApprovalRule.WINDOW or bool(row.window_until)
    return [
        ("draft", t("minutes phase", "Draft")),
        *([("window", t("minutes phase", "48 hours"))] if waits else []),
        ("approved", t("minutes phase", "Approved")),
        ("published", t("minutes phase", "Published")),
    ]


def span(row: MeetingRow) -> str:
    """From when to when a meeting goes; empty where its time is not known."""
    if not row.starts_at:
        return ""
    hour, minute = (int(part) for part in row.starts_at.split(":"))
    start = datetime.combine(row.held_on, time(hour, minute), UTC)
    return f"{formats.clock(start)}–{formats.clock(start + timedelta(minutes=row.minutes))}"


def short_when(row: MeetingRow) -> str:
    """A meeting's day in the list: the weekday ahead, the date with its year behind."""
    return formats.weekday(row.held_on) if is_plan(row) else formats.day(row.held_on)
