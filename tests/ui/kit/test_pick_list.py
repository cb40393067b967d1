"""A list to choose one of: headings are passed over, what was chosen stays chosen by its key."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.pick_list import SPOKEN, PickList
from sofa_desktop.ui.kit.picks import Pick
from tests.ui.kit.keys import bring_up, press

PICKS = (
    Pick("", "In force"),
    Pick("a", "Travel", "Due", "warning", "until 1 March"),
    Pick("b", "Prices", note="Three tiers"),
    Pick("", "Retired"),
    Pick("c", "Hours", quiet=True),
)


@pytest.fixture
def shown(qtbot: QtBot) -> PickList:
    made = PickList("Policies")
    qtbot.addWidget(made)
    made.show_picks(PICKS)
    bring_up(qtbot, made)
    made.setFocus()
    return made


def test_the_first_line_is_chosen_and_arrows_pass_headings_over(shown: PickList) -> None:
    keys = [shown.key()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(shown, key)
        keys.append(shown.key())
    assert keys == ["a", "b", "c", "b"]


def test_what_was_chosen_stays_where_lines_come_and_go(shown: PickList, qtbot: QtBot) -> None:
    shown.choose("b")
    shown.show_picks([Pick("z", "New"), *PICKS])
    assert shown.key() == "b"
    with qtbot.waitSignal(shown.picked) as picked:
        shown.show_picks(PICKS[3:])
    assert picked.args == ["c"]
    assert not shown.choose("b")
    assert not shown.choose("")


def test_enter_goes_on_in_the_detail(shown: PickList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.opened):
        press(shown, Qt.Key.Key_Return)


def test_a_line_is_as_high_as_its_rows_and_spoken_whole(shown: PickList) -> None:
    model = shown.model()
    heights = [shown.sizeHintForRow(row) for row in (1, 2, 4)]
    assert heights[0] == heights[1] > heights[2]
    assert model.index(1, 0).data(SPOKEN) == "Travel, Due, until 1 March"
    assert model.index(2, 0).data(SPOKEN) == "Prices, Three tiers"


def test_in_a_strip_lines_stand_beside_each_other(qtbot: QtBot) -> None:
    strip = PickList("Versions", strip=True)
    qtbot.addWidget(strip)
    strip.resize(900, 60)
    strip.show_picks([Pick("1", "One", detail="now"), Pick("2", "Two")])
    strip.show()
    one, two = (strip.visualRect(strip.model().index(row, 0)) for row in (0, 1))
    assert one.size() == two.size()
    assert (one.top(), one.right() + 1) == (two.top(), two.left())
    assert strip.grab().height() == strip.height()
