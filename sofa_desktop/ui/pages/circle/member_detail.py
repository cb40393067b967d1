"""One member: time zone and hours, contact kept apart, and what was changed."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.circle import member_words
from sofa_desktop.ui.pages.circle.fields import CircleForm

EVERY_MS = 20_000
"""How often the local time is told anew."""
UPRIGHT, ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
GAP = 32


class MemberDetail(QWidget):
    """The detail beside or below the table of members."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.setAccessibleName(t("circle", "The chosen member"))
        self._context = context
        self._page = page
        self._zone = ""
        self._own_zone = ""
        self._heading = Label("", "subtitle", wrap=True)
        self.local = Label("", "small", wrap=True)
        self.hours = Label("", "small", wrap=True)
        self.form = CircleForm(self._keep)
        self.contact = CircleForm(self._keep)
        self.history = HistoryList(t("circle", "Changes of the member"))
        self._columns = QBoxLayout(UPRIGHT)
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._tick.timeout.connect(self._say_time)
        self._tick.start()

    def show_member(self, member: MemberRow, own_zone: str) -> None:
        """Show a member; ``own_zone`` is the circle's, taken where the member has none."""
        self._zone, self._own_zone = member.time_zone, own_zone
        self._heading.setText(member.name)
        values = member_words.values(member)
        self.form.show_record(member.id, values)
        self.contact.show_record(member.id, values)
        self.hours.say(member_words.hours_sentence(member))
        self.history.show_changes(self._context.desk.queries.history(member.id), of=member.id)
        self._say_time()

    def keep_typed(self) -> None:
        """Keep what is being typed."""
        self.form.keep_typed()
        self.contact.keep_typed()

    def stand(self, *, upright: bool) -> None:
        """One section below the other, or side by side."""
        self._columns.setDirection(UPRIGHT if upright else ACROSS)

    def _build(self) -> None:
        self.form.add_optional(
            "time_zone",
            t("circle", "Time zone"),
            empty=t("circle", "The circle's own"),
            choices=member_words.zone_choices(),
        )
        self.form.box.addWidget(self.local)
        self.form.add_line("hours_month", t("circle", "Hours a month"))
        self.form.box.addWidget(self.hours)
        self.contact.add_line("email", t("circle", "Email"))
        self.contact.add_line("phone", t("circle", "Phone"))
        self.contact.add_line("place", t("circle", "Place"))
        self.contact.add_text("note", t("circle", "Note"))
        contact = Section(t("circle", "Contact, only in this file"))
        contact.box.addWidget(
            Label(
                t("circle", "It stands on no paper and is not handed on unless you ask for it."),
                "small",
                wrap=True,
            )
        )
        contact.box.addWidget(self.contact)
        contact.box.addStretch(1)
        member = Section(t("circle", "Time and hours"))
        member.box.addWidget(self.form)
        member.box.addStretch(1)
        changes = Section(t("circle", "What was changed"))
        changes.box.addWidget(self.history)
        changes.box.addStretch(1)
        self._columns.setSpacing(GAP)
        for section in (member, contact, changes):
            section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._columns.addWidget(section, 1)
        scroll = Scroll()
        scroll.box.setSpacing(4)
        scroll.box.addWidget(self._heading)
        scroll.box.addLayout(self._columns)
        scroll.box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _keep(self, member_id: str, field: str, value: object) -> None:
        people = self._context.desk.people
        people.change(member_id, origin=self._page, **{field: value or ""})

    @Slot()
    def _say_time(self) -> None:
        now = self._context.desk.clock.now()
        self.local.say(member_words.local_time(self._zone or self._own_zone, now))
