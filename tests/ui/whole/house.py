"""The real window over an empty circle and over the sample, and what one can read in it."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from sofa_desktop.app.container import open_circle
from sofa_desktop.app.finder import Finder
from sofa_desktop.app.places import Undoing, counts, places
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.jobs import Jobs
from sofa_desktop.ui.shell.ports import MemoryPreferences
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import install
from tests.helpers import FakeClock
from tests.ui.desk import TODAY, RememberingExports, RememberingPaper

PLACES = ("today", "meetings", "circle", "pipeline", "money", "settlements", "settings")
KINDS = ("empty", "sample")
CELLS_READ = 40
TIP, SAID = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole
TAB = Qt.FocusPolicy.TabFocus
RAW = re.compile(
    r"\b[a-z]+_[a-z_]+\b"  # a name of the program's own
    r"|(?<![\w@./-])[a-z]{2,}\.[a-z_]{2,}(?![\w@/])"  # a code with a dot
    r"|\{[^}]*\}"  # a place nobody filled
    r"|\b[0-9a-f]{32}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-"  # the id of a record
    r"|\bNone\b|\bTrue\b|\bFalse\b|<[A-Za-z_.]+ "
)
FILES = re.compile(r"\S+\.(sofacircle|csv|pdf|xml|md|ics|org|com|example|journal)\b|/\S+")


@contextmanager
def window_on(file: Path, folder: Path) -> Iterator[MainWindow]:
    """The window on a copy of a circle file; everything is closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = install(app, "light")
    copy = Path(shutil.copyfile(file, folder / "copy.sofacircle"))
    hub, jobs = ChangeHub(), Jobs()
    clock = FakeClock(TODAY)
    opened = open_circle(copy, clock, listener=hub.publish, backups=folder / "backups")
    context = Context(
        opened.desk, hub, jobs, RememberingPaper(), RememberingExports(), MemoryPreferences()
    )
    window = MainWindow(
        places(context),
        hub,
        theme,
        preferences=context.preferences,
        history=Undoing(opened.file),
        find=Finder(opened.desk),
        jobs=jobs,
    )
    circle = opened.desk.queries.circle()
    if circle is not None:
        window.set_circle(circle.name, circle.parent)
    window.set_counts(counts(opened.desk))
    window.resize(1280, 800)
    window.start()
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        jobs.close()
        jobs.deleteLater()
        opened.close()
        go_on()


def go_on() -> None:
    """Let what was set off happen."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(place: QWidget) -> list[QWidget]:
    """Every widget inside that is visible, and the place itself."""
    return [place, *(each for each in place.findChildren(QWidget) if each.isVisible())]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; a choice is told by its label on Linux."""
    interface = QAccessible.queryAccessibleInterface(widget)
    told = interface.text(QAccessible.Text.Name)
    return widget.accessibleName() if isinstance(widget, QComboBox) else told


def is_control(widget: QWidget) -> bool:
    """Whether a person does something with it."""
    if isinstance(widget, QHeaderView) or isinstance(widget.parentWidget(), QComboBox):
        return False
    return isinstance(widget, QAbstractButton | QAbstractItemView | QLineEdit | QComboBox) or bool(
        widget.focusPolicy() & TAB
    )


def texts(place: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that is read, spoken or shown on hovering, with where it stands."""
    for widget in shown(place):
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        yield where, widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield where, widget.text()
        if isinstance(widget, QLineEdit):
            yield where, widget.placeholderText()
        if isinstance(widget, QTableView):
            yield from _cells(widget.model(), where)


def _cells(model: QAbstractItemModel, where: str) -> Iterator[tuple[str, str]]:
    for column in range(model.columnCount()):
        yield where, str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(CELLS_READ, model.rowCount())):
            index = model.index(row, column)
            yield where, str(index.data(SAID) or "")
            yield where, str(index.data(TIP) or "")


def raw(text: str) -> str:
    """What no person should read in a text; empty where all is well."""
    found = RAW.search(FILES.sub("", text))
    return found.group() if found else ""
