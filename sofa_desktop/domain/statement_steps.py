"""The numbered steps a statement prints, as data: what went in, what came out, which clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sofa_desktop.domain.agreement import CLAUSES, FX_DIFFERENCE
from sofa_desktop.domain.fields import Fields, fields
from sofa_desktop.domain.money import BASIS, half_up

Figures = tuple[tuple[str, int], ...]
"""Named figures in the order of the formula."""

CODES: Final = (
    "gross",
    "allowed",
    "fee",
    "base",
    "share",
    "corrections",
    "circle",
    "made_good",
    "repaid_early",
    "recoup",
    "disbursed",
    "reserve",
    "distributable",
    "due",
    "net",
    "pay",
    "carried",
)
"""Every step there is, in the order of the document."""


@dataclass(frozen=True, slots=True)
class Step:
    """One printed step."""

    number: int
    code: str
    subject: str
    """Category, tranche or statement number, where a step is printed once for each; else empty."""
    inputs: Figures
    """What the formula takes; a name that ends in ``_bp`` is a rate."""
    result: int
    clause: str


@dataclass(frozen=True, slots=True)
class Steps:
    """The printed steps, and the codes of those that did not occur."""

    printed: tuple[Step, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    code: str
    inputs: Figures
    result: int
    clause: str
    subject: str = ""


def steps(payload: object) -> Steps:
    """The steps of a statement in the order of the document, without those that moved nothing.

    Raises:
        Refused: ``data.malformed`` when the payload has not the form of a statement.
    """
    drafts = list(_drafts(_Statement(fields(payload))))
    printed = tuple(
        Step(number, draft.code, draft.subject, draft.inputs, draft.result, draft.clause)
        for number, draft in enumerate(drafts, start=1)
    )
    occurred = {step.code for step in printed}
    return Steps(printed, tuple(code for code in CODES if code not in occurred))


class _Statement:
    """The parts of a payload that the steps read."""

    def __init__(self, payload: Fields) -> None:
        self.input = payload.at("input").table()
        self.output = payload.at("output").table()
        self.opening = payload.at("opening").table()
        self.terms = payload.at("agreement").table().at("terms").table()
        windows = payload.at("closing").table().at("windows").table()
        self.own = windows.at(payload.at("window").text()).table()
        self.rows = [row.table() for row in self.output.at("corrections").each()]
        self.asked = [row.table() for row in self.input.at("corrections").each()]

    def out(self, key: str) -> int:
        """A figure of the output."""
        return self.output.at(key).whole()

    def term(self, key: str) -> int:
        """A term of the agreement."""
        return self.terms.at(key).whole()

    def costs(self) -> int:
        """All costs, those of corrections included."""
        of_corrections = sum(sum(each.at("costs").wholes().values()) for each in self.asked)
        return sum(self.input.at("costs").wholes().values()) + of_corrections

    def funded(self) -> int:
        """Costs paid from SoFA's investment, those of corrections included."""
        of_corrections = sum(sum(each.at("funded").wholes().values()) for each in self.asked)
        return sum(self.input.at("funded").wholes().values()) + of_corrections

    def gross(self) -> int:
        """All receipts, those of corrections included."""
        return self.out("gross") + sum(each.at("gross").whole() for each in self.asked)

    def share_of_corrections(self) -> int:
        """What corrections add to SoFA's share."""
        return sum(row.at("share_difference").whole() for row in self.rows)


def _drafts(told: _Statement) -> Iterator[_Draft]:
    yield from _base_steps(told)
    yield from _share_steps(told)
    yield from _circle_steps(told)
    yield from _investment_steps(told)
    yield from _member_steps(told)
    yield from _payment_steps(told)


def _summed(code: str, inputs: Figures, result: int, clause: str) -> Iterator[_Draft]:
    """A sum is printed when anything went into it, even where it comes to nothing."""
    if any(amount for _, amount in inputs):
        yield _Draft(code, inputs, result, CLAUSES[clause])


def _moved(code: str, inputs: Figures, result: int, clause: str, who: str = "") -> Iterator[_Draft]:
    """A step is printed when something comes out of it."""
    if result:
        yield _Draft(code, inputs, result, CLAUSES[clause], who)


def _base_steps(told: _Statement) -> Iterator[_Draft]:
    lines = [amount.whole() for amount in told.input.at("gross").each()]
    received = sum(amount for amount in lines if amount > 0)
    refunded = sum(amount for amount in lines if amount < 0)
    inputs: Figures = (("received", received), ("refunded", refunded))
    yield from _summed("gross", inputs, told.out("gross"), "gross")
    yield from _allowed_steps(told)
    yield from _moved("fee", (("fee", told.out("fee")),), told.out("fee"), "service_fee")
    allowed = sum(told.output.at("allowed").wholes().values())
    inputs = (("gross", told.out("gross")), ("allowed", allowed), ("fee", told.out("fee")))
    clause = "base"
    if not told.terms.at("funded_in_base").flag():
        funded = sum(told.input.at("funded").wholes().values())
        inputs = (*inputs, ("funded", funded))
        clause = "funded_in_base" if funded else clause
    yield from _summed("base", inputs, told.out("base"), clause)


def _allowed_steps(told: _Statement) -> Iterator[_Draft]:
    """One a category; a capped one shows its cap: min(cost to date, cap) less allowed before."""
    allowed = told.output.at("allowed").wholes()
    disallowed = told.output.at("disallowed").wholes()
    caps = told.terms.at("caps").wholes()
    gross = told.own.at("gross").whole()
    allowed_to_date = told.own.at("allowed").wholes()
    for category, amount in allowed.items():
        waits = disallowed.get(category, 0)
        inputs: Figures = (("cost", amount + waits),)
        if category in caps:
            inputs += (
                ("cost_to_date", told.own.at("cost").wholes().get(category, 0)),
                ("cap_bp", caps[category]),
                ("gross_to_date", gross),
                ("cap", half_up(caps[category] * max(gross, 0), BASIS)),
                ("allowed_before", allowed_to_date.get(category, 0) - amount),
            )
        clause = "fx_difference_allowed" if category == FX_DIFFERENCE else "caps"
        inputs += (("disallowed", waits),) if waits else ()
        yield _Draft("allowed", inputs, amount, CLAUSES[clause], category)


def _share_steps(told: _Statement) -> Iterator[_Draft]:
    to_date, share = told.out("share_to_date"), told.out("share")
    inputs: Figures = (
        ("base_to_date", told.out("base_to_date")),
        ("share_to_date", to_date),
        ("share_before", to_date - share),
    )
    yield from _moved("share", inputs, share, "tiers")
    for row in told.rows:
        keys = ("base_before", "base_after", "share_before", "share_after", "circle_difference")
        inputs = tuple((key, row.at(key).whole()) for key in keys)
        if row.at("share_difference").whole() or row.at("circle_difference").whole():
            difference = row.at("share_difference").whole()
            statement = row.at("statement").text()
            yield _Draft("corrections", inputs, difference, CLAUSES["corrections"], statement)


def _circle_steps(told: _Statement) -> Iterator[_Draft]:
    share = told.out("share") + told.share_of_corrections()
    inputs: Figures = (
        ("gross", told.gross()),
        ("costs", told.costs()),
        ("fee", told.out("fee")),
        ("share", share),
    )
    yield from _summed("circle", inputs, told.out("circle"), "circle")
    before, after = told.opening.at("deficit").whole(), told.out("deficit")
    if before or after or told.funded():
        inputs = (
            ("circle", told.out("circle")),
            ("funded", told.funded()),
            ("deficit_before", before),
            ("deficit", after),
        )
        yield _Draft("made_good", inputs, told.out("avail"), CLAUSES["deficit"])


def _investment_steps(told: _Statement) -> Iterator[_Draft]:
    owed = dict(told.opening.at("tranches").pairs())
    for tranche, amount in told.input.at("repaid_early").pairs():
        inputs: Figures = (("outstanding_before", owed.get(tranche, 0)),)
        owed[tranche] = owed.get(tranche, 0) - amount
        yield from _moved("repaid_early", inputs, amount, "repaid_early", tranche)
    for tranche, amount in told.output.at("recoup_by_tranche").pairs():
        inputs = (
            ("avail", told.out("avail")),
            ("recoup_bp", told.term("recoup_bp")),
            ("outstanding_before", owed.get(tranche, 0)),
        )
        yield from _moved("recoup", inputs, amount, "recoup_bp", tranche)
    multiple = told.term("multiple_bp")
    for tranche, principal in told.input.at("disbursed").pairs():
        inputs = (("principal", principal), ("multiple_bp", multiple))
        owing = half_up(principal * multiple, BASIS)
        if principal:
            yield _Draft("disbursed", inputs, owing, CLAUSES["multiple_bp"], tranche)


def _member_steps(told: _Statement) -> Iterator[_Draft]:
    avail, recoup, added = told.out("avail"), told.out("recoup"), told.out("reserve_added")
    inputs: Figures = (
        ("left", avail - recoup),
        ("reserve_bp", told.term("reserve_bp")),
        ("reserve_before", told.opening.at("reserve").whole()),
        ("reserve_target", told.term("reserve_target")),
    )
    yield from _moved("reserve", inputs, added, "reserve_bp")
    inputs = (("avail", avail), ("recoup", recoup), ("reserve_added", added))
    yield from _moved("distributable", inputs, told.out("distributable"), "distributable")


def _payment_steps(told: _Statement) -> Iterator[_Draft]:
    net, pay, carried = told.out("net"), told.out("pay"), told.out("carried")
    share = told.out("share") + told.share_of_corrections()
    inputs: Figures = (("fee", told.out("fee")), ("share", share), ("recoup", told.out("recoup")))
    yield from _summed("due", inputs, told.out("due"), "due")
    before = told.opening.at("carried").whole()
    inputs = (("due", told.out("due")), ("held", told.out("held")), ("carried_before", before))
    yield from _summed("net", inputs, net, "held")
    final = told.input.at("final").flag()
    inputs = (("net", net), ("min_payout", told.term("min_payout")))
    yield from _moved("pay", inputs, pay, "final" if final else "min_payout")
    small = abs(net) < told.term("min_payout")
    yield from _moved("carried", inputs, carried, "min_payout" if small else "negative")
