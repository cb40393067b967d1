"""Settings survive the program, and a damaged file costs only themselves."""

import json
from pathlib import Path

from sofa_desktop.app.paths import free_path
from sofa_desktop.app.recent import RecentFiles
from sofa_desktop.app.settings import JsonPreferences


def test_values_come_back_with_their_types(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    written = JsonPreferences(path)
    for key, value in (("flag", False), ("one", ["a"]), ("none", []), ("three", 3)):
        written.set(key, value)
    read = JsonPreferences(path)
    assert [read.get(key) for key in ("flag", "one", "none", "three")] == [False, ["a"], [], 3]
    assert read.get("never") is None


def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"window.theme": "dark"', encoding="utf-8")
    preferences = JsonPreferences(path)
    assert preferences.get("window.theme") is None
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8").startswith("{")
    preferences.set("window.theme", "light")
    assert json.loads(path.read_text(encoding="utf-8")) == {"window.theme": "light"}


def test_a_file_that_holds_no_table_counts_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("[1, 2]", encoding="utf-8")
    assert JsonPreferences(path).get("1") is None


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    preferences = JsonPreferences(tmp_path / "gone" / "settings.json")
    preferences.set("window.theme", "dark")
    assert preferences.get("window.theme") == "dark"
    assert not (tmp_path / "gone").exists()


def test_recent_files_are_those_still_there_latest_first(tmp_path: Path) -> None:
    preferences = JsonPreferences(tmp_path / "settings.json")
    recent = RecentFiles(preferences)
    for name in ("a", "b", "c"):
        file = tmp_path / f"{name}.sofacircle"
        file.touch()
        recent.add(file, name.upper())
    recent.add(tmp_path / "a.sofacircle", "A")
    (tmp_path / "b.sofacircle").unlink()
    again = RecentFiles(JsonPreferences(tmp_path / "settings.json"))
    assert [row.name for row in again.rows()] == ["A", "C"]
    assert again.last() == tmp_path / "a.sofacircle"


def test_odd_values_among_recent_files_are_ignored(tmp_path: Path) -> None:
    preferences = JsonPreferences(tmp_path / "settings.json")
    preferences.set("files.recent", [["only one"], 3, [1, 2], "text"])
    assert RecentFiles(preferences).rows() == []


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Cohousing / Nord", ".sofacircle")
    assert first.name == "Cohousing _ Nord.sofacircle"
    first.touch()
    assert free_path(tmp_path, "Cohousing / Nord", ".sofacircle").name == (
        "Cohousing _ Nord 2.sofacircle"
    )
    assert free_path(tmp_path, " .. ", ".sofacircle").name == "circle.sofacircle"
