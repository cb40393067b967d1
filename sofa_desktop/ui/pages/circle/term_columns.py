"""The history of a role's holders as columns; days and notes are corrected in place. No Qt."""

from datetime import date

from sofa_desktop.i18n import formats
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
        return "circle-dot" if self._runs(row) else ""

    def _holder_tip(self, row: TermRow) -> str:
        return t("circle", "Holds it now") if self._runs(row) else ""

    def _runs(self, row: TermRow) -> bool:
        return row.starts_on <= self._desk.clock.today() <= last_day(row)


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
    return t("circle", "Stepped down; the term was consented until {day}.", day=day)


def _runs_out(row: TermRow) -> bool:
    return row.ended_on is None


def _term_note(row: TermRow) -> str:
    return row.note


def _note(row: TermRow) -> str:
    parts = [t("circle", "stepped down")] if row.ended_on is not None else []
    return " · ".join([*parts, *([row.note] if row.note else [])])


def _muted(row: TermRow) -> str:
    del row
    return "muted"
