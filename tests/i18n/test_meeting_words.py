"""Meetings and minutes in words: what was done, what is refused, what the codes mean."""

from datetime import UTC, date, datetime

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import (
    ItemState,
    MinutesStatus,
    Presence,
    Segment,
)
from sofa_desktop.i18n import actions, meeting_terms
from sofa_desktop.i18n.action_words import meetings
from sofa_desktop.i18n.refusals import meetings as refusals
from sofa_desktop.i18n.refusals import sentence

ON = {"held_on": "2026-11-24"}


@pytest.mark.parametrize(
    ("code", "facts", "name", "happened"),
    [
        ("meeting.plan", ON, "plan the meeting of 24 November 2026",
         "Meeting of 24 November 2026 planned"),
        ("meeting.change", {**ON, "fields": ["room"]},
         "change the meeting of 24 November 2026: room",
         "Meeting of 24 November 2026: room changed"),
        ("meeting.attend", {"name": "Jun", "presence": "excused"}, "note Jun: Excused",
         "Jun: Excused"),
        ("meeting.go", {"segment": "backlog"}, "go to Backlog", "Gone on to Backlog"),
        ("meeting.close", {**ON, "carried": 1}, "close the meeting of 24 November 2026",
         "Meeting of 24 November 2026 closed, one item went back to the backlog"),
        ("meeting.close", {**ON, "carried": 3}, "close the meeting of 24 November 2026",
         "Meeting of 24 November 2026 closed, 3 items went back to the backlog"),
        ("agenda.change", {"title": "Prices", "fields": ["minutes"]},
         "change the item “Prices”: minutes", "Item “Prices”: minutes changed"),
        ("item.next", {"title": "Prices"}, "go on to “Prices”", "Gone on to “Prices”"),
        ("item.next", {}, "go on to the backlog", "Gone on to the backlog"),
        ("item.note", {"title": "Prices"}, "change the notes on “Prices”",
         "Notes on “Prices” changed"),
        ("minutes.previous", {"status": "deferred"}, "minutes of last time: Deferred",
         "Minutes of last time: Deferred"),
        ("minutes.publish", ON, "publish the minutes of 24 November 2026",
         "Minutes of 24 November 2026 published"),
    ],
)  # fmt: skip
def test_an_action_is_told(code: str, facts: dict[str, object], name: str, happened: str) -> None:
    assert actions.name_of(code, facts) == name
    assert actions.happened_of(code, facts) == happened


@pytest.mark.parametrize("code", sorted(meetings.WORDS))
def test_an_old_action_without_facts_breaks_nothing(code: str) -> None:
    assert actions.name_of(code, {})
    assert actions.happened_of(code, {})


@pytest.mark.parametrize("code", sorted(refusals.SENTENCES))
def test_a_refusal_says_that_nothing_was_changed(code: str) -> None:
    told = sentence(
        Refused(code, held_on=date(2026, 11, 24), title="Prices", name="Jun", until=1_795_600_000)
    )
    assert "Nothing was changed." in told
    assert "!" not in told
    assert "{" not in told


def test_the_end_of_the_48_hours_is_named() -> None:
    until = datetime(2026, 11, 26, 18, 30, tzinfo=UTC).timestamp()
    here = datetime.fromtimestamp(until, UTC).astimezone()
    told = sentence(Refused("minutes.window_open", until=int(until * 1000)))
    assert f"{here:%H:%M}" in told
    assert "November" in told


def test_every_code_has_its_word() -> None:
    assert [meeting_terms.segment(one) for one in Segment] == [
        "Check-in", "ADMIN", "Consent to agenda", "Items", "Backlog", "Check-out",
    ]  # fmt: skip
    assert [meeting_terms.presence(one) for one in Presence] == ["Present", "Absent", "Excused"]
    assert len({meeting_terms.previous_minutes(one) for one in MinutesStatus}) == 5
    assert len({meeting_terms.item_state(one) for one in ItemState}) == 4
