"""A field for one of many, found by typing a part of its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from sofa_desktop.i18n.words import t


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key and what people read."""

    key: str
    text: str


class ChoiceEdit(QComboBox):
    """One of many, found by typing any part of its text.

    Signals:
        committed: key of what was chosen, or None for nothing.
    """

    committed = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        optional: bool = False,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``empty`` is what stands where nothing is chosen."""
        super().__init__(parent)
        self._optional = optional
        self._choices: tuple[Choice, ...] = ()
        self._kept: str | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._names = QStringListModel(self)
        found = QCompleter(self._names, self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(found)
        popup = found.popup()
        if popup is not None:
            popup.setObjectName("completions")
        self._line().setPlaceholderText(empty)
        self._line().editingFinished.connect(self._on_editing_finished)
        self.activated.connect(self._on_editing_finished)
        self.set_choices(choices)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, super().minimumSizeHint().height())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays chosen if it is among them."""
        kept = self._kept
        self._choices = tuple(choices)
        with QSignalBlocker(self):
            self.clear()
            self.addItems([choice.text for choice in self._choices])
        self._names.setStringList([choice.text for choice in self._choices])
        self.set_key(kept)

    def key(self) -> str | None:
        """The key of what stands in the field, or of the only choice that holds it; else None."""
        typed = self.currentText().strip().casefold()
        place = self.currentIndex()
        if 0 <= place < len(self._choices):
            chosen = self._choices[place]
            if chosen.text.casefold() == typed:
                return chosen.key
        exact = [choice.key for choice in self._choices if choice.text.casefold() == typed]
        holding = [choice.key for choice in self._choices if typed in choice.text.casefold()]
        if exact:
            return exact[0] if len(exact) == 1 else None
        return holding[0] if typed and len(holding) == 1 else None

    def set_key(self, key: str | None) -> None:
        """Choose by key."""
        places = [place for place, choice in enumerate(self._choices) if choice.key == key]
        self.setCurrentIndex(places[0] if places else -1)
        if not places:
            self.setEditText("")
        self._line().setCursorPosition(0)
        self._kept = key if places else None

    def problem(self) -> str:
        """What is wrong with the text, in a sentence."""
        typed = self.currentText().strip()
        if not typed:
            return "" if self._optional else t("choice", "Please choose one.")
        if self.key() is None:
            if any(typed.casefold() in choice.text.casefold() for choice in self._choices):
                return t(
                    "choice", "“{typed}” is more than one of the choices. Type more.", typed=typed
                )
            return t("choice", "“{typed}” is not among the choices.", typed=typed)
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.key() != self._kept:
            self.set_key(self._kept)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it chooses nothing by accident."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._line().selectAll()

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        if line is None:
            raise RuntimeError("A searchable choice is always editable.")
        return line

    @Slot()
    def _on_editing_finished(self) -> None:
        key = self.key()
        if self.problem() or key == self._kept:
            return
        if key is not None:
            self.set_key(key)
        self._kept = key
        self.committed.emit(key)
