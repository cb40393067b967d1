"""The sample circle: a sector circle in the middle of its year, whatever day it is today.

People, amounts and exchange rates are invented; prices and rhythms are those of real offers.
Everything is written through the use cases, so its journal tells how it came about.
"""

from collections.abc import Callable
from datetime import date, timedelta

from sofa_desktop.services.desk import Desk
from sofa_desktop.services.sample.clock import SampleClock
from sofa_desktop.services.sample.governance import write_governance
from sofa_desktop.services.sample.meetings import write_meetings
from sofa_desktop.services.sample.people import write_people
from sofa_desktop.services.sample.pieces import write_pieces
from sofa_desktop.services.sample.quarters import write_quarters
from sofa_desktop.services.sample.reviews import write_reviews
from sofa_desktop.services.sample.story import Story


def fill(desk: Desk, today: date) -> None:
    """Write the sample circle into an empty file, as it stands on a day.

    Where the desk's clock is a ``SampleClock`` it is moved along, so that the journal too says
    that things were done on their days.
    """
    clock = desk.clock if isinstance(desk.clock, SampleClock) else SampleClock(today)
    story = Story(desk.file, desk.queries, clock, today)
    clock.set(story.begin - timedelta(days=20))
    writers: tuple[Callable[[Story], None], ...] = (
        write_people,
        write_governance,
        write_pieces,
        write_quarters,
        write_meetings,
        write_reviews,
    )
    for write in writers:
        write(story)
    story.tell()
    clock.set(today)
