"""The running meeting, from before it begins to its check-out."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtGui import QTextCursor

from sofa_desktop.ui.meeting_room.room import MeetingRoom
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.helpers import FakeClock
from tests.ui.render_rooms import Camera

NAMES = ("Mira Kovač", "Tomás Herrera", "Aiko Sato", "Jun Park", "Salma Haddad", "Ben Okoro")
JOINED, BEGUN, ENDS = date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 15)
NOTES = (
    "Registered 214, came 171.\nThe rooms in Spanish were full.\n"
    "Write to the hosts -> Jun by Friday"
)


@dataclass
class Evening:
    """A meeting of today, and who is there."""

    camera: Camera
    meeting: str
    people: dict[str, str]
    room: MeetingRoom
    report: str = ""

    def later(self, **passed: int) -> None:
        """Let time pass."""
        clock = self.camera.desk.clock
        assert isinstance(clock, FakeClock)
        clock.moment += timedelta(**passed)
        self.room.tick()

    def shoot(self, name: str) -> None:
        """Draw the window."""
        self.camera.shoot(f"room-{name}")


def room(camera: Camera) -> None:
    """Lead a meeting."""
    people = _people(camera)
    meeting, report = _agenda(camera, people)
    page = camera.part_page("meetings")
    assert isinstance(page, MeetingsPage)
    page.reveal(meeting)
    page.open_room(meeting)
    shown = page.room.room
    assert shown is not None
    evening = Evening(camera, meeting, people, shown, report)
    _open(evening)
    _report(evening)
    _decide(evening)
    _close(evening)


def _people(camera: Camera) -> dict[str, str]:
    desk = camera.desk
    people: dict[str, str] = {
        name.split()[0]: desk.people.add(name, joined_on=JOINED) for name in NAMES
    }
    for kind, who in (("facilitator", "Mira"), ("secretary", "Jun"), ("leader", "Aiko")):
        role = desk.roles.add(kind.title(), kind=kind)
        desk.roles.fill(role, people[who], starts_on=BEGUN, ends_on=ENDS)
    desk.circle.change(time_zone="UTC")
    return people


def _agenda(camera: Camera, people: dict[str, str]) -> tuple[str, str]:
    desk = camera.desk
    policies = [
        desk.policies.adopt(title, text, term_end=date(2026, 12, 10), decided_on=date(2025, 12, 1))
        for title, text in (
            ("Refunds", "Refund within 14 days, no reason asked."),
            ("Speakers’ pay", "A speaker is paid 120 EUR a session."),
        )
    ]
    proposal = desk.proposals.open(
        "Ticket prices for 2027", needs="Prices were last set two years ago."
    )
    role = next(each for each in desk.queries.roles(JOINED) if each.kind == "facilitator")
    meeting = desk.meetings.plan(desk.clock.today(), starts_at="10:30", minutes=90)
    add = desk.meetings.add_item
    for title, policy in zip(("Refunds", "Speakers’ pay"), policies, strict=True):
        add(meeting, title, minutes=2, outcome="decide", fast_track=True,
            subject_type="policy", subject_id=policy)  # fmt: skip
    report = add(meeting, "How did the conference go?", minutes=15, outcome="report",
        presenter_id=people["Tomás"],
        documents="Report, https://example.org/ic-2026\nSurvey results")  # fmt: skip
    add(meeting, "Ticket prices for 2027", minutes=20, outcome="decide",
        presenter_id=people["Jun"], subject_type="proposal", subject_id=proposal)  # fmt: skip
    add(meeting, "Selection: facilitator", minutes=20, outcome="decide",
        subject_type="role", subject_id=role.id)  # fmt: skip
    add(meeting, "Where could we meet in person in May, and who pays for the travel of those "
        "who live far away?", minutes=10, outcome="explore")  # fmt: skip
    return meeting, report


def _open(evening: Evening) -> None:
    room, meetings = evening.room, evening.camera.desk.meetings
    evening.shoot("00-before")
    room.go_on()
    room.next_speaker()
    evening.later(minutes=2)
    evening.shoot("01-check-in")
    room.go_on()
    meetings.attend(evening.meeting, evening.people["Ben"], "absent")
    meetings.add_guest(evening.meeting, "Noor of the General Circle")
    evening.shoot("02-admin")
    room.go_on()
    evening.shoot("03-agenda")
    room.go_on()
    if evening.room.state is not None and evening.room.state.block:
        evening.shoot("04-block-asked")
    room.go_on()
    evening.shoot("04-block")
    if room.state is not None and room.state.block:
        room.go_on()


def _report(evening: Evening) -> None:
    room, desk = evening.room, evening.camera.desk
    evening.later(minutes=12, seconds=40)
    desk.proposals.write_word(
        evening.report, evening.people["Ben"], "reaction", "The recordings were the best part."
    )
    for _ in range(3):
        room.next_speaker()
    room.item.notes.setPlainText(NOTES)
    room.item.notes.commit()
    room.refresh()
    evening.shoot("05-item")
    cursor = room.item.notes.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    room.item.notes.setTextCursor(cursor)
    for key, name in (("A", "action"), ("D", "decision"), ("B", "topic")):
        room.turn_line(key)
        evening.shoot(f"05-item-{name}")
        room.setFocus()
    for _ in range(4):
        room.next_speaker()
    evening.later(minutes=6)
    room.tell_quiet()
    evening.shoot("06-over-time")
    room.turn_screen()
    if room.screen_ is not None:
        evening.camera.shoot_alone(room.screen_, "room-06-screen", evening.camera.size)
    room.turn_screen()


def _decide(evening: Evening) -> None:
    room, desk = evening.room, evening.camera.desk
    room.end_item()
    evening.shoot("07-proposal")
    [proposal] = desk.queries.proposals()
    desk.proposals.change(proposal.id, text="A ticket costs 80 EUR.\nNobody pays to help.")
    desk.proposals.change(proposal.id, dimensions="Tiers\nWho is free", pieces="Tiers: three")
    for _ in range(8):
        room.go_on()
        row = desk.queries.proposal(proposal.id)
        assert row is not None
        evening.shoot(f"07-proposal-{row.state}")
        if row.state == "consent_round":
            break
    room.end_item()
    evening.shoot("08-role")
    room.item.subject.begin.click()
    evening.shoot("08-selection")
    room.end_item()
    evening.shoot("09-item")
    room.change_agenda()
    evening.camera.shoot_sheet("room-09-agenda-sheet")


def _close(evening: Evening) -> None:
    room = evening.room
    room.carry()
    evening.shoot("10-backlog")
    room.go_on()
    evening.shoot("11-check-out")
    room.go_on()
    evening.shoot("12-over")
