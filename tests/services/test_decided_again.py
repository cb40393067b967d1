"""A decision in words that has a term: asked for, decided again, and quiet then."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.i18n import agenda_reasons
from tests.helpers import FakeClock, founded_circle

TODAY = date(2026, 11, 24)
NEXT = TODAY + timedelta(days=7)


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[OpenCircle]:
    made = open_circle(founded_circle(tmp_path / "circle.sofacircle"), FakeClock(TODAY))
    made.desk.people.add("Mira", joined_on=date(2026, 1, 1))
    yield made
    made.close()


def rest(circle: OpenCircle, title: str = "Rest in August", ends: date | None = NEXT) -> str:
    return circle.desk.decisions.record(title, "No meetings in August.", term_end=ends)


def asked(circle: OpenCircle, meeting: str) -> list[str]:
    """What the composer and Today say about decisions."""
    agenda = circle.desk.composing.compose(meeting)
    needs = circle.desk.queries.agenda_snapshot(TODAY, NEXT)
    assert len(needs.decisions) == len(circle.desk.queries.decisions())
    return [each.key for each in agenda.items if each.code == "decision.due"]


def test_it_is_proposed_and_quiet_once_recorded_again(circle: OpenCircle) -> None:
    meeting = circle.desk.meetings.plan(NEXT)
    decision = rest(circle)
    assert asked(circle, meeting) == [f"decision.due:{decision}"]
    (item,) = [
        each for each in circle.desk.composing.compose(meeting).items if each.code == "decision.due"
    ]
    assert agenda_reasons.title(item) == "Decide again on “Rest in August”"
    assert agenda_reasons.reason(item) == (
        "It was decided 24 November 2026 and its term ends 1 December 2026. "
        "Does it go on, for how long?"
    )
    rest(circle, "rest in August ", TODAY + timedelta(days=400))
    assert asked(circle, meeting) == []
    circle.file.undo()
    assert asked(circle, meeting) == [f"decision.due:{decision}"]


@pytest.mark.parametrize("decides", [True, False])
def test_what_the_meeting_decides_on_it_counts_whatever_it_is_called(
    circle: OpenCircle, decides: bool
) -> None:
    desk = circle.desk
    meeting = desk.meetings.plan(TODAY)
    key = f"decision.due:{rest(circle)}"
    desk.composing.take(meeting, [key], words=agenda_reasons)
    (item,) = desk.queries.agenda(meeting)
    assert (item.subject_type, item.title) == ("decision", "Decide again on “Rest in August”")
    desk.meetings.open(meeting)
    desk.meetings.previous_minutes(meeting, "none")
    desk.meetings.consent_agenda(meeting)
    desk.meetings.begin_item(item.id)
    if decides:
        desk.decisions.record("Half of August", "Two weeks.", agenda_item_id=item.id)
    desk.meetings.end_item(item.id, reached="explore")
    desk.meetings.close(meeting)
    later = desk.meetings.plan(NEXT)
    assert asked(circle, later) == ([] if decides else [key])


def test_what_changed_something_has_its_own_review(circle: OpenCircle) -> None:
    desk = circle.desk
    meeting = desk.meetings.plan(NEXT)
    desk.decisions.record("Prices", "Three.", target="policy", term_end=NEXT)
    assert asked(circle, meeting) == []
    assert rest(circle, ends=None)
    assert asked(circle, meeting) == []
