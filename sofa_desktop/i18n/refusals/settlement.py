"""Refusals about agreement, investment and settlement."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.refusals import statements
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _term(facts: Facts) -> str:
    """A term of the agreement as its form names it."""
    names = {
        "tiers": t("term", "rate of SoFA's share"),
        "caps": t("term", "cap on a cost category"),
        "service_fee": t("term", "service fee"),
        "recoup_bp": t("term", "part that pays SoFA's investment back"),
        "reserve_bp": t("term", "part that goes to the reserve"),
        "reserve_target": t("term", "target of the reserve"),
        "min_payout": t("term", "smallest payment"),
        "negative": t("term", "rule for a balance in the circle's favour"),
        "window": t("term", "length of the ladder"),
        "party_kind": t("term", "legal relation"),
        "lost_fee_bearer": t("term", "bearer of lost processor fees"),
        "query_days": t("term", "days for queries"),
        "correction_months": t("term", "months for corrections"),
        "pay_within_days": t("term", "days until payment"),
    }
    term = str(facts.get("term"))
    return names.get(term, term)


def _currency(facts: Facts) -> str:
    return t(
        "refusal",
        "“{currency}” is not a currency code. Nothing was changed. "
        "Write the three capital letters of the code, such as EUR.",
        currency=Told(facts).text("currency"),
    )


def _no_tiers(_facts: Facts) -> str:
    return t(
        "refusal",
        "The agreement has no rate for SoFA's share. Nothing was changed. "
        "Give at least one rate; it may be 0.",
    )


def _tier_order(facts: Facts) -> str:
    return t(
        "refusal",
        "Step {place} of the ladder does not follow the one before it. Nothing was changed. "
        "Every step must end above the one before, and only the last has no end.",
        place=Told(facts).text("place"),
    )


def _rate(facts: Facts) -> str:
    return t(
        "refusal",
        "The {term} is {rate}. Nothing was changed. Give a rate from 0 to 100 %.",
        term=_term(facts),
        rate=formats.percent(Told(facts).whole("bp")),
    )


def _multiple(facts: Facts) -> str:
    return t(
        "refusal",
        "An investment cannot be paid back at {rate} of what was received. Nothing was changed. "
        "Give a rate from 0 to 1000 %; 100 % is the principal alone.",
        rate=formats.percent(Told(facts).whole("bp")),
    )


def _amount(facts: Facts) -> str:
    return t(
        "refusal",
        "The {term} is below zero. Nothing was changed. Give an amount of zero or more.",
        term=_term(facts),
    )


def _choice(facts: Facts) -> str:
    return t(
        "refusal",
        "The {term} is none of those the agreement knows. Nothing was changed. "
        "Choose one from the list.",
        term=_term(facts),
    )


def _days(facts: Facts) -> str:
    return t(
        "refusal",
        "{count} is not possible for the {term}. Nothing was changed. "
        "Give a number of zero or more, at most ten years.",
        count=Told(facts).text("count"),
        term=_term(facts),
    )


def _weight(_facts: Facts) -> str:
    return t(
        "refusal",
        "A member's weight is below zero. Nothing was changed. Give a weight of zero or more.",
    )


def _no_weights(_facts: Facts) -> str:
    return t(
        "refusal",
        "There is money for members, but no member has a weight. Nothing was settled. "
        "Give at least one member a weight in the agreement.",
    )


def _disbursed(_facts: Facts) -> str:
    return t(
        "refusal",
        "An amount received from SoFA's investment, or paid back of it, is below zero. "
        "Nothing was settled. Record money to SoFA as paid back, money from SoFA as received.",
    )


def _unknown_tranche(_facts: Facts) -> str:
    return t(
        "refusal",
        "A payment back to SoFA belongs to no investment that is still open. "
        "Nothing was settled. Choose the investment it pays back.",
    )


def _repaid_too_much(_facts: Facts) -> str:
    return t(
        "refusal",
        "More was paid back of an investment than is left of it. Nothing was settled. "
        "Correct the payment, or divide it among the investments it was meant for.",
    )


def _wanted(facts: Facts) -> str:
    kinds = {
        "whole": t("wanted", "a whole number"),
        "text": t("wanted", "a text"),
        "flag": t("wanted", "true or false"),
        "table": t("wanted", "a table"),
        "list": t("wanted", "a list of the right length"),
        "choice": t("wanted", "one of the known values"),
        "present": t("wanted", "there"),
    }
    wanted = str(facts.get("wanted"))
    return kinds.get(wanted, wanted)


def _malformed(facts: Facts) -> str:
    return t(
        "refusal",
        "“{path}” should be {wanted}. Nothing was changed. Check the data, or ask whoever made it.",
        path=Told(facts).text("path"),
        wanted=_wanted(facts),
    )


def _unknown_key(facts: Facts) -> str:
    return t(
        "refusal",
        "“{key}” is not a name known in “{path}”, so it cannot be heeded. Nothing was changed. "
        "Check how it is spelled.",
        key=Told(facts).text("key"),
        path=Told(facts).text("path"),
    )


def _key_twice(_facts: Facts) -> str:
    return t(
        "refusal",
        "A name stands twice in one table. Nothing was changed. Leave only the one that is meant.",
    )


def _format_unknown(_facts: Facts) -> str:
    return t(
        "refusal",
        "The data inside is not a settlement statement of a form this version can read. "
        "Nothing was changed. A newer version of the app may read it.",
    )


def _engine_unknown(facts: Facts) -> str:
    return t(
        "refusal",
        "The statement was calculated by version {engine} of the rules, which this version of "
        "the app does not know. Nothing was changed. A newer version of the app may check it.",
        engine=Told(facts).text("engine"),
    )


def _not_plain(_facts: Facts) -> str:
    return t(
        "refusal",
        "The statement holds something that cannot be written down in one way only, "
        "so it has no check number. Nothing was changed. Ask whoever made it for a new one.",
    )


def _bad_hash(_facts: Facts) -> str:
    return t(
        "refusal",
        "The check number of the statement before is not one. Nothing was changed. "
        "Run the check of the circle file.",
    )


def _vectors_line(facts: Facts) -> str:
    inner = facts.get("facts")
    made = SENTENCES.get(str(facts.get("reason")))
    if made is None or not isinstance(inner, Mapping):
        return t("refusal", "Line {line} cannot be settled.", line=Told(facts).text("line"))
    return t("refusal", "Line {line}: {reason}", line=Told(facts).text("line"), reason=made(inner))


def _not_json(_facts: Facts) -> str:
    return t(
        "refusal",
        "This is not one line of JSON. It was not settled. Write one table a line.",
    )


def _unknown_history(facts: Facts) -> str:
    return t(
        "refusal",
        "No agreement was given before for “{id}”. It was not settled. "
        "Put the line with the agreement above its periods.",
        id=Told(facts).text("id"),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    **statements.SENTENCES,
    "agreement.currency": _currency,
    "agreement.no_tiers": _no_tiers,
    "agreement.tier_order": _tier_order,
    "agreement.rate": _rate,
    "agreement.multiple": _multiple,
    "agreement.amount": _amount,
    "agreement.choice": _choice,
    "agreement.days": _days,
    "agreement.weight": _weight,
    "settlement.no_weights": _no_weights,
    "settlement.weight": _weight,
    "settlement.disbursed": _disbursed,
    "settlement.unknown_tranche": _unknown_tranche,
    "settlement.repaid_too_much": _repaid_too_much,
    "data.malformed": _malformed,
    "data.unknown_key": _unknown_key,
    "data.key_twice": _key_twice,
    "statement.format_unknown": _format_unknown,
    "statement.engine_unknown": _engine_unknown,
    "statement.not_plain": _not_plain,
    "statement.bad_hash": _bad_hash,
    "vectors.line": _vectors_line,
    "vectors.not_json": _not_json,
    "vectors.unknown_history": _unknown_history,
}
