from typing import ClassVar

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from tests.ui.kit.keys import bring_up, press


class Ledger(Page):
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.LEDGER, Topic.SETTLEMENTS})

    def __init__(self, hub: ChangeHub | None = None) -> None:
        super().__init__("Money", hub)
        self.refreshed = 0
        self.done: list[str] = []
        self.closed = ""

    def refresh(self) -> None:
        self.refreshed += 1
        self.offer(
            Action("in", "Money in", self.take, "Ctrl+I", why_not=self.closed),
            beside=(Action("out", "Money out & fees", self.take),),
            keys=(Action("quick", "Quick", self.quick, "Q"),),
        )

    def take(self) -> None:
        self.done.append("in")

    def quick(self) -> None:
        self.done.append("quick")

    def refuse(self) -> str:
        raise Refused("toy.refused")

    def agree(self) -> str:
        return "yes"


def changed(topic: Topic) -> Changed:
    return Changed(frozenset({topic}))


def test_a_hidden_page_looks_again_only_when_it_is_seen(qtbot: QtBot) -> None:
    hub = ChangeHub()
    page = Ledger(hub)
    qtbot.addWidget(page)
    hub.publish(changed(Topic.LEDGER))
    assert page.refreshed == 0
    page.show()
    assert page.refreshed == 1
    page.hide()
    page.show()
    assert page.refreshed == 1
    page.hide()
    hub.publish(changed(Topic.SETTLEMENTS))
    hub.publish(changed(Topic.LEDGER))
    page.show()
    assert page.refreshed == 2


def test_a_seen_page_looks_again_at_once_but_only_for_its_topics(qtbot: QtBot) -> None:
    hub = ChangeHub()
    page = Ledger(hub)
    qtbot.addWidget(page)
    page.show()
    hub.publish(changed(Topic.ROLES))
    assert page.refreshed == 1
    hub.publish(changed(Topic.LEDGER))
    assert page.refreshed == 2


def test_an_action_is_button_shortcut_and_offer_at_once(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    bring_up(qtbot, page)
    assert [action.key for action in page.offered()] == ["in", "out", "quick"]
    button = page.header._primary
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.done == ["in"]
    assert page.header._beside[0].text() == "Money out && fees"
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Q)
    assert page.done == ["in", "quick"]


def test_what_cannot_be_done_says_why(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    page.show()
    page.closed = "The quarter is settled."
    page.refresh()
    button = page.header._primary
    assert button is not None
    assert not button.isEnabled()
    assert button.toolTip() == "The quarter is settled."
    page.closed = ""
    page.refresh()
    assert page.header._primary is button
    assert button.isEnabled()


def test_a_refusal_is_told_on_the_page_and_a_success_clears_it(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    page.show()
    assert page.attempt(page.refuse) is None
    assert "toy.refused" in page.notice.sentence
    assert page.attempt(page.agree) == "yes"
    assert page.notice.sentence == ""


def test_where_it_is_narrow_the_first_buttons_move_into_the_menu(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    page.resize(1000, 400)
    page.show()
    out = page.header._beside[0]
    assert out.isVisible()
    assert not page.header._more.isVisible()
    page.resize(380, 400)
    qtbot.waitUntil(out.isHidden)
    assert page.header._more.isVisible()
    page.header._on_menu_asked()
    assert [line.text() for line in page.header._menu.actions()] == ["Money out && fees"]


def test_a_button_that_is_offered_no_more_is_gone_at_once(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    page.resize(1000, 400)
    page.show()
    out = page.header._beside[0]
    assert out.isVisible()
    page.offer(Action("x", "Do", page.take))
    assert not out.isVisible()


def test_text_from_outside_is_never_markup(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    page.set_title("<b>bold</b>")
    page.set_line("<a href='x'>link</a>")
    page.notice.tell("<i>who</i>")
    for label in (page.header.title, page.header.line, page.notice._sentence):
        assert label.textFormat() == Qt.TextFormat.PlainText
    page.offer(Action("x", "Do", page.take, why_not="<img src=x>"))
    assert page.header._primary is not None
    assert page.header._primary.toolTip() == "<span>&lt;img src=x&gt;</span>"


def test_esc_and_return_are_left_to_the_page(qtbot: QtBot) -> None:
    page = Ledger()
    qtbot.addWidget(page)
    page.show()
    press(page, Qt.Key.Key_Escape)
    assert page.isVisible()
