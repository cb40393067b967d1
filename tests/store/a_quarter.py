"""A circle's third quarter of 2026 told through the use cases, small enough to add up by hand.

In euros, on the bank: 1,000.00 to begin with, 200.00 tickets, 75.00 for a trainer, 30.00 moved to
PayPal, then a bank file of 50.00 unsorted, 7.00 hosting, 20.00 moved to PayPal, 95.00 of tickets
of which 5.00 were kept as a fee. After the statement another 10.00 came.
"""

from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.bank import BankLine
from sofa_desktop.domain.fingerprints import fingerprint
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.agreements import Agreements
from sofa_desktop.services.content import Content
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.services.people import People
from sofa_desktop.services.roles import Roles
from sofa_desktop.services.rows import ImportedLine
from sofa_desktop.services.settling import Settling
from sofa_desktop.store.circle_file import SqlCircleFile
from tests.helpers import FakeClock

PERIOD = Period.parse("2026-Q3")


@dataclass(slots=True)
class Quarter:
    """The ids of what the story made."""

    bank: str = ""
    paypal: str = ""
    dollars: str = ""
    ana: str = ""
    ben: str = ""
    leader: str = ""
    item: str = ""
    edition: str = ""
    tranche: str = ""
    tickets: str = ""
    trainer: str = ""
    move: str = ""
    waiting: str = ""
    converted: str = ""
    tools: str = ""
    batch: str = ""
    statement: str = ""
    late: str = ""


LINES = tuple(Id(f"019f7a0000007000800000000000000{nth}") for nth in (1, 2, 3, 4))
"""The entries the bank file makes, in its order."""


def key(file: SqlCircleFile, name: str) -> Id:
    """The id of an account by its key."""
    with file.look() as work:
        return next(account.id for account in work.accounts.all() if account.key == name)


def tell(file: SqlCircleFile, clock: FakeClock, *, settled: bool = True) -> Quarter:
    """Write the story into a founded circle."""
    told = Quarter()
    clock.set(date(2026, 7, 1))
    _people(file, clock, told)
    _accounts(file, told)
    _entries(file, told)
    clock.set(date(2026, 9, 10))
    take_in(file, told)
    clock.set(date(2026, 10, 5))
    if settled:
        _settle(file, clock, told)
        late = Split(key(file, "donation"), 1_000)
        flow = Flow(account_id=told.bank, on=date(2026, 10, 4), splits=(late,), text="Late gift")
        told.late = Ledger(file).money_in(flow)
    return told


def _people(file: SqlCircleFile, clock: FakeClock, told: Quarter) -> None:
    people, roles, content = People(file, clock), Roles(file, clock), Content(file, clock)
    told.ana = people.add("Ana", joined_on=date(2025, 1, 1))
    told.ben = people.add("Ben", joined_on=date(2025, 3, 1))
    people.add("Cleo", joined_on=date(2026, 5, 1), standing="guest")
    gone = people.add("Abe", joined_on=date(2025, 1, 1))
    people.leave(gone, on=date(2026, 6, 1))
    told.leader = roles.add("Leader", kind="leader")
    camera = roles.add("Camera")
    roles.fill(told.leader, told.ben, starts_on=date(2025, 6, 1), ends_on=date(2026, 5, 31))
    roles.fill(told.leader, told.ana, starts_on=date(2026, 6, 1), ends_on=date(2026, 12, 31))
    roles.fill(camera, told.ana, starts_on=date(2026, 6, 1), ends_on=date(2026, 8, 31))
    told.item = content.add_item("Basics", "webinar", owner_id=told.ana, stage="published")
    content.add_item("Zine", "article")
    told.edition = content.add_edition(
        told.item, "Autumn", date(2026, 9, 1), date(2026, 9, 30), budget_minor=50_000
    )


def _accounts(file: SqlCircleFile, told: Quarter) -> None:
    with file.look() as work:
        told.bank = next(a.id for a in work.accounts.all() if a.kind is AccountKind.BANK)
    accounts = Accounts(file)
    told.paypal = accounts.add("PayPal", AccountKind.PAYPAL, "EUR")
    told.dollars = accounts.add("Dollars", AccountKind.BANK, "USD")
    Ledger(file).opening(told.bank, on=date(2026, 7, 1), minor=100_000)


def _entries(file: SqlCircleFile, told: Quarter) -> None:
    def flow(account: str, on: date, *splits: Split, text: str, rate: Rate | None = None) -> Flow:
        return Flow(account_id=account, on=on, splits=splits, text=text, rate=rate)

    def part(category: str, minor: int, edition: str | None = None) -> Split:
        return Split(key(file, category), minor, Id(edition) if edition else None)

    ledger = Ledger(file)
    told.tickets = ledger.money_in(
        flow(told.bank, date(2026, 7, 5), part("tickets", 20_000, told.edition), text="Eventbrite")
    )
    told.trainer = ledger.money_out(
        flow(
            told.bank,
            date(2026, 7, 10),
            part("trainer_pay", -6_000, told.edition),
            part("travel", -1_500),
            text="Trainer in July",
        )
    )
    told.move = ledger.move(told.bank, told.paypal, on=date(2026, 7, 15), minor=3_000)
    told.waiting = ledger.money_in(
        flow(told.dollars, date(2026, 8, 2), part("donation", 5_000), text="Gift of a friend")
    )
    nine_tenths = Rate(9, 10, "2026-08-03", "ECB")
    told.converted = ledger.money_in(
        flow(
            told.dollars,
            date(2026, 8, 3),
            part("consulting", 10_000),
            text="Advice",
            rate=nine_tenths,
        )
    )
    told.tools = ledger.money_out(
        Flow(
            account_id=told.paypal,
            on=date(2026, 8, 20),
            splits=(part("tools", -1_200),),
            text="Kabel 50%",
            counterparty="MÜLLER Werkzeug",
            tags="recording",
        )
    )
    Accounts(file).attach(told.tools, "invoice.pdf", b"%PDF-1.7 an invoice")


def lines(file: SqlCircleFile, told: Quarter) -> list[ImportedLine]:
    """The bank file's lines as decided; the last is the trainer, typed before."""
    rows = (
        (date(2026, 9, 1), 5_000, 0, "Somebody", "unsorted_in", ""),
        (date(2026, 9, 2), -700, 0, "Hosting", "tools", ""),
        (date(2026, 9, 3), -2_000, 0, "To PayPal", "", ""),
        (date(2026, 9, 4), 9_500, 500, "Box office", "tickets", told.edition),
        (date(2026, 7, 12), -7_500, 0, "Trainer", "trainer_pay", ""),
    )
    made = []
    for nth, (on, minor, fee, text, category, edition) in enumerate(rows):
        line = BankLine(nth + 2, on, minor, "EUR", text, counterparty=text, fee_minor=fee)
        made.append(
            ImportedLine(
                line,
                fingerprint(told.bank, line, 1),
                LINES[nth] if nth < 4 else told.trainer,
                nth < 4,
                on,
                key(file, category) if category else told.paypal,
                edition or None,
            )
        )
    return made


def take_in(file: SqlCircleFile, told: Quarter) -> None:
    """Take in the bank file."""
    decided = lines(file, told)
    with file.act("bank.import", count=4) as work:
        batch = ImportBatch(
            id=work.new_id(),
            account_id=Id(told.bank),
            file_name="september.csv",
            file_sha256="0" * 64,
            kind="csv",
            profile='{"date": "Date"}',
            imported_on=date(2026, 9, 10),
            rows=5,
            closing_minor=121_300,
            closing_on=date(2026, 9, 4),
        )
        work.post_batch(batch, decided)
        told.batch = batch.id


def _settle(file: SqlCircleFile, clock: FakeClock, told: Quarter) -> None:
    agreements = Agreements(file)
    version = agreements.draft(Terms.suggested("EUR"), valid_from=date(2026, 1, 1))
    agreements.consent(version, on=date(2026, 1, 10), note="Circle meeting of 10 January")
    told.tranche = agreements.add_tranche("Cameras", 40_000, agreed_on=date(2026, 7, 1))
    agreements.disburse(told.tranche, told.bank, on=date(2026, 9, 20), minor=30_000)
    Ledger(file).fund([told.tools], told.tranche)
    told.statement = Settling(file, clock).issue(PERIOD, consent_note="Consent of 5 October")
