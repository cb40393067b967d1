"""A field for an amount in whole minor units."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.money import exponent
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.reading import read_amount
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.theme.theme import current

BEGIN = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
SIDE = 11
END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class MoneyEdit(TextEdit):
    """An amount in one currency; its value is whole minor units, of any size.

    Reads 1.234,56 and 1,234.56, −80 and (80), with or without the currency code, and writes
    it in the person's way when the focus leaves.
    """

    def __init__(
        self,
        currency: str,
        *,
        optional: bool = False,
        tells: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``tells`` writes the currency at the other side of the field."""
        super().__init__("", parent=parent)
        self._currency = currency
        self._tells = tells
        self._optional = optional
        self._outward = False
        self.setAlignment(END)
        self.setPlaceholderText(formats.amount(0, currency))

    def set_currency(self, currency: str) -> None:
        """Read and write in another currency; the text stays."""
        self._currency = currency
        self.setPlaceholderText(formats.amount(0, currency))
        self.update()

    def set_outward(self, *, outward: bool) -> None:
        """Whether an amount typed without a sign is below zero; a typed sign always counts."""
        self._outward = outward

    def minor(self) -> int | None:
        """The amount in minor units; None while empty or unclear."""
        point = "," if "," in formats.amount(1, "EUR") else "."
        read = read_amount(self.text(), exponent(self._currency), self._currency, point)
        if read is not None and self._outward and self.value()[:1] != "+":
            return -abs(read)
        return read

    def set_minor(self, minor: int | None) -> None:
        """Show an amount."""
        signed = self._outward
        shown = "" if minor is None else formats.amount(minor, self._currency, sign=signed)
        self.set_value(shown)

    def problem(self) -> str:
        if not self.value():
            return "" if self._optional else t("amount", "An amount is needed here.")
        if self.minor() is None:
            return t(
                "amount",
                "“{typed}” is not an amount in {currency}. Write it like {like}.",
                typed=self.value(),
                currency=self._currency,
                like=formats.amount(123456, self._currency),
            )
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._tells:
            painter = QPainter(self)
            painter.setPen(QColor(current().colours.muted))
            inner = self.rect().adjusted(SIDE, 0, -SIDE, 0)
            painter.drawText(inner, BEGIN, self._currency)

    @Slot()
    def _on_editing_finished(self) -> None:
        minor = self.minor()
        before = self._kept
        if self.problem():
            return
        self.set_minor(minor)
        if self.text() != before:
            self.committed.emit(minor)
