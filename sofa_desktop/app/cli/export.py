"""``export``: the circle's data in open forms."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import Opened, reading
from sofa_desktop.documents.files import put
from sofa_desktop.documents.open_forms.csv_tables import Table, write_tables
from sofa_desktop.documents.open_forms.whole import whole
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock
from sofa_desktop.store import dump


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Write one form of a circle's data."""
    out: Path = arguments.out
    with reading(arguments.file, clock) as opened:
        if arguments.form == "csv":
            return _csv(arguments, opened)
        data = form_of(arguments.form, opened, clock)
    if str(out) == "-":
        return Answer(None, data.decode("utf-8").removesuffix("\n").split("\n"))
    put(data, out)
    told = {"form": arguments.form, "out": str(out), "size": len(data)}
    return Answer(told, [t("export", "Written: {path}", path=out)])


def form_of(form: str, opened: Opened, clock: Clock) -> bytes:
    """The circle as ``hledger``, ``ics`` or ``markdown``."""
    with opened.file.look() as work:
        everything = whole(work, ledger=form == "hledger")
    if form == "hledger":
        from sofa_desktop.documents.open_forms.hledger import journal  # noqa: PLC0415

        return journal(everything).encode("utf-8")
    if form == "ics":
        from sofa_desktop.documents.open_forms.calendar import calendar  # noqa: PLC0415

        saved = datetime.fromtimestamp(opened.queries.saved_at() / 1000, UTC)
        return calendar(everything, saved)
    from sofa_desktop.documents.open_forms.markdown import page  # noqa: PLC0415

    return page(everything, clock.today()).encode("utf-8")


def _csv(arguments: Namespace, opened: Opened) -> Answer:
    names = write_tables(tables_of(opened, journal=arguments.with_journal), arguments.out)
    told = {"form": "csv", "out": str(arguments.out), "files": names}
    return Answer(told, [t("export", "Written: {path}", path=arguments.out)])


def tables_of(opened: Opened, *, journal: bool) -> Iterator[Table]:
    """Every table; with ``journal`` also what was done."""
    for each in dump.content(opened.file):
        yield Table(each.name, each.columns, each.rows)
    if journal:
        for each in dump.journal(opened.file):
            yield Table(each.name, each.columns, each.rows, folder="journal")
