"""The sheet that begins a performance review."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow, RoleRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.sheet import Sheet

Begin = Callable[[str, str | None], object]


class BeginReviewSheet(Sheet):
    """Who is in focus, and in which role."""

    def __init__(
        self,
        members: Sequence[MemberRow],
        roles: Sequence[RoleRow],
        begin: Begin,
        parent: QWidget,
    ) -> None:
        super().__init__(
            t("review", "Performance review"),
            t("review", "Begin the review"),
            t(
                "review",
                "It helps one person to grow in a role. It is kept as a record, not as a policy.",
            ),
            parent=parent,
        )
        self._begin = begin
        self._roles = roles
        self.focus = ChoiceEdit([Choice(*each) for each in named(members)])
        self.role = ChoiceEdit(
            [Choice(each.id, each.name) for each in roles],
            optional=True,
            empty=t("review", "No role in particular"),
        )
        self.form = Form()
        self.form.add("focus", t("review", "Who is in focus"), self.focus)
        self.form.add("role", t("review", "In which role"), self.role)
        self.body.addWidget(self.form)
        self.focus.committed.connect(self._on_focus_chosen)
        self.focus.setFocus()

    def answer(self) -> object | None:
        focus = self.focus.key()
        if not self.form.is_sound() or focus is None:
            return None
        return self._begin(focus, self.role.key())

    @Slot(object)
    def _on_focus_chosen(self, member_id: object) -> None:
        """Propose the role the person holds."""
        held = [each.id for each in self._roles if each.holder_id == member_id]
        if self.role.key() is None and len(held) == 1:
            self.role.set_key(held[0])
