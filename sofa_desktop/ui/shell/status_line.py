"""The slim line at the bottom: saved when, which file, what SoFA has; and long work."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.jobs import Job
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.header import ElidedLabel
from sofa_desktop.ui.kit.labels import Label

HEIGHT = 28
BETWEEN = "  \N{MIDDLE DOT}  "


class StatusLine(QFrame):
    """Quiet facts on one side; on the other the long work under way, with Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusline")
        self.setFixedHeight(HEIGHT)
        self._job: Job | None = None
        self._facts = ElidedLabel("")
        self._doing = Label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._cancel = Button(t("status", "Cancel"), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._facts, 1)
        row.addWidget(self._doing)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._show_work(shown=False)

    def say(self, *facts: str) -> None:
        """The facts, from left to right: "Saved 10:42", the file, what SoFA has."""
        self._facts.setText(BETWEEN.join(filter(None, facts)))

    def text(self) -> str:
        """The facts shown."""
        return self._facts.text()

    def follow(self, job: Job) -> None:
        """Show a job until it ends; the latest one begun."""
        self._job = job
        self._bar.setValue(0)
        self._doing.setText(job.name)
        self._bar.setAccessibleName(job.name)
        self._cancel.setAccessibleName(t("status", "Cancel: {work}", work=job.name))
        self._cancel.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        self._show_work(shown=True)

    def _show_work(self, *, shown: bool) -> None:
        for widget in (self._doing, self._bar, self._cancel):
            widget.setVisible(shown)

    @Slot(float, str)
    def _on_progressed(self, share: float, doing: str) -> None:
        if self.sender() is not self._job:
            return
        self._bar.setValue(round(share * 100))
        self._doing.setText(doing)

    @Slot(object)
    def _on_finished(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show_work(shown=False)
            announce(self, t("status", "Finished: {work}", work=job.name))

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._job is not None:
            self._cancel.setEnabled(False)
            self._doing.setText(t("status", "Stopping"))
            self._job.cancel()
