"""What nobody means, typed all the same: a sentence or a plain result, never a crash."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.app.exports import FileExports
from sofa_desktop.app.paper import PdfPaper
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import Period, add_days, add_months
from sofa_desktop.domain.policy import PolicyState
from sofa_desktop.domain.policy_rules import state_on
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.services.papers.agenda import agenda_payload
from sofa_desktop.store.health import check
from sofa_desktop.ui.meeting_room.state import read
from sofa_desktop.ui.pages.circle import member_words
from tests.helpers import FakeClock, sample_circle

FOR_EVER, LONG_AGO = date(9999, 12, 31), date(1, 1, 1)
TODAY = date(2026, 11, 24)
ODD = (
    "x" * 10_000, "a\x00b", "\x00", "\u202eabc\u202c", "👩\u200d👩\u200d👧\u200d👦 Zoë", "\u200b",
    "a\nb\tc\x07\x1b[31m", "'; DROP TABLE meeting;--", "\ufeff", "{0} {name} %s", "<b>&amp;", " ",
)  # fmt: skip


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[OpenCircle]:
    """The sample circle."""
    path = sample_circle(tmp_path / "circle.sofacircle", TODAY)
    with closing(open_circle(path, FakeClock(TODAY))) as opened:
        yield opened
        assert check(opened.file).findings == ()


def member_of(circle: OpenCircle) -> Id:
    return Id(circle.desk.queries.members(TODAY)[0].id)


def said_of(act: Callable[[], object]) -> str:
    """The sentence with which it is refused; empty where it is done."""
    try:
        act()
    except Refused as no:
        return sentence(no)
    return ""


def test_the_calendar_ends_and_nothing_breaks_on_it() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(FOR_EVER, 12) == FOR_EVER
    assert add_months(LONG_AGO, -1) == LONG_AGO
    assert (add_days(FOR_EVER, 1), add_days(LONG_AGO, -1)) == (FOR_EVER, LONG_AGO)
    assert add_days(date(2026, 2, 28), 1) == date(2026, 3, 1)
    with pytest.raises(Refused):
        Period.parse("9999-12")


def test_a_policy_from_the_first_days_of_the_calendar_is_overdue_and_in_force() -> None:
    assert state_on(TODAY, date(1, 1, 15), 60) is PolicyState.OVERDUE
    assert state_on(date(1, 1, 10), date(1, 1, 15), 60) is PolicyState.DUE


def test_a_role_held_for_ever_can_be_looked_at_and_selected_for(circle: OpenCircle) -> None:
    roles = circle.desk.roles
    role = roles.add("Archivist", kind="operational")
    roles.fill(role, member_of(circle), ends_on=FOR_EVER)
    for act in (circle.desk.selections.begin, lambda key: roles.fill(key, member_of(circle))):
        with pytest.raises(Refused) as no:
            act(role)
        assert "Nothing was changed." in sentence(no.value)


@pytest.mark.parametrize("months", [1, 60])
def test_a_topic_that_comes_again_at_the_end_of_the_calendar(
    circle: OpenCircle, months: int
) -> None:
    backlog = circle.desk.backlog
    topic = backlog.note("For ever", every_months=months, review_on=FOR_EVER)
    assert backlog.skip_once(topic) == FOR_EVER
    backlog.done([topic])
    ancient = backlog.note("Since ever", every_months=months, review_on=LONG_AGO)
    following = backlog.skip_once(ancient)
    assert TODAY < following <= add_months(TODAY, months)


@pytest.mark.parametrize("day", [LONG_AGO, date(2024, 2, 29), FOR_EVER])
def test_a_meeting_on_any_day_of_the_calendar_has_its_agenda(circle: OpenCircle, day: date) -> None:
    desk = circle.desk
    desk.circle.change(time_zone="America/Los_Angeles")
    desk.people.change(member_of(circle), time_zone="Pacific/Kiritimati")
    meeting = desk.meetings.plan(day, starts_at="23:30")
    desk.meetings.add_item(meeting, "Prices")
    desk.composing.compose(meeting)
    assert agenda_payload(desk.queries, meeting, TODAY)["meeting"]["on"] == day.isoformat()


@pytest.mark.parametrize("effect", ["[" * 100_000, '{"a": 1}{"b": 2}', "null", '["retire"]'])
def test_an_effect_that_is_none_is_refused(circle: OpenCircle, effect: str) -> None:
    with pytest.raises(Refused) as no:
        circle.desk.proposals.open("Prices", text="45 EUR", effect=effect)
    assert no.value.code == "proposal.bad_effect"


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd[:12]))
def test_odd_words_are_kept_found_or_refused(circle: OpenCircle, odd: str) -> None:
    desk = circle.desk
    meeting = desk.meetings.plan(TODAY + timedelta(days=9), title=odd, room=odd)
    for act in (
        lambda: desk.backlog.note(odd, note=odd),
        lambda: desk.people.add(odd),
        lambda: desk.action_items.add(odd),
        lambda: desk.meetings.add_item(meeting, odd, documents=odd),
        lambda: desk.meetings.add_guest(meeting, odd),
        lambda: desk.policies.adopt(odd, odd),
        lambda: desk.roles.add(odd, kind="operational"),
        lambda: desk.decisions.record(odd, odd),
        lambda: desk.proposals.open(odd, text=odd, needs=odd),
    ):
        said = said_of(act)
        assert not said or "Nothing was changed." in said
    desk.search(odd)
    desk.queries.similar_topics(odd)
    desk.composing.compose(meeting)


def test_a_zone_this_computer_does_not_know_holds_no_meeting_up(
    circle: OpenCircle, tmp_path: Path
) -> None:
    desk, gone = circle.desk, "America/Nowhere"
    meeting = desk.meetings.plan(TODAY, starts_at="19:00")
    item = desk.meetings.add_item(meeting, "Prices")
    with circle.file.act("meeting.change") as work:
        work.meetings.put(replace(work.meetings.get(meeting), time_zone=gone))
    with pytest.raises(Refused) as no:
        desk.meetings.change(meeting, time_zone="Mars/Olympus")
    assert no.value.code == "zone.unknown"
    desk.meetings.change(meeting, room="Garden")
    for form in ("pdf", "ics", "md"):
        PdfPaper().document(
            "agenda", agenda_payload(desk.queries, meeting, TODAY), tmp_path / f"agenda.{form}"
        )
    assert "DTSTART:20261124T190000\r\n" in (tmp_path / "agenda.ics").read_bytes().decode()
    desk.meetings.open(meeting)
    desk.meetings.previous_minutes(meeting, "approved")
    desk.meetings.consent_agenda(meeting)
    desk.meetings.begin_item(item)
    state = read(desk.queries, meeting)
    assert state is not None
    assert (state.zone, state.ends_at() > 0) == ("Europe/Berlin", True)
    desk.meetings.close(meeting)
    desk.minutes.approve(meeting, how="at_end")
    assert desk.minutes.payload(meeting)["meeting"]["zone"] == gone
    assert member_words.local_time(gone, desk.clock.now()) == ""


@pytest.mark.parametrize("day", [LONG_AGO, date(2026, 10, 25), FOR_EVER])
@pytest.mark.parametrize("at", ["", "02:30", "23:59"])
def test_the_papers_of_a_meeting_on_any_day(
    circle: OpenCircle, day: date, at: str, tmp_path: Path
) -> None:
    desk = circle.desk
    meeting = desk.meetings.plan(day, starts_at=at)
    desk.meetings.add_item(meeting, "Prices", minutes=60)
    payload = agenda_payload(desk.queries, meeting, TODAY)
    for form in ("pdf", "ics", "md", "txt"):
        PdfPaper().document("agenda", payload, tmp_path / f"agenda.{form}")
    FileExports(circle.file, desk.queries, desk.clock).write("ics", tmp_path / "circle.ics")
    assert (tmp_path / "agenda.pdf").read_bytes().startswith(b"%PDF-")
    for name in ("agenda.ics", "agenda.md", "agenda.txt"):
        assert "Prices" in (tmp_path / name).read_text(encoding="utf-8"), name
    assert f"UID:meeting-{meeting}@" in (tmp_path / "circle.ics").read_text(encoding="utf-8")
