"""Routine items that are consented together, unless somebody wants to talk about one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label, Line
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.theme import fonts


class BlockList(Card):
    """One line an item, each with a button that takes it out.

    Signals:
        taken_out: id of the item somebody wants to talk about.
    """

    taken_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.bare()
        self.setAccessibleName(t("meeting room", "Routine reviews"))
        self._told: tuple[tuple[str, str, str], ...] = ()
        self._buttons: dict[str, Button] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)

    def show_items(self, items: Sequence[AgendaItemRow], told: Mapping[str, str]) -> None:
        """Show these, each with what is told of it; without any the card is away."""
        self.setVisible(bool(items))
        wanted = tuple((item.id, item.title, told.get(item.id, "")) for item in items)
        if wanted == self._told:
            return
        self._told = wanted
        clear(self._list)
        self._buttons = {}
        for line in wanted:
            if self._buttons:
                self._list.addWidget(Line())
            self._list.addWidget(self._line(*line))

    def button(self, item_id: str) -> Button:
        """The button that takes an item out."""
        return self._buttons[item_id]

    def _line(self, item_id: str, title_: str, told: str) -> QWidget:
        holder = QWidget()
        title = Label(title_, wrap=True)
        title.setFont(fonts.font(fonts.HEADING))
        reason = Label("", "muted", wrap=True)
        reason.say(told)
        button = Button(
            t("meeting room", "Talk about it"),
            "small",
            name=t("meeting room", "Talk about {title}", title=title_),
        )
        button.setObjectName(item_id)
        button.clicked.connect(self._on_clicked)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[item_id] = button
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(reason)
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(button)
        return holder

    @Slot()
    def _on_clicked(self) -> None:
        self.taken_out.emit(self.sender().objectName())
