"""An add line that understands marks, and says what is there already."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.capture import Captured
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.governance.capture import Marks
from sofa_desktop.ui.governance.marks import Kind
from sofa_desktop.ui.governance.reading import names, read
from sofa_desktop.ui.governance.similar import Similar
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.labels import Label

Keep = Callable[[Captured], str]


class CaptureLine(QWidget):
    """Type, see what was understood, Enter adds it.

    Signals:
        added: id of what was added.
        similar_asked: kind and id of something that is there already.
    """

    added = Signal(str)
    similar_asked = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        name: str,
        keep: Keep,
        *,
        kind: Kind = Kind.TOPIC,
        empty_code: str = "backlog.no_title",
        parent: QWidget | None = None,
    ) -> None:
        """``keep`` writes it and gives its id; ``empty_code`` is the refusal of an empty line."""
        super().__init__(parent)
        self._desk = desk
        self._keep = keep
        self._kind = kind
        self._empty_code = empty_code
        self.line = AddLine(name, self._add)
        self.marks = Marks()
        self.similar = Similar(desk, goes=True)
        self.hint = Label(marks.hint(kind), "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.marks)
        box.addWidget(self.similar)
        box.addWidget(self.hint)
        self.line.edit.textChanged.connect(self._on_typed)
        self.similar.asked.connect(self.similar_asked)
        self._on_typed()

    def start(self) -> None:
        """Take the keyboard here."""
        self.line.start()

    def found(self) -> Captured:
        """What the line says now."""
        return read(self._desk, self.line.edit.text(), self._kind)

    def _add(self, text: str) -> None:
        del text
        found = self.found()
        if not found.title:
            raise Refused(self._empty_code)
        self.added.emit(self._keep(found))

    @Slot()
    def _on_typed(self) -> None:
        typed = self.line.edit.text()
        found = self.found() if typed else Captured("")
        chips = marks.chips(found, names(self._desk)) if typed else []
        self.marks.show_marks(chips)
        self.marks.setVisible(bool(chips))
        self.hint.setVisible(not chips)
        self.similar.look("" if self._kind is Kind.ACTION else found.title)
