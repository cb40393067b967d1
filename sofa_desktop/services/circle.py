"""What the circle says of itself, and of the SoFA it settles with."""

from dataclasses import replace

from sofa_desktop.domain.circle import (
    AbsenceRule,
    ApprovalRule,
    Circle,
    CircleKind,
    CircleStatus,
)
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.edits import Editable, edited, key_or_none, line, paragraphs
from sofa_desktop.services.ports import CircleFile, UnitOfWork
from sofa_desktop.services.surroundings import find_or_make, with_parent


def _capitals(value: object) -> str:
    return line(value).upper()


def _whole(value: object) -> int:
    text = line(value)
    if not (text.isascii() and text.isdigit()):
        raise Refused("number.not_whole", typed=text)
    return int(text)


_EDITABLE: Editable = {
    "name": line,
    "code": _capitals,
    "currency": _capitals,
    "parent": line,
    "within_id": key_or_none,
    "kind": lambda value: CircleKind(str(value)),
    "status": lambda value: CircleStatus(str(value)),
    "time_zone": line,
    "meeting_minutes": _whole,
    "absence_rule": lambda value: AbsenceRule(str(value)),
    "approval_rule": lambda value: ApprovalRule(str(value)),
    "warning_days": _whole,
    "address": paragraphs,
    "tax_id": line,
    "iban": _capitals,
    "sofa_name": line,
    "sofa_address": paragraphs,
    "sofa_tax_id": line,
    "sofa_iban": _capitals,
    "sofa_bic": _capitals,
}


class CircleDetails:
    """Changes to the circle's own record."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def change(self, *, origin: object | None = None, **fields: object) -> None:
        """Change fields of the circle; its currency only while nothing is recorded in it.

        ``parent`` is a name: the noted circle of that name becomes the parent, or a new one is
        noted. Aim and domain are not changed here but in versions, by ``Aims``.

        Raises:
            Refused: ``circle.currency_in_use``, ``circle.cycle``, ``record.unknown_field`` and
                what the circle's form says.
        """
        with self._file.act("circle.change", origin=origin, fields=sorted(fields)) as work:
            before = work.circle()
            after = _placed(work, before, edited(before, fields, _EDITABLE))
            after.check()
            if after.currency != before.currency:
                _change_currency(work, before, after)
            work.circles.put(after)


def _placed(work: UnitOfWork, before: Circle, after: Circle) -> Circle:
    """The circle with parent and ``within_id`` naming the same circle."""
    if after.parent != before.parent:
        return with_parent(work, after, find_or_make(work, after.parent) if after.parent else None)
    if after.within_id != before.within_id:
        return with_parent(work, after, after.within_id)
    return after


def _change_currency(work: UnitOfWork, before: Circle, after: Circle) -> None:
    accounts = work.accounts.all()
    if work.agreements.all() or any(work.uses("account", account.id) for account in accounts):
        raise Refused("circle.currency_in_use", currency=before.currency)
    for account in accounts:
        if account.currency == before.currency:
            work.accounts.put(replace(account, currency=after.currency))
