"""The worked example beside the agreement: what its terms mean, while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.chart_view import ChartView
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.pages.settlements import example, example_words
from sofa_desktop.ui.pages.settlements.example import Figures, Scenario
from sofa_desktop.ui.pages.settlements.grid import GridCard

PAUSE_MS = 80
PICTURE_HEIGHT = 300
ROUND, OWN = "round", "own"

Variant = tuple[str, Terms]


class ExamplePanel(QWidget):
    """Invented figures or the circle's own quarters, settled under the terms that are shown.

    Signals:
        own_asked: the circle's own quarters are wanted; answer with ``set_own``.
    """

    own_asked = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._variants: tuple[Variant, ...] = ()
        self._own: Scenario | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.source = ChoiceEdit(
            (
                Choice(ROUND, t("example", "With figures of your choice")),
                Choice(OWN, t("example", "With the circle's own last quarters")),
            )
        )
        self.source.set_key(ROUND)
        self.source.setAccessibleName(t("example", "What the example settles"))
        line = self.source.lineEdit()
        if line is not None:
            line.setAccessibleName(t("example", "What the example settles"))
        self._build_figures(currency)
        self.answer = Label("", "strong", wrap=True)
        self.note = Label("", "small", wrap=True)
        self.chart = ChartView(explains=False)
        self.chart.setMinimumHeight(PICTURE_HEIGHT)
        self.quarters = GridCard(t("example", "Quarter by quarter"))
        self.compared = GridCard(t("example", "Side by side"))
        self._side = Label(t("example", "Side by side"), "heading")
        section = Section(t("example", "Worked example"))
        section.box.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.source,
            self._figures,
            self.answer,
            self.note,
            self.chart,
            self.quarters,
            self._side,
            self.compared,
        ):
            section.box.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(section)
        self.source.committed.connect(self._on_source_chosen)

    def show_terms(self, variants: Sequence[Variant]) -> None:
        """Settle under these terms: the first is what is shown, the others stand beside it."""
        first = not self._variants
        self._variants = tuple(variants)
        if first:
            self._settle()
        else:
            self._pause.start()

    def set_own(self, scenario: Scenario) -> None:
        """The circle's own quarters."""
        self._own = scenario
        self._settle()

    def figures(self) -> Figures | None:
        """The invented figures; None while one of them is unclear."""
        told = [edit.minor() for edit in self.edits.values()]
        known = [amount for amount in told if amount is not None]
        return Figures(*known) if len(known) == len(told) else None

    def settle_now(self) -> None:
        """Do not wait for a pause in typing."""
        self._pause.stop()
        self._settle()

    def _build_figures(self, currency: str) -> None:
        self._figures = QWidget()
        grid = QGridLayout(self._figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        start = Figures.round(currency)
        named = (
            ("receipts", t("example", "Receipts"), start.receipts),
            ("member_pay", t("example", "Members' own work"), start.member_pay),
            ("costs", t("example", "All other costs"), start.costs),
            ("funded", t("example", "of it, paid by SoFA's investment"), start.funded),
        )
        self.edits: dict[str, MoneyEdit] = {}
        for place, (key, name, minor) in enumerate(named):
            edit = MoneyEdit(currency)
            edit.set_minor(minor)
            edit.setAccessibleName(name)
            edit.textChanged.connect(self._on_typed)
            label = Label(name, "small", wrap=True)
            label.setBuddy(edit)
            grid.addWidget(label, place // 2 * 2, place % 2)
            grid.addWidget(edit, place // 2 * 2 + 1, place % 2)
            self.edits[key] = edit

    def _scenario(self) -> Scenario | None:
        if self.source.key() == OWN:
            return self._own
        figures = self.figures()
        return None if figures is None else example.invented(figures)

    def _settle(self) -> None:
        from sofa_desktop.charts.settlement import waterfall  # noqa: PLC0415  (on first sight)

        own = self.source.key() == OWN
        self._figures.setVisible(not own)
        scenario = self._scenario()
        if scenario is None or not self._variants:
            return
        try:
            variants = example.variants(self._variants, scenario)
            played = [(name, example.play(terms, scenario)) for name, terms in variants]
        except Refused as refusal:
            self.answer.setText(sentence(refusal))
            return
        shown = played[0][1]
        self.answer.setText(example_words.sentences(shown))
        self.note.say(_note() if own and shown else "")
        self.chart.setVisible(bool(shown))
        if shown:
            self.chart.set_picture(waterfall(example.summed_steps(shown), shown[0].currency))
        self.quarters.show_grid(example_words.by_quarter(scenario, shown))
        grid = example_words.compared(played)
        self.compared.show_grid(grid)
        self._side.setVisible(bool(grid.rows))

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_over(self) -> None:
        self._settle()

    @Slot(object)
    def _on_source_chosen(self, key: object) -> None:
        if key == OWN:
            self.own_asked.emit()
        self._settle()


def _note() -> str:
    return t(
        "example",
        "As if these terms had been in force from the first of these quarters on. Nothing of it "
        "is kept.",
    )
