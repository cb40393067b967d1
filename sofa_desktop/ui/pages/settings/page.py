"""Settings: a calm list of sections, each acting at once."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.care import BackupRow, Report
from sofa_desktop.services.changes import Topic
from sofa_desktop.services.progress import Progress
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card, Section
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.sheet import ConfirmSheet
from sofa_desktop.ui.pages.settings import presenter
from sofa_desktop.ui.pages.settings.details import circle_details, sofa_details
from sofa_desktop.ui.theme.theme import current

WIDEST = 860


class SettingsPage(Page):
    """How it looks and where the data is."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CIRCLE, Topic.FILE, Topic.SETTINGS})
    manual: ClassVar[str] = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(t("place", "Settings"), context.hub, parent=parent)
        self._context = context
        self._copies: dict[str, BackupRow] = {}
        self._form = ""
        self._chosen_copy: BackupRow | None = None
        self._circle = circle_details(context, self)
        self._sofa = sofa_details(context, self)
        self._look = ChoiceEdit([Choice(key, text) for key, text in presenter.looks()])
        self._copy_rows = RowList(t("settings", "Copies"))
        self._form_rows = RowList(t("settings", "Open forms"))
        self._build()
        self._look.committed.connect(self._on_look_chosen)
        current().changed.connect(self._show_look)
        self._copy_rows.acted.connect(self._on_copy_acted)
        self._form_rows.acted.connect(self._on_form_acted)
        self.offer(
            beside=(
                Action(
                    "file.check", t("action", "Check the file"), self.check, icon="shield-check"
                ),
                Action("file.copy", t("action", "Make a copy now"), self.make_copy, icon="copy"),
            )
        )

    def refresh(self) -> None:
        self.set_line(presenter.where(self._context.desk.file.path))
        self._show_look()
        self._circle.refresh()
        self._sofa.refresh()
        rows = self.attempt(self._context.desk.care.backups) or ()
        self._copies = {str(row.path): row for row in rows}
        verb = t("settings", "Go back to it…")
        self._copy_rows.show_rows(
            [
                RowText(text.key, text.title, text.detail, verb=verb)
                for text in presenter.copies(rows)
            ]
        )
        self._copy_rows.setVisible(bool(rows))
        self._no_copies.setVisible(not rows)

    @Slot()
    def make_copy(self) -> None:
        """Copy the file now."""
        if self.attempt(self._context.desk.care.back_up) is not None:
            self.refresh()
            self.notice.tell(t("settings", "The file was copied."), "good")

    @Slot()
    def check(self) -> None:
        """Prove the file; the answer comes when it is done."""
        job = self._context.jobs.run(self._checked, t("settings", "Check the file"))
        job.succeeded.connect(self._on_checked)
        job.failed.connect(self._on_failed)

    def _build(self) -> None:
        look = Section(t("settings", "Appearance"))
        form = Form(beside=True)
        form.add("look", t("settings", "Colours"), self._look)
        look.box.addWidget(_card(form))
        circle = Section(t("settings", "The circle on statements"))
        circle.box.addWidget(_card(self._circle))
        sofa = Section(t("settings", "SoFA on statements"))
        sofa.box.addWidget(_card(self._sofa))
        copies = Section(t("settings", "Copies of this file"))
        copies.box.addWidget(
            Label(
                t(
                    "settings",
                    "One is made each day and before every import; the last ten are kept.",
                ),
                "muted",
                wrap=True,
            )
        )
        self._no_copies = Label(t("settings", "There is no copy yet."), "muted")
        copies.box.addWidget(self._copy_rows)
        copies.box.addWidget(self._no_copies)
        folder = Button(t("settings", "Show the folder"), "link")
        folder.clicked.connect(self._on_folder_clicked)
        line = QHBoxLayout()
        line.addWidget(folder)
        line.addStretch(1)
        copies.box.addLayout(line)
        forms = Section(t("settings", "Your data in open forms"))
        verb = t("settings", "Export…")
        self._form_rows.show_rows(
            [RowText(form, *presenter.form_name(form), verb=verb) for form in presenter.FORMS]
        )
        forms.box.addWidget(self._form_rows)
        for section in (look, circle, sofa, copies, forms):
            section.setMaximumWidth(WIDEST)
            self.body.addWidget(section)
        self.body.addStretch(1)

    def _checked(self, progress: Progress) -> object:
        return self._context.desk.care.check(progress)

    @Slot(object)
    def _on_checked(self, report: object) -> None:
        if isinstance(report, Report):
            lines = presenter.check_words(report)
            ExplainSheet.ask(t("settings", "Check of the file"), lines, self)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.attempt(_raiser(error))

    @Slot()
    def _show_look(self) -> None:
        """The choice as it stands, also when it was made in the View menu."""
        self._look.set_key(current().override or "")

    @Slot(object)
    def _on_look_chosen(self, key: object) -> None:
        current().choose(str(key) if key else None)
        self._context.preferences.set("window.theme", str(key or ""))

    @Slot(str)
    def _on_copy_acted(self, key: str) -> None:
        self._chosen_copy = row = self._copies[key]
        preview = self.attempt(lambda: self._context.desk.care.preview(row))
        if preview is None:
            return
        sheet = ConfirmSheet.ask(
            self,
            t("settings", "Go back to this copy?"),
            presenter.restore_words(preview),
            t("settings", "Go back to it"),
            danger=True,
        )
        sheet.answered.connect(self._on_restore_answered)

    @Slot(object)
    def _on_restore_answered(self, _answer: object) -> None:
        row = self._chosen_copy
        if row is not None:
            self.attempt(lambda: self._context.desk.care.restore(row, origin=self))
            self.refresh()

    @Slot(str)
    def _on_form_acted(self, form: str) -> None:
        self._form = form
        circle = self._context.desk.queries.circle()
        name = (circle.name if circle else "circle") + presenter.SUFFIXES[form]
        dialog = QFileDialog(self, presenter.form_name(form)[0], str(Path.home() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_place_chosen(self, path: str) -> None:
        self.export(self._form, Path(path))

    def export(self, form: str, out: Path) -> None:
        """Write the data in an open form."""
        exports = self._context.exports
        job = self._context.jobs.run(
            lambda _progress: exports.write(form, out), t("settings", "Export")
        )
        job.succeeded.connect(self._on_exported)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_exported(self, _nothing: object) -> None:
        self.notice.tell(t("settings", "The export is written."), "good")

    @Slot()
    def _on_folder_clicked(self) -> None:
        rows = list(self._copies.values())
        folder = rows[0].path.parent if rows else self._context.desk.file.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _card(widget: QWidget) -> Card:
    card = Card()
    card.box.addWidget(widget)
    return card


class _raiser:  # noqa: N801  (a function with a memory)
    """Raises what a job failed with, on the main thread, where the page can tell it."""

    def __init__(self, error: object) -> None:
        self._error = error

    def __call__(self) -> None:
        if isinstance(self._error, BaseException):
            raise self._error
