"""Refusals about money and the ledger."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _text(facts: Facts) -> str:
    """The entry as its text names it; a few words where it is not told."""
    told = Told(facts).text("text")
    return t("refusal", "“{what}”", what=told) if told else t("refusal", "This entry")


def _account_no_name(_facts: Facts) -> str:
    return t("refusal", "An account or category needs a name. Nothing was changed. Type one.")


def _no_currency(facts: Facts) -> str:
    return t(
        "refusal",
        "The account “{name}” needs a currency. Nothing was changed. Choose one.",
        name=Told(facts).text("name"),
    )


def _name_taken(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” is there already. Nothing was changed. Choose another name, or use the one "
        "that is there.",
        name=Told(facts).text("name"),
    )


def _wrong_kind(_facts: Facts) -> str:
    return t(
        "refusal",
        "Nothing of this kind can be added here. Nothing was changed. Choose bank, cash, PayPal "
        "or held by SoFA for an account; income, cost or tax for a category.",
    )


def _needed(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” is needed to keep the books, so it stays. Nothing was changed. "
        "You may give it another name.",
        name=Told(facts).text("name"),
    )


def _account_used(facts: Facts) -> str:
    return t(
        "refusal",
        "There are entries in “{name}”, so it cannot be removed. Nothing was changed. "
        "Archive it: it is no longer offered, and its entries stay.",
        name=Told(facts).text("name"),
    )


def _holds_no_money(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” is not a place for money. Nothing was changed. Choose a bank, cash or PayPal "
        "account, or what SoFA holds.",
        name=Told(facts).text("name"),
    )


def _no_purpose(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” does not say what money was for. Nothing was changed. Choose a category; "
        "for money between your own accounts record a move.",
        name=Told(facts).text("name"),
    )


def _no_text(_facts: Facts) -> str:
    return t("refusal", "An entry needs a few words. Nothing was changed. Say what it was for.")


def _zero(_facts: Facts) -> str:
    return t("refusal", "An amount of nothing makes no entry. Nothing was changed. Give an amount.")


def _too_few(_facts: Facts) -> str:
    return t(
        "refusal",
        "An entry says where money was and what it was for. Nothing was changed. "
        "Give at least one category with an amount.",
    )


def _unbalanced(facts: Facts) -> str:
    currency = Told(facts).text("currency")
    if not currency:
        return t(
            "refusal",
            "The parts of this entry do not add up. Nothing was changed. Check the amounts.",
        )
    return t(
        "refusal",
        "The parts of this entry do not add up: {rest} are left over. Nothing was changed. "
        "Check the amounts.",
        rest=Told(facts).money("rest"),
    )


def _unknown_field(facts: Facts) -> str:
    return t(
        "refusal",
        "“{field}” of an entry cannot be changed this way. Nothing was changed.",
        field=Told(facts).text("field"),
    )


def _settled(facts: Facts) -> str:
    number = Told(facts).text("number")
    if not number:
        return t(
            "refusal",
            "This entry is in an issued statement, so it stays as it is. Nothing was changed. "
            "Record a refund, or reverse it: that goes into the next statement.",
        )
    return t(
        "refusal",
        "{what} is in statement {number}, so it stays as it is; only its note, tags and receipts "
        "may change. Nothing was changed. Record a refund, or reverse it: that goes into the next "
        "statement.",
        what=_text(facts),
        number=number,
    )


def _not_settled(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} is in no statement yet, so it need not be reversed. Nothing was changed. "
        "Change it, or remove it.",
        what=_text(facts),
    )


def _refunded(facts: Facts) -> str:
    return t(
        "refusal",
        "A refund of {what} is in the books. Nothing was changed. Remove the refund first.",
        what=_text(facts),
    )


def _is_payment(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} is the payment of statement {number}. Nothing was changed. "
        "Say first that the statement is not paid after all.",
        what=_text(facts),
        number=Told(facts).text("number"),
    )


def _split(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} is split over several categories, so one amount or category for all of it is not "
        "enough. Nothing was changed. Open the entry and change its parts.",
        what=_text(facts),
    )


def _is_move(_facts: Facts) -> str:
    return t(
        "refusal",
        "This is a move between your own accounts, which has no category and no edition. Nothing "
        "was changed. Choose a category for it first, if it was money in or out.",
    )


def _is_opening(_facts: Facts) -> str:
    return t(
        "refusal",
        "This is what was on the account when its books began. Nothing was changed. "
        "Its day and amount may change; for anything else remove it and record a new entry.",
    )


def _no_money(_facts: Facts) -> str:
    return t(
        "refusal",
        "This entry was made by a statement and moves no money. Nothing was changed.",
    )


def _wrong_direction(_facts: Facts) -> str:
    return t(
        "refusal",
        "The amounts do not add up to money in this direction. Nothing was changed. "
        "Give amounts above zero; record a refund for money that went back.",
    )


def _same_account(facts: Facts) -> str:
    return t(
        "refusal",
        "Money cannot move from “{name}” to itself. Nothing was changed. Choose another account.",
        name=Told(facts).text("name"),
    )


def _amounts_differ(_facts: Facts) -> str:
    return t(
        "refusal",
        "What left and what arrived do not fit together. Nothing was changed. In one currency "
        "they are the same; between two record a move and give both amounts.",
    )


def _not_positive(_facts: Facts) -> str:
    return t(
        "refusal",
        "A move needs an amount above zero on both sides. Nothing was changed. Give the amounts.",
    )


def _not_refundable(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} cannot be refunded like this. Nothing was changed. Choose money that came in or "
        "went out, and an amount above zero.",
        what=_text(facts),
    )


def _refund_too_much(facts: Facts) -> str:
    return t(
        "refusal",
        "Of {what} {left} can still be refunded, less than {minor}. Nothing was changed. "
        "Record the rest as an entry of its own.",
        what=_text(facts),
        left=Told(facts).money("left"),
        minor=Told(facts).money("minor"),
    )


def _refund_other_currency(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} was in {currency}, and a refund keeps its rate. Nothing was changed. "
        "Refund it from an account in {currency}.",
        what=_text(facts),
        currency=Told(facts).text("currency"),
    )


def _refund_of_itself(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} cannot be a refund of itself. Nothing was changed. Choose the entry it refunds.",
        what=_text(facts),
    )


def _same_currency(facts: Facts) -> str:
    return t(
        "refusal",
        "{what} has nothing to convert, so it takes no exchange rate. Nothing was changed.",
        what=_text(facts),
    )


def _nothing_left(_facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "At this rate nothing would be left of the amount. Nothing was changed. Look whether the "
        "rate is the right way round.",
    )


def _rate_unreadable(facts: Facts) -> str:
    return t(
        "refusal",
        "“{what}” is not an exchange rate. Nothing was changed. "
        "Write a number above zero, such as 1.0837.",
        what=Told(facts).text("text"),
    )


def _too_large(_facts: Facts) -> str:
    return t(
        "refusal",
        "An amount here is larger than the books can hold. Nothing was changed. "
        "Look whether it has a digit too many.",
    )


def _no_share(_facts: Facts) -> str:
    return t(
        "refusal",
        "There is an amount to share and nobody to take it. Nothing was changed. "
        "Give at least one of them a weight.",
    )


def _period_unreadable(facts: Facts) -> str:
    return t(
        "refusal",
        "“{what}” is not a period. Nothing was changed. Write 2026, 2026-Q3, 2026-07 or "
        "2026-07-01..2026-07-15.",
        what=Told(facts).text("text"),
    )


def _receipt_empty(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” is empty, so it proves nothing. Nothing was changed. Choose another file.",
        name=Told(facts).text("name"),
    )


def _receipt_known(facts: Facts) -> str:
    return t(
        "refusal",
        "This file is already a receipt of the entry, as “{name}”. Nothing was changed.",
        name=Told(facts).text("name"),
    )


def _receipt_too_large(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” is larger than the 25 MB a receipt may have. Nothing was changed. "
        "Save it smaller, as a PDF or picture.",
        name=Told(facts).text("name"),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "account.no_name": _account_no_name,
    "account.no_currency": _no_currency,
    "account.name_taken": _name_taken,
    "account.wrong_kind": _wrong_kind,
    "account.needed": _needed,
    "account.used": _account_used,
    "account.holds_no_money": _holds_no_money,
    "account.no_purpose": _no_purpose,
    "entry.no_text": _no_text,
    "entry.zero": _zero,
    "entry.too_few": _too_few,
    "entry.unbalanced": _unbalanced,
    "entry.unknown_field": _unknown_field,
    "entry.settled": _settled,
    "entry.not_settled": _not_settled,
    "entry.refunded": _refunded,
    "entry.is_payment": _is_payment,
    "entry.split": _split,
    "entry.is_move": _is_move,
    "entry.is_opening": _is_opening,
    "entry.no_money": _no_money,
    "flow.wrong_direction": _wrong_direction,
    "move.same_account": _same_account,
    "move.amounts_differ": _amounts_differ,
    "move.not_positive": _not_positive,
    "refund.not_refundable": _not_refundable,
    "refund.too_much": _refund_too_much,
    "refund.other_currency": _refund_other_currency,
    "refund.of_itself": _refund_of_itself,
    "rate.nothing_left": _nothing_left,
    "rate.same_currency": _same_currency,
    "rate.unreadable": _rate_unreadable,
    "money.too_large": _too_large,
    "share.no_weights": _no_share,
    "period.unreadable": _period_unreadable,
    "receipt.empty": _receipt_empty,
    "receipt.known": _receipt_known,
    "receipt.too_large": _receipt_too_large,
}
