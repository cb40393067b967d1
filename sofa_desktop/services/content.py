"""Pieces of content on their way from idea to income, and their dated runs."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain.content import ContentItem, ContentKind, Edition, Stage
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.edits import (
    Editable,
    day,
    day_or_none,
    edited,
    key_or_none,
    line,
    paragraphs,
)
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.prices import tiers_of

NEED_A_REASON = frozenset({Stage.ON_HOLD, Stage.DROPPED})
"""Stages off the way; whoever reads it later wants to know why."""


def _budget(value: object) -> int:
    minor = int(str(value or 0))
    if minor < 0:
        raise Refused("edition.budget_negative")
    return minor


_EDITABLE: Editable = {
    "title": line,
    "kind": lambda value: ContentKind(str(value)),
    "owner_id": key_or_none,
    "draft_due": day_or_none,
    "publish_on": day_or_none,
    "note": paragraphs,
}
_EDITION_EDITABLE: Editable = {
    "name": line,
    "starts_on": day,
    "ends_on": day,
    "budget_minor": _budget,
    "note": paragraphs,
}


class Content:
    """Use cases of items and editions; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def add_item(
        self,
        title: str,
        kind: str,
        *,
        stage: str = Stage.IDEA,
        owner_id: str | None = None,
        draft_due: date | None = None,
        publish_on: date | None = None,
        note: str = "",
        origin: object | None = None,
    ) -> Id:
        """Note a new piece of content.

        Raises:
            Refused: ``item.no_title``, ``item.published_before_draft``.
        """
        title = line(title)
        with self._file.act("item.add", origin=origin, title=title) as work:
            item = ContentItem(
                id=work.new_id(),
                title=title,
                kind=ContentKind(kind),
                stage=Stage(stage),
                owner_id=_owner(work, owner_id),
                draft_due=draft_due,
                publish_on=publish_on,
                note=note,
            )
            work.items.add(item)
            return item.id

    def change_item(self, item_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change ``title``, ``kind``, ``owner_id``, ``draft_due``, ``publish_on`` or ``note``.

        Raises:
            Refused: ``record.unknown_field`` and what the item's form says.
        """
        with self._file.act("item.change", origin=origin, fields=sorted(fields)) as work:
            item = _item(work, item_id)
            after = edited(item, fields, _EDITABLE)
            _owner(work, after.owner_id)
            work.items.put(after)

    def move(
        self, item_id: str, stage: str, *, reason: str = "", origin: object | None = None
    ) -> None:
        """Move a piece to any stage; putting it on hold or dropping it needs a reason.

        The reason is kept in the item's note under the day.

        Raises:
            Refused: ``item.no_reason``.
        """
        to, why = Stage(stage), line(reason)
        with self._file.act("item.move", origin=origin, stage=str(to)) as work:
            item = _item(work, item_id)
            if to is item.stage:
                return
            if to in NEED_A_REASON and not why:
                raise Refused("item.no_reason", title=item.title, stage=str(to))
            told = f"{self._clock.today()}: {why}" if why else ""
            note = "\n".join(part for part in (item.note.rstrip(), told) if part)
            work.items.put(replace(item, stage=to, note=note if why else item.note))

    def remove_item(self, item_id: str, *, origin: object | None = None) -> None:
        """Take a piece away with its editions and prices.

        Raises:
            Refused: ``edition.in_ledger`` where money was booked for one of them.
        """
        with self._file.act("item.remove", origin=origin) as work:
            item = _item(work, item_id)
            for edition in work.editions.all():
                if edition.item_id == item.id:
                    _remove_edition(work, edition)
            for tier in tiers_of(work, item.id):
                work.prices.remove(tier.id)
            work.items.remove(item.id)

    def add_edition(
        self,
        item_id: str,
        name: str,
        starts_on: date,
        ends_on: date | None = None,
        *,
        budget_minor: int = 0,
        note: str = "",
        origin: object | None = None,
    ) -> Id:
        """Plan a dated run of a piece; without an end it is over on the day it starts.

        Raises:
            Refused: ``edition.no_name``, ``edition.ends_before_start``,
                ``edition.budget_negative``.
        """
        name = line(name)
        with self._file.act("edition.add", origin=origin, name=name) as work:
            item = work.items.get(item_id)
            work.facts(title=item.title)
            edition = Edition(
                id=work.new_id(),
                item_id=item.id,
                name=name,
                starts_on=starts_on,
                ends_on=ends_on or starts_on,
                budget_minor=_budget(budget_minor),
                note=note,
            )
            work.editions.add(edition)
            return edition.id

    def change_edition(
        self, edition_id: str, *, origin: object | None = None, **fields: object
    ) -> None:
        """Change ``name``, ``starts_on``, ``ends_on``, ``budget_minor`` or ``note``.

        Raises:
            Refused: ``record.unknown_field``, ``edition.budget_negative`` and what the edition's
                form says.
        """
        with self._file.act("edition.change", origin=origin, fields=sorted(fields)) as work:
            edition = work.editions.get(edition_id)
            work.facts(name=edition.name)
            work.editions.put(edited(edition, fields, _EDITION_EDITABLE))

    def remove_edition(self, edition_id: str, *, origin: object | None = None) -> None:
        """Take a dated run away.

        Raises:
            Refused: ``edition.in_ledger`` where money was booked for it.
        """
        with self._file.act("edition.remove", origin=origin) as work:
            edition = work.editions.get(edition_id)
            work.facts(name=edition.name)
            _remove_edition(work, edition)


def _item(work: UnitOfWork, item_id: str) -> ContentItem:
    item = work.items.get(item_id)
    work.facts(title=item.title)
    return item


def _owner(work: UnitOfWork, member_id: str | None) -> Id | None:
    return work.members.get(member_id).id if member_id else None


def _remove_edition(work: UnitOfWork, edition: Edition) -> None:
    count = work.uses("edition", edition.id)
    if count:
        raise Refused("edition.in_ledger", name=edition.name, count=count)
    work.editions.remove(edition.id)
