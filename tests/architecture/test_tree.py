"""What must not stand in a tracked file, whoever wrote it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written with a bracket each, so that this file does not find itself.
BANNED = {
    "a path of somebody's machine": r"(?<![\w.~-])/(?:wor[k]|roo[t]|home/\w+|Users/\w+)/\w",
    "a host that packages come from": r"pyp[i]\.org|files\.pythonhoste[d]|registry\.npmj[s]",
    "work left for later": r"\b(?:TOD[O]|FIXM[E]|XX[X])\b",
    "half of a merge": r"^(?:<{7}|>{7}) ",
}


def own_files() -> Iterator[Path]:
    """The tracked files; in a copy without git, all but what is made by running things."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        yield from (ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name)
        return
    made = {"build", "dist", "__pycache__"}
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in made and not name.startswith(".")]
        yield from (Path(folder, name) for name in names)


def texts() -> Iterator[tuple[str, str]]:
    """Each text file's name and content; pictures and fonts are not text."""
    for file in own_files():
        if not file.is_file() or file.is_symlink():
            continue
        content = file.read_bytes()
        if b"\0" not in content[:8000]:
            yield str(file.relative_to(ROOT)), content.decode("utf-8", errors="replace")


@pytest.mark.parametrize("what", BANNED)
def test_no_file_holds(what: str) -> None:
    banned = re.compile(BANNED[what], re.MULTILINE)
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in texts()
        for match in banned.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of somebody's machine", "see /wo" + "rk/notes"),
        ("a host that packages come from", "https://py" + "pi.org/simple"),
        ("work left for later", "# TO" + "DO: later"),
        ("half of a merge", "a\n<<<<<" + "<< HEAD\n"),
    ],
)
def test_the_search_finds(what: str, text: str) -> None:
    assert re.search(BANNED[what], text, re.MULTILINE)


def test_no_file_is_one_that_running_things_makes() -> None:
    made = {".venv", "__pycache__", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    kept = [str(file.relative_to(ROOT)) for file in own_files()]
    assert kept
    assert [name for name in kept if made & set(Path(name).parts)] == []
