"""The circle's data in open forms: one way for the window and the command line."""

from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sofa_desktop.documents.files import put
from sofa_desktop.services.minutes_payload import every_payload
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.queries import Queries
from sofa_desktop.store.circle_file import SqlCircleFile


class FileExports:
    """Writes one file's data; the writers are imported when they are wanted."""

    def __init__(self, file: SqlCircleFile, queries: Queries, clock: Clock) -> None:
        self._file = file
        self._queries = queries
        self._clock = clock

    def write(self, form: str, out: Path) -> None:
        """Write ``hledger``, ``csv`` (a folder), ``ics`` or ``markdown``."""
        if form == "csv":
            self.write_tables(out)
        else:
            put(self.text(form), out)

    def text(self, form: str) -> bytes:
        """What the file of a form holds, in UTF-8."""
        from sofa_desktop.documents.open_forms.whole import whole  # noqa: PLC0415

        with self._file.look() as work:
            books = form == "hledger"
            minutes = () if books else every_payload(self._queries)
            everything = whole(work, ledger=books, minutes=minutes)
        if form == "hledger":
            from sofa_desktop.documents.open_forms.hledger import journal  # noqa: PLC0415

            return journal(everything).encode("utf-8")
        if form == "ics":
            from sofa_desktop.documents.open_forms.calendar import calendar  # noqa: PLC0415

            saved = datetime.fromtimestamp(self._queries.saved_at() / 1000, UTC)
            return calendar(everything, saved)
        from sofa_desktop.documents.open_forms.markdown import page  # noqa: PLC0415

        return page(everything, self._clock.today()).encode("utf-8")

    def write_tables(self, out: Path, *, journal: bool = False) -> list[str]:
        """Write the tables as a folder of CSV files; the files' names."""
        from sofa_desktop.documents.open_forms.csv_tables import (  # noqa: PLC0415
            Table,
            write_tables,
        )
        from sofa_desktop.store import dump  # noqa: PLC0415

        def tables() -> Generator[Table, None, None]:
            for each in dump.content(self._file):
                yield Table(each.name, each.columns, each.rows)
            if journal:
                for each in dump.journal(self._file):
                    yield Table(each.name, each.columns, each.rows, folder="journal")

        with closing(tables()) as told:  # its reading ends before the file is let go
            return write_tables(told, out)
