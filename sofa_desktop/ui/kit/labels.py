"""Text on a page: always plain text, in one of the few looks of the style sheet."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

PLAIN = Qt.TextFormat.PlainText
AT_LEFT = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
AT_RIGHT = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
"""A text stands where the window begins to be read, whatever letters it begins with."""


class Label(QLabel):
    """A text. Looks: title, subtitle, heading, strong, muted, small, error, figure, or none."""

    def __init__(
        self, text: str = "", look: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(PLAIN)
        self.setAlignment(AT_RIGHT if self.isRightToLeft() else AT_LEFT)
        self.setText(text)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)

    def say(self, text: str) -> None:
        """Show this text; an empty one hides the label."""
        self.setText(text)
        show_if(self, there=bool(text))


class Line(QFrame):
    """A hairline, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "line")
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


def show_if(widget: QWidget, *, there: bool) -> None:
    """Show or hide a widget; what stands nowhere yet is shown with what it will stand in.

    Without a parent it would be a window of its own for a moment, and take the keyboard.
    """
    if there and widget.parentWidget() is None and not widget.isVisible():
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        widget.setVisible(there)


def plain_tip(text: str) -> str:
    """A text as a tooltip that is never read as markup."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


def plain_menu(text: str) -> str:
    """A text for a menu or button in which an ampersand is an ampersand."""
    return text.replace("&", "&&")


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's dynamic properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
