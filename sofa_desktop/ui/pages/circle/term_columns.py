"""The history of a role's holders as columns; days and notes are corrected in place. No Qt."""

from datetime import date

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import TermRow
from sofa_desktop.ui.kit.columns import Column, Edit, Kind
from sofa_desktop.ui.pages.circle.presenter import last_day


class TermColumns:
    """The history of a role's holders; days and notes are corrected in place."""

    def __init__(self, desk: Desk, origin: object) -> None:
        self._desk = desk
        self._origin = origin

    def columns(self) -> list[Column[TermRow]]:
        """Holder, from, until, note."""
        today = self._desk.clock.today
        return [
            Column(
                t("term column", "Holder"),
                _holder,
                key="holder",
                width=170,
                stretch=True,
                icon=self._icon,
                tip=self._holder_tip,
            ),
            Column(
                t("term column", "From"),
                _starts,
                key="starts",
                width=112,
                sort_key=_starts_on,
                edit=Edit(Kind.DATE, _starts_on, self._set_start, today=today),
            ),
            Column(
                t("term column", "Until"),
                _ends,
                key="ends",
                width=112,
                sort_key=last_day,
                tip=_ends_tip,
                edit=Edit(Kind.DATE, _ends_on, self._set_end, today=today, may=_runs_out),
            ),
            Column(
                t("term column", "Note"),
                _note,
                width=60,
                stretch=True,
                tone=_muted,
                tip=_note,
                edit=Edit(Kind.TEXT, _term_note, self._set_note),
            ),
        ]

    def _set_start(self, row: TermRow, value: object) -> str | None:
        self._desk.roles.change_term(row.id, starts_on=value, origin=self._origin)
        return None

    def _set_end(self, row: TermRow, value: object) -> str | None:
        self._desk.roles.change_term(row.id, ends_on=value, origin=self._origin)
        return None

    def _set_note(self, row: TermRow, value: object) -> str | None:
        self._desk.roles.change_term(row.id, note=value, origin=self._origin)
        return None

    def _icon(self, row: TermRow) -> str:
        """A mark where the term runs now."""
        if row.awaiting:
            return "clock"
        return "circle-dot" if self._runs(row) else ""

    def _holder_tip(self, row: TermRow) -> str:
        if row.awaiting:
            return t("circle", "Waits for the other circle's consent")
        return t("circle", "Holds it now") if self._runs(row) else ""

    def _runs(self, row: TermRow) -> bool:
        return not row.awaiting and row.starts_on <= self._desk.clock.today() <= last_day(row)


def record_of(row: TermRow) -> str:
    """The id of a row."""
    return row.id


def _holder(row: TermRow) -> str:
    return row.holder


def _starts_on(row: TermRow) -> date:
    return row.starts_on


def _starts(row: TermRow) -> str:
    return formats.short_day(row.starts_on)


def _ends_on(row: TermRow) -> date:
    return row.ends_on


def _ends(row: TermRow) -> str:
    return formats.short_day(last_day(row))


def _ends_tip(row: TermRow) -> str:
    if row.ended_on is None:
        return ""
    day = formats.day(row.ends_on)
    return t("circle", "Resigned; the term was consented until {day}.", day=day)


def _runs_out(row: TermRow) -> bool:
    return row.ended_on is None


def _term_note(row: TermRow) -> str:
    return row.note


def _note(row: TermRow) -> str:
    parts = []
    if row.awaiting:
        parts.append(t("circle", "waits for the other circle"))
    if row.ended_on is not None:
        parts.append(_resigned(row))
    if row.confirmed_on is not None:
        parts.append(_confirmed(row, row.confirmed_on))
    return " · ".join([*parts, *([row.note] if row.note else [])])


def _resigned(row: TermRow) -> str:
    if row.end_reason:
        return t("circle", "resigned: {reason}", reason=isolated(row.end_reason))
    return t("circle", "resigned")


def _confirmed(row: TermRow, on: date) -> str:
    day = formats.short_day(on)
    if row.confirm_note:
        note = isolated(row.confirm_note)
        return t("circle", "the other circle consented {day} ({note})", day=day, note=note)
    return t("circle", "the other circle consented {day}", day=day)


def _muted(row: TermRow) -> str:
    del row
    return "muted"
