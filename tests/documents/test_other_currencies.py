"""A circle in yen and one in dinars, from the bank line to the PDF and the journal."""

import json
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

from sofa_desktop.documents.facts import Hashes
from sofa_desktop.documents.open_forms.hledger import journal
from sofa_desktop.documents.open_forms.whole import whole
from sofa_desktop.documents.statement import write_statement
from sofa_desktop.documents.verify import verify
from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.periods import Period
from sofa_desktop.imports.reader import read
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.agreements import Agreements
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.importing import Importing
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.services.people import People
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.services.settling import Settling
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from sofa_desktop.store.queries import SqlQueries
from tests.documents.hledger import hledger, sums
from tests.helpers import FakeClock, new_circle


def told(pdf: Path) -> str:
    """The text of a PDF, one space for every run of white."""
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


class Circle:
    """A circle in another currency, with the few use cases that its quarter takes."""

    def __init__(self, file: SqlCircleFile, clock: FakeClock, currency: str) -> None:
        self.file, self.clock, self.currency = file, clock, currency
        CircleDetails(file).change(currency=currency)
        self.accounts, self.ledger = Accounts(file), Ledger(file)
        self.queries, self.settling = SqlQueries(file), Settling(file, clock)
        with file.look() as work:
            self.ids = {each.key or each.name: each.id for each in work.accounts.all()}
        People(file, clock).add("Ana", joined_on=date(2025, 1, 1))
        People(file, clock).add("Yui", joined_on=date(2025, 1, 1))

    def agree(self, terms: Terms) -> None:
        agreements = Agreements(self.file)
        version = agreements.draft(terms, valid_from=date(2026, 1, 1))
        agreements.consent(version, on=date(2026, 1, 5), note="Minutes, item 2")

    def flow(self, minor: int, category: str, account: str, rate: Rate | None = None) -> None:
        flow = Flow(
            account_id=self.ids[account],
            on=date(2026, 2, 28),
            splits=(Split(self.ids[category], minor),),
            text=category,
            rate=rate,
        )
        (self.ledger.money_in if minor > 0 else self.ledger.money_out)(flow)

    def statement(self, out: Path) -> dict[str, object]:
        """Issue the quarter, write it, verify it, prove the file; its output."""
        self.clock.set(date(2026, 4, 7))
        issued = self.settling.issue(Period.parse("2026-Q1"))
        payload, previous, own, _ = self.settling.payload(issued)
        write_statement(payload, Hashes(previous, own), out)
        assert verify(out).matches
        report = check(self.file)
        assert report.ok, report.findings
        output = json.loads(json.dumps(payload))["output"]
        assert isinstance(output, dict)
        return output

    def imported(self, text: str) -> int:
        importing = Importing(self.file, self.queries, read, self.clock)
        previews = importing.preview(text.encode(), "bank.csv", self.ids["Bank"])
        return importing.take_in(previews)

    def journal(self) -> str:
        with self.file.look() as work:
            return journal(whole(work))


def test_a_circle_in_yen(tmp_path: Path) -> None:
    """300,000 at 10 %, the rest at 20 %; one sale in dollars at 151.255 yen."""
    clock = FakeClock(date(2026, 3, 1))
    with new_circle(tmp_path, clock) as file:
        circle = Circle(file, clock, "JPY")
        circle.agree(Terms("JPY", (Tier(300_000, 1_000), Tier(None, 2_000)), caps={"tools": 333}))
        circle.ids["Dollars"] = circle.accounts.add("Dollars", AccountKind.BANK, "USD")
        made = circle.imported(
            "Date,Description,Counterparty,Amount\n"
            '2026-02-10,"Workshop, seven seats",Songaia,"450,001"\n'
            "2026-02-12,Studio hire,Studio,-20000\n"
        )
        assert made == 2
        rows = circle.queries.entries(circle.queries.entry_ids(EntryFilter()))
        assert sorted(row.minor for row in rows) == [-20_000, 450_001]
        for row in rows:
            category = "tickets" if row.minor > 0 else "tools"
            circle.ledger.categorise([row.id], circle.ids[category])
        rate = Rate.quoted("151.255", "USD", "JPY", "2026-02-28", "bank")
        circle.flow(9_999, "fee", "Dollars", rate)

        output = circle.statement(tmp_path / "yen.pdf")
        # 99.99 dollars are 15,123.98 yen; tools count to 3.33 % of 465,125 = 15,488.66
        assert output["gross"] == 450_001 + 15_124
        assert output["allowed"] == {"tools": 15_489}
        assert output["base"] == 465_125 - 15_489
        assert output["share"] == 30_000 + 29_927
        text = told(tmp_path / "yen.pdf")
        assert "The circle passes 59,927 JPY to SoFA" in text
        assert "99.99 USD at 151.2550" in text
        assert "59,927.00" not in text

        hledger(circle.journal(), "check", "--strict")
        found = sums(circle.journal())
        assert found["assets:bank:Bank", "JPY"] == "430001"
        assert found["assets:bank:Dollars", "USD"] == "99.99"
        assert found["liabilities:sofa due", "JPY"] == "-59927"


def test_a_circle_in_dinars(tmp_path: Path) -> None:
    """Three decimals: 25 % of 1,234.567 less 0.001; one cost in yen at 0.002055 dinars."""
    clock = FakeClock(date(2026, 3, 1))
    with new_circle(tmp_path, clock) as file:
        circle = Circle(file, clock, "KWD")
        circle.agree(replace(Terms("KWD", (Tier(None, 2_500),)), min_payout=1_000))
        circle.ids["Yen"] = circle.accounts.add("Yen", AccountKind.BANK, "JPY")
        assert circle.imported(
            "Date,Description,Amount\n2026-02-10,Workshop,1234.567\n2026-02-11,Stamp,-0.001\n"
        ) == 2  # fmt: skip
        for row in circle.queries.entries(circle.queries.entry_ids(EntryFilter())):
            category = "tickets" if row.minor > 0 else "tools"
            circle.ledger.categorise([row.id], circle.ids[category])
        rate = Rate.quoted("0.002055", "JPY", "KWD", "2026-02-28", "bank")
        circle.flow(-1_000, "travel", "Yen", rate)

        output = circle.statement(tmp_path / "dinar.pdf")
        assert output["allowed"] == {"tools": 1, "travel": 2_055}
        assert output["base"] == 1_234_567 - 2_056
        assert output["share"] == 308_128
        text = told(tmp_path / "dinar.pdf")
        assert "The circle passes 308.128 KWD to SoFA" in text
        assert "1,234.567" in text
        assert "1,000 JPY at 0.002055" in text

        hledger(circle.journal(), "check", "--strict")
        found = sums(circle.journal())
        assert found["assets:bank:Bank", "KWD"] == "1234.566"
        assert found["assets:bank:Yen", "JPY"] == "-1000"
        assert found["liabilities:sofa due", "KWD"] == "-308.128"
