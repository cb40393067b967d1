"""What pages are told of people, content, agreements and of what was done."""

from datetime import date, timedelta

import pytest

from sofa_desktop.app.container import desk_on
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.statement import FIRST_HASH
from sofa_desktop.services.ledger import Ledger
from sofa_desktop.services.people import People
from sofa_desktop.services.queries import Queries
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock
from tests.store.a_quarter import LINES, Quarter


def test_it_answers_every_question(ask: SqlQueries) -> None:
    questions: Queries = ask
    circle = questions.circle()
    assert circle is not None
    assert (circle.name, circle.code, circle.currency) == ("Inner Content", "IC", "EUR")


def test_members_present_come_first_with_the_roles_of_the_day(ask: SqlQueries) -> None:
    rows = ask.members(date(2026, 7, 1))
    assert [row.name for row in rows] == ["Ana", "Ben", "Cleo", "Abe"]
    assert [row.roles for row in rows] == ["Camera, Leader", "", "", ""]
    assert rows[3].left_on == date(2026, 6, 1)
    in_may = {row.name: row.roles for row in ask.members(date(2026, 5, 31))}
    assert in_may == {"Abe": "", "Ana": "", "Ben": "Leader", "Cleo": ""}


def test_roles_show_who_holds_them_that_day(ask: SqlQueries, quarter: Quarter) -> None:
    leader, camera = ask.roles(date(2026, 9, 1))
    assert (leader.kind, leader.holder, leader.ends_on) == ("leader", "Ana", date(2026, 12, 31))
    assert (camera.name, camera.holder, camera.term_id, camera.ends_on) == ("Camera", "", "", None)
    assert [term.holder for term in ask.terms(quarter.leader)] == ["Ana", "Ben"]
    assert len(ask.terms()) == 3


def test_a_role_says_since_when_it_is_vacant_and_who_waits(
    quarter_file: SqlCircleFile, ask: SqlQueries, quarter: Quarter
) -> None:
    camera = ask.roles(date(2026, 9, 1))[1]
    (last,) = ask.terms(camera.id)
    assert camera.vacant_since == min(last.ends_on, last.ended_on or last.ends_on) + timedelta(1)
    assert ask.roles(date(2026, 9, 1))[0].vacant_since is None
    desk = desk_on(quarter_file, FakeClock(date(2026, 9, 1)))
    desk.roles.change(camera.id, hours_month=5, review_on=date(2027, 1, 1))
    term = desk.roles.fill(camera.id, last.member_id, awaiting=True)
    waiting = ask.roles(date(2026, 9, 1))[1]
    assert (waiting.holder, waiting.awaiting, waiting.awaiting_id) == ("", last.holder, term)
    assert (waiting.hours_month, waiting.review_on) == (5, date(2027, 1, 1))
    held = {row.name: (row.role_count, row.role_hours) for row in ask.members(date(2026, 9, 1))}
    assert held[last.holder] == (1, 0)
    newest = ask.terms(camera.id)[0]
    assert (newest.awaiting, newest.kind, newest.confirmed_on) == (True, "operational", None)
    desk.roles.confirm(term, date(2026, 9, 2), "by mail")
    on_the_day = ask.roles(date(2026, 9, 2))[1]
    assert (on_the_day.holder, on_the_day.awaiting) == (last.holder, "")
    after = {row.name: (row.role_count, row.role_hours) for row in ask.members(date(2026, 9, 2))}
    assert after[last.holder] == (2, 5)


def test_versions_of_the_aim_say_how_they_stand(
    quarter_file: SqlCircleFile, ask: SqlQueries
) -> None:
    assert ask.aims() == []
    aims = desk_on(quarter_file, FakeClock()).aims
    for number, word in enumerate(("Teaching", "Publishing")):
        version = aims.draft(word, "", budget_minor=number)
        aims.parent_consents(version, date(2026, 9, 1 + number), "minutes")
        aims.circle_consents(version, date(2026, 9, 3 + number))
    aims.draft()
    rows = ask.aims()
    assert [(row.version, row.state) for row in rows] == [
        (3, "draft"),
        (2, "in_force"),
        (1, "former"),
    ]
    assert [row.in_force_since for row in rows] == [None, date(2026, 9, 4), date(2026, 9, 3)]
    assert (rows[1].parent_note, rows[1].budget_minor, rows[0].aim) == ("minutes", 1, "Publishing")


def test_circles_around_come_as_a_tree(quarter_file: SqlCircleFile, ask: SqlQueries) -> None:
    assert ask.related() == []
    desk = desk_on(quarter_file, FakeClock())
    own = ask.circle()
    assert own is not None
    add = desk.surroundings.add
    general = add("general", kind="general")
    desk.circle.change(parent="Communities")
    desk.surroundings.move(ask.related()[0].id, general)
    child = add("Conference", within_id=own.id)
    add("Tickets", within_id=child)
    add("Alumni", within_id=own.id, status="dormant", leader="Mira")
    add("Zebra", linked=True, ends_on=date(2027, 1, 1))
    assert [(row.name, row.relation, row.level, row.within) for row in ask.related()] == [
        ("general", "above", 0, ""),
        ("Communities", "parent", 1, "general"),
        ("Alumni", "child", 3, "Inner Content"),
        ("Conference", "child", 3, "Inner Content"),
        ("Tickets", "deeper", 4, "Conference"),
        ("Zebra", "apart", 0, ""),
    ]
    last = ask.related()[-1]
    assert (last.linked, last.ends_on) == (True, date(2027, 1, 1))


def test_open_pieces_come_first(ask: SqlQueries) -> None:
    zine, basics = ask.items()
    assert (zine.title, zine.owner, zine.editions) == ("Zine", "", 0)
    assert (basics.title, basics.owner, basics.editions) == ("Basics", "Ana", 1)


def test_words_find_people_content_statements_and_entries(
    quarter_file: SqlCircleFile, quarter: Quarter
) -> None:
    search = desk_on(quarter_file, FakeClock()).search
    assert [(hit.kind, hit.title) for hit in search("ana type:member")] == [("member", "Ana")]
    assert [hit.kind for hit in search("basics")][:2] == ["item", "edition"]
    assert [hit.kind for hit in search("paypal")] == ["account", "entry", "entry"]
    assert [hit.title for hit in search("IC-2026")] == ["IC-2026-0001", "IC-2026-0001"]
    assert [hit.id for hit in search("müller werkzeug")] == [quarter.tools]
    assert search("  ") == []
    assert len(search("a", limit=3)) == 3


def test_the_agreement_a_statement_was_made_under_is_frozen(
    ask: SqlQueries, quarter: Quarter
) -> None:
    (version,) = ask.agreements()
    assert (version.version, version.frozen) == (1, True)
    assert version.consented_on == date(2026, 1, 10)
    (tranche,) = ask.tranches()
    assert (tranche.principal_minor, tranche.disbursed_minor, tranche.spent_minor) == (
        40_000,
        30_000,
        1_200,
    )
    (statement,) = ask.statements()
    assert (statement.number, statement.ends_on) == ("IC-2026-0001", date(2026, 9, 30))
    # tickets, trainer, travel, advice, cable, hosting, tickets and their fee, investment
    assert statement.lines == 9
    payload, previous, own, annex = ask.statement_payload(quarter.statement)
    assert (previous, own) == (FIRST_HASH, statement.hash)
    assert '"IC-2026-0001"' in payload
    assert '"sofa-annex/1"' in annex
    with pytest.raises(Refused, match="record"):
        ask.statement_payload("0" * 32)


def test_a_records_history_is_told_field_by_field(
    circle_file: SqlCircleFile, clock: FakeClock
) -> None:
    ask = SqlQueries(circle_file)
    people = People(circle_file, clock)
    ana = people.add("Ana", joined_on=date(2026, 1, 1))
    people.change(ana, name="Ana Lima", email="ana@example.org")
    circle_file.undo()
    told = [(it.action.kind, it.field, it.before, it.after) for it in ask.history(ana)]
    assert told[:4] == [
        ("undo", "email", "ana@example.org", ""),
        ("undo", "name", "Ana Lima", "Ana"),
        ("do", "email", "", "ana@example.org"),
        ("do", "name", "Ana", "Ana Lima"),
    ]
    assert told[4:] == [
        ("do", "joined_on", None, "2026-01-01"),
        ("do", "name", None, "Ana"),
        ("do", "standing", None, "full"),
    ]


def test_an_imported_entrys_history_begins_with_its_bank_file(
    quarter_file: SqlCircleFile, ask: SqlQueries, quarter: Quarter
) -> None:
    entry = LINES[0]
    Ledger(quarter_file).change(entry, note="Ask who this is")
    note, came = ask.history(entry)
    assert (note.field, note.after) == ("note", "Ask who this is")
    assert (came.action.name, came.field, came.after) == ("bank.import", "batch_id", quarter.batch)


def test_actions_come_newest_first(quarter_file: SqlCircleFile, ask: SqlQueries) -> None:
    names = [action.name for action in ask.actions(2)]
    assert names == ["entry.money_in", "statement.issue"]
    assert ask.actions()[-1].name == "circle.found"
    assert ask.saved_at() == int(FakeClock(date(2026, 10, 5)).now().timestamp() * 1000)
    quarter_file.undo()
    assert ask.actions(1)[0].kind == "undo"
