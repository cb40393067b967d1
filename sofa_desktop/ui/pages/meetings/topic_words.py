"""What is said of a topic of the backlog. No Qt."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.backlog import BacklogState, Priority, wants_helping_circle
from sofa_desktop.i18n import backlog_terms, formats, paper_terms
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.backlog_rows import BacklogRow, TopicNoteRow

ACTIVE, RESTING, CLOSED = "active", "resting", "closed"
_SHOWN_AS = {
    BacklogState.ACTIVE: ACTIVE,
    BacklogState.ON_AGENDA: ACTIVE,
    BacklogState.RESTING: RESTING,
    BacklogState.DONE: CLOSED,
    BacklogState.DROPPED: CLOSED,
}
_TONES = {
    BacklogState.ACTIVE: "",
    BacklogState.ON_AGENDA: "info",
    BacklogState.RESTING: "",
    BacklogState.DONE: "good",
    BacklogState.DROPPED: "",
}
RHYTHMS = (0, 1, 2, 3, 6, 12)
"""Months after which topics usually come again."""
PRIORITIES = (Priority.SOON, Priority.NORMAL, Priority.LATER)


def shown_as(row: BacklogRow) -> str:
    """Under which of the three filters a topic stands."""
    return _SHOWN_AS[BacklogState(row.state)]


def filter_words(rows: Sequence[BacklogRow]) -> dict[str, str]:
    """The three filters with how many topics are under each."""
    count = {key: sum(shown_as(row) == key for row in rows) for key in (ACTIVE, RESTING, CLOSED)}
    return {
        ACTIVE: t("meetings", "Active {n}", n=count[ACTIVE]),
        RESTING: t("meetings", "Resting {n}", n=count[RESTING]),
        CLOSED: t("meetings", "Closed {n}", n=count[CLOSED]),
    }


def state(row: BacklogRow) -> str:
    """Where a topic is, in few words."""
    if row.state == BacklogState.RESTING and row.review_on is not None:
        return t("meetings", "Until {day}", day=formats.short_day(row.review_on))
    return backlog_terms.backlog_state(row.state)


def state_tone(row: BacklogRow) -> str:
    """The tone of that state."""
    return _TONES[BacklogState(row.state)]


def age(row: BacklogRow, today: date) -> str:
    """How long a topic has waited."""
    days = (today - row.noted_on).days
    if days <= 0:
        return t("meetings", "today")
    if days < 14:
        return tn("meetings", "{n} day", "{n} days", days)
    if days < 90:
        return tn("meetings", "{n} week", "{n} weeks", days // 7)
    return tn("meetings", "{n} month", "{n} months", days // 30)


def minutes(value: int) -> str:
    """Minutes of a topic; empty lets the app say."""
    return str(value) if value else ""


def recurring(row: BacklogRow) -> str:
    """How often a topic comes again; empty where it does not."""
    if not row.every_months:
        return ""
    return tn("meetings", "every month", "every {n} months", row.every_months)


def rhythms(now: int) -> list[tuple[str, str]]:
    """How often a topic may come again, to choose from; what it has now is among them."""
    return [
        (
            str(months),
            tn("meetings", "every month", "every {n} months", months)
            if months
            else t("meetings", "does not come again"),
        )
        for months in sorted({*RHYTHMS, now})
    ]


def where_from(row: BacklogRow) -> str:
    """Who brought it, or what."""
    return row.from_name or backlog_terms.source(row.source)


def advice(row: BacklogRow) -> str:
    """What the book offers a topic that keeps being carried over; empty where nothing."""
    if not wants_helping_circle(row.carried) or shown_as(row) == CLOSED:
        return ""
    return tn(
        "meetings",
        "Carried over {n} time. A helping circle of two or three may serve it better.",
        "Carried over {n} times. A helping circle of two or three may serve it better.",
        row.carried,
    )


def facts(row: BacklogRow) -> str:
    """The line under a topic's title."""
    noted = formats.short_day(row.noted_on)
    who = row.from_name
    told = [
        _where(row),
        recurring(row),
        t("meetings", "noted {day} by {who}", day=noted, who=who)
        if who
        else t("meetings", "noted {day}", day=noted),
    ]
    if row.closed_on is not None and shown_as(row) == CLOSED:
        told.append(t("meetings", "closed {day}", day=formats.short_day(row.closed_on)))
    return " · ".join(filter(None, told))


def _where(row: BacklogRow) -> str:
    if row.state == BacklogState.ON_AGENDA and row.meeting_on is not None:
        return t("meetings", "On the agenda of {day}", day=formats.day(row.meeting_on))
    if row.state == BacklogState.RESTING and row.review_on is not None:
        return t("meetings", "Rests until {day}", day=formats.day(row.review_on))
    return state(row)


def history_title(note: TopicNoteRow) -> str:
    """What happened to a topic at one time."""
    if note.kind == "decision":
        return t("meetings", "Decided: {title}", title=note.title)
    if note.kind == "action":
        return t("meetings", "Promised: {what}", what=note.title)
    reached = paper_terms.outcome(note.reached)
    if reached:
        return t("meetings", "On the agenda, reached: {outcome}", outcome=reached)
    wanted = paper_terms.outcome(note.outcome)
    return t("meetings", "On the agenda, wanted: {outcome}", outcome=wanted)


def empty(key: str, filtered: bool) -> str:  # noqa: FBT001  (a fact of the view)
    """What stands where no topic is."""
    if filtered:
        return t("meetings", "No topic holds these words.")
    if key == RESTING:
        return t("meetings", "No topic rests. Let one rest until the day it is worth looking at.")
    if key == CLOSED:
        return t("meetings", "No topic is closed yet.")
    return t("meetings", "Nothing waits. Note a topic the moment somebody names it.")


def why_no_agenda(rows: Sequence[BacklogRow], planned: bool) -> str:  # noqa: FBT001
    """Why topics cannot be put on the next agenda; empty where they can."""
    if not rows:
        return t("meetings", "Choose topics first.")
    if not planned:
        return t("meetings", "Plan the next meeting first.")
    if any(row.state == BacklogState.ON_AGENDA for row in rows):
        return t("meetings", "One of them is on an agenda already.")
    if any(shown_as(row) == CLOSED for row in rows):
        return t("meetings", "Wake the closed ones first.")
    return ""
