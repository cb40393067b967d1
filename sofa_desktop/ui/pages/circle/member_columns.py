"""The columns of members, and what happens when a cell is edited. No Qt."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.circle import Standing
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.circle.member_words import hours_sentence, is_overloaded, short_hours


class MemberColumns:
    """Shows members and takes edits of their cells; a refusal of a rule passes through."""

    def __init__(self, desk: Desk, origin: object) -> None:
        self._desk = desk
        self._origin = origin

    def columns(self) -> list[Column[MemberRow]]:
        """Name, standing, since, until, hours promised and in roles, roles held."""
        today = self._desk.clock.today
        return [
            Column(
                t("member column", "Name"),
                _name,
                key="name",
                width=140,
                stretch=True,
                tone=_gone,
                tip=_name,
                edit=Edit(Kind.TEXT, _name, self._set_name),
            ),
            Column(
                t("member column", "Standing"),
                _standing,
                key="standing",
                width=88,
                tone=_gone,
                edit=Edit(Kind.CHOICE, _standing_key, self._set_standing, choices=_standings),
            ),
            Column(
                t("member column", "Since"),
                _since,
                key="since",
                width=116,
                sort_key=_joined,
                tone=_gone,
                edit=Edit(Kind.DATE, _joined, self._set_since, today=today),
            ),
            Column(
                t("member column", "Until"),
                _until,
                key="until",
                width=116,
                sort_key=_left_or_never,
                tone=_gone,
                tip=_until_tip,
                edit=Edit(Kind.DATE, _left, self._set_until, optional=True, today=today),
            ),
            Column(
                t("member column", "Promised"),
                _promised_hours,
                key="hours",
                align=Align.END,
                width=84,
                sort_key=_promised,
                tone=_gone,
                tip=_promised_tip,
                edit=Edit(Kind.TEXT, _hours_typed, self._set_hours),
            ),
            Column(
                t("member column", "In roles"),
                _role_hours,
                key="role_hours",
                align=Align.END,
                width=84,
                sort_key=_taken,
                tone=_taken_tone,
                icon=_taken_icon,
                tip=hours_sentence,
            ),
            Column(
                t("member column", "Roles held"),
                _roles,
                key="roles",
                width=96,
                stretch=True,
                tone=_muted,
                tip=_roles,
            ),
        ]

    def _set_name(self, row: MemberRow, value: object) -> str | None:
        self._desk.people.change(row.id, name=value, origin=self._origin)
        return None

    def _set_standing(self, row: MemberRow, value: object) -> str | None:
        self._desk.people.change(row.id, standing=value, origin=self._origin)
        return None

    def _set_since(self, row: MemberRow, value: object) -> str | None:
        self._desk.people.change(row.id, joined_on=value, origin=self._origin)
        return None

    def _set_hours(self, row: MemberRow, value: object) -> str | None:
        self._desk.people.change(row.id, hours_month=value, origin=self._origin)
        return None

    def _set_until(self, row: MemberRow, value: object) -> str | None:
        if not isinstance(value, date):
            self._desk.people.come_back(row.id, origin=self._origin)
        else:
            self._desk.people.leave(row.id, on=value, origin=self._origin)
        return None


def record_of(row: MemberRow) -> str:
    """The id of a row."""
    return row.id


def _name(row: MemberRow) -> str:
    return row.name


def _standing(row: MemberRow) -> str:
    return terms.standing(row.standing)


def _standing_key(row: MemberRow) -> str:
    return row.standing


def _standings(row: MemberRow) -> Sequence[tuple[str, str]]:
    del row
    return [(str(each), terms.standing(each)) for each in Standing]


def _joined(row: MemberRow) -> date:
    return row.joined_on


def _since(row: MemberRow) -> str:
    return formats.short_day(row.joined_on)


def _left(row: MemberRow) -> date | None:
    return row.left_on


def _left_or_never(row: MemberRow) -> date:
    return row.left_on or date.max


def _until(row: MemberRow) -> str:
    return formats.short_day(row.left_on) if row.left_on else ""


def _until_tip(row: MemberRow) -> str:
    if row.left_on is None:
        return ""
    return t("circle", "The first day without them. Empty it to let them come back.")


def _promised(row: MemberRow) -> int:
    return row.hours_month


def _hours_typed(row: MemberRow) -> str:
    return str(row.hours_month or "")


def _promised_hours(row: MemberRow) -> str:
    return short_hours(row.hours_month)


def _promised_tip(row: MemberRow) -> str:
    del row
    return t("circle", "Hours a month promised to the circle. Type a number.")


def _taken(row: MemberRow) -> int:
    return row.role_hours


def _role_hours(row: MemberRow) -> str:
    return short_hours(row.role_hours)


def _taken_tone(row: MemberRow) -> str:
    return "warning" if is_overloaded(row) else "muted"


def _taken_icon(row: MemberRow) -> str:
    return "triangle-alert" if is_overloaded(row) else ""


def _roles(row: MemberRow) -> str:
    return row.roles


def _gone(row: MemberRow) -> str:
    return "muted" if row.left_on else ""


def _muted(row: MemberRow) -> str:
    del row
    return "muted"
