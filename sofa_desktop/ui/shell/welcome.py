"""The first start: name a circle, look at the sample, or open a file. One page, one minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card, Section
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.drop import DropZone
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.scroll import Upright
from sofa_desktop.ui.kit.text_edit import TextEdit

WIDTH = 560
COMMON = (
    *("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "KRW", "CNY", "INR", "BRL", "MXN"),
    *("ARS", "CLP", "COP", "PEN", "UYU", "ZAR", "KES", "NGN", "SEK", "NOK", "DKK", "ISK", "PLN"),
    *("CZK", "HUF", "RON", "BGN", "TRY", "ILS", "AED", "THB", "IDR", "PHP", "SGD", "HKD", "TWD"),
)


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A circle file opened before."""

    path: Path
    name: str
    detail: str = ""


class Welcome(QWidget):
    """Shown while no circle is open.

    Signals:
        create_asked: name of the circle and its currency.
        sample_asked: open the sample circle, on a copy.
        open_asked: choose a file.
        file_asked: path of a recent or dropped file.
    """

    create_asked = Signal(str, str)
    sample_asked = Signal()
    open_asked = Signal()
    file_asked = Signal(object)

    def __init__(
        self,
        recent: Sequence[RecentFile] = (),
        currency: str = "EUR",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(t("welcome", "SoFA Desktop"))
        self.setAccessibleName(t("welcome", "Welcome"))
        self.notice = Notice()
        self._name = TextEdit(needed=t("welcome", "A name is needed, for instance your sector."))
        self._currency = ChoiceEdit([Choice(code, code) for code in COMMON])
        self._currency.set_key(currency if currency in COMMON else "EUR")
        self._form = Form()
        self._create = Button(t("welcome", "Create the circle"), "primary")
        self._sample = Button(t("welcome", "Open the sample circle"))
        self._open = Button(t("welcome", "Open a file…"))
        self._recent = RowList(t("welcome", "Recent circles"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area(recent))
        self._create.clicked.connect(self._on_create_clicked)
        self._sample.clicked.connect(self._on_sample_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._recent.acted.connect(self._on_recent_chosen)
        self._recent.opened.connect(self._on_recent_chosen)
        drop = DropZone(self, t("welcome", "Drop a circle file to open it"))
        drop.dropped.connect(self._on_files_dropped)
        self._name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_create_clicked()
            return
        super().keyPressEvent(event)

    def _area(self, recent: Sequence[RecentFile]) -> Upright:
        column = QVBoxLayout()
        column.setContentsMargins(0, 48, 0, 32)
        column.setSpacing(16)
        column.addWidget(
            Label(t("welcome", "Which circle do you keep running?"), "title", wrap=True)
        )
        line = t(
            "welcome",
            "Everything lies in one file on this computer. Nothing is sent anywhere by itself.",
        )
        column.addWidget(Label(line, "muted", wrap=True))
        column.addWidget(self.notice)
        column.addWidget(self._new_card())
        column.addLayout(self._other_ways())
        if recent:
            section = Section(t("welcome", "Recent circles"))
            section.box.addWidget(self._recent)
            self._recent.show_rows(
                [
                    RowText(str(file.path), file.name, file.detail, verb=t("welcome", "Open"))
                    for file in recent
                ]
            )
            column.addWidget(section)
        column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(column)
        inner = QWidget()
        centred = QHBoxLayout(inner)
        centred.setContentsMargins(32, 0, 32, 0)
        centred.addStretch(1)
        centred.addWidget(middle, 100)
        centred.addStretch(1)
        area = Upright(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return area

    def _new_card(self) -> Card:
        card = Card(t("welcome", "A new circle"))
        self._form.add("name", t("welcome", "Name of the circle"), self._name)
        self._form.add(
            "currency",
            t("welcome", "Currency"),
            self._currency,
            hint=t("welcome", "The one your settlements with SoFA are in."),
        )
        card.box.addWidget(self._form)
        row = QHBoxLayout()
        row.addWidget(self._create)
        row.addStretch(1)
        card.box.addSpacing(8)
        card.box.addLayout(row)
        return card

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sample)
        row.addWidget(self._open)
        row.addStretch(1)
        return row

    @Slot()
    def _on_create_clicked(self) -> None:
        if self._form.is_sound():
            self.create_asked.emit(self._name.value(), self._currency.key() or "")

    @Slot()
    def _on_sample_clicked(self) -> None:
        self.sample_asked.emit()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.open_asked.emit()

    @Slot(str)
    def _on_recent_chosen(self, path: str) -> None:
        self.file_asked.emit(Path(path))

    @Slot(object)
    def _on_files_dropped(self, files: tuple[Path, ...]) -> None:
        self.file_asked.emit(files[0])
