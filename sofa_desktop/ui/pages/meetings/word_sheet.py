"""The sheet for what a member wrote who will not be there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.meetings.agenda_columns import members


class WordSheet(Sheet):
    """What a member who will not be there wrote beforehand."""

    def __init__(
        self,
        desk: Desk,
        subject_id: str,
        title: str,
        origin: object,
        parent: QWidget,
        *,
        selects: bool = False,
    ) -> None:
        """``selects`` where the circle selects somebody for a role, in rounds of its own."""
        super().__init__(
            t("meetings", "Written word on “{title}”", title=title),
            t("meetings", "Keep it"),
            t(
                "meetings",
                "From a member who will not be there. It is read aloud in its round, marked as "
                "written.",
            ),
            parent=parent,
        )
        self._desk = desk
        self._subject_id = subject_id
        self._origin = origin
        self.who = ChoiceEdit([Choice(*each) for each in members(desk)])
        self.kind = ChoiceEdit(
            [Choice(kind, word()) for kind, word in (_SELECTING if selects else _ROUNDS).items()]
        )
        self.kind.set_key("reaction")
        self.text = ProseEdit(3)
        self.consents = ChoiceEdit(
            [
                Choice("consent", t("meetings", "Consent")),
                Choice("objection", t("meetings", "Objection")),
            ],
            optional=True,
            empty=t("meetings", "Consent or objection"),
        )
        self.form = Form()
        self.form.add("who", t("meetings", "Who"), self.who)
        self.form.add("kind", t("meetings", "For which round"), self.kind)
        self.form.add("answer", t("meetings", "Their answer"), self.consents).check_with(
            self._answer_problem
        )
        self.form.add("text", t("meetings", "What they wrote"), self.text)
        self.body.addWidget(self.form)
        self.kind.committed.connect(self._on_kind_chosen)
        self._on_kind_chosen(self.kind.key())
        self.who.setFocus()

    def answer(self) -> object | None:
        who, kind = self.who.key(), self.kind.key()
        self._on_kind_chosen(kind)
        if not self.form.is_sound() or who is None or kind is None:
            return None
        answer = self.consents.key() if kind == "consent" else None
        return self._desk.proposals.write_word(
            self._subject_id, who, kind, text=self.text.value(), answer=answer, origin=self._origin
        )

    @Slot(object)
    def _on_kind_chosen(self, kind: object) -> None:
        self.form.field("answer").setVisible(kind == "consent")

    def _answer_problem(self) -> str:
        if self.kind.key() == "consent" and self.consents.key() is None:
            return t("meetings", "Choose consent or objection.")
        return ""


def written_kind(kind: str, *, selects: bool = False) -> str:
    """For which round a written word is meant."""
    words = {
        "clarifying": t("meetings", "role and its list")
        if selects
        else t("meetings", "clarifying question"),
        "reaction": t("meetings", "nomination") if selects else t("meetings", "reaction"),
        "consent": t("meetings", "consent round"),
    }
    if kind not in words:
        raise Refused("record.gone")
    return words[kind]


_ROUNDS: Mapping[str, Callable[[], str]] = {
    "clarifying": lambda: t("meetings", "Clarifying question"),
    "reaction": lambda: t("meetings", "Reaction"),
    "consent": lambda: t("meetings", "Consent round"),
}
_SELECTING: Mapping[str, Callable[[], str]] = {
    "clarifying": lambda: t("meetings", "The role, its term and the list"),
    "reaction": lambda: t("meetings", "Nomination, with the reason"),
    "consent": lambda: t("meetings", "Consent round"),
}
"""The rounds of a selection that somebody who is not there can write for."""
