"""The columns of pieces, and what happens when a cell is edited. No Qt."""

from collections.abc import Callable, Sequence
from datetime import date

from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.content import NEED_A_REASON
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import ItemRow
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.pipeline import presenter

Choices = Sequence[tuple[str, str]]


class ItemColumns:
    """Shows pieces and takes edits of their cells; a refusal of a rule passes through."""

    def __init__(
        self,
        desk: Desk,
        origin: object,
        members: Callable[[], Choices],
        ask_reason: Callable[[ItemRow, str], object],
    ) -> None:
        """``members`` are who can care for a piece; ``ask_reason`` moves one off its way."""
        self._desk = desk
        self._origin = origin
        self._members = members
        self._ask_reason = ask_reason

    def columns(self) -> list[Column[ItemRow]]:
        """What matters most stands first, where a narrow window still shows it."""
        today = self._desk.clock.today
        return [
            Column(
                t("item column", "Title"),
                _title,
                key="title",
                width=180,
                stretch=True,
                tip=_title,
                edit=Edit(Kind.TEXT, _title, self._set_title),
            ),
            Column(
                t("item column", "Stage"),
                _stage,
                key="stage",
                width=100,
                sort_key=_stage_order,
                edit=Edit(Kind.CHOICE, _stage_key, self._set_stage, choices=_stages),
            ),
            Column(
                t("item column", "Cares for it"),
                _owner,
                key="owner",
                width=156,
                tip=_owner,
                edit=Edit(
                    Kind.CHOICE, _owner_key, self._set_owner, optional=True, choices=self._owners
                ),
            ),
            Column(
                t("item column", "Draft due"),
                _draft,
                key="draft",
                width=114,
                sort_key=_draft_or_never,
                tone=self._draft_tone,
                edit=Edit(Kind.DATE, _draft_day, self._set_draft, optional=True, today=today),
            ),
            Column(
                t("item column", "Publish on"),
                _publish,
                key="publish",
                width=114,
                sort_key=_publish_or_never,
                tone=self._publish_tone,
                edit=Edit(Kind.DATE, _publish_day, self._set_publish, optional=True, today=today),
            ),
            Column(
                t("item column", "Late"),
                self._late,
                key="late",
                width=112,
                sort_key=self._late_days,
                tone=_bad,
                tip=self._late_tip,
                chip=True,
            ),
            Column(
                t("item column", "Kind"),
                _kind,
                key="kind",
                width=96,
                tone=_muted,
                tip=_kind,
                edit=Edit(Kind.CHOICE, _kind_key, self._set_kind, choices=_kinds),
            ),
            Column(
                t("item column", "Editions"),
                _editions,
                key="editions",
                align=Align.END,
                width=84,
                sort_key=_edition_count,
                tone=_muted,
            ),
        ]

    def _change(self, row: ItemRow, **fields: object) -> str | None:
        self._desk.content.change_item(row.id, origin=self._origin, **fields)
        return None

    def _set_title(self, row: ItemRow, value: object) -> str | None:
        return self._change(row, title=value)

    def _set_kind(self, row: ItemRow, value: object) -> str | None:
        return self._change(row, kind=value)

    def _set_owner(self, row: ItemRow, value: object) -> str | None:
        return self._change(row, owner_id=value)

    def _set_draft(self, row: ItemRow, value: object) -> str | None:
        return self._change(row, draft_due=value)

    def _set_publish(self, row: ItemRow, value: object) -> str | None:
        return self._change(row, publish_on=value)

    def _set_stage(self, row: ItemRow, value: object) -> str | None:
        stage = str(value)
        if stage in NEED_A_REASON:
            self._ask_reason(row, stage)
        else:
            self._desk.content.move(row.id, stage, origin=self._origin)
        return None

    def _owners(self, row: ItemRow) -> Choices:
        own = [(row.owner_id, row.owner)] if row.owner_id else []
        return list(dict([*own, *self._members()]).items())

    def _late(self, row: ItemRow) -> str:
        return presenter.late_words(row, self._desk.clock.today())

    def _late_days(self, row: ItemRow) -> int:
        """The latest first."""
        return -presenter.days_over(row, self._desk.clock.today())

    def _late_tip(self, row: ItemRow) -> str:
        return presenter.late_sentence(row, self._desk.clock.today())

    def _draft_tone(self, row: ItemRow) -> str:
        return "bad" if presenter.draft_days_over(row, self._desk.clock.today()) else ""

    def _publish_tone(self, row: ItemRow) -> str:
        return "bad" if presenter.publish_days_over(row, self._desk.clock.today()) else ""


def record_of(row: ItemRow) -> str:
    """The id of a row."""
    return row.id


def _title(row: ItemRow) -> str:
    return row.title


def _kind(row: ItemRow) -> str:
    return terms.content_kind(row.kind)


def _kind_key(row: ItemRow) -> str:
    return row.kind


def _kinds(row: ItemRow) -> Choices:
    del row
    return presenter.kinds()


def _stage(row: ItemRow) -> str:
    return terms.stage(row.stage)


def _stage_key(row: ItemRow) -> str:
    return row.stage


def _stages(row: ItemRow) -> Choices:
    del row
    return presenter.stages()


def _stage_order(row: ItemRow) -> int:
    return [stage for stage, _ in presenter.stages()].index(row.stage)


def _owner(row: ItemRow) -> str:
    return row.owner


def _owner_key(row: ItemRow) -> str | None:
    return row.owner_id or None


def _draft_day(row: ItemRow) -> date | None:
    return row.draft_due


def _draft(row: ItemRow) -> str:
    return formats.short_day(row.draft_due) if row.draft_due else ""


def _draft_or_never(row: ItemRow) -> date:
    return row.draft_due or date.max


def _publish_day(row: ItemRow) -> date | None:
    return row.publish_on


def _publish(row: ItemRow) -> str:
    return formats.short_day(row.publish_on) if row.publish_on else ""


def _publish_or_never(row: ItemRow) -> date:
    return row.publish_on or date.max


def _edition_count(row: ItemRow) -> int:
    return row.editions


def _editions(row: ItemRow) -> str:
    return str(row.editions) if row.editions else ""


def _muted(row: object) -> str:
    del row
    return "muted"


def _bad(row: object) -> str:
    del row
    return "bad"
