"""A window with toy pages, for tests and pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QWidget

from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.card import Figure, FlowRow, Section
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.shell.ports import Hit, MemoryPreferences, Place
from sofa_desktop.ui.shell.welcome import RecentFile, Welcome
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import install
from tests.ui.kit.gallery import Book, entry_table


class TodayToy(Page):
    """Looks like Today."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.ROLES})

    def __init__(self, hub: ChangeHub, parent: QWidget | None = None) -> None:
        super().__init__("Today", hub, parent=parent)
        self.refreshed = 0
        self.done: list[str] = []
        self.revealed = ""
        figures = FlowRow()
        for name, value, unit, sentence in (
            ("Cash", "4,812.40", "USD", "Cash now, in two accounts. SoFA holds 1,149.17 of it."),
            ("Runway", "7 months", "", "Cash lasts until June in 8 of 10 runs; lowest in March."),
            ("Owed", "300.00", "USD", "You owe SoFA for Q3, to be paid by 30 November."),
        ):
            figure = Figure(name, explains=False)
            figure.say(value, unit, sentence)
            figures.add(figure)
        self.body.addWidget(figures)
        section = Section("Needs you")
        self.rows = RowList("Needs you")
        section.box.addWidget(self.rows)
        self.body.addWidget(section)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self.refreshed += 1
        self.set_line(
            "Tuesday 24 November · next meeting Thursday 16:00, 9 of 90 minutes still free"
        )
        self.rows.show_rows(
            [
                RowText(
                    "mira",
                    "Facilitator: Mira’s term ends 12 December",
                    "Selection takes about 20 minutes. Nobody is prepared yet.",
                    "in 18 days",
                    "warning",
                    "Put on agenda",
                ),
                RowText(
                    "policy",
                    "Policy “How we answer inquiries” is past its review",
                    "In force until the circle decides. Last consented 14 May.",
                    "9 days over",
                    "bad",
                    "Put on agenda",
                ),
                RowText(
                    "q3",
                    "Settlement Q3 waits for the circle’s consent",
                    "All 41 lines reconciled. SoFA’s share 723.09 USD.",
                    "ready",
                    "good",
                    "Open statement",
                ),
            ]
        )
        self.offer(
            Action("today.prepare", "Prepare the meeting", self.prepare, "Ctrl+P"),
            beside=(Action("today.note", "Note a topic", self.prepare, "Ctrl+N"),),
        )

    def reveal(self, record: str) -> None:
        self.revealed = record

    def prepare(self) -> None:
        self.done.append("prepare")


class MoneyToy(Page):
    """Looks like Money."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.LEDGER})

    def __init__(self, hub: ChangeHub, parent: QWidget | None = None) -> None:
        super().__init__("Money", hub, scrolls=False, parent=parent)
        self.refreshed = 0
        self.book = Book()
        self.table = entry_table(self.book)
        self.body.addWidget(self.table)

    def refresh(self) -> None:
        self.refreshed += 1
        self.set_line("November was the best month of the year: 3,120.00 in, 1,340.00 out")
        self.offer(
            Action("money.in", "Money in", self.act, "Ctrl+I"),
            beside=(
                Action("money.out", "Money out", self.act),
                Action("money.move", "Move", self.act),
                Action("money.import", "Import bank file", self.act),
            ),
        )

    def act(self) -> None:
        self.set_line("acted")


class ToyHistory:
    """Counts undos."""

    def __init__(self) -> None:
        self.undone: list[str] = []
        self.name = "Category of 1 entry changed"

    def undo_name(self) -> str:
        return self.name

    def redo_name(self) -> str:
        return ""

    def undo(self) -> object:
        self.undone.append(self.name)
        self.name = ""
        return None

    def redo(self) -> object:
        return None


class Builds:
    """Builds toy pages with a hub, remembering how often."""

    def __init__(self, hub: ChangeHub) -> None:
        self.hub = hub
        self.built: list[str] = []

    def today(self, parent: QWidget | None) -> Page:
        self.built.append("today")
        return TodayToy(self.hub, parent)

    def money(self, parent: QWidget | None) -> Page:
        self.built.append("money")
        return MoneyToy(self.hub, parent)

    def other(self, parent: QWidget | None) -> Page:
        self.built.append("other")
        return Page("Elsewhere", self.hub, parent=parent)


def places(builds: Builds) -> list[Place]:
    return [
        Place("today", "Today", "sun", builds.today),
        Place("meetings", "Meetings", "users", builds.other),
        Place("circle", "Circle", "circle-dot", builds.other),
        Place("pipeline", "Pipeline", "kanban", builds.other),
        Place("money", "Money", "wallet", builds.money),
        Place("settlements", "Settlements", "scale", builds.other),
        Place("exchange", "Exchange", "arrow-left-right", builds.other),
        Place("settings", "Settings", "settings", builds.other, below_rule=True),
    ]


def find(text: str, /) -> Sequence[Hit]:
    people = (
        Hit("person", "Mira Lindqvist", "Facilitator", "circle", "p1", "user"),
        Hit("policy", "How we answer inquiries", "past its review", "circle", "x1", "scroll-text"),
    )
    return [hit for hit in people if text.casefold() in hit.title.casefold()]


class Toy:
    """A whole toy program."""

    def __init__(self, preferences: MemoryPreferences | None = None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.hub = ChangeHub()
        self.builds = Builds(self.hub)
        self.history = ToyHistory()
        self.window = MainWindow(
            places(self.builds),
            self.hub,
            install(app),
            preferences=preferences,
            history=self.history,
            find=find,
        )
        self.window.set_circle("Intentional Communities", "Sector circle of SoFA")
        self.window.set_counts({"today": 6, "pipeline": 14, "exchange": 1})
        self.window.status.say(
            "Saved 10:42",
            "Intentional Communities.sofacircle",
            "SoFA has your bundles 1–12. Nothing is missing.",
        )
        self.window.start()


_kept: list[Toy] = []


def toy_window() -> QWidget:
    toy = Toy()
    _kept.append(toy)
    toy.hub.publish(
        Changed(
            frozenset({Topic.LEDGER}),
            name="Category of 1 entry changed to Interpretation",
            undoable=True,
        )
    )
    return toy.window


def toy_palette() -> QWidget:
    toy = Toy()
    _kept.append(toy)
    toy.window.show()
    toy.window.go("money")
    toy.window.search()
    return toy.window


def toy_welcome() -> QWidget:
    recent = [RecentFile(Path("/a/ic.sofacircle"), "Intentional Communities", "yesterday")]
    return Welcome(recent)
