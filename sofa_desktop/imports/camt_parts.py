"""The small readings out of a camt.053 tree: amounts, dates, names, texts."""

import re
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from sofa_desktop.domain.money import exponent, is_currency
from sofa_desktop.imports.amounts import Reading, sized
from sofa_desktop.imports.dates import read_date
from sofa_desktop.imports.texts import NAME_CAP, TEXT_CAP, plain

_AMOUNT = re.compile(r"\+?[0-9]*\.?[0-9]+|[0-9]+\.", re.ASCII)
MEANINGLESS: Final = frozenset(["", "NOTPROVIDED", "NOTAVAILABLE", "NONREF", "NOREF"])


def said(element: Element, path: str) -> str:
    """The text at a path, "" where there is none."""
    return (element.findtext(path) or "").strip()


def amount(element: Element) -> tuple[Reading, str]:
    """The amount of an ``Amt`` element without sign, and its currency."""
    currency = element.get("Ccy", "").strip()
    if not is_currency(currency):
        return "no_currency", currency
    told = (element.text or "").strip()
    if not _AMOUNT.fullmatch(told):
        return "no_amount", currency
    whole, _, part = told.lstrip("+").partition(".")
    return sized(1, whole, part, exponent(currency)), currency


def sign(element: Element) -> int:
    """1 for a credit, -1 for a debit, 0 where nothing is said."""
    return {"CRDT": 1, "DBIT": -1}.get(said(element, "CdtDbtInd"), 0)


def is_reversal(element: Element) -> bool:
    """Whether an entry undoes an earlier one."""
    return said(element, "RvslInd").lower() in ("true", "1")


def day(element: Element, path: str) -> date | None:
    """The day of a date choice (``Dt`` or ``DtTm``); the bank's day, no time zone applied."""
    found = element.find(path)
    if found is None:
        return None
    told = said(found, "Dt") or said(found, "DtTm") or (found.text or "").strip()
    return read_date(told[:10], "YMD")


def is_pending(entry: Element) -> bool:
    """Whether an entry is not booked: pending or for information only."""
    status = said(entry, "Sts/Cd") or said(entry, "Sts/Prtry") or said(entry, "Sts")
    return status.upper() in ("PDNG", "INFO", "FUTR")


def counterparty(details: Element, direction: int, *, reversed_: bool) -> str:
    """The name of the other side; the parties of a reversal are those of the original."""
    incoming = (direction > 0) != reversed_
    for role in ("Dbtr", "UltmtDbtr") if incoming else ("Cdtr", "UltmtCdtr"):
        for path in (f"{role}/Pty/Nm", f"{role}/Nm", f"{role}/Agt/FinInstnId/Nm"):
            if name := said(details, f"RltdPties/{path}"):
                return plain(name, NAME_CAP)
    return ""


def purpose(details: Element) -> str:
    """What a movement was for: free text, else references, else the bank's own words."""
    free = [element.text or "" for element in details.iterfind("RmtInf/Ustrd")]
    if not any(free):
        free = [
            element.text or ""
            for path in ("RmtInf/Strd/AddtlRmtInf", "RmtInf/Strd/CdtrRefInf/Ref",
                         "RmtInf/Strd/RfrdDocInf/Nb")
            for element in details.iterfind(path)
        ]  # fmt: skip
    if not any(free):
        free = [said(details, "AddtlTxInf")]
    return plain(" ".join(free), TEXT_CAP)


def original(details: Element, currency: str) -> tuple[int, str]:
    """The amount in another currency that was paid, where the bank states it."""
    for path in ("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt"):
        found = details.find(path)
        if found is None:
            continue
        minor, other = amount(found)
        if isinstance(minor, int) and minor and other != currency:
            return minor, other
    return 0, ""


def charges(details: Element, currency: str) -> int:
    """The charges already inside an amount, positive for what the bank took.

    Version 2 has ``Chrgs/Amt``; later ones have ``Chrgs/Rcrd`` with a mark whether the amount
    includes them.
    """
    total = 0
    for found in details.iterfind("Chrgs"):
        records = found.findall("Rcrd") or [found]
        for record in records:
            total += _charge(record, currency, alone=record is found)
    return total


def _charge(record: Element, currency: str, *, alone: bool) -> int:
    stated = record.find("Amt")
    included = said(record, "ChrgInclInd").lower()
    if stated is None or included in ("false", "0") or (not alone and not included):
        return 0
    minor, charged_in = amount(stated)
    if not isinstance(minor, int) or charged_in != currency:
        return 0
    return -minor if sign(record) > 0 else minor
