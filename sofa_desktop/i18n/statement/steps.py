"""The waterfall of a statement as numbered steps: what, how in words, by which clause, how much.

What did not occur has no step; a noun for it is handed on, so that one sentence can say so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Facts, clause
from sofa_desktop.i18n.statement.steps_words import (
    costs,
    receipts,
    recoup,
    reserve,
    share,
    unallowed,
)
from sofa_desktop.i18n.words import t

Chain = Callable[..., str]
"""Makes "1 − 2 + 3" of codes, leaving out what did not occur."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the waterfall. ``total`` rows say where we stand, the others what moves."""

    code: str
    number: int
    title: str
    how: str
    clause: str
    amount: int
    total: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A possible step, before it is known whether it occurs."""

    code: str
    title: str
    how: str | Callable[[Chain], str]
    term: str
    amount: int
    absent: str = ""
    total: bool = False
    occurs: bool | None = None
    """Whether it is a step; None: where its amount is not zero."""

    @property
    def is_step(self) -> bool:
        return self.amount != 0 if self.occurs is None else self.occurs


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a statement; ``absent`` are nouns of what did not occur."""

    waterfall: tuple[Step, ...]
    """From receipts to what goes to members."""
    payment: tuple[Step, ...]
    """From what is due to what is paid."""
    absent: tuple[str, ...]


def steps(facts: Facts) -> Steps:
    """The steps of a statement, numbered through."""
    falling = [*_to_base(facts), *_to_circle(facts), *_to_members(facts)]
    paying = list(_to_payment(facts))
    parts = [*falling, *paying]
    kept = [part for part in parts if part.is_step]
    numbers = {part.code: number for number, part in enumerate(kept, 1)}
    chain = _chain(kept, numbers)
    made = {
        part.code: Step(
            part.code,
            numbers[part.code],
            part.title,
            part.how if isinstance(part.how, str) else part.how(chain),
            clause(part.term),
            part.amount,
            part.total,
        )
        for part in kept
    }
    return Steps(
        tuple(made[part.code] for part in falling if part.is_step),
        tuple(made[part.code] for part in paying if part.is_step),
        tuple(part.absent for part in parts if part.absent and not part.is_step),
    )


def _chain(kept: Sequence[_Part], numbers: dict[str, int]) -> Chain:
    """Of codes: a sum in step numbers. What the circle gives up in ``owed`` is added."""
    raised = {part.code for part in kept if part.amount > 0}
    totals = {part.code for part in kept if part.total or part.code == "gross"}

    def chain(*codes: str, owed: tuple[str, ...] = ()) -> str:
        made = ""
        for code in codes:
            if code not in numbers:
                continue
            plus = (code in raised) != (code in owed) or (code in totals and not made)
            made += f" {'+' if plus else formats.MINUS} {numbers[code]}"
        return made.removeprefix(" + ").strip() or t("statement step", "nothing")

    return chain


def _to_base(facts: Facts) -> Iterator[_Part]:
    out = facts.output
    title = t("statement step", "Receipts")
    yield _Part("gross", title, receipts(facts), "gross", out["gross"], occurs=True)
    title = t("statement step", "Allowed costs")
    absent = t("statement absent", "costs")
    yield _Part("allowed", title, costs(facts), "caps", -sum(out["allowed"].values()), absent)
    title = t("statement step", "Service fee")
    how = t("statement step", "fixed for the period")
    absent = t("statement absent", "a service fee")
    yield _Part("fee", title, how, "service_fee", -out["fee"], absent)
    if not facts.terms["funded_in_base"]:
        title = t("statement step", "Costs SoFA's investment paid")
        how = t("statement step", "kept out of the base")
        yield _Part("funded_out", title, how, "funded_in_base", facts.funded())
    yield _Part(
        "base",
        t("statement step", "Base"),
        lambda chain: chain("gross", "allowed", "fee", "funded_out"),
        "base",
        out["base"],
        total=True,
        occurs=True,
    )


def _to_circle(facts: Facts) -> Iterator[_Part]:
    out = facts.output
    title = t("statement step", "SoFA's share")
    absent = t("statement absent", "a share for SoFA")
    yield _Part("share", title, share(facts), "tiers", -out["share"], absent)
    too_much = sum(out["disallowed"].values())
    title = t("statement step", "Costs not allowed")
    if too_much < 0:
        title = t("statement step", "Costs that count now")
    absent = t("statement absent", "costs beyond a cap")
    yield _Part("disallowed", title, unallowed(facts), "caps", -too_much, absent)
    if not facts.terms["funded_in_base"]:
        title = t("statement step", "Costs SoFA's investment paid")
        how = t("statement step", "kept out of the base, yet spent")
        yield _Part("funded_back", title, how, "funded_in_base", -facts.funded())
    yield _Part(
        "corrections",
        t("statement step", "Corrections"),
        t("statement step", "what they change for the circle, see below"),
        "corrections",
        sum(row["circle_difference"] for row in out["corrections"]),
        t("statement absent", "corrections"),
        occurs=bool(out["corrections"]),
    )
    yield _Part(
        "circle",
        t("statement step", "Stays in the circle"),
        lambda chain: chain("base", "share", "disallowed", "funded_back", "corrections"),
        "circle",
        out["circle"],
        total=True,
        occurs=True,
    )


def _to_members(facts: Facts) -> Iterator[_Part]:
    out = facts.output
    title = t("statement step", "Paid from SoFA's investment")
    how = t("statement step", "costs that are no burden of the circle")
    yield _Part("funded", title, how, "deficit", facts.funded() + facts.funded_late())
    yield _deficit(facts)
    absent = t("statement absent", "an investment to pay back")
    title = t("statement step", "Paid back to SoFA")
    yield _Part("recoup", title, recoup(facts), "recoup_bp", -out["recoup"], absent)
    absent = t("statement absent", "a reserve")
    title = t("statement step", "Put in reserve")
    yield _Part("reserve", title, reserve(facts), "reserve_bp", -out["reserve_added"], absent)
    yield _Part(
        "distributable",
        t("statement step", "Goes to members"),
        lambda chain: chain("circle", "funded", "deficit", "recoup", "reserve"),
        "distributable",
        out["distributable"],
        t("statement absent", "anything for members"),
        total=True,
    )


def _deficit(facts: Facts) -> _Part:
    """A deficit taken on to the next statement, or an older one made good."""
    before, after = facts.opening["deficit"], facts.output["deficit"]
    told = {"before": facts.amount(before), "after": facts.amount(after)}
    title = t("statement step", "Deficit made good")
    how = t("statement step", "of {before} carried; {after} is left", **told)
    if after > before:
        title = t("statement step", "Deficit carried on")
        how = t("statement step", "the deficit goes from {before} to {after}", **told)
    return _Part(
        "deficit", title, how, "deficit", after - before, t("statement absent", "a deficit")
    )


def _to_payment(facts: Facts) -> Iterator[_Part]:
    out = facts.output
    yield _Part(
        "due_late",
        t("statement step", "Corrections of the share"),
        t("statement step", "what they change for SoFA, see below"),
        "corrections",
        sum(row["share_difference"] for row in out["corrections"]),
    )
    yield _Part(
        "due",
        t("statement step", "Due to SoFA"),
        lambda chain: chain("fee", "share", "recoup", "due_late", owed=("fee", "share", "recoup")),
        "due",
        out["due"],
        total=True,
        occurs=True,
    )
    title = t("statement step", "Cash SoFA holds already")
    how = t("statement step", "received by SoFA for the circle, less what it paid for it")
    absent = t("statement absent", "cash held by SoFA")
    yield _Part("held", title, how, "held", -out["held"], absent)
    brought = facts.opening["carried"]
    title = t("statement step", "Balance carried so far")
    how = t("statement step", "from the statement before")
    absent = t("statement absent", "a balance carried before")
    yield _Part("brought", title, how, "negative", brought, absent)
    yield _Part(
        "net",
        t("statement step", "Balance"),
        lambda chain: chain("due", "held", "brought"),
        "negative",
        out["net"],
        total=True,
        occurs=bool(out["held"] or brought),
    )
    yield _paid(facts)


def _paid(facts: Facts) -> _Part:
    """The last step: what is paid, or why it is carried."""
    out, terms = facts.output, facts.terms
    if out["pay"]:
        how = t("statement step", "the whole balance")
        term = "pay_within_days"
        if facts.input["final"]:
            how = t("statement step", "the last statement pays the whole balance")
            term = "final"
        return _Part("pay", _payer(facts), how, term, abs(out["pay"]), total=True)
    title = t("statement step", "Carried to the next statement")
    if abs(out["net"]) < terms["min_payout"]:
        least = facts.amount(terms["min_payout"])
        how = t("statement step", "below {least}, the least that is paid", least=least)
        return _Part("pay", title, how, "min_payout", out["carried"], total=True)
    how = t("statement step", "the agreement carries what SoFA owes")
    return _Part("pay", title, how, "negative", out["carried"], total=True)


def _payer(facts: Facts) -> str:
    if facts.internal:
        if facts.output["pay"] > 0:
            return t("statement step", "The circle passes to SoFA")
        return t("statement step", "SoFA passes to the circle")
    if facts.output["pay"] > 0:
        return t("statement step", "The circle pays SoFA")
    return t("statement step", "SoFA pays the circle")
