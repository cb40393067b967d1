import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.action import Action, BoundAction, plain_action


def nothing() -> None:
    """Does nothing."""


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("&Undo", "Undo", "&Undo"),
        ("Import &bank file", "Import bank file", "Import &bank file"),
        ("Fees & taxes", "Fees & taxes", "Fees && taxes"),
        ("R&D", "R&D", "R&&D"),
        ("Plain", "Plain", "Plain"),
        ("&Fees & taxes", "Fees & taxes", "&Fees && taxes"),
    ],
)
def test_an_ampersand_is_an_access_key_only_at_the_start_of_a_word(
    text: str, words: str, shown: str
) -> None:
    action = Action("x", text, nothing)
    assert action.words == words
    assert plain_action(action) == shown


def test_a_tip_ends_in_the_shortcut_or_says_why_not() -> None:
    assert Action("x", "&Find", nothing, "Ctrl+F").tip == "Find (Ctrl+F)"
    assert Action("x", "&Find", nothing, "Ctrl+F", why_not="Nothing yet.").tip == "Nothing yet."


def test_a_bound_action_is_what_its_action_says_even_when_clicked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bound = BoundAction(Action("x", "Dark", nothing, icon="moon", checked=True), window)
    bound.trigger()
    assert bound.isChecked()
    assert not bound.icon().isNull()
    bound.show_action(Action("x", "Dark", nothing, checked=False, why_not="Not now."))
    assert not bound.isChecked()
    assert not bound.isEnabled()
