"""One review beside the list: its steps, what is done in each, and what was said."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.review import ReviewKind, ReviewStep
from sofa_desktop.domain.review_rules import levels_without_voice, linked_levels, names_in
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.review_terms import review_step
from sofa_desktop.i18n.words import t
from sofa_desktop.services.review_rows import ReviewRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.kept_form import KeptForm
from sofa_desktop.ui.governance.steps import Step, StepsLine
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.flow import Flow
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.circle.reviews import presenter


class ReviewDetail(QWidget):
    """The chosen review.

    Signals:
        next_turn_asked: id of the turn that follows in a circle review.
    """

    next_turn_asked = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.setAccessibleName(t("review", "The chosen review"))
        self._context = context
        self._page = page
        self._row: ReviewRow | None = None
        self._rows: Sequence[ReviewRow] = ()
        self._seen = ""
        self._title = Label("", "subtitle", wrap=True)
        self._sentence = Label("", "muted", wrap=True)
        self.steps = StepsLine(t("review", "Steps of the review"))
        self._heading = Label("", "heading", wrap=True)
        self._what = Label("", wrap=True)
        self._order = Label("", "muted", wrap=True)
        self._unheard = Label("", "small", wrap=True)
        self.form = KeptForm(self._keep)
        self.reviewer = ChoiceEdit(
            optional=True, empty=t("review", "Type a name to add a reviewer")
        )
        self.reviewer.setAccessibleName(t("review", "Add a reviewer"))
        self._plan = Wording(t("review", "The plan that is consented to"))
        self._record = QVBoxLayout()
        self._record.setSpacing(16)
        self.go_on = ActionButton(self._action("review.go_on", ""), "primary")
        self.back = ActionButton(self._action("review.back", ""))
        self._build()
        self.steps.chosen.connect(self._on_step_chosen)
        self.reviewer.committed.connect(self._on_reviewer_chosen)

    def show_review(self, row: ReviewRow, rows: Sequence[ReviewRow]) -> None:
        """Show a review as it is now."""
        moved = self._row is None or (self._row.id, self._row.step) != (row.id, row.step)
        self._row, self._rows = row, rows
        if moved:
            self._seen = row.step
        self._title.setText(presenter.title(row))
        self._sentence.setText(presenter.sentence(row, rows))
        self.form.show_record(row.id, _values(row))
        self._show_step()

    def row(self) -> ReviewRow | None:
        """The review that is shown."""
        return self._row

    def first_focus(self) -> QWidget:
        """Where one begins to type in this step."""
        keys = presenter.FIELDS.get(self._seen, ())
        return self.form.field(keys[0]).editor if keys else self.go_on

    def _build(self) -> None:
        self.form.add_prose(
            "reviewers",
            t("review", "Reviewers"),
            least=3,
            hint=t(
                "review", "One a line; behind the name the circle, as in “Ana, General Circle”."
            ),
        )
        for key in ("went_well", "improve", "ideas"):
            self.form.add_prose(key, review_step(key), least=5)
        self.form.add_prose("plan", review_step(ReviewStep.PLAN), least=4)
        self.form.add_term("term_end", t("review", "Looked at again on"), self._today)
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        scroll.box.addLayout(head)
        scroll.box.addWidget(self.steps)
        step = QVBoxLayout()
        step.setSpacing(4)
        for widget in (self._heading, self._what, self._order):
            step.addWidget(widget)
        scroll.box.addLayout(step)
        scroll.box.addWidget(self.form)
        scroll.box.addWidget(self.reviewer)
        scroll.box.addWidget(self._unheard)
        scroll.box.addWidget(self._plan)
        scroll.box.addLayout(self._record)
        foot = Flow()
        foot.add(self.go_on)
        foot.add(self.back)
        scroll.box.addWidget(foot)
        scroll.box.addStretch(1)

    def _show_step(self) -> None:
        row = self._row
        if row is None:
            return
        done = row.step == ReviewStep.DONE
        steps = [Step(key, word, review_step(key)) for key, word in presenter.steps(row)]
        self.steps.show_steps(steps, row.step, self._seen)
        self.steps.setVisible(not done)
        self._heading.say(review_step(self._seen) if self._seen == ReviewStep.CONSENT else "")
        self._what.say(presenter.what_to_do(row, self._seen))
        rounds = self._seen in {ReviewStep.WENT_WELL, ReviewStep.IMPROVE}
        self._order.say(presenter.order_of_speaking(row) if rounds else "")
        self.form.show_only(() if done else presenter.FIELDS[self._seen])
        self.form.setVisible(not done and bool(presenter.FIELDS[self._seen]))
        self._show_reviewers(row, shown=not done and self._seen == ReviewStep.PREPARE)
        self._plan.setVisible(not done and self._seen == ReviewStep.CONSENT)
        self._plan.show_text(presenter.plan_in_words(row))
        self._show_record(row if done else None)
        self._show_buttons(row)

    def _show_reviewers(self, row: ReviewRow, *, shown: bool) -> None:
        self.reviewer.setVisible(shown)
        circle = self._context.desk.queries.circle()
        if not shown or circle is None:
            self._unheard.say("")
            return
        members = self._context.desk.queries.members(self._today())
        related = self._context.desk.queries.related()
        names = [each.name for each in members if each.id != row.focus_id]
        around = [
            f"{person}, {each.name}"
            for each in related
            for person in (each.leader, each.delegate)
            if person
        ]
        there = {name.casefold() for name in names_in(row.reviewers)}
        choices = [Choice(name, name) for name in (*names, *around) if name.casefold() not in there]
        self.reviewer.set_choices(choices)
        levels = linked_levels(circle, related)
        silent = levels_without_voice(levels, row.reviewers, circle.name, names)
        self._unheard.say(presenter.unheard(silent))

    def _show_record(self, row: ReviewRow | None) -> None:
        clear(self._record)
        for heading, text in presenter.record(row) if row is not None else ():
            section = Section(heading)
            wording = Wording(heading)
            wording.show_text(text)
            section.box.addWidget(wording)
            self._record.addWidget(section)

    def _show_buttons(self, row: ReviewRow) -> None:
        done = row.step == ReviewStep.DONE
        steps = [key for key, _ in presenter.steps(row)]
        here = self._seen == row.step
        after = "" if done else presenter.short_step(steps[steps.index(row.step) + 1])
        if row.step == ReviewStep.CONSENT:
            text = t("review", "Everybody consents")
        else:
            text = t("review", "Go on: {step}", step=after)
        self.go_on.show_action(self._action("review.go_on", text))
        self.go_on.setVisible(not done and here)
        first = steps.index(row.step) == 0 or done
        self.back.show_action(self._action("review.back", t("review", "Back")))
        self.back.setVisible(not first and here)

    def _action(self, key: str, text: str) -> Action:
        run = self.advance if key == "review.go_on" else self.step_back
        return Action(key, text, run)

    @Slot()
    def advance(self) -> None:
        """Go on to the next step; at the last one, everybody consents."""
        row = self._row
        if row is None:
            return
        self.form.keep_typed()
        reviews = self._context.desk.reviews
        work = reviews.consent if row.step == ReviewStep.CONSENT else reviews.advance
        self._page.attempt(partial(work, row.id, origin=self._page))
        if row.kind == ReviewKind.CIRCLE and row.step == ReviewStep.CONSENT:
            self._go_to_next_turn(row)
            return
        self.first_focus().setFocus()

    @Slot()
    def step_back(self) -> None:
        """Go back to the step before."""
        if self._row is not None:
            self.form.keep_typed()
            work = partial(self._context.desk.reviews.back, self._row.id, origin=self._page)
            self._page.attempt(work)
            self.first_focus().setFocus()

    def _go_to_next_turn(self, row: ReviewRow) -> None:
        turns = presenter.turns_of(row, self._rows)
        following = turns[[turn.id for turn in turns].index(row.id) + 1 :]
        waiting = [turn.id for turn in following if presenter.is_open(turn)]
        if waiting:
            self.next_turn_asked.emit(waiting[0])

    def _keep(self, review_id: str, field: str, value: object) -> None:
        self._context.desk.reviews.change(review_id, origin=self._page, **{field: value})

    def _today(self) -> date:
        return self._context.desk.clock.today()

    @Slot(str)
    def _on_step_chosen(self, key: str) -> None:
        self._seen = key
        self._show_step()

    @Slot(object)
    def _on_reviewer_chosen(self, name: object) -> None:
        row = self._row
        if row is None or not name:
            return
        self.form.keep_typed()
        there = names_in(self._context_row(row).reviewers)
        reviewers = "\n".join((*there, str(name)))
        work = self._context.desk.reviews.change
        self._page.attempt(partial(work, row.id, reviewers=reviewers, origin=self._page))
        self.reviewer.set_key(None)
        self.reviewer.setFocus()

    def _context_row(self, row: ReviewRow) -> ReviewRow:
        """The review as it is kept now."""
        return next(each for each in self._context.desk.queries.reviews() if each.id == row.id)


def _values(row: ReviewRow) -> dict[str, str]:
    end = "" if row.term_end is None else formats.short_day(row.term_end)
    return {
        "reviewers": row.reviewers,
        "went_well": row.went_well,
        "improve": row.improve,
        "ideas": row.ideas,
        "plan": row.plan,
        "term_end": end,
    }
