"""What the end of a meeting does to the backlog, and to the plan of the next one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sofa_desktop.domain import backlog as topics
from sofa_desktop.domain.agenda.timing import KINDS, rule_of
from sofa_desktop.domain.backlog import BacklogItem, Source
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import AgendaItem, ItemState, Meeting
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.services.ports import UnitOfWork


def holder(work: UnitOfWork, kind: RoleKind, on: date) -> Id | None:
    """Who holds a circle role on a day."""
    roles = {role.id for role in work.roles.all() if role.kind is kind}
    holders = (term for term in work.terms.all() if term.role_id in roles and term.holds_on(on))
    return next((term.member_id for term in holders), None)


def finish_topic(work: UnitOfWork, item: AgendaItem, on: date) -> None:
    """The topic of an item that was done is done too, or moves on to its next day."""
    topic = work.backlog.find(item.backlog_id) if item.backlog_id else None
    if topic is not None and topic.state not in topics.CLOSED:
        work.backlog.put(topics.finished(topic, on))


def minutes_approved(item: AgendaItem, earlier: Iterable[Meeting]) -> AgendaItem:
    """The item, done if it is about minutes that were approved in the first round already."""
    about = {f"minutes.approve:{one.id}" for one in earlier}
    if item.key not in about or item.state is not ItemState.PLANNED:
        return item
    return replace(item, state=ItemState.DONE, reached=item.outcome)


def carry(work: UnitOfWork, item: AgendaItem, on: date) -> None:
    """An unfinished item goes back to the backlog, as a topic of its own if it had none.

    What a rule of the composer brought needs none: it is proposed again while it is so.
    """
    topic = work.backlog.find(item.backlog_id) if item.backlog_id else None
    if topic is not None:
        work.backlog.put(topics.carried_over(topic))
        work.agenda_items.put(replace(item, state=ItemState.CARRIED, begun_at=0))
        return
    if rule_of(item.key) in KINDS:
        work.agenda_items.put(replace(item, state=ItemState.CARRIED, begun_at=0))
        return
    made = BacklogItem(
        id=work.new_id(), title=item.title, outcome=item.outcome, source=Source.MEETING,
        minutes=item.minutes, subject_type=item.subject_type, subject_id=item.subject_id,
        noted_on=on, carried=1,
    )  # fmt: skip
    work.backlog.add(made)
    work.agenda_items.put(replace(item, state=ItemState.CARRIED, begun_at=0, backlog_id=made.id))


def plan_next(work: UnitOfWork, meeting: Meeting) -> None:
    """Plan the next meeting where its day was said and none is planned on it."""
    on = meeting.next_on
    if on is None or any(one.held_on == on for one in work.meetings.all()):
        return
    following = Meeting(
        id=work.new_id(), held_on=on, starts_at=meeting.next_at or meeting.starts_at,
        time_zone=meeting.time_zone, minutes=meeting.minutes, room=meeting.room,
        facilitator_id=holder(work, RoleKind.FACILITATOR, on),
        secretary_id=holder(work, RoleKind.SECRETARY, on),
    )  # fmt: skip
    work.meetings.add(following)
