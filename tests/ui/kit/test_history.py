from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from sofa_desktop.services.rows import ActionRow, FieldChange
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.history_words import Naming, history_lines


def action(
    seq: int, name: str = "item.change", kind: str = "do", who: str = "", **facts: object
) -> ActionRow:
    moment = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
    return ActionRow(seq, f"a{seq}", name, facts, moment, who, kind, "done", final=False)


def change(
    field: str,
    before: object,
    after: object,
    *,
    of: str = "content_item",
    by: ActionRow | None = None,
) -> FieldChange:
    return FieldChange(by or action(1), of, "i1", field, before, after)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (change("stage", "draft", "on_hold"), "Stage: Draft → On hold"),
        (change("kind", "article", "webinar"), "Kind: Article → Webinar"),
        (
            change("kind", "operational", "leader", of="role"),
            "Kind: Operational role → Leader",
        ),
        (change("standing", "full", "guest", of="member"), "Standing: Member → Guest"),
        (change("owner_id", None, "m1"), "Owner: nothing → Mira"),
        (change("owner_id", "m1", "m9"), "Owner: Mira → something no longer there"),
        (
            change("draft_due", "2026-11-15", None),
            "Day the draft is due: 15 Nov 2026 → nothing",
        ),
        (
            change("budget_minor", 50_000, 0, of="edition"),
            "Budget: 500.00 EUR → 0.00 EUR",
        ),
        (
            change("note", "", "First line.\nSecond line."),
            "Note: nothing → “First line. Second line.”",
        ),
    ],
)
def test_a_change_is_told_from_what_to_what(made: FieldChange, told: str) -> None:
    lines = history_lines([made], Naming({"m1": "Mira"}, "EUR"))
    assert [line.what.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == [told]


def test_a_long_text_is_told_by_its_beginning() -> None:
    lines = history_lines([change("note", "", "word " * 200)], Naming({}))
    assert lines[0].what.endswith("…”")
    assert len(lines[0].what) < 200


def test_a_record_that_came_is_one_line() -> None:
    by = action(1, "item.add", title="Consent")
    came = [change("title", None, "Consent", by=by), change("kind", None, "article", by=by)]
    assert [line.what for line in history_lines(came, Naming({}))] == ["“Consent” added"]


def test_who_did_it_and_that_it_was_taken_back() -> None:
    undone = change("title", "B", "A", by=action(2, kind="undo", who="Mira"))
    when = history_lines([undone], Naming({}))[0].when
    assert when.endswith("· Mira · taken back")
    assert when.startswith("24 Nov 2026, ")


def test_only_the_newest_are_shown_until_more_is_asked(qtbot: QtBot) -> None:
    history = HistoryList("Changes")
    qtbot.addWidget(history)
    history.show()
    changes = [
        change("title", f"Title {seq}", f"Title {seq + 1}", by=action(seq)) for seq in range(12)
    ]
    history.show_changes(changes, of="i1")
    assert history.lines()[0] == "Title: “Title 11” → “Title 12”"
    more = history.findChild(Button)
    assert more is not None
    assert more.text() == "Show 4 earlier"
    more.click()
    assert more.isHidden()
    history.show_changes(changes[:1], of="i2")
    assert len(history.lines()) == 1
    history.show_changes(changes, of="i2")
    assert not more.isHidden()
