"""Whatever is done to the books, in any order: they balance, and what was settled stays settled."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
)

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.statement import recompute
from sofa_desktop.i18n.refusals import SENTENCES
from sofa_desktop.services.found import Founding
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.create import create
from tests.helpers import examples
from tests.services.books import Books, euro
from tests.services.small_circle import StandingClock

BEGIN = date(2026, 1, 1)
TERMS = Terms(
    "USD",
    (Tier(100_000, 1_000), Tier(None, 2_500)),
    caps={"admin": 1_000},
    service_fee=500,
    recoup_bp=5_000,
    reserve_bp=1_000,
    reserve_target=20_000,
    min_payout=1_000,
    negative="carry",
)
IN = ("tickets", "donation", "unsorted_in")
OUT = ("tools", "admin", "member_pay", "unsorted_out")
PLACES = ("Bank", "Euro bank", "SoFA's shop")
AMOUNTS = st.integers(1, 300_000)
DAYS = st.integers(0, 400).map(lambda days: BEGIN + timedelta(days=days))
ANY_PLACE, ANY_IN, ANY_OUT = st.sampled_from(PLACES), st.sampled_from(IN), st.sampled_from(OUT)


@cache
def begun() -> bytes:
    """A circle with two members, an agreement and an investment, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "circle.sofacircle"
        create(path)
        file = SqlCircleFile(path, StandingClock(BEGIN))
        Founding(file).found("Intentional Communities", "USD")
        books = Books(file, StandingClock(BEGIN))
        books.place("Euro bank", AccountKind.BANK, "EUR")
        books.place("SoFA's shop", AccountKind.SOFA_HELD)
        books.members("Ana", "Béla")
        books.agree(TERMS)
        books.agreements.add_tranche("Seed", 100_000, agreed_on=BEGIN)
        copy = path.with_name("copy.sofacircle")
        file.back_up(copy)
        file.close()
        return copy.read_bytes()


class BooksMachine(RuleBasedStateMachine):
    """Verbs, edits, refunds, undo, and statements issued now and then."""

    entries = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "circle.sofacircle"
        path.write_bytes(begun())
        clock = StandingClock(BEGIN)
        self.file = SqlCircleFile(path, clock)
        self.books = Books(self.file, clock)
        with self.file.look() as work:
            self.members = [str(member.id) for member in work.members.all()]
            self.seed = work.tranches.all()[0].id
        self.issued: dict[Id, tuple[object, ...]] = {}

    def teardown(self) -> None:
        self.file.close()
        shutil.rmtree(self.folder)

    def may(self, act: Callable[[], Id | None]) -> Id | None:
        """Do it; where the app says no, it has a sentence for it."""
        said = ""
        try:
            return act()
        except Refused as no:
            said = no.code
        assert said in SENTENCES
        return None

    @rule(target=entries, day=DAYS, place=ANY_PLACE, category=ANY_IN, minor=AMOUNTS)
    def earn(self, day: date, place: str, category: str, minor: int) -> Id:
        return self.books.flow(day.isoformat(), minor, category, place)

    @rule(target=entries, day=DAYS, place=ANY_PLACE, category=ANY_OUT, minor=AMOUNTS)
    def spend(self, day: date, place: str, category: str, minor: int) -> Id:
        return self.books.flow(day.isoformat(), -minor, category, place)

    @rule(target=entries, day=DAYS, minor=AMOUNTS, back=st.booleans())
    def move(self, day: date, minor: int, back: bool) -> Id:
        ends = [self.books.id("SoFA's shop"), self.books.id("Bank")]
        source, target = reversed(ends) if back else ends
        return self.books.ledger.move(source, target, on=day, minor=minor)

    @rule(day=DAYS, minor=st.integers(1, 50_000))
    def invest(self, day: date, minor: int) -> None:
        self.books.agreements.disburse(self.seed, self.books.id("Bank"), on=day, minor=minor)

    @rule(day=DAYS, minor=AMOUNTS)
    def pay_a_member(self, day: date, minor: int) -> None:
        shares = {self.members[0]: minor}
        self.books.ledger.pay_members(self.books.id("Bank"), shares, on=day)

    @rule(target=entries, entry=entries, day=DAYS, minor=AMOUNTS)
    def refund(self, entry: Id, day: date, minor: int) -> object:
        made = self.may(lambda: self.books.ledger.refund(entry, on=day, minor=minor))
        return multiple() if made is None else made

    @rule(target=entries, entry=entries, day=DAYS)
    def reverse(self, entry: Id, day: date) -> object:
        made = self.may(lambda: self.books.ledger.reverse(entry, on=day))
        return multiple() if made is None else made

    @rule(entry=entries, minor=st.integers(-300_000, 300_000), day=DAYS, place=ANY_PLACE)
    def edit(self, entry: Id, minor: int, day: date, place: str) -> None:
        change = self.books.ledger.change
        self.may(lambda: change(entry, minor=minor))
        self.may(lambda: change(entry, on=day, note="moved"))
        self.may(lambda: change(entry, account_id=self.books.id(place)))

    @rule(entry=entries, category=st.sampled_from((*IN, *OUT, "Bank", "SoFA's shop")))
    def categorise(self, entry: Id, category: str) -> None:
        self.may(lambda: self.books.ledger.categorise([entry], self.books.id(category)))

    @rule(entry=entries, rate=st.sampled_from(("1.08", "0.9971", "1.2")))
    def rate(self, entry: Id, rate: str) -> None:
        self.may(lambda: self.books.ledger.set_rate([entry], euro(rate)))

    @rule(entry=entries, funded=st.booleans())
    def fund(self, entry: Id, funded: bool) -> None:
        self.may(lambda: self.books.ledger.fund([entry], self.seed if funded else None))

    @rule(entry=consumes(entries))
    def remove(self, entry: Id) -> None:
        self.may(lambda: self.books.ledger.remove([entry]))

    @rule()
    def undo_and_redo(self) -> None:
        def both() -> None:
            self.file.undo()
            self.file.redo()

        self.may(both)

    @rule(pay=st.booleans())
    def settle(self, pay: bool) -> None:
        books = self.books
        period = books.settling.next_period()
        books.clock.day = max(books.clock.day, period.stop)
        draft = books.settling.draft(period)
        assert recompute(draft.payload).matches
        statement = books.settling.issue(period)
        books.told(statement, draft.outcome)
        if pay and draft.outcome.pay:
            books.settling.pay(statement, books.id("Bank"), on=period.stop)
        self.issued[statement] = books.settling.payload(statement)

    @invariant()
    def balances(self) -> None:
        self.books.balances()

    @invariant()
    def what_was_settled_stays(self) -> None:
        for statement, told in self.issued.items():
            assert self.books.settling.payload(statement) == told

    @invariant()
    def nothing_is_booked_into_a_settled_period(self) -> None:
        if self.issued:
            first = self.books.settling.next_period().start
            with self.file.look() as work:
                for entry in work.unsettled(first - timedelta(days=1)):
                    assert entry.settled_in is None


TestBooksMachine = BooksMachine.TestCase
TestBooksMachine.settings = settings(
    max_examples=examples(10, 300),
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)
