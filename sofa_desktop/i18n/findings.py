"""What a check of the file found, in sentences."""

from collections.abc import Callable, Mapping
from datetime import date

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats, refusals
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.statement.verdict import step_name
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.care import Finding, Report

Facts = Mapping[str, object]


def verdict(report: Report) -> str:
    """The whole check in one sentence."""
    if report.ok:
        return tn(
            "check",
            "The file is sound: {n} entry balances, every statement recomputes, and the record "
            "of what was done gives the file as it stands.",
            "The file is sound: all {n} entries balance, every statement recomputes, and the "
            "record of what was done gives the file as it stands.",
            report.facts.get("entry", 0),
        )
    return tn(
        "check",
        "The check found {n} problem.",
        "The check found {n} problems.",
        len(report.findings),
    )


def sentence(finding: Finding) -> str:
    """One finding as a person reads it."""
    made = _SENTENCES.get(finding.code)
    if made is None:
        return t("check", "The check found something wrong ({code}).", code=finding.code)
    return made(finding.facts)


def _said(facts: Facts) -> dict[str, object]:
    """The facts as a sentence takes them: names of any script turn nothing around them."""
    return {
        name: isolated(value) if isinstance(value, str) else value for name, value in facts.items()
    }


def _rest(facts: Facts) -> dict[str, object]:
    return {name: value for name, value in _said(facts).items() if name != "count"}


def _unbalanced(facts: Facts) -> str:
    return t(
        "check",
        "Entry {id} does not balance: its postings leave {rest} over.",
        id=facts["id"],
        rest=formats.money(Told(facts).whole("rest"), str(facts["currency"])),
    )


def _left_over(facts: Facts) -> str:
    return t(
        "check",
        "Entry {id} of {on} lies in a settled period, but no statement has it and it waits for "
        "nothing.",
        id=facts["id"],
        on=formats.short_day(date.fromisoformat(str(facts["on"]))),
    )


def _recompute(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "check",
        "Statement {number} does not recompute: the first step that differs is {step} ({where}).",
        number=told.text("number"),
        step=step_name(told.text("step")),
        where=told.text("where"),
    )


def _unreadable(facts: Facts) -> str:
    """With what the calculation itself says of it, where it says something."""
    told = t("check", "Statement {number} cannot be recomputed.", number=facts.get("number", ""))
    code, why = facts.get("code"), facts.get("facts")
    if not isinstance(code, str):
        return told
    return f"{told} {refusals.sentence(Refused(code, **(why if isinstance(why, dict) else {})))}"


_SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "check.damaged": lambda facts: t(
        "check",
        "The file is damaged: parts of it cannot be read. Go back to a copy made before.",
        **_said(facts),
    ),
    "check.integrity": lambda facts: t(
        "check", "The file is damaged ({why}). Go back to a copy made before.", **_said(facts)
    ),
    "check.foreign_keys": lambda facts: tn(
        "check",
        "{n} record points to something that is not there ({tables}).",
        "{n} records point to something that is not there ({tables}).",
        Told(facts).whole("count"),
        **_rest(facts),
    ),
    "check.schema_missing": lambda facts: t(
        "check",
        "A part of the file's form is missing ({name}): another program has taken it away.",
        **_said(facts),
    ),
    "check.schema_added": lambda facts: t(
        "check",
        "The file holds a part this version does not know ({name}): another program has added it.",
        **_said(facts),
    ),
    "check.schema_changed": lambda facts: t(
        "check",
        "A part of the file's form is not as it was made ({name}): another program has changed it.",
        **_said(facts),
    ),
    "check.draft": lambda facts: t(
        "check", "Entry {id} was begun but never came into the books.", **_said(facts)
    ),
    "check.too_few": lambda facts: t(
        "check", "Entry {id} has fewer than two postings.", **_said(facts)
    ),
    "check.unbalanced": _unbalanced,
    "check.left_over": _left_over,
    "check.sums": lambda facts: tn(
        "check",
        "The kept sums of {n} month differ from a recount of its entries ({months}).",
        "The kept sums of {n} months differ from a recount of their entries ({months}).",
        Told(facts).whole("count"),
        **_rest(facts),
    ),
    "check.chain": lambda facts: t(
        "check",
        "Statement {number} does not name the statement before it: the chain is broken.",
        **_said(facts),
    ),
    "check.hash": lambda facts: t(
        "check", "Statement {number} was changed after it was issued.", **_said(facts)
    ),
    "check.recompute": _recompute,
    "check.statement_unreadable": _unreadable,
    "check.receipt_missing": lambda facts: t(
        "check", "The content of the receipt “{name}” is missing.", **_said(facts)
    ),
    "check.receipt_changed": lambda facts: t(
        "check", "The content of the receipt “{name}” is not what was added.", **_said(facts)
    ),
    "check.replay_stopped": lambda facts: t(
        "check",
        "The record of what was done cannot be played again: it stops at step {seq} ({why}).",
        **_said(facts),
    ),
    "check.replay_differs": lambda facts: tn(
        "check",
        "The record of what was done differs from the file in {n} place of “{table}” ({ids}).",
        "The record of what was done differs from the file in {n} places of “{table}” ({ids}).",
        Told(facts).whole("count"),
        **_rest(facts),
    ),
}
