"""A picture on a page: the drawing, the same as a table, its sentence, and its way out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from sofa_desktop.charts.picture import Picture
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.columns import Align, Column
from sofa_desktop.ui.kit.labels import Label, show_if
from sofa_desktop.ui.kit.plot import Plot
from sofa_desktop.ui.kit.row_table import RowTable

Cells = tuple[str, ...]
KINDS = ("png", "svg", "pdf", "csv")


class _Cell:
    """Reads one cell of a row of texts."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self, row: Cells) -> str:
        return row[self._place + 1]


def _record(row: Cells) -> str:
    return row[0]


class ChartView(Card):
    """Hosts a ``charts`` picture; the drawing library is loaded when the first one is seen.

    T shows the same as a table; Left and Right walk the values.

    Signals:
        explain_asked: the person asks how it is computed.
        export_asked: the picture and the kind it is wanted as: png, svg, pdf or csv.
    """

    explain_asked = Signal()
    export_asked = Signal(object, str)

    def __init__(self, *, explains: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._picture: Picture | None = None
        self._title = Label("", "heading", wrap=True)
        self._sentence = Label("", "small", wrap=True)
        self._switch = Button(t("chart", "As table (T)"), "link")
        self._explain = Button(t("chart", "How is this computed?"), "link")
        show_if(self._explain, there=explains)
        self._export = Button(t("chart", "Export"), "link")
        self._menu = QMenu(self._export)
        for kind in KINDS:
            self._menu.addAction(kind.upper()).setData(kind)
        self._export.setMenu(self._menu)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        for button in (self._switch, self._explain, self._export):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.plot = Plot()
        self._table: RowTable[Cells] | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.plot)
        self.box.addLayout(head)
        self.box.addWidget(self._stack, 1)
        self.box.addWidget(self._sentence)
        self._switch.clicked.connect(self.show_other_form)
        self._explain.clicked.connect(self._on_explain_clicked)
        self._menu.triggered.connect(self._on_export_picked)
        self.setEnabled(False)

    def set_picture(self, picture: Picture) -> None:
        """Show this picture from now on."""
        self._picture = picture
        self.setEnabled(True)
        self.setAccessibleName(picture.title)
        self._title.setText(picture.title)
        self._sentence.setText(picture.sentence)
        self.plot.set_picture(picture)
        if self.shows_table():
            self._fill_table(picture)

    def shows_table(self) -> bool:
        """Whether the table is shown instead of the drawing."""
        return self._stack.currentWidget() is not self.plot

    def offered(self) -> tuple[Action, ...]:
        """For the page's ``offer(keys=...)``: makes T work on the whole page."""
        text = t("chart", "Show as picture") if self.shows_table() else t("chart", "Show as table")
        return (Action("chart.table", text, self.show_other_form, "T", "table-2"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.show_other_form()
            return
        super().keyPressEvent(event)

    @Slot()
    def show_other_form(self) -> None:
        """From the drawing to the table, or back."""
        if self._picture is None:
            return
        if self.shows_table():
            self._stack.setCurrentWidget(self.plot)
            self._switch.setText(t("chart", "As table (T)"))
        else:
            self._fill_table(self._picture)
            self._switch.setText(t("chart", "As picture (T)"))
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _fill_table(self, picture: Picture) -> None:
        table = picture.table()
        if self._table is not None:
            self._stack.removeWidget(self._table)
            self._table.deleteLater()
        columns = [
            Column[Cells](
                heading,
                _Cell(place),
                align=Align.END if place else Align.START,
                width=140,
                stretch=not place,
            )
            for place, heading in enumerate(table.headings)
        ]
        self._table = RowTable(picture.title, columns, _record)
        self._table.show_rows([(str(number), *row) for number, row in enumerate(table.rows)])
        self._stack.addWidget(self._table)
        self._stack.setCurrentWidget(self._table)

    @Slot()
    def _on_explain_clicked(self) -> None:
        self.explain_asked.emit()

    @Slot(QAction)
    def _on_export_picked(self, picked: QAction) -> None:
        if self._picture is not None:
            self.export_asked.emit(self._picture, str(picked.data()))
