"""One statement, draft or issued: the answer, how it comes about, and everything behind it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.statement import head, ladder, steps
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.steps import Step
from sofa_desktop.i18n.statement.tail import consent
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.chart_view import ChartView
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.settlements import grid_rows
from sofa_desktop.ui.pages.settlements.columns import LineRow, key_of, line_columns, line_rows
from sofa_desktop.ui.pages.settlements.grid import GridCard
from sofa_desktop.ui.pages.settlements.presenter import Shown, check_lines
from sofa_desktop.ui.pages.settlements.steps_why import why
from sofa_desktop.ui.pages.settlements.terms_words import Names
from sofa_desktop.ui.pages.settlements.why_sheet import WhySheet

MOST_LINES = 12
PICTURE_HEIGHT = 330
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class StatementDetail(Scroll):
    """The detail of the statement chosen in the list.

    Signals:
        entry_asked: id of an entry the person wants to see.
        waiting_asked: which waiting entries the person wants to deal with.
    """

    entry_asked = Signal(str)
    waiting_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("settlements", "Statement"))
        self._shown: Shown | None = None
        self._names: Names = {}
        self._made: tuple[Step, ...] = ()
        self._lines: dict[str, str] = {}
        self.box.setContentsMargins(20, 0, 12, 24)
        self.box.setSpacing(12)
        self._build_head()
        self.chart = ChartView(explains=False)
        self.chart.setMinimumHeight(PICTURE_HEIGHT)
        self.box.addWidget(self.chart)
        self._steps = self._section(t("settlements", "Step by step"))
        self.steps = GridCard(t("settlements", "Steps"))
        self.steps.asked.connect(self._on_why_asked)
        self._absent = Label("", "small", wrap=True)
        self._steps.box.addWidget(self.steps)
        self._steps.box.addWidget(self._absent)
        self._ladder = self._section(t("statement ladder", "Where we are on the ladder"))
        self.ladder = GridCard(t("settlements", "Ladder"))
        self._next = Label("", "small", wrap=True)
        self._ladder.box.addWidget(self.ladder)
        self._ladder.box.addWidget(self._next)
        self._carried = self._section(t("statement carried", "Carried from statement to statement"))
        self.carried = GridCard(t("settlements", "Carried"))
        self._nothing_carried = Label("", "small", wrap=True)
        self._carried.box.addWidget(self.carried)
        self._carried.box.addWidget(self._nothing_carried)
        self._corrections = self._section(t("statement", "Corrections to earlier statements"))
        self.corrections = GridCard(t("settlements", "Corrections"))
        self._corrections.box.addWidget(self.corrections)
        self._build_waiting()
        self._lines_section = self._section(t("settlements", "Lines"))
        self.lines: RowTable[LineRow] | None = None
        self._consent = self._section(t("statement", "Consent"))
        self._consent_words = Label("", wrap=True)
        self._consent.box.addWidget(self._consent_words)
        self._check = self._section(t("statement", "Check this statement"))
        self.check = Label("", "muted", wrap=True)
        self.check.setTextInteractionFlags(SELECTABLE)
        self._check.box.addWidget(self.check)
        self.box.addStretch(1)
        for label in self.findChildren(Label):
            label.setMinimumWidth(1)

    def show_statement(self, shown: Shown, names: Names, chip: tuple[str, str]) -> None:
        """Show a statement; ``names`` are those of all categories, ``chip`` is its state."""
        facts = shown.facts
        if self._shown is None or self._shown.key != shown.key:
            self.verticalScrollBar().setValue(0)
        self._shown, self._names = shown, names
        self.title.setText(head.title(facts))
        self._chip.say(*chip)
        self.answer.setText(head.answer(facts))
        self._particulars.setText("\n".join(head.particulars(facts)))
        self._why_not.say(shown.why_not)
        self._show_steps(facts)
        self._show_ladder(facts)
        self._show_waiting(facts)
        self._show_lines(facts)
        self._consent_words.setText("\n".join(consent(facts)))
        self.check.setText("\n".join(check_lines(shown)))

    def _section(self, heading: str) -> Section:
        section = Section(heading)
        self.box.addWidget(section)
        return section

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = Label("", "strong", wrap=True)
        self._chip = Chip()
        row.addWidget(self.title, 1)
        row.addWidget(self._chip)
        self.answer = Label("", "figure", wrap=True)
        self.answer.setTextInteractionFlags(SELECTABLE)
        self._particulars = Label("", "muted", wrap=True)
        self._why_not = Label("", "small", wrap=True)
        self.box.addLayout(row)
        for label in (self.answer, self._particulars, self._why_not):
            self.box.addWidget(label)

    def _build_waiting(self) -> None:
        self._waiting = self._section(t("statement", "Not in this statement"))
        self._waiting_words = Label("", "muted", wrap=True)
        self.waiting = GridCard(t("statement", "Not in this statement"))
        self._rates = Button(t("settlements", "Set the rates"), "small")
        self._sort = Button(t("settlements", "Sort the entries"), "small")
        self._rates.clicked.connect(self._on_rates_clicked)
        self._sort.clicked.connect(self._on_sort_clicked)
        row = QHBoxLayout()
        row.addWidget(self._rates)
        row.addWidget(self._sort)
        row.addStretch(1)
        self._waiting.box.addWidget(self._waiting_words)
        self._waiting.box.addWidget(self.waiting)
        self._waiting.box.addLayout(row)

    def _show_steps(self, facts: Facts) -> None:
        from sofa_desktop.charts.settlement import waterfall  # noqa: PLC0415  (on first sight)

        made = steps.steps(facts)
        self._made = (*made.waterfall, *made.payment)
        moved = any(step.amount for step in self._made)
        self.chart.setVisible(moved)
        if moved:
            self.chart.set_picture(waterfall(made.waterfall, facts.currency))
        said = t("statement", "Nothing came in, was spent or is owed in this period.")
        if moved:
            names = ", ".join(made.absent)
            said = t("statement", "Not in this period: {names}.", names=names) if names else ""
        self._absent.say(said)
        self.steps.show_grid(grid_rows.steps(facts, self._made if moved else ()))

    def _show_ladder(self, facts: Facts) -> None:
        self.ladder.show_grid(grid_rows.tiers(facts))
        self._next.setText(ladder.next_step(facts))
        handed_on = grid_rows.carried(facts)
        nothing = t("statement carried", "No deficit, investment, reserve or balance is carried.")
        self._nothing_carried.say("" if handed_on.rows else nothing)
        self.carried.show_grid(handed_on)
        corrected = grid_rows.corrections(facts)
        self._corrections.setVisible(bool(corrected.rows))
        self.corrections.show_grid(corrected)

    def _show_waiting(self, facts: Facts) -> None:
        rows = facts.payload["waiting"]
        said = t("statement", "Nothing recorded for this period is left out.")
        if rows:
            said = tn(
                "statement",
                "{n} line waits and will be in a later statement.",
                "{n} lines wait and will be in a later statement.",
                len(rows),
            )
        self._waiting_words.setText(said)
        reasons = {row["why"] for row in rows}
        drafted = facts.draft
        self._rates.setVisible(drafted and "no_rate" in reasons)
        self._sort.setVisible(drafted and "unsorted" in reasons)
        self.waiting.show_grid(grid_rows.waiting(facts))

    def _show_lines(self, facts: Facts) -> None:
        rows = line_rows(facts)
        self._lines = {row.key: row.entry_id for row in rows}
        count = tn("settlements", "{n} line", "{n} lines", len(rows))
        self._lines_section.heading.setText(count)
        self._lines_section.setVisible(bool(rows))
        if self.lines is None:
            name = t("settlements", "Lines of the statement")
            self.lines = RowTable(name, line_columns(facts.currency), key_of)
            self.lines.opened.connect(self._on_line_opened)
            self._lines_section.box.addWidget(self.lines)
        self.lines.show_rows(rows)
        self.lines.fit(MOST_LINES)

    @Slot(str)
    def _on_why_asked(self, code: str) -> None:
        if self._shown is None:
            return
        for step in self._made:
            if step.code == code:
                facts = self._shown.facts
                asked = why(facts, step, self._made, self._names)
                WhySheet.ask(asked, facts.currency, self)
                return

    @Slot(str)
    def _on_line_opened(self, key: str) -> None:
        self.entry_asked.emit(self._lines[key])

    @Slot()
    def _on_rates_clicked(self) -> None:
        self.waiting_asked.emit("only:no_rate")

    @Slot()
    def _on_sort_clicked(self) -> None:
        self.waiting_asked.emit("only:unsorted")
