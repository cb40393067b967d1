"""Where the circle stands on the ladder, and what one statement hands to the next, in words."""

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.words import t

Carried = tuple[str, int, int, int]
"""A name, what it was before, what was added, what was taken off."""


def tiers(facts: Facts) -> list[tuple[str, str, str, str]]:
    """The steps of the ladder reached so far: part of the base, rate, base and share to date.

    Where there are several, a last row without a rate adds them up.
    """
    rows = [
        (_span(facts, low, high), formats.percent(bp), facts.amount(base), facts.amount(share))
        for low, high, bp, base, share in facts.output["tiers"]
        if base or low == 0
    ]
    out = facts.output
    if len(rows) > 1:
        together = t("statement ladder", "Together")
        to_date = (facts.amount(out["base_to_date"]), facts.amount(out["share_to_date"]))
        rows.append((together, "", *to_date))
    return rows


def _span(facts: Facts, low: int, high: int | None) -> str:
    if high is None:
        if not low:
            return t("statement ladder", "all of it")
        return t("statement ladder", "above {low}", low=facts.amount(low))
    return t("statement ladder", "{low} – {high}", low=facts.amount(low), high=facts.amount(high))


def next_step(facts: Facts) -> str:
    """Tier window, base to date and distance to the next threshold."""
    base = facts.output["base_to_date"]
    window = facts.payload["window"]
    for place, (upper, _) in enumerate(facts.terms["tiers"][:-1]):
        if max(base, 0) < upper:
            return t(
                "statement ladder",
                "Base to date in tier window {window}: {base}. Another {more} until {rate} applies "
                "to what comes on top.",
                window=window,
                base=facts.amount(base),
                more=facts.amount(upper - base),
                rate=formats.percent(facts.terms["tiers"][place + 1][1]),
            )
    return t(
        "statement ladder",
        "Base to date in tier window {window}: {base}. There is no further threshold.",
        window=window,
        base=facts.amount(base),
    )


def carried(facts: Facts) -> list[Carried]:
    """Roll-forwards of everything that is carried, without what never occurred."""
    return [row for row in (*_investments(facts), *_balances(facts)) if any(row[1:])]


def _investments(facts: Facts) -> list[Carried]:
    """Each investment: outstanding before, newly to be paid back, paid back."""
    before = dict(facts.opening["tranches"])
    after = dict(facts.closing["tranches"])
    paid: dict[str, int] = {}
    for name, amount in (*facts.output["recoup_by_tranche"], *facts.input["repaid_early"]):
        paid[name] = paid.get(name, 0) + amount
    rows = []
    for name in dict.fromkeys((*before, *after)):
        opened = before.get(name, 0)
        added = after.get(name, 0) - opened + paid.get(name, 0)
        said = t("statement carried", "Investment to pay back: {name}", name=facts.tranche(name))
        rows.append((said, opened, added, paid.get(name, 0)))
    return rows


def _balances(facts: Facts) -> list[Carried]:
    held = facts.output["held"]
    out, opening = facts.output, facts.opening
    disbursed = sum(amount for _, amount in facts.input["disbursed"])
    early = sum(amount for _, amount in facts.input["repaid_early"])
    spent = facts.funded() + facts.funded_late() + early
    change = out["deficit"] - opening["deficit"]
    balance = out["carried"] - opening["carried"]
    return [
        (
            t("statement carried", "Investment received, not yet spent"),
            opening["unspent"],
            disbursed,
            spent,
        ),
        (
            t("statement carried", "Deficit of the circle"),
            opening["deficit"],
            max(change, 0),
            max(-change, 0),
        ),
        (
            t("statement carried", "Reserve of the circle"),
            opening["reserve"],
            out["reserve_added"],
            0,
        ),
        (
            t("statement carried", "Balance the circle owes SoFA"),
            opening["carried"],
            max(balance, 0),
            max(-balance, 0),
        ),
        (t("statement carried", "Cash held by SoFA, counted here"), 0, held, held),
    ]
