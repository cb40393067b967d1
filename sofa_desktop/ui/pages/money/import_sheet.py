"""The preview of a bank's file: what is new, what is known, what is proposed, and the import."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.care import BEFORE_IMPORT
from sofa_desktop.services.importing import Fate
from sofa_desktop.services.progress import Progress
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.jobs import Job
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.scroll import Upright
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.money import import_words as words
from sofa_desktop.ui.pages.money.grid_form import choice
from sofa_desktop.ui.pages.money.import_choices import Choices
from sofa_desktop.ui.pages.money.import_lines import ImportLines
from sofa_desktop.ui.pages.money.import_profile import ProfilePanel
from sofa_desktop.ui.pages.money.import_reading import ReadFile, Rereading
from sofa_desktop.ui.pages.money.lookups import Lookups

SIZE = (1040, 640)


class ImportSheet(Sheet):
    """Shows what a file would do and does it; answers with how many entries it made."""

    def __init__(
        self, context: Context, known: Lookups, read: ReadFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            t("import", "Import {file}", file=read.name),
            t("import", "Nothing to import"),
            width=SIZE[0],
            parent=parent,
        )
        self._context = context
        self._known = known
        self._read = read
        self._job: Job | None = None
        self._found = Label("", "muted", wrap=True)
        self.account = choice(known.account_choices())
        self._how = Button(t("import", "How the file is read"), "link")
        self.profile = ProfilePanel()
        self.lines = ImportLines(known, Choices((), self._unsorted()))
        self._balance = Label("", wrap=True)
        self._lay_out()
        self._connect()
        self._show_read(read)

    def _lay_out(self) -> None:
        self.account.setAccessibleName(t("money column", "Account"))
        if (line := self.account.lineEdit()) is not None:
            line.setAccessibleName(t("money column", "Account"))
        named = Label(t("money column", "Account"), "strong")
        named.setBuddy(self.account)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(named)
        top.addWidget(self.account)
        top.addWidget(self._found, 1)
        top.addWidget(self._how)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines.table)
        self._stack.addWidget(Upright(self.profile))
        self.account.setMinimumWidth(240)
        self.body.addLayout(top)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._balance)
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 32), min(SIZE[1], room.height() - 64))
        self.lines.table.setMinimumHeight(180)

    def _connect(self) -> None:
        self.account.committed.connect(self._on_account)
        self._how.clicked.connect(self._on_how)
        self.profile.changed.connect(self._on_profile)
        self.lines.segments.picked.connect(self._on_segment)
        self.lines.decided.connect(self._show_choices)
        self.lines.followed.connect(self._on_followed)

    def _unsorted(self) -> frozenset[str]:
        return frozenset(
            {self._known.unsorted(inward=True), self._known.unsorted(inward=False)} - {""}
        )

    def answer(self) -> int | None:
        """Make a copy of the file first; the lines are taken in when that is done."""
        if self._job is not None or not self._can_import():
            return None
        job = self._context.jobs.run(self._back_up, t("import", "Copy before the import"))
        job.succeeded.connect(self._on_backed_up)
        self._wait_for(job, t("import", "Making a copy first"))
        return None

    def reject(self) -> None:
        """Leave; work under way is stopped."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _back_up(self, progress: Progress) -> object:
        progress.step(0.1, "")
        return self._context.desk.care.back_up(BEFORE_IMPORT)

    @Slot(object)
    def _on_backed_up(self, made: object) -> None:
        del made
        self._job = None
        importing, previews = self._context.desk.importing, self.lines.choices.previews
        count = self.attempt(lambda: importing.take_in(previews, origin=self))
        if count is None:
            self._show_choices()
            return
        self.answered.emit(count)
        self.accept()

    def _wait_for(self, job: Job, doing: str) -> None:
        self._job = job
        job.failed.connect(self._on_failed)
        self.verb.setText(doing)
        self.verb.setEnabled(False)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._job = None
        if isinstance(error, Refused):
            self.tell_refusal(error)
        else:
            self.notice.tell(
                t("import", "The file could not be read. Nothing was changed."),
                "bad",
                details=f"{type(error).__name__}: {error}",
            )
        self._show_choices()

    def _show_read(self, read: ReadFile) -> None:
        self._read = read
        self.account.set_key(read.account_id or None)
        self.lines.choices = Choices(read.previews, self._unsorted())
        self.lines.any_read = bool(read.previews)
        first = read.previews[0] if read.previews else None
        profile = first.profile if first is not None else None
        self._how.setVisible(profile is not None)
        if first is not None and profile is not None:
            self.profile.show_profile(profile, first.cells)
        self._found.setText(words.found_line(read, self.lines.choices))
        self._show_choices()
        self.lines.begin()
        if self._stack.currentIndex() == 0:
            self.lines.table.setFocus()

    @Slot()
    def _show_choices(self) -> None:
        """Say again what stands: counts, balance, the verb."""
        told = words.counts(self.lines.choices)
        self.lines.segments.setVisible(bool(self._read.previews))
        self.lines.segments.offer(told)
        self.verb.setText(words.verb(self.lines.choices))
        self.verb.setEnabled(self._can_import())
        account = self._known.account(self._read.account_id)
        if account is None or not self._read.previews:
            self._balance.say("")
            return
        sentence, tone = words.balance(self.lines.choices, account)
        nothing = words.nothing_new(self.lines.choices)
        self._balance.say(nothing or sentence)
        if tone == "warning" and not nothing:
            self.notice.tell(sentence, "warning")
            self._balance.say("")
        elif tone:
            self.notice.put_away()

    def _can_import(self) -> bool:
        return bool(self.lines.choices.count(Fate.NEW, Fate.MATCHED)) and self._job is None

    @Slot(int)
    def _on_followed(self, count: int) -> None:
        self.notice.tell(
            tn(
                "import",
                "{n} more line of this payee got the same category.",
                "{n} more lines of this payee got the same category.",
                count,
            ),
            "info",
        )

    @Slot(str)
    def _on_segment(self, key: str) -> None:
        del key
        if self._stack.currentIndex():
            self._on_how()

    @Slot()
    def _on_how(self) -> None:
        lines = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if lines else 0)
        self._how.setText(
            t("import", "Back to the lines") if lines else t("import", "How the file is read")
        )
        self.lines.show_buttons(shown=not lines)

    @Slot(object)
    def _on_account(self, key: str | None) -> None:
        if key and key != self._read.account_id:
            self._reread(Rereading(self._context.desk.importing, self._read, key))

    @Slot(object)
    def _on_profile(self, profile: object) -> None:
        if self._read.account_id:
            self._reread(
                Rereading(
                    self._context.desk.importing,
                    self._read,
                    self._read.account_id,
                    profile,  # type: ignore[arg-type]
                )
            )

    def _reread(self, work: Rereading) -> None:
        if self._job is not None:
            self._job.cancel()
        job = self._context.jobs.run(work, t("import", "Reading {file}", file=self._read.name))
        job.succeeded.connect(self._on_read)
        self._wait_for(job, t("import", "Reading the file"))

    @Slot(object)
    def _on_read(self, read: ReadFile) -> None:
        self._job = None
        self.notice.put_away()
        self._show_read(read)
