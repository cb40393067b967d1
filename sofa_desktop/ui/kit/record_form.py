"""The fields of one record, each kept as one leaves it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Field, Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.text_edit import TextEdit

Editor = TextEdit | ProseEdit | ChoiceEdit
Keep = Callable[[str, str, object], object]


class RecordForm(Form):
    """Editing in place: no button; a refusal stands beside the field, what was typed stays.

    ``keep`` (a bound method) gets the record's id, the field and its new value; it may raise
    ``Refused``.
    """

    def __init__(self, keep: Keep, *, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(beside=beside, parent=parent)
        self._keep = keep
        self._record = ""
        self._editors: dict[str, Editor] = {}
        self._stored: dict[str, str] = {}

    def add_line(self, key: str, label: str, *, hint: str = "") -> TextEdit:
        """A field of one line."""
        edit = TextEdit()
        self._put(key, label, edit, hint)
        return edit

    def add_prose(self, key: str, label: str, *, least: int = 2, hint: str = "") -> ProseEdit:
        """A field of several lines."""
        edit = ProseEdit(least)
        self._put(key, label, edit, hint)
        return edit

    def add_choice(
        self, key: str, label: str, choices: Sequence[tuple[str, str]], *, hint: str = ""
    ) -> ChoiceEdit:
        """A field for one of many."""
        edit = ChoiceEdit([Choice(*choice) for choice in choices])
        self._put(key, label, edit, hint)
        return edit

    def show_record(self, record: str, values: Mapping[str, str]) -> None:
        """Show a record's values; what is being typed into the same record stays."""
        other = record != self._record
        if other:
            self.keep_typed()
            self._record = record
        for key, edit in self._editors.items():
            stored = values[key]
            typing = _typed(edit) != self._stored.get(key, "")
            busy = edit.hasFocus() or bool(self.field(key).error())
            self._stored[key] = stored
            if other or not (typing and busy) or _typed(edit) == stored:
                _show(edit, stored)
                self.field(key).tell("")

    def keep_typed(self) -> None:
        """Keep what is still being typed, as if the fields were left."""
        for edit in self._editors.values():
            if isinstance(edit, ProseEdit):
                edit.commit()
            elif isinstance(edit, TextEdit):
                edit.editingFinished.emit()

    def _put(self, key: str, label: str, edit: Editor, hint: str) -> Field:
        edit.setObjectName(key)
        edit.committed.connect(self._on_committed)
        self._editors[key] = edit
        return self.add(key, label, edit, hint=hint)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        key = self.sender().objectName()
        edit = self._editors[key]
        before = self._stored.get(key, "")
        if not self._record or value == before:
            return
        self._stored[key] = value if isinstance(value, str) else _typed(edit)
        try:
            self._keep(self._record, key, value)
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            self._stored[key] = before
            _show_wrong(edit, before)
            self.field(key).tell(sentence(refusal))


def _typed(edit: Editor) -> str:
    if isinstance(edit, ChoiceEdit):
        return edit.key() or ""
    return edit.toPlainText() if isinstance(edit, ProseEdit) else edit.text()


def _show(edit: Editor, value: str) -> None:
    if isinstance(edit, ChoiceEdit):
        edit.set_key(value)
    else:
        edit.set_value(value)


def _show_wrong(edit: Editor, stored: str) -> None:
    """Esc shall bring back what is stored; until then the wrong text stays to be mended."""
    if isinstance(edit, ChoiceEdit):
        edit.set_key(stored)
        return
    typed = _typed(edit)
    edit.set_value(stored)
    if isinstance(edit, ProseEdit):
        edit.setPlainText(typed)
    else:
        edit.setText(typed)
