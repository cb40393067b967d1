"""camt.053, versions 2 to 13: statements of an account as ISO 20022 writes them."""

from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from sofa_desktop.domain.bank import BankFile, BankLine, BankStatement, RefusedLine
from sofa_desktop.domain.errors import Refused
from sofa_desktop.imports import camt_parts as parts
from sofa_desktop.imports.amounts import Reading
from sofa_desktop.imports.camt_batch import bank_id, split
from sofa_desktop.imports.dates import is_sane
from sofa_desktop.imports.texts import NAME_CAP, RAW_CAP, plain

MAX_DEPTH = 64


class _Tree(ET.TreeBuilder):
    """Builds elements without their namespace; a document type is refused where it starts."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """An element opens."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Refused("bank.broken_xml")
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str) -> Element:
        """An element closes."""
        self._depth -= 1
        return super().end(tag.rpartition("}")[2])

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """No bank needs one; entities are how XML attacks its reader."""
        raise Refused("bank.unsafe_xml", name=name, public=public or "", system=system or "")


def read_camt(data: bytes) -> BankFile:
    """Read a camt.053 document.

    Raises:
        Refused: ``bank.broken_xml``, ``bank.unsafe_xml``, ``bank.other_xml``,
            ``bank.no_statement``.
    """
    root = _parse(data)
    message = root.find("BkToCstmrStmt")
    if root.tag != "Document" or message is None:
        raise Refused("bank.other_xml", root=_name(root))
    statements = message.findall("Stmt")
    if not statements:
        raise Refused("bank.no_statement")
    ordinal = 0
    read: list[BankStatement] = []
    for statement in statements:
        entries = statement.findall("Ntry")
        read.append(_statement(statement, entries, ordinal))
        ordinal += len(entries)
    return BankFile("camt053", tuple(read))


def _parse(data: bytes) -> Element:
    parser = ET.XMLParser(target=_Tree())  # noqa: S314  (document types are refused above)
    try:
        parser.feed(data)
        root = parser.close()
    except (ET.ParseError, ValueError, LookupError) as trouble:
        line = trouble.position[0] if isinstance(trouble, ET.ParseError) else 0
        raise Refused("bank.broken_xml", line=line) from trouble
    if not isinstance(root, Element):
        raise Refused("bank.broken_xml", line=0)
    return root


def _name(root: Element) -> str:
    return plain(root[0].tag if root.tag == "Document" and len(root) else root.tag, 40)


def _statement(statement: Element, entries: list[Element], before: int) -> BankStatement:
    balances = _balances(statement)
    currency = parts.said(statement, "Acct/Ccy") or _currency(entries, balances)
    flips = _flips(entries, balances, currency)
    lines: list[BankLine] = []
    refused: list[RefusedLine] = []
    for number, entry in enumerate(entries, start=before + 1):
        made = _entry(entry, number, flips=flips)
        if isinstance(made, RefusedLine):
            refused.append(made)
        else:
            lines.extend(made)
    opening, _ = balances.get(("OPBD", currency), balances.get(("PRCD", currency), (None, None)))
    closing, closing_on, other = _closing(balances, currency)
    return BankStatement(
        lines=tuple(lines),
        refused=tuple(refused),
        account_name=_account(statement),
        currency=currency,
        closing_minor=closing,
        closing_on=closing_on,
        closing_currency=other,
        opening_minor=opening,
    )


def _account(statement: Element) -> str:
    account = statement.find("Acct")
    if account is None:
        return ""
    name = parts.said(account, "Id/IBAN") or parts.said(account, "Id/Othr/Id")
    return plain(name or parts.said(account, "Nm"), NAME_CAP)


Balances = dict[tuple[str, str], tuple[int | None, date | None]]


def _balances(statement: Element) -> Balances:
    found: Balances = {}
    for balance in statement.iterfind("Bal"):
        stated = balance.find("Amt")
        sign = parts.sign(balance)
        if stated is None or not sign:
            continue
        minor, currency = parts.amount(stated)
        code = parts.said(balance, "Tp/CdOrPrtry/Cd")
        if isinstance(minor, int) and (code != "OPBD" or (code, currency) not in found):
            found[code, currency] = (sign * minor, parts.day(balance, "Dt"))
    return found


def _closing(balances: Balances, currency: str) -> tuple[int | None, date | None, str]:
    """The closing balance; in another currency, which is named, where none is in the account's."""
    if ("CLBD", currency) in balances:
        return (*balances["CLBD", currency], "")
    for (code, other), (minor, day) in balances.items():
        if code == "CLBD":
            return minor, day, other
    return None, None, ""


def _currency(entries: list[Element], balances: Balances) -> str:
    stated = [amount.get("Ccy", "") for entry in entries for amount in entry.findall("Amt")]
    if stated:
        return Counter(stated).most_common(1)[0][0]
    return next((currency for code, currency in balances if code == "CLBD"), "")


def _flips(entries: list[Element], balances: Balances, currency: str) -> bool:
    """Whether this bank marks a reversal with the direction of what it reverses.

    The standard says that the mark shows the entry's own direction; some banks do otherwise.
    The stated balances tell which: only one reading adds up.
    """
    opening, _ = balances.get(("OPBD", currency), balances.get(("PRCD", currency), (None, None)))
    closing, _ = balances.get(("CLBD", currency), (None, None))
    if opening is None or closing is None:
        return False
    plain_sum = flipped_sum = 0
    for entry in entries:
        stated = entry.find("Amt")
        minor = parts.amount(stated)[0] if stated is not None else 0
        if not isinstance(minor, int) or parts.is_pending(entry):
            continue
        moved = parts.sign(entry) * minor
        plain_sum += moved
        flipped_sum += -moved if parts.is_reversal(entry) else moved
    return plain_sum != closing - opening and flipped_sum == closing - opening


def _entry(entry: Element, number: int, *, flips: bool) -> list[BankLine] | RefusedLine:
    text = plain(parts.said(entry, "AddtlNtryInf")) or _first_purpose(entry)
    stated = entry.find("Amt")
    minor, currency = parts.amount(stated) if stated is not None else ("no_amount", "")
    booked = parts.day(entry, "BookgDt") or parts.day(entry, "ValDt")
    sign = parts.sign(entry)
    reason = _reason(entry, minor, booked, sign)
    if reason or not isinstance(minor, int) or booked is None:
        return RefusedLine(number, reason or "no_amount", text)
    if flips and parts.is_reversal(entry):
        sign = -sign
    whole = BankLine(
        line=number,
        booked_on=booked,
        amount_minor=sign * minor,
        currency=currency,
        text=text,
        bank_id=bank_id(entry),
        valued_on=parts.day(entry, "ValDt"),
        raw=" ".join(ET.tostring(entry, "unicode").split())[:RAW_CAP],
    )
    return split(entry, whole, flips=flips)


def _reason(entry: Element, minor: Reading, booked: date | None, sign: int) -> str:
    if parts.is_pending(entry):
        return "pending"
    if booked is None:
        return "no_date"
    if not is_sane(booked):
        return "odd_date"
    if isinstance(minor, str):
        return minor
    if not sign:
        return "no_direction"
    return "" if minor else "no_effect"


def _first_purpose(entry: Element) -> str:
    details = entry.find("NtryDtls/TxDtls")
    return parts.purpose(details) if details is not None else ""
