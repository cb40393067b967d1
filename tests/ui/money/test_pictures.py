from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sofa_desktop.charts.cash_flow import CashFlow
from sofa_desktop.charts.categories import CategoryOverTime
from sofa_desktop.charts.contribution import Contribution
from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.ui.pages.money import picture_data
from sofa_desktop.ui.pages.money.page import MoneyPage
from sofa_desktop.ui.pages.money.picture_data import Wanted
from tests.ui.desk import TODAY, make_context
from tests.ui.money.books import Circle, shown_page


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[Circle]:
    with make_context(tmp_path) as context:
        yield Circle(context).filled()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as made:
        yield made


def test_in_out_and_balance_of_twelve_months(circle: Circle) -> None:
    picture = picture_data.make(circle.desk.queries, Wanted(), TODAY).picture
    assert isinstance(picture, CashFlow)
    assert len(picture.months) == 12
    assert picture.months[0].month == date(2025, 12, 1)
    assert [each.balance_minor for each in picture.months[-3:]] == [40000, 146500, 159001]
    whole = picture_data.make(circle.desk.queries, Wanted(months=0), TODAY).picture
    assert isinstance(whole, CashFlow)
    assert [each.month.month for each in whole.months] == [9, 10, 11]


def test_categories_in_and_out(circle: Circle) -> None:
    queries = circle.desk.queries
    came = picture_data.make(queries, Wanted("category"), TODAY).picture
    went = picture_data.make(queries, Wanted("category", way="out"), TODAY).picture
    assert isinstance(came, CategoryOverTime)
    assert isinstance(went, CategoryOverTime)
    assert {each.name: each.total for each in came.series} == {
        "Donations": 40000,
        "Tickets": 120000,
        "Coaching": 22000,
    }
    assert {each.name: each.total for each in went.series} == {
        "Production": 13500,
        "Tools": 1499,
        "Not sorted yet: out": 8000,
    }
    assert len(came.months) == 12


def test_editions_before_and_after_an_agreement(circle: Circle) -> None:
    queries, agreements = circle.desk.queries, circle.desk.agreements
    made = picture_data.make(queries, Wanted("edition"), TODAY)
    assert isinstance(made.picture, Contribution)
    (one,) = made.picture.editions
    assert (one.income, one.direct_cost, one.share, one.contribution) == (
        120000,
        13500,
        0,
        106500,
    )
    assert made.steps[-1].startswith("No agreement is in force")
    version = agreements.draft(
        Terms("EUR", (Tier(100000, 1000), Tier(None, 2000))), valid_from=date(2026, 1, 1)
    )
    agreements.consent(version, on=date(2026, 1, 5), note="Item 3")
    after = picture_data.make(queries, Wanted("edition"), TODAY)
    assert isinstance(after.picture, Contribution)
    (one,) = after.picture.editions
    assert (one.share, one.contribution) == (21300, 85200)
    assert "20\N{NO-BREAK SPACE}%" in after.steps[2]


def test_choices_are_pressed_and_remembered(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    panel = page.pictures
    assert panel.currency.isHidden()
    panel.kind._buttons["category"].click()
    assert not panel.way.isHidden()
    panel.way._buttons["out"].click()
    assert panel.chart._title.text() == "Money out by category"
    panel.fold.click()
    assert panel.is_folded()
    assert page.state()["folded"] is True
    again = page.state()["pictures"]
    panel.kind.press("flow")
    panel.restore(again)
    assert panel.kind.key() == "category"
    panel.kind._buttons["flow"].click()
    assert not panel.is_folded()
    circle.desk.accounts.add(
        "Dollars", AccountKind.BANK, "USD", opening_minor=500, opening_on=date(2026, 11, 1)
    )
    assert not panel.currency.isHidden()
    assert panel.currency.keys() == ["EUR", "USD"]


def test_a_picture_is_written_beside_the_window(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    _, page = bench
    made = page.pictures._made
    assert made is not None
    page._export.ask(made.picture, "csv")
    dialog = page._export.dialog
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith(".csv")
    dialog.reject()
    out = tmp_path / "flow.csv"
    page._export._on_selected(str(out))
    qtbot.waitUntil(lambda: page.notice.sentence == f"Saved as {out}.")
    assert out.read_text(encoding="utf-8").startswith("month,currency,in,out,balance")


def test_how_it_is_computed_can_be_asked(bench: tuple[Circle, MoneyPage]) -> None:
    _, page = bench
    page.pictures.chart.explain_asked.emit()
    made = page.pictures._made
    assert made is not None
    assert made.steps[0].startswith("Bars: what came into")
