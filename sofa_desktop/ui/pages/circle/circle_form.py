"""What the circle is and how it works: name, parent, kind, time zone, and its rules."""

from sofa_desktop.domain.circle import Circle
from sofa_desktop.i18n import circle_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.circle import member_words
from sofa_desktop.ui.pages.circle.fields import CircleForm


class _OwnRecord(CircleForm):
    """Some fields of the circle's own record; each is kept as one leaves it."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(self._keep_field, beside=True)
        self._context = context
        self._page = page

    def show_circle(self, circle: Circle) -> None:
        """Show what is kept."""
        self.show_record(circle.id, {key: str(getattr(circle, key)) for key in self._editors})

    def _keep_field(self, _record: str, field: str, value: object) -> None:
        self._context.desk.circle.change(origin=self._page, **{field: value or ""})


class CircleFacts(_OwnRecord):
    """What the circle is."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.add_line("name", t("circle", "Name"))
        self.add_line(
            "parent",
            t("circle", "Parent circle"),
            hint=t("circle", "Aim and domain are agreed with it; leader and delegate link to it."),
        )
        self.add_choice("kind", t("circle", "Kind"), circle_terms.circle_kinds())
        self.add_choice("status", t("circle", "Status"), circle_terms.circle_statuses())
        self.add_line(
            "currency",
            t("circle", "Currency"),
            hint=t("circle", "Its three letters. It stays as it is once money is recorded."),
        )


class CircleRules(_OwnRecord):
    """How the circle meets and decides."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.add_optional(
            "time_zone",
            t("circle", "Time zone"),
            empty=t("circle", "This computer's"),
            choices=member_words.zone_choices(),
            hint=t("circle", "Its meetings are set in it."),
        )
        self.add_line(
            "meeting_minutes",
            t("circle", "A meeting lasts"),
            hint=t("circle", "Minutes, unless a meeting says otherwise."),
        )
        self.add_choice("absence_rule", t("circle", "Who is absent"), circle_terms.absence_rules())
        self.add_choice(
            "approval_rule", t("circle", "Minutes are approved"), circle_terms.approval_rules()
        )
        self.add_line(
            "warning_days",
            t("circle", "Warn ahead"),
            hint=t("circle", "Days before a term or a policy ends."),
        )
