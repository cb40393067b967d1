"""The wordings a policy had: any two beside each other as a readable difference."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import PolicyVersionRow
from sofa_desktop.ui.governance.difference import is_same
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.pages.circle.policies import presenter

NONE = "none"


class Versions(Section):
    """Choose a wording, and one to compare it with.

    Signals:
        reuse_asked: id of the version whose wording is to be proposed again.
    """

    reuse_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("policies", "Wordings it had"), parent)
        self._versions: Sequence[PolicyVersionRow] = ()
        self._of = ""
        self.shown = ChoiceEdit()
        self.against = ChoiceEdit()
        self.shown.setAccessibleName(t("policies", "Wording"))
        self.against.setAccessibleName(t("policies", "Compared with"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.shown, 1)
        row.addWidget(Label(t("policies", "compared with"), "muted"))
        row.addWidget(self.against, 1)
        self.box.addLayout(row)
        self._sentence = Label("", "small", wrap=True)
        self.wording = Wording(t("policies", "The chosen wording"))
        self._same = Label(t("policies", "Word for word the same."), "muted", wrap=True)
        self._reuse = Button(t("policies", "Propose this wording again"), "link")
        foot = QHBoxLayout()
        foot.addWidget(self._reuse)
        foot.addStretch(1)
        for widget in (self._sentence, self.wording, self._same):
            self.box.addWidget(widget)
        self.box.addLayout(foot)
        self.shown.committed.connect(self._on_chosen)
        self.against.committed.connect(self._on_chosen)
        self._reuse.clicked.connect(self._on_reuse_clicked)

    def show_versions(self, policy_id: str, versions: Sequence[PolicyVersionRow]) -> None:
        """Show the wordings of a policy, newest first."""
        other = policy_id != self._of or [each.id for each in versions] != [
            each.id for each in self._versions
        ]
        self._of, self._versions = policy_id, versions
        if other:
            choices = [Choice(each.id, presenter.version_words(each)) for each in versions]
            nothing = Choice(NONE, t("policies", "No other"))
            self.shown.set_choices(choices)
            self.against.set_choices([nothing, *choices])
            self.shown.set_key(versions[0].id if versions else None)
            self.against.set_key(versions[1].id if len(versions) > 1 else NONE)
        self._show()

    def choose(self, shown: str, against: str) -> None:
        """Choose two wordings by the ids of their versions."""
        self.shown.set_key(shown)
        self.against.set_key(against)
        self._show()

    def _show(self) -> None:
        shown, against = self._version(self.shown.key()), self._version(self.against.key())
        if shown is None:
            return
        self._sentence.say(presenter.version_sentence(shown))
        same = against is not None and against is not shown and is_same(against.text, shown.text)
        self._same.setVisible(same)
        if against is None or against is shown or same:
            self.wording.show_text(shown.text)
        else:
            self.wording.show_difference(against.text, shown.text)

    def _version(self, key: str | None) -> PolicyVersionRow | None:
        return next((each for each in self._versions if each.id == key), None)

    @Slot()
    def _on_chosen(self) -> None:
        self._show()

    @Slot()
    def _on_reuse_clicked(self) -> None:
        shown = self._version(self.shown.key())
        if shown is not None:
            self.reuse_asked.emit(shown.id)
