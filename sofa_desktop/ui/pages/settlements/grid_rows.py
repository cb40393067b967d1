"""The small tables of a statement as words, row by row. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement import ladder, tail
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.lines import waits
from sofa_desktop.i18n.statement.steps import Step
from sofa_desktop.i18n.words import t


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading, whether it holds figures, how much of the room it takes.

    Only a column that takes room wraps its words.
    """

    title: str
    figure: bool = False
    stretch: int = 0
    muted: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; with a key it can be asked why."""

    cells: tuple[str, ...]
    strong: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table."""

    heads: tuple[Head, ...]
    rows: tuple[GridRow, ...]


def steps(facts: Facts, made: Sequence[Step]) -> Grid:
    """The numbered steps, each to be asked why."""
    return Grid(
        (
            Head(""),
            Head(t("statement", "Step"), stretch=2),
            Head(t("statement", "How"), stretch=4, muted=True),
            Head(t("statement", "Clause"), figure=True, muted=True),
            Head(facts.currency, figure=True),
        ),
        tuple(
            GridRow(
                (f"{step.number}", step.title, step.how, step.clause, facts.amount(step.amount)),
                strong=step.total,
                key=step.code,
            )
            for step in made
        ),
    )


def tiers(facts: Facts) -> Grid:
    """Where the circle stands on the ladder."""
    return Grid(
        (
            Head(t("statement ladder", "Part of the base"), stretch=1),
            Head(t("statement ladder", "Rate"), figure=True),
            Head(t("statement ladder", "Base to date"), figure=True),
            Head(t("statement ladder", "Share to date"), figure=True),
        ),
        tuple(GridRow(cells, strong=not cells[1]) for cells in ladder.tiers(facts)),
    )


def carried(facts: Facts) -> Grid:
    """What is handed from statement to statement."""
    return Grid(
        (
            Head("", stretch=1),
            Head(t("statement carried", "Before"), figure=True),
            Head(t("statement carried", "Added"), figure=True),
            Head(t("statement carried", "Taken off"), figure=True),
            Head(t("statement carried", "Now"), figure=True),
        ),
        tuple(
            GridRow(
                (
                    name,
                    facts.amount(before),
                    facts.amount(added) if added else "",
                    facts.amount(-taken) if taken else "",
                    facts.amount(before + added - taken),
                )
            )
            for name, before, added, taken in ladder.carried(facts)
        ),
    )


def corrections(facts: Facts) -> Grid:
    """What was corrected in earlier statements, and why."""
    return Grid(
        (
            Head(t("statement", "Statement"), stretch=3),
            Head("", stretch=2, muted=True),
            Head(t("statement", "Before"), figure=True),
            Head(t("statement", "After"), figure=True),
            Head(t("statement", "Difference"), figure=True),
        ),
        tuple(
            GridRow(
                (
                    "\n".join(filter(None, (row.name, *row.notes))),
                    row.what,
                    row.before,
                    row.after,
                    row.difference,
                )
            )
            for row in tail.corrections(facts)
        ),
    )


def waiting(facts: Facts) -> Grid:
    """What was recorded but is not in the statement, and why."""
    return Grid(
        (
            Head(t("statement lines", "Date"), figure=False, muted=True),
            Head(t("statement lines", "What"), stretch=2),
            Head(t("statement lines", "Why"), stretch=1, muted=True),
            Head(t("statement lines", "Amount"), figure=True),
        ),
        tuple(
            GridRow(
                (
                    facts.short(row["on"]),
                    row["what"],
                    waits(row["why"]),
                    formats.money(row["amount"], row["currency"]),
                )
            )
            for row in facts.payload["waiting"]
        ),
    )
