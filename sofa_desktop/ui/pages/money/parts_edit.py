"""What an amount was for: one category and edition, or several, the rest always in sight."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Split
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button, IconButton
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.labels import Label, restyle
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.text_edit import mark_wrong
from sofa_desktop.ui.pages.money.grid_form import choice
from sofa_desktop.ui.pages.money.lookups import Lookups


@dataclass(slots=True)
class _Part:
    """The editors of one part."""

    category: ChoiceEdit
    edition: ChoiceEdit
    amount: MoneyEdit
    remove: IconButton

    def widgets(self) -> tuple[QWidget, ...]:
        return self.category, self.edition, self.amount, self.remove


class PartsEdit(QWidget):
    """Parts of an amount. ``way`` is "in" or "out"; amounts are typed without a sign.

    A minus is for a part that goes the other way, such as a fee taken out of what came in.

    Signals:
        changed: a part was added, removed or typed into.
        resized: there are more or fewer parts now.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self, known: Lookups, way: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._way = way
        self._total: int | None = None
        self._currency = known.currency
        self._parts: list[_Part] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 3)
        self._add = Button(t("money", "Split over several"), "link")
        self._add.clicked.connect(self.add_part)
        self._rest = Label("", "small", wrap=True)
        self._rest.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addWidget(self._rest, 1)
        self._wrong = Label("", "error", wrap=True)
        self._wrong.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Label(t("money", "What it was for"), "strong"))
        box.addLayout(self._grid)
        box.addLayout(foot)
        box.addWidget(self._wrong)
        self.add_part()

    def set_total(self, minor: int | None, currency: str) -> None:
        """The whole amount, without a sign."""
        self._total = None if minor is None else abs(minor)
        self._currency = currency
        for part in self._parts:
            part.amount.set_currency(currency)
        self._tell_rest()

    def set_splits(self, splits: tuple[tuple[str, str, int], ...]) -> None:
        """Show parts: category, edition, amount (above zero goes the way of the whole)."""
        while len(self._parts) < len(splits):
            self.add_part()
        for part, (category, edition, minor) in zip(self._parts, splits, strict=False):
            part.category.set_key(category)
            part.edition.set_key(edition or None)
            part.amount.set_minor(minor)
        self._tell_rest()

    def splits(self) -> tuple[Split, ...]:
        """The parts as effects on cash; a part without a category waits to be sorted."""
        sign = 1 if self._way == "in" else -1
        waiting = self._known.unsorted(inward=sign > 0)
        made = []
        for part, minor in zip(self._parts, self._amounts(), strict=True):
            edition = part.edition.key()
            category = Id(part.category.key() or waiting)
            made.append(Split(category, sign * minor, Id(edition) if edition else None))
        return tuple(split for split in made if split.minor)

    def is_sound(self) -> bool:
        """Whether the parts are the whole; if not it is told, and the first wrong one focused."""
        self._wrong.say("")
        for part in self._parts:
            for editor in (part.category, part.edition, part.amount):
                wrong = "" if editor.isHidden() else editor.problem()
                mark_wrong(editor, wrong=bool(wrong))
                if wrong:
                    self._wrong.say(wrong)
                    editor.setFocus()
                    return False
        if self._total is not None and self.rest():
            self._wrong.say(
                t("money", "The parts are not yet the whole amount. {rest}", rest=self._rest_text())
            )
            self._parts[-1].amount.setFocus()
            return False
        return True

    def rest(self) -> int:
        """What of the whole is not yet in any part."""
        return (self._total or 0) - sum(self._amounts())

    @Slot()
    def add_part(self) -> None:
        """One more part; it takes the rest."""
        kept = self._amounts() if self._parts else []
        rest = (self._total or 0) - sum(kept) if len(self._parts) > 1 else 0
        part = _Part(
            choice(
                self._known.category_choices(way=self._way),
                optional=True,
                empty=t("money", "Not sorted yet"),
            ),
            choice(self._known.edition_choices(), optional=True, empty=t("money", "No edition")),
            MoneyEdit(self._currency),
            IconButton("x", t("money", "Take this part away")),
        )
        if len(self._parts) == 1 and self._total is not None:
            self._parts[0].amount.set_minor(self._total)
        if rest:
            part.amount.set_minor(rest)
        self._parts.append(part)
        part.remove.clicked.connect(self._on_remove_clicked)
        part.amount.textChanged.connect(self._tell_rest)
        self._arrange()
        if len(self._parts) > 1:
            part.category.setFocus()

    def _amounts(self) -> list[int]:
        if len(self._parts) == 1:
            return [self._total or 0]
        return [part.amount.minor() or 0 for part in self._parts]

    def _arrange(self) -> None:
        several = len(self._parts) > 1
        self._grid.setHorizontalSpacing(8 if several else 16)
        self._grid.setColumnStretch(2, 2 if several else 0)
        for row, part in enumerate(self._parts):
            names = (
                t("money", "Category of part {n}", n=row + 1),
                t("money", "Edition of part {n}", n=row + 1),
                t("money", "Amount of part {n}", n=row + 1),
                t("money", "Take part {n} away", n=row + 1),
            )
            for column, (widget, name) in enumerate(zip(part.widgets(), names, strict=True)):
                widget.setAccessibleName(name)
                if isinstance(widget, ChoiceEdit) and (line := widget.lineEdit()) is not None:
                    line.setAccessibleName(name)
                self._grid.addWidget(widget, row, column)
            part.amount.setVisible(several)
            part.remove.setVisible(several)
            part.edition.setVisible(bool(self._known.editions))
        self._add.setText(
            t("money", "One more part") if several else t("money", "Split over several")
        )
        self._tell_rest()
        self.resized.emit()

    def _rest_text(self) -> str:
        rest = self.rest()
        told = formats.money(abs(rest), self._currency)
        if rest > 0:
            return t("money", "Still to place: {rest}.", rest=told)
        if rest < 0:
            return t("money", "Too much by {rest}.", rest=told)
        return t("money", "Nothing is left over.")

    @Slot()
    def _tell_rest(self) -> None:
        several = len(self._parts) > 1
        self._rest.say(self._rest_text() if several and self._total is not None else "")
        look = "error" if several and self.rest() < 0 else "small"
        if self._rest.property("look") != look:
            self._rest.setProperty("look", look)
            restyle(self._rest)
        self.changed.emit()

    @Slot()
    def _on_remove_clicked(self) -> None:
        pressed = self.sender()
        for part in self._parts:
            if part.remove is pressed and len(self._parts) > 1:
                self._parts.remove(part)
                for widget in part.widgets():
                    self._grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
                break
        self._arrange()
        self._parts[0].category.setFocus()
