"""The accounts in one line: name, balance, and a press shows only this one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button, IconButton
from sofa_desktop.ui.kit.empty import IconMark
from sofa_desktop.ui.kit.flow import FlowBox
from sofa_desktop.ui.kit.labels import Label, plain_menu, plain_tip
from sofa_desktop.ui.pages.money.presenter import AccountText

TOP = Qt.AlignmentFlag.AlignTop


class AccountsStrip(QWidget):
    """Accounts with their balances.

    Signals:
        picked: id of the account to show alone, or "" for all of them.
        manage_asked: the person wants to add, rename or archive one.
    """

    picked = Signal(str)
    manage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("money", "Accounts"))
        self._buttons: list[Button] = []
        self._box = FlowBox(8)
        self._manage = IconButton(
            "sliders-horizontal", t("money", "Accounts: add, rename, archive")
        )
        self._manage.clicked.connect(self.manage_asked)
        self._mark = IconMark("triangle-alert", 16, "warning")
        self._warning = Label("", "small", wrap=True)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._mark, 0, TOP)
        told.addWidget(self._warning, 1)
        self._box.flow.addWidget(self._manage)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._box)
        box.addLayout(told)

    def show_accounts(self, texts: Sequence[AccountText], warnings: Sequence[str]) -> None:
        """Show these accounts, and what is wrong with some."""
        if [button.property("account") for button in self._buttons] != [x.id for x in texts]:
            self._rebuild(texts)
        for button, text in zip(self._buttons, texts, strict=True):
            button.setText(plain_menu(f"{text.name}   {text.balance}"))
            button.setAccessibleName(f"{text.name}: {text.balance}")
            button.setAccessibleDescription(text.warning)
            button.setToolTip(plain_tip(text.warning))
            with QSignalBlocker(button):
                button.setChecked(text.chosen)
        self._warning.say(" ".join(warnings))
        self._mark.setVisible(bool(warnings))

    def _rebuild(self, texts: Sequence[AccountText]) -> None:
        for button in self._buttons:
            self._box.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for text in texts:
            button = Button(text.name, "pick")
            button.setCheckable(True)
            button.setProperty("account", text.id)
            button.toggled.connect(self._on_toggled)
            self._buttons.append(button)
            self._box.flow.insertWidget(len(self._buttons) - 1, button)

        self._order()

    def _order(self) -> None:
        """Tab walks the accounts before the button behind them."""
        before = self._manage.previousInFocusChain()
        for button in self._buttons:
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    @Slot(bool)
    def _on_toggled(self, chosen: bool) -> None:  # noqa: FBT001  (a slot)
        """Pressed, or turned on or off by an assistive technology."""
        pressed = self.sender()
        if isinstance(pressed, Button):
            self.picked.emit(str(pressed.property("account")) if chosen else "")
