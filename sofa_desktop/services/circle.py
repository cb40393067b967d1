"""What the circle says of itself, and of the SoFA it settles with."""

from dataclasses import replace

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.edits import Editable, edited, line, paragraphs
from sofa_desktop.services.ports import CircleFile, UnitOfWork


def _capitals(value: object) -> str:
    return line(value).upper()


_EDITABLE: Editable = {
    "name": line,
    "code": _capitals,
    "currency": _capitals,
    "aim": paragraphs,
    "domain": paragraphs,
    "parent": line,
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

        Raises:
            Refused: ``circle.currency_in_use``, ``record.unknown_field`` and what the circle's
                form says.
        """
        with self._file.act("circle.change", origin=origin, fields=sorted(fields)) as work:
            before = work.circle()
            after = edited(before, fields, _EDITABLE)
            after.check()
            if after.currency != before.currency:
                _change_currency(work, before, after)
            work.circles.put(after)


def _change_currency(work: UnitOfWork, before: Circle, after: Circle) -> None:
    accounts = work.accounts.all()
    if work.agreements.all() or any(work.uses("account", account.id) for account in accounts):
        raise Refused("circle.currency_in_use", currency=before.currency)
    for account in accounts:
        if account.currency == before.currency:
            work.accounts.put(replace(account, currency=after.currency))
