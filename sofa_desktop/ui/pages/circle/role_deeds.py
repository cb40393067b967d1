"""What can be done with the chosen role: select, fill, extend, resign, confirm, hand over."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.roles import LINKS, WARNING_DAYS, RoleKind
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow, TermRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.circle import presenter, questions, role_words
from sofa_desktop.ui.pages.circle.papers import CirclePapers
from sofa_desktop.ui.pages.circle.presenter import RoleState, belongs
from sofa_desktop.ui.pages.circle.sheets import DayQuestion, DaySheet, Filling, FillSheet


class RoleDeeds(QObject):
    """The deeds on the role that ``chosen`` gives; sheets open over the page.

    Signals:
        select_asked: id of the role somebody is to be selected for.
    """

    select_asked = Signal(str)

    def __init__(
        self, context: Context, page: Page, chosen: Callable[[], RoleState | None]
    ) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._chosen = chosen
        self.papers = CirclePapers(context, page)
        self._terms: Sequence[TermRow] = ()
        self._members: Sequence[MemberRow] = ()
        self._circle: Circle | None = None
        self._selecting: Collection[str] = ()

    def know(
        self,
        terms: Sequence[TermRow],
        members: Sequence[MemberRow],
        circle: Circle | None,
        selecting: Collection[str],
    ) -> None:
        """What is true now; ``selecting`` are the roles a selection is under way for."""
        self._terms, self._members, self._circle = terms, members, circle
        self._selecting = selecting

    def sentence(self, state: RoleState) -> str:
        """How it stands with a role."""
        today = self._context.desk.clock.today()
        warning = self._circle.warning_days if self._circle else WARNING_DAYS
        other = self._circle.parent if self._circle else ""
        return role_words.term_sentence(state, today, other=other, warning=warning)

    def actions(self) -> tuple[Action, ...]:
        """Everything that can be done, with why not where it cannot."""
        state = self._chosen()
        none = "" if state else t("circle", "Choose a role first.")
        extend = none or (role_words.why_no_extending(state) if state else "")
        consent = none or (role_words.why_no_consent(state) if state else "")
        under_way = state is not None and state.role.id in self._selecting
        select = t("action", "Go on selecting…") if under_way else t("action", "Select…")
        return (
            Action("role.select", select, self.select, why_not=none),
            Action("role.fill", t("action", "Fill…"), self.fill, why_not=none),
            Action(
                "term.confirm",
                t("action", "The other circle consents…"),
                self.confirm,
                icon="handshake",
                why_not=consent,
            ),
            Action(
                "term.take_back",
                t("action", "Take the selection back"),
                self.take_back,
                why_not=consent,
            ),
            Action("term.extend", t("action", "Extend…"), self.extend, why_not=extend),
            Action("term.resign", t("action", "Resign…"), self.resign, why_not=extend),
            Action(
                "role.hand_over",
                t("action", "Hand over…"),
                self.hand_over,
                why_not=none or (role_words.why_no_handover(state) if state else ""),
            ),
        )

    def for_now(self) -> tuple[Action, ...]:
        """The few that suit how the role stands, for the buttons of the detail."""
        state = self._chosen()
        if state is None:
            return ()
        waits = ["term.confirm", "term.take_back"]
        wanted = waits if state.awaiting else ["role.select"]
        if state.running is not None:
            wanted += ["term.extend", "term.resign", "role.hand_over"]
        elif state.awaiting is None:
            wanted += ["role.fill", *(["role.hand_over"] if state.last else [])]
        by_key = {action.key: action for action in self.actions()}
        return tuple(by_key[key] for key in wanted)

    @Slot()
    def select(self) -> None:
        """Begin the selection for the chosen role, or go on with it."""
        state = self._chosen()
        if state is not None:
            self.select_asked.emit(state.role.id)

    @Slot()
    def fill(self) -> None:
        """Ask who holds the chosen role, and for which term."""
        state = self._chosen()
        if state is None:
            return
        today = self._context.desk.clock.today()
        own = [term for term in self._terms if term.role_id == state.role.id]
        linked = self._is_linked() and RoleKind(state.role.kind) in LINKS
        filling = Filling(
            state.role.id,
            state.role.name,
            presenter.first_free_day(own, today),
            [member for member in self._members if belongs(member, today)],
            self._other() if linked else "",
        )
        FillSheet(self._context.desk, filling, self._page, self._page).open()

    @Slot()
    def extend(self) -> None:
        """Ask until when the running term goes on."""
        term = self._running()
        if term is not None:
            self._ask(questions.extending(self._context.desk, term, self._page))

    @Slot()
    def resign(self) -> None:
        """Ask for the last day of the holder, and why."""
        term = self._running()
        if term is not None:
            self._ask(questions.resigning(self._context.desk, term, self._page))

    @Slot()
    def confirm(self) -> None:
        """Ask when the other circle consented to who was selected."""
        state = self._chosen()
        if state is not None and state.awaiting is not None:
            desk, term = self._context.desk, state.awaiting
            self._ask(questions.confirming(desk, term, self._other(), self._page))

    @Slot()
    def take_back(self) -> None:
        """Take the term away that the other circle does not consent to; undo brings it back."""
        state, roles = self._chosen(), self._context.desk.roles
        if state is not None and state.awaiting is not None:
            term = state.awaiting
            self._page.attempt(lambda: roles.remove_term(term.id, origin=self._page))

    @Slot()
    def hand_over(self) -> None:
        """Ask for the pack that the next holder gets."""
        state = self._chosen()
        if state is not None:
            self.papers.ask_handover(state.role)

    def _running(self) -> TermRow | None:
        state = self._chosen()
        return None if state is None else state.running

    def _is_linked(self) -> bool:
        circle = self._circle
        return circle is not None and bool(circle.parent or circle.within_id)

    def _other(self) -> str:
        """The circle that leader and delegate link with."""
        name = self._circle.parent if self._circle else ""
        return name or t("circle", "The other circle")

    def _ask(self, question: DayQuestion) -> None:
        DaySheet(self._context.desk, question, self._page).open()
