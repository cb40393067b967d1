"""Aim and domain in their versions, and what the circle is and by which rules it works."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.circle import Circle
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import AimRow, FieldChange
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.card import Card, Section
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.circle import aim_words
from sofa_desktop.ui.pages.circle.aim_cards import DraftCard, ForceCard, Wording
from sofa_desktop.ui.pages.circle.aim_words import AimText
from sofa_desktop.ui.pages.circle.circle_form import CircleFacts, CircleRules

_TOLD_OTHERWISE = frozenset({"within_id"})
"""Fields whose change is told by another one of the same action."""
LEAST_BESIDE = 760
WIDEST = 1440
DOWN, ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class Aim(Part):
    """What the circle is for, who consented to it, and how the circle works."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._draft: AimRow | None = None
        self.force = ForceCard(self._draft_action())
        self.draft_card = DraftCard(context, page)
        self.none = Card()
        self._empty = EmptyState(
            t("circle", "What is the circle for? Its aim and domain are drafted, then consented."),
            self._draft_action(),
            icon="target",
        )
        self.none.box.addWidget(self._empty)
        self.facts = CircleFacts(context, page)
        self.rules = CircleRules(context, page)
        self.history = HistoryList(t("circle", "Changes of the circle"))
        self._before = Section(t("circle", "Before"))
        self._older = QVBoxLayout()
        self._older.setSpacing(12)
        self._before.box.addLayout(self._older)
        self._wordings = QBoxLayout(ACROSS)
        self._own = QBoxLayout(ACROSS)
        self._build()

    def refresh(self) -> None:
        queries = self.context.desk.queries
        circle = queries.circle()
        if circle is None:
            return
        view = aim_words.aim_view(circle, queries.aims())
        self._draft = view.draft
        action = self._draft_action()
        self.force.setVisible(view.force is not None)
        self.none.setVisible(view.force is None and view.draft is None)
        self.draft_card.setVisible(view.draft is not None)
        if view.force is not None:
            self.force.show_text(view.force, action)
        if view.draft is not None:
            self.draft_card.show_draft(view.draft, circle)
        self._show_before(view.before)
        self.facts.show_circle(circle)
        self.rules.show_circle(circle)
        self.history.show_changes(
            self._changes(circle),
            of=circle.id,
            names={row.id: row.name for row in queries.related()},
            currency=circle.currency,
        )

    def offers(self) -> Offers:
        return Offers(menu=(self._draft_action(),))

    def first_focus(self) -> QWidget | None:
        if self._draft is not None:
            return self.draft_card.form.field("aim").editor
        return self.force.button

    def reveal(self, record: str) -> bool:
        queries = self.context.desk.queries
        circle = queries.circle()
        own = {row.id for row in queries.aims()}
        return record in own or (circle is not None and record == circle.id)

    def keep_typed(self) -> None:
        for typed in (self.draft_card, self.facts, self.rules):
            typed.keep_typed()

    @Slot()
    def begin_draft(self) -> None:
        """Begin the next wording from the one in force."""
        aims = self.context.desk.aims
        if self.page.attempt(lambda: aims.draft(origin=self.page)):
            self.draft_card.form.field("aim").editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= LEAST_BESIDE
        for row in (self._wordings, self._own):
            row.setDirection(ACROSS if beside else DOWN)

    def _draft_action(self) -> Action:
        there = t("circle", "There is a draft already.") if self._draft else ""
        text = t("action", "Draft aim and domain")
        return Action("aim.draft", text, self.begin_draft, icon="pencil", why_not=there)

    def _build(self) -> None:
        for row in (self._wordings, self._own):
            row.setSpacing(16)
        for card in (self.none, self.force, self.draft_card):
            self._wordings.addWidget(card, 1)
        facts, rules = Card(t("circle", "The circle")), Card(t("circle", "How it works"))
        for card, form in ((facts, self.facts), (rules, self.rules)):
            card.box.addWidget(form)
            card.box.addStretch(1)
            self._own.addWidget(card, 1)
        changes = Section(t("circle", "What was changed"))
        changes.box.addWidget(self.history)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addLayout(self._wordings)
        box.addWidget(self._before)
        box.addLayout(self._own)
        box.addWidget(changes)
        scroll = Scroll()
        scroll.box.addWidget(inner)
        scroll.box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _show_before(self, texts: tuple[AimText, ...]) -> None:
        self._before.setVisible(bool(texts))
        clear(self._older)
        for text in texts:
            card = Card(f"{text.title} · {text.since}")
            wording = Wording()
            wording.say(text.aim, text.domain, text.budget, text.consents)
            card.box.addWidget(wording)
            self._older.addWidget(card)

    def _changes(self, circle: Circle) -> list[FieldChange]:
        """What was changed of the circle and of the wordings of its aim."""
        queries = self.context.desk.queries
        own = [
            change for change in queries.history(circle.id) if change.field not in _TOLD_OTHERWISE
        ]
        return [
            *own,
            *(change for row in queries.aims() for change in queries.history(row.id)),
        ]
