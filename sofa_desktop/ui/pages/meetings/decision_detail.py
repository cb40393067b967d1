"""One decision: its wording with what it replaced, and where it belongs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import DecisionRow
from sofa_desktop.ui.governance.difference import is_same
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.meetings import decision_words
from sofa_desktop.ui.pages.meetings.prose import Prose

START = Qt.AlignmentFlag.AlignLeading
PLACES = {
    "policy": "circle",
    "role": "circle",
    "aim": "circle",
    "price": "pipeline",
    "item": "pipeline",
    "agreement": "settlements",
}
"""Where what a decision changed is shown."""


class DecisionDetail(Scroll):
    """One decision: its wording with what it replaced, and where it belongs.

    Signals:
        meeting_asked: the person wants to see the meeting it was decided in.
        target_asked: the person wants to see what it changed.
        objecting: somebody who was away objects.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = Prose("", "subtitle")
        self.facts = Prose("", "muted")
        self.what = Prose("", "small")
        self.wording = Wording(t("meetings", "Wording of the decision"))
        self.details = Prose()
        self.meeting = Button("", "link")
        self.target = Button("", "link")
        self.absence = Prose("", "muted")
        self.objections = Prose()
        self.object = Button(t("meetings", "Somebody who was away objects…"), "small")
        self.objecting = self.object.clicked
        self.meeting_asked = self.meeting.clicked
        self.target_asked = self.target.clicked
        links = QVBoxLayout()
        links.setSpacing(4)
        for link in (self.meeting, self.target):
            links.addWidget(link, 0, START)
        self.box.setSpacing(8)
        self.box.addWidget(self.title)
        self.box.addWidget(self.facts)
        self.box.addLayout(links)
        self.box.addSpacing(8)
        self.box.addWidget(self.what)
        self.box.addWidget(self.wording)
        self.box.addWidget(self.details)
        self.box.addWidget(self.absence)
        self.box.addWidget(self.objections)
        self.box.addWidget(self.object, 0, START)
        self.box.addStretch(1)

    def show_decision(self, row: DecisionRow | None) -> None:
        """Show a decision; none hides everything."""
        self.inner.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(row.title)
        self.facts.setText(decision_words.facts(row))
        self.meeting.setText(decision_words.meeting(row))
        self.meeting.setVisible(bool(row.meeting_id))
        goes = row.target in PLACES and bool(row.target_id)
        self.target.setText(t("meetings", "Show what it changed"))
        self.target.setVisible(goes)
        differs = bool(row.old_text) and not is_same(row.old_text, row.text)
        if differs:
            self.wording.show_difference(row.old_text, row.text)
            self.what.say(t("meetings", "What was struck out went; what is underlined came."))
        else:
            self.wording.show_text(row.text)
            self.what.say("")
        self.wording.setVisible(bool(row.text))
        told = [f"{label}: {text}" for label, text in decision_words.details(row)]
        self.details.say("\n".join(told))

    def show_absence(self, rule: str, objections: Sequence[str], *, may: bool) -> None:
        """By which rule it stands without who was away, what they object, whether they may."""
        self.absence.say(rule)
        self.objections.say("\n".join(objections))
        self.object.setVisible(may)
