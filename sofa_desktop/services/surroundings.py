"""The circles around ours: the one it belongs to, its sub-circles, those it is linked with."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain.circle import Circle, CircleKind, CircleStatus, RelatedCircle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.surroundings import must_not_cycle
from sofa_desktop.services.edits import (
    Editable,
    day_or_none,
    edited,
    key_or_none,
    line,
    paragraphs,
)
from sofa_desktop.services.ports import CircleFile, UnitOfWork

_EDITABLE: Editable = {
    "name": line,
    "kind": lambda value: CircleKind(str(value)),
    "status": lambda value: CircleStatus(str(value)),
    "within_id": key_or_none,
    "aim": paragraphs,
    "domain": paragraphs,
    "leader": line,
    "delegate": line,
    "linked": bool,
    "ends_on": day_or_none,
    "note": paragraphs,
}


class Surroundings:
    """Use cases of the circles around ours; each method is one named action."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def add(
        self,
        name: str,
        *,
        kind: str = CircleKind.SECTOR,
        status: str = CircleStatus.ACTIVE,
        within_id: str | None = None,
        aim: str = "",
        domain: str = "",
        leader: str = "",
        delegate: str = "",
        linked: bool = False,
        ends_on: date | None = None,
        note: str = "",
        origin: object | None = None,
    ) -> Id:
        """Note a circle; ``within_id`` is another noted one, or our own circle's id.

        Raises:
            Refused: ``circle.no_name``, ``circle.name_taken``, ``record.gone``.
        """
        name = line(name)
        with self._file.act("related.add", origin=origin, name=name) as work:
            note_parent(work)
            other = RelatedCircle(
                id=work.new_id(),
                name=name,
                kind=CircleKind(kind),
                status=CircleStatus(status),
                within_id=id_or_none(within_id),
                aim=aim,
                domain=domain,
                leader=line(leader),
                delegate=line(delegate),
                linked=linked,
                ends_on=ends_on,
                note=note,
            )
            _check(work, other)
            work.related.add(other)
            return other.id

    def change(self, related_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change any field of a noted circle.

        Raises:
            Refused: ``record.unknown_field``, ``circle.no_name``, ``circle.name_taken``,
                ``circle.within_itself``, ``circle.cycle``, ``record.gone``.
        """
        with self._file.act("related.change", origin=origin, fields=sorted(fields)) as work:
            before = _named(work, related_id)
            after = edited(before, fields, _EDITABLE)
            _check(work, after)
            work.related.put(after)
            circle = work.circle()
            if circle.within_id == after.id and circle.parent != after.name:
                work.circles.put(replace(circle, parent=after.name))

    def move(self, related_id: str, within_id: str | None, *, origin: object | None = None) -> None:
        """Let a circle belong to another one, or stand at the top.

        Raises:
            Refused: ``circle.within_itself``, ``circle.cycle``, ``record.gone``.
        """
        with self._file.act("related.move", origin=origin) as work:
            other = _named(work, related_id)
            moved = replace(other, within_id=id_or_none(within_id))
            _check(work, moved)
            work.facts(within=_names(work).get(within_id or "", ""))
            work.related.put(moved)

    def remove(self, related_id: str, *, origin: object | None = None) -> None:
        """Take a circle away; those within it, ours too, move up to the one it belonged to."""
        with self._file.act("related.remove", origin=origin) as work:
            gone = _named(work, related_id)
            for other in work.related.all():
                if other.within_id == gone.id:
                    work.related.put(replace(other, within_id=gone.within_id))
            circle = work.circle()
            if circle.within_id == gone.id:
                put_parent(work, circle, gone.within_id)
            work.related.remove(gone.id)


def note_parent(work: UnitOfWork) -> None:
    """Note the parent that an old file only names."""
    circle = work.circle()
    if circle.parent and circle.within_id is None:
        put_parent(work, circle, find_or_make(work, circle.parent))


def find_or_make(work: UnitOfWork, name: str) -> Id:
    """The noted circle of that name; a new one where there is none."""
    name = line(name)
    for other in work.related.all():
        if other.name.casefold() == name.casefold():
            return other.id
    other = RelatedCircle(id=work.new_id(), name=name)
    other.check()
    work.related.add(other)
    return other.id


def with_parent(work: UnitOfWork, circle: Circle, parent_id: str | None) -> Circle:
    """The circle within another noted one, or at the top.

    Raises:
        Refused: ``circle.cycle``, ``record.gone``.
    """
    if parent_id is None:
        return replace(circle, within_id=None, parent="")
    parent = work.related.get(parent_id)
    within = {**_within(work), circle.id: parent.id}
    must_not_cycle(circle.id, within, _names(work))
    return replace(circle, within_id=parent.id, parent=parent.name)


def put_parent(work: UnitOfWork, circle: Circle, parent_id: str | None) -> None:
    """Keep the circle within another noted one, or at the top."""
    work.circles.put(with_parent(work, circle, parent_id))


def _named(work: UnitOfWork, related_id: str) -> RelatedCircle:
    other = work.related.get(related_id)
    work.facts(name=other.name)
    return other


def _within(work: UnitOfWork) -> dict[str, str | None]:
    circle = work.circle()
    within: dict[str, str | None] = {other.id: other.within_id for other in work.related.all()}
    return {**within, circle.id: circle.within_id}


def _names(work: UnitOfWork) -> dict[str, str]:
    circle = work.circle()
    return {circle.id: circle.name, **{other.id: other.name for other in work.related.all()}}


def _check(work: UnitOfWork, other: RelatedCircle) -> None:
    other.check()
    circle = work.circle()
    if other.within_id is not None and other.within_id != circle.id:
        work.related.get(other.within_id)
    for one in work.related.all():
        if one.id != other.id and one.name.casefold() == other.name.casefold():
            raise Refused("circle.name_taken", name=other.name)
    within = {**_within(work), other.id: other.within_id}
    must_not_cycle(other.id, within, {**_names(work), other.id: other.name})
