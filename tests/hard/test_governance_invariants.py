"""The invariants of governance, attacked through the use cases, undo, other clients and clocks.

Where each is held besides: one aim in force, one holder, leader is not delegate, end after start,
membership: ``test_circle_machine``. No proposal before the list, nominee last:
``test_selections_machine``. Adopted only if: ``test_consent_machine``. Items, minutes:
``test_meeting_machine`` and ``test_minutes_guards``. Overdue stays in force:
``test_policy_machine``. Here is what crosses them.
"""

import ast
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from tests.helpers import FakeClock, founded_circle, new_circle
from tests.services.meeting_case import DAY, MeetingCase

TERM_END = date(2027, 5, 1)
PACKAGE = Path(__file__).parents[2] / "sofa_desktop"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[MeetingCase]:
    clock = FakeClock(DAY)
    with new_circle(tmp_path, clock) as file:
        yield MeetingCase(file, clock)


class Held:
    """A meeting that decided, selected and promised; its minutes are approved."""

    def __init__(self, circle: OpenCircle) -> None:
        self.desk = desk = circle.desk
        self.file = circle.file
        people, roles, meetings = desk.people, desk.roles, desk.meetings
        joined = date(2026, 1, 5)
        self.mira, self.jun, self.salma = (
            people.add(name, joined_on=joined) for name in ("Mira", "Jun", "Salma")
        )
        self.facilitator = roles.add("Facilitator", kind="facilitator")
        roles.fill(self.facilitator, self.mira, starts_on=joined, ends_on=TERM_END)
        self.host = roles.add("Host", kind="operational")
        self.meeting = meetings.plan(DAY, starts_at="19:00")
        self.item = meetings.add_item(self.meeting, "Prices", outcome="decide")
        meetings.open(self.meeting)
        meetings.add_guest(self.meeting, "Ines")
        meetings.previous_minutes(self.meeting, "none")
        meetings.consent_agenda(self.meeting)
        meetings.begin_item(self.item)
        meetings.note(self.item, "Three tiers.")
        self.decision = desk.decisions.record(
            "Prices", "45 EUR", target="policy", term_end=TERM_END,
            meeting_id=self.meeting, agenda_item_id=self.item,
        )  # fmt: skip
        self.promise = desk.action_items.add(
            "Print it", owner_id=self.jun, meeting_id=self.meeting, agenda_item_id=self.item
        )
        self.topic = desk.backlog.note("Rooms", source="meeting")
        self.selection = desk.selections.begin(
            self.host, meeting_id=self.meeting, agenda_item_id=self.item
        )
        self.term = self.select(self.selection)
        meetings.end_item(self.item)
        meetings.close(self.meeting)
        desk.minutes.approve(self.meeting, how="at_end")

    def select(self, key: Id) -> Id:
        """Salma becomes host, the nominee answering last."""
        selections = self.desk.selections
        steps: dict[str, Callable[[], object]] = {
            "qualifications": lambda: selections.change(key, qualifications="calm"),
            "list_consent": lambda: self.consent_to_list(key),
            "nominations": lambda: [
                selections.nominate(key, who, self.salma, reason="asks the quiet ones")
                for who in (self.mira, self.jun, self.salma)
            ],
            "reasons": lambda: self.each_nomination(key, selections.speak),
            "changes": lambda: self.each_nomination(key, selections.keep_nomination),
        }
        while (row := self.desk.queries.selection(key)) and row.step != "proposal":
            steps.get(row.step, lambda: None)()
            selections.advance(key)
        selections.propose(key, self.salma, "many reasons", ends_on=TERM_END)
        first = refusal(lambda: selections.answer(key, self.salma, "consent"))
        assert first == "round.nominee_last"
        for who in (self.mira, self.jun, self.salma):
            assert refusal(lambda: selections.announce(key, meeting_id=self.meeting))
            selections.answer(key, who, "consent")
        return selections.announce(key, meeting_id=self.meeting)

    def consent_to_list(self, key: Id) -> None:
        """Before it nobody is nominated and nobody proposed."""
        selections = self.desk.selections
        assert refusal(lambda: selections.propose(key, self.salma, "kind"))
        assert refusal(lambda: selections.nominate(key, self.jun, self.salma))
        assert refusal(lambda: selections.advance(key))
        selections.consent_to_list(key)

    def each_nomination(self, key: Id, act: Callable[[str], object]) -> None:
        """Do something with every nomination."""
        for each in self.desk.queries.nominations(key):
            act(each.id)

    def minutes(self) -> tuple[str, object]:
        """The minutes as data, and every byte of the meeting's row."""
        with closing(sqlite3.connect(self.file.path)) as client:
            row = client.execute("SELECT * FROM meeting WHERE id = ?", (self.meeting,)).fetchone()
        return json.dumps(self.desk.minutes.payload(self.meeting), sort_keys=True), row

    def attempts(self) -> dict[str, Callable[[], object]]:
        """Whatever might reach into minutes from elsewhere."""
        desk = self.desk
        policy = desk.queries.policies(DAY)[0].id
        return {
            "take a decision back": lambda: desk.decisions.take_back(self.decision),
            "object to a decision": lambda: desk.decisions.object(self.decision, self.mira, "no"),
            "rename a member": lambda: desk.people.change(self.mira, name="Mirabella"),
            "remove a member": lambda: desk.people.remove(self.jun),
            "a member leaves": lambda: desk.people.leave(self.salma, on=DAY),
            "rename a role": lambda: desk.roles.change(self.facilitator, name="Chair"),
            "remove a role": lambda: desk.roles.remove(self.host),
            "move a term": lambda: desk.roles.change_term(self.term, ends_on=date(2027, 4, 1)),
            "resign": lambda: desk.roles.resign(self.term),
            "take a term away": lambda: desk.roles.remove_term(self.term),
            "rename a policy": lambda: desk.policies.change(policy, title="Other"),
            "renew a policy": lambda: desk.policies.renew(policy, date(2028, 1, 1), text="50 EUR"),
            "retire a policy": lambda: desk.policies.retire(policy, "old"),
            "remove a policy": lambda: desk.policies.remove(policy),
            "rename the circle": lambda: desk.circle.change(name="Other", time_zone="Asia/Tokyo"),
            "change a promise": lambda: desk.action_items.change(self.promise, what="Other"),
            "remove a promise": lambda: desk.action_items.remove([self.promise]),
            "promise in it": lambda: desk.action_items.add("Late", meeting_id=self.meeting),
            "forget a selection": lambda: desk.selections.forget(self.selection),
            "drop a proposal in it": lambda: desk.proposals.drop(
                desk.proposals.open("X", text="x"), "why", meeting_id=self.meeting
            ),
            "remove a topic": lambda: desk.backlog.remove([self.topic]),
            "note on an item": lambda: desk.meetings.note(self.item, "later"),
            "change the item": lambda: desk.meetings.change_item(self.item, title="Other"),
            "begin the item": lambda: desk.meetings.begin_item(self.item),
            "change the meeting": lambda: desk.meetings.change(self.meeting, evaluation="later"),
            "attend": lambda: desk.meetings.attend(self.meeting, self.mira, "absent"),
            "add a guest": lambda: desk.meetings.add_guest(self.meeting, "Late"),
            "add an item": lambda: desk.meetings.add_item(self.meeting, "Late", consented=True),
            "remove the meeting": lambda: desk.meetings.remove(self.meeting),
            "decide in it": lambda: desk.decisions.record("L", "l", meeting_id=self.meeting),
            "object to them": lambda: desk.minutes.object(self.meeting, "not so"),
        }


def refusal(act: Callable[[], object]) -> str:
    """The code with which something is refused, with a sentence; empty where it is done."""
    told = ("", "nothing to say")
    try:
        act()
    except Refused as no:
        told = (no.code, sentence(no))
    assert told[1]
    return told[0]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    path = founded_circle(tmp_path / "circle.sofacircle")
    with closing(open_circle(path, FakeClock(DAY))) as circle:
        yield Held(circle)
        assert check(circle.file).findings == ()


def test_approved_minutes_are_the_same_bytes_whatever_is_done_afterwards(held: Held) -> None:
    as_approved = held.minutes()
    done = []
    for name, act in held.attempts().items():
        if not refusal(act):
            done.append(name)
        assert held.minutes() == as_approved, name
    assert {"rename a member", "a member leaves", "rename a role", "change a promise"} <= set(done)
    for _ in done:
        held.file.undo()
        assert held.minutes() == as_approved
    for _ in done:
        held.file.redo()
        assert held.minutes() == as_approved


def test_minutes_name_no_nominator_no_answer_and_no_number_of_them(held: Held) -> None:
    told = json.dumps(held.desk.minutes.payload(held.meeting))
    assert "asks the quiet ones" not in told
    assert not {"consent", "votes", "responses", "nominations"} & set(re.findall(r"\w+", told))


def test_approving_is_undone_and_done_again_to_the_same_bytes(held: Held) -> None:
    as_approved = held.minutes()
    held.file.undo()
    assert held.desk.minutes.payload(held.meeting)["state"] == "draft"
    held.desk.clock.today()
    held.file.redo()
    assert held.minutes() == as_approved


def test_minutes_a_later_meeting_built_on_are_not_opened_again(case: MeetingCase) -> None:
    first = case.held(DAY, "Prices")
    second, [item] = case.ready(DAY + timedelta(days=14), "Rooms")
    case.undoes(lambda: case.minutes.reopen(first))
    case.file.undo()
    case.meetings.begin_item(item)
    assert refusal(lambda: case.minutes.reopen(first)) == "minutes.built_on"
    case.meetings.close(second)
    assert refusal(lambda: case.minutes.reopen(first)) == "minutes.built_on"
    case.minutes.correct(first, "46 EUR")


def test_a_clock_that_goes_back_or_leaps_makes_no_meeting_end_before_it_began(
    case: MeetingCase,
) -> None:
    meeting, [first, second] = case.ready(DAY, "Prices", "Rooms")
    case.meetings.begin_item(first)
    case.later(days=-400)
    case.meetings.end_item(first)
    assert case.item(meeting, first).used_seconds == 0
    case.meetings.begin_item(second)
    case.later(days=800)
    case.meetings.pause_item(second)
    assert case.item(meeting, second).used_seconds <= 2 * 3600
    case.later(days=-900)
    case.meetings.close(meeting)
    row = case.row(meeting)
    assert (row.state, row.closed_at >= row.opened_at) == ("minutes_draft", True)
    case.minutes.approve(meeting, how="at_end")
    for _ in range(5):
        case.file.undo()
    for _ in range(5):
        case.file.redo()
    assert case.row(meeting).state == "minutes_approved"
    assert check(case.file).findings == ()


@pytest.mark.parametrize("year", [1960, 1970])
def test_a_dead_clock_does_not_keep_a_meeting_from_being_held(case: MeetingCase, year: int) -> None:
    meeting = case.meetings.plan(DAY)
    item = case.meetings.add_item(meeting, "Prices")
    case.clock.moment = datetime(year, 1, 1, tzinfo=UTC)
    case.meetings.open(meeting)
    case.meetings.previous_minutes(meeting, "none")
    case.meetings.consent_agenda(meeting)
    case.meetings.begin_item(item)
    case.meetings.end_item(item)
    case.meetings.close(meeting)
    assert case.row(meeting).state == "minutes_draft"


def test_no_item_of_another_meeting_begins_with_this_ones_consent(case: MeetingCase) -> None:
    other = case.meetings.plan(DAY + timedelta(days=14))
    stranger = case.meetings.add_item(other, "Rooms")
    meeting, [item] = case.ready(DAY, "Prices")
    case.meetings.begin_item(item)
    assert refusal(lambda: case.meetings.move_on(meeting, stranger)) == "item.elsewhere"
    assert case.item(other, stranger).state == "planned"
    assert case.item(meeting, item).state == "open"


def test_nobody_is_asked_to_consent_to_a_policy_that_is_over(held: Held) -> None:
    proposals = held.desk.proposals
    for ends, code in (
        (DAY - timedelta(days=1), "policy.ends_before_start"),
        (DAY, "policy.ends_before_start"),
        (DAY + timedelta(days=1), ""),
    ):
        proposal = proposals.open("Prices", text="45 EUR", term_end=ends)
        assert refusal(partial(proposals.begin_round, proposal)) == code


def test_two_windows_undo_one_history(case: MeetingCase) -> None:
    meeting, _ = case.ready(DAY, "Prices")
    case.meetings.change(meeting, next_on=DAY + timedelta(days=14))
    case.meetings.close(meeting)
    (following,) = (row.id for row in case.ask.meetings() if row.id != meeting)
    case.meetings.add_item(following, "Rooms")
    with closing(SqlCircleFile(case.file.path, case.clock)) as other:
        assert [other.undo().name, other.undo().name] == ["agenda.add", "meeting.close"]
        assert refusal(lambda: case.meetings.add_item(following, "Late")) == "record.gone"
        assert case.row(meeting).state == "agenda_consented"
        assert [case.file.redo().name, other.redo().name] == ["meeting.close", "agenda.add"]
        assert refusal(case.file.redo) == "redo.nothing"
    assert [row.title for row in case.ask.agenda(following)] == ["Prices", "Rooms"][1:]
    assert check(case.file).findings == ()


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Berlin", date(2026, 10, 25), "03:30", "2026-10-25T02:30:00+00:00"),
        ("Europe/Berlin", date(2026, 3, 29), "03:30", "2026-03-29T01:30:00+00:00"),
        ("Europe/Berlin", date(2026, 10, 25), "02:30", "2026-10-25T00:30:00+00:00"),
        ("", date(2026, 10, 25), "03:30", "2026-10-25T03:30:00+00:00"),
    ],
)
def test_the_night_the_clocks_change(zone: str, day: date, at: str, utc: str) -> None:
    from sofa_desktop.domain.zones import moment  # noqa: PLC0415  (only here)

    assert moment(day, at, zone).astimezone(UTC).isoformat() == utc


_SECOND_HOLDER = """
INSERT INTO role_term SELECT '{new}', role_id, member_id, starts_on, ends_on, ended_on, note,
  awaiting, confirmed_on, confirm_note, selection_id, end_reason FROM role_term LIMIT 1"""


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE role_term SET member_id = (SELECT max(id) FROM member)",
        _SECOND_HOLDER,
        "UPDATE selection SET list_consented = 0",
        "DELETE FROM response",
        "UPDATE response SET answer = 'objection'",
        "UPDATE policy_version SET text = 'other'",
        "UPDATE policy_version SET term_end = '2099-01-01'",
        "DELETE FROM nomination",
        "UPDATE action_item SET what = 'other'",
        "UPDATE backlog_item SET title = 'other'",
        "UPDATE circle SET aim = 'other'",
        "UPDATE member SET name = 'Other'",
    ],
)
def test_what_another_client_bends_is_found(held: Held, attempt: str) -> None:
    path = held.file.path
    copy = path.with_name("bent.sofacircle")
    held.file.back_up(copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as client:
        assert client.execute(attempt.format(new="e" * 32)).rowcount > 0
    with closing(SqlCircleFile(copy, FakeClock(DAY))) as bent:
        assert not check(bent).ok


def test_no_sentence_counts_consents() -> None:
    counting = re.compile(
        r"\{\w+\} of (the )?\{?\w+\}? (have )?(consent|vot|nominat|object)|\bvot(es?|ed|ing)\b"
        r"|majority|quorum|abstain|abstention|stand aside|unanimous",
        re.IGNORECASE,
    )
    said = (
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    assert [found[0] for text in said for found in counting.finditer(text)] == []
