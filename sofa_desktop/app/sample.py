"""The sample circle as a file of its own."""

from contextlib import closing
from datetime import date
from pathlib import Path

from sofa_desktop.app.container import desk_on
from sofa_desktop.app.whole import made_whole
from sofa_desktop.services.sample import fill
from sofa_desktop.services.sample.clock import SampleClock
from sofa_desktop.store.circle_file import SqlCircleFile


def make_sample(path: Path, today: date) -> None:
    """Write the sample circle, as it stands on a day, to a new file; there whole or not at all.

    Raises:
        Refused: ``file.exists`` and what the disk says.
    """
    from sofa_desktop.store.create import create  # noqa: PLC0415  (late: SQLAlchemy)

    clock = SampleClock(today)
    with made_whole(path) as place:
        create(place)
        with closing(SqlCircleFile(place, clock)) as file:
            fill(desk_on(file, clock), today)
