"""The head of a page: title, what is true now, one primary action, the others beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action, BoundAction
from sofa_desktop.ui.kit.buttons import ActionButton, IconButton
from sofa_desktop.ui.kit.labels import Label, plain_tip

TITLE_ROOM = 220
"""Width kept for the title before buttons move into the menu."""


class ElidedLabel(Label):
    """A text in one line that ends in an ellipsis where it does not fit; the tip has all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), int(flags), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(plain_tip(self.text()) if cut else "")


class Header(QWidget):
    """Title and line on one side, buttons on the other; what does not fit moves into a menu."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, "title")
        self.line = Label("", "muted", wrap=True)
        self.line.setMinimumHeight(18)
        self._beside: list[ActionButton] = []
        self._primary: ActionButton | None = None
        self._menu_actions: tuple[Action, ...] = ()
        self._more = IconButton("ellipsis", t("page", "More actions"))
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._on_menu_asked)
        self._more.clicked.connect(self._on_more_clicked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        top.addLayout(self._buttons)
        self._buttons.addWidget(self._more)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(top)
        box.addWidget(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(TITLE_ROOM, super().minimumSizeHint().height())

    def show_actions(
        self, primary: Action | None, beside: Sequence[Action], menu: Sequence[Action]
    ) -> None:
        """Show these; buttons whose keys stay are updated in place and keep the focus."""
        if [button.action.key for button in self._beside] != [action.key for action in beside]:
            self._rebuild_beside(beside)
        for button, action in zip(self._beside, beside, strict=True):
            button.show_action(action)
        self._show_primary(primary)
        self._menu_actions = tuple(menu)
        self._order()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _on_more_clicked(self) -> None:
        """Open the menu without waiting for it: who pressed it from outside goes on."""
        corner = QPoint(0, self._more.height() + 2)
        if self.isRightToLeft():
            self._on_menu_asked()
            corner.setX(self._more.width() - self._menu.sizeHint().width())
        self._menu.popup(self._more.mapToGlobal(corner))

    @Slot()
    def _on_menu_asked(self) -> None:
        for old in self._menu.actions():
            old.deleteLater()
        self._menu.clear()
        for action in self._hidden_beside():
            self._menu.addAction(BoundAction(action, self._menu, Qt.ShortcutContext.WidgetShortcut))
        if self._menu_actions and not self._menu.isEmpty():
            self._menu.addSeparator()
        for action in self._menu_actions:
            self._menu.addAction(BoundAction(action, self._menu, Qt.ShortcutContext.WidgetShortcut))

    def _hidden_beside(self) -> list[Action]:
        return [button.action for button in self._beside if button.isHidden()]

    def _rebuild_beside(self, beside: Sequence[Action]) -> None:
        for button in self._beside:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._beside = [ActionButton(action) for action in beside]
        for place, button in enumerate(self._beside, start=1):
            self._buttons.insertWidget(place, button)

    def _show_primary(self, primary: Action | None) -> None:
        if primary is None:
            if self._primary is not None:
                self._primary.hide()
            return
        if self._primary is None:
            self._primary = ActionButton(primary, "primary")
            self._buttons.addWidget(self._primary)
        self._primary.show_action(primary)
        self._primary.show()

    def _order(self) -> None:
        """Tab walks the buttons as they stand, whenever they were made."""
        before: QWidget = self._more
        for button in (*self._beside, *filter(None, (self._primary,))):
            QWidget.setTabOrder(before, button)
            before = button

    def _arrange(self) -> None:
        """Keep as many buttons as leave room for the title; the first ones go last."""
        room = self.width() - min(self.title.sizeHint().width(), TITLE_ROOM) - 16
        if self._primary is not None and not self._primary.isHidden():
            room -= self._primary.sizeHint().width() + 8
        widths = [button.sizeHint().width() + 8 for button in self._beside]
        if self._menu_actions or sum(widths) > room:
            room -= 40
        fits = 0
        while fits < len(widths) and sum(widths[: fits + 1]) <= room:
            fits += 1
        for place, button in enumerate(self._beside):
            button.setVisible(place < fits)
        self._more.setVisible(bool(self._menu_actions) or fits < len(widths))
