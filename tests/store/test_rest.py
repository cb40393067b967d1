"""A quiet moment puts the file in order, and changes nothing that is in it."""

from pathlib import Path

from sofa_desktop.services.found import Founding
from sofa_desktop.services.people import People
from sofa_desktop.store.circle_file import SqlCircleFile
from tests.helpers import FakeClock, empty_circle


def test_what_was_written_goes_into_the_file_proper(tmp_path: Path) -> None:
    path = empty_circle(tmp_path / "c.sofacircle")
    file = SqlCircleFile(path, FakeClock())
    file.rest()
    Founding(file).found("Permaculture", "USD")
    before = path.read_bytes()
    People(file, FakeClock()).add("Mira")
    assert path.read_bytes() == before
    file.rest()
    assert b"Mira" in path.read_bytes()
    file.close()


def test_a_file_in_the_middle_of_an_action_is_left_alone(tmp_path: Path) -> None:
    file = SqlCircleFile(empty_circle(tmp_path / "c.sofacircle"), FakeClock())
    Founding(file).found("Permaculture", "USD")
    with file.act("circle.change") as work:
        file.rest()
        assert work.circle().name == "Permaculture"
    file.close()
