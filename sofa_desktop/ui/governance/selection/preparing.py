"""The steps before anybody is named: the role, the term, the list, and the consent to it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.selection_rules import lines
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.selection import words
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.fields import SelectionForm, side_by_side
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.state import State
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.labels import Label


class RolePanel(Panel):
    """The role's description is heard; another wording of its tasks is consented first."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        self._purpose = Label("", wrap=True)
        self.form = SelectionForm(deeds.keep)
        self.tasks = self.form.add_prose(
            "role_text",
            t("selection", "Tasks"),
            least=5,
            hint=t(
                "selection",
                "Change the wording here where the circle wants another one. It becomes the "
                "role's when nobody objects.",
            ),
        )
        self.change = Wording(t("selection", "What changes in the tasks"))
        self._changed = Field(t("selection", "What changes"), self.change)
        self.box.addWidget(self._purpose)
        self.box.addWidget(self.form)
        self.box.addWidget(self._changed)
        self.box.addStretch(1)

    def show_state(self, state: State) -> None:
        selection = state.selection
        self._purpose.say(selection.role_purpose)
        self.form.show_record(selection.id, {"role_text": selection.role_text})
        reworded = words.is_reworded(state)
        self._changed.setVisible(reworded)
        if reworded:
            self.change.show_difference(selection.role_tasks, selection.role_text)

    def keep_typed(self) -> None:
        self.form.keep_typed()

    def is_sound(self) -> bool:
        return self.form.is_sound()


class TermPanel(Panel):
    """From when until when; explored before anybody is named."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        today = deeds.context.desk.clock.today
        self.form = SelectionForm(deeds.keep)
        self.first = self.form.add_day("starts_on", t("selection", "First day"), today)
        self.last = self.form.add_day("ends_on", t("selection", "Last day"), today)
        side_by_side(self.form, "starts_on", "ends_on")
        self.box.addWidget(self.form)
        usual = t("selection", "Half a year or a year is usual; whoever did it may do it again.")
        self.box.addWidget(Label(usual, "small", wrap=True))
        self.box.addStretch(1)

    def show_state(self, state: State) -> None:
        self.form.show_record(state.selection.id, days(state))

    def keep_typed(self) -> None:
        self.form.keep_typed()

    def is_sound(self) -> bool:
        return self.form.is_sound()


class ListPanel(Panel):
    """What somebody in the role should bring along, collected in rounds.

    Signals:
        heard: the list was left by Tab; the keyboard may go on.
    """

    heard = Signal()

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        self._kept = ""
        self.form = SelectionForm(deeds.keep)
        self.list = self.form.add_prose(
            "qualifications",
            t("selection", "Qualifications, one a line"),
            least=6,
            hint=t("selection", "Tab leaves the list; then N goes on."),
        )
        self.again = Button(t("selection", "Take the list of last time"), "small")
        self.again.clicked.connect(self.take_again)
        self.list.installEventFilter(self)
        self._last = Label("", "small", wrap=True)
        offer = QHBoxLayout()
        offer.setSpacing(12)
        offer.addWidget(self.again)
        offer.addWidget(self._last, 1)
        self.box.addWidget(self.form)
        self.box.addLayout(offer)
        self.box.addStretch(1)

    def show_state(self, state: State) -> None:
        selection = state.selection
        self.form.show_record(selection.id, {"qualifications": selection.qualifications})
        here = lines(selection.qualifications)
        missing = [line for line in lines(selection.kept_qualifications) if line not in here]
        self._kept = "\n".join([*here, *missing])
        self.again.setVisible(bool(missing))
        self._last.say(" · ".join(missing))

    def keep_typed(self) -> None:
        self.form.keep_typed()

    def is_sound(self) -> bool:
        return self.form.is_sound()

    def first_focus(self) -> QWidget | None:
        return self.list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab leads on from the list, where nothing else is offered below it."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self.again.isHidden():
            self.heard.emit()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def take_again(self) -> None:
        """Add what the role was selected by last time."""
        self.form.keep_typed()
        deeds, kept = self.deeds, self._kept
        if deeds.do(lambda: deeds.keep(deeds.selection_id, "qualifications", kept)):
            self.list.setFocus()


class ListConsentPanel(Panel):
    """The list as it stands, to be consented to."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        card = Card()
        self.list = Label("", wrap=True)
        card.box.addWidget(self.list)
        self.box.addWidget(card)
        self.box.addWidget(
            Label(
                t(
                    "selection",
                    "Before the circle has consented to the list, nobody is nominated and nobody "
                    "is proposed.",
                ),
                "small",
                wrap=True,
            )
        )
        self.box.addStretch(1)

    def show_state(self, state: State) -> None:
        self.list.setText("\n".join(f"• {each}" for each in lines(state.selection.qualifications)))


def days(state: State) -> dict[str, str]:
    """The first and the last day of the term as the fields show them."""
    selection = state.selection
    return {
        "starts_on": formats.short_day(selection.starts_on) if selection.starts_on else "",
        "ends_on": formats.short_day(selection.ends_on) if selection.ends_on else "",
    }
