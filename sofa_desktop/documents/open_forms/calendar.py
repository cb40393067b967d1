"""The circle's dates as iCalendar: ends of terms, editions, statements to pay, reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from sofa_desktop.charts.picture import one_line
from sofa_desktop.documents.open_forms.whole import Whole
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
    for day in sorted(_days(whole), key=lambda each: (each.first, each.uid)):
        made.add_component(_event(day, saved.astimezone(UTC).replace(microsecond=0)))
    return bytes(made.to_ical())


def _event(day: _Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@sofa-desktop")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.first)
    event.add("dtend", day.last + timedelta(days=1))
    event.add("summary", one_line(day.title))
    if day.more:
        event.add("description", one_line(day.more))
    event.add("transp", "TRANSPARENT")
    return event


def _days(whole: Whole) -> Iterator[_Day]:
    yield from _terms(whole)
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
