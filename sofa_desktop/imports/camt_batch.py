"""One entry of camt.053 as bank lines: a batch becomes its movements where they add up."""

from collections import Counter
from xml.etree.ElementTree import Element

from sofa_desktop.domain.bank import BankLine
from sofa_desktop.imports import camt_parts as parts
from sofa_desktop.imports.texts import ID_CAP, plain


def bank_id(element: Element) -> str:
    """The bank's own identifier of an entry or a part of one; "" where it gives none."""
    for path in ("AcctSvcrRef", "Refs/AcctSvcrRef", "NtryRef"):
        found = parts.said(element, path)
        if found.upper() not in parts.MEANINGLESS:
            return plain(found, ID_CAP)
    return ""


def split(entry: Element, whole: BankLine, *, flips: bool) -> list[BankLine]:
    """One line for each movement in a batch if their amounts add up, else one for the entry."""
    details = entry.findall("NtryDtls/TxDtls")
    backwards = parts.is_reversal(entry)
    fee = parts.charges(entry, whole.currency)
    if len(details) < 2:
        only = details[0] if details else entry
        made = _detailed(whole, only, backwards=backwards)
        return [made._replace(fee_minor=made.fee_minor or fee)]
    amounts = [_detail_amount(detail, whole, flips=flips and backwards) for detail in details]
    known = [amount for amount in amounts if amount]
    if len(known) != len(details) or sum(known) != whole.amount_minor:
        return [whole._replace(fee_minor=fee)]
    lines = [
        _detailed(whole._replace(amount_minor=amount), detail, backwards=backwards)
        for amount, detail in zip(known, details, strict=True)
    ]
    ids = _unique([bank_id(detail) for detail in details], whole.bank_id)
    return [line._replace(bank_id=own) for line, own in zip(lines, ids, strict=True)]


def _unique(own: list[str], shared: str) -> list[str]:
    """Each part's own identifier, or the entry's with the part's place behind it."""
    times = Counter(own)
    return [
        part
        if part not in ("", shared) and times[part] == 1
        else (part or shared) and f"{part or shared}/{place}"
        for place, part in enumerate(own, start=1)
    ]


def _detail_amount(detail: Element, whole: BankLine, *, flips: bool) -> int | None:
    direction = parts.sign(detail) or 0
    sign = (-direction if flips else direction) or (1 if whole.amount_minor > 0 else -1)
    for path in ("Amt", "AmtDtls/TxAmt/Amt"):
        found = detail.find(path)
        if found is None:
            continue
        minor, currency = parts.amount(found)
        if isinstance(minor, int) and currency == whole.currency:
            return sign * minor
    return None


def _detailed(whole: BankLine, detail: Element, *, backwards: bool) -> BankLine:
    original, original_currency = parts.original(detail, whole.currency)
    return whole._replace(
        text=parts.purpose(detail) or whole.text,
        counterparty=parts.counterparty(detail, whole.amount_minor, reversed_=backwards),
        bank_id=whole.bank_id or bank_id(detail),
        fee_minor=parts.charges(detail, whole.currency),
        original_minor=original if whole.amount_minor > 0 else -original,
        original_currency=original_currency,
    )
