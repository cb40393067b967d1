"""Every sheet of the circle and of its meetings."""

from sofa_desktop.ui.governance.capture import CaptureSheet
from sofa_desktop.ui.governance.pasting.sheet import PasteSheet
from sofa_desktop.ui.governance.proposing.sheets import WrittenWordSheet
from sofa_desktop.ui.governance.selection.drop_sheet import DropSheet
from sofa_desktop.ui.pages.circle.page import CirclePage
from sofa_desktop.ui.pages.meetings.away_sheet import AwaySheet
from sofa_desktop.ui.pages.meetings.minutes_sheets import CorrectSheet, PublishSheet, ReasonSheet
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from sofa_desktop.ui.pages.meetings.sheets import RestSheet
from sofa_desktop.ui.pages.meetings.word_sheet import WordSheet
from tests.ui.render_rooms import Camera

PASTED = """Circle meeting 12 November 2026
Attendance: Mira, Tomás, Aiko
Backlog
- Ticket prices for the spring conference
- Who answers inquiries
Decision: Every webinar has three prices
Action: Mira writes to the hosts by 12 December
Roles
Leader: Mira until 30 June 2027
Something nobody understands
"""


def sheets(camera: Camera) -> None:
    """One after the other."""
    _circle(camera)
    _meetings(camera)
    _everywhere(camera)


def _circle(camera: Camera) -> None:
    page = camera.part_page("circle")
    assert isinstance(page, CirclePage)
    desk, today = camera.desk, camera.desk.clock.today()
    deeds = page.roles.deeds
    for name in ("fill", "extend", "resign", "confirm", "hand_over"):
        for state in page.roles.states():
            page.reveal(state.role.id)
            getattr(deeds, name)()
            before = camera.taken
            camera.shoot_sheet(f"sheet-{name}")
            if camera.taken > before:
                break
    page.show_part("reviews")
    page.reviews.begin()
    camera.shoot_sheet("sheet-review")
    page.show_part("policies")
    for action in page.offered():
        if action.text.endswith("…") and not action.why_not and "policy" in action.key:
            action.run()
            camera.shoot_sheet(f"sheet-{action.key}")
    members = desk.queries.members(today)
    WrittenWordSheet(members, _nothing, page).open()
    camera.shoot_sheet("sheet-written-word")
    DropSheet(_nothing_with, page).open()
    camera.shoot_sheet("sheet-drop-selection")


def _meetings(camera: Camera) -> None:
    page = camera.part_page("meetings")
    assert isinstance(page, MeetingsPage)
    desk = camera.desk
    page.meetings.plan()
    camera.shoot_sheet("sheet-plan")
    last = desk.queries.last_meeting()
    assert last is not None
    for sheet in (PublishSheet, CorrectSheet, ReasonSheet):
        sheet(desk, last, page, page).open()
        camera.shoot_sheet(f"sheet-{sheet.__name__}")
    WordSheet(desk, "x", "Ticket prices for the spring conference", page, page).open()
    camera.shoot_sheet("sheet-word")
    RestSheet(desk, ["x"], page, page).open()
    camera.shoot_sheet("sheet-rest")
    decisions = desk.queries.decisions()
    AwaySheet(desk, decisions[0], page, page).open()
    camera.shoot_sheet("sheet-away")


def _everywhere(camera: Camera) -> None:
    page = camera.part_page("meetings")
    capture = CaptureSheet(camera.desk, page, page)
    capture.open()
    camera.shoot_sheet("sheet-capture-empty")
    capture = CaptureSheet(camera.desk, page, page)
    capture.edit.setText("Prices of webinars in spring !soon 20 min")
    capture.open()
    camera.shoot_sheet("sheet-capture")
    paste = PasteSheet(camera.context, page)
    paste.open()
    camera.shoot_sheet("sheet-paste-empty")
    paste = PasteSheet(camera.context, page)
    paste.show_preview(camera.desk.pasting.preview(PASTED))
    paste.open()
    camera.shoot_sheet("sheet-paste")
    camera.window.show_shortcuts()
    camera.shoot_sheet("sheet-shortcuts")


def _nothing(*_given: object) -> object:
    return True


def _nothing_with(_why: str) -> object:
    return True
