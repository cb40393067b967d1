"""The parser of the command line: everything that can be asked, and what its help says."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from sofa_desktop import __version__
from sofa_desktop.app.cli import options_agenda, options_file, options_money
from sofa_desktop.i18n.words import t


def parse(given: Sequence[str]) -> Namespace:
    """The arguments understood; ends the program with status 2 and the usage where they are not."""
    parser = build()
    arguments = parser.parse_args(given)
    if arguments.command == "settle":
        options_money.sort_out(parser, arguments)
    if arguments.command == "new":
        options_file.must_be_named(parser, arguments)
    return arguments


def build() -> ArgumentParser:
    """The whole parser."""
    parser = ArgumentParser(
        prog="sofa-desktop",
        usage="sofa-desktop [FILE] | --sample | COMMAND …",
        description=t(
            "command help",
            "SoFA Desktop: one circle's roles, content, money and settlements in one file. Without "
            "a command it opens the window: with FILE, with a copy of the sample circle, or where "
            "you left off.",
        ),
        epilog=t(
            "command help",
            "sofa-desktop COMMAND --help says more. Every command prints JSON with --json. Exit "
            "status: 0 done, 1 refused (a sentence says why), 2 not understood.",
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"SoFA Desktop {__version__}")
    parser.add_argument(
        "--sample", action="store_true", help=t("command help", "open the window on a sample")
    )
    commands = parser.add_subparsers(
        prog="sofa-desktop",
        dest="command",
        metavar="COMMAND",
        required=True,
        title=t("command help", "commands"),
    )
    options_money.add(commands)
    options_agenda.add(commands)
    options_file.add(commands)
    return parser
