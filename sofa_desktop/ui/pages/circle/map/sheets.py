"""The sheet that adds a circle to the map."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from sofa_desktop.domain.circle import CircleKind
from sofa_desktop.i18n.circle_terms import circle_kinds
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.plan import Plan


@dataclass(frozen=True, slots=True)
class Adding:
    """What is added: into which circle, and whether it is linked with ours."""

    within_id: str
    linked: bool


class AddCircleSheet(Sheet):
    """Name, kind and place of a circle around ours."""

    def __init__(
        self, desk: Desk, plan: Plan, adding: Adding, origin: object, parent: QWidget
    ) -> None:
        title = t("map", "Add a linked circle") if adding.linked else t("map", "Add a sub-circle")
        super().__init__(
            title,
            t("map", "Add the circle"),
            t("map", "The map shows it at once. Everything can be changed later."),
            parent=parent,
        )
        self._desk = desk
        self._origin = origin
        self.name = TextEdit()
        self.kind = ChoiceEdit([Choice(*kind) for kind in circle_kinds()])
        self.kind.set_key(str(CircleKind.SECTOR))
        self.within = ChoiceEdit([Choice(*place) for place in presenter.places(plan)])
        self.within.set_key(adding.within_id)
        self.linked = QCheckBox(t("map", "Linked with our circle"))
        self.linked.setChecked(adding.linked)
        self.form = Form()
        self.form.add("name", t("map", "Name"), self.name).check_with(self._name_problem)
        self.form.add("kind", t("map", "Kind of circle"), self.kind)
        self.form.add("within", t("map", "Belongs to"), self.within)
        self.body.addWidget(self.form)
        self.body.addWidget(self.linked)
        self.name.setFocus()

    def answer(self) -> object | None:
        if not self.form.is_sound():
            return None
        return self._desk.surroundings.add(
            self.name.value(),
            kind=self.kind.key() or CircleKind.SECTOR,
            within_id=self.within.key() or None,
            linked=self.linked.isChecked(),
            origin=self._origin,
        )

    def _name_problem(self) -> str:
        return "" if self.name.value().strip() else t("map", "A name is needed here.")
