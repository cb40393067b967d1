"""The life of a meeting, step by step: what may come after what (MVOS ch. 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import (
    AgendaItem,
    ItemState,
    Meeting,
    MeetingState,
    MinutesStatus,
    Segment,
)
from sofa_desktop.domain.meeting_time import spent_seconds

FROZEN = frozenset({MeetingState.MINUTES_APPROVED, MeetingState.PUBLISHED})
"""States in which nothing of a meeting changes."""
CLOSED = frozenset({MeetingState.MINUTES_DRAFT}) | FROZEN
"""States of a meeting that is over."""
CONTENT = frozenset({MeetingState.AGENDA_CONSENTED, MeetingState.IN_SESSION})
"""States in which items may be open."""
WINDOW_HOURS = 48
_HOUR_MS = 3_600_000


def order(meeting: Meeting) -> tuple[date, str, str]:
    """Where a meeting stands in time among others."""
    return (meeting.held_on, meeting.starts_at, meeting.id)


def is_running(meeting: Meeting) -> bool:
    """Whether it was opened and is not over."""
    return meeting.opened_at > 0 and meeting.closed_at == 0


def earlier(meeting: Meeting, meetings: Iterable[Meeting]) -> list[Meeting]:
    """The meetings that were over before this one, the latest first."""
    over = [one for one in meetings if one.state in CLOSED and order(one) < order(meeting)]
    return sorted(over, key=order, reverse=True)


def must_be_changeable(meeting: Meeting) -> None:
    """Refuse a change of what approved minutes hold.

    Raises:
        Refused: ``minutes.approved``.
    """
    if meeting.state in FROZEN:
        raise Refused("minutes.approved", held_on=meeting.held_on)


def must_be_running(meeting: Meeting) -> None:
    """Refuse what only happens while people are together.

    Raises:
        Refused: ``minutes.approved``, ``meeting.closed``, ``meeting.not_open``.
    """
    must_be_changeable(meeting)
    if meeting.closed_at:
        raise Refused("meeting.closed", held_on=meeting.held_on)
    if not meeting.opened_at:
        raise Refused("meeting.not_open", held_on=meeting.held_on)


def must_be_removable(meeting: Meeting) -> None:
    """Only a plan is taken away; what was consented or held stays.

    Raises:
        Refused: ``meeting.held``.
    """
    if meeting.state is not MeetingState.PLANNED:
        raise Refused("meeting.held", held_on=meeting.held_on)


def opened(meeting: Meeting, now: int, others: Iterable[Meeting]) -> Meeting:
    """The meeting with its first round begun.

    Raises:
        Refused: ``minutes.approved``, ``meeting.closed``, ``meeting.opened``,
            ``meeting.another_open``.
    """
    must_be_changeable(meeting)
    if meeting.closed_at:
        raise Refused("meeting.closed", held_on=meeting.held_on)
    if meeting.opened_at:
        raise Refused("meeting.opened", held_on=meeting.held_on)
    for other in others:
        if other.id != meeting.id and is_running(other):
            raise Refused("meeting.another_open", held_on=other.held_on)
    return replace(meeting, opened_at=max(now, 1), segment=Segment.CHECK_IN)


def previous_recorded(
    meeting: Meeting, status: MinutesStatus, before: Iterable[Meeting]
) -> Meeting:
    """The meeting with what was said in ADMIN of the minutes of last time.

    ``before`` are the meetings that were over before it.

    Raises:
        Refused: ``meeting.not_open``, ``meeting.closed``, ``minutes.approved``,
            ``minutes.content_begun``, ``minutes.no_status``, ``minutes.there_are``,
            ``minutes.were_approved``.
    """
    must_be_running(meeting)
    if meeting.state is MeetingState.IN_SESSION:
        raise Refused("minutes.content_begun")
    if status is MinutesStatus.OPEN:
        raise Refused("minutes.no_status")
    known = list(before)
    if status is MinutesStatus.NONE and known:
        raise Refused("minutes.there_are", held_on=known[0].held_on)
    if status is MinutesStatus.DEFERRED and known and known[0].state in FROZEN:
        raise Refused("minutes.were_approved", held_on=known[0].held_on)
    return replace(meeting, previous_minutes=status)


def agenda_consented(meeting: Meeting) -> Meeting:
    """The meeting whose agenda nobody objects to.

    Raises:
        Refused: ``minutes.approved``, ``agenda.closed``, ``agenda.consented``.
    """
    must_be_changeable(meeting)
    if meeting.state in CLOSED:
        raise Refused("agenda.closed", held_on=meeting.held_on)
    if meeting.state is not MeetingState.PLANNED:
        raise Refused("agenda.consented")
    return replace(meeting, state=MeetingState.AGENDA_CONSENTED)


def must_allow_agenda_change(meeting: Meeting, *, consented: bool) -> None:
    """A consented agenda changes by consent alone, and none after the meeting.

    Raises:
        Refused: ``minutes.approved``, ``agenda.closed``, ``agenda.needs_consent``.
    """
    must_be_changeable(meeting)
    if meeting.state in CLOSED:
        raise Refused("agenda.closed", held_on=meeting.held_on)
    if meeting.state in CONTENT and not consented:
        raise Refused("agenda.needs_consent")


def moved_to(meeting: Meeting, segment: Segment) -> Meeting:
    """The meeting in another of its parts.

    Raises:
        Refused: what ``must_be_running`` says, ``agenda.not_consented``,
            ``minutes.status_missing``.
    """
    must_be_running(meeting)
    if segment is Segment.ITEMS:
        must_allow_content(meeting)
    return replace(meeting, segment=segment)


def must_allow_content(meeting: Meeting) -> None:
    """Nothing is worked on before the agenda's consent and the status of the last minutes.

    Raises:
        Refused: ``agenda.not_consented``, ``minutes.status_missing``.
    """
    if meeting.previous_minutes is MinutesStatus.OPEN:
        raise Refused("minutes.status_missing")
    if meeting.state not in CONTENT:
        raise Refused("agenda.not_consented")


def item_begun(meeting: Meeting, item: AgendaItem, now: int) -> tuple[Meeting, AgendaItem]:
    """Both with the item open; one that was done or carried may be taken up again.

    Raises:
        Refused: what ``must_be_running`` and ``must_allow_content`` say, ``item.running``,
            ``item.elsewhere``.
    """
    must_be_running(meeting)
    if item.meeting_id != meeting.id:
        raise Refused("item.elsewhere", title=item.title)
    must_allow_content(meeting)
    if item.begun_at:
        raise Refused("item.running", title=item.title)
    after = replace(
        meeting,
        state=MeetingState.IN_SESSION,
        segment=Segment.ITEMS,
        current_id=item.id,
    )
    return after, replace(item, state=ItemState.OPEN, reached=None, begun_at=now)


def item_paused(item: AgendaItem, now: int, signs: Sequence[int]) -> AgendaItem:
    """The item with its time stopped.

    Raises:
        Refused: ``item.not_running``.
    """
    if not item.begun_at:
        raise Refused("item.not_running", title=item.title)
    return stopped(item, now, signs)


def stopped(item: AgendaItem, now: int, signs: Sequence[int]) -> AgendaItem:
    """The item with its time stopped, if it ran."""
    return replace(item, used_seconds=spent_seconds(item, now, signs), begun_at=0)


def item_ended(
    item: AgendaItem, now: int, signs: Sequence[int], *, reached: Outcome | None, carried: bool
) -> AgendaItem:
    """The item done, with the outcome it reached, or carried to another meeting.

    Raises:
        Refused: ``item.not_begun``.
    """
    if item.state is ItemState.PLANNED:
        raise Refused("item.not_begun", title=item.title)
    state = ItemState.CARRIED if carried else ItemState.DONE
    got = reached if carried else (reached or item.outcome)
    return replace(stopped(item, now, signs), state=state, reached=got)


def must_be_droppable(item: AgendaItem) -> None:
    """An item that was begun stays on the agenda.

    Raises:
        Refused: ``item.begun``.
    """
    if item.state is not ItemState.PLANNED or item.used_seconds:
        raise Refused("item.begun", title=item.title)


def closed(meeting: Meeting, now: int, rule: ApprovalRule) -> Meeting:
    """The meeting over, its minutes a draft.

    Raises:
        Refused: what ``must_be_running`` says, ``agenda.not_consented``.
    """
    must_be_running(meeting)
    if meeting.state not in CONTENT:
        raise Refused("agenda.not_consented")
    window = now + WINDOW_HOURS * _HOUR_MS if rule is ApprovalRule.WINDOW else 0
    return replace(
        meeting,
        state=MeetingState.MINUTES_DRAFT,
        segment=Segment.CHECK_OUT,
        current_id=None,
        closed_at=max(now, meeting.opened_at),
        window_until=window,
    )
