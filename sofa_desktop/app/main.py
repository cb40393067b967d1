"""The door: decides between the window and a command before anything large is imported."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.app.cli.names import COMMANDS

if TYPE_CHECKING:
    from sofa_desktop.services.ports import Clock

_OPTIONS = frozenset({"-h", "--help", "--version"})
_STOPPED = 130


def main(arguments: Sequence[str] | None = None, clock: "Clock | None" = None) -> int:
    """Open the window, or do what a command says; the exit status of the program."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if wants_window(given):
            return _window(given)
        from sofa_desktop.app.cli.run import run  # noqa: PLC0415  (not for the window)

        return run(given, clock)
    except KeyboardInterrupt:
        return _STOPPED


def wants_window(given: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none, a file, the sample."""
    if not given:
        return True
    if _OPTIONS & set(given) or given[0] in COMMANDS:
        return False
    if list(given) == ["--sample"]:
        return True
    return len(given) == 1 and not given[0].startswith("-") and _is_file_name(given[0])


def _is_file_name(word: str) -> bool:
    """A file, or what could be the name of one; a mistyped command is neither."""
    path = Path(word)
    return bool(path.suffix) or path.name != word or path.exists()


def _window(given: Sequence[str]) -> int:
    if not _has_screen():
        from sofa_desktop.app.cli.words import no_screen  # noqa: PLC0415

        return _tell(no_screen())
    try:
        from sofa_desktop.app.window import run  # noqa: PLC0415  (Qt)
    except ImportError as error:
        library = _missing_library(error)
        if not library:
            raise
        from sofa_desktop.app.cli.words import no_library  # noqa: PLC0415

        return _tell(no_library(library))
    sample = "--sample" in given
    return run(None if sample or not given else Path(given[0]), sample=sample)


def _tell(sentence: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
    return 1


def _has_screen() -> bool:
    """Whether a window can be shown at all."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _missing_library(error: ImportError) -> str:
    """The system library that Qt misses, such as libEGL.so.1; empty where it is something else."""
    first = str(error).partition(":")[0]
    return first if first.startswith("lib") and ".so" in first else ""
