"""What comes of the worked example, in sentences and small tables. No Qt."""

from collections.abc import Sequence

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.head import answer
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.pages.settlements.example import Scenario, total
from sofa_desktop.ui.pages.settlements.grid_rows import Grid, GridRow, Head


def sentences(played: Sequence[Facts]) -> str:
    """What comes of it, in words."""
    if not played:
        return t("example", "There is nothing to settle yet.")
    last = played[-1]
    gross = total(played, "gross")
    share, fee = total(played, "share"), total(played, "fee")
    said = [
        t(
            "example",
            "Of {gross} that came in, SoFA's share is {share}.",
            gross=last.money(gross),
            share=last.money(share),
        )
    ]
    if fee:
        said.append(t("example", "Its fee is {fee}.", fee=last.money(fee)))
    if recoup := total(played, "recoup"):
        said.append(
            t(
                "example",
                "{recoup} pays its investment back; {left} is left of it.",
                recoup=last.money(recoup),
                left=last.money(last.output["outstanding"]),
            )
        )
    if reserve := total(played, "reserve_added"):
        said.append(t("example", "{money} goes to the reserve.", money=last.money(reserve)))
    members = total(played, "distributable")
    if members:
        said.append(t("example", "{money} goes to the members.", money=last.money(members)))
    else:
        said.append(t("example", "Nothing goes to the members."))
    if last.output["deficit"]:
        deficit = last.money(last.output["deficit"])
        said.append(t("example", "A deficit of {money} is carried on.", money=deficit))
    if len(played) == 1:
        said.append(answer(last))
    return " ".join(said)


def compared(variants: Sequence[tuple[str, Sequence[Facts]]]) -> Grid:
    """The same receipts and costs under other terms, side by side."""
    if len(variants) < 2 or not variants[0][1]:
        return Grid((), ())
    currency = variants[0][1][0].currency
    figures = (
        ("share", t("example", "SoFA's share")),
        ("fee", t("example", "SoFA's fee")),
        ("recoup", t("example", "Paid back to SoFA")),
        ("reserve_added", t("example", "Put in reserve")),
        ("distributable", t("example", "Goes to members")),
    )
    rows = []
    for key, name in figures:
        amounts = [total(played, key) for _, played in variants]
        if any(amounts):
            cells = (name, *(formats.amount(amount, currency) for amount in amounts))
            rows.append(GridRow(cells, strong=key == "distributable"))
    heads = (Head(currency, stretch=1), *(Head(label, figure=True) for label, _ in variants))
    return Grid(heads, tuple(rows))


def by_quarter(scenario: Scenario, played: Sequence[Facts]) -> Grid:
    """Each replayed period with its main figures."""
    if len(played) < 2:
        return Grid((), ())
    currency = played[0].currency
    heads = (
        Head(currency, stretch=1),
        Head(t("example", "Receipts"), figure=True),
        Head(t("example", "SoFA's share"), figure=True),
        Head(t("example", "To members"), figure=True),
    )
    rows = [
        GridRow(
            (
                quarter.name,
                facts.amount(facts.output["gross"]),
                facts.amount(total([facts], "share")),
                facts.amount(facts.output["distributable"]),
            )
        )
        for quarter, facts in zip(scenario.quarters, played, strict=True)
    ]
    return Grid(heads, tuple(rows))
