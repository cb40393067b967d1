"""What ``render_rooms`` plays before the camera."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.ui.pages.circle.page import CirclePage
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.helpers import FakeClock
from tests.ui.circle import agreed
from tests.ui.render_rooms import Camera
from tests.ui.scenes_room import room
from tests.ui.scenes_selection import selection
from tests.ui.scenes_sheets import sheets

FOUND = ("webinar", "mira", "price", "how", "facil", "plan", "zzz", "")


def proposals(camera: Camera) -> None:
    """A proposal at each step of its guide."""
    made = agreed.fill(camera.desk)
    page = camera.part_page("circle")
    for step, proposal in made.proposals.items():
        page.reveal(proposal)
        camera.shoot(f"proposal-{step}", tall=1300 if camera.size[1] < 1000 else 0)


def reviews(camera: Camera) -> None:
    """Reviews at different steps."""
    made = agreed.fill(camera.desk)
    page = camera.part_page("circle")
    for step, review in made.reviews.items():
        page.reveal(review)
        camera.shoot(f"review-{step}")
    for _ in range(4):
        camera.desk.reviews.advance(made.reviews["prepare"])
        page.reveal(made.reviews["prepare"])
        row = next(
            row for row in camera.desk.queries.reviews() if row.id == made.reviews["prepare"]
        )
        camera.shoot(f"review-{row.step}")


def policies(camera: Camera) -> None:
    """Policies due, overdue and retired."""
    made = agreed.fill(camera.desk)
    page = camera.part_page("circle")
    for name, policy in made.policies.items():
        page.reveal(policy)
        camera.shoot(f"policy-{name}")


def circle(camera: Camera) -> None:
    """Every part of the sample circle."""
    page = camera.part_page("circle")
    assert isinstance(page, CirclePage)
    for part in page.part_keys():
        page.show_part(part)
        camera.shoot(f"circle-{part}")


def meetings(camera: Camera) -> None:
    """The next meeting as its agenda is composed, and held ones on the way of their minutes."""
    page = camera.part_page("meetings")
    assert isinstance(page, MeetingsPage)
    for part in page.part_keys():
        page.show_part(part)
        camera.shoot(f"meetings-{part}")
    page.show_part("meetings")
    page.meetings.prepare()
    camera.shoot("meetings-composer")
    page.meetings.planned.composer.take_all()
    camera.shoot("meetings-composed")
    page.meetings.planned.show_details(shown=True)
    camera.shoot("meetings-details")
    page.meetings.planned.show_details(shown=False)
    today = camera.desk.clock.today()
    new = camera.desk.meetings.plan(today + timedelta(days=90), starts_at="19:00")
    page.reveal(new)
    camera.shoot("meetings-no-agenda")
    seen = set()
    for row in camera.desk.queries.meetings():
        if row.state not in seen:
            seen.add(row.state)
            page.reveal(row.id)
            camera.shoot(f"meetings-{row.state}")
    last = camera.desk.queries.last_meeting()
    assert last is not None
    if last.state == MeetingState.MINUTES_DRAFT:
        camera.desk.minutes.approve(last.id, how=ApprovalRule.AT_END)
        page.reveal(last.id)
        camera.shoot("meetings-approved-now")
    camera.desk.minutes.publish(last.id)
    page.reveal(last.id)
    camera.shoot("meetings-published-now")


def others(camera: Camera) -> None:
    """Today and the other places."""
    for place in ("today", "pipeline", "money", "settlements", "settings"):
        camera.window.go(place)
        camera.shoot(place)


def palette(camera: Camera) -> None:
    """What the palette finds."""
    for place in ("today", "meetings"):
        camera.window.go(place)
        ask = camera.window.ask
        for words in FOUND:
            ask.open()
            ask._field.setText(words)
            camera.shoot(f"palette-{place}-{words or 'nothing'}")
        ask.close_quietly()


def later(camera: Camera) -> None:
    """Today, three months on: terms ended, policies overdue."""
    clock = camera.desk.clock
    assert isinstance(clock, FakeClock)
    clock.set(clock.today() + timedelta(days=90))
    for place in ("today", "circle", "meetings"):
        camera.window.go(place)
        camera.window.page(place).refresh_now()
        camera.shoot(f"later-{place}")


SCENES: Mapping[str, tuple[Callable[[Camera], None], bool]] = {
    "circle": (circle, True),
    "proposals": (proposals, False),
    "reviews": (reviews, False),
    "policies": (policies, False),
    "selection": (selection, True),
    "meetings": (meetings, True),
    "room": (room, False),
    "sheets": (sheets, True),
    "palette": (palette, True),
    "others": (others, True),
    "later": (later, True),
}
"""Each scene, and whether it plays in the sample circle."""
