"""A person at the real window: keys, typing, buttons by their accessible names. Nothing else.

Buttons are found as a screen reader finds them, given the keyboard and pressed with Space; fields
are found by name and typed into; actions are called through the command palette. Waiting is for
what the person would see.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sofa_desktop.app.settings import JsonPreferences
from sofa_desktop.app.window import Session
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.shell.manual import Manual
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import Theme
from tests.helpers import FakeClock
from tests.ui.kit.keys import press, type_text

W = TypeVar("W", bound=QWidget)
KEY = Qt.Key
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
SPACES = {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"}


class Steward:
    """One person, one computer: closes the program and starts it again as often as they like."""

    def __init__(self, qtbot: QtBot, home: Path, theme: Theme, clock: FakeClock) -> None:
        self.qtbot = qtbot
        self.home = home
        self.clock = clock
        self._theme = theme
        self._session: Session | None = None
        self._others: list[Steward] = []

    # The program

    def start(self, path: Path | None = None) -> None:
        """Start the program, with a file or without."""
        preferences = JsonPreferences(self.home / "settings.json")
        self._session = Session(self._theme, preferences, self.clock)
        self._session.start(path, sample=False)
        if not preferences.get("window.geometry"):
            self.front().resize(1280, 800)  # the screen of the tests is small
        self._wait_for_keyboard()

    def found(self, name: str) -> None:
        """Start for the first time and name the circle."""
        self.start()
        self.write(name)
        self.key("Return")
        self.window.resize(1280, 800)
        self._wait_for_keyboard()

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self.key("Ctrl+Q")
        self.until(lambda: self.session.window is None)
        self.end()

    def another(self) -> "Steward":
        """The same person starts the program a second time."""
        self._others.append(Steward(self.qtbot, self.home, self._theme, self.clock))
        return self._others[-1]

    def end(self) -> None:
        """Let go of whatever is still there."""
        for other in self._others:
            other.end()
        session, self._session = self._session, None
        if session is not None:
            session.close()
            session.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def session(self) -> Session:
        assert self._session is not None
        return self._session

    @property
    def window(self) -> MainWindow:
        """The main window."""
        assert self.session.window is not None
        return self.session.window

    @property
    def file(self) -> Path:
        """The circle file that was made first."""
        return next((self.home / "circles").glob("*.sofacircle"))

    # Seeing

    def sheet(self) -> Sheet | None:
        """The dialog on top, if there is one."""
        shown = [each for each in self._tops() if isinstance(each, Sheet)]
        return shown[-1] if shown else None

    def front(self) -> QWidget:
        """What one looks at: the dialog on top, or the window."""
        return self.sheet() or self.session.window or self.session.welcome or self._nothing()

    def says(self, words: str) -> bool:
        """Whether these words stand somewhere in front of the person."""
        return any(words in said for said in self.words())

    def words(self, place: QWidget | None = None) -> list[str]:
        """Every text that is shown."""
        place = place or self.front()
        labels = [each.text() for each in self._shown(QLabel, place)]
        buttons = [each.text() for each in self._shown(QAbstractButton, place)]
        spoken_ = [each.accessibleName() for each in self._shown(QWidget, place)]
        browsers = self._shown(QTextBrowser, place)
        read = [each.toPlainText() for each in browsers]
        told = [each.accessibleDescription() for each in browsers]
        texts = (*labels, *buttons, *spoken_, *read, *told)
        return [plain(text) for text in texts if text]

    def until_says(self, words: str) -> None:
        """Wait until these words are shown."""
        self.qtbot.waitUntil(lambda: self._must_say(words), timeout=10_000)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true."""
        self.qtbot.waitUntil(true, timeout=10_000)

    def table(self, name: str) -> "Table":
        """A table by its name."""
        return Table(self, self._named(QTableView, name))

    def manual_heading(self) -> str:
        """What the page of the manual that is open is called."""
        manual = next(each for each in self._tops() if isinstance(each, Manual))
        text = self._shown(QTextBrowser, manual)[0]
        return text.toPlainText().strip().splitlines()[0]

    def value(self, name: str) -> str:
        """What stands in a field."""
        field = self._field(name)
        if isinstance(field, QComboBox):
            return field.currentText()
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    # Doing

    def key(self, keys: str) -> None:
        """Press a key or a combination where the keyboard is."""
        self._wait_for_keyboard()
        QTest.keySequence(self._focus(), QKeySequence(keys))
        self._go_on()

    def write(self, text: str) -> None:
        """Type where the keyboard is, which a first letter may take elsewhere."""
        for sign in text:
            type_text(self._focus(), sign)
        self._go_on()

    def press(self, name: str) -> None:
        """Press a button by its name, or by the start of its name where that is unique."""
        button = self._button(name)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{name}: not by keyboard"
        button.setFocus()
        press(button, KEY.Key_Space)
        self._go_on()

    def toggle(self, name: str) -> None:
        """Turn a button on as an assistive technology does, without a click."""
        deeds = QAccessible.queryAccessibleInterface(self._button(name)).actionInterface()
        assert deeds is not None
        deeds.doAction(deeds.toggleAction())
        self._go_on()

    def keyboard_is_on(self) -> str:
        """The name of what has the keyboard."""
        return spoken(self._focus())

    def fill(self, name: str, text: str) -> None:
        """Write into a field instead of what stands there, and leave it by Tab."""
        field = self._field(name)
        field.setFocus()
        field.selectAll() if not isinstance(field, QComboBox) else _line(field).selectAll()
        press(field, KEY.Key_Delete)
        type_text(_line(field) if isinstance(field, QComboBox) else field, text)
        press(QApplication.activePopupWidget() or field, KEY.Key_Tab)
        self._go_on()

    def do(self, words: str) -> None:
        """Call an action through the command palette."""
        titles = self.search(words)
        assert words in titles, f"{words}: {titles}"
        for _ in range(titles.index(words)):
            press(self._focus(), KEY.Key_Down)
        press(self._focus(), KEY.Key_Return)
        self._go_on()

    def able(self) -> set[str]:
        """What can be done here now, in the words of the palette."""
        return {action.words for action in self.window.all_actions() if not action.why_not}

    def why_not(self, words: str) -> str:
        """Why something cannot be done here now, as its line in the palette tells."""
        return next(each.why_not for each in self.window.all_actions() if each.words == words)

    def tab_to(self, name: str) -> None:
        """Go on by Tab until the keyboard is on something by its name."""
        for _ in range(40):
            if self.keyboard_is_on().startswith(name):
                return
            self.key("Tab")
        raise AssertionError(name)

    def choose(self, name: str, words: str) -> None:
        """Walk through a list by its name to the line with these words."""
        view = self._named(QListView, name)
        model = view.model()
        rows = range(model.rowCount())
        lines = [plain(str(model.index(row, 0).data())) for row in rows]
        wanted = next((row for row in rows if words in lines[row]), None)
        assert wanted is not None, f"no line “{words}” among {lines}"
        view.setFocus()
        for _ in lines:
            here = view.currentIndex().row()
            if here != wanted:
                press(view, KEY.Key_Down if here < wanted else KEY.Key_Up)
        assert view.currentIndex().row() == wanted
        self._go_on()

    def search(self, words: str) -> list[str]:
        """Open the command palette and type; what is listed."""
        self.key("Ctrl+K")
        self.write(words)
        return self.window.ask.titles()

    def go(self, place: str) -> None:
        """Go to a place of the sidebar by its keys."""
        places = ("today", "meetings", "circle", "pipeline", "money", "settlements", "settings")
        self.key(f"Ctrl+{places.index(place) + 1}")
        assert self.window.here() == place

    def add_members(self, *names: str) -> None:
        """Add people on the Circle page."""
        self.go("circle")
        self.tab("Members")
        for name in names:
            self.press("Add a member")
            self.write(name)
            self.key("Return")

    def tab(self, words: str) -> None:
        """Turn to a part of the page by the arrow keys."""
        for bar in self._shown(QTabBar, self.front()):
            titles = [bar.tabText(place) for place in range(bar.count())]
            if words in titles:
                bar.setFocus()
                step = titles.index(words) - bar.currentIndex()
                for _ in range(abs(step)):
                    press(bar, KEY.Key_Right if step > 0 else KEY.Key_Left)
                self._go_on()
                assert bar.tabText(bar.currentIndex()) == words
                return
        raise AssertionError(words)

    def choose_file(self, path: Path) -> None:
        """Type a path into the file dialog that is open."""
        self.until(lambda: bool(self._dialogs()))
        dialog = self._dialogs()[-1]
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setFocus()
        line.setText(str(path))
        press(line, KEY.Key_Return)
        self.until(lambda: not dialog.isVisible())
        self._go_on()

    def drop(self, path: Path) -> None:
        """Drop a file on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            self.window, QDragEnterEvent(QPoint(400, 400), copy, data, left, none)
        )
        QApplication.sendEvent(self.window, QDropEvent(QPointF(400, 400), copy, data, left, none))

    def until_sheet(self, title: str) -> Sheet:
        """Wait for a dialog by its title."""
        self.until(lambda: self._sheet_titled(title) is not None)
        found = self._sheet_titled(title)
        assert found is not None
        return found

    def until_no_sheet(self) -> None:
        """Wait until every dialog is gone."""
        self.until(lambda: self.sheet() is None)
        self._wait_for_keyboard()

    # Finding

    def _sheet_titled(self, title: str) -> Sheet | None:
        sheet = self.sheet()
        return sheet if sheet is not None and title in sheet.windowTitle() else None

    def _button(self, name: str) -> QAbstractButton:
        buttons = self._shown(QAbstractButton, self.front())
        able = [each for each in buttons if each.isEnabled()]
        exact = [each for each in able if spoken(each) == name]
        begins = [each for each in able if spoken(each).startswith(name)]
        found = exact or begins
        names = sorted(spoken(each) for each in buttons)
        assert found, f"no button “{name}” among {names}: {self.words()}"
        return found[0]

    def _field(self, name: str) -> QLineEdit | QPlainTextEdit | QComboBox:
        shown = []
        for each in self._shown(QWidget, self.front()):
            inside = isinstance(each.parentWidget(), QComboBox)
            if not isinstance(each, FIELDS) or inside or not each.isEnabled():
                continue
            shown.append(spoken(each))
            if shown[-1] == name:
                return each
        told = f"no field “{name}” among {shown}"
        raise AssertionError(told)

    def _named(self, kind: type[W], name: str) -> W:
        found = [each for each in self._shown(kind, self.front()) if spoken(each) == name]
        names = [spoken(each) for each in self._shown(kind, self.front())]
        assert found, f"no “{name}” among {names}"
        return found[0]

    def _shown(self, kind: type[W], place: QWidget) -> list[W]:
        return [each for each in place.findChildren(kind) if each.isVisible()]

    def _tops(self) -> Iterator[QWidget]:
        return (each for each in QApplication.topLevelWidgets() if each.isVisible())

    def _dialogs(self) -> list[QFileDialog]:
        return [each for each in self._tops() if isinstance(each, QFileDialog)]

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup  # such as names to choose from: the system sends every key there
        front = self.front()
        for focused in (QApplication.focusWidget(), front.focusWidget()):
            if focused is not None and (front is focused or front.isAncestorOf(focused)):
                return focused
        return front

    def _must_say(self, words: str) -> None:
        assert self.says(words), f"“{words}” is not said: {self.words()}"

    def _wait_for_keyboard(self) -> None:
        """Give the keyboard to what is in front, as the system's window manager does."""
        front = self.front()
        if QApplication.activeWindow() is not front:
            front.activateWindow()
            self.until(lambda: QApplication.activeWindow() is front)

    def _go_on(self) -> None:
        """Let what was set off happen, as between two keystrokes."""
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(0)

    def _nothing(self) -> QWidget:
        raise AssertionError("there is no window")


class Table:
    """A table, walked and edited by keys."""

    def __init__(self, steward: Steward, view: QTableView) -> None:
        self._steward = steward
        self._view = view

    def rows(self) -> list[list[str]]:
        """The texts of every row, hidden columns left out."""
        return [self._texts(row) for row in range(self._model().rowCount())]

    def column(self, title: str) -> list[str]:
        """The texts under a heading."""
        at = self._titles().index(title)
        return [self._text(row, at) for row in range(self._model().rowCount())]

    def chosen(self) -> list[str]:
        """What the chosen rows say in the column that says most."""
        titles = self._titles()
        say = next(
            titles.index(title) for title in ("What", "Title", "Name", "Topic") if title in titles
        )
        rows = self._view.selectionModel().selectedRows()
        return [self._text(index.row(), say) for index in rows]

    def go_to(self, words: str, title: str = "") -> None:
        """Walk by arrow keys to the row with these words, and to a column."""
        rows = range(self._model().rowCount())
        wanted = next((row for row in rows if words in " | ".join(self._texts(row))), None)
        assert wanted is not None, f"no row “{words}” among {self.rows()}"
        self._view.setFocus()
        press(self._view, KEY.Key_Space)
        self._walk(wanted, KEY.Key_Down, KEY.Key_Up, lambda: self._view.currentIndex().row())
        if title:
            across = self._titles().index(title)
            self._walk(
                across, KEY.Key_Right, KEY.Key_Left, lambda: self._view.currentIndex().column()
            )

    def edit(self, words: str, title: str, text: str) -> None:
        """Open a cell by F2, type instead of what stands there, Enter."""
        self.go_to(words, title)
        press(self._view, KEY.Key_F2)
        editor = self._view.indexWidget(self._view.currentIndex())
        assert isinstance(editor, QLineEdit | QComboBox), f"{title} cannot be edited"
        line = _line(editor) if isinstance(editor, QComboBox) else editor
        line.selectAll()
        type_text(line, text)
        press(QApplication.activePopupWidget() or editor, KEY.Key_Return)
        self._steward._go_on()

    def _walk(self, wanted: int, on: Qt.Key, back: Qt.Key, here: Callable[[], int]) -> None:
        for _ in range(200):
            if here() == wanted:
                return
            before = here()
            press(self._view, on if before < wanted else back)
            assert here() != before, "the keyboard is stuck"
        raise AssertionError("never arrived")

    def _model(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        return self._view.model()

    def _titles(self) -> list[str]:
        across = range(self._model().columnCount())
        heads = Qt.Orientation.Horizontal
        return [str(self._model().headerData(each, heads) or "") for each in across]

    def _texts(self, row: int) -> list[str]:
        across = range(self._model().columnCount())
        return [self._text(row, each) for each in across if not self._view.isColumnHidden(each)]

    def _text(self, row: int, column: int) -> str:
        return plain(str(self._model().index(row, column).data() or ""))


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it; a choice is told by its label there, not by a name."""
    if isinstance(widget, QComboBox):
        return plain(widget.accessibleName())
    interface = QAccessible.queryAccessibleInterface(widget)
    return plain(interface.text(QAccessible.Text.Name))


def plain(text: str) -> str:
    """A text with ordinary spaces and minus signs, as one would type it."""
    for sign, usual in SPACES.items():
        text = text.replace(sign, usual)
    return text


def _line(combo: QComboBox) -> QLineEdit:
    line = combo.lineEdit()
    assert line is not None
    return line
