"""The sheets of the guide: why a proposal is dropped or put off; what an absent member wrote."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.consent import Answer, RoundKind
from sofa_desktop.i18n import policy_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.sheet import Sheet

WriteWord = Callable[[str, str, str, str | None], object]


class ReasonSheet(Sheet):
    """Asks for a reason and acts with it."""

    def __init__(
        self,
        title: str,
        verb: str,
        sentence: str,
        act: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, verb, sentence, parent=parent)
        self._act = act
        self.reason = ProseEdit(3)
        self.form = Form()
        self.form.add("reason", t("proposal", "Why"), self.reason).check_with(self._why_not)
        self.body.addWidget(self.form)
        self.reason.setFocus()

    def answer(self) -> object | None:
        if not self.form.is_sound():
            return None
        self._act(self.reason.value().strip())
        return True

    def _why_not(self) -> str:
        if self.reason.value().strip():
            return ""
        return t("proposal", "A reason is needed, so that nobody wonders later.")


class WrittenWordSheet(Sheet):
    """What a member who will not be there wrote, for which round, and the answer if any."""

    def __init__(self, members: Sequence[MemberRow], write: WriteWord, parent: QWidget) -> None:
        super().__init__(
            t("proposal", "Written word"),
            t("proposal", "Keep it"),
            t(
                "proposal",
                "From a member who will not be there. It is read aloud in its round, marked as "
                "written.",
            ),
            parent=parent,
        )
        self._write = write
        self.member = ChoiceEdit([Choice(*each) for each in named(members)])
        self.kind = ChoiceEdit(
            [Choice(str(kind), policy_terms.round_kind(kind)) for kind in RoundKind]
        )
        self.kind.set_key(str(RoundKind.CONSENT))
        self.text = ProseEdit(3)
        self.given = ChoiceEdit(
            [Choice(str(answer), policy_terms.answer(answer)) for answer in Answer],
            empty=t("proposal", "Consent or objection"),
        )
        self.form = Form()
        self.form.add("member", t("proposal", "Who"), self.member)
        self.form.add("kind", t("proposal", "For which round"), self.kind)
        self.form.add("given", t("proposal", "Their answer"), self.given)
        self.form.add("text", t("proposal", "What they wrote"), self.text)
        self.body.addWidget(self.form)
        self.kind.committed.connect(self._on_kind_chosen)
        self.member.setFocus()

    def answer(self) -> object | None:
        member, kind = self.member.key(), self.kind.key()
        if not self.form.is_sound() or member is None or kind is None:
            return None
        asked = kind == RoundKind.CONSENT
        given = self.given.key() if asked else None
        return self._write(member, kind, self.text.value().strip(), given)

    @Slot(object)
    def _on_kind_chosen(self, kind: object) -> None:
        self.form.field("given").setVisible(kind == RoundKind.CONSENT)
