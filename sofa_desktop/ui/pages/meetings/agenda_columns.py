"""The columns of an agenda, and what happens when a cell is edited. No Qt."""

from collections.abc import Callable, Sequence

from sofa_desktop.i18n import paper_terms
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.meetings.topic_columns import bad_minutes, outcomes, read_minutes

GRIP, DOCUMENTS = 0, 5
"""The column an item is taken by, and the one that goes first where there is no room."""


class AgendaColumns:
    """Shows agenda items and takes edits of their cells; a refusal of a rule passes through."""

    def __init__(
        self, desk: Desk, origin: object, lifted: Callable[[], str], may: Callable[[], bool]
    ) -> None:
        """``lifted`` tells which item is in the air, ``may`` whether the agenda can be changed."""
        self._desk = desk
        self._origin = origin
        self._lifted = lifted
        self._may_now = may

    def columns(self) -> list[Column[AgendaItemRow]]:
        """Place, item, outcome, minutes, presenter, documents."""
        return [
            Column(
                t("agenda column", "No."),
                self._place,
                width=64,
                icon=self._grip,
                tone=self._tone,
                tip=_grip_tip,
            ),
            Column(
                t("agenda column", "Item"),
                _title,
                width=180,
                stretch=True,
                icon=_fast,
                tip=_title,
                edit=Edit(Kind.TEXT, _title, self._set_title, may=self._may),
            ),
            Column(
                t("agenda column", "Outcome"),
                _outcome,
                width=92,
                edit=Edit(
                    Kind.CHOICE, _outcome_key, self._set_outcome, choices=outcomes, may=self._may
                ),
            ),
            Column(
                t("agenda column", "Min."),
                _minutes,
                width=66,
                align=Align.END,
                edit=Edit(Kind.TEXT, _minutes, self._set_minutes, may=self._may),
            ),
            Column(
                t("agenda column", "Presented by"),
                _presenter,
                width=164,
                tip=_presenter,
                edit=Edit(
                    Kind.CHOICE,
                    _presenter_id,
                    self._set_presenter,
                    optional=True,
                    choices=self._members,
                    may=self._may,
                ),
            ),
            Column(
                t("agenda column", "Documents"),
                _documents,
                width=102,
                tip=_documents_tip,
                tone=_muted,
            ),
        ]

    def _place(self, row: AgendaItemRow) -> str:
        return str(row.place + 1)

    def _grip(self, row: AgendaItemRow) -> str:
        if not self._may_now():
            return ""
        return "move" if row.id == self._lifted() else "grip-vertical"

    def _tone(self, row: AgendaItemRow) -> str:
        return "info" if row.id == self._lifted() else "muted"

    def _may(self, row: AgendaItemRow) -> bool:
        del row
        return self._may_now()

    def _members(self, row: AgendaItemRow) -> Sequence[tuple[str, str]]:
        return members(self._desk, row.presenter_id)

    def _set_title(self, row: AgendaItemRow, value: object) -> str | None:
        self._desk.meetings.change_item(row.id, title=value, origin=self._origin)
        return None

    def _set_outcome(self, row: AgendaItemRow, value: object) -> str | None:
        self._desk.meetings.change_item(row.id, outcome=value, origin=self._origin)
        return None

    def _set_minutes(self, row: AgendaItemRow, value: object) -> str | None:
        found = read_minutes(str(value))
        if not found:
            return bad_minutes()
        self._desk.meetings.change_item(row.id, minutes=found, origin=self._origin)
        return None

    def _set_presenter(self, row: AgendaItemRow, value: object) -> str | None:
        self._desk.meetings.change_item(row.id, presenter_id=value, origin=self._origin)
        return None


def members(desk: Desk, also: str = "") -> list[tuple[str, str]]:
    """Who belongs to the circle now, and whoever stands there already."""
    today = desk.clock.today()
    return named(
        each
        for each in desk.queries.members(today)
        if each.left_on is None or each.left_on > today or each.id == also
    )


def record_of(row: AgendaItemRow) -> str:
    """The id of a row."""
    return row.id


def documents(row: AgendaItemRow) -> list[str]:
    """The documents of an item, one each."""
    return [line.strip() for line in row.documents.splitlines() if line.strip()]


def _grip_tip(row: AgendaItemRow) -> str:
    del row
    return t("meetings", "Drag it to another place, or press Space and the arrows.")


def _title(row: AgendaItemRow) -> str:
    return row.title


def _fast(row: AgendaItemRow) -> str:
    return "sparkles" if row.fast_track else ""


def _outcome(row: AgendaItemRow) -> str:
    return paper_terms.outcome(row.outcome)


def _outcome_key(row: AgendaItemRow) -> str:
    return row.outcome


def _minutes(row: AgendaItemRow) -> str:
    return str(row.minutes)


def _presenter(row: AgendaItemRow) -> str:
    return row.presenter


def _presenter_id(row: AgendaItemRow) -> str | None:
    return row.presenter_id or None


def _documents(row: AgendaItemRow) -> str:
    found = documents(row)
    return tn("meetings", "{n} document", "{n} documents", len(found)) if found else ""


def _documents_tip(row: AgendaItemRow) -> str:
    return "\n".join(documents(row))


def _muted(row: AgendaItemRow) -> str:
    del row
    return "muted"
