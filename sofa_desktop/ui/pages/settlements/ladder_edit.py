"""The editor of SoFA's share: one rate, or steps that each count for their own part."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.agreement import Tier
from sofa_desktop.domain.money import exponent
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button, IconButton
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.pages.settlements.number_edits import PercentEdit

CENTRE = Qt.AlignmentFlag.AlignVCenter


class LadderEdit(QWidget):
    """Steps of the ladder, from the lowest up; the last has no end.

    Signals:
        edited: something was typed.
        committed: something sound was left, or a step added or taken away.
    """

    edited = Signal()
    committed = Signal(object)

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._uppers: list[MoneyEdit] = []
        self._rates: list[PercentEdit] = []
        self._removes: list[IconButton] = []
        self._holder: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.add = Button(t("ladder", "Add a step"), "small")
        self.add.clicked.connect(self._on_add_clicked)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._box.addLayout(foot)
        self.set_tiers((Tier(None, 0),))

    def tiers(self) -> tuple[Tier, ...] | None:
        """The steps; None while one of them is not sound."""
        if self.problem():
            return None
        uppers = [*(edit.minor() for edit in self._uppers), None]
        rates = [edit.bp() or 0 for edit in self._rates]
        return tuple(Tier(upper, bp) for upper, bp in zip(uppers, rates, strict=True))

    def set_tiers(self, tiers: tuple[Tier, ...]) -> None:
        """Show these steps; what is being typed stays."""
        if self._rates and tiers == self.tiers():
            return
        if len(tiers) != len(self._rates):
            self._rebuild(len(tiers))
        for tier, upper in zip(tiers, self._uppers, strict=False):
            if not upper.hasFocus():
                upper.set_minor(tier.upper)
        for tier, rate in zip(tiers, self._rates, strict=True):
            if not rate.hasFocus():
                rate.set_bp(tier.bp)

    def problem(self) -> str:
        """What is wrong with the steps, in a sentence."""
        for edit in (*self._uppers, *self._rates):
            if found := edit.problem():
                return found
        low = 0
        for edit in self._uppers:
            upper = edit.minor() or 0
            if upper <= low:
                return t(
                    "ladder",
                    "Each step must end above the one before: {amount} does not.",
                    amount=formats.amount(upper, self._currency),
                )
            low = upper
        return ""

    def _rebuild(self, count: int) -> None:
        if self._holder is not None:
            self._box.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._uppers, self._rates, self._removes = [], [], []
        for place in range(count):
            self._step(grid, place, last=place == count - 1)
        self._box.insertWidget(0, self._holder)

    def _step(self, grid: QGridLayout, place: int, *, last: bool) -> None:
        rate = PercentEdit()
        rate.setAccessibleName(t("ladder", "Rate of step {number}", number=place + 1))
        self._watch(rate)
        self._rates.append(rate)
        if last:
            words = t("ladder", "of the whole base") if not place else t("ladder", "above that")
            grid.addWidget(Label(words, "muted"), place, 0, 1, 2, CENTRE)
        else:
            upper = MoneyEdit(self._currency)
            upper.setAccessibleName(t("ladder", "End of step {number}", number=place + 1))
            self._watch(upper)
            self._uppers.append(upper)
            words = t("ladder", "up to") if not place else t("ladder", "then up to")
            grid.addWidget(Label(words, "muted"), place, 0, CENTRE)
            grid.addWidget(upper, place, 1)
            remove = IconButton("x", t("ladder", "Take step {number} away", number=place + 1))
            remove.setObjectName(str(place))
            remove.clicked.connect(self._on_remove_clicked)
            self._removes.append(remove)
            grid.addWidget(remove, place, 3)
        grid.addWidget(rate, place, 2)

    def _watch(self, edit: MoneyEdit | PercentEdit) -> None:
        edit.textChanged.connect(self._on_text_changed)
        edit.committed.connect(self._on_committed)

    @Slot()
    def _on_text_changed(self) -> None:
        self.edited.emit()

    @Slot()
    def _on_committed(self) -> None:
        if not self.problem():
            self.committed.emit(self.tiers())

    @Slot()
    def _on_add_clicked(self) -> None:
        tiers = self.tiers()
        if tiers is None:
            return
        low = next((tier.upper for tier in reversed(tiers) if tier.upper is not None), 0)
        step = low * 2 if low else 1_000 * 10 ** exponent(self._currency)
        self.set_tiers((*tiers[:-1], Tier(step, tiers[-1].bp), tiers[-1]))
        self._uppers[-1].setFocus()
        self.committed.emit(self.tiers())

    @Slot()
    def _on_remove_clicked(self) -> None:
        place = int(self.sender().objectName())
        tiers = self.tiers()
        if tiers is not None:
            self.set_tiers((*tiers[:place], *tiers[place + 1 :]))
            self.add.setFocus()
            self.committed.emit(self.tiers())
