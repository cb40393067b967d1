"""The lines about both parties that stand on statements, edited in place."""

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm

_PROSE = frozenset({"address", "sofa_address"})


class Details(RecordForm):
    """Some fields of the circle's record; each is kept as one leaves it."""

    def __init__(self, context: Context, page: Page, names: tuple[str, ...]) -> None:
        super().__init__(self._keep_field, beside=True)
        self._context = context
        self._page = page
        self._names = names
        for name in names:
            label, hint = _words(name)
            add = self.add_prose if name in _PROSE else self.add_line
            add(name, label, hint=hint)

    def refresh(self) -> None:
        """Show what is kept."""
        circle = self._context.desk.queries.circle()
        if circle is not None:
            self.show_record(circle.id, {name: getattr(circle, name) for name in self._names})

    def _keep_field(self, _record: str, name: str, value: object) -> None:
        self._context.desk.circle.change(origin=self._page, **{name: str(value)})


def circle_details(context: Context, page: Page) -> Details:
    """What statements say of the circle."""
    return Details(context, page, ("code", "address", "tax_id", "iban"))


def sofa_details(context: Context, page: Page) -> Details:
    """What statements say of SoFA."""
    names = ("sofa_name", "sofa_address", "sofa_tax_id", "sofa_iban", "sofa_bic")
    return Details(context, page, names)


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
