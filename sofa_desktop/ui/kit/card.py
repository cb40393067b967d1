"""Surfaces: a card, a figure with its sentence, a section with its heading."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label, show_if

BASELINE = Qt.AlignmentFlag.AlignBottom


class Card(QFrame):
    """A surface with a hairline round it; put widgets into ``box``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 16, 16, 16)
        self.box.setSpacing(8)
        self.heading = Label(heading, "heading", wrap=True)
        show_if(self.heading, there=bool(heading))
        if heading:
            self.setAccessibleName(heading)
        self.box.addWidget(self.heading)

    def bare(self) -> "Card":
        """Without inner margins, for rows and tables that reach its edge."""
        self.box.setContentsMargins(1, 1, 1, 1)
        self.box.setSpacing(0)
        return self


class Figure(Card):
    """A big figure with its unit and a sentence that says what it means.

    Signals:
        explain_asked: the person asks how it is computed.
    """

    explain_asked = Signal()

    def __init__(
        self,
        name: str,
        *,
        explains: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is what the figure is, for a screen reader; ``explains`` shows the question."""
        super().__init__("", parent)
        self._name = name
        self._value = Label("", "figure")
        self._unit = Label("", "muted")
        self._sentence = Label("", "small", wrap=True)
        self._explain = Button(
            t("figure", "How is this computed?"),
            "link",
            name=t("figure", "How is this computed: {name}", name=name),
        )
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._value, 0, BASELINE)
        row.addWidget(self._unit, 0, BASELINE)
        row.addStretch(1)
        self._unit.setContentsMargins(0, 0, 0, 3)
        self.box.setSpacing(4)
        self.box.addLayout(row)
        self.box.addWidget(self._sentence)
        self.box.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(-2, 0, 0, -6)
        foot.addWidget(self._explain)
        foot.addStretch(1)
        self.box.addLayout(foot)
        self._explain.setVisible(explains)
        self._explain.clicked.connect(self._on_explain_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, value: str, unit: str, sentence: str) -> None:
        """Show a figure."""
        self._value.setText(value)
        self._unit.say(unit)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{self._name}: {value} {unit}".strip())
        self.setAccessibleDescription(sentence)

    @Slot()
    def _on_explain_clicked(self) -> None:
        self.explain_asked.emit()


class Section(QWidget):
    """A heading with what belongs to it below; put widgets into ``box``."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 8, 0, 0)
        self.box.setSpacing(8)
        self.heading = Label(heading, "heading", wrap=True)
        self.box.addWidget(self.heading)


class FlowRow(QWidget):
    """Equal cards side by side that stack when there is no room for them."""

    def __init__(self, least: int = 240, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._widgets: list[QWidget] = []
        self._across = 0
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(16)

    def add(self, widget: QWidget) -> None:
        """Put a card at the end."""
        self._widgets.append(widget)
        self._across = 0
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return done

    def _arrange(self) -> None:
        if not self._widgets:
            return
        across = max(1, min(len(self._widgets), (self.width() + 16) // (self._least + 16)))
        if across == self._across:
            return
        self._across = across
        while (old := self._rows.takeAt(0)) is not None:
            inner = old.layout()
            while inner is not None and inner.takeAt(0) is not None:
                continue
        for start in range(0, len(self._widgets), across):
            row = QHBoxLayout()
            row.setSpacing(16)
            for widget in self._widgets[start : start + across]:
                row.addWidget(widget, 1)
            self._rows.addLayout(row)
