"""A whole bank file is one action: posted, taken back without a trace, done again the same."""

from datetime import date

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.content import Content
from sofa_desktop.services.ledger import Ledger
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock
from tests.store.a_quarter import LINES, Quarter, tell
from tests.store.bank_lines import take_in
from tests.store.contents import contents, sums_and_recount


@pytest.fixture
def with_places(circle_file: SqlCircleFile, clock: FakeClock) -> SqlCircleFile:
    """A circle with a second account and an edition."""
    Accounts(circle_file).add("PayPal", AccountKind.PAYPAL, "EUR")
    content = Content(circle_file, clock)
    content.add_edition(content.add_item("Basics", "webinar"), "Spring", date(2026, 1, 1))
    return circle_file


def test_a_thousand_lines_are_posted_taken_back_and_done_again(with_places: SqlCircleFile) -> None:
    before = contents(with_places.path)
    batch = take_in(with_places, 1000)
    after = contents(with_places.path)
    # 1000 entries of two postings; 200 lines have a fee, which is a third
    assert len(after["entry"]) == 1000
    assert len(after["posting"]) == 2200
    kept, counted = sums_and_recount(with_places.path)
    assert kept == counted
    undone = with_places.undo()
    assert (undone.name, undone.facts) == ("bank.import", {"count": 1000})
    assert contents(with_places.path) == before
    with_places.redo()
    assert contents(with_places.path) == after
    ask = SqlQueries(with_places)
    assert len(ask.entry_ids(EntryFilter(only=f"batch:{batch}"))) == 1000
    assert check(with_places).findings == ()


def test_an_import_again_after_it_was_taken_back_is_another_batch(
    with_places: SqlCircleFile,
) -> None:
    take_in(with_places, 20)
    with_places.undo()
    take_in(with_places, 20)
    assert len(contents(with_places.path)["entry"]) == 20
    with pytest.raises(Refused) as refused:
        with_places.redo()
    assert refused.value.code == "redo.nothing"
    assert check(with_places).ok


def test_the_same_lines_are_not_taken_in_twice(with_places: SqlCircleFile) -> None:
    take_in(with_places, 20)
    before = contents(with_places.path)
    with pytest.raises(Refused) as refused:
        take_in(with_places, 20)
    assert refused.value.code == "record.not_allowed"
    assert contents(with_places.path) == before
    assert take_in(with_places, 20, label="Other ")


def test_a_fee_is_a_third_posting_and_gross_goes_to_the_category(
    circle_file: SqlCircleFile,
) -> None:
    tell(circle_file, FakeClock(), settled=False)
    with circle_file.look() as work:
        names = {account.id: account.name for account in work.accounts.all()}
        sale = work.entries.get(LINES[3])
        move = work.entries.get(LINES[2])
    assert [(names[p.account_id], p.minor) for p in sale.postings] == [
        ("Bank", 9_500),
        ("Tickets", -10_000),
        ("Processor fees", 500),
    ]
    assert move.verb == "move"
    assert [(names[p.account_id], p.minor) for p in move.postings] == [
        ("Bank", -2_000),
        ("PayPal", 2_000),
    ]


def test_an_imported_entry_edited_and_removed_comes_back_step_by_step(
    circle_file: SqlCircleFile,
) -> None:
    told: Quarter = tell(circle_file, FakeClock(), settled=False)
    states = [contents(circle_file.path)]
    ledger = Ledger(circle_file)
    ledger.change(LINES[1], text="Hosting in September", minor=-800)
    states.append(contents(circle_file.path))
    ledger.change(told.trainer, note="Paid by card")
    states.append(contents(circle_file.path))
    for state in reversed(states[:-1]):
        circle_file.undo()
        assert contents(circle_file.path) == state
    assert circle_file.undo().name == "bank.import"
    assert LINES[1] not in {row[0] for row in contents(circle_file.path)["entry"]}
    for state in states:
        circle_file.redo()
        assert contents(circle_file.path) == state
    assert check(circle_file).findings == ()


def test_what_left_the_house_is_not_taken_back(quarter_file: SqlCircleFile) -> None:
    assert quarter_file.undo().name == "entry.money_in"
    before = contents(quarter_file.path)
    with pytest.raises(Refused) as refused:
        quarter_file.undo()
    assert refused.value.code == "undo.left_the_house"
    assert contents(quarter_file.path) == before


def test_an_action_that_fails_writes_nothing_and_is_no_action(circle_file: SqlCircleFile) -> None:
    before, last = contents(circle_file.path), SqlQueries(circle_file).actions(1)

    def fail() -> None:
        with circle_file.act("account.remove") as work:
            for account in work.accounts.all()[:3]:
                work.accounts.remove(account.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert contents(circle_file.path) == before
    assert SqlQueries(circle_file).actions(1) == last


def test_an_action_that_changes_nothing_is_no_action(circle_file: SqlCircleFile) -> None:
    last = SqlQueries(circle_file).actions(1)
    with circle_file.act("circle.change") as work:
        work.circles.put(work.circle())
    assert SqlQueries(circle_file).actions(1) == last


def test_what_is_in_use_stays(quarter_file: SqlCircleFile, quarter: Quarter) -> None:
    before = contents(quarter_file.path)

    def remove() -> None:
        with quarter_file.act("member.remove") as work:
            assert work.uses("member", quarter.ana) == 3  # two terms, one piece
            work.members.remove(quarter.ana)

    with pytest.raises(Refused) as refused:
        remove()
    assert refused.value.code == "record.in_use"
    assert contents(quarter_file.path) == before


def test_one_action_at_a_time(circle_file: SqlCircleFile) -> None:
    with circle_file.act("outer"):
        with pytest.raises(Refused) as refused, circle_file.act("inner"):
            pass
        assert refused.value.code == "file.busy"
