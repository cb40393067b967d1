"""Where the circle stands on the ladder, and what one statement hands to the next."""

from sofa_desktop.documents.facts import Facts
from sofa_desktop.documents.paper import Sheet
from sofa_desktop.documents.table import ROW, Column, Row, Table
from sofa_desktop.documents.type import NAME, QUIET
from sofa_desktop.i18n.statement.ladder import carried, next_step, tiers
from sofa_desktop.i18n.words import t


def draw_ladder(sheet: Sheet, facts: Facts) -> None:
    """Tier rows to date, the base to date and how far the next threshold is."""
    rows = [Row(cells, strong=not cells[1]) for cells in tiers(facts)]
    columns = (
        Column(t("statement ladder", "Part of the base"), share=1),
        Column(t("statement ladder", "Rate"), figure=True, least=50),
        Column(t("statement ladder", "Base to date"), figure=True, least=80),
        Column(t("statement ladder", "Share to date"), figure=True, least=80),
    )
    keep = ROW * (len(rows) + 1) + 2 * QUIET.leading
    sheet.heading(t("statement ladder", "Where we are on the ladder"), keep=min(keep, 200))
    Table(sheet, columns, rows).draw()
    sheet.space(4)
    sheet.paragraph(next_step(facts), QUIET)


def draw_carried(sheet: Sheet, facts: Facts) -> None:
    """Roll-forwards: before, what was added, what was taken off, now."""
    rows = carried(facts)
    keep = min(ROW * (len(rows) + 1), 200)
    sheet.heading(t("statement carried", "Carried from statement to statement"), keep=keep)
    if not rows:
        said = t("statement carried", "No deficit, investment, reserve or balance is carried.")
        sheet.paragraph(said, QUIET)
        return
    columns = (
        Column("", share=1, style=NAME),
        Column(t("statement carried", "Before"), figure=True, least=64),
        Column(t("statement carried", "Added"), figure=True, least=64),
        Column(t("statement carried", "Taken off"), figure=True, least=64),
        Column(t("statement carried", "Now"), figure=True, least=64),
    )
    Table(
        sheet,
        columns,
        [
            Row(
                (
                    name,
                    facts.amount(before),
                    facts.amount(added) if added else "",
                    facts.amount(-taken) if taken else "",
                    facts.amount(before + added - taken),
                )
            )
            for name, before, added, taken in rows
        ],
    ).draw()
