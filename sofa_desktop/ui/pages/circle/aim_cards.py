"""The wording in force as it is read, and the draft beside it as it is written."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.circle import Circle
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import AimRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton, Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.flow import Flow
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.circle import aim_words, questions
from sofa_desktop.ui.pages.circle.aim_words import AimText
from sofa_desktop.ui.pages.circle.fields import CircleForm
from sofa_desktop.ui.pages.circle.sheets import DayQuestion, DaySheet


class Wording(QWidget):
    """Aim and domain to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aim, self._domain = Label("", wrap=True), Label("", wrap=True)
        self._budget = Label("", "muted", wrap=True)
        self._consents = QVBoxLayout()
        self._consents.setSpacing(2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._named = (Label(t("circle", "Aim"), "strong"), Label(t("circle", "Domain"), "strong"))
        for name, text in zip(self._named, (self._aim, self._domain), strict=True):
            box.addWidget(name)
            box.addWidget(text)
            box.addSpacing(8)
        box.addWidget(self._budget)
        box.addLayout(self._consents)

    def say(self, aim: str, domain: str, budget: str, consents: Sequence[str]) -> None:
        """Show these texts."""
        for name, label, text in zip(
            self._named, (self._aim, self._domain), (aim, domain), strict=True
        ):
            label.say(text)
            name.setVisible(bool(text))
        self._budget.say(budget)
        clear(self._consents)
        for said in consents:
            self._consents.addWidget(Label(said, "small", wrap=True))


class ForceCard(Card):
    """What is in force, since when, by whose consent."""

    def __init__(self, draft: Action, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(t("circle", "Aim and domain in force"))
        self._title = Label(t("circle", "Aim and domain"), "heading", wrap=True)
        self._chip = Chip()
        self._since = Label("", "muted", wrap=True)
        self.wording = Wording()
        self.button = ActionButton(draft)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._chip)
        self.box.addLayout(top)
        self.box.addWidget(self._since)
        self.box.addSpacing(4)
        self.box.addWidget(self.wording)
        self.box.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.box.addSpacing(4)
        self.box.addLayout(foot)

    def show_text(self, text: AimText, draft: Action) -> None:
        """Show it; ``draft`` begins the next wording."""
        self._chip.say(t("circle", "in force"), "good")
        self._since.say(text.since)
        self.wording.say(text.aim, text.domain, text.budget, text.consents)
        self.button.show_action(draft)
        self.button.setVisible(not draft.why_not)


class DraftCard(Card):
    """The next wording: written here, consented to by both circles, in either order."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__("")
        self.setAccessibleName(t("circle", "Draft of aim and domain"))
        self._context = context
        self._page = page
        self._row: AimRow | None = None
        self._circle: Circle | None = None
        self._chip = Chip()
        self._sentence = Label("", "muted", wrap=True)
        self.form = CircleForm(self._keep)
        self.budget = MoneyEdit("EUR", optional=True, tells=True)
        self.wording = Wording()
        self.ours = Button(t("circle", "Our circle consents…"))
        self.theirs = Button(t("circle", "The parent circle consents…"))
        self.reword = Button(t("circle", "Change the wording"), "link")
        self.drop = Button(t("circle", "Take the draft away"), "link")
        self._build()

    def show_draft(self, row: AimRow, circle: Circle) -> None:
        """Show a draft and whose consent is missing."""
        self._row, self._circle = row, circle
        self._sentence.say(aim_words.draft_sentence(row, circle))
        given = bool(aim_words.consents(row, circle))
        self.form.setVisible(not given)
        self.wording.setVisible(given)
        self.reword.setVisible(given)
        self.wording.say(
            row.aim, row.domain, aim_words.budget(row.budget_minor, circle.currency), ()
        )
        self.form.show_record(row.id, {"aim": row.aim, "domain": row.domain})
        self.budget.set_currency(circle.currency)
        if not self.budget.hasFocus():
            self.budget.set_minor(row.budget_minor or None)
        who = t("circle", "{other} consents…", other=aim_words.other(circle))
        self.theirs.setText(who.replace("&", "&&"))
        self.ours.setVisible(row.circle_consented_on is None)
        self.theirs.setVisible(row.parent_consented_on is None)

    def keep_typed(self) -> None:
        """Keep what is being typed."""
        self.form.keep_typed()
        self.budget.editingFinished.emit()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(Label(t("circle", "Draft"), "heading"), 1)
        top.addWidget(self._chip)
        self._chip.say(t("circle", "not in force yet"), "warning")
        self.form.add_text(
            "aim",
            t("circle", "Aim"),
            least=3,
            hint=t("circle", "What the circle does, in words anybody understands."),
        )
        self.form.add_text(
            "domain",
            t("circle", "Domain"),
            least=3,
            hint=t("circle", "What the circle decides about on its own."),
        )
        self.form.add(
            "budget",
            t("circle", "Budget a year"),
            self.budget,
            hint=t("circle", "What it may spend without asking. May stay empty."),
        )
        self.budget.committed.connect(self._on_budget_typed)
        buttons, links = Flow(), Flow()
        for button in (self.ours, self.theirs):
            buttons.add(button)
        for link in (self.reword, self.drop):
            links.add(link)
        self.box.addLayout(top)
        self.box.addWidget(self._sentence)
        self.box.addSpacing(4)
        self.box.addWidget(self.form)
        self.box.addWidget(self.wording)
        self.box.addStretch(1)
        self.box.addSpacing(4)
        self.box.addWidget(buttons)
        self.box.addWidget(links)
        self.ours.clicked.connect(self.ask_ours)
        self.theirs.clicked.connect(self.ask_theirs)
        self.reword.clicked.connect(self.open_again)
        self.drop.clicked.connect(self.take_away)

    @Slot()
    def ask_ours(self) -> None:
        """Ask when our circle consented."""
        self.keep_typed()
        if self._row is not None:
            self._ask(questions.our_consent(self._context.desk, self._row, self._page))

    @Slot()
    def ask_theirs(self) -> None:
        """Ask when the parent circle consented."""
        self.keep_typed()
        if self._row is not None and self._circle is not None:
            who = self._circle.parent or t("circle", "The parent circle")
            self._ask(questions.their_consent(self._context.desk, self._row, who, self._page))

    @Slot()
    def open_again(self) -> None:
        """Take the consents back, so that the wording can be changed."""
        row, aims = self._row, self._context.desk.aims
        if row is not None:
            self._page.attempt(lambda: aims.reword(row.id, origin=self._page))

    @Slot()
    def take_away(self) -> None:
        """Take the draft away; undo brings it back."""
        row, aims = self._row, self._context.desk.aims
        if row is not None:
            self._page.attempt(lambda: aims.remove(row.id, origin=self._page))

    def _ask(self, question: DayQuestion) -> None:
        DaySheet(self._context.desk, question, self._page).open()

    def _keep(self, version_id: str, field: str, value: object) -> None:
        self._context.desk.aims.change(version_id, origin=self._page, **{field: value})

    @Slot(object)
    def _on_budget_typed(self, minor: object) -> None:
        row, aims = self._row, self._context.desk.aims
        if row is not None:
            self._page.attempt(
                lambda: aims.change(row.id, budget_minor=minor or 0, origin=self._page)
            )
