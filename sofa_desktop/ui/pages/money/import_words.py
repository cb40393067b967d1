"""What the preview of a bank's file says. No Qt."""

from collections.abc import Mapping
from datetime import date

from sofa_desktop.domain.bank import CsvProfile
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.refusals.bank import line_reason
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.importing import Fate
from sofa_desktop.services.rows import AccountRow
from sofa_desktop.ui.pages.money.import_choices import REFUSED, Choices, LineRow
from sofa_desktop.ui.pages.money.import_reading import ReadFile


def found_line(read: ReadFile, choices: Choices) -> str:
    """Format, days, encoding and marks of a file, as they were found."""
    first = read.previews[0] if read.previews else None
    if first is None:
        return ""
    said = ["CSV" if first.kind == "csv" else "camt.053"]
    if (span := choices.span()) is not None:
        said.append(
            t(
                "import",
                "{first} to {last}",
                first=formats.short_day(span[0]),
                last=formats.short_day(span[1]),
            )
        )
    if first.profile is not None:
        said += profile_words(first.profile)
    if first.statement.account_name:
        said.append(first.statement.account_name)
    return " · ".join(said)


def profile_words(profile: CsvProfile) -> list[str]:
    """How a CSV is read, in a few words."""
    return [
        profile.encoding.upper(),
        t("import", "separated by {mark}", mark=separator_name(profile.separator)),
        t("import", "decimals after {mark}", mark=mark_name(profile.decimal_mark)),
        order_name(profile.date_order),
    ]


def separator_name(mark: str) -> str:
    """What stands between the columns."""
    return {
        ",": t("import", "comma"),
        ";": t("import", "semicolon"),
        "\t": t("import", "tab"),
        "|": t("import", "bar"),
        ":": t("import", "colon"),
    }.get(mark, mark)


def mark_name(mark: str) -> str:
    """The decimal mark."""
    return t("import", "comma") if mark == "," else t("import", "point")


def order_name(order: str) -> str:
    """How days are written."""
    return {
        "DMY": t("import", "day first"),
        "MDY": t("import", "month first"),
        "YMD": t("import", "year first"),
    }.get(order, order)


def counts(choices: Choices) -> dict[str, str]:
    """The words of each filter: how many lines it holds."""
    new = choices.count(Fate.NEW, Fate.LEFT)
    known, matched = choices.count(Fate.KNOWN), choices.count(Fate.MATCHED)
    refused = choices.count(REFUSED)
    told = {
        "new": tn("import", "{n} new", "{n} new", new),
        "known": tn("import", "{n} already there", "{n} already there", known),
    }
    if matched:
        told["matched"] = tn("import", "{n} typed before", "{n} typed before", matched)
    if refused:
        told["refused"] = tn("import", "{n} refused", "{n} refused", refused)
    return told


def verb(choices: Choices) -> str:
    """What the button says."""
    count = choices.count(Fate.NEW)
    if count:
        return tn("import", "Import {n} line", "Import {n} lines", count)
    matched = choices.count(Fate.MATCHED)
    if matched:
        return tn("import", "Link {n} line", "Link {n} lines", matched)
    return t("import", "Nothing to import")


def nothing_new(choices: Choices) -> str:
    """The sentence where every line is there already; empty where something is new."""
    if choices.count(Fate.NEW, Fate.MATCHED, Fate.LEFT):
        return ""
    known = choices.count(Fate.KNOWN)
    if not known:
        return t("import", "No line in this file can be imported.")
    return tn(
        "import",
        "The one line of this file is already there. Nothing needs to be imported.",
        "All {n} lines of this file are already there. Nothing needs to be imported.",
        known,
    )


def balance(choices: Choices, account: AccountRow) -> tuple[str, str]:
    """The bank's closing balance against the account's after the import, and its tone."""
    after = account.balance_minor + choices.new_sum()
    closing = choices.closing()
    told = formats.money(after, account.currency)
    if closing is None:
        return t("import", "After the import {account} holds {after}.", account=account.name,
                 after=told), ""  # fmt: skip
    facts = {
        "account": account.name,
        "after": told,
        "bank": formats.money(closing[0], account.currency),
        "day": formats.day(closing[1]),
        "difference": formats.money(after - closing[0], account.currency),
    }
    if after == closing[0]:
        return t(
            "import",
            "After the import {account} holds {after}, as the bank says on {day}.",
            **facts,
        ), "good"
    if account.last_on is not None and account.last_on > closing[1]:
        return t(
            "import",
            "The bank says {bank} on {day}. After the import {account} holds {after}, with entries "
            "after that day.",
            **facts,
        ), ""
    return t(
        "import",
        "The bank says {bank} on {day}, but after the import {account} holds {after}: a difference "
        "of {difference}. Lines before this file may be missing, or the opening balance is not "
        "right.",
        **facts,
    ), "warning"


def why_tip(row: LineRow) -> str:
    """The same at length."""
    if row.proposal is None or row.proposal.why != "habit" or row.proposal.fate is not Fate.NEW:
        return why(row)
    told = Told(row.proposal.facts or {})
    return tn(
        "import",
        "As the last time with {payee}, {day}.",
        "As the last {n} times with {payee}, latest {day}.",
        told.whole("count", 1),
        payee=told.text("payee"),
        day=told.day("on"),
    )


def why(row: LineRow) -> str:
    """Why this is proposed for a line, or why it is refused."""
    if row.refused is not None:
        return line_reason(row.refused)
    proposal = row.proposal
    if proposal is None:
        return ""
    told = Told(proposal.facts or {})
    if proposal.fate is Fate.LEFT:
        return t("import", "Left out this time; it may come again.")
    if proposal.fate is Fate.KNOWN:
        return t("import", "Imported before.")
    if proposal.fate is Fate.MATCHED:
        return t(
            "import",
            "Typed before as “{what}” on {day}; they are linked.",
            what=told.text("text"),
            day=told.day("on"),
        )
    if proposal.why == "habit":
        return tn(
            "import",
            "As the last time, {day}",
            "As the last {n} times, latest {day}",
            told.whole("count", 1),
            day=_short_day(proposal.facts or {}),
        )
    if proposal.why == "followed":
        return t("import", "As chosen for this payee")
    if proposal.why == "unsorted":
        return t("import", "New payee")
    return ""


def _short_day(facts: Mapping[str, object]) -> str:
    day = facts.get("on")
    return formats.short_day(day) if isinstance(day, date) else ""
