"""The sample circle stands on any day: alive, settled up to the last quarter, and provable."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from sofa_desktop.app.container import desk_on
from sofa_desktop.app.sample import make_sample
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.statement import FIRST_HASH, recompute, verify
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.needs import needs
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.services.sample.clock import SampleClock
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from tests.helpers import sample_circle
from tests.services.small_circle import contents

DAYS = [
    date(2026, 11, 24),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 4, 2),
]


@contextmanager
def sample(path: Path, today: date) -> Iterator[Desk]:
    file = SqlCircleFile(path, SampleClock(today))
    try:
        yield desk_on(file, SampleClock(today))
    finally:
        file.close()


@pytest.fixture(scope="module", params=DAYS, ids=str)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / f"{request.param}.sofacircle"
    return sample_circle(path, request.param)


def test_no_decision_spells_a_day_as_machines_do(made: Path, today: date) -> None:
    with sample(made, today) as desk:
        decided = desk.queries.decisions()
        assert any(row.selection_id for row in decided)
        assert not [row.text for row in decided if re.search(r"\d{4}-\d\d-\d\d", row.text)]


@pytest.fixture
def today(made: Path) -> date:
    return date.fromisoformat(made.stem)


@pytest.fixture
def desk(made: Path, today: date) -> Iterator[Desk]:
    with sample(made, today) as desk:
        yield desk


def test_it_is_a_whole_circle(desk: Desk, today: date) -> None:
    queries = desk.queries
    names = {member.name for member in queries.members(today)}
    assert len(names) == 6
    assert {"佐藤 結衣 (Yui Satō)", "ليلى حداد (Layla Haddad)"} < names
    roles = queries.roles(today)
    assert len(roles) == 8
    assert [role.name for role in roles if not role.holder] == ["Newsletter editor"]
    ending = [role for role in roles if role.ends_on == today + timedelta(days=18)]
    assert [role.name for role in ending] == ["Leader"]
    kinds = [item.kind for item in queries.items()]
    assert kinds.count("article") == 2
    assert kinds.count("webinar") >= 3
    for kind in ("video", "workshop", "group_course", "conference", "community"):
        assert kind in kinds
    assert len({item.stage for item in queries.items()}) >= 6
    assert 200 <= len(queries.entry_ids(EntryFilter())) <= 330
    assert {account.kind for account in queries.accounts()} == {
        "bank", "paypal", "cash", "sofa_held",
    }  # fmt: skip
    assert {account.currency for account in queries.accounts()} == {"USD", "EUR"}


def test_it_has_met_for_half_a_year_and_meets_again_in_a_week(desk: Desk, today: date) -> None:
    meetings = desk.queries.meetings()
    assert meetings[0].held_on == today + timedelta(days=7)
    assert [row.state for row in meetings] == [
        "planned", "minutes_draft", *["minutes_approved"] * 6
    ]  # fmt: skip
    states = {row.title: row.state for row in desk.queries.policies(today)}
    assert states == {
        "What trainers are paid": "overdue",
        "How we write to each other": "due",
        "Sliding scale for everything we sell": "in_force",
    }
    carried = [row.title for row in desk.queries.backlog(today) if row.carried == 3]
    assert carried == ["A directory of communities that use sociocracy"]
    promised = desk.queries.action_items(open_only=True)
    overdue = [row.what for row in promised if row.due_on and row.due_on < today]
    assert overdue == ["Captions for the village film"]


def test_one_review_is_done_and_half_the_circle_was_in_focus(desk: Desk, today: date) -> None:
    rows = desk.queries.reviews()
    [done] = [row for row in rows if row.kind == "performance"]
    assert (done.step, done.role) == ("done", "Webinar host")
    assert done.consented_on is not None
    assert done.consented_on < today
    assert done.plan
    assert done.term_end is not None
    assert done.term_end > today
    turns = [row for row in rows if row.kind == "circle"]
    assert len({row.focus_id for row in turns}) == 6
    assert sum(bool(row.went_well) for row in turns) == 3
    assert all(row.step != "done" for row in turns)


def test_one_objection_was_answered_by_a_shorter_term(desk: Desk) -> None:
    with desk.file.look() as work:
        (objection,) = work.objections.all()
        (adopted,) = [one for one in work.proposals.all() if one.state == "adopted"]
    assert (objection.move, objection.state) == ("shorten", "integrated")
    assert adopted.round == 2


def test_the_conference_sold_for_13_000(desk: Desk) -> None:
    (edition,) = [row for row in desk.queries.edition_results() if row.item.endswith("conference")]
    assert edition.income_minor == 1_300_000 + 18_000 - 2 * 8_000
    sold = desk.queries.entry_ids(EntryFilter(words="Conference ×", edition_id=edition.edition_id))
    gross = sum(
        row.minor
        for entry in sold
        for row in desk.queries.postings(entry)
        if row.account == "Tickets"
    )
    assert gross == -1_300_000


def test_three_quarters_are_settled_and_paid_and_the_last_one_waits(
    desk: Desk, today: date
) -> None:
    statements = list(reversed(desk.queries.statements()))
    assert len(statements) == 3
    assert all(each.paid_on is not None or each.pay_minor == 0 for each in statements)
    assert all(each.issued_on > each.ends_on for each in statements)
    previous = FIRST_HASH
    for each in statements:
        payload, before, own, annex = desk.settling.payload(each.id)
        assert before == previous
        assert verify(payload, before, own).matches
        assert len(annex["members"]) == 6  # type: ignore[arg-type]
        previous = own
    period = desk.settling.next_period()
    assert (period.stop.year, period.stop.month) == (today.year, (today.month - 1) // 3 * 3 + 1)
    draft = desk.settling.draft(period)
    assert recompute(draft.payload).matches
    assert draft.waiting == 0
    assert draft.outcome.pay > 0
    assert 0 < draft.outcome.outstanding < 500_000
    (correction,) = draft.outcome.corrections
    assert correction.statement == statements[2].number
    codes = [need.code for need in needs(desk.queries, today)]
    assert codes.count("quarter.unsettled") == 1
    assert {"item.draft_late", "entries.unsorted", "entries.no_rate", "term.ending"} <= {*codes}


def test_a_threshold_was_crossed_in_one_quarter(desk: Desk) -> None:
    payload, *_ = desk.settling.payload(desk.queries.statements()[0].id)
    output = payload["output"]
    assert isinstance(output, dict)
    assert output["base_to_date"] - output["base"] < 400_000 < output["base_to_date"]
    assert output["recoup"] > 0


def test_it_settles_on(desk: Desk, made: Path, today: date, tmp_path: Path) -> None:
    """What waits can be issued on a copy."""
    copy = tmp_path / "copy.sofacircle"
    desk.file.back_up(copy)
    with sample(copy, today) as other:
        issued = other.settling.issue(other.settling.next_period())
        payload, before, own, _ = other.settling.payload(issued)
        assert verify(payload, before, own).matches
    assert made.exists()


def test_its_books_hold(made: Path, desk: Desk) -> None:
    connection = sqlite3.connect(made)
    try:
        uneven = connection.execute(
            "SELECT entry_id FROM posting GROUP BY entry_id, currency HAVING sum(minor) <> 0"
        ).fetchall()
        receipts = connection.execute("SELECT count(*) FROM receipt").fetchone()[0]
        future = connection.execute(
            "SELECT count(*) FROM entry WHERE occurred_on > ?", (made.stem,)
        ).fetchone()[0]
        late = connection.execute(
            "SELECT count(*) FROM entry WHERE occurred_on <> booked_on"
        ).fetchone()[0]
    finally:
        connection.close()
    assert uneven == []
    assert receipts >= 20
    assert (future, late) == (0, 0)
    assert min(row.balance_minor for row in desk.queries.months() if row.currency == "USD") > 0
    for account in desk.queries.accounts():
        assert account.balance_minor >= 0


def test_its_file_is_proved(desk: Desk) -> None:
    assert isinstance(desk.file, SqlCircleFile)
    report = check(desk.file)
    assert report.findings == ()
    assert report.ok


def test_the_journal_tells_it_in_order(desk: Desk, today: date) -> None:
    actions = desk.queries.actions(limit=2_000)
    days = [action.at.date() for action in actions]
    assert days == sorted(days, reverse=True)
    assert days[0] <= today
    assert len(actions) > 400


def test_the_same_day_makes_the_same_circle(made: Path, today: date, tmp_path: Path) -> None:
    again = tmp_path / "again.sofacircle"
    make_sample(again, today)

    def told(path: Path) -> list[tuple[object, ...]]:
        place = [column[1] for column in columns(path)].index("text")
        return sorted((*row[3:6], row[place]) for row in contents(path)["entry"])

    assert told(again) == told(made)


def columns(path: Path) -> list[tuple[int, str]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA table_info(entry)").fetchall()
    finally:
        connection.close()


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.sofacircle"
    path.write_bytes(b"mine")
    with pytest.raises(Refused) as refused:
        make_sample(path, DAYS[0])
    assert refused.value.code == "file.exists"
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2027, 9, 30), date(2026, 7, 1)], ids=str)
def test_it_stands_on_other_days(tmp_path: Path, day: date) -> None:
    path = tmp_path / "sample.sofacircle"
    make_sample(path, day)
    with sample(path, day) as desk:
        assert len(desk.queries.statements()) == 3
