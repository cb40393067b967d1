"""Payloads of statements, made by the engine from lines a person can read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sofa_desktop.documents.facts import Hashes
from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.fields import Value
from sofa_desktop.domain.settlement import State, settle
from sofa_desktop.domain.settlement_data import (
    input_data,
    output_data,
    state_data,
    terms_data,
)
from sofa_desktop.domain.statement import ENGINE, FIRST_HASH, FORMAT, chain_hash
from sofa_desktop.domain.statement_lines import Line, input_from_lines

Payload = dict[str, Any]
IBAN = "DE89370400440532013000"


def line(  # a receipt in euro unless told otherwise
    number: int,
    what: str,
    amount: int,
    role: str = "gross",
    **told: object,
) -> Payload:
    """One line; ``settled`` follows the amount unless told."""
    made: Payload = {
        "id": f"{number:024x}{number * 2654435761 % 2**32:08x}",
        "on": "2026-07-04",
        "what": what,
        "amount": amount,
        "currency": "EUR",
        "rate": None,
        "settled": amount,
        "role": role,
        "category": "tickets" if role == "gross" else "",
        "funded": False,
        "receipt": True,
        "edition": "",
        "refund_of": None,
        "correction_of": "",
        "window": "2026",
    }
    return {**made, **told}


@dataclass(frozen=True)
class Sample:
    """What varies between statements."""

    terms: Terms
    lines: Sequence[Payload]
    weights: tuple[int, ...] | None = (1, 1, 1)
    state: State = field(default_factory=State.opening)
    name: str = "Intentional Communities"
    number: str = "IC-2026-0003"
    currency: str = "EUR"
    final: bool = False
    service_fee: int = 0
    waiting: Sequence[Payload] = ()
    reasons: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    previous: str = FIRST_HASH
    address: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)

    def settled(self) -> tuple[Payload, State]:
        """The payload, and the state it hands on."""
        window = "2026"
        period = input_from_lines(
            [Line.from_data(Value(each, "lines")) for each in self.lines],
            window=window,
            service_fee=self.service_fee,
            final=self.final,
            weights=self.weights,
            reasons=self.reasons,
        )
        outcome = settle(self.terms, self.state, period)
        issued = bool(self.number)
        payload: Payload = {
            "format": FORMAT,
            "engine": ENGINE,
            "number": self.number,
            "kind": "final" if self.final else "regular",
            "issued_on": "2026-10-05" if issued else "",
            "pay_by": "2026-11-30" if issued else "",
            "period": {"key": "2026-Q3", "start": "2026-07-01", "last": "2026-09-30"},
            "circle": {
                "id": "c1",
                "name": self.name,
                "code": "IC",
                "parent": "Ecosystem Circle",
                "address": self.address,
                "tax_id": "",
                "iban": "",
            },
            "sofa": {
                "name": "Sociocracy For All",
                "address": self.address and "12 Elm Street\nAmherst",
                "tax_id": "",
                "iban": IBAN,
                "bic": "COBADEFFXXX",
            },
            "currency": self.currency,
            "agreement": {
                "version": 2,
                "valid_from": "2026-01-01",
                "consented_on": "2026-05-12",
                "consent_note": "minutes of 12 May 2026, item 5",
                "sofa_consented_on": "",
                "terms": terms_data(self.terms),
            },
            "window": window,
            "opening": state_data(self.state),
            "input": input_data(period),
            "output": output_data(outcome),
            "closing": state_data(outcome.closing),
            "names": {
                "categories": {
                    "tickets": "Tickets",
                    "direct": "Direct costs",
                    "admin": "Administration",
                    **self.categories,
                },
                "tranches": {"t1": "Start of the handbook"},
            },
            "lines": [dict(each) for each in self.lines],
            "waiting": [dict(each) for each in self.waiting],
            "approvals": {
                "circle_on": "2026-10-12",
                "circle_note": "no objection, five members present",
                "sofa_on": "",
                "sofa_note": "",
            },
            "queries_until": "2026-12-04" if issued else "",
        }
        return payload, outcome.closing

    def made(self) -> tuple[Payload, Hashes]:
        """The payload with its hashes."""
        payload, _ = self.settled()
        return payload, Hashes(self.previous, chain_hash(self.previous, payload))

    def after(self, lines: Sequence[Payload], **changes: object) -> "Sample":
        """The next statement of the same circle."""
        payload, state = self.settled()
        own = chain_hash(self.previous, payload)
        return replace(self, state=state, lines=lines, previous=own, **changes)  # type: ignore[arg-type]  # as named


def annex(*names: str) -> Payload:
    """Payouts of V1's 2,892.35 to three members."""
    amounts = (96_412, 96_412, 96_411)
    return {
        "format": "sofa-annex/1",
        "statement": "IC-2026-0003",
        "statement_hash": "ab" * 32,
        "currency": "EUR",
        "distributable": 289_235,
        "members": [
            {
                "name": name,
                "weight": 1,
                "amount": amount,
                "owed_before": 1_000,
                "paid": 50_000,
                "owed_after": amount - 49_000,
            }
            for name, amount in zip(names, amounts, strict=False)
        ],
        "circle": {"name": "Intentional Communities", "code": "IC", "parent": ""},
        "period": {"key": "2026-Q3", "start": "2026-07-01", "last": "2026-09-30"},
    }


def flat() -> Sample:
    """V1: 20 %, three equal members; 723.09 to SoFA."""
    return Sample(
        Terms("EUR", (Tier(None, 2000),)),
        [
            line(1, "Tickets, suggested price", 320_000),
            line(2, "Coaching, two sessions", 165_000, on="2026-08-19", edition="Coaching"),
            line(3, "Venue and catering", 123_456, "cost", category="direct"),
        ],
    )


def tiers() -> list[Sample]:
    """V2: marginal tiers, admin capped at 10 %, a fee of 75.00, three quarters."""
    terms = Terms(
        "EUR",
        (Tier(500_000, 1000), Tier(2_000_000, 2000), Tier(None, 3000)),
        caps={"admin": 1000},
    )
    amounts = (
        (410_005, 61_240, 50_000),
        (933_333, 120_777, 65_000),
        (1_402_010, 200_001, 30_000),
    )
    made: list[Sample] = []
    for number, (gross, direct, admin) in enumerate(amounts, start=1):
        lines = [
            line(number * 10, "Workshop series", gross, edition="IC conference 2026"),
            line(number * 10 + 1, "Trainers", direct, "cost", category="direct"),
            line(number * 10 + 2, "Bookkeeping", admin, "cost", category="admin", receipt=False),
        ]
        if made:
            made.append(made[-1].after(lines, number=f"IC-2026-000{number}"))
        else:
            made.append(
                Sample(terms, lines, (50, 30, 20), number="IC-2026-0001", service_fee=7_500)
            )
    return made


def refunded() -> list[Sample]:
    """V3: a refund after settlement across a tier; what SoFA owes is carried."""
    terms = Terms("EUR", (Tier(500_000, 1000), Tier(None, 3000)), negative="carry")
    first = Sample(
        terms,
        [
            line(1, "Training in spring", 800_000),
            line(2, "Room", 100_000, "cost", category="direct"),
        ],
        (1, 1),
        number="IC-2026-0001",
    )
    back = {"line": line(1, "", 1)["id"], "on": "2026-07-04", "statement": "IC-2026-0001"}
    second = first.after(
        [
            line(3, "Training in spring, cancelled", -250_000, refund_of=back, on="2026-08-02"),
            line(4, "Room", 10_000, "cost", category="direct"),
        ],
        number="IC-2026-0002",
    )
    third = second.after(
        [line(5, "Workshops", 360_000), line(6, "Room", 40_000, "cost", category="direct")],
        number="IC-2026-0003",
    )
    return [first, second, third]


def invested() -> list[Sample]:
    """V4a: SoFA invests 5,000, spent in the first period; 20 %, 50 % paid back."""
    terms = Terms("EUR", (Tier(None, 2000),), recoup_bp=5000)
    first = Sample(
        terms,
        [
            line(1, "Investment of SoFA", 500_000, "disbursed", category="t1"),
            line(2, "Writing the handbook", 500_000, "cost", category="direct", funded=True),
        ],
        (2, 1),
        number="IC-2026-0001",
    )
    made = [first]
    for number, (gross, cost) in enumerate(
        ((400_000, 80_000), (600_000, 90_000), (700_000, 100_000)), start=2
    ):
        lines = [
            line(number * 10, "Handbook sales", gross),
            line(number * 10 + 1, "Print", cost, "cost", category="direct"),
        ]
        made.append(made[-1].after(lines, number=f"IC-2026-000{number}"))
    return made


def foreign() -> Sample:
    """Lines in dollar and yen with rates; a ticket sold through SoFA's shop."""
    usd = {"num": 9259, "den": 10000, "on": "2026-07-04", "source": "ECB"}
    yen = {"num": 61, "den": 100, "on": "2026-08-03", "source": "bank"}
    return Sample(
        Terms("EUR", (Tier(None, 2000),), min_payout=2_500),
        [
            line(1, "Tickets", 8_000, currency="USD", rate=usd, settled=7_407, edition="IC 2026"),
            line(2, "Coaching, Tokyo", 45_000, currency="JPY", rate=yen, settled=27_450),
            line(3, "Shop sale", 12_000),
            line(3, "Shop sale", 12_000, "held"),
            line(
                4, "Zoom", 1_599, "cost", category="direct", currency="USD", rate=usd, settled=1_481
            ),
        ],
        waiting=[
            {
                "on": "2026-09-21",
                "what": "Coaching",
                "amount": 45_000,
                "currency": "JPY",
                "why": "no_rate",
            },
            {
                "on": "2026-09-22",
                "what": "Ticket",
                "amount": 2_000,
                "currency": "EUR",
                "why": "unsorted",
            },
        ],
    )


def many(count: int) -> Sample:
    """A long statement."""
    lines: Iterable[Payload] = (
        line(
            number,
            f"Ticket {number}, suggested price" if number % 3 else f"Refund or fee number {number}",
            1_000 + number * 7 % 9_000,
            "gross" if number % 3 else "cost",
            category="tickets" if number % 3 else "direct",
            on=f"2026-{7 + number % 3:02}-{1 + number % 28:02}",
            edition="IC conference 2026" if number % 10 == 0 else "",
        )
        for number in range(1, count + 1)
    )
    return Sample(Terms("EUR", (Tier(None, 2000),)), list(lines))
