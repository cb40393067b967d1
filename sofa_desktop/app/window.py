"""The running window: which circle is open, who shows it, what happens between circles."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from sofa_desktop import __version__
from sofa_desktop.app import paths
from sofa_desktop.app.clock import SystemClock
from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.app.exports import FileExports
from sofa_desktop.app.finder import Finder
from sofa_desktop.app.paper import PdfPaper
from sofa_desktop.app.places import Undoing, counts, places
from sofa_desktop.app.recent import RecentFiles
from sofa_desktop.app.settings import JsonPreferences
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed
from sofa_desktop.services.ports import Clock
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.capturing import Capturing
from sofa_desktop.ui.governance.pasting.taking_in import TakingIn
from sofa_desktop.ui.jobs import Jobs
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.shell.window import USUAL, MainWindow
from sofa_desktop.ui.theme.theme import Theme, install

if TYPE_CHECKING:
    from sofa_desktop.ui.shell.welcome import Welcome

SUFFIX = ".sofacircle"
QUIET_MS = 3_000
"""After so long without a change the file is put in order."""
SOON, LATER = 40, 400
"""Milliseconds after the window is shown: figures of other places; the writer, today's copy."""


class Session(QObject):
    """One person at the screen: at most one circle open, else the welcome page."""

    def __init__(
        self, theme: Theme, preferences: JsonPreferences, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._recent = RecentFiles(preferences)
        self._clock: Clock = clock or SystemClock()
        self._open: OpenCircle | None = None
        self._hub: ChangeHub | None = None
        self._jobs: Jobs | None = None
        self._going = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None

    def start(self, path: Path | None, *, sample: bool) -> None:
        """Show the file asked for, the sample, the circle of last time, or the welcome page."""
        if sample:
            self.open_sample()
        elif path is not None:
            self.open(path)
        elif (last := self._recent.last()) is not None:
            self.open(last)
        if self.window is None and self.welcome is None:
            self.show_welcome()

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a circle file instead of what is shown; a refusal leaves that as it was."""
        if self.window is not None and self._is_open(path):
            self.window.activateWindow()
            return
        hub = ChangeHub()
        try:
            opened = open_circle(path, self._clock, listener=hub.publish, backups=paths.backups())
        except Refused as refusal:
            self._tell(refusal)
            return
        self._leave()
        self._open, self._hub, self._jobs = opened, hub, Jobs()
        self._recent.add(path, self._name())
        self._show_window()

    @Slot()
    def open_sample(self) -> None:
        """Open the sample circle, on a copy made today."""
        from sofa_desktop.app.sample import make_sample  # noqa: PLC0415  (late: SQLAlchemy)

        path = paths.free_path(paths.circles(), t("window", "Sample circle"), SUFFIX)
        try:
            make_sample(path, self._clock.today())
        except Refused as refusal:
            self._tell(refusal)
            return
        self.open(path)

    @Slot(str, str)
    def create(self, name: str, currency: str) -> None:
        """Make a circle file in the person's folder and open it."""
        from sofa_desktop.app.container import found_circle  # noqa: PLC0415  (late: SQLAlchemy)

        path = paths.free_path(paths.circles(), name, SUFFIX)
        try:
            found_circle(path, self._clock, name, currency)
        except Refused as refusal:
            self._tell(refusal)
            return
        self.open(path)

    @Slot()
    def choose_file(self) -> None:
        """Ask which circle file to open."""
        dialog = QFileDialog(
            self.window or self.welcome, t("window", "Open a circle"), str(paths.circles())
        )
        dialog.setNameFilter(t("window", "Circle files (*{suffix})", suffix=SUFFIX))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def show_welcome(self) -> None:
        """Show the first page: new circle, sample, or a file."""
        from sofa_desktop.ui.shell.welcome import Welcome  # noqa: PLC0415  (when it is shown)

        self._leave()
        welcome = Welcome(self._recent.rows(), self._preferences_currency())
        welcome.create_asked.connect(self.create)
        welcome.sample_asked.connect(self.open_sample)
        welcome.open_asked.connect(self.choose_file)
        welcome.file_asked.connect(self.open)
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        welcome.resize(USUAL.boundedTo(room))
        welcome.show()
        self.welcome = welcome

    def close(self) -> None:
        """Let everything go."""
        self._going = True
        self._leave()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self.open(Path(path))

    @Slot()
    def _on_window_closing(self) -> None:
        if not self._going:
            self._going = True
            QTimer.singleShot(0, self._quit)

    @Slot()
    def _quit(self) -> None:
        self._leave()
        QApplication.quit()

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        self._say_status()
        self._count()
        self._quiet.start()
        if self.window is not None and self._open is not None:
            circle = self._open.desk.queries.circle()
            if circle is not None:
                self.window.set_circle(circle.name, circle.parent)

    @Slot()
    def _on_quiet(self) -> None:
        if self._open is not None:
            self._open.file.rest()

    @Slot(object)
    def _on_files_dropped(self, dropped: tuple[Path, ...]) -> None:
        circles = [path for path in dropped if path.suffix == SUFFIX]
        if circles:
            self.open(circles[0])
        elif self.window is not None and dropped:
            paper = all(path.suffix.lower() == ".pdf" for path in dropped)
            place = "settlements" if paper else "money"
            self.window.go(place)
            self.window.page(place).take_files(dropped)

    @Slot()
    def _after_first_paint(self) -> None:
        """What can wait until the person sees something: the writer, today's copy."""
        if self._open is None:
            return
        self._open.file.wake()
        opened = self._open
        if self._jobs is not None:
            care = opened.desk.care
            self._jobs.run(lambda _progress: care.back_up_daily(), t("window", "Today's copy"))

    @Slot()
    def _count(self) -> None:
        """Say how many things wait in each place."""
        if self.window is not None and self._open is not None:
            self.window.set_counts(counts(self._open.desk))

    def _show_window(self) -> None:
        opened, hub, jobs = self._open, self._hub, self._jobs
        if opened is None or hub is None or jobs is None:
            return
        exports = FileExports(opened.file, opened.desk.queries, self._clock)
        context = Context(opened.desk, hub, jobs, PdfPaper(), exports, self._preferences)
        capturing, taking_in = Capturing(opened.desk, hub), TakingIn(context, hub)
        window = MainWindow(
            places(context),
            hub,
            self._theme,
            preferences=self._preferences,
            history=Undoing(opened.desk.file),
            find=Finder(opened.desk),
            jobs=jobs,
            file_actions=(capturing.action(), taking_in.action(), None, *self._file_actions()),
        )
        hub.changed.connect(self._on_changed)
        window.closing.connect(self._on_window_closing)
        window.files_dropped.connect(self._on_files_dropped)
        circle = opened.desk.queries.circle()
        if circle is not None:
            window.set_circle(circle.name, circle.parent)
        self.window = window
        self._say_status()
        window.start()
        window.show()
        QTimer.singleShot(SOON, self._count)
        QTimer.singleShot(LATER, self._after_first_paint)

    def _say_status(self) -> None:
        if self.window is None or self._open is None:
            return
        saved = self._open.desk.queries.saved_at()
        facts = [self._open.file.path.name]
        if saved:
            now = self._clock.now()
            moment = datetime.fromtimestamp(saved / 1000, now.tzinfo)
            today = moment.date() == now.date()
            when = formats.clock(moment) if today else formats.short_day(moment.date())
            facts.insert(0, t("status", "Saved {time}", time=when))
        self.window.status.say(*facts)

    def _file_actions(self) -> list[Action | None]:
        return [
            Action(
                "file.new", t("menu", "&New circle…"), self.show_welcome, "Ctrl+Shift+N", "plus"
            ),
            Action(
                "file.open", t("menu", "&Open circle…"), self.choose_file, "Ctrl+O", "folder-open"
            ),
        ]

    def _leave(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            going, self._going = self._going, True
            window.close()
            window.deleteLater()
            self._going = going
        if self.welcome is not None:
            self.welcome.close()
            self.welcome.deleteLater()
            self.welcome = None
        self._quiet.stop()
        if self._jobs is not None:
            self._jobs.close()
            self._jobs.deleteLater()
            self._jobs = None
        if self._open is not None:
            self._open.close()
            self._open = None

    def _tell(self, refusal: Refused) -> None:
        from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (not before first paint)

        if self.window is None and self.welcome is None:
            self.show_welcome()
        notice = self._notice()
        if notice is not None:
            notice.tell(sentence(refusal), "bad")

    def _notice(self) -> Notice | None:
        if self.window is not None:
            return self.window.page(self.window.here()).notice
        return self.welcome.notice if self.welcome is not None else None

    def _is_open(self, path: Path) -> bool:
        there = self._open.file.path if self._open is not None else None
        return there is not None and there.resolve() == path.resolve()

    def _name(self) -> str:
        circle = self._open.desk.queries.circle() if self._open else None
        return circle.name if circle else ""

    def _preferences_currency(self) -> str:
        return str(self._preferences.get("circle.currency") or "EUR")


def run(path: Path | None, *, sample: bool = False) -> int:
    """Show the window and stay until it is closed."""
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache() / "pictures"))
    os.environ.setdefault("QT_API", "pyside6")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SoFA Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("sofa-desktop")
    preferences = JsonPreferences(paths.settings_file())
    chosen = preferences.get("window.theme")
    theme = install(app, chosen if isinstance(chosen, str) and chosen else None)
    from sofa_desktop.app import crash  # noqa: PLC0415  (after the application exists)

    crash.watch(paths.logs())
    session = Session(theme, preferences)
    session.start(path, sample=sample)
    status = app.exec()
    session.close()
    return status
