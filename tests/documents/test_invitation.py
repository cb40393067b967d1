"""A meeting in the calendar: the right moment, one identity, and the agenda with it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from sofa_desktop.documents.papers.writing import text
from tests.documents import paper_samples as samples


def events(payload: dict[str, Any]) -> list[Any]:
    return list(Calendar.from_ical(text("agenda", payload, "ics")).walk("VEVENT"))


def meeting(**changes: object) -> dict[str, Any]:
    told = samples.agenda()["meeting"]
    return samples.agenda(meeting=told | changes)


def test_the_meeting_begins_at_its_hour_in_its_zone() -> None:
    (event,) = events(meeting())
    begin = event["dtstart"].dt
    assert event["dtstart"].params["TZID"] == "Europe/Madrid"
    assert begin.astimezone(UTC) == datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    assert event["duration"].dt == timedelta(minutes=90)


def test_summer_time_is_told_right_too() -> None:
    (event,) = events(meeting(on="2026-07-07"))
    assert event["dtstart"].dt.astimezone(UTC) == datetime(2026, 7, 7, 17, 0, tzinfo=UTC)


def test_the_file_brings_its_zone_along() -> None:
    made = Calendar.from_ical(text("agenda", meeting(), "ics"))
    assert [str(zone["tzid"]) for zone in made.walk("VTIMEZONE")] == ["Europe/Madrid"]


def test_a_moved_meeting_is_still_the_same_meeting() -> None:
    (before,) = events(meeting())
    (after,) = events(meeting(on="2026-12-01", starts_at="18:00"))
    assert before["uid"] == after["uid"]
    assert before["dtstart"].dt != after["dtstart"].dt


def test_the_agenda_is_in_the_description_line_by_line() -> None:
    (event,) = events(meeting())
    lines = str(event["description"]).splitlines()
    assert lines[0] == "19:00 Check-in round (5 min)"
    assert lines[3] == "19:10 1. Review: How we pay trainers (Decide, 10 min)"
    assert lines[-1].startswith("20:21 Check-out")


def test_the_next_meeting_comes_along_with_an_identity_of_its_own() -> None:
    following = {"id": "0192f0c0a0007000800000000000000b", "on": "2026-12-08", "at": "19:00"}
    first, second = events(samples.agenda(next=following))
    assert str(second["uid"]) == f"meeting-{following['id']}@sofa-desktop"
    assert second["dtstart"].dt.date() == date(2026, 12, 8)
    assert "description" in first
    assert "description" not in second


def test_a_next_meeting_that_is_only_said_has_an_identity_from_this_one() -> None:
    following = {"id": "", "on": "2026-12-08", "at": ""}
    _, second = events(samples.agenda(next=following))
    assert "-next@" in str(second["uid"])
    assert second["dtstart"].dt == date(2026, 12, 8)


def test_without_a_zone_the_hour_is_the_reader_s_own() -> None:
    (event,) = events(meeting(zone=""))
    assert event["dtstart"].dt == datetime(2026, 11, 24, 19, 0)  # noqa: DTZ001  (floating)


def test_without_an_hour_it_is_the_whole_day() -> None:
    (event,) = events(meeting(starts_at=""))
    assert event["dtstart"].dt == date(2026, 11, 24)
    assert event["dtend"].dt == date(2026, 11, 25)


def test_a_title_with_line_ends_makes_no_second_property() -> None:
    (event,) = events(meeting(title="Budget\nATTACH:http://example.org/x"))
    assert "attach" not in event
