"""``agenda`` as a script sees it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.services.composing import Composing
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.app.cli_case import Command
from tests.helpers import FakeClock, new_circle
from tests.services.books import Books
from tests.services.busy_circle import MEETING, TODAY, busy
from tests.services.small_circle import StandingClock


@pytest.fixture(scope="session")
def busy_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("busy")
    with new_circle(folder, FakeClock(), "busy") as file:
        busy(Books(file, StandingClock()))
    return folder / "busy.sofacircle"


@pytest.fixture
def circle(tmp_path: Path, busy_template: Path) -> Path:
    """A circle with a meeting to come on 3 December, without an agenda yet."""
    return Path(shutil.copyfile(busy_template, tmp_path / "busy.sofacircle"))


def test_the_next_meeting_gets_a_proposed_agenda(cli: Command, circle: Path) -> None:
    data = cli("agenda", circle, "--json", "--minutes", 60, today=TODAY).data
    assert (data["on"], data["saved"], data["length_minutes"], data["frame_minutes"]) == (
        "2026-12-03", False, 60, 15,
    )  # fmt: skip
    assert data["total_minutes"] == 15 + sum(item["minutes"] for item in data["items"]) <= 60
    first = data["items"][0]
    assert (first["title"], first["outcome"], first["minutes"], first["lane"]) == (
        "Minutes of 5 November 2026", "decide", 2, "past",
    )  # fmt: skip
    assert (first["presenter"], first["documents"]) == ("Tom", ["Minutes of 5 November 2026"])
    assert first["reason"] == "They are a draft; the circle has not approved them yet."
    assert all(left["why"] and left["reason"] for left in data["left_out"])
    everything = {each["title"] for each in (*data["items"], *data["left_out"])}
    assert {"Select the Facilitator", "Ticket prices", "Summer school"} <= everything


@pytest.mark.parametrize("named", ["next", MEETING.isoformat()])
def test_a_meeting_is_named_by_its_day_or_as_the_next(
    cli: Command, circle: Path, named: str
) -> None:
    asked = cli("agenda", circle, "--meeting", named, "--json", today=TODAY)
    assert asked.data == cli("agenda", circle, "--json", today=TODAY).data
    assert asked.data["length_minutes"] == 240


def test_it_is_said_in_words(cli: Command, circle: Path) -> None:
    ended = cli("agenda", circle, "--minutes", 60, today=TODAY)
    assert ended.out.startswith("Proposed agenda for the meeting on Thursday 3 December\n")
    assert "1. Minutes of 5 November 2026\n   Decide · 2 minutes · Tom" in ended.out
    assert "Left out:" in ended.out


def test_it_is_written_as_pdf_calendar_and_markdown(
    cli: Command, circle: Path, tmp_path: Path
) -> None:
    before = circle.read_bytes()
    outs = {form: tmp_path / f"agenda.{form}" for form in ("pdf", "ics", "md")}
    asked = [part for form, out in outs.items() for part in (f"--{form}", out)]
    ended = cli("agenda", circle, "--json", *asked, today=TODAY)
    assert ended.status == 0
    assert {form: ended.data[form] for form in outs} == {f: str(out) for f, out in outs.items()}
    assert outs["pdf"].read_bytes().startswith(b"%PDF-")
    assert "DTSTART" in outs["ics"].read_text("utf-8")
    assert "Review the policy “Refunds”" in outs["md"].read_text("utf-8")
    assert circle.read_bytes() == before, "a question changes nothing"


def test_the_same_file_gives_the_same_paper(cli: Command, circle: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for out in (one, two):
        cli("agenda", circle, "--pdf", out, today=TODAY)
    assert one.read_bytes() == two.read_bytes()


def test_an_agenda_that_was_saved_is_given_out_as_it_stands(cli: Command, circle: Path) -> None:
    proposed = cli("agenda", circle, "--json", today=TODAY).data
    file = SqlCircleFile(circle, FakeClock(TODAY))
    try:
        composing = Composing(file, SqlQueries(file), FakeClock(TODAY))
        composing.take(proposed["meeting"], ["policy.due:" + _policy(proposed)],
                       words=agenda_reasons)  # fmt: skip
    finally:
        file.close()
    data = cli("agenda", circle, "--json", today=TODAY).data
    assert data["saved"] is True
    assert [item["title"] for item in data["items"]] == ["Review the policy “Refunds”"]
    assert data["items"][0]["reason"].startswith("Its review was due 20 November 2026")
    assert data["total_minutes"] == 15 + data["items"][0]["minutes"]
    said = cli("agenda", circle, today=TODAY).out
    assert said.startswith("Agenda of the meeting on Thursday 3 December\n")


def _policy(data: dict[str, list[dict[str, str]]]) -> str:
    (key,) = [each["key"] for each in data["items"] if "Refunds" in each["title"]]
    return key.partition(":")[2]


def test_a_circle_without_a_planned_meeting_gets_one_for_today(cli: Command, founded: Path) -> None:
    data = cli("agenda", founded, "--json", today=date(2026, 10, 5)).data
    assert (data["meeting"], data["on"], data["items"], data["total_minutes"]) == (
        None, "2026-10-05", [], 15,
    )  # fmt: skip
    said = cli("agenda", founded).out
    assert "Nothing is due, ready or planned." in said


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--meeting", "next"), "agenda.no_meeting"),
        (("--meeting", "2026-01-01"), "agenda.no_meeting"),
        (("--minutes", "5"), "meeting.bad_length"),
    ],
)
def test_what_cannot_be_given_is_refused(
    cli: Command, founded: Path, given: tuple[str, ...], code: str
) -> None:
    assert cli("agenda", founded, "--json", *given).refused == code


def test_a_length_that_is_no_number_is_not_understood(cli: Command, founded: Path) -> None:
    assert cli("agenda", founded, "--minutes", "long").status == 2


def test_nothing_is_written_over_a_circle(cli: Command, circle: Path) -> None:
    assert cli("agenda", circle, "--json", "--pdf", circle).refused == "document.over_circle"
