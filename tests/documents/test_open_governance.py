"""What a circle agreed, minuted and promised, in the calendar and on the page of Markdown."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.documents.open_forms.calendar import calendar
from sofa_desktop.documents.open_forms.markdown import page
from sofa_desktop.documents.open_forms.whole import Whole, whole
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.minutes_payload import every_payload
from tests.helpers import FakeClock, founded_circle

TODAY = date(2026, 11, 24)
SAVED = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
SPRING = date(2026, 3, 1)


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[OpenCircle]:
    made = open_circle(founded_circle(tmp_path / "c.sofacircle"), FakeClock(TODAY), locked=False)
    yield made
    made.close()


@pytest.fixture
def desk(circle: OpenCircle) -> Desk:
    """A member, a policy, a promise, a topic, and a meeting to come in Madrid."""
    desk = circle.desk
    mira = desk.people.add("Mira", joined_on=SPRING)
    desk.circle.change(time_zone="Europe/Madrid")
    desk.policies.adopt(
        "Travel", "By train.\n# and on time", term_end=date(2027, 3, 1), decided_on=SPRING
    )
    desk.action_items.add("Send *the* minutes", owner_id=mira, due_on=date(2026, 11, 30))
    desk.backlog.note("A podcast")
    desk.roles.add("Webmaster", review_on=date(2027, 1, 15))
    desk.surroundings.add("Crew", kind="helping", ends_on=date(2027, 6, 30))
    desk.meetings.plan(date(2026, 12, 3), starts_at="19:00", room="Room | 2")
    return desk


def told(circle: OpenCircle) -> Whole:
    with circle.file.look() as work:
        return whole(work, ledger=False, minutes=every_payload(circle.desk.queries))


def by_title(circle: OpenCircle) -> dict[str, Any]:
    made = Calendar.from_ical(calendar(told(circle), SAVED))
    return {str(event["summary"]): event for event in made.walk("VEVENT")}


def test_the_calendar_has_meetings_reviews_promises_and_ends(
    circle: OpenCircle, desk: Desk
) -> None:
    events = by_title(circle)
    assert events["Policy review: Travel"]["dtstart"].dt == date(2027, 3, 1)
    assert events["Role review: Webmaster"]["dtstart"].dt == date(2027, 1, 15)
    assert events["Helping circle ends: Crew"]["dtstart"].dt == date(2027, 6, 30)
    assert events["Due: Send *the* minutes (Mira)"]["dtstart"].dt == date(2026, 11, 30)
    meeting = events["Inner Content: Meeting"]
    assert meeting["dtstart"].dt.astimezone(UTC) == datetime(2026, 12, 3, 18, tzinfo=UTC)
    assert str(meeting["uid"]) == f"meeting-{desk.queries.meetings()[0].id}@sofa-desktop"


def test_what_is_done_or_retired_leaves_the_calendar(circle: OpenCircle, desk: Desk) -> None:
    desk.action_items.done([row.id for row in desk.queries.action_items()])
    desk.policies.retire(desk.queries.policies(TODAY)[0].id, "We walk.", on=TODAY)
    events = by_title(circle)
    assert not any(title.startswith(("Due", "Policy")) for title in events)


def test_the_same_file_gives_the_same_calendar(circle: OpenCircle, desk: Desk) -> None:
    assert desk.queries.meetings()
    assert calendar(told(circle), SAVED) == calendar(told(circle), SAVED)


def test_the_page_has_policies_promises_topics_and_decisions(
    circle: OpenCircle, desk: Desk
) -> None:
    desk.decisions.record(
        "Name", "We are called Inner Content.", on=date(2026, 10, 1), term_end=date(2027, 10, 1)
    )
    said = page(told(circle), TODAY)
    assert "## Policies\n\n### Travel (Guideline)\n\n> By train.  \n> \\# and on time" in said
    assert "- **Review by:** 1 March 2027" in said
    assert "| Send \\*the\\* minutes | Mira | 30 Nov 2026 |" in said
    assert "| A podcast | Active |" in said
    assert "### Name (1 October 2026)\n\n> We are called Inner Content.\n\nUntil 1 Oct" in said
    assert not re.search(r"\d{4}-\d\d-\d\d", said), "a day as no person writes it"
    assert "## Minutes" not in said


def test_the_page_has_the_minutes_of_meetings_that_are_over(circle: OpenCircle, desk: Desk) -> None:
    meeting = desk.queries.meetings()[0].id
    item = desk.meetings.add_item(meeting, "Prices | tickets", minutes=10)
    desk.meetings.open(meeting)
    desk.meetings.previous_minutes(meeting, "none")
    desk.meetings.consent_agenda(meeting)
    desk.meetings.begin_item(item)
    desk.meetings.note(item, "Three tiers.")
    desk.meetings.end_item(item)
    desk.meetings.close(meeting)
    said = page(told(circle), TODAY)
    assert "## Minutes\n\n### Meeting on Thursday 3 December 2026 (draft)" in said
    assert "1\\. Prices \\| tickets" in said
    assert "Three tiers." in said
    assert "- **Present:** Mira" in said


def test_a_circle_that_has_none_of_it_has_no_empty_sections(circle: OpenCircle) -> None:
    said = page(told(circle), TODAY)
    for title in ("Policies", "Decisions", "Minutes", "Backlog", "Open actions"):
        assert f"## {title}" not in said
