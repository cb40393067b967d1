"""The roles, one below the other, with their terms on a common axis."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.header import ElidedLabel
from sofa_desktop.ui.kit.labels import Line
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.pages.circle.axis import Axis, axis
from sofa_desktop.ui.pages.circle.presenter import RoleText
from sofa_desktop.ui.pages.circle.timeline import AxisHead, TermBar
from sofa_desktop.ui.theme.theme import current

NAME_LEAST = 120
"""Room for a name before it is cut."""
SIDE = 14
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RoleRow(QFrame):
    """One role: name and holder, its terms, how it stands, and where it is vacant a button.

    Signals:
        chosen: its id, when the keyboard or the mouse comes to it.
        opened: its id, on Enter.
        select_asked: its id, when its button was pressed.
        stepped: up or down was pressed: -1 or 1.
    """

    chosen = Signal(str)
    opened = Signal(str)
    select_asked = Signal(str)
    stepped = Signal(int)

    def __init__(self, text: RoleText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self._is_chosen = False
        self._name = ElidedLabel("")
        self._name.setMinimumWidth(NAME_LEAST)
        self._who = ElidedLabel("", "small")
        self.bar = TermBar()
        self._chip = Chip()
        self.button = Button("", "small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._who)
        words.addStretch(1)
        self.side = QWidget()
        side = QHBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addStretch(1)
        side.addWidget(self._chip, 0, TRAILING)
        side.addWidget(self.button, 0, TRAILING)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE, 0, SIDE, 0)
        self._row.setSpacing(12)
        self._row.addLayout(words, 4)
        self._row.addWidget(self.bar, 3)
        self._row.addWidget(self.side)
        self.setFixedHeight(54)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.button.clicked.connect(self._on_button_clicked)
        current().changed.connect(self._on_theme_changed)

    def show_text(self, text: RoleText, on: Axis) -> None:
        """Say something else in place."""
        self.text = text
        self._name.setText(text.name)
        self._who.setText(text.who)
        self._chip.say(text.chip, text.tone)
        self.bar.show_terms(on, text.terms, text.spoken)
        self.button.setVisible(bool(text.verb))
        self.button.setText(text.verb)
        self.button.setAccessibleName(text.deed)
        self.setAccessibleName(text.spoken)

    def side_wanted(self) -> int:
        """How wide chip and button want to be."""
        wide = self._chip.sizeHint().width()
        return wide + self.button.sizeHint().width() + 8 if self.text.verb else wide

    def mark(self, *, chosen: bool) -> None:
        """Show that this role is the one in the detail."""
        self._is_chosen = chosen
        tab = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(tab)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = current().colours
        if self._is_chosen:
            painter.fillRect(self.rect(), QColor(colours.tint))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        if not self._is_chosen:
            self.chosen.emit(self.text.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.text.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.text.id)
        event.accept()

    @Slot()
    def _on_button_clicked(self) -> None:
        self.select_asked.emit(self.text.id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class RoleList(Card):
    """The card of all roles; Up and Down walk them, one is chosen.

    Signals:
        chosen: id of the role to show in the detail.
        opened: id of the role the person wants to work on.
        select_asked: id of the role whose button was pressed.
    """

    chosen = Signal(str)
    opened = Signal(str)
    select_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.bare()
        self.setAccessibleName(t("circle", "Roles"))
        self._rows: dict[str, RoleRow] = {}
        self._current = ""
        self._head = QFrame()
        self._axis = AxisHead()
        self._name = ElidedLabel(t("circle", "Role and holder"), "small")
        self._end = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(SIDE, 4, SIDE, 4)
        head.setSpacing(12)
        head.addWidget(self._name, 4)
        head.addWidget(self._axis, 3)
        head.addWidget(self._end)
        self._name.setMinimumWidth(NAME_LEAST)
        self.box.addWidget(self._head)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self.box.addLayout(self._below)

    def current(self) -> str:
        """Id of the chosen role; empty where there is none."""
        return self._current

    def rows(self) -> tuple[RoleRow, ...]:
        """The rows in order."""
        return tuple(self._rows.values())

    def show_roles(self, texts: Sequence[RoleText], today: date) -> None:
        """Show these; the chosen one stays chosen, else the first is."""
        on = axis([term for text in texts for term in text.terms], today)
        if [*self._rows] != [text.id for text in texts]:
            self._rebuild(texts)
        for text in texts:
            self._rows[text.id].show_text(text, on)
        self._axis.show_axis(on)
        self.setVisible(bool(texts))
        wide = max((row.side_wanted() for row in self._rows.values()), default=0)
        for side in (self._end, *(row.side for row in self._rows.values())):
            side.setFixedWidth(wide)
        if self._current not in self._rows:
            self._current = next(iter(self._rows), "")
        self._mark()

    def choose(self, role_id: str) -> bool:
        """Make a role the chosen one; whether it is there."""
        if role_id not in self._rows:
            return False
        self._current = role_id
        self._mark()
        return True

    def remember(self, role_id: str) -> None:
        """Choose this role once there are roles, if it is among them."""
        self._current = role_id
        self._mark()

    def focus_current(self) -> None:
        """Take the keyboard to the chosen role."""
        if self._current in self._rows:
            self._rows[self._current].setFocus()

    def _mark(self) -> None:
        for id_, row in self._rows.items():
            row.mark(chosen=id_ == self._current)

    def _rebuild(self, texts: Sequence[RoleText]) -> None:
        had_focus = any(row.hasFocus() for row in self._rows.values())
        clear(self._below)
        self._rows = {}
        for text in texts:
            self._below.addWidget(Line())
            row = RoleRow(text)
            row.chosen.connect(self._on_chosen)
            row.opened.connect(self.opened)
            row.select_asked.connect(self.select_asked)
            row.stepped.connect(self._on_stepped)
            self._rows[text.id] = row
            self._below.addWidget(row)
        if had_focus and self._rows:
            next(iter(self._rows.values())).setFocus()

    @Slot(str)
    def _on_chosen(self, role_id: str) -> None:
        self._current = role_id
        self._mark()
        self.chosen.emit(role_id)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        ids = list(self._rows)
        place = ids.index(self._current) + step
        if 0 <= place < len(ids):
            self._rows[ids[place]].setFocus()
