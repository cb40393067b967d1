"""``agenda`` with odd options: a sentence and a status, one JSON document, nothing replaced."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sofa_desktop.services.meetings import Meetings
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.app.cli_case import Command
from tests.helpers import FakeClock, founded_circle

TODAY = date(2026, 11, 24)


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    """A circle with an empty meeting to come, and a later one that has an agenda."""
    path = founded_circle(tmp_path / "circle.sofacircle")
    file = SqlCircleFile(path, FakeClock(TODAY))
    meetings = Meetings(file, FakeClock(TODAY), SqlQueries(file))
    meetings.plan(TODAY + timedelta(days=7))
    later = meetings.plan(TODAY + timedelta(days=21))
    meetings.add_item(later, "Prices", outcome="decide", minutes=20)
    file.close()
    return path


@pytest.mark.parametrize("meeting", ["next", "2026-12-15"])
@pytest.mark.parametrize("minutes", ["0", "14", "601", "99999999999999999999"])
def test_a_length_no_meeting_has_is_refused_whether_there_is_an_agenda_or_not(
    cli: Command, circle: Path, meeting: str, minutes: str
) -> None:
    asked = ("agenda", circle, "--meeting", meeting, "--minutes", minutes, "--json")
    assert cli(*asked, today=TODAY).refused == "meeting.bad_length"


@pytest.mark.parametrize("name", ["no such meeting", "2026-13-45", "\x00", "'; DROP TABLE meeting"])
def test_a_meeting_that_is_not_there_is_said(cli: Command, circle: Path, name: str) -> None:
    said = cli("agenda", circle, "--meeting", name, "--json", today=TODAY)
    assert said.refused == "agenda.no_meeting"


@pytest.mark.parametrize("form", ["--pdf", "--ics", "--md"])
def test_a_folder_and_a_circle_are_never_taken_the_place_of(
    cli: Command, circle: Path, form: str, tmp_path: Path
) -> None:
    before = circle.read_bytes()
    onto_folder = cli("agenda", circle, form, tmp_path, "--json", today=TODAY)
    assert onto_folder.refused == "document.not_written"
    onto_circle = cli("agenda", circle, form, circle, "--json", today=TODAY)
    assert onto_circle.refused == "document.over_circle"
    assert circle.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == [circle.name]


@pytest.mark.parametrize("given", [(), ("--minutes", "-5"), ("--minutes", "soon"), ("--bad",)])
def test_what_no_command_line_is_ends_with_2(
    cli: Command, circle: Path, given: tuple[str, ...]
) -> None:
    files = (circle,) if given else ()
    assert cli("agenda", *files, *given, today=TODAY).status == 2
