"""The members' payouts of a statement: an annex of its own, for the circle's eyes."""

from datetime import date
from pathlib import Path
from typing import BinaryIO

from sofa_desktop.documents.attachment import ANNEX_ATTACHED
from sofa_desktop.documents.data import plain_bytes
from sofa_desktop.documents.files import put
from sofa_desktop.documents.head import draw_answer, draw_draft, two_columns
from sofa_desktop.documents.paper import A4, Sheet
from sofa_desktop.documents.pdf import LANGUAGE, About, Attachment
from sofa_desktop.documents.table import ROW, Column, Row, Table
from sofa_desktop.documents.type import NAME, QUIET
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Data, grouped
from sofa_desktop.i18n.words import t, tn


def write_annex(payload: Data, out: Path | BinaryIO, *, size: tuple[float, float] = A4) -> None:
    """Write the annex's PDF; a file appears whole or not at all.

    Raises:
        Refused: ``document.not_written`` when the place cannot be written.
    """
    put(annex_pdf(payload, size=size), out)


def annex_pdf(payload: Data, *, size: tuple[float, float] = A4) -> bytes:
    """The PDF of a statement's payouts. The same payload gives the same bytes."""
    sheet = Sheet(size)
    period = payload["period"]
    span = t(
        "annex",
        "{first} – {last}",
        first=formats.day(date.fromisoformat(period["start"])),
        last=formats.day(date.fromisoformat(period["last"])),
    )
    two_columns(sheet, payload["circle"], _title(payload), [span])
    if not payload["statement"]:
        draw_draft(sheet)
    draw_answer(sheet, _answer(payload))
    sheet.paragraph(
        t("annex", "The split follows the weights below; no cent is lost on the way."), QUIET
    )
    sheet.space(12)
    _members(sheet, payload)
    _feet(sheet, payload)
    return sheet.pdf(
        About(
            title=f"{_title(payload)}: {payload['circle']['name']}",
            subject=period["key"],
            author=payload["circle"]["name"],
            language=LANGUAGE,
            day="",
            attachments=(
                Attachment(
                    ANNEX_ATTACHED,
                    t("annex", "The data of this annex"),
                    plain_bytes({"payload": payload}),
                ),
            ),
        )
    )


def _title(payload: Data) -> str:
    if not payload["statement"]:
        return t("annex", "Draft of members' payouts")
    return t("annex", "Members' payouts to {number}", number=payload["statement"])


def _answer(payload: Data) -> str:
    """The annex in one sentence."""
    if not payload["distributable"]:
        return t("annex", "Nothing goes to members this time.")
    return tn(
        "annex",
        "{money} goes to {n} member.",
        "{money} goes to {n} members.",
        len(payload["members"]),
        money=formats.money(payload["distributable"], payload["currency"]),
    )


def _members(sheet: Sheet, payload: Data) -> None:
    members = payload["members"]
    if not members:
        sheet.paragraph(t("annex", "No member takes part in the split."), QUIET)
        return
    currency = payload["currency"]
    figures = ("amount", "owed_before", "paid", "owed_after")
    rows = [
        Row(
            (
                each["name"],
                str(each["weight"]),
                *(formats.amount(each[key], currency) for key in figures),
            )
        )
        for each in members
    ]
    totals = (formats.amount(sum(each[key] for each in members), currency) for key in figures)
    weights = str(sum(each["weight"] for each in members))
    rows.append(Row((t("annex", "Together"), weights, *totals), strong=True))
    columns = (
        Column(t("annex", "Member"), share=1, style=NAME),
        Column(t("annex", "Weight"), figure=True),
        Column(t("annex", "This period ({currency})", currency=currency), figure=True),
        Column(t("annex", "Owed before"), figure=True),
        Column(t("annex", "Paid"), figure=True, least=50),
        Column(t("annex", "Owed now"), figure=True),
    )
    Table(sheet, columns, rows, height=ROW).draw()


def _feet(sheet: Sheet, payload: Data) -> None:
    left = t("annex", "For the circle's members")
    if payload["statement_hash"]:
        told = grouped(payload["statement_hash"][:16])
        left = t("annex", "For the circle's members · statement {hash}", hash=told)
    name = payload["statement"] or t("annex", "Draft")

    def right(page: int, pages: int) -> str:
        return t("annex", "{name} · page {page} of {pages}", name=name, page=page, pages=pages)

    sheet.feet(left, right)
