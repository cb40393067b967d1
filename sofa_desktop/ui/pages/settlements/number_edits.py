"""Fields for a percentage and for a whole number."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.money import BASIS
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.reading import read_amount
from sofa_desktop.ui.kit.text_edit import TextEdit

END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
NARROW = 104


class PercentEdit(TextEdit):
    """A rate as people write it: 12.5 or 12,5 %; its value is whole basis points."""

    def __init__(
        self,
        *,
        most: int = BASIS,
        optional: bool = False,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``empty`` is what stands where nothing is given, in words."""
        super().__init__("", parent=parent)
        self._most = most
        self._optional = optional
        self.setAlignment(END)
        self.setPlaceholderText(empty or formats.percent(0))
        self.setMaximumWidth(NARROW)

    def bp(self) -> int | None:
        """The rate in basis points; None while empty or unclear."""
        typed = self.value().removesuffix("%")
        point = "," if "," in formats.amount(1, "EUR") else "."
        found = read_amount(typed, 2, "", point)
        return found if found is not None and 0 <= found <= self._most else None

    def set_bp(self, bp: int | None) -> None:
        """Show a rate."""
        self.set_value("" if bp is None else formats.percent(bp))

    def problem(self) -> str:
        if not self.value():
            return "" if self._optional else t("percent", "A percentage is needed here.")
        if self.bp() is None:
            return t(
                "percent",
                "“{typed}” is not a percentage from 0 to {most}. Write it like {like}.",
                typed=self.value(),
                most=formats.percent(self._most),
                like=formats.percent(1_250),
            )
        return ""

    @Slot()
    def _on_editing_finished(self) -> None:
        before = self._kept
        if self.problem():
            return
        self.set_bp(self.bp())
        if self.text() != before:
            self.committed.emit(self.bp())


class WholeEdit(TextEdit):
    """A whole number of zero or more."""

    def __init__(
        self,
        *,
        most: int,
        optional: bool = False,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``empty`` is what stands where nothing is given, in words."""
        super().__init__("", parent=parent)
        self._most = most
        self._optional = optional
        self.setAlignment(END)
        self.setPlaceholderText(empty)
        self.setMaximumWidth(NARROW)

    def number(self) -> int | None:
        """The number; None while empty or unclear."""
        typed = self.value()
        if not (typed.isascii() and typed.isdecimal()):
            return None
        return int(typed) if len(typed) < 10 and int(typed) <= self._most else None

    def set_number(self, number: int | None) -> None:
        """Show a number."""
        self.set_value("" if number is None else str(number))

    def problem(self) -> str:
        if not self.value():
            return "" if self._optional else t("whole", "A number is needed here.")
        if self.number() is None:
            return t(
                "whole",
                "“{typed}” is not a whole number from 0 to {most}.",
                typed=self.value(),
                most=self._most,
            )
        return ""
