"""The members' annex of a statement: who gets what, checked apart, as SoFA need not see it."""

from typing import Final

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Fields, fields
from sofa_desktop.domain.money import share
from sofa_desktop.domain.verdict import MATCHES, Verdict, compare, differs

FORMAT: Final = "sofa-annex/1"
STEP_CODES: Final = ("form", "members", "owed")
"""Every answer ``Verdict.first_difference`` can give here, in the order of the checks."""


def recompute(payload: object) -> Verdict:
    """Split what goes to members anew, by the weights in the annex, and compare every payout.

    Members stand in the order that breaks ties, the earlier first.

    Raises:
        Refused: ``statement.format_unknown`` when it was made by a version this one cannot read.
    """
    try:
        return _verdict(fields(payload))
    except Refused as refusal:
        if refusal.code != "data.malformed":
            raise
        return differs("form", str(refusal.facts["path"]), refusal.facts["wanted"], None)


def _verdict(told: Fields) -> Verdict:
    if told.at("format").text() != FORMAT:
        raise Refused("statement.format_unknown", format=told.at("format").text())
    distributable = told.at("distributable").whole()
    members = [row.table() for row in told.at("members").each()]
    weights = [member.at("weight").whole() for member in members]
    amounts = [member.at("amount").whole() for member in members]
    if min(weights, default=0) < 0 or (distributable and not sum(weights)):
        return differs("members", "members", None, weights)
    return (
        compare("members", "amounts", share(distributable, weights), amounts)
        or _owed(members)
        or MATCHES
    )


def _owed(members: list[Fields]) -> Verdict | None:
    """What each member is owed after: before, plus the payout, less what was paid."""
    for member in members:
        before, amount, paid, after = (
            member.at(key).whole() for key in ("owed_before", "amount", "paid", "owed_after")
        )
        difference = compare("owed", f"{member.path}.owed_after", before + amount - paid, after)
        if difference:
            return difference
    return None
