"""How minutes are approved, published, opened again and put right (MVOS ch. 5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import Meeting, MeetingState, MinutesStatus
from sofa_desktop.domain.meeting_rules import (
    FROZEN,
    WINDOW_HOURS,
    is_running,
    must_be_changeable,
    order,
)

_HOUR_MS = 3_600_000
SAID_APPROVED = frozenset({MinutesStatus.APPROVED, MinutesStatus.AMENDED})
BUILT_ON = frozenset({MeetingState.IN_SESSION, MeetingState.MINUTES_DRAFT})
"""States of a meeting whose items were begun with what was said of the minutes before it."""


def must_be_draft(meeting: Meeting) -> None:
    """Refuse what is done with draft minutes alone.

    Raises:
        Refused: ``minutes.approved``, ``minutes.not_yet``.
    """
    must_be_changeable(meeting)
    if meeting.state is not MeetingState.MINUTES_DRAFT:
        raise Refused("minutes.not_yet", held_on=meeting.held_on)


def must_be_approvable(
    meeting: Meeting, how: ApprovalRule, now: int, meetings: Iterable[Meeting]
) -> None:
    """Whether these minutes may be approved that way at this moment.

    Raises:
        Refused: ``minutes.approved``, ``minutes.not_yet``, ``minutes.content_phase`` while a later
            meeting works on its items, ``minutes.end_is_over``, ``minutes.no_admin``,
            ``minutes.objected``, ``minutes.no_window``, ``minutes.window_open``.
    """
    must_be_draft(meeting)
    later = [one for one in meetings if order(one) > order(meeting) and one.opened_at]
    for one in later:
        if one.state is MeetingState.IN_SESSION:
            raise Refused("minutes.content_phase", held_on=one.held_on)
    if how is ApprovalRule.AT_END and later:
        raise Refused("minutes.end_is_over", held_on=later[0].held_on)
    if how is ApprovalRule.NEXT_MEETING and not any(is_running(one) for one in later):
        raise Refused("minutes.no_admin", held_on=meeting.held_on)
    if how is ApprovalRule.WINDOW:
        _must_be_past_window(meeting, now)


def _must_be_past_window(meeting: Meeting, now: int) -> None:
    if meeting.minutes_objection:
        raise Refused("minutes.objected", held_on=meeting.held_on)
    if not meeting.window_until:
        raise Refused("minutes.no_window", held_on=meeting.held_on)
    if now < meeting.window_until:
        raise Refused("minutes.window_open", until=meeting.window_until)


def approved(meeting: Meeting, how: ApprovalRule, on: date, frozen: str) -> Meeting:
    """The meeting with its minutes approved, as they are spelled in ``frozen``."""
    return replace(
        meeting,
        state=MeetingState.MINUTES_APPROVED,
        approved_on=on,
        approved_how=how,
        window_until=0,
        minutes_json=frozen,
    )


def objected(meeting: Meeting, text: str, now: int) -> Meeting:
    """Draft minutes with a reason to talk about them; the 48 hours stop.

    Raises:
        Refused: ``minutes.approved``, ``minutes.not_yet``, ``minutes.no_reason``,
            ``minutes.window_over``.
    """
    must_be_draft(meeting)
    if not text.strip():
        raise Refused("minutes.no_reason")
    if meeting.window_until and now >= meeting.window_until:
        raise Refused("minutes.window_over", until=meeting.window_until)
    reasons = "\n".join(part for part in (meeting.minutes_objection, text.strip()) if part)
    return replace(meeting, minutes_objection=reasons, window_until=0)


def sent_again(meeting: Meeting, now: int, rule: ApprovalRule) -> Meeting:
    """Draft minutes put right: nobody's reason stands open, and the 48 hours begin anew.

    Raises:
        Refused: ``minutes.approved``, ``minutes.not_yet``, ``minutes.no_objection``.
    """
    must_be_draft(meeting)
    if not meeting.minutes_objection:
        raise Refused("minutes.no_objection", held_on=meeting.held_on)
    window = now + WINDOW_HOURS * _HOUR_MS if rule is ApprovalRule.WINDOW else 0
    return replace(meeting, minutes_objection="", window_until=window)


def published(meeting: Meeting, on: date) -> Meeting:
    """The minutes given beyond the circle, for good.

    Raises:
        Refused: ``minutes.published``, ``minutes.not_approved``.
    """
    if meeting.state is MeetingState.PUBLISHED:
        raise Refused("minutes.published", held_on=meeting.held_on)
    if meeting.state is not MeetingState.MINUTES_APPROVED:
        raise Refused("minutes.not_approved", held_on=meeting.held_on)
    return replace(meeting, state=MeetingState.PUBLISHED, published_on=on)


def reopened(meeting: Meeting, meetings: Iterable[Meeting]) -> Meeting:
    """The last approved minutes as a draft again, as long as nobody outside has them.

    Raises:
        Refused: ``minutes.published``, ``minutes.not_approved``, ``minutes.not_the_last``,
            ``minutes.built_on`` once a later meeting that noted them as approved works on its
            items.
    """
    if meeting.state is MeetingState.PUBLISHED:
        raise Refused("minutes.published", held_on=meeting.held_on)
    if meeting.state is not MeetingState.MINUTES_APPROVED:
        raise Refused("minutes.not_approved", held_on=meeting.held_on)
    for other in meetings:
        if order(other) <= order(meeting):
            continue
        if other.state in FROZEN:
            raise Refused("minutes.not_the_last", held_on=other.held_on)
        if other.state in BUILT_ON and other.previous_minutes in SAID_APPROVED:
            raise Refused("minutes.built_on", held_on=other.held_on)
    return replace(
        meeting,
        state=MeetingState.MINUTES_DRAFT,
        approved_on=None,
        approved_how=None,
        minutes_json="",
    )


def must_be_correctable(meeting: Meeting) -> None:
    """A correction stands beside approved minutes; a draft is changed itself.

    Raises:
        Refused: ``minutes.not_approved``.
    """
    if meeting.state not in FROZEN:
        raise Refused("minutes.not_approved", held_on=meeting.held_on)
