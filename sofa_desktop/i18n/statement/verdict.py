"""What checking a statement's PDF found, in a sentence."""

from sofa_desktop.domain.verdict import Verdict
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t

_NOT_AMOUNTS = frozenset({"form", "terms", "closing", "hash", "tiers"})


def step_name(code: str) -> str:
    """A step of the check as people call it."""
    return {
        "form": t("verdict step", "the form of the data"),
        "terms": t("verdict step", "the terms of the agreement"),
        "lines": t("verdict step", "the lines"),
        "input": t("verdict step", "the sums of the lines"),
        "gross": t("verdict step", "receipts"),
        "allowed": t("verdict step", "allowed costs"),
        "fee": t("verdict step", "the service fee"),
        "base": t("verdict step", "the base"),
        "share": t("verdict step", "SoFA's share"),
        "circle": t("verdict step", "what stays in the circle"),
        "made_good": t("verdict step", "the deficit"),
        "recoup": t("verdict step", "what is paid back to SoFA"),
        "reserve": t("verdict step", "the reserve"),
        "distributable": t("verdict step", "what goes to members"),
        "due": t("verdict step", "what is due to SoFA"),
        "net": t("verdict step", "the balance"),
        "pay": t("verdict step", "what is paid"),
        "carried": t("verdict step", "what is carried"),
        "tiers": t("verdict step", "the ladder"),
        "corrections": t("verdict step", "the corrections"),
        "closing": t("verdict step", "what is handed to the next statement"),
        "hash": t("verdict step", "the check number"),
    }.get(code, code)


def verdict(found: Verdict, name: str, currency: str) -> str:
    """Whether the file of this name matches, or the first step that differs.

    ``currency`` is the one its amounts are most likely in: that of the circle that looks.
    """
    if found.matches:
        return t(
            "verdict",
            "“{name}” matches: every step was computed again from its lines and came out the same.",
            name=name,
        )
    code = str(found.first_difference)
    told = {"name": name, "step": step_name(code)}
    amounts = (found.expected, found.found)
    if code not in _NOT_AMOUNTS and all(type(each) is int for each in amounts):
        expected, stated = (formats.money(int(str(each)), currency) for each in amounts)
        return t(
            "verdict",
            "“{name}” does not match. The first step that differs is {step}: it says {stated}, "
            "the calculation gives {expected}. Do not pay by it; ask the sender for the original.",
            stated=stated,
            expected=expected,
            **told,
        )
    return t(
        "verdict",
        "“{name}” does not match. The first thing that differs is {step}. "
        "Do not pay by it; ask the sender for the original.",
        **told,
    )
