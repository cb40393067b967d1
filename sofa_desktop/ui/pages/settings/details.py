"""The lines about both parties that stand on statements, edited in place."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.text_edit import TextEdit

_CIRCLE = ("code", "address", "tax_id", "iban")
_SOFA = ("sofa_name", "sofa_address", "sofa_tax_id", "sofa_iban", "sofa_bic")


class Details(QWidget):
    """Fields of the circle's record; each is kept as one leaves it."""

    def __init__(self, context: Context, page: Page, names: tuple[str, ...]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._names = names
        self._edits: dict[str, TextEdit] = {}
        form = Form(beside=True, parent=self)
        self.form = form
        for name in names:
            edit = TextEdit()
            edit.setObjectName(name)
            edit.committed.connect(self._on_committed)
            self._edits[name] = edit
            label, hint = _words(name)
            form.add(name, label, edit, hint=hint)

    def refresh(self) -> None:
        """Show what is kept."""
        circle = self._context.desk.queries.circle()
        for name in self._names:
            edit = self._edits[name]
            if not edit.hasFocus():
                edit.set_value(str(getattr(circle, name)) if circle else "")

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        name = self.sender().objectName()
        desk = self._context.desk
        self._page.attempt(lambda: desk.circle.change(origin=self._page, **{name: str(value)}))


def circle_details(context: Context, page: Page) -> Details:
    """What statements say of the circle."""
    return Details(context, page, _CIRCLE)


def sofa_details(context: Context, page: Page) -> Details:
    """What statements say of SoFA."""
    return Details(context, page, _SOFA)


def _words(name: str) -> tuple[str, str]:
    return {
        "code": (t("settings", "Code"), t("settings", "Begins each statement's number: IC.")),
        "address": (t("settings", "Address"), ""),
        "tax_id": (t("settings", "Tax number"), t("settings", "Only where one is needed.")),
        "iban": (t("settings", "IBAN"), t("settings", "Where SoFA pays the circle.")),
        "sofa_name": (t("settings", "Name"), ""),
        "sofa_address": (t("settings", "Address"), ""),
        "sofa_tax_id": (t("settings", "Tax number"), t("settings", "Only where one is needed.")),
        "sofa_iban": (
            t("settings", "IBAN"),
            t("settings", "Where the circle pays SoFA; with it a euro statement carries a code."),
        ),
        "sofa_bic": (t("settings", "BIC"), t("settings", "Only where the bank asks for it.")),
    }[name]
