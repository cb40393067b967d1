"""Whatever is done to meetings, in any order: no step is skipped, and approved minutes stand."""

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import ItemState, Meeting, MeetingState, MinutesStatus, Segment
from sofa_desktop.domain.meeting_rules import CLOSED, CONTENT, FROZEN, is_running
from sofa_desktop.i18n.refusals import SENTENCES
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.store.circle_file import SqlCircleFile
from tests.helpers import FakeClock, examples, founded_circle
from tests.services.meeting_case import DAY, MeetingCase, contents

PICK = st.integers(0, 5)
ANY_RULE = st.sampled_from(["at_end", "window", "next_meeting"])
STATUS = st.sampled_from([str(one) for one in MinutesStatus])
SEGMENT = st.sampled_from([str(one) for one in Segment])
ORDER = list(MeetingState)


class MeetingMachine(RuleBasedStateMachine):
    """A few meetings pulled about by somebody who knows no rules."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FakeClock(DAY)
        path = founded_circle(self.folder / "circle.sofacircle")
        self.file = SqlCircleFile(path, self.clock)
        self.case = MeetingCase(self.file, self.clock)
        self.begun = self.file.next_undo()
        self.frozen: dict[str, str] = {}
        for nth in range(2):
            meeting = self.case.meetings.plan(DAY + timedelta(days=14 * nth))
            topic = self.case.topic(f"Topic {nth}", every_months=nth)
            self.case.meetings.add_item(meeting, f"Topic {nth}", backlog_id=topic)
            self.case.meetings.add_item(meeting, f"Other {nth}")
        self.planned = self.file.next_undo()

    def teardown(self) -> None:
        self.file.close()
        shutil.rmtree(self.folder)

    def meeting(self, nth: int) -> str:
        with self.file.look() as work:
            meetings = work.meetings.all()
        return meetings[nth % len(meetings)].id if meetings else "0" * 32

    def item(self, nth: int) -> str:
        with self.file.look() as work:
            items = work.agenda_items.all()
        return items[nth % len(items)].id if items else "0" * 32

    def attempt(self, act: Callable[[], object]) -> None:
        """Try something; a no has its sentence and changes nothing."""
        before = contents(self.file.path)
        refused = ""
        try:
            act()
        except Refused as no:
            refused = no.code
        if refused:
            assert refused in SENTENCES
            assert contents(self.file.path) == before

    def next_steps(self, meeting: str) -> list[Callable[[], object]]:
        """What somebody who knows the rules would do next."""
        case, row = self.case, self.case.row(meeting)
        if row.state == "minutes_draft":
            return [lambda: case.minutes.approve(meeting, how="at_end")]
        if row.closed_at:
            return []
        if not row.opened_at:
            return [lambda: case.meetings.open(meeting)]
        said = "approved" if case.ask.last_meeting(row.held_on) else "none"
        to_say = [lambda: case.meetings.previous_minutes(meeting, said)]
        if row.state == "planned":
            return [*to_say, lambda: case.meetings.consent_agenda(meeting)]
        items = case.ask.agenda(meeting)
        open_ones = [item.id for item in items if item.state == "open"]
        to_come = [item.id for item in items if item.state == "planned"]
        if open_ones:
            return [lambda: case.meetings.end_item(open_ones[0])]
        if to_come:
            return [*to_say, lambda: case.meetings.begin_item(to_come[0])]
        return [lambda: case.meetings.close(meeting)]

    @initialize(first=st.integers(0, 12), second=st.integers(0, 12))
    def far_on_the_way(self, first: int, second: int) -> None:
        self.walk(0, first)
        self.walk(1, second)
        self.planned = self.file.next_undo()

    @rule(nth=st.integers(0, 1), times=st.integers(1, 8))
    def go_on(self, nth: int, times: int) -> None:
        self.walk(nth, times)

    def walk(self, nth: int, times: int) -> None:
        meeting = self.meeting(nth)
        for _ in range(times):
            self.case.later(minutes=3)
            for step in self.next_steps(meeting) if self.case.ask.meeting(meeting) else ():
                self.attempt(step)

    @rule(nth=PICK, minutes=st.integers(0, 300))
    def open_it(self, nth: int, minutes: int) -> None:
        self.case.later(minutes=minutes)
        self.attempt(lambda: self.case.meetings.open(self.meeting(nth)))

    @rule(nth=PICK, status=STATUS)
    def say_of_the_last_minutes(self, nth: int, status: str) -> None:
        meetings = self.case.meetings
        self.attempt(
            lambda: meetings.previous_minutes(self.meeting(nth), status, correction="It was so.")
        )

    @rule(nth=PICK)
    def consent(self, nth: int) -> None:
        self.attempt(lambda: self.case.meetings.consent_agenda(self.meeting(nth)))

    @rule(nth=PICK, segment=SEGMENT)
    def go(self, nth: int, segment: str) -> None:
        self.attempt(lambda: self.case.meetings.go(self.meeting(nth), segment))

    @rule(nth=PICK)
    def begin(self, nth: int) -> None:
        self.attempt(lambda: self.case.meetings.begin_item(self.item(nth)))

    @rule(nth=PICK, minutes=st.integers(0, 90))
    def pause(self, nth: int, minutes: int) -> None:
        self.case.later(minutes=minutes)
        self.attempt(lambda: self.case.meetings.pause_item(self.item(nth)))

    @rule(nth=PICK, carried=st.booleans(), minutes=st.integers(0, 90))
    def end(self, nth: int, carried: bool, minutes: int) -> None:
        self.case.later(minutes=minutes)
        self.attempt(lambda: self.case.meetings.end_item(self.item(nth), carried=carried))

    @rule(nth=PICK, to=st.none() | PICK, carried=st.booleans(), minutes=st.integers(0, 90))
    def move_on(self, nth: int, to: int | None, carried: bool, minutes: int) -> None:
        self.case.later(minutes=minutes)
        item = None if to is None else self.item(to)
        meetings = self.case.meetings
        self.attempt(lambda: meetings.move_on(self.meeting(nth), item, carried=carried))

    @rule(nth=PICK, text=st.sampled_from(["a", "b", ""]))
    def note(self, nth: int, text: str) -> None:
        self.attempt(lambda: self.case.meetings.note(self.item(nth), text))

    @rule(nth=PICK, consented=st.booleans(), place=st.none() | PICK)
    def add(self, nth: int, consented: bool, place: int | None) -> None:
        meetings = self.case.meetings
        self.attempt(
            lambda: meetings.add_item(self.meeting(nth), "New", consented=consented, place=place)
        )

    @rule(nth=PICK, consented=st.booleans())
    def take_off(self, nth: int, consented: bool) -> None:
        meetings = self.case.meetings
        self.attempt(lambda: meetings.remove_item(self.item(nth), consented=consented))

    @rule(nth=PICK, place=PICK, consented=st.booleans())
    def move(self, nth: int, place: int, consented: bool) -> None:
        meetings = self.case.meetings
        self.attempt(lambda: meetings.move_item(self.item(nth), place, consented=consented))

    @rule(nth=PICK, weeks=st.integers(0, 3))
    def say_the_next_day(self, nth: int, weeks: int) -> None:
        on = DAY + timedelta(weeks=weeks + 1)
        self.attempt(lambda: self.case.meetings.change(self.meeting(nth), next_on=on))

    @rule(nth=PICK)
    def close(self, nth: int) -> None:
        self.attempt(lambda: self.case.meetings.close(self.meeting(nth)))

    @rule(nth=PICK)
    def remove(self, nth: int) -> None:
        if len(self.case.ask.meetings()) > 2:
            self.attempt(lambda: self.case.meetings.remove(self.meeting(nth)))

    @rule(how=ANY_RULE)
    def another_rule(self, how: str) -> None:
        self.case.rule(how)

    @rule(nth=PICK, how=ANY_RULE, hours=st.integers(0, 60))
    def approve(self, nth: int, how: str, hours: int) -> None:
        self.case.later(hours=hours)
        self.attempt(lambda: self.case.minutes.approve(self.meeting(nth), how=how))

    @rule(nth=PICK)
    def object(self, nth: int) -> None:
        self.attempt(lambda: self.case.minutes.object(self.meeting(nth), "Not so."))

    @rule(nth=PICK)
    def reopen(self, nth: int) -> None:
        self.attempt(lambda: self.case.minutes.reopen(self.meeting(nth)))

    @rule(nth=PICK)
    def publish(self, nth: int) -> None:
        self.attempt(lambda: self.case.minutes.publish(self.meeting(nth)))

    @rule()
    def undo(self) -> None:
        last = self.file.next_undo()
        if last is not None and self.planned is not None and last.seq > self.planned.seq:
            self.attempt(self.file.undo)

    @rule()
    def redo(self) -> None:
        with suppress(Refused):
            self.file.redo()

    @invariant()
    def nothing_begins_before_consent_and_the_last_minutes(self) -> None:
        with self.file.look() as work:
            for meeting in work.meetings.all():
                worked = [
                    item
                    for item in work.agenda_items.all()
                    if item.meeting_id == meeting.id
                    and (item.state is ItemState.OPEN or item.used_seconds or item.begun_at)
                ]
                if worked:
                    assert meeting.state in CONTENT | CLOSED
                    assert meeting.previous_minutes is not MinutesStatus.OPEN
                    assert meeting.opened_at

    @invariant()
    def time_runs_in_one_place_at_most(self) -> None:
        with self.file.look() as work:
            running = [item for item in work.agenda_items.all() if item.begun_at]
            open_ones = [meeting for meeting in work.meetings.all() if is_running(meeting)]
            assert len(open_ones) <= 1
            assert len(running) <= 1
            for item in running:
                assert item.meeting_id == open_ones[0].id

    @invariant()
    def a_closed_meeting_leaves_nothing_hanging(self) -> None:
        with self.file.look() as work:
            for meeting in work.meetings.all():
                if meeting.state in CLOSED:
                    assert meeting.closed_at >= meeting.opened_at > 0
                    _nothing_hangs(work, meeting.id)
                else:
                    assert meeting.closed_at == 0
                    assert not meeting.minutes_json

    @invariant()
    def approved_minutes_stand(self) -> None:
        with self.file.look() as work:
            now: dict[str, Meeting] = {
                one.id: one for one in work.meetings.all() if one.state in FROZEN
            }
        for key, meeting in now.items():
            assert json.loads(meeting.minutes_json)["state"] == "approved"
            assert meeting.approved_on is not None
            kept = self.frozen.setdefault(key, meeting.minutes_json)
            assert meeting.minutes_json == kept
        for key in set(self.frozen) - set(now):
            del self.frozen[key]

    @invariant()
    def places_are_counted_from_nothing(self) -> None:
        with self.file.look() as work:
            for meeting in work.meetings.all():
                places = sorted(
                    item.place for item in work.agenda_items.all() if item.meeting_id == meeting.id
                )
                assert places == list(range(len(places)))


def _nothing_hangs(work: UnitOfWork, meeting_id: str) -> None:
    for item in work.agenda_items.all():
        if item.meeting_id == meeting_id:
            assert item.state in {ItemState.DONE, ItemState.CARRIED}
            assert item.begun_at == 0


TestMeetings = MeetingMachine.TestCase
TestMeetings.settings = settings(
    max_examples=examples(10, 300),
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
)
