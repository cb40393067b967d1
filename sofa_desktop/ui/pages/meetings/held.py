"""A meeting that is over: its minutes to read, and the one line from draft to published."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.in_sight import InSight
from sofa_desktop.ui.governance.steps import Step, StepsLine
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.meetings import meeting_words, minutes_blocks
from sofa_desktop.ui.pages.meetings.meeting_words import Phase
from sofa_desktop.ui.pages.meetings.minutes_blocks import Block
from sofa_desktop.ui.pages.meetings.minutes_form import MinutesForm, about
from sofa_desktop.ui.pages.meetings.prose import Prose

READABLE = 760
"""Width of the text: longer lines are hard to read."""
MOST = 100
_LOOKS = {
    minutes_blocks.HEADING: "heading",
    minutes_blocks.TEXT: "",
    minutes_blocks.QUIET: "small",
}


class HeldMeeting(Scroll):
    """The minutes of one meeting.

    Signals:
        deed_asked: the one next thing: ``approve``, ``send_again`` or ``publish``.
    """

    deed_asked = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._shown: tuple[str, list[Block]] = ("", [])
        self.phase: Phase | None = None
        self.title = Prose("", "subtitle")
        self.facts = Prose("", "muted")
        self.steps = StepsLine(t("meetings", "The way of the minutes"))
        self.sentence = Prose()
        self.next = Button("", "")
        self.mend = Button("", "link")
        self.mend.setCheckable(True)
        self.form: MinutesForm | None = None
        self._fields = QVBoxLayout()
        self.paper = Card()
        self.paper.setAccessibleName(t("meetings", "Minutes"))
        self.paper.box.setContentsMargins(28, 20, 28, 24)
        self.paper.box.setSpacing(8)
        self._text = QVBoxLayout()
        self._text.setSpacing(8)
        self.paper.box.addLayout(self._text)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.next)
        row.addWidget(self.mend)
        row.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(READABLE + 64)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.facts)
        box.addWidget(self.steps)
        box.addWidget(self.sentence)
        box.addLayout(row)
        box.addWidget(self.paper)
        box.addLayout(self._fields)
        beside = QHBoxLayout()
        beside.addWidget(column, MOST)
        beside.addStretch(1)
        self.box.addLayout(beside)
        self.box.addStretch(1)
        self.next.clicked.connect(self._on_next_clicked)
        self.mend.toggled.connect(self._on_mend_toggled)
        self._row: MeetingRow | None = None
        self._headings: dict[int, QWidget] = {}
        self._item = 0

    def show_meeting(self, row: MeetingRow) -> None:
        """Show a meeting's minutes as they are now."""
        self._row = row
        desk = self._context.desk
        circle = desk.queries.circle()
        rule = str(circle.approval_rule) if circle else ""
        self.phase = meeting_words.phase(row, desk.clock.now(), rule)
        self.title.setText(meeting_words.name(row))
        told = [formats.weekday(row.held_on), meeting_words.span(row), row.room]
        people = [row.facilitator and t("meetings", "{name} facilitated", name=row.facilitator)]
        people.append(
            row.secretary and t("meetings", "{name} wrote the minutes", name=row.secretary)
        )
        self.facts.setText(" · ".join(filter(None, (*told, *people))))
        self._show_phase(self.phase, meeting_words.phases(row, rule))
        payload = desk.minutes.payload(row.id)
        shown = minutes_blocks.blocks(payload)
        if (row.id, shown) != self._shown:
            other = self._shown[0] != row.id
            self._shown = (row.id, shown)
            self._show_text(shown)
            if other:
                self._item = 0
                self.mend.setChecked(False)
                self.verticalScrollBar().setValue(0)
        self._show_form(row)

    def show_item(self, place: int) -> None:
        """Scroll to what was said on an item, by its place on the agenda, from 1."""
        self.mend.setChecked(False)
        heading = self._headings.get(place)
        self._item = place if heading is not None else 0
        if heading is not None:
            InSight(heading)

    def item(self) -> int:
        """The place of the item that was looked up last; 0 where none was."""
        return self._item

    def keep_typed(self) -> None:
        """Keep what is being typed into the minutes."""
        if self.form is not None:
            self.form.keep_typed()

    def blocks(self) -> Sequence[Block]:
        """What the document says."""
        return tuple(self._shown[1])

    def _show_phase(self, phase: Phase, way: Sequence[tuple[str, str]]) -> None:
        steps = [Step(key, word) for key, word in way]
        self.steps.show_steps(steps, phase.key)
        self.sentence.setText(phase.sentence)
        self.next.setText(deed_words(phase.deed))
        self.next.setVisible(bool(phase.deed))
        self.next.setEnabled(not phase.why_not)
        self.next.setToolTip(phase.why_not)
        self.next.setAccessibleDescription(phase.why_not)

    def _show_text(self, shown: Sequence[Block]) -> None:
        clear(self._text)
        if not shown:
            nothing = t("meetings", "Nothing was written down in this meeting.")
            self._text.addWidget(Label(nothing, "muted", wrap=True))
        self._headings = {}
        for block in shown:
            made = _block(block)
            self._text.addWidget(made)
            if block.place:
                self._headings[block.place] = made

    def _show_form(self, row: MeetingRow) -> None:
        """The fields instead of the document, while a draft is put right."""
        draft = row.state == MeetingState.MINUTES_DRAFT
        self.mend.setVisible(draft)
        mending = draft and self.mend.isChecked()
        words = t("meetings", "Read them") if mending else t("meetings", "Change what they say")
        self.mend.setText(words)
        self.paper.setVisible(not mending)
        if not mending:
            self._put_form_away()
            return
        queries = self._context.desk.queries
        items, people = queries.agenda(row.id), queries.attendance(row.id)
        if self.form is None or self.form.about != about(items, people):
            self._put_form_away()
            self.form = MinutesForm(self._context.desk, self._page, items, people)
            self._fields.addWidget(self.form)
        self.form.show_meeting(row, items, people)

    def _put_form_away(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.keep_typed()
            clear(self._fields)

    @Slot()
    def _on_mend_toggled(self) -> None:
        if self._row is not None:
            row = self._context.desk.queries.meeting(self._row.id)
            if row is not None:
                self.keep_typed()
                self.show_meeting(row)

    @Slot()
    def _on_next_clicked(self) -> None:
        if self.phase is not None and self.phase.deed:
            self.deed_asked.emit(self.phase.deed)


def deed_words(deed: str) -> str:
    """The verb of the next step."""
    return {
        "approve": t("meetings", "Approve the minutes"),
        "at_end": t("meetings", "Approved at the end of the meeting"),
        "send_again": t("meetings", "Send them again"),
        "publish": t("meetings", "Publish…"),
    }.get(deed, "")


def _block(block: Block) -> QWidget:
    if block.look == minutes_blocks.WORDING:
        wording = Wording(t("minutes", "Wording"))
        if block.old:
            wording.show_difference(block.old, block.text)
        else:
            wording.show_text(block.text)
        return wording
    if block.look == minutes_blocks.POINT:
        return Prose(f"•  {block.text}")
    label = Prose(block.text, _LOOKS[block.look])
    if block.look == minutes_blocks.HEADING:
        label.setContentsMargins(0, 12, 0, 0)
    return label
