"""The settlement statement as a PDF that carries its own data and can be recomputed from it."""

from pathlib import Path
from typing import BinaryIO

from sofa_desktop.charts.settlement import waterfall
from sofa_desktop.documents import picture
from sofa_desktop.documents.attachment import ATTACHED
from sofa_desktop.documents.data import plain_bytes
from sofa_desktop.documents.facts import Facts, Hashes
from sofa_desktop.documents.files import put
from sofa_desktop.documents.head import draw_head, draw_parties, draw_payment
from sofa_desktop.documents.ladder import draw_carried, draw_ladder
from sofa_desktop.documents.lines import draw_lines
from sofa_desktop.documents.paper import A4, Sheet
from sofa_desktop.documents.pdf import LANGUAGE, About, Attachment
from sofa_desktop.documents.table import ROW, Column, Row, Table
from sofa_desktop.documents.tail import (
    draw_check,
    draw_consent,
    draw_corrections,
    draw_taxes,
    draw_waiting,
)
from sofa_desktop.documents.type import QUIET
from sofa_desktop.i18n.statement.facts import Data, grouped
from sofa_desktop.i18n.statement.head import title
from sofa_desktop.i18n.statement.steps import Step, steps
from sofa_desktop.i18n.words import t


def write_statement(
    payload: Data,
    hashes: Hashes,
    out: Path | BinaryIO,
    *,
    size: tuple[float, float] = A4,
) -> None:
    """Write a statement's PDF; a file appears whole or not at all.

    Raises:
        Refused: ``document.not_written`` when the place cannot be written.
    """
    put(statement_pdf(payload, hashes, size=size), out)


def statement_pdf(payload: Data, hashes: Hashes, *, size: tuple[float, float] = A4) -> bytes:
    """The PDF of a statement. The same payload and hashes give the same bytes."""
    facts = Facts(payload, hashes)
    sheet = Sheet(size)
    draw_head(sheet, facts)
    draw_parties(sheet, facts)
    draw_payment(sheet, facts)
    _draw_waterfall(sheet, facts)
    draw_ladder(sheet, facts)
    draw_carried(sheet, facts)
    draw_corrections(sheet, facts)
    draw_waiting(sheet, facts)
    draw_lines(sheet, facts)
    draw_taxes(sheet, facts)
    draw_consent(sheet, facts)
    draw_check(sheet, facts)
    _draw_feet(sheet, facts)
    return sheet.pdf(_about(facts))


def _draw_waterfall(sheet: Sheet, facts: Facts) -> None:
    """The picture, the numbered steps, and what did not occur."""
    made = steps(facts)
    if not any(step.amount for step in (*made.waterfall, *made.payment)):
        sheet.heading(t("statement", "How it comes about"))
        said = t("statement", "Nothing came in, was spent or is owed in this period.")
        sheet.paragraph(said, QUIET)
        return
    sheet.heading(t("statement", "How it comes about"), keep=150)
    table = _steps(sheet, facts, [*made.waterfall, *made.payment])
    picture.draw(sheet, waterfall(made.waterfall, facts.currency), after=table.height())
    table.draw()
    if made.absent:
        names = ", ".join(made.absent)
        sheet.space(4)
        sheet.paragraph(t("statement", "Not in this period: {names}.", names=names), QUIET)


def _steps(sheet: Sheet, facts: Facts, made: list[Step]) -> Table:
    columns = (
        Column("", style=QUIET),
        Column(t("statement", "Step"), least=84),
        Column(t("statement", "How"), share=1, style=QUIET),
        Column(t("statement", "Clause"), style=QUIET),
        Column(facts.currency, figure=True, least=52),
    )
    rows = [
        Row(
            (str(step.number), step.title, step.how, step.clause, facts.amount(step.amount)),
            strong=step.total,
        )
        for step in made
    ]
    return Table(sheet, columns, rows, height=ROW)


def _draw_feet(sheet: Sheet, facts: Facts) -> None:
    parts = []
    own, previous = facts.hashes.own, facts.hashes.previous
    if own and not facts.draft:
        parts.append(t("statement foot", "Check {hash}", hash=grouped(own[:16])))
        if previous.strip("0"):
            parts.append(t("statement foot", "previous {hash}", hash=grouped(previous[:8])))
    parts.append(t("statement foot", "computed by rules {engine}", engine=facts.payload["engine"]))
    until = facts.payload["queries_until"]
    if until and not facts.draft:
        parts.append(t("statement foot", "queries until {day}", day=facts.day(until)))
    name = facts.number or t("statement foot", "Draft")

    def right(page: int, pages: int) -> str:
        return t(
            "statement foot", "{name} · page {page} of {pages}", name=name, page=page, pages=pages
        )

    sheet.feet(" · ".join(parts), right)


def _about(facts: Facts) -> About:
    data = {
        "payload": facts.payload,
        "previous_hash": facts.hashes.previous,
        "hash": facts.hashes.own,
    }
    return About(
        title=f"{title(facts)}: {facts.payload['circle']['name']}",
        subject=facts.payload["period"]["key"],
        author=facts.payload["circle"]["name"],
        language=LANGUAGE,
        day=facts.payload["issued_on"],
        attachments=(
            Attachment(
                ATTACHED,
                t("statement", "The data of this statement, to recompute it"),
                plain_bytes(data),
            ),
        ),
    )
