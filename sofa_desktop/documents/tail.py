"""The end of a statement: what waits, corrections, taxes, consent, and how to check it."""

from sofa_desktop.documents.facts import Facts
from sofa_desktop.documents.lines import draw_table
from sofa_desktop.documents.paper import Sheet
from sofa_desktop.documents.table import ROW, TIGHT, Column, Row, Table
from sofa_desktop.documents.type import NAME, QUIET, SMALL, STRONG
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import grouped
from sofa_desktop.i18n.statement.lines import waits
from sofa_desktop.i18n.statement.tail import consent, corrections
from sofa_desktop.i18n.words import t, tn

FIRST_DIGITS = 16


def draw_waiting(sheet: Sheet, facts: Facts) -> None:
    """What is recorded but not in this statement, and why."""
    waiting = facts.payload["waiting"]
    sheet.heading(t("statement", "Not in this statement"), keep=ROW)
    if not waiting:
        sheet.paragraph(t("statement", "Nothing recorded for this period is left out."), QUIET)
        return
    said = tn(
        "statement",
        "{n} line waits and will be in a later statement.",
        "{n} lines wait and will be in a later statement.",
        len(waiting),
    )
    sheet.paragraph(said, QUIET)
    sheet.y -= 3
    rows = [
        Row(
            (
                facts.short(each["on"]),
                each["what"],
                waits(each["why"]),
                formats.money(each["amount"], each["currency"]),
            )
        )
        for each in waiting
    ]
    columns = (
        Column(t("statement lines", "Date"), least=52),
        Column(t("statement lines", "What"), share=1.4, style=NAME),
        Column(t("statement lines", "Why"), share=1, style=QUIET),
        Column(t("statement lines", "Amount"), figure=True),
    )
    Table(sheet, columns, rows, height=TIGHT).draw()


def draw_corrections(sheet: Sheet, facts: Facts) -> None:
    """Each corrected statement: before, after, difference, why and who asked; then its lines."""
    if not facts.output["corrections"]:
        return
    sheet.heading(t("statement", "Corrections to earlier statements"), keep=ROW * 3)
    rows = [
        Row((each.name, each.what, each.before, each.after, each.difference), _noted(each.notes))
        for each in corrections(facts)
    ]
    columns = (
        Column(t("statement", "Statement"), share=1.6, style=NAME),
        Column("", share=0.9, style=QUIET),
        Column(t("statement", "Before"), figure=True, least=60),
        Column(t("statement", "After"), figure=True, least=60),
        Column(t("statement", "Difference"), figure=True, least=60),
    )
    Table(sheet, columns, rows, height=TIGHT).draw()
    late = [line for line in facts.payload["lines"] if line["correction_of"]]
    if late:
        sheet.space(8)
        draw_table(sheet, facts, late)


def _noted(notes: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    return {0: notes} if notes else {}


def draw_taxes(sheet: Sheet, facts: Facts) -> None:
    """What this document is not."""
    sheet.heading(t("statement", "Taxes"), keep=ROW)
    if facts.internal:
        said = t(
            "statement",
            "This allocates money between parts of one organisation. It is not an invoice and not "
            "a tax document.",
        )
    else:
        said = t(
            "statement",
            "No tax is contained in or calculated by this statement. Where the law asks for an "
            "invoice, it is a document of its own.",
        )
    sheet.paragraph(said, QUIET)


def draw_consent(sheet: Sheet, facts: Facts) -> None:
    """Who consented when."""
    sheet.heading(t("statement", "Consent"), keep=ROW)
    for said in consent(facts):
        sheet.paragraph(said)


def draw_check(sheet: Sheet, facts: Facts) -> None:
    """The hash, how to check, how and until when to ask."""
    sheet.heading(t("statement", "Check this statement"), keep=ROW * 3)
    own, previous = facts.hashes.own, facts.hashes.previous
    if own and not facts.draft:
        sheet.paragraph(grouped(own[:FIRST_DIGITS]), STRONG.but(size=10.5, leading=16))
        sheet.paragraph(t("statement", "In full: {hash}", hash=own), SMALL)
        sheet.paragraph(t("statement", "Statement before: {hash}", hash=_before(previous)), SMALL)
        sheet.space(4)
        said = t(
            "statement",
            "The data of this statement lies inside this file as settlement.json. Open the file in "
            "the app and choose Verify: it recomputes every step and says whether it matches, or "
            "the first step that differs. Computed by rules {engine}.",
            engine=facts.payload["engine"],
        )
    else:
        said = t(
            "statement",
            "A draft has no place in the chain of statements yet. Its data lies inside this file. "
            "Computed by rules {engine}.",
            engine=facts.payload["engine"],
        )
    sheet.paragraph(said, QUIET)
    until = facts.payload["queries_until"]
    if until:
        sheet.paragraph(_queries(facts, until), QUIET)


def _before(previous: str) -> str:
    if not previous.strip("0"):
        return t("statement", "none, this is the first of this circle")
    return previous


def _queries(facts: Facts, until: str) -> str:
    return tn(
        "statement",
        "Is a line wrong or unclear? Name its number to the other side by {day}. An error found "
        "later is corrected in a new statement for {n} month after this one.",
        "Is a line wrong or unclear? Name its number to the other side by {day}. An error found "
        "later is corrected in a new statement for {n} months after this one.",
        facts.terms["correction_months"],
        day=facts.day(until),
    )
