"""Refusals about what is done with agreements, investments and statements."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _draft_open(_facts: Facts) -> str:
    return t(
        "refusal",
        "Another version of the agreement still waits for consent. Nothing was changed. "
        "Change that one, or drop it first.",
    )


def _consented(facts: Facts) -> str:
    return t(
        "refusal",
        "The circle has consented to version {version}, so it stays as it is. Nothing was changed. "
        "Draft a new version.",
        version=Told(facts).text("version"),
    )


def _no_note(_facts: Facts) -> str:
    return t(
        "refusal",
        "A consent names where it was given. Nothing was changed. "
        "Name the meeting or the minutes, such as “minutes of 12 May, item 5”.",
    )


def _other_currency(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "The circle settles in {ours}, the agreement says {theirs}. Nothing was changed. "
        "Write the agreement in {ours}.",
        ours=told.text("ours"),
        theirs=told.text("theirs"),
    )


def _too_early(facts: Facts) -> str:
    return t(
        "refusal",
        "Everything up to {day} is settled already. Nothing was changed. "
        "Let the version begin after that.",
        day=Told(facts).day("settled_until"),
    )


def _not_later(facts: Facts) -> str:
    return t(
        "refusal",
        "Version {version} of the agreement begins no earlier than this one. Nothing was changed. "
        "Choose a later day.",
        version=Told(facts).text("version"),
    )


def _tranche_no_name(_facts: Facts) -> str:
    return t("refusal", "An investment needs a name. Nothing was changed. Type one.")


def _tranche_not_positive(facts: Facts) -> str:
    return t(
        "refusal",
        "The investment “{name}” needs an amount above zero. Nothing was changed. "
        "Give what was agreed.",
        name=Told(facts).text("name"),
    )


def _tranche_used(facts: Facts) -> str:
    return t(
        "refusal",
        "There are entries about the investment “{name}”, so it stays. Nothing was changed.",
        name=Told(facts).text("name"),
    )


def _no_agreement(_facts: Facts) -> str:
    return t(
        "refusal",
        "There is no agreement for this period, so nothing can be settled. Nothing was changed. "
        "Draft an agreement that begins before the period ends.",
    )


def _not_consented(_facts: Facts) -> str:
    return t(
        "refusal",
        "The circle has not consented to an agreement for this period yet. "
        "No statement was issued. Record the consent first; a draft can be looked at any time.",
    )


def _period_open(facts: Facts) -> str:
    return t(
        "refusal",
        "The period is not over before {day} has passed. No statement was issued. "
        "A draft can be looked at any time.",
        day=Told(facts).day("last"),
    )


def _period_settled(facts: Facts) -> str:
    return t(
        "refusal",
        "Everything up to {day} is settled already. Nothing was changed. What comes late "
        "goes into the next statement as a correction.",
        day=Told(facts).day("until"),
    )


def _gap(facts: Facts) -> str:
    return t(
        "refusal",
        "Statements follow each other without a gap. Nothing was changed. "
        "Settle the period that begins on {day} first.",
        day=Told(facts).day("expected"),
    )


def _ended(facts: Facts) -> str:
    return t(
        "refusal",
        "Statement {number} was the final one, so nothing is settled after it. "
        "Nothing was changed.",
        number=Told(facts).text("number"),
    )


def _nothing_due(facts: Facts) -> str:
    return t(
        "refusal",
        "Nothing is due on statement {number}. Nothing was changed.",
        number=Told(facts).text("number"),
    )


def _paid(facts: Facts) -> str:
    return t(
        "refusal",
        "Statement {number} is paid already. Nothing was changed.",
        number=Told(facts).text("number"),
    )


def _not_paid(facts: Facts) -> str:
    return t(
        "refusal",
        "Statement {number} is not marked as paid. Nothing was changed.",
        number=Told(facts).text("number"),
    )


def _pays_another(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "This entry is the payment of statement {other}, so it cannot pay {number} too. "
        "Nothing was changed. Choose another entry.",
        other=told.text("other"),
        number=told.text("number"),
    )


def _wrong_account(facts: Facts) -> str:
    told = Told(facts)
    names = {"name": told.text("name"), "number": told.text("number")}
    if told.flag("held"):
        return t(
            "refusal",
            "What SoFA holds in “{name}” is set against what is due by the statements themselves. "
            "Nothing was changed. Pay {number} from an account of your own.",
            **names,
        )
    return t(
        "refusal",
        "Statement {number} is paid in {currency}, and “{name}” is in another currency. "
        "Nothing was changed. Choose an account in {currency}.",
        currency=told.text("currency"),
        **names,
    )


def _amount_differs(facts: Facts) -> str:
    told = Told(facts)
    currency = told.text("currency")
    due, found = told.whole("due"), told.whole("found")
    if (due < 0) != (found < 0):
        return t(
            "refusal",
            "This money went the other way than statement {number} asks. Nothing was changed. "
            "Choose another entry.",
            number=told.text("number"),
        )
    return t(
        "refusal",
        "Statement {number} asks for {due}, this entry is {found}. Nothing was changed. "
        "Choose the entry with the right amount.",
        number=told.text("number"),
        due=formats.money(abs(due), currency),
        found=formats.money(abs(found), currency),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "agreement.draft_open": _draft_open,
    "agreement.consented": _consented,
    "agreement.no_note": _no_note,
    "agreement.other_currency": _other_currency,
    "agreement.too_early": _too_early,
    "agreement.not_later": _not_later,
    "tranche.no_name": _tranche_no_name,
    "tranche.not_positive": _tranche_not_positive,
    "tranche.used": _tranche_used,
    "settlement.no_agreement": _no_agreement,
    "settlement.not_consented": _not_consented,
    "settlement.period_open": _period_open,
    "settlement.period_settled": _period_settled,
    "settlement.gap": _gap,
    "settlement.ended": _ended,
    "statement.nothing_due": _nothing_due,
    "statement.paid": _paid,
    "statement.not_paid": _not_paid,
    "statement.pays_another": _pays_another,
    "statement.wrong_account": _wrong_account,
    "statement.amount_differs": _amount_differs,
}
