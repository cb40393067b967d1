"""Sentences of the command line that belong to no command."""

from sofa_desktop.i18n.words import t


def no_screen() -> str:
    """There is nowhere to show a window."""
    return t(
        "command line",
        "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
        "Nothing was changed. Start SoFA Desktop from a desktop session, or use a command: "
        "sofa-desktop --help lists them.",
    )


def no_library(name: str) -> str:
    """A system library that the window needs is not installed."""
    return t(
        "command line",
        "The window cannot open because this computer lacks the system library {name}. Nothing "
        "was changed. Install it with your system's package manager, then start again; the "
        "commands of sofa-desktop --help work without it.",
        name=name,
    )


def reader_gone() -> str:
    """Whoever read the output has stopped."""
    return t(
        "command line",
        "The output was not read to its end; what was read is right as far as it goes.",
    )


def output_failed(reason: str) -> str:
    """The output cannot be written where it was sent."""
    return t(
        "command line",
        "The output could not be written: {reason}. What was read is right as far as it goes. "
        "Send it elsewhere, or free some room, and ask again.",
        reason=reason,
    )


def world_failed(reason: str) -> str:
    """Something outside the program said no."""
    return t(
        "command line",
        "This could not be done: {reason}. Check the files and folders you named, then try again.",
        reason=reason,
    )
