"""The fields of the line that takes entries, and the entry they say."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Split
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ledger import Flow
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.lookups import Lookups

Editor = TextEdit | ChoiceEdit


class EntryFields(QFrame):
    """Date, amount, what, category, edition, account; whoever shows them lays them out."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Lookups | None = None
        self.day = DateEdit(today)
        self.amount = MoneyEdit("EUR")
        self.text = TextEdit()
        self.category = ChoiceEdit(optional=True, empty=t("money column", "Category"))
        self.edition = ChoiceEdit(optional=True, empty=t("money column", "Edition"))
        self.account = ChoiceEdit()
        self._name_editors()

    def editors(self) -> tuple[tuple[Editor, int], ...]:
        """Each field in order, and its share of the room."""
        return (
            (self.day, 4),
            (self.amount, 3),
            (self.text, 5),
            (self.category, 4),
            (self.edition, 4),
            (self.account, 5),
        )

    def _name_editors(self) -> None:
        names: dict[Editor, str] = {
            self.day: t("money column", "Date"),
            self.amount: t("money column", "Amount"),
            self.text: t("money column", "What"),
            self.category: t("money column", "Category"),
            self.edition: t("money column", "Edition"),
            self.account: t("money column", "Account"),
        }
        for editor, name in names.items():
            editor.setAccessibleName(name)
            line_of(editor).setAccessibleName(name)
            editor.setMinimumWidth(72)
        self.day.setMinimumWidth(136)
        self.text.setPlaceholderText(t("money", "What it was for"))
        self.amount.setPlaceholderText(t("money column", "Amount"))

    def show_known(self, known: Lookups) -> None:
        """Take up the accounts, categories and editions there are now."""
        self._known = known
        accounts = known.account_choices()
        self.account.set_choices([Choice(*pair) for pair in accounts])
        if self.account.key() is None and accounts:
            self.account.set_key(accounts[0][0])
        self.account.setVisible(len(accounts) > 1)
        self.category.set_choices([Choice(*pair) for pair in known.category_choices()])
        self.edition.set_choices([Choice(*pair) for pair in known.edition_choices()])
        self.edition.setVisible(bool(known.editions))

    def problem(self) -> tuple[Editor, str] | None:
        """The first field that is not right, and why."""
        for editor, _ in self.editors():
            if not editor.isHidden() and (wrong := editor.problem()):
                return editor, wrong
        if not self.amount.minor():
            return self.amount, t("money", "An amount of nothing is no entry.")
        if not self.text.value() and not self.category.key():
            return self.text, t("money", "Say in a word what it was for.")
        return None

    def flow(self) -> Flow:
        """The entry that was typed.

        Raises:
            Refused: ``record.no_day`` while day or amount are unclear.
        """
        known, minor, day = self._known, self.amount.minor(), self.day.day()
        if known is None or minor is None or day is None:
            raise Refused("record.no_day")
        chosen = self.category.key() or known.unsorted(inward=minor > 0)
        edition = self.edition.key()
        return Flow(
            account_id=self.account.key() or "",
            on=day,
            splits=(Split(Id(chosen), minor, Id(edition) if edition else None),),
            text=self.text.value() or known.name(chosen),
        )

    def clear(self) -> None:
        """Make room for the next entry; day and account stay."""
        self.amount.set_outward(outward=False)
        self.amount.set_minor(None)
        self.text.set_value("")
        self.category.set_key(None)
        self.edition.set_key(None)

    def goes_out(self) -> bool:
        """Whether money for the chosen category goes out."""
        key = self.category.key()
        return bool(key) and self._known is not None and self._known.goes_out(str(key))


def line_of(editor: Editor) -> QLineEdit:
    """Where one types in a field."""
    if isinstance(editor, ChoiceEdit):
        line = editor.lineEdit()
        if line is None:
            raise RuntimeError("A searchable choice is always editable.")
        return line
    return editor
