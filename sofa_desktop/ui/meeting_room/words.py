"""What the running meeting says. No Qt."""

from sofa_desktop.domain.meeting import MeetingState, MinutesStatus, Segment
from sofa_desktop.i18n import formats, meeting_terms, paper_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.meeting_room.state import RoomState


def title(state: RoomState) -> str:
    """What is being done now."""
    item = state.item
    if not state.meeting.opened_at:
        on = formats.weekday(state.meeting.held_on)
        return state.meeting.title or t("meeting room", "Meeting of {day}", day=on)
    if state.segment is Segment.ITEMS and item is not None:
        if state.block:
            return t("meeting room", "Routine reviews, consented together")
        return item.title
    if state.segment is Segment.ITEMS:
        return t("meeting room", "Between items")
    return meeting_terms.segment(state.segment)


def line(state: RoomState) -> str:
    """Where the meeting is, in one line."""
    item = state.item
    if state.segment is not Segment.ITEMS or item is None:
        return _meeting_line(state)
    if state.block:
        return " · ".join(filter(None, (_place_of_block(state), next_name(state))))
    place = t(
        "meeting room",
        "Item {place} of {all}",
        place=state.items.index(item) + 1,
        all=len(state.items),
    )
    parts = [place, paper_terms.outcome(item.outcome).lower()]
    if item.presenter:
        parts.append(t("meeting room", "presented by {name}", name=isolated(item.presenter)))
    return " · ".join(filter(None, (*parts, next_name(state))))


def _place_of_block(state: RoomState) -> str:
    places = [state.items.index(item) + 1 for item in state.block]
    return tn(
        "meeting room",
        "Item {place} of {all}",
        "{n} items of {all}",
        len(places),
        place=places[0],
        all=len(state.items),
    )


def _meeting_line(state: RoomState) -> str:
    meeting = state.meeting
    parts = [formats.weekday(meeting.held_on)] if meeting.opened_at or meeting.title else []
    if meeting.facilitator:
        parts.append(t("meeting room", "{name} facilitates", name=isolated(meeting.facilitator)))
    if meeting.secretary:
        parts.append(t("meeting room", "{name} takes notes", name=isolated(meeting.secretary)))
    return " · ".join(parts)


def what_to_do(segment: Segment) -> str:
    """A sentence to read aloud in a part without items."""
    return {
        Segment.CHECK_IN: t(
            "meeting room", "Everybody says in a round how they arrive. Nobody answers."
        ),
        Segment.ADMIN: t(
            "meeting room",
            "Attendance, duration, minutes of last time, information, next meeting.",
        ),
        Segment.AGENDA: t(
            "meeting room", "Read the agenda and ask: does anybody object to it for today?"
        ),
        Segment.ITEMS: t("meeting room", "Choose an item, or go on."),
        Segment.BACKLOG: t(
            "meeting room", "What came up today and waits for another meeting goes here."
        ),
        Segment.CHECK_OUT: t(
            "meeting room",
            "A round on content, on how we worked, and on how we were with each other.",
        ),
    }[segment]


def next_verb(state: RoomState) -> str:
    """What the next step is called on its button."""
    if not state.meeting.opened_at:
        return t("meeting room", "Open the meeting")
    if state.segment is Segment.CHECK_OUT:
        return t("meeting room", "Close the meeting")
    if state.segment is Segment.AGENDA and not state.is_consented:
        return t("meeting room", "Nobody objects")
    if state.segment is Segment.ITEMS and state.block:
        return t("meeting room", "Nobody objects")
    if state.segment is Segment.AGENDA and state.item is not None:
        return t("meeting room", "Back to the item")
    if state.segment in {Segment.ITEMS, Segment.AGENDA} and state.following() is not None:
        return t("meeting room", "Next item")
    return t("meeting room", "Next")


def next_name(state: RoomState) -> str:
    """What comes after, said quietly."""
    following = state.following()
    if state.segment is Segment.ITEMS and following is not None:
        return t("meeting room", "then: {title}", title=isolated(following.title))
    return ""


def timer(seconds: int) -> str:
    """Minutes and seconds: 12:40, and 1:02:05 past the hour."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def planned(state: RoomState) -> str:
    """How long this was meant to take, and when the meeting ends."""
    if not state.meeting.opened_at:
        return tn("meeting room", "{n} minute", "{n} minutes", state.meeting.minutes)
    parts = []
    minutes = state.planned_minutes()
    if minutes:
        parts.append(tn("meeting room", "of one minute", "of {n} minutes", minutes))
    ends = state.ends_at()
    if ends:
        at = formats.clock(state.clock_of(ends))
        parts.append(t("meeting room", "meeting ends {at}", at=at))
    return " · ".join(parts)


def over(state: RoomState, used: int) -> str:
    """How much longer than planned it takes; empty while it does not."""
    minutes = state.planned_minutes()
    beyond = used - minutes * 60
    if not minutes or beyond < 60:
        return ""
    return tn("meeting room", "One minute over", "{n} minutes over", beyond // 60)


def left(state: RoomState, now: int) -> str:
    """Whether what is still ahead fits into the time that is left."""
    ends = state.ends_at()
    if not ends or state.is_over:
        return ""
    ahead = state.to_come_minutes()
    rest = (ends - now) // 60_000
    if rest < 0:
        return t("meeting room", "The time that was agreed is over.")
    if not ahead:
        return tn("meeting room", "One minute left.", "{n} minutes left.", int(rest))
    told = tn("meeting room", "One minute left,", "{n} minutes left,", int(rest))
    return t("meeting room", "{left} {n} still planned.", left=told, n=ahead)


def agenda_detail(item: AgendaItemRow) -> str:
    """What a line of the agenda says of an item: Decide · 15 minutes · Jun."""
    parts = [
        paper_terms.outcome(item.outcome),
        tn("meeting room", "{n} minute", "{n} minutes", item.minutes),
    ]
    if item.presenter:
        parts.append(isolated(item.presenter))
    if item.fast_track:
        parts.append(t("meeting room", "routine review"))
    return " · ".join(parts)


def agenda_sum(state: RoomState) -> str:
    """How much of the meeting the agenda fills."""
    total = sum(item.minutes for item in state.items) + 15
    return t(
        "meeting room",
        "{total} of {all} minutes, opening and closing included.",
        total=total,
        all=state.meeting.minutes,
    )


def minutes_of_last_time(row_on: str, status: str) -> str:
    """What is known of the minutes of last time."""
    if not row_on:
        return t("meeting room", "This file holds no earlier meeting.")
    if status == MeetingState.MINUTES_DRAFT:
        return t("meeting room", "The minutes of {on} are a draft.", on=row_on)
    return t("meeting room", "The minutes of {on} are approved already.", on=row_on)


def status_word(status: str) -> str:
    """What the circle may say of the last minutes, as a button."""
    return meeting_terms.previous_minutes(MinutesStatus(status))


def say_of_the_last_minutes() -> str:
    """What is missing before ADMIN is done."""
    return t(
        "meeting room",
        "Say first what becomes of the minutes of last time: approved, with a correction, "
        "or deferred.",
    )
