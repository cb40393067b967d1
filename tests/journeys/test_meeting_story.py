"""A meeting, from the agenda that proposes itself to minutes that are approved; keys alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from pypdf import PdfReader

from tests.journeys.leading import Leading
from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey

OLD = "We write by email."
NEW = "We write by email and call when it is urgent."
HARM = "Nobody hears the phone at night."


@pytest.fixture
def leading(steward: Steward, told: Told) -> Leading:
    """A circle that meets in three minutes."""
    told.meeting_ahead()
    steward.start(told.file)
    return Leading(steward)


def test_the_agenda_proposes_itself_and_goes_out(
    steward: Steward, leading: Leading, tmp_path: Path
) -> None:
    steward.go("meetings")
    steward.press("Details")
    steward.fill("Time zone", "Europe/London")
    steward.press("Prepare the agenda")
    assert steward.says("2 items proposed. With them the meeting takes 45 of 60 minutes, 15 left.")
    assert steward.says(
        "Mira’s term ends 10 December 2026, before the circle meets again (24 December 2026)."
    )
    assert steward.says("It is written and ready for a consent round.")
    steward.key("A")
    assert steward.says("45 of 60 minutes, 15 left")
    assert steward.table("Agenda").column("Item") == [
        "Select the Facilitator",
        "Proposal “How we write”",
    ]

    text = _saved_pdf(steward, "Agenda as PDF…", tmp_path / "agenda.pdf")
    assert "Select the Facilitator" in text
    assert "10:45 – 11:45 in London" in text
    assert "10:55 1. Select the Facilitator Mira’s term ends 10 December 2026" in text
    assert "Together 45 of 60 minutes" in text

    ours = _saved_calendar(steward, tmp_path / "meeting.ics")
    assert ours["DTSTART;TZID=Europe/London"] == "20261124T104500"
    assert ours["DURATION"] == "PT1H"
    assert ours["LOCATION"] == "Venus"
    assert "10:55 1. Select the Facilitator" in ours["DESCRIPTION"]
    assert "Europe/London" in ours["TZID"]
    read = icalendar.Calendar.from_ical((tmp_path / "meeting.ics").read_bytes())
    [event] = read.walk("VEVENT")
    assert event.decoded("dtstart") == datetime(
        2026, 11, 24, 10, 45, tzinfo=ZoneInfo("Europe/London")
    )
    assert event.decoded("duration") == timedelta(hours=1)


def test_a_meeting_from_check_in_to_approved_minutes(
    steward: Steward, leading: Leading, tmp_path: Path
) -> None:
    leading.prepare()
    leading.open()
    assert steward.says("Everybody says in a round how they arrive. Nobody answers.")
    leading.round(4)
    assert steward.says("Another round  Space")
    leading.later(6)
    steward.key("N")
    _admin(steward)
    steward.key("N")
    steward.key("N")
    assert steward.says("The agenda has the circle’s consent.")
    steward.key("N")
    _select(steward, leading)
    steward.key("N")
    _consent_to_a_policy(steward, leading)
    leading.note(
        ("Write the numbers on the wall -> Jun by 4 December", "A"),
        ("Tell the neighbours", "A"),
        ("Buy a second phone -> Aiko", "A"),
        ("How do we greet newcomers?", "B"),
    )
    steward.write("We heard what the nights are like.")
    leading.later(12)
    steward.key("Esc")
    steward.key("N")
    assert steward.says("How do we greet newcomers?")
    steward.key("N")
    leading.round(3)
    steward.key("M")
    steward.write("Calm and on time.")
    steward.key("Esc")
    steward.key("N")

    assert steward.keyboard_is_on() == "Meetings"
    assert steward.says("The next meeting approves them in ADMIN, before its own items.")
    _take_the_decision_back_and_again(steward)
    steward.press("Approved at the end of the meeting")
    assert steward.says("Approved on 24 November 2026.")
    _read_the_minutes(_saved_pdf(steward, "Minutes as PDF…", tmp_path / "minutes.pdf"))

    steward.tab("Decisions")
    steward.table("Decisions").go_to("How we write")
    assert "approved" in steward.why_not("Take back")
    steward.tab("Meetings")
    steward.choose("Meetings", "22 Dec")
    ours = _saved_calendar(steward, tmp_path / "next.ics")
    assert ours["DTSTART"] == "20261222T103000Z"
    read = icalendar.Calendar.from_ical((tmp_path / "next.ics").read_bytes())
    [event] = read.walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2026, 12, 22, 10, 30, tzinfo=UTC)
    _look_at_the_circle(steward)


def _admin(steward: Steward) -> None:
    """Ben is not there, there are no minutes of last time, the next meeting has its day."""
    steward.key("M")
    steward.key("Down")
    steward.key("Space")
    assert steward.keyboard_is_on() == "Ben, Absent"
    steward.tab_to("There are none")
    steward.key("Space")
    steward.tab_to("Next meeting on")
    steward.write("22 December")
    steward.key("Tab")
    assert steward.keyboard_is_on() == "At"
    steward.write("10:30")
    steward.key("Tab")


def _select(steward: Steward, leading: Leading) -> None:
    """The ten steps; somebody changes their mind, the one who is proposed answers last."""
    assert steward.says("Item 1 of 2 · decide · presented by Jun")
    steward.tab_to("Begin the selection for this role")
    steward.key("Space")
    assert steward.keyboard_is_on() == "Selection"
    steward.key("N")
    assert (steward.value("First day"), steward.value("Last day")) == ("11 Dec 2026", "11 Jun 2027")
    steward.key("N")
    steward.write("Hears everybody")
    steward.key("Return")
    steward.write("Ends on time")
    steward.key("Tab")
    steward.key("N")
    assert steward.says("• Hears everybody\n• Ends on time")
    steward.key("N")
    leading.nominate("mi", "Mira", "Aiko")
    told = steward.table("Nominations").column("Nomination")
    assert told == [*["written down, not shown"] * 3, "not here"]
    steward.key("N")
    assert steward.says("Aiko, whom do you nominate, and for which reasons?")
    steward.key("Return")
    leading.say("Mira", "she ends on time")
    leading.say("Aiko", "a fresh eye")
    steward.key("N")
    steward.key("Return")
    steward.key("Return")
    leading.say("Mira", "I want to go on")
    assert steward.table("Nominations").column("Changed to") == ["—", "—", "Mira", ""]
    steward.key("N")
    steward.write("Mira")
    steward.key("Tab")
    steward.write("She ends on time.")
    steward.key("Ctrl+Shift+N")
    assert steward.says("Mira answers last.")
    leading.consent(2)
    assert steward.says("Mira, do you consent?")
    leading.consent(1)
    steward.key("N")
    assert steward.says("The decision waits for the word of Ben, not here.")
    leading.consent(1)  # he sent it in writing
    steward.key("N")
    assert steward.says("Mira is selected as Facilitator, from 11 December 2026 to 11 June 2027.")


def _consent_to_a_policy(steward: Steward, leading: Leading) -> None:
    """One objection, integrated by a shorter term; a second round; adopted."""
    assert steward.says("Item 2 of 2 · decide · presented by Jun")
    steward.key("N")
    steward.write("Who calls? Whoever is in a hurry.")
    steward.key("Tab")
    steward.write("Good to have it written.")
    steward.key("Tab")
    steward.key("N")
    steward.key("N")
    assert steward.says("Not everybody has answered yet: Aiko, Jun, Mira. Nothing was changed.")
    leading.consent(1)
    steward.key("O")
    steward.write(HARM)
    steward.key("Tab")
    steward.write("being there for each other")
    steward.key("Return")
    leading.consent(2)
    assert steward.says("There is an objection to work with.")
    steward.key("N")
    steward.tab_to("Shorten the term")
    steward.key("Space")
    assert steward.keyboard_is_on() == "Try it only until"
    steward.write("1 March 2027")
    steward.tab_to("How it was integrated")
    steward.write("We try it for the winter.")
    steward.tab_to("Integrate the objection")
    steward.key("Space")
    assert steward.says("The objections are worked in. Read it once more; then everybody is asked")
    steward.key("N")
    assert steward.says("Until 1 March 2027.")
    leading.consent(4)
    steward.key("N")
    assert steward.says("Adopted on 24 November 2026 by consent.")
    assert steward.keyboard_is_on() == "The proposal"


def _take_the_decision_back_and_again(steward: Steward) -> None:
    steward.tab("Decisions")
    steward.table("Decisions").go_to("How we write")
    steward.do("Take back")
    steward.go("circle")
    steward.tab("Policies")
    assert steward.says("The circle looks at it again by 1 December 2026.")
    steward.key("Ctrl+Z")
    assert steward.says("The circle looks at it again by 1 March 2027.")
    steward.go("meetings")
    steward.tab("Meetings")


def _read_the_minutes(text: str) -> None:
    """Decisions old and new, who is selected until when, who does what; not who said what."""
    for told in (
        "Absent Ben",
        "Minutes of last time There are none",
        "Next meeting Tuesday 22 December 2026, 10:30",
        "Selected Mira for Facilitator, 11 Dec 2026 – 11 Jun 2027",
        f"Decided: How we write {NEW} In place of {OLD} Valid until 1 March 2027",
        "Action Write the numbers on the wall – Jun, by 4 Dec 2026",
        "Action Tell the neighbours – nobody yet",
        "Action Buy a second phone – Aiko",
        "Backlog – How do we greet newcomers?",
        "We heard what the nights are like.",
        "Calm and on time.",
    ):
        assert told in text, f"“{told}” is not in: {text}"
    for kept in (HARM, "objection", "a fresh eye", "I want to go on"):
        assert kept not in text


def _look_at_the_circle(steward: Steward) -> None:
    steward.go("circle")
    steward.tab("Policies")
    assert steward.says(NEW)
    assert steward.says("and call when it is urgent")
    assert steward.says("Consented in the meeting of 24 November 2026, until 1 March 2027.")
    steward.tab("Roles and terms")
    assert steward.says("Mira, 11 Dec 2026 – 11 Jun 2027")


def _saved_pdf(steward: Steward, action: str, path: Path) -> str:
    """Save a paper through the page, and read it as anybody would; lines joined."""
    steward.do(action)
    steward.choose_file(path)
    steward.until_says(f"“{path.name}” is saved.")
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def _saved_calendar(steward: Steward, path: Path) -> dict[str, str]:
    """Save a calendar file and read its lines without any library: unfold, split at the colon."""
    steward.do("Calendar file…")
    steward.choose_file(path)
    steward.until_says(f"“{path.name}” is saved.")
    raw = path.read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    pairs = [line.partition(":") for line in lines if ":" in line]
    begins = [value for name, _, value in pairs if name == "BEGIN"]
    assert begins.count("VEVENT") == 1
    event = lines[lines.index("BEGIN:VEVENT") :]
    told = {name: value for name, _, value in pairs if f"{name}:{value}" in event}
    told["TZID"] = ", ".join(value for name, _, value in pairs if name == "TZID")
    return told
