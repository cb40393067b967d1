"""Reviews: the list of them, with the chosen one's steps beside."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from sofa_desktop.domain.review import ReviewKind
from sofa_desktop.i18n.words import t
from sofa_desktop.services.review_rows import ReviewRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.layouts import holding
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.pick_list import PickList
from sofa_desktop.ui.kit.picks import Pick
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle.reviews import presenter
from sofa_desktop.ui.pages.circle.reviews.detail import ReviewDetail
from sofa_desktop.ui.pages.circle.reviews.sheets import BeginReviewSheet

LEAST_BESIDE = 720


class ReviewsPart(Part):
    """Performance reviews and circle reviews."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: list[ReviewRow] = []
        self.list = PickList(t("review", "Reviews"))
        self.detail = ReviewDetail(context, page)
        self.split = TurningSplit(
            holding(self.list), self.detail, least=LEAST_BESIDE, shares=(1, 2)
        )
        self._empty = EmptyState(
            t(
                "review",
                "A review helps a person, or everybody in the circle, to see what goes well and "
                "what could be better.",
            ),
            self._begin_action(),
            icon="star",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.split)
        self._stack.addWidget(self._empty)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self._on_opened)
        self.detail.next_turn_asked.connect(self._on_next_turn_asked)

    def refresh(self) -> None:
        self._rows = self.context.desk.queries.reviews()
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.list.show_picks(self._picks())
        self._show_detail()

    def offers(self) -> Offers:
        return Offers(self._begin_action(), (self._circle_action(),), self._menu())

    def first_focus(self) -> QWidget | None:
        return self.list if self._rows else None

    def reveal(self, record: str) -> bool:
        found = self.list.choose(record)
        if found:
            self._show_detail()
        return found

    def keep_typed(self) -> None:
        self.detail.form.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {"split": self.split.state(), "review": self.list.key()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.split.restore(state.get("split"))
        self.list.choose(str(state.get("review", "")))

    @Slot()
    def begin(self) -> None:
        """Ask who is in focus of a performance review."""
        queries, today = self.context.desk.queries, self.context.desk.clock.today()
        members = [row for row in queries.members(today) if row.left_on is None]
        BeginReviewSheet(members, queries.roles(today), self._begin, self.page).open()

    @Slot()
    def begin_circle(self) -> None:
        """Begin a circle review: each member in turn is in focus."""
        work = partial(self.context.desk.reviews.begin, ReviewKind.CIRCLE, origin=self.page)
        begun = self.page.attempt(work)
        if begun is not None:
            self.refresh()
            self.reveal(begun)

    @Slot()
    def remove(self) -> None:
        """Take the chosen review away; undo brings it back."""
        key = self.list.key()
        if key:
            work = partial(self.context.desk.reviews.remove, key, origin=self.page)
            self.page.attempt(work)

    @Slot()
    def skip(self) -> None:
        """Leave the turn of somebody out who is not there."""
        key = self.list.key()
        if key:
            self.page.attempt(partial(self.context.desk.reviews.skip, key, origin=self.page))

    def _begin(self, focus_id: str, role_id: str | None) -> object:
        begun = self.context.desk.reviews.begin(
            ReviewKind.PERFORMANCE, focus_id, role_id, origin=self.page
        )
        self.refresh()
        self.reveal(begun)
        self.detail.first_focus().setFocus()
        return begun

    def _picks(self) -> list[Pick]:
        picks = []
        for heading, rows in presenter.in_groups(self._rows):
            picks.append(Pick("", heading))
            for row in rows:
                word, tone = presenter.chip(row, self._rows)
                detail = presenter.detail_line(row)
                quiet = not presenter.is_open(row)
                picks.append(Pick(row.id, row.focus, word, tone, detail, quiet))
        return picks

    def _chosen(self) -> ReviewRow | None:
        key = self.list.key()
        return next((row for row in self._rows if row.id == key), None)

    def _show_detail(self) -> None:
        row = self._chosen()
        self.detail.setVisible(row is not None)
        if row is not None:
            self.detail.show_review(row, self._rows)

    def _begin_action(self) -> Action:
        text = t("action", "Begin a performance review…")
        return Action("review.begin", text, self.begin, "N", "plus")

    def _circle_action(self) -> Action:
        return Action(
            "review.begin_circle", t("action", "Begin a circle review"), self.begin_circle
        )

    def _menu(self) -> tuple[Action, ...]:
        row = self._chosen()
        none = "" if row else t("review", "Choose a review first.")
        turn = row is not None and row.kind == ReviewKind.CIRCLE and presenter.is_open(row)
        skip = none or ("" if turn else t("review", "Only a turn of a circle review is left out."))
        remove = (
            t("action", "Remove the whole circle review")
            if row is not None and row.kind == ReviewKind.CIRCLE
            else t("action", "Remove the review")
        )
        return (
            Action("review.skip", t("action", "Leave this turn out"), self.skip, why_not=skip),
            Action("review.remove", remove, self.remove, icon="trash-2", why_not=none),
        )

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._show_detail()
        self.offers_changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self.detail.first_focus().setFocus()

    @Slot(str)
    def _on_next_turn_asked(self, turn: str) -> None:
        if self.reveal(turn):
            self.detail.first_focus().setFocus()
