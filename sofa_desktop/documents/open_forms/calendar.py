"""The circle's dates as iCalendar: meetings, ends of terms, reviews, editions, what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from sofa_desktop.charts.picture import one_line
from sofa_desktop.documents.open_forms.governance import in_force
from sofa_desktop.documents.open_forms.whole import Whole
from sofa_desktop.documents.papers.invitation import name_zones, timed_event
from sofa_desktop.domain.backlog import ActionState
from sofa_desktop.domain.meeting import Meeting
from sofa_desktop.domain.periods import add_days
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t

_MAKER = "-//Sociocracy For All//SoFA Desktop//EN"


@dataclass(frozen=True, slots=True)
class _Day:
    """Something that happens on one day, or on several in a row."""

    uid: str
    first: date
    last: date
    title: str
    more: str = ""


def calendar(whole: Whole, saved: datetime) -> bytes:
    """The calendar; ``saved``, when the file was last changed, stamps every date in it.

    The same records and moment give the same bytes, and a date keeps its identity: a calendar that
    reads the file again moves it rather than showing it twice.
    """
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", one_line(whole.circle.name))
    stamp = saved.astimezone(UTC).replace(microsecond=0)
    for day in sorted(_days(whole), key=lambda each: (each.first, each.uid)):
        made.add_component(_event(day, stamp))
    planned = sorted(whole.meetings, key=lambda each: (each.held_on, each.id))
    for meeting in planned:
        made.add_component(_meeting(whole, meeting, stamp))
    if planned:
        name_zones(made, planned[0].held_on, planned[-1].held_on)
    return bytes(made.to_ical())


def _event(day: _Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@sofa-desktop")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.first)
    event.add("dtend", add_days(day.last, 1))
    event.add("summary", one_line(day.title))
    if day.more:
        event.add("description", one_line(day.more))
    event.add("transp", "TRANSPARENT")
    return event


def _meeting(whole: Whole, meeting: Meeting, stamp: datetime) -> Event:
    """A meeting at its hour in its zone, with the identity its invitation has too."""
    told = {
        "on": meeting.held_on.isoformat(),
        "starts_at": meeting.starts_at,
        "zone": meeting.time_zone or whole.circle.time_zone,
        "minutes": meeting.minutes,
        "room": meeting.room,
    }
    event = timed_event(f"meeting-{meeting.id}", told, stamp)
    name = meeting.title.strip() or t("calendar", "Meeting")
    event.add("summary", one_line(f"{whole.circle.name}: {name}"))
    return event


def _days(whole: Whole) -> Iterator[_Day]:
    yield from _terms(whole)
    yield from _reviews(whole)
    yield from _actions(whole)
    yield from _editions(whole)
    yield from _statements(whole)
    for version in whole.agreements:
        if version.review_on is not None:
            title = t("calendar", "Review the agreement with SoFA")
            more = t("calendar", "Version {n}", n=version.version)
            yield _Day(f"review-{version.id}", version.review_on, version.review_on, title, more)


def _terms(whole: Whole) -> Iterator[_Day]:
    roles = {each.id: each.name for each in whole.roles}
    members = {each.id: each.name for each in whole.members}
    for term in whole.terms:
        title = t(
            "calendar",
            "Term ends: {role} ({holder})",
            role=roles[term.role_id],
            holder=members[term.member_id],
        )
        yield _Day(f"term-{term.id}", term.last_day, term.last_day, title)


def _reviews(whole: Whole) -> Iterator[_Day]:
    """Days by which policies and roles are looked at, and on which helping circles end."""
    for policy in whole.policies:
        version = in_force(whole, policy)
        if version is not None:
            title = t("calendar", "Policy review: {title}", title=policy.title)
            yield _Day(f"policy-{policy.id}", version.term_end, version.term_end, title)
    for role in whole.roles:
        if role.review_on is not None:
            title = t("calendar", "Role review: {role}", role=role.name)
            yield _Day(f"role-review-{role.id}", role.review_on, role.review_on, title)
    for other in whole.related:
        if other.ends_on is not None:
            title = t("calendar", "Helping circle ends: {circle}", circle=other.name)
            yield _Day(f"helping-{other.id}", other.ends_on, other.ends_on, title)


def _actions(whole: Whole) -> Iterator[_Day]:
    """Days by which what was promised is due."""
    names = {each.id: each.name for each in whole.members}
    for action in whole.action_items:
        if action.due_on is None or action.state is not ActionState.OPEN:
            continue
        title = t("calendar", "Due: {what}", what=action.what)
        if action.owner_id in names:
            title = t("calendar", "Due: {what} ({owner})", what=action.what,
                      owner=names[action.owner_id])  # fmt: skip
        yield _Day(f"action-{action.id}", action.due_on, action.due_on, title, action.note)


def _editions(whole: Whole) -> Iterator[_Day]:
    items = {each.id: each.title for each in whole.items}
    for edition in whole.editions:
        title = f"{items[edition.item_id]}: {edition.name}"
        yield _Day(f"edition-{edition.id}", edition.starts_on, edition.ends_on, title, edition.note)


def _statements(whole: Whole) -> Iterator[_Day]:
    """Days by which statements that are not paid yet are to be paid."""
    for statement in whole.statements:
        if statement.pay_minor == 0 or statement.paid_on is not None:
            continue
        payer = whole.circle.name if statement.pay_minor > 0 else whole.circle.sofa_name
        title = t(
            "calendar",
            "{payer} pays statement {number}: {money}",
            payer=payer,
            number=statement.number,
            money=formats.money(abs(statement.pay_minor), statement.currency),
        )
        yield _Day(f"statement-{statement.id}", statement.pay_by, statement.pay_by, title)
