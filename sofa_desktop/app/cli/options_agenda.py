"""The arguments of ``agenda``."""

from pathlib import Path

from sofa_desktop.app.cli.options import Commands, command, count, file, words
from sofa_desktop.i18n.words import t


def add(commands: Commands) -> None:
    """Add the command about the agenda."""
    parser = command(
        commands,
        "agenda",
        t("command help", "propose the agenda of a meeting, or give out the one it has"),
        t(
            "command help",
            "What is due, ready and coming is read from the file and fitted into the meeting; what "
            "does not fit is named with why. A planned meeting that has items is given out as it "
            "stands. Changes nothing.",
        ),
    )
    file(parser)
    parser.add_argument(
        "--meeting",
        type=words,
        metavar="MEETING",
        help=t(
            "command help",
            "next, the day of a planned meeting, or its id; without it the next one planned, and "
            "today where none is",
        ),
    )
    parser.add_argument(
        "--minutes",
        type=count,
        metavar="N",
        help=t("command help", "how long the meeting lasts; as planned if not given"),
    )
    for form, does in (
        ("pdf", t("command help", "write it as a PDF")),
        ("ics", t("command help", "write it for a calendar")),
        ("md", t("command help", "write it as Markdown")),
    ):
        parser.add_argument(f"--{form}", type=Path, metavar="OUT", help=does)
