"""The sheets about the agreement: the circle's consent, and SoFA's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit


@dataclass(frozen=True, slots=True)
class Consent:
    """The circle's consent, and SoFA's where it was given."""

    on: date
    note: str
    sofa_on: date | None


class ConsentSheet(Sheet):
    """When and where the circle consented; answers with a ``Consent``."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            t("agreement", "Record the consent"),
            t("agreement", "Record the consent"),
            t(
                "agreement",
                "From then on this version holds and its terms stay as they are; another "
                "agreement is a new version. Statements can be issued under it.",
            ),
            parent=parent,
        )
        self.on = DateEdit(today)
        self.on.set_day(today())
        self.note = TextEdit(needed=t("agreement", "Say in which meeting, or where it is noted."))
        self.note.setPlaceholderText(t("agreement", "Meeting of 12 May, item 5"))
        self.sofa_on = DateEdit(today, optional=True)
        self.form = Form()
        self.form.add("on", t("agreement", "Day of the circle's consent"), self.on)
        self.form.add("note", t("agreement", "Meeting or note"), self.note)
        self.form.add(
            "sofa_on",
            t("agreement", "Day of SoFA's consent"),
            self.sofa_on,
            hint=t("agreement", "Leave it empty if it is still awaited."),
        )
        self.body.addWidget(self.form)
        self.note.setFocus()

    def answer(self) -> object | None:
        on = self.on.day()
        if not self.form.is_sound() or on is None:
            return None
        return Consent(on, self.note.value(), self.sofa_on.day())

    @classmethod
    def ask(cls, today: Callable[[], date], parent: QWidget) -> "ConsentSheet":
        """Open it."""
        sheet = cls(today, parent)
        sheet.open()
        return sheet


class SofaConsentSheet(Sheet):
    """When SoFA consented; answers with the day."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        verb = t("agreement", "Note SoFA's consent")
        super().__init__(verb, verb, parent=parent)
        self.on = DateEdit(today)
        self.on.set_day(today())
        self.form = Form()
        self.form.add("on", t("agreement", "Day of SoFA's consent"), self.on)
        self.body.addWidget(self.form)

    def answer(self) -> object | None:
        return self.on.day() if self.form.is_sound() else None

    @classmethod
    def ask(cls, today: Callable[[], date], parent: QWidget) -> "SofaConsentSheet":
        """Open it."""
        sheet = cls(today, parent)
        sheet.open()
        return sheet
