"""What the arguments of all commands share."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from sofa_desktop.i18n.words import t


class Commands(Protocol):
    """Where a command is added to the parser."""

    def add_parser(
        self,
        name: str,
        *,
        help: str | None = ...,  # noqa: A002  (argparse's word)
        description: str | None = ...,
        allow_abbrev: bool = ...,
    ) -> ArgumentParser:
        """A parser for one command."""
        ...


def command(commands: Commands, name: str, does: str, more: str = "") -> ArgumentParser:
    """A command with what it does, and more of it for its own help."""
    parser = commands.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}. {more}".strip(),
        allow_abbrev=False,
    )
    if name != "settle":
        parser.add_argument(
            "--json",
            action="store_true",
            help=t("command help", "print one JSON object instead of words"),
        )
    return parser


def file(parser: ArgumentParser) -> None:
    """The circle file a command works on."""
    parser.add_argument("file", metavar="FILE", type=Path, help=t("command help", "circle file"))


def words(text: str) -> str:
    """What a person typed, in UTF-8 whatever the system believes it to be."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_MOST = 2**31
"""More than any list holds, and less than SQLite counts."""


def count(text: str) -> int:
    """How many: a whole number, not negative."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return min(number, _MOST)
