"""Every part of the kit on one page, to be looked at and to be tried in tests."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QRadioButton, QVBoxLayout

from sofa_desktop.charts.cash_flow import CashFlow, Month
from sofa_desktop.i18n import formats
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton, Button, IconButton
from sofa_desktop.ui.kit.card import Card, Figure, FlowRow, Section
from sofa_desktop.ui.kit.chart_view import ChartView
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.text_edit import TextEdit

TODAY = date(2026, 11, 24)
CATEGORIES = (("tickets", "Tickets"), ("coaching", "Coaching"), ("production", "Production"))


def today() -> date:
    return TODAY


@dataclass(frozen=True)
class Entry:
    """A toy row."""

    id: str
    day: date
    what: str
    category: str
    minor: int
    state: str = ""


ENTRIES = (
    Entry(
        "e1", date(2026, 11, 23), "Tickets, suggested price, 90 × 80.00", "tickets", 720000, "new"
    ),
    Entry("e2", date(2026, 11, 23), "Interpretation, four sessions", "production", -48000),
    Entry("e3", date(2026, 11, 21), "Coaching 4 × 30 min, group in Porto", "coaching", 22000),
    Entry("e4", date(2026, 11, 20), "<b>Refund</b> to one participant & friend", "tickets", -8000),
    Entry(
        "e5", date(2026, 11, 19), "Video captions, three recordings", "production", -13500, "late"
    ),
)


class Book:
    """Holds toy rows and takes edits, refusing what a rule would refuse."""

    def __init__(self) -> None:
        self.rows = {entry.id: entry for entry in ENTRIES}
        self.table: RowTable[Entry] | None = None

    def all(self) -> list[Entry]:
        return list(self.rows.values())

    def set_what(self, row: Entry, value: object) -> str | None:
        if not value:
            return "Every entry needs words."
        return self._store(replace(row, what=str(value)))

    def set_day(self, row: Entry, value: object) -> str | None:
        assert isinstance(value, date)
        if value > TODAY:
            return "This day is still to come."
        return self._store(replace(row, day=value))

    def set_category(self, row: Entry, value: object) -> str | None:
        return self._store(replace(row, category=str(value)))

    def set_minor(self, row: Entry, value: object) -> str | None:
        assert isinstance(value, int)
        if value == 0:
            return "An entry of nothing is no entry."
        return self._store(replace(row, minor=value))

    def _store(self, row: Entry) -> str:
        self.rows[row.id] = row
        if self.table is not None:
            self.table.show_rows(self.all())
        return ""


def _id(row: Entry) -> str:
    return row.id


def _day(row: Entry) -> str:
    return formats.short_day(row.day)


def _day_value(row: Entry) -> date:
    return row.day


def _what(row: Entry) -> str:
    return row.what


def _category_key(row: Entry) -> str:
    return row.category


def _category(row: Entry) -> str:
    return dict(CATEGORIES)[row.category]


def _categories(row: Entry) -> tuple[tuple[str, str], ...]:
    return CATEGORIES


def _minor(row: Entry) -> int:
    return row.minor


def _amount(row: Entry) -> str:
    return formats.amount(row.minor, "USD", sign=True)


def _tone(row: Entry) -> str:
    return "good" if row.minor > 0 else ""


def _state(row: Entry) -> str:
    return row.state


def _state_tone(row: Entry) -> str:
    return {"late": "warning", "new": "info"}.get(row.state, "")


def _muted(row: Entry) -> str:
    return "muted"


def _usd(row: Entry) -> str:
    return "USD"


def columns(book: Book) -> list[Column[Entry]]:
    return [
        Column(
            "Date",
            _day,
            key="day",
            width=116,
            sort_key=_day_value,
            edit=Edit(Kind.DATE, _day_value, book.set_day, today=today),
        ),
        Column("What", _what, key="what", stretch=True, edit=Edit(Kind.TEXT, _what, book.set_what)),
        Column(
            "Category",
            _category,
            key="category",
            width=150,
            tone=_muted,
            edit=Edit(Kind.CHOICE, _category_key, book.set_category, choices=_categories),
        ),
        Column("State", _state, width=100, chip=True, tone=_state_tone),
        Column(
            "USD",
            _amount,
            key="minor",
            align=Align.END,
            width=130,
            sort_key=_minor,
            tone=_tone,
            edit=Edit(Kind.AMOUNT, _minor, book.set_minor, currency=_usd),
        ),
    ]


def entry_table(book: Book) -> RowTable[Entry]:
    table: RowTable[Entry] = RowTable("Entries", columns(book), _id)
    book.table = table
    table.show_rows(book.all())
    return table


def cash_flow() -> CashFlow:
    ins = (82000, 124000, 30000, 65000, 215000, 97000, 146000, 42000, 26000, 188000, 224000, 312000)
    outs = (40000, 36000, 46000, 53000, 62000, 48000, 57000, 40000, 38000, 66000, 63000, 134000)
    balance = 0
    months = []
    for number, (came, went) in enumerate(zip(ins, outs, strict=True)):
        balance += came - went
        year, month = (2025, 12) if not number else (2026, number)
        months.append(Month(date(year, month, 1), came, went, balance))
    return CashFlow("USD", tuple(months))


class Gallery(Page):
    """The parts, in the order of their size."""

    def __init__(self) -> None:
        super().__init__("Gallery of the kit")
        self.done: list[str] = []
        self.book = Book()
        self._figures()
        self._chart()
        self._table()
        self._list()
        self._fields()
        self._small_parts()
        self.body.addStretch(1)
        self.notice.tell(
            "The period Q3 is settled, so this entry cannot be changed. Nothing was changed.",
            "bad",
            details="ledger.period_settled(period='2026-Q3')",
        )

    def refresh(self) -> None:
        self.set_line("Every part once · looked at in four themes")
        self.offer(
            Action("gallery.main", "Money in", self.act, "Ctrl+I", "plus"),
            beside=(
                Action("gallery.out", "Money out", self.act, "Ctrl+O"),
                Action("gallery.import", "Import bank file", self.act, why_not="No account yet."),
            ),
            menu=(Action("gallery.more", "Reconcile", self.act),),
        )

    def act(self) -> None:
        self.done.append("act")

    def _figures(self) -> None:
        row = FlowRow()
        for name, value, unit, sentence in (
            (
                "Cash now",
                "4,812.40",
                "USD",
                "Cash now, in two accounts. SoFA holds 1,149.17 of it.",
            ),
            ("Runway", "7 months", "", "Cash lasts until June in 8 of 10 runs; lowest in March."),
            ("Owed", "300.00", "USD", "You owe SoFA for Q3, to be paid by 30 November."),
        ):
            figure = Figure(name)
            figure.say(value, unit, sentence)
            row.add(figure)
        self.body.addWidget(row)

    def _chart(self) -> None:
        self.chart = ChartView()
        self.chart.set_picture(cash_flow())
        self.chart.setMinimumHeight(320)
        self.body.addWidget(self.chart)

    def _table(self) -> None:
        section = Section("Entries")
        self.table = entry_table(self.book)
        self.table.fit(8)
        self.table.choose("e2")
        section.box.addWidget(self.table)
        self.body.addWidget(section)

    def _list(self) -> None:
        section = Section("Needs you")
        rows = RowList("Needs you")
        rows.show_rows(
            [
                RowText(
                    "a",
                    "Facilitator: Mira’s term ends 12 December",
                    "Selection takes about 20 minutes. Nobody is prepared yet.",
                    "in 18 days",
                    "warning",
                    "Put on agenda",
                ),
                RowText(
                    "b",
                    "Policy “How we answer inquiries” is past its review",
                    "In force until the circle decides. Last consented 14 May.",
                    "9 days over",
                    "bad",
                    "Put on agenda",
                ),
                RowText(
                    "c", "Settlement Q3 waits", "All 41 lines reconciled.", "ready", "good", "Open"
                ),
            ]
        )
        section.box.addWidget(rows)
        self.body.addWidget(section)

    def _fields(self) -> None:
        card = Card("Fields")
        across = QHBoxLayout()
        across.setSpacing(32)
        left, right = Form(), Form(beside=True)
        left.add("name", "Name", TextEdit("Tickets"), hint="What people will read.")
        amount = MoneyEdit("USD")
        amount.setText("12,3x")
        left.add("amount", "Amount", amount)
        left.tell("amount", amount.problem())
        day = DateEdit(today)
        day.set_day(TODAY)
        right.add("day", "Day", day, hint="Also 24 Nov, today or +3.")
        choice = ChoiceEdit([Choice(key, text) for key, text in CATEGORIES])
        choice.set_key("coaching")
        right.add("choice", "Category", choice)
        right.add("note", "Note", QPlainTextEdit("Written as one goes."))
        across.addWidget(left, 1)
        across.addWidget(right, 1)
        card.box.addLayout(across)
        self.body.addWidget(card)

    def _small_parts(self) -> None:
        card = Card("Small parts")
        row = QHBoxLayout()
        row.setSpacing(8)
        for look in ("primary", "", "small", "danger", "link"):
            row.addWidget(Button(look or "plain", look))
        off = Button("disabled")
        off.setEnabled(False)
        row.addWidget(off)
        row.addWidget(ActionButton(Action("x", "With icon", self.act, icon="calendar")))
        row.addWidget(IconButton("ellipsis", "More"))
        for tone in ("", "info", "good", "warning", "bad"):
            row.addWidget(Chip(tone or "plain", tone))
        box = QCheckBox("checked")
        box.setChecked(True)
        radio = QRadioButton("chosen")
        radio.setChecked(True)
        row.addStretch(1)
        card.box.addLayout(row)
        ticks = QHBoxLayout()
        for widget in (box, QCheckBox("not"), radio, QRadioButton("not")):
            ticks.addWidget(widget)
        ticks.addStretch(1)
        card.box.addLayout(ticks)
        notices = QVBoxLayout()
        for tone in ("info", "good", "warning"):
            notice = Notice()
            notice.tell(f"A notice of the tone {tone}.", tone)
            notices.addWidget(notice)
        card.box.addLayout(notices)
        self.body.addWidget(card)
        empty = Card().bare()
        empty.box.addWidget(
            EmptyState(
                "No topics yet. Note the first one and it waits for the next agenda.",
                Action("note", "Note a topic", self.act, icon="plus"),
                "inbox",
            )
        )
        self.body.addWidget(empty)
