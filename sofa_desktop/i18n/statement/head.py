"""What a statement is called, its answer in one sentence, and what it was made under."""

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.words import t


def title(facts: Facts) -> str:
    """What this document is called."""
    told = {"number": facts.number}
    if facts.draft:
        if facts.internal:
            return t("statement", "Draft of an internal settlement")
        return t("statement", "Draft of a settlement statement")
    if facts.internal:
        return t("statement", "Internal settlement {number}", **told)
    return t("statement", "Settlement statement {number}", **told)


def answer(facts: Facts) -> str:
    """The statement in one sentence."""
    pay, carried = facts.output["pay"], facts.output["carried"]
    if not pay:
        return _nothing_due(facts, carried)
    money = facts.money(abs(pay))
    by = facts.payload["pay_by"]
    told = {"circle": facts.circle, "money": money, "day": facts.day(by)}
    if facts.internal:
        if pay > 0:
            said = t("statement", "The circle passes {money} to SoFA", **told)
        else:
            said = t("statement", "SoFA passes {money} to the circle", **told)
    elif pay > 0:
        said = t("statement", "{circle} pays SoFA {money}", **told)
    else:
        said = t("statement", "SoFA pays {circle} {money}", **told)
    if by:
        return t("statement", "{who_pays} by {day}.", who_pays=said, day=told["day"])
    return t("statement", "{who_pays}.", who_pays=said)


def _nothing_due(facts: Facts, carried: int) -> str:
    money = facts.money(abs(carried))
    if carried > 0:
        return t(
            "statement", "Nothing is due; {money} is carried to the next statement.", money=money
        )
    if carried < 0:
        return t(
            "statement",
            "Nothing is due; {money} in the circle's favour is carried to the next statement.",
            money=money,
        )
    return t("statement", "Nothing is due.")


def particulars(facts: Facts) -> list[str]:
    """Kind, period, day of issue, agreement."""
    payload = facts.payload
    period = payload["period"]
    span = t(
        "statement",
        "{first} – {last}",
        first=facts.day(period["start"]),
        last=facts.day(period["last"]),
    )
    issued = payload["issued_on"]
    if issued:
        told = {"period": span, "day": facts.day(issued)}
        span = t("statement", "{period} · issued {day}", **told)
    made = [span, agreement(facts)]
    if payload["kind"] == "final":
        made.append(t("statement", "last statement of this agreement"))
    return made


def agreement(facts: Facts) -> str:
    """The version of the agreement, and who consented to it when."""
    told_of = facts.payload["agreement"]
    told = {
        "version": told_of["version"],
        "from": facts.day(told_of["valid_from"]),
        "on": facts.day(told_of["consented_on"]),
        "note": isolated(told_of["consent_note"]),
    }
    if not told_of["consented_on"]:
        return t("statement", "Agreement {version} of {from}, no consent recorded", **told)
    said = t("statement", "Agreement {version}, consented {on}", **told)
    if told_of["consent_note"]:
        said = t("statement", "Agreement {version}, consented {on} ({note})", **told)
    if told_of["sofa_consented_on"]:
        by_sofa = facts.day(told_of["sofa_consented_on"])
        return t("statement", "{agreement}, by SoFA {day}", agreement=said, day=by_sofa)
    return said
