"""Reads a captured line with the members of today, and keeps what it says."""

from sofa_desktop.domain.backlog import Outcome, Priority, Source
from sofa_desktop.domain.capture import Captured, parse
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.governance.marks import Kind


def names(desk: Desk) -> dict[str, str]:
    """Who can be meant in a line, by id."""
    today = desk.clock.today()
    return {
        row.id: row.name
        for row in desk.queries.members(today)
        if row.left_on is None or row.left_on > today
    }


def read(desk: Desk, text: str, kind: Kind | None = None) -> Captured:
    """What a line says; ``kind`` says what it is meant as, None lets its marks say."""
    found = parse(text, desk.clock.today(), list(names(desk).items()))
    return found if kind is None else marks.meant(found, text, kind)


def keep_topic(desk: Desk, found: Captured, origin: object, source: str = Source.MEMBER) -> str:
    """Note what was captured in the backlog."""
    return desk.backlog.note(
        found.title,
        outcome=found.outcome or Outcome.EXPLORE,
        source=source,
        from_id=found.member_id or None,
        minutes=found.minutes,
        priority=found.priority or Priority.NORMAL,
        review_on=found.until,
        every_months=found.every_months,
        resting=found.resting,
        origin=origin,
    )


def keep_action(desk: Desk, found: Captured, origin: object, meeting_id: str | None = None) -> str:
    """Note what was captured as an action item."""
    return desk.action_items.add(
        found.title,
        owner_id=found.member_id or None,
        due_on=found.due_on,
        meeting_id=meeting_id,
        origin=origin,
    )
