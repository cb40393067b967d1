"""Refusals about bank files, and about single lines of them."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.bank import RefusedLine
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _empty(_: Facts) -> str:
    return t(
        "bank file",
        "This file is empty. Nothing was changed. Download the statement from your bank once more.",
    )


def _too_large(facts: Facts) -> str:
    return t(
        "bank file",
        "This file is larger than {mebibytes} MB, which no bank statement of a circle is. "
        "Nothing was changed. Export a shorter period from your bank.",
        mebibytes=int(str(facts.get("most", 0))) // (1024 * 1024),
    )


_OTHERS: Mapping[str, Callable[[], str]] = {
    "mt940": lambda: t(
        "bank file",
        "This is an MT940 file (SWIFT), which this program does not read. Nothing was changed. "
        "Export the statement from your bank as CSV or camt.053 (XML) instead.",
    ),
    "ofx": lambda: t(
        "bank file",
        "This is an OFX file (Quicken, Money), which this program does not read. Nothing was "
        "changed. Export the statement from your bank as CSV or camt.053 (XML) instead.",
    ),
    "qif": lambda: t(
        "bank file",
        "This is a QIF file (Quicken), which this program does not read. Nothing was changed. "
        "Export the statement from your bank as CSV or camt.053 (XML) instead.",
    ),
    "pdf": lambda: t(
        "bank file",
        "This is a PDF, made for reading and not for importing. Nothing was changed. "
        "Export the statement from your bank as CSV or camt.053 (XML) instead.",
    ),
    "spreadsheet": lambda: t(
        "bank file",
        "This is a spreadsheet. Nothing was changed. Open it in your spreadsheet program and "
        "save the sheet as CSV, or export CSV from your bank.",
    ),
    "old_spreadsheet": lambda: t(
        "bank file",
        "This is an old Excel or Word file. Nothing was changed. Open it in your spreadsheet "
        "program and save the sheet as CSV, or export CSV from your bank.",
    ),
    "document": lambda: t(
        "bank file",
        "This is a text document, not a table. Nothing was changed. "
        "Export the statement from your bank as CSV or camt.053 (XML).",
    ),
    "archive": lambda: t(
        "bank file",
        "This is a compressed folder. Nothing was changed. Unpack it and drop the CSV or XML "
        "files inside it, one after the other.",
    ),
    "image": lambda: t(
        "bank file",
        "This is a picture. Nothing was changed. "
        "Export the statement from your bank as CSV or camt.053 (XML).",
    ),
    "web_page": lambda: t(
        "bank file",
        "This is a web page, perhaps the bank's log-in page saved instead of the statement. "
        "Nothing was changed. Log in again and export CSV or camt.053 (XML).",
    ),
    "json": lambda: t(
        "bank file",
        "This is a JSON file, which this program does not read as a statement. Nothing was "
        "changed. Export the statement from your bank as CSV or camt.053 (XML).",
    ),
    "encrypted": lambda: t(
        "bank file",
        "This file is encrypted or signed, so it cannot be read as a statement. Nothing was "
        "changed. Export the statement from your bank as CSV or camt.053 (XML).",
    ),
}
"""What is said of a file in another format, by what it seems to be."""


def _other_format(facts: Facts) -> str:
    told = _OTHERS.get(str(facts.get("kind", "")))
    if told is not None:
        return told()
    return t(
        "bank file",
        "This is not a text file, so it cannot be a bank statement in CSV or XML. Nothing was "
        "changed. Export the statement from your bank as CSV or camt.053 (XML).",
    )


def _no_table(_: Facts) -> str:
    return t(
        "bank file",
        "No table of movements was found in this file: there is no column of dates beside a "
        "column of amounts. Nothing was changed. Check that it is the bank's CSV export, with its "
        "line of headings.",
    )


def _broken_table(facts: Facts) -> str:
    return t(
        "bank file",
        "The table cannot be read around line {line}: a quotation mark opens there and never "
        "closes. Nothing was changed. Download the file once more and do not edit it.",
        line=facts.get("line", 1),
    )


def _no_currency(_: Facts) -> str:
    return t(
        "bank file",
        "The file does not say its currency. Nothing was changed. "
        "Choose the account first: its currency then counts.",
    )


def _broken_xml(facts: Facts) -> str:
    line = facts.get("line", 0)
    if line:
        return t(
            "bank file",
            "This XML file is damaged or cut off at line {line}. Nothing was changed. "
            "Download it from your bank once more.",
            line=line,
        )
    return t(
        "bank file",
        "This XML file is damaged or cut off. Nothing was changed. "
        "Download it from your bank once more.",
    )


def _unsafe_xml(_: Facts) -> str:
    return t(
        "bank file",
        "This XML file contains definitions (a document type) that no bank needs and that can do "
        "harm, so it was not read. Nothing was changed. Download the statement directly from your "
        "bank.",
    )


def _other_xml(facts: Facts) -> str:
    root = str(facts.get("root", ""))
    if root == "BkToCstmrAcctRpt":
        return t(
            "bank file",
            "This is a camt.052 file: movements of the running day, not yet final. Nothing was "
            "changed. Export the statement as camt.053 or CSV instead.",
        )
    if root == "BkToCstmrDbtCdtNtfctn":
        return t(
            "bank file",
            "This is a camt.054 file: details of collective bookings, without the rest of the "
            "account. Nothing was changed. Export the statement as camt.053 or CSV instead.",
        )
    return t(
        "bank file",
        "This XML file holds “{root}”, not an account statement. Nothing was changed. "
        "Export the statement from your bank as camt.053 or CSV.",
        root=root,
    )


def _no_statement(_: Facts) -> str:
    return t(
        "bank file",
        "This camt.053 file contains no statement, only its envelope. Nothing was changed. "
        "Export the period once more from your bank.",
    )


def _other_currency(facts: Facts) -> str:
    told = Told(facts)
    there = ", ".join(told.several("theirs"))
    if not there:
        return t(
            "bank file",
            "This file holds nothing for the account “{account}”. Nothing was changed. "
            "Choose the account it belongs to.",
            account=told.text("account"),
        )
    return t(
        "bank file",
        "“{account}” is kept in {ours}, and this file is in {theirs}. Nothing was changed. "
        "Choose an account in that currency.",
        account=told.text("account"),
        ours=told.text("ours"),
        theirs=there,
    )


def _several_accounts(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "bank file",
        "This file holds several accounts in one currency: {names}. Nothing was changed. Give "
        "“{account}” its number, so that only its own lines are taken in.",
        names=", ".join(map(isolated, told.several("names"))),
        account=told.text("name"),
    )


def _bad_profile(facts: Facts) -> str:
    return t(
        "bank file",
        "“{name}” does not say how to read a bank's CSV. Nothing was changed. Use what import "
        "--json gives under “profile”, corrected where it is wrong.",
        name=Told(facts).text("name"),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "bank.bad_profile": _bad_profile,
    "bank.several_accounts": _several_accounts,
    "bank.other_currency": _other_currency,
    "bank.empty": _empty,
    "bank.too_large": _too_large,
    "bank.other_format": _other_format,
    "bank.no_table": _no_table,
    "bank.broken_table": _broken_table,
    "bank.no_currency": _no_currency,
    "bank.broken_xml": _broken_xml,
    "bank.unsafe_xml": _unsafe_xml,
    "bank.other_xml": _other_xml,
    "bank.no_statement": _no_statement,
}


def line_reason(refused: RefusedLine) -> str:
    """Why one line of a file was left out, as a person reads it."""
    told = {
        "pending": t("bank line", "Not booked yet. It will come with a later export."),
        "denied": t("bank line", "The bank did not carry this out, so no money moved."),
        "hold": t("bank line", "Money only held or released again, not paid."),
        "no_effect": t("bank line", "This line does not change the balance."),
        "no_date": t("bank line", "No day can be read in this line."),
        "odd_date": t("bank line", "The day in this line cannot be right."),
        "no_amount": t("bank line", "No amount can be read in this line."),
        "too_precise": t("bank line", "The amount has more decimals than its currency."),
        "too_large": t("bank line", "The amount is too large to be one."),
        "no_currency": t("bank line", "The currency of this line is unknown."),
        "no_direction": t("bank line", "It does not say whether money came in or went out."),
        "cells_missing": t(
            "bank line",
            "This line has {cells} columns instead of {expected}, so its amount is not certain.",
            cells=refused.facts.get("cells", "?"),
            expected=refused.facts.get("expected", "?"),
        ),
        "cells_too_many": t(
            "bank line",
            "This line has {cells} columns instead of {expected}, so its amount is not certain.",
            cells=refused.facts.get("cells", "?"),
            expected=refused.facts.get("expected", "?"),
        ),
    }
    return told.get(
        refused.reason,
        t("bank line", "This line cannot be read ({reason}).", reason=refused.reason),
    )
