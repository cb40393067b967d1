"""The columns of the facilitator's grid: who nominates, whom, because, changed to."""

from collections.abc import Sequence

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.state import GridRow
from sofa_desktop.ui.kit.columns import Column, Edit, Kind

WHO, NOMINATES, BECAUSE, CHANGED, BECAUSE_NOW = range(5)
NAME, NAMED, REASON = 150, 150, 104


def record_of(row: GridRow) -> str:
    """The nominator of a line."""
    return row.member_id


class GridColumns:
    """The columns for the steps from the nominations on; what is written goes to the use cases."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._people: tuple[tuple[str, str], ...] = ()
        self._step = ""

    def show(self, step: str, people: Sequence[tuple[str, str]]) -> None:
        """Which step the grid is at, and who may be named."""
        self._step = step
        self._people = tuple(people)

    def slips(self) -> list[Column[GridRow]]:
        """While everybody writes in silence: who has written, never whom."""
        return [
            Column(t("selection", "Who nominates"), _who, width=220),
            Column(
                t("selection", "Nomination"),
                self._slip,
                width=260,
                stretch=True,
                tone=_slip_tone,
                edit=Edit(Kind.CHOICE, _nothing, self._write, optional=True, choices=self._choices),
            ),
        ]

    def grid(self) -> list[Column[GridRow]]:
        """From the nomination round on."""
        return [
            Column(t("selection", "Who nominates"), _who, width=NAME, tip=_who),
            Column(
                t("selection", "Nominates"),
                self._nominee,
                width=NAMED,
                tone=_nominee_tone,
                tip=self._nominee,
                edit=Edit(
                    Kind.CHOICE,
                    _nominee_id,
                    self._say,
                    optional=True,
                    choices=self._choices,
                    may=self._in_reasons,
                ),
            ),
            Column(
                t("selection", "Because"),
                _reason,
                width=REASON,
                stretch=True,
                tip=_reason,
                edit=Edit(Kind.TEXT, _reason, self._reason, optional=True, may=self._has_spoken),
            ),
            Column(
                t("selection", "Changed to"),
                self._changed_to,
                width=NAMED,
                tone=_changed_tone,
                tip=self._changed_to,
                edit=Edit(
                    Kind.CHOICE,
                    _changed_id,
                    self._change,
                    optional=True,
                    choices=self._choices,
                    may=self._in_changes,
                ),
            ),
            Column(
                t("selection", "Because now"),
                _change_reason,
                width=REASON,
                tip=_change_reason,
                edit=Edit(
                    Kind.TEXT, _change_reason, self._change_reason, optional=True, may=_has_changed
                ),
            ),
        ]

    def _choices(self, _row: GridRow) -> Sequence[tuple[str, str]]:
        return self._people

    def _in_reasons(self, _row: GridRow) -> bool:
        return self._step == "reasons"

    def _has_spoken(self, row: GridRow) -> bool:
        return self._step == "reasons" and row.nomination is not None and row.nomination.spoken

    def _in_changes(self, row: GridRow) -> bool:
        return self._step == "changes" and row.nomination is not None and row.nomination.spoken

    def _slip(self, row: GridRow) -> str:
        if row.nomination is not None:
            return t("selection", "written down, not shown")
        return t("selection", "not yet") if row.present else t("selection", "not here")

    def _nominee(self, row: GridRow) -> str:
        if row.nomination is not None and row.nomination.spoken:
            return row.nomination.nominee
        if row.speaks:
            return "…"
        if row.nomination is not None:
            return t("selection", "written down")
        return t("selection", "not yet") if row.present else t("selection", "not here")

    def _changed_to(self, row: GridRow) -> str:
        nomination = row.nomination
        if nomination is None or not nomination.spoken:
            return ""
        if nomination.changed:
            return nomination.changed_to
        if nomination.was_asked:
            return "—"
        if row.speaks:
            return "…"
        return t("selection", "not yet") if self._step == "changes" else ""

    def _write(self, row: GridRow, value: object) -> str | None:
        selections, origin = self._deeds.selections, self._deeds.origin
        if value and row.nomination is not None:
            selections.rewrite(row.nomination.id, nominee_id=str(value), origin=origin)
        elif value:
            selections.nominate(self._deeds.selection_id, row.member_id, str(value), origin=origin)
        return None

    def _say(self, row: GridRow, value: object) -> str | None:
        selections, origin = self._deeds.selections, self._deeds.origin
        if row.nomination is not None and not value:
            selections.take_away(row.nomination.id, origin=origin)
            return None
        self._write(row, value)
        if row.nomination is not None and not row.nomination.spoken:
            selections.speak(row.nomination.id, origin=origin)
        return None

    def _reason(self, row: GridRow, value: object) -> str | None:
        if row.nomination is not None:
            self._deeds.selections.rewrite(
                row.nomination.id, reason=str(value or ""), origin=self._deeds.origin
            )
        return None

    def _change(self, row: GridRow, value: object) -> str | None:
        if row.nomination is not None and value:
            self._deeds.selections.change_nomination(
                row.nomination.id,
                str(value),
                reason=row.nomination.change_reason,
                origin=self._deeds.origin,
            )
        return None

    def _change_reason(self, row: GridRow, value: object) -> str | None:
        if row.nomination is not None:
            self._deeds.selections.change_nomination(
                row.nomination.id,
                row.nomination.changed_to_id,
                reason=str(value or ""),
                origin=self._deeds.origin,
            )
        return None


def _who(row: GridRow) -> str:
    return row.member


def _nothing(_row: GridRow) -> None:
    return None


def _nominee_id(row: GridRow) -> str | None:
    return None if row.nomination is None else row.nomination.nominee_id or None


def _changed_id(row: GridRow) -> str | None:
    return None if row.nomination is None else row.nomination.changed_to_id or None


def _reason(row: GridRow) -> str:
    return "" if row.nomination is None else row.nomination.reason


def _change_reason(row: GridRow) -> str:
    return "" if row.nomination is None else row.nomination.change_reason


def _has_changed(row: GridRow) -> bool:
    return row.nomination is not None and row.nomination.changed


def _slip_tone(row: GridRow) -> str:
    return "" if row.nomination is not None else "muted"


def _nominee_tone(row: GridRow) -> str:
    return "" if row.nomination is not None and row.nomination.spoken else "muted"


def _changed_tone(row: GridRow) -> str:
    return "" if row.nomination is not None and row.nomination.changed else "muted"
