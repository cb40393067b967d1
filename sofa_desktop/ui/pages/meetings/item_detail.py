"""The chosen agenda item: why it is there, its documents, and what absent members wrote on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n import agenda_reasons, formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.services.policy_rows import WrittenWordRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label, Line
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.pages.meetings.prose import Prose
from sofa_desktop.ui.pages.meetings.word_sheet import WordSheet, written_kind


class ItemDetail(Card):
    """Below the agenda: what belongs to the item that is chosen.

    Signals:
        subject_asked: type and id of what the item is about.
    """

    subject_asked = Signal(str, str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__("")
        self._context = context
        self._page = page
        self._row: AgendaItemRow | None = None
        self._words: list[WrittenWordRow] = []
        self.title = Prose("", "heading")
        self.reason = Prose("", "muted")
        self.subject = Button(t("meetings", "Show what it is about"), "link")
        self.form = RecordForm(self._keep)
        self.form.add_prose(
            "documents",
            t("meetings", "Documents"),
            least=1,
            hint=t("meetings", "One a line: a title, a file, a link."),
        )
        self.heading = Label(t("meetings", "Written words of who will not be there"), "strong")
        self.add = Button(t("meetings", "Note a written word…"), "small")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.box.addWidget(self.title)
        self.box.addWidget(self.reason)
        self.box.addWidget(self.subject)
        self.box.addWidget(self.form)
        self.box.addWidget(self.heading)
        self.box.addLayout(self._list)
        self.box.addLayout(row)
        self.add.clicked.connect(self.note_word)
        self.subject.clicked.connect(self._on_subject_clicked)

    def show_item(self, row: AgendaItemRow | None) -> None:
        """Show an item; none hides the card."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            self.form.keep_typed()
            return
        self.title.setText(row.title)
        self.reason.say(agenda_reasons.reason_of(row.reason))
        self.subject.setVisible(bool(row.subject_id))
        self.form.show_record(row.id, {"documents": row.documents})
        words = self._context.desk.queries.written_words(_subject(row))
        if words != self._words:
            self._words = words
            self._show_words(words, selects=_selects(row))

    def note_word(self) -> None:
        """Ask for what somebody wrote who will not be there."""
        row = self._row
        if row is not None:
            desk = self._context.desk
            selects = _selects(row)
            WordSheet(
                desk, _subject(row), row.title, self._page, self._page, selects=selects
            ).open()

    def words(self) -> Sequence[WrittenWordRow]:
        """What is shown of written words."""
        return tuple(self._words)

    def _keep(self, record: str, field: str, value: object) -> None:
        del field
        self._context.desk.meetings.change_item(record, documents=value, origin=self._page)

    def _show_words(self, words: Sequence[WrittenWordRow], *, selects: bool) -> None:
        clear(self._list)
        for word in words:
            kind = written_kind(word.kind, selects=selects)
            self._list.addWidget(_Word(word, kind, self._on_remove_clicked))

    @Slot()
    def _on_remove_clicked(self) -> None:
        word = self.sender().objectName()
        proposals = self._context.desk.proposals
        self._page.attempt(lambda: proposals.remove_word(word, origin=self._page))

    @Slot()
    def _on_subject_clicked(self) -> None:
        if self._row is not None:
            self.subject_asked.emit(self._row.subject_type, self._row.subject_id)


class _Word(QWidget):
    """What one member wrote, with its round."""

    def __init__(self, word: WrittenWordRow, kind: str, remove: object) -> None:
        super().__init__()
        answer = {
            "consent": t("meetings", "Consent."),
            "objection": t("meetings", "Objection."),
        }.get(word.answer, "")
        head = t(
            "meetings",
            "{name}, for the {round}, written {day}",
            name=word.member,
            round=kind,
            day=formats.day(word.written_on),
        )
        said = " ".join(filter(None, (answer, word.text)))
        self.setAccessibleName(f"{head}: {said}")
        button = Button(t("meetings", "Remove"), "link", name=f"{t('meetings', 'Remove')}: {head}")
        button.setObjectName(word.id)
        button.clicked.connect(remove)
        top = QHBoxLayout()
        top.addWidget(Prose(head, "small"), 1)
        top.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(Line())
        box.addLayout(top)
        box.addWidget(Prose(said))


def _subject(row: AgendaItemRow) -> str:
    """Whose written words they are: the proposal's or selection's, else the item's own."""
    return row.subject_id if row.subject_type in {"proposal", "selection"} else row.id


def _selects(row: AgendaItemRow) -> bool:
    """Whether the circle selects somebody for a role under it, not only hears of the role."""
    if row.subject_type == "selection":
        return True
    reason = row.key.partition(":")[0]
    return row.subject_type == "role" and (not reason or reason in _SELECTS)


_SELECTS = frozenset({"term.ending", "role.vacant", "selection.begun"})
