"""Who may import whom, and what a door plate says."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sofa_desktop"

LOAD_EVERYTHING = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
room = importlib.import_module(sys.argv[2])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted(sys.modules))
"""


def test_imports_keep_to_the_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, "the output above names the broken contract"


@pytest.mark.parametrize(
    ("room", "reached"), [("domain", {"domain"}), ("services", {"domain", "services"})]
)
def test_a_plain_room_loads_with_the_standard_library_alone(room: str, reached: set[str]) -> None:
    """In a process that has no site-packages, so that a foreign import fails wherever it hides."""
    bare = [sys.executable, "-S", "-E", "-P", "-B", "-W", "error"]
    done = subprocess.run(
        [*bare, "-c", LOAD_EVERYTHING, str(ROOT), f"sofa_desktop.{room}"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    foreign = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert foreign <= {"__main__", "sofa_desktop"}
    rooms = {name.split(".")[1] for name in loaded if name.startswith("sofa_desktop.")}
    assert rooms <= reached


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in sorted(PACKAGE.rglob("*.py"))
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []
