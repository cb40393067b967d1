"""One circle of the map: what it is and where it belongs, changed in place."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.circle import CircleKind
from sofa_desktop.i18n.circle_terms import circle_kinds, circle_statuses
from sofa_desktop.i18n.words import t
from sofa_desktop.services.papers.circle_map import Node
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.plan import Plan


class CircleDetail(QWidget):
    """The chosen circle: fields for one around ours; for our own its roles."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.setAccessibleName(t("map", "The chosen circle"))
        self._context = context
        self._page = page
        self._node: Node | None = None
        self._heading = Label("", "subtitle", wrap=True)
        self._sentence = Label("", "muted", wrap=True)
        self.form = RecordForm(self._keep)
        self.form.add_line("name", t("map", "Name"))
        self.form.add_choice("kind", t("map", "Kind of circle"), circle_kinds())
        self.within = self.form.add_choice("within_id", t("map", "Belongs to"), [])
        self.form.add_choice("status", t("map", "Status"), circle_statuses())
        self.form.add_prose("aim", t("map", "Aim"))
        self.form.add_line("leader", t("map", "Leader"))
        self.form.add_line("delegate", t("map", "Delegate"))
        self.ends = DateEdit(context.desk.clock.today, optional=True)
        self._ends_field = self.form.add(
            "ends_on",
            t("map", "Last day"),
            self.ends,
            hint=t("map", "A helping circle is for a time."),
        )
        self.linked = QCheckBox(t("map", "Linked with our circle"))
        self.form.box.addWidget(self.linked)
        self.form.add_prose("note", t("map", "Note"))
        self.own = QWidget()
        self._roles = QGridLayout(self.own)
        self._roles.setContentsMargins(0, 0, 0, 0)
        self._roles.setHorizontalSpacing(16)
        self._roles.setVerticalSpacing(8)
        self.open_aim = Button(t("map", "Open aim and domain"))
        self.ends.committed.connect(self._on_ends_committed)
        self.linked.toggled.connect(self._on_linked_toggled)
        self.open_aim.clicked.connect(self._on_open_aim)
        self._build()

    def show_circle(self, node: Node | None, plan: Plan) -> None:
        """Show one circle, or nothing."""
        self._node = node
        if node is None:
            self.setVisible(False)
            return
        self.setVisible(True)
        self._heading.setText(node.name)
        self._sentence.say(presenter.place_sentence(node, plan))
        self.form.setVisible(not node.own)
        self.own.setVisible(node.own)
        self.open_aim.setVisible(node.own)
        if node.own:
            self._show_roles(node)
        else:
            self._show_fields(node, plan)

    def start_editing(self, field: str = "name") -> None:
        """Take the keyboard to a field; for our own circle to where it is changed."""
        if self._node is None:
            return
        if self._node.own:
            self.open_aim.setFocus()
        else:
            self.form.field(field).editor.setFocus()

    def _build(self) -> None:
        scroll = Scroll()
        scroll.box.setSpacing(12)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._heading)
        head.addWidget(self._sentence)
        scroll.box.addLayout(head)
        scroll.box.addWidget(self.form)
        scroll.box.addWidget(self.own)
        foot = QHBoxLayout()
        foot.addWidget(self.open_aim)
        foot.addStretch(1)
        scroll.box.addLayout(foot)
        scroll.box.addStretch(1)

    def _show_fields(self, node: Node, plan: Plan) -> None:
        self.within.set_choices([Choice(*place) for place in presenter.places(plan, node.id)])
        self.form.show_record(
            node.id,
            {
                "name": node.name,
                "kind": node.kind,
                "within_id": node.within_id,
                "status": node.status,
                "aim": node.aim,
                "leader": node.leader,
                "delegate": node.delegate,
                "note": node.note,
            },
        )
        helping = node.kind == CircleKind.HELPING
        self._ends_field.setVisible(helping or node.ends_on is not None)
        if not self.ends.hasFocus():
            self.ends.set_day(node.ends_on)
        with QSignalBlocker(self.linked):
            self.linked.setChecked(node.linked)

    def _show_roles(self, node: Node) -> None:
        while (old := self._roles.takeAt(0)) is not None:
            gone = old.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for row, (name, holder, vacant) in enumerate(presenter.role_lines(node)):
            self._roles.addWidget(Label(name, "muted", wrap=True), row, 0)
            self._roles.addWidget(Label(holder, "warning" if vacant else "", wrap=True), row, 1)
        self._roles.setColumnStretch(1, 1)

    def _keep(self, related_id: str, field: str, value: object) -> None:
        surroundings = self._context.desk.surroundings
        if field == "within_id":
            surroundings.move(related_id, str(value) if value else None, origin=self._page)
        else:
            surroundings.change(related_id, origin=self._page, **{field: value})

    def _change(self, **fields: object) -> None:
        node = self._node
        if node is not None and not node.own:
            surroundings = self._context.desk.surroundings
            self._page.attempt(lambda: surroundings.change(node.id, origin=self._page, **fields))

    @Slot(object)
    def _on_ends_committed(self, day: object) -> None:
        if day is None or isinstance(day, date):
            self._change(ends_on=day)

    @Slot(bool)
    def _on_linked_toggled(self, linked: bool) -> None:  # noqa: FBT001  (a slot of a check box)
        self._change(linked=linked)

    @Slot()
    def _on_open_aim(self) -> None:
        self._page.reveal("aim")
