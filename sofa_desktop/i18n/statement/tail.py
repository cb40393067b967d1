"""What ends a statement, in words: corrections to earlier ones, and who consented."""

from dataclasses import dataclass

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.words import t


@dataclass(frozen=True, slots=True)
class Corrected:
    """One row about a corrected statement; its first row has the name and why."""

    name: str
    what: str
    before: str
    after: str
    difference: str
    notes: tuple[str, ...] = ()


def corrections(facts: Facts) -> list[Corrected]:
    """Each corrected statement: base and share before and after, what stays in the circle."""
    rows = []
    for said, row in zip(facts.input["corrections"], facts.output["corrections"], strict=True):
        name = row["statement"] or t(
            "statement", "this period, window {window}", window=row["window"]
        )
        before, after, difference = (
            facts.amount(amount)
            for amount in (
                row["base_before"],
                row["base_after"],
                row["base_after"] - row["base_before"],
            )
        )
        notes = _why(said["reason"], said["asked_by"])
        rows.append(
            Corrected(name, t("statement", "Base"), before, after, difference, notes),
        )
        before, after, difference = (
            facts.amount(row[key]) for key in ("share_before", "share_after", "share_difference")
        )
        rows.append(Corrected("", t("statement", "SoFA's share"), before, after, difference))
        stays = facts.amount(row["circle_difference"])
        rows.append(Corrected("", t("statement", "Stays in the circle"), "", "", stays))
    return rows


def _why(reason: str, asked_by: str) -> tuple[str, ...]:
    said = []
    if reason == "late_or_refund":
        said.append(t("statement", "recorded late, or a refund of one of its lines"))
    elif reason == "other_window":
        said.append(t("statement", "another version of the agreement was in force on these days"))
    elif reason:
        said.append(isolated(reason))
    if asked_by:
        said.append(t("statement", "asked by {name}", name=isolated(asked_by)))
    return tuple(said)


def consent(facts: Facts) -> list[str]:
    """Who consented to the statement, when and where; or that it is awaited."""
    told = facts.payload["approvals"]
    parts = (
        (t("statement", "Circle"), told["circle_on"], told["circle_note"]),
        (t("statement", "SoFA"), told["sofa_on"], told["sofa_note"]),
    )
    said = []
    for who, on, note in parts:
        known = {"who": who, "day": facts.day(on), "note": isolated(note)}
        if on and note:
            said.append(t("statement", "{who}: {day}, {note}", **known))
        elif on:
            said.append(t("statement", "{who}: {day}", **known))
        else:
            said.append(t("statement", "{who}: awaited", **known))
    return said
