"""The law of undo: every action taken back gives the tables of before, byte for byte; and again."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.app.exports import FileExports
from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.periods import Period
from sofa_desktop.services.ledger import Flow
from sofa_desktop.services.rows import EntryFilter
from tests.helpers import FakeClock, new_circle
from tests.store.a_quarter import Quarter, key, tell

BANK_FILE = b"""Date,Payee,Purpose,Amount
2026-10-02,A shop,Tripod,-81.00
2026-10-03,Eve,Gift,40.00
"""
CIRCLE_ROLES = {
    "leader": "Leader",
    "delegate": "Delegate",
    "facilitator": "Facilitator",
    "secretary": "Secretary",
}
Files = dict[str, bytes]
Act = Callable[[], object]


def exported(circle: OpenCircle, folder: Path) -> Files:
    """The circle's tables as `export --as csv` writes them."""
    out = folder / "tables"
    FileExports(circle.file, circle.desk.queries, circle.desk.clock).write_tables(out)
    files = {str(each.relative_to(out)): each.read_bytes() for each in out.rglob("*.csv")}
    shutil.rmtree(out)
    return files


class Day:
    """A busy day over the told quarter: every action a page or a command has."""

    def __init__(self, circle: OpenCircle, told: Quarter) -> None:
        self.desk = circle.desk
        self.file = circle.file
        self.told = told
        self.made: dict[str, Id] = {}

    def keep(self, name: str, id_: Id) -> None:
        self.made[name] = id_

    def flow(self, category: str, minor: int, text: str) -> Flow:
        split = Split(key(self.file, category), minor)
        return Flow(account_id=self.told.bank, on=date(2026, 10, 1), splits=(split,), text=text)

    def people(self) -> Iterator[tuple[str, Act]]:
        people, roles, made = self.desk.people, self.desk.roles, self.made
        yield "circle.change", lambda: self.desk.circle.change(address="Words that reach people")
        yield "member.add", lambda: self.keep("zoë", people.add("Zoë 🙂 \u202e<b>=1+1"))
        yield "member.change", lambda: people.change(made["zoë"], email="zoe@example.org")
        yield "role.add", lambda: self.keep("host", roles.add("Host", tasks='a\r\nb,"c"'))
        yield "role.change", lambda: roles.change(made["host"], purpose="To host")
        yield "role.fill", lambda: self.keep("term", roles.fill(made["host"], made["zoë"]))
        yield "term.change", lambda: roles.change_term(made["term"], note="by lot")
        yield "term.extend", lambda: roles.extend(made["term"], date(2028, 1, 1))
        yield "term.resign", lambda: roles.resign(made["term"])
        yield "term.remove", lambda: roles.remove_term(made["term"])
        yield "role.remove", lambda: roles.remove(made["host"])
        yield (
            "role.add_circle_roles",
            lambda: roles.add_circle_roles(CIRCLE_ROLES),
        )
        yield "member.leave", lambda: people.leave(made["zoë"])
        yield "member.come_back", lambda: people.come_back(made["zoë"])
        yield "member.remove", lambda: people.remove(made["zoë"])

    def pieces(self) -> Iterator[tuple[str, Act]]:
        content, made = self.desk.content, self.made
        yield "item.add", lambda: self.keep("film", content.add_item("Film", "video"))
        yield "item.change", lambda: content.change_item(made["film"], title="Film, cut")
        yield "item.move", lambda: content.move(made["film"], "draft")
        yield (
            "edition.add",
            lambda: self.keep("run", content.add_edition(made["film"], "1st", date(2026, 11, 1))),
        )
        yield "edition.change", lambda: content.change_edition(made["run"], budget_minor=10_000)
        yield "edition.remove", lambda: content.remove_edition(made["run"])
        yield "item.remove", lambda: content.remove_item(self.made["film"])

    def money(self) -> Iterator[tuple[str, Act]]:
        desk, told, made = self.desk, self.told, self.made
        ledger, accounts = desk.ledger, desk.accounts
        day = date(2026, 10, 2)
        yield (
            "account.add",
            lambda: self.keep(
                "till",
                accounts.add("Till", AccountKind.CASH, "EUR", opening_minor=500, opening_on=day),
            ),
        )
        yield "account.change", lambda: accounts.change(made["till"], name="Tin")
        yield (
            "category.add",
            lambda: self.keep("stage", accounts.add_category("Stage hire", AccountKind.COST)),
        )
        yield "account.remove", lambda: accounts.remove(made["stage"])
        yield (
            "money in",
            lambda: self.keep("in", ledger.money_in(self.flow("tickets", 12_345, "Seats"))),
        )
        yield (
            "money out",
            lambda: self.keep("out", ledger.money_out(self.flow("tools", -777, "Tape"))),
        )
        yield "entry.change", lambda: ledger.change(made["in"], minor=23_456, text="More seats")
        yield "entry.category", lambda: ledger.categorise([made["in"]], key(self.file, "donation"))
        yield "entry.edition", lambda: ledger.to_edition([made["in"]], told.edition)
        yield "entry.move", lambda: ledger.move(told.bank, made["till"], on=day, minor=1_000)
        yield "entry.refund", lambda: ledger.refund(told.tickets, on=day, minor=4_000)
        yield (
            "entry.rate",
            lambda: ledger.set_rate([told.waiting], Rate(11, 10, "2026-08-02", "ECB")),
        )
        yield (
            "receipt add",
            lambda: self.keep(
                "paper", accounts.attach(made["out"], "../../../etc/passwd\n.pdf", b"%PDF-1.7 tape")
            ),
        )
        yield "receipt remove", lambda: accounts.detach(made["paper"])
        yield "entry.remove", lambda: ledger.remove([made["in"], made["out"]])
        yield "bank.import", self.bank_file
        yield "categories of an import", self.sort_everything
        yield (
            "remove an import's entry",
            lambda: ledger.remove(desk.queries.entry_ids(EntryFilter(words="Tripod"))),
        )

    def bank_file(self) -> None:
        importing = self.desk.importing
        importing.take_in(importing.preview(BANK_FILE, "october.csv", self.told.bank))

    def sort_everything(self) -> None:
        ids = self.desk.queries.entry_ids(EntryFilter(words="Gift"))
        self.desk.ledger.to_edition(ids, self.told.edition)

    def terms(self) -> Iterator[tuple[str, Act]]:
        agreements, told, made = self.desk.agreements, self.told, self.made
        day = date(2026, 9, 20)
        yield (
            "agreement.draft",
            lambda: self.keep(
                "v", agreements.draft(Terms.suggested("EUR"), valid_from=date(2026, 1, 1))
            ),
        )
        yield "agreement.change", lambda: agreements.change(made["v"], review_on=date(2027, 6, 1))
        yield (
            "agreement.consent",
            lambda: agreements.consent(
                made["v"], on=date(2026, 1, 10), note="Meeting of 10 January"
            ),
        )
        yield (
            "agreement.sofa_consent",
            lambda: agreements.sofa_consents(made["v"], on=date(2026, 1, 12)),
        )
        yield (
            "tranche.add",
            lambda: self.keep(
                "lamps", agreements.add_tranche("Lamps", 40_000, agreed_on=date(2026, 7, 1))
            ),
        )
        yield "tranche.change", lambda: agreements.change_tranche(made["lamps"], name="Two lamps")
        yield (
            "disbursed",
            lambda: agreements.disburse(made["lamps"], told.bank, on=day, minor=20_000),
        )
        yield "entry.funded", lambda: self.desk.ledger.fund([told.tools], made["lamps"])
        yield (
            "repaid early",
            lambda: agreements.repay_early(
                made["lamps"], told.bank, on=date(2026, 9, 21), minor=5_000
            ),
        )
        yield (
            "tranche.add, another",
            lambda: self.keep(
                "more", agreements.add_tranche("More", 100, agreed_on=date(2026, 7, 1))
            ),
        )
        yield "tranche.remove", lambda: agreements.remove_tranche(made["more"])

    def after_the_statement(self) -> Iterator[tuple[str, Act]]:
        desk, told, made = self.desk, self.told, self.made
        statement = made["statement"]
        day = date(2026, 10, 4)
        yield "statement.paid", lambda: desk.settling.pay(statement, told.bank, on=day)
        yield "statement.unpaid", lambda: desk.settling.unmatch_payment(statement)
        yield "entry.reverse", lambda: desk.ledger.reverse(told.trainer, on=day)
        yield (
            "entry.pay_members",
            lambda: desk.ledger.pay_members(told.bank, {told.ana: 100, told.ben: 50}, on=day),
        )
        yield "note of a settled entry", lambda: desk.ledger.change(told.tickets, note="kept")


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[tuple[OpenCircle, Quarter]]:
    """The told quarter before its statement, open."""
    with new_circle(tmp_path, clock := FakeClock()) as file:
        told = tell(file, clock, settled=False)
    opened = open_circle(tmp_path / "circle.sofacircle", clock)
    yield opened, told
    opened.close()


def do_all(
    circle: OpenCircle, acts: Iterator[tuple[str, Act]], folder: Path
) -> list[tuple[str, Files]]:
    """Each action done, taken back and done again; the tables after each."""
    states = [("", exported(circle, folder))]
    for name, act in acts:
        before = states[-1][1]
        act()
        after = exported(circle, folder)
        assert after != before, f"{name} changed nothing"
        circle.file.undo()
        assert exported(circle, folder) == before, f"{name} taken back"
        circle.file.redo()
        assert exported(circle, folder) == after, f"{name} done again"
        states.append((name, after))
    return states


def to_the_beginning_and_back(
    circle: OpenCircle, states: list[tuple[str, Files]], folder: Path
) -> None:
    for (name, _), (_, before) in zip(states[:0:-1], states[-2::-1], strict=True):
        circle.file.undo()
        assert exported(circle, folder) == before, f"{name} taken back in turn"
    for name, after in states[1:]:
        circle.file.redo()
        assert exported(circle, folder) == after, f"{name} done again in turn"


def test_every_action_is_taken_back_to_the_byte(
    circle: tuple[OpenCircle, Quarter], tmp_path: Path
) -> None:
    opened, told = circle
    day = Day(opened, told)

    def acts() -> Iterator[tuple[str, Act]]:
        for part in (day.people, day.pieces, day.money, day.terms):
            yield from part()

    states = do_all(opened, acts(), tmp_path)
    to_the_beginning_and_back(opened, states, tmp_path)
    day.made["statement"] = opened.desk.settling.issue(Period.parse("2026-Q3"))
    later = do_all(opened, day.after_the_statement(), tmp_path)
    to_the_beginning_and_back(opened, later, tmp_path)
    for _ in later[1:]:
        opened.file.undo()
    with pytest.raises(Refused) as refused:
        opened.file.undo()
    assert refused.value.code == "undo.left_the_house"
    assert opened.desk.care.check().ok
