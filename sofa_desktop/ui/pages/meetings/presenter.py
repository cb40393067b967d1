"""What the Meetings page says at its head, and how full a meeting is. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.meeting import FRAME, FRAME_MINUTES
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.meeting_terms import segment
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.backlog_rows import ActionItemRow, BacklogRow
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.pages.meetings.action_columns import is_open, is_overdue
from sofa_desktop.ui.pages.meetings.meeting_words import when
from sofa_desktop.ui.pages.meetings.topic_words import ACTIVE, shown_as


@dataclass(frozen=True, slots=True)
class Room:
    """Minutes of a meeting: its length, what is planned, and of that what every meeting has."""

    length: int
    total: int
    frame: int
    words: str
    more: str


def room(length: int, planned: int, items: int) -> Room:
    """How full a meeting is, with its sentence."""
    total = FRAME_MINUTES + planned
    free = length - total
    whole = tn("meetings", "{used} of {n} minute", "{used} of {n} minutes", length, used=total)
    if free > 0:
        left = tn("meetings", "{n} left", "{n} left", free)
    elif free == 0:
        left = t("meetings", "exactly full")
    else:
        left = tn("meetings", "{n} too many", "{n} too many", -free)
    return Room(length, total, FRAME_MINUTES, f"{whole}, {left}", _more(free, items))


def steps(length: int, items: Sequence[tuple[str, int]]) -> list[str]:
    """How the minutes of a meeting are computed, a line each."""
    told = [
        t("meetings", "{minutes} for {part}", minutes=_minutes(minutes), part=segment(part))
        for part, minutes in FRAME.items()
    ]
    told += [
        t("meetings", "{minutes} for “{item}”", minutes=_minutes(minutes), item=isolated(title))
        for title, minutes in items
    ]
    total = FRAME_MINUTES + sum(minutes for _title, minutes in items)
    told.append(
        t(
            "meetings",
            "Together {total}; the meeting is planned for {length}.",
            total=_minutes(total),
            length=_minutes(length),
        )
    )
    return told


def _minutes(count: int) -> str:
    return tn("meetings", "{n} minute", "{n} minutes", count)


def _more(free: int, items: int) -> str:
    if free < 0:
        return t(
            "meetings",
            "The meeting is longer than planned. Shorten an item, leave one for the next time, "
            "or let the circle consent to more time.",
        )
    if not items:
        return tn(
            "meetings",
            "{n} minute goes to the rounds every meeting has.",
            "{n} minutes go to what every meeting has: check-in, ADMIN, consent to the agenda, "
            "backlog and check-out.",
            FRAME_MINUTES,
        )
    return tn(
        "meetings",
        "{n} minute of it for what every meeting has.",
        "{n} minutes of it for check-in, ADMIN, consent to the agenda, backlog and check-out.",
        FRAME_MINUTES,
    )


def line(
    meeting: MeetingRow | None,
    actions: Sequence[ActionItemRow],
    topics: Sequence[BacklogRow],
    today: date,
) -> str:
    """What is true now: the next meeting, what was promised, what waits."""
    still = sum(is_open(row) for row in actions)
    over = sum(is_overdue(row, today) for row in actions)
    waiting = sum(shown_as(row) == ACTIVE for row in topics)
    told = [_next(meeting)]
    if still:
        told.append(tn("meetings", "{n} open action item", "{n} open action items", still))
    if over:
        told.append(tn("meetings", "{n} overdue", "{n} overdue", over))
    if waiting:
        told.append(tn("meetings", "{n} topic waiting", "{n} topics waiting", waiting))
    return " · ".join(told)


def _next(meeting: MeetingRow | None) -> str:
    if meeting is None:
        return t("meetings", "No meeting is planned")
    if meeting.running:
        return t("meetings", "The meeting is running")
    return t("meetings", "Next meeting {when}", when=when(meeting))
