"""How each step of a statement comes about, in words with its inputs."""

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.words import t, tn


def receipts(facts: Facts) -> str:
    """How many receipts and refunds, and their sums."""
    amounts = facts.input["gross"]
    received = [amount for amount in amounts if amount >= 0]
    returned = [-amount for amount in amounts if amount < 0]
    if not amounts:
        return t("statement step", "none in this period")
    said = tn(
        "statement step",
        "{n} receipt, {sum}",
        "{n} receipts, {sum}",
        len(received),
        sum=facts.amount(sum(received)),
    )
    if not returned:
        return said
    back = tn(
        "statement step",
        "{n} refund, {sum}",
        "{n} refunds, {sum}",
        len(returned),
        sum=facts.amount(sum(returned)),
    )
    if not received:
        return back
    return t("statement step", "{receipts}; less {refunds}", receipts=said, refunds=back)


def costs(facts: Facts) -> str:
    """Each category: what counts of it, and under which cap."""
    said = []
    for key, amount in facts.output["allowed"].items():
        name, sum_ = facts.category(key), facts.amount(amount)
        cap = facts.terms["caps"].get(key)
        if cap is None:
            said.append(t("statement step", "{name} {sum}", name=name, sum=sum_))
            continue
        said.append(
            t(
                "statement step",
                "{name} {sum} (cap {cap} of receipts to date)",
                name=name,
                sum=sum_,
                cap=formats.percent(cap),
            )
        )
    return "; ".join(said)


def unallowed(facts: Facts) -> str:
    """Costs beyond their cap, or costs of before that now find room under it."""
    amounts = {key: amount for key, amount in facts.output["disallowed"].items() if amount}
    counted = all(amount < 0 for amount in amounts.values())
    which = "; ".join(
        t(
            "statement step",
            "{name} {sum}",
            name=facts.category(key),
            sum=facts.amount(abs(amount) if counted else amount),
        )
        for key, amount in amounts.items()
    )
    if counted:
        return t("statement step", "spent in an earlier period: {which}", which=which)
    return which


def share(facts: Facts) -> str:
    """The share to date, by which rates, and what was stated before."""
    out = facts.output
    before = out["share_to_date"] - out["share"]
    told = {
        "base": facts.amount(out["base_to_date"]),
        "date": facts.amount(out["share_to_date"]),
        "before": facts.amount(before),
    }
    tiers = facts.terms["tiers"]
    if len(tiers) > 1:
        if not before:
            return t("statement step", "by the ladder, on the base to date {base}", **told)
        return t(
            "statement step",
            "by the ladder, {date} on the base to date {base}, less {before} already stated",
            **told,
        )
    rate = formats.percent(tiers[0][1])
    if not before:
        return t("statement step", "{rate} of the base to date {base}", rate=rate, **told)
    return t(
        "statement step",
        "{rate} of the base to date {base} is {date}, less {before} already stated",
        rate=rate,
        **told,
    )


def recoup(facts: Facts) -> str:
    """Which part of what is available pays SoFA's investment back."""
    owed = sum(amount for _, amount in facts.opening["tranches"])
    return t(
        "statement step",
        "up to {rate} of {available}; {owed} was outstanding",
        rate=formats.percent(facts.terms["recoup_bp"]),
        available=facts.amount(facts.output["avail"]),
        owed=facts.amount(owed),
    )


def reserve(facts: Facts) -> str:
    """Which part of what is left fills the circle's reserve."""
    return t(
        "statement step",
        "up to {rate} of {left}, until the reserve holds {target}",
        rate=formats.percent(facts.terms["reserve_bp"]),
        left=facts.amount(facts.output["avail"] - facts.output["recoup"]),
        target=facts.amount(facts.terms["reserve_target"]),
    )
