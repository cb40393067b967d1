from datetime import date

import pytest

from sofa_desktop.services.rows import EditionRow, ItemRow
from sofa_desktop.ui.pages.pipeline import presenter
from sofa_desktop.ui.pages.pipeline.presenter import ALL, OPEN, Wanted

TODAY = date(2026, 11, 24)


def item(
    stage: str = "draft",
    *,
    kind: str = "webinar",
    draft: date | None = None,
    publish: date | None = None,
    owner: str = "",
) -> ItemRow:
    return ItemRow("i1", "Consent in ten minutes", kind, stage, "", owner, draft, publish, 0, "")


def edition(income: int, cost: int, budget: int = 0, name: str = "October") -> EditionRow:
    return EditionRow("e1", "i1", "Piece", name, TODAY, TODAY, budget, income, cost, "")


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (item("draft", draft=date(2026, 11, 15)), "9 days over"),
        (item("draft", draft=date(2026, 11, 23)), "1 day over"),
        (item("draft", draft=TODAY), ""),
        (item("review", draft=date(2026, 11, 15)), ""),
        (item("scheduled", publish=date(2026, 11, 20)), "4 days over"),
        (item("published", publish=date(2026, 11, 20)), ""),
        (item("on_hold", draft=date(2026, 1, 1), publish=date(2026, 1, 1)), ""),
        (item("draft", draft=date(2026, 11, 15), publish=date(2026, 11, 22)), "2 days over"),
    ],
)
def test_a_day_that_passed_is_told_in_words_while_it_matters(piece: ItemRow, words: str) -> None:
    assert presenter.late_words(piece, TODAY) == words


def test_which_day_passed_is_said() -> None:
    late = item("scheduled", publish=date(2026, 11, 20))
    assert presenter.late_sentence(late, TODAY) == "It was to be published by then."
    assert presenter.late_sentence(item("idea", draft=date(2026, 11, 1)), TODAY) == (
        "Its draft was due by then."
    )
    assert presenter.late_sentence(item("idea"), TODAY) == ""


def test_the_line_sums_open_and_late_pieces() -> None:
    pieces = [item("draft", draft=date(2026, 11, 1)), item("idea"), item("published")]
    assert presenter.line(pieces, TODAY) == "2 open pieces, 1 past its day · 1 other"
    assert presenter.line([item("idea")], TODAY) == "1 open piece"
    assert presenter.line([], TODAY) == "No pieces yet"


def test_open_pieces_are_those_still_on_their_way() -> None:
    shown = [stage for stage, _ in presenter.stages() if Wanted(stage=OPEN).shows(item(stage))]
    assert shown == ["idea", "brief", "draft", "review", "approved", "scheduled"]
    assert Wanted(stage=ALL).shows(item("dropped"))
    assert Wanted(stage="dropped").shows(item("dropped"))
    assert not Wanted(stage="dropped").shows(item("idea"))
    assert not Wanted(kind="video").shows(item("idea"))


def test_how_many_are_shown() -> None:
    assert presenter.shown_line(5, 13) == "5 of 13 pieces"
    assert presenter.shown_line(13, 13) == "13 pieces"
    assert presenter.shown_line(1, 1) == "1 piece"


def test_totals_of_editions() -> None:
    told = presenter.totals([edition(120_000, 30_000, 50_000), edition(0, 10_000)], "EUR")
    assert told.replace("\N{NO-BREAK SPACE}", " ") == (
        "2 editions: budget 500.00, income 1,200.00, cost 400.00, result +800.00 EUR"
    )
    assert presenter.totals([], "EUR") == ""


def test_a_result_is_explained_step_by_step() -> None:
    steps = presenter.explanation([edition(120_000, 30_000)], "EUR")
    assert steps[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "October: 1,200.00 EUR in, 300.00 EUR out, result 900.00 EUR"
    )
    assert len(steps) == 2


def test_a_piece_in_a_line() -> None:
    late = item("draft", draft=date(2026, 11, 15), owner="Mira")
    assert presenter.item_line(late, TODAY) == "Webinar · Draft · Mira · draft 9 days over"
    assert presenter.item_line(item("idea"), TODAY) == "Webinar · Idea · nobody cares for it yet"
