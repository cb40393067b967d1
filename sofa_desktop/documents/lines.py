"""The lines of a statement: what came in, what was spent, what SoFA held, what it invested."""

from collections.abc import Sequence

from sofa_desktop.documents.facts import Facts
from sofa_desktop.documents.paper import Sheet
from sofa_desktop.documents.table import ROW, TIGHT, Column, Row, Table
from sofa_desktop.documents.type import NAME, QUIET, SMALL
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Data
from sofa_desktop.i18n.statement.lines import about, category, original, rate_of, short_id
from sofa_desktop.i18n.words import t, tn


def draw_lines(sheet: Sheet, facts: Facts) -> None:
    """Every line, by what it is; corrections stand with the statement they correct."""
    own = [line for line in facts.payload["lines"] if not line["correction_of"]]
    parts = (
        ("gross", t("statement lines", "Receipts and refunds")),
        ("cost", t("statement lines", "Costs")),
        ("held", t("statement lines", "Cash SoFA received and paid for the circle")),
        ("disbursed", t("statement lines", "SoFA's investment")),
    )
    for role, heading in parts:
        lines = [line for line in own if line["role"] == role]
        if lines:
            _part(sheet, facts, heading, lines)
        if role == "cost" and facts.output["allowed"]:
            _allowed(sheet, facts)


def _part(sheet: Sheet, facts: Facts, heading: str, lines: Sequence[Data]) -> None:
    count = tn("statement lines", "{n} line", "{n} lines", len(lines))
    sheet.heading(f"{heading}: {count}", keep=TIGHT * 4)
    draw_table(sheet, facts, lines)


def draw_table(sheet: Sheet, facts: Facts, lines: Sequence[Data]) -> None:
    """Lines as a table with their sum."""
    foreign = any(line["currency"] != facts.currency for line in lines)
    sorted_in = any(line["category"] for line in lines)
    columns = [
        Column(t("statement lines", "Date"), least=52),
        Column(t("statement lines", "What"), share=3, style=NAME),
    ]
    if sorted_in:
        columns.append(Column(t("statement lines", "Category"), share=1.7, style=NAME))
    columns.append(Column(t("statement lines", "Line"), style=SMALL))
    columns.append(Column(t("statement lines", "Receipt")))
    if foreign:
        columns.append(Column(t("statement lines", "Original"), figure=True))
    columns.append(Column(facts.currency, figure=True))
    at_original = len(columns) - 2 if foreign else 0
    yes, no = t("statement lines", "yes"), t("statement lines", "no")
    rows = []
    for line in lines:
        cells = [facts.short(line["on"]), line["what"]]
        if sorted_in:
            cells.append(category(facts, line))
        cells.append(short_id(line["id"]))
        cells.append(yes if line["receipt"] else no)
        notes: dict[int, tuple[str, ...]] = {}
        said = about(facts, line)
        if said:
            notes[1] = said
        if foreign:
            cells.append(original(facts, line))
            told = rate_of(facts, line)
            if told:
                notes[at_original] = told
        cells.append(facts.amount(line["settled"]))
        rows.append(Row(tuple(cells), notes))
    total = facts.amount(sum(line["settled"] for line in lines))
    blank = [""] * (len(columns) - 3)
    rows.append(Row(("", t("statement lines", "Together"), *blank, total), strong=True))
    Table(sheet, columns, rows, height=TIGHT).draw()


def _allowed(sheet: Sheet, facts: Facts) -> None:
    """What of each category counts, and what does not."""
    out = facts.output
    before = facts.window(facts.payload["window"])
    gross = before["gross"] + out["gross"]
    rows = []
    for key, amount in out["allowed"].items():
        not_now = out["disallowed"].get(key, 0)
        cap = facts.terms["caps"].get(key)
        rule = t("statement lines", "allowed")
        if cap == 0:
            rule = t("statement lines", "never allowed")
        elif cap is not None:
            rule = t(
                "statement lines",
                "up to {cap} of {gross} receipts to date",
                cap=formats.percent(cap),
                gross=facts.amount(max(gross, 0)),
            )
        rows.append(
            Row(
                (
                    facts.category(key),
                    rule,
                    facts.amount(amount + not_now),
                    facts.amount(amount),
                    facts.amount(not_now) if not_now else "",
                )
            )
        )
    columns = (
        Column(t("statement lines", "Category"), share=1, style=NAME),
        Column(t("statement lines", "Rule"), share=1.4, style=QUIET),
        Column(t("statement lines", "Spent"), figure=True, least=50),
        Column(t("statement lines", "Allowed"), figure=True, least=50),
        Column(t("statement lines", "Not allowed"), figure=True, least=50),
    )
    sheet.heading(t("statement lines", "Costs allowed and not allowed"), keep=ROW * 2)
    Table(sheet, columns, rows, height=TIGHT).draw()
    if any(amount < 0 for amount in out["disallowed"].values()):
        sheet.space(4)
        sheet.paragraph(
            t("statement lines", "Below zero: spent in an earlier period, and allowed now."), QUIET
        )
