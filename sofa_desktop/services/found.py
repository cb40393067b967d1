"""The founding of a circle in an empty file: the circle and the accounts it starts with."""

from sofa_desktop.domain.chart_of_accounts import opening_chart
from sofa_desktop.domain.circle import Circle, code_from
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.edits import line
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.surroundings import find_or_make, put_parent


class Founding:
    """The first action of every circle file."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def found(
        self,
        name: str,
        currency: str,
        *,
        code: str | None = None,
        parent: str = "",
        aim: str = "",
        domain: str = "",
        origin: object | None = None,
    ) -> Id:
        """Write the circle, its bank account, categories and book accounts.

        Raises:
            Refused: ``circle.already_there``, ``circle.no_name``, ``circle.bad_code``,
                ``circle.bad_currency``.
        """
        name = line(name)
        with self._file.act("circle.found", origin=origin, name=name) as work:
            there = work.circles.all()
            if there:
                raise Refused("circle.already_there", name=there[0].name)
            above = line(parent)
            circle = Circle(
                id=work.new_id(),
                name=name,
                code=line(code).upper() if code and code.strip() else code_from(name),
                currency=line(currency).upper(),
                parent=above,
                aim=aim,
                domain=domain,
            )
            circle.check()
            work.circles.add(circle)
            if above:
                put_parent(work, circle, find_or_make(work, above))
            for account in opening_chart(circle.currency, work.new_id):
                work.accounts.add(account)
            work.finish()
            return circle.id
