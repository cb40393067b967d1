"""Statements: the list at the side, the chosen one beside it, and all that is done with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from sofa_desktop.domain.periods import Period
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import StatementRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.drop import DropZone
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.pick_list import PickList
from sofa_desktop.ui.kit.split import Split
from sofa_desktop.ui.pages.settlements import presenter
from sofa_desktop.ui.pages.settlements.detail import StatementDetail
from sofa_desktop.ui.pages.settlements.panel import Offers, Panel
from sofa_desktop.ui.pages.settlements.paper_work import PaperWork
from sofa_desktop.ui.pages.settlements.presenter import DRAFT, Refusal, Shown
from sofa_desktop.ui.pages.settlements.sheets import Chosen, PeriodSheet
from sofa_desktop.ui.pages.settlements.statement_deeds import StatementDeeds


class StatementsPanel(Panel):
    """What do we owe each other, and why?

    Signals:
        agreement_asked: the person wants to see the agreement.
    """

    agreement_asked = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.paper = PaperWork(context, page)
        self._statements = presenter.Statements(context.desk)
        self._rows: list[StatementRow] = []
        self._draft: Shown | Refusal | None = None
        self._period: Period | None = None
        self._final = False
        self._deeds = StatementDeeds(context, page)
        self._deeds.issued.connect(self._on_issued)
        self.list = PickList(t("settlements", "Statements"))
        self.detail = StatementDetail()
        self.refused = EmptyState(
            "",
            Action(
                "settlements.open_agreement",
                t("settlements", "Open the agreement"),
                self._open_agreement,
            ),
            icon="scale",
        )
        self.empty = EmptyState(
            t(
                "settlements",
                "A statement says what circle and SoFA owe each other, and lets anybody "
                "recompute it. It begins with an agreement.",
            ),
            Action(
                "settlements.begin",
                t("settlements", "Draft the agreement"),
                self._open_agreement,
            ),
            icon="handshake",
        )
        self._right = QStackedWidget()
        for widget in (self.detail, self.refused):
            self._right.addWidget(widget)
        self._split = Split(self.list, self._right, shares=(5, 14))
        self._all = QStackedWidget()
        self._all.addWidget(self._split)
        self._all.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._all)
        drop = DropZone(self, t("settlements", "Drop a statement's PDF to verify it"))
        drop.dropped.connect(self._on_dropped)
        self.list.picked.connect(self._on_picked)
        self.detail.entry_asked.connect(self._on_entry_asked)
        self.detail.waiting_asked.connect(self._on_entry_asked)
        self.detail.chart.export_asked.connect(self._on_export_asked)

    def refresh(self) -> None:
        desk = self.context.desk
        self._rows = desk.queries.statements()
        self._make_draft()
        period = self._period or desk.settling.next_period()
        today = desk.clock.today()
        picks = presenter.picks(self._rows, self._draft, period, self._statements.issued, today)
        nothing = not self._rows and not desk.queries.agreements()
        self._all.setCurrentWidget(self.empty if nothing else self._split)
        self.list.show_picks(picks)
        self._show()

    def reveal(self, record: str) -> bool:
        return self.list.choose(record)

    def offers(self) -> Offers:
        if self._all.currentWidget() is self.empty:
            return Offers(menu=(self._verify_action(),))
        shown = self.shown()
        if shown is None:
            return Offers(menu=(self._period_action(), self._verify_action()))
        if shown.row is None:
            return self._draft_offers(shown)
        return self._issued_offers(shown.row)

    def shown(self) -> Shown | None:
        """The statement that is chosen now; None where the draft is refused."""
        key = self.list.key()
        if key == DRAFT:
            return self._draft if isinstance(self._draft, Shown) else None
        row = next((row for row in self._rows if row.id == key), None)
        return None if row is None else self._statements.issued(row)

    def state(self) -> Mapping[str, object]:
        return {"split": self._split.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self._split.restore(state.get("split"))

    def issue(self) -> None:
        """Ask whether to issue the draft."""
        shown = self.shown()
        if shown is not None:
            self._deeds.issue(shown, self._rows, final=self._final)

    def pay(self) -> None:
        """Ask how the statement was paid."""
        shown = self.shown()
        if shown is not None and shown.row is not None:
            self._deeds.pay(shown, shown.row, self._rows)

    def unpay(self) -> None:
        """Take the payment off the statement; the entry stays."""
        shown = self.shown()
        if shown is not None:
            self._deeds.unpay(shown)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Verify a PDF that was dropped; anything else belongs elsewhere."""
        statements = [path for path in paths if path.suffix.lower() == ".pdf"]
        if statements:
            self.paper.check(statements[0])
            return
        said = t("settlements", "Drop a statement's PDF here. A bank file belongs to Money.")
        self.page.notice.tell(said, "info")

    def show_payment(self) -> None:
        """Show the entry that paid the statement, among the money."""
        shown = self.shown()
        if shown is not None and shown.row is not None and shown.row.paid_entry_id:
            self.page.go_asked.emit("money", shown.row.paid_entry_id)

    def save(self) -> None:
        """Ask where to save the statement."""
        shown = self.shown()
        if shown is not None:
            self.paper.ask_statement(shown)

    def save_annex(self) -> None:
        """Ask where to save the members' payouts."""
        shown = self.shown()
        if shown is not None:
            self.paper.ask_annex(shown)

    def choose_period(self) -> None:
        """Ask for other days of the draft."""
        settling = self.context.desk.settling
        after = max((row.ends_on for row in self._rows), default=None)
        sheet = PeriodSheet.ask(
            self._period or settling.next_period(),
            self.page,
            self.context.desk.clock.today,
            starts_after=after,
            final=self._final,
        )
        sheet.answered.connect(self._on_period_answered)

    def _make_draft(self) -> None:
        """The draft of the chosen days, or of the next quarter; none after the last statement."""
        if presenter.is_ended(self._rows):
            self._draft = None
            return
        latest = max((row.ends_on for row in self._rows), default=None)
        if self._period is not None and latest is not None and self._period.start <= latest:
            self._period, self._final = None, False
        period = self._period or self.context.desk.settling.next_period()
        self._draft = self._statements.draft(period, final=self._final)

    def _show(self) -> None:
        shown = self.shown()
        if shown is not None:
            chip = (t("settlements", "draft"), "")
            if shown.row is not None:
                chip = presenter.state(shown.row, self.context.desk.clock.today())
            self.detail.show_statement(shown, self.names(), chip)
            self._right.setCurrentWidget(self.detail)
        elif isinstance(self._draft, Refusal):
            self.refused.say(sentence(self._draft.refusal))
            self._right.setCurrentWidget(self.refused)
        self.offers_changed.emit()

    def _draft_offers(self, shown: Shown) -> Offers:
        issue = Action(
            "settlements.issue",
            t("settlements", "Issue…"),
            self.issue,
            icon="send",
            why_not=shown.why_not,
        )
        return Offers(
            issue,
            (self._save_action(),),
            (self._annex_action(), self._period_action(), self._verify_action()),
            self.detail.chart.offered(),
        )

    def _issued_offers(self, row: StatementRow) -> Offers:
        keys = self.detail.chart.offered()
        menu = [self._annex_action(), self._verify_action()]
        if row.paid_on is not None:
            show = t("settlements", "Show the payment")
            menu.append(Action("settlements.payment", show, self.show_payment, icon="banknote"))
            menu.append(
                Action("settlements.unpay", t("settlements", "Take the payment off"), self.unpay)
            )
        elif row.pay_minor:
            pay = Action(
                "settlements.pay", t("settlements", "Record payment…"), self.pay, icon="banknote"
            )
            return Offers(pay, (self._save_action(),), tuple(menu), keys)
        return Offers(None, (self._save_action(),), tuple(menu), keys)

    def _save_action(self) -> Action:
        words = t("settlements", "Save as PDF…")
        return Action("settlements.pdf", words, self.save, "Ctrl+P", "download")

    def _annex_action(self) -> Action:
        words = t("settlements", "Members' payouts as PDF…")
        return Action("settlements.annex", words, self.save_annex, icon="users")

    def _period_action(self) -> Action:
        words = t("settlements", "Choose other days…")
        return Action("settlements.period", words, self.choose_period, icon="calendar-days")

    def _verify_action(self) -> Action:
        words = t("settlements", "Verify a PDF…")
        return Action("settlements.verify", words, self.paper.ask_check, icon="shield-check")

    @Slot()
    def _open_agreement(self) -> None:
        self.agreement_asked.emit()

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._show()

    @Slot(str)
    def _on_entry_asked(self, record: str) -> None:
        self.page.go_asked.emit("money", record)

    @Slot(object)
    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.take_files(paths)

    @Slot(object, str)
    def _on_export_asked(self, picture: object, kind: str) -> None:
        from sofa_desktop.charts.waterfall import Waterfall  # noqa: PLC0415  (on use)

        shown = self.shown()
        if shown is not None and isinstance(picture, Waterfall):
            self.paper.ask_picture(picture, kind, shown.name)

    @Slot(str)
    def _on_issued(self, statement: str) -> None:
        self._period, self._final = None, False
        self.refresh()
        self.list.choose(statement)

    @Slot(object)
    def _on_period_answered(self, chosen: object) -> None:
        if isinstance(chosen, Chosen):
            self._period, self._final = chosen.period, chosen.final
            self.refresh()
            self.list.choose(DRAFT)
