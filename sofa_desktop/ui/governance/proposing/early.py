"""The steps before there is a text: needs, picture, shaping."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.governance.kept_form import KeptForm
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.governance.proposing import coverage
from sofa_desktop.ui.governance.proposing.guiding import Guiding, StepPanel
from sofa_desktop.ui.governance.similar_others import SimilarOthers
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.empty import IconMark
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear

BESIDE = 520
"""The width from which dimensions stand beside the pieces."""


class NeedsPanel(StepPanel):
    """What is needed, and why.

    Signals:
        similar_asked: kind and id of something alike that somebody wants to see.
    """

    similar_asked = Signal(str, str)

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self.form = KeptForm(guiding.keep)
        self.title = self.form.add_line("title", t("proposal", "Title"))
        self.similar = SimilarOthers(guiding.context.desk)
        self.form.box.addWidget(self.similar)
        self.needs = self.form.add_prose("needs", t("proposal", "Needs statement"), least=5)
        self.presenter = self.form.add_choice("presenter_id", t("proposal", "Presented by"), ())
        self.box.addWidget(self.form)
        self.title.textEdited.connect(self.similar.look)
        self.similar.asked.connect(self.similar_asked)

    def show_proposal(self, row: ProposalRow) -> None:
        self.similar.leave_out((row.id, row.target_id, row.backlog_id))
        members = self.guiding.context.desk.queries.members(self.guiding.today())
        here = named(each for each in members if each.left_on is None)
        choices = [Choice(*each) for each in here]
        if row.presenter_id and row.presenter_id not in {each.key for each in choices}:
            choices.append(Choice(row.presenter_id, row.presenter))
        self.presenter.set_choices(choices)
        self.form.show_record(
            row.id,
            {"title": row.title, "needs": row.needs, "presenter_id": row.presenter_id},
        )

    def first_focus(self) -> QWidget:
        return self.needs

    def keep_typed(self) -> None:
        self.form.keep_typed()


class PicturePanel(StepPanel):
    """The dimensions, and the consent to their list."""

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self.form = KeptForm(guiding.keep)
        self.dimensions = self.form.add_prose(
            "dimensions", t("proposal", "Dimensions"), least=6, hint=t("proposal", "One a line.")
        )
        self._consented = Label("", "muted", wrap=True)
        self.box.addWidget(self.form)
        self.box.addWidget(self._consented)

    def show_proposal(self, row: ProposalRow) -> None:
        self.form.show_record(row.id, {"dimensions": row.dimensions})
        early = row.state in {"needs", "picture"}
        self.form.setEnabled(early or not row.dimensions_consented)
        told = t("proposal", "The circle has consented to this list.")
        if early and row.dimensions_consented:
            told += " " + t("proposal", "Changed, it would be asked again.")
        self._consented.say(told if row.dimensions_consented else "")

    def first_focus(self) -> QWidget:
        return self.dimensions

    def keep_typed(self) -> None:
        self.form.keep_typed()


class ShapingPanel(StepPanel):
    """Pieces of a solution beside the dimensions they are to cover."""

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self._row: ProposalRow | None = None
        self.form = KeptForm(guiding.keep)
        self.pieces = self.form.add_prose("pieces", t("proposal", "Pieces"), least=8)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        side.addWidget(Label(t("proposal", "Dimensions"), "strong"))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        side.addLayout(self._list)
        side.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(24)
        self._split.addWidget(self._side, 2)
        self._split.addWidget(self.form, 3)
        self._left = Label("", "small", wrap=True)
        self.box.addLayout(self._split)
        self.box.addWidget(self._left)
        self.pieces.textChanged.connect(self._on_typed)
        self._shown: tuple[tuple[str, bool], ...] = ()

    def show_proposal(self, row: ProposalRow) -> None:
        self._row = row
        self.form.show_record(row.id, {"pieces": row.pieces})
        self._look()

    def first_focus(self) -> QWidget:
        return self.pieces

    def keep_typed(self) -> None:
        self.form.keep_typed()

    def left(self) -> str:
        """What it says is not covered yet."""
        return self._left.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._split.direction() != way:
            self._split.setDirection(way)

    @Slot()
    def _on_typed(self) -> None:
        self._look()

    def _look(self) -> None:
        if self._row is None:
            return
        typed = self.pieces.toPlainText()
        dimensions = coverage.lines(self._row.dimensions)
        shown = tuple((each, coverage.is_covered(each, typed)) for each in dimensions)
        self._left.say(coverage.sentence(self._row.dimensions, typed))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        for dimension, covered in shown:
            self._list.addWidget(_Dimension(dimension, self, covered=covered))
        self._side.setVisible(bool(shown))

    def start_piece(self, dimension: str) -> None:
        """Begin a piece for a dimension, at the end of the pieces."""
        cursor = self.pieces.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        text = self.pieces.toPlainText()
        cursor.insertText(("" if not text or text.endswith("\n") else "\n") + f"{dimension}: ")
        self.pieces.setTextCursor(cursor)
        self.pieces.setFocus()


class _Dimension(QWidget):
    """A dimension; covered or not by a mark and a word for a screen reader."""

    def __init__(self, dimension: str, panel: ShapingPanel, *, covered: bool) -> None:
        super().__init__()
        self._dimension = dimension
        self._panel = panel
        told = t("proposal", "covered") if covered else t("proposal", "not covered yet")
        self.setAccessibleName(f"{dimension}: {told}")
        icon, colour = ("circle-check", "good") if covered else ("circle", "control")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, 16, colour))
        row.addWidget(Label(dimension, "muted" if covered else "", wrap=True), 1)
        if not covered:
            start = t("proposal", "Add a piece")
            button = Button(start, "link", name=f"{start}: {dimension}")
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)

    @Slot()
    def _on_clicked(self) -> None:
        self._panel.start_piece(self._dimension)
