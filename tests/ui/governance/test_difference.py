"""Two wordings, told to whoever does not see the marks."""

from pytestqt.qtbot import QtBot

from sofa_desktop.domain.wording import difference
from sofa_desktop.ui.governance.difference import is_same, spoken
from sofa_desktop.ui.governance.wording import Wording


def test_line_ends_and_blanks_make_no_other_wording() -> None:
    assert is_same("As it  is.", "As it is.\n")
    assert not is_same("As it is.", "As it was.")


def test_a_screen_reader_hears_what_went_and_what_came() -> None:
    told = spoken(difference("We meet twice a month.", "We meet once a month."))
    assert told == "taken out: twice; added: once"
    assert spoken(difference("As it is.", "As it is.")) == "nothing differs"


def test_a_wording_is_plain_text_whatever_stands_in_it(qtbot: QtBot) -> None:
    shown = Wording("The wording")
    qtbot.addWidget(shown)
    shown.show_text("<b>bold</b> & <script>")
    assert shown.toPlainText() == "<b>bold</b> & <script>"


def test_a_difference_is_marked_and_told(qtbot: QtBot) -> None:
    shown = Wording("The wording")
    qtbot.addWidget(shown)
    shown.show_difference("We meet twice a month.", "We meet once a month.")
    assert shown.toPlainText() == "We meet twiceonce a month."
    assert shown.accessibleDescription() == "taken out: twice; added: once"
    assert shown.text() == "We meet once a month."
