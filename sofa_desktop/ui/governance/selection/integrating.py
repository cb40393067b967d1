"""An objection is worked with: what changes in the proposal so that it harms the aim no more."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.consent import Move
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ObjectionRow
from sofa_desktop.ui.governance.segments import Segments
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.fields import DAY_WIDTH, side_by_side
from sofa_desktop.ui.governance.selection.state import State
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.prose_edit import ProseEdit


class Integrating(Card):
    """One open objection with the three moves, and the way out of withdrawing it."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(t("selection", "An objection to work with"), parent)
        self._deeds = deeds
        self._objection = ""
        self.box.setSpacing(12)
        self._text = Label("", wrap=True)
        self._aim = Label("", "small", wrap=True)
        self.move_ = Segments(
            t("selection", "How it is integrated"),
            {
                Move.MODIFY: t("selection", "Modify"),
                Move.SHORTEN: t("selection", "Shorten the term"),
                Move.MEASURE: t("selection", "Measure"),
            },
        )
        self.move_.picked.connect(self._on_move_picked)
        self.resolution = ProseEdit(2, keeps_typing=True)
        self.resolution.committed.connect(self._on_resolution_typed)
        self.candidate = ChoiceEdit()
        self.last = DateEdit(deeds.context.desk.clock.today)
        self.last.setFixedWidth(DAY_WIDTH)
        self.form = Form()
        self.form.add("resolution", t("selection", "What changes"), self.resolution)
        self.form.add("candidate", t("selection", "Who is proposed"), self.candidate)
        self.form.add("last", t("selection", "Last day of the term"), self.last)
        side_by_side(self.form, "candidate", "last")
        self.candidate.setMinimumWidth(260)
        self.integrate = Button(t("selection", "Integrate and ask again"), "primary")
        self.withdraw = Button(t("selection", "It was withdrawn"))
        self.integrate.clicked.connect(self._on_integrate_clicked)
        self.withdraw.clicked.connect(self._on_withdraw_clicked)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.integrate)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.move_)
        row.addStretch(1)
        self.box.addWidget(self._text)
        self.box.addWidget(self._aim)
        self.box.addLayout(row)
        self.box.addWidget(self.form)
        self.box.addLayout(foot)

    def show_objection(self, objection: ObjectionRow, state: State) -> None:
        """Show the objection; what is being typed about the same one stays."""
        selection = state.selection
        self._text.setText(objection.text)
        self._aim.say(
            t("selection", "Of our aim: {aim}", aim=objection.aim) if objection.aim else ""
        )
        self.candidate.set_choices([Choice(*person) for person in state.people])
        if objection.id != self._objection:
            self._objection = objection.id
            self.resolution.set_value(objection.resolution)
            self.move_.press(Move.MODIFY)
            self.candidate.set_key(selection.candidate_id)
            self.last.set_day(selection.ends_on)
            for key in ("resolution", "candidate", "last"):
                self.form.field(key).tell("")
        self._on_move_picked()

    def keep_typed(self) -> None:
        """Keep what is typed of the resolution."""
        self.resolution.commit()

    @Slot()
    def _on_move_picked(self) -> None:
        move = self.move_.key()
        self.form.field("candidate").setVisible(move == Move.MODIFY)
        self.form.field("last").setVisible(move in {Move.MODIFY, Move.SHORTEN})

    @Slot(object)
    def _on_resolution_typed(self, text: object) -> None:
        deeds, objection = self._deeds, self._objection
        if objection:
            deeds.do(
                lambda: deeds.selections.change_objection(
                    objection, resolution=str(text), origin=deeds.origin
                )
            )

    @Slot()
    def _on_integrate_clicked(self) -> None:
        if not self.form.is_sound():
            return
        self.resolution.commit()
        move, deeds, objection = self.move_.key(), self._deeds, self._objection
        candidate = self.candidate.key() if move == Move.MODIFY else None
        last = self.last.day() if move in {Move.MODIFY, Move.SHORTEN} else None
        resolution = self.resolution.value()
        deeds.do(
            lambda: deeds.selections.integrate(
                objection,
                move,
                resolution,
                candidate_id=candidate,
                ends_on=last,
                origin=deeds.origin,
            )
        )

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        deeds, objection = self._deeds, self._objection
        deeds.do(lambda: deeds.selections.withdraw(objection, origin=deeds.origin))
