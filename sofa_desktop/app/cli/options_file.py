"""The arguments of the commands about the file: what it is, holds, held and becomes."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sofa_desktop.app.cli.options import Commands, command, count, file, words
from sofa_desktop.i18n.words import t


def add(commands: Commands) -> None:
    """Add the commands about the file."""
    _new(commands)
    _verify(commands)
    _export(commands)
    _check(commands)
    _look(commands)
    _journal(commands)
    _copies(commands)
    _self_test(commands)


def _new(commands: Commands) -> None:
    parser = command(
        commands,
        "new",
        t("command help", "make a circle file"),
        t("command help", "An existing file is never overwritten."),
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=t("command help", "file to make"))
    parser.add_argument("--name", type=words, help=t("command help", "name of the circle"))
    parser.add_argument(
        "--currency",
        type=words,
        help=t("command help", "currency it settles in, such as EUR (ISO 4217)"),
    )
    parser.add_argument(
        "--code",
        type=words,
        help=t(
            "command help", "what its statements' numbers begin with; its initials if not given"
        ),
    )
    parser.add_argument(
        "--sample", action="store_true", help=t("command help", "make the sample circle instead")
    )


def must_be_named(parser: ArgumentParser, arguments: Namespace) -> None:
    """Hold ``new`` to a name and a currency, or to the sample."""
    if not arguments.sample and not (arguments.name and arguments.currency):
        parser.error(t("command line", "new: give --name and --currency, or --sample"))
    if arguments.sample and (arguments.name or arguments.currency or arguments.code):
        parser.error(t("command line", "new: --sample has a name and a currency of its own"))


def _verify(commands: Commands) -> None:
    parser = command(
        commands,
        "verify",
        t("command help", "recompute a statement from the data inside its PDF"),
        t("command help", "Says that it matches, or the first step that differs (status 1)."),
    )
    parser.add_argument(
        "pdf", metavar="FILE.pdf", type=Path, help=t("command help", "a statement or its annex")
    )


def _export(commands: Commands) -> None:
    parser = command(
        commands, "export", t("command help", "write the circle's data in an open form")
    )
    file(parser)
    parser.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=["hledger", "csv", "ics", "markdown"],
        help=t(
            "command help",
            "hledger: the ledger as a plain-text journal; csv: a folder with every table; ics: "
            "meetings, ends of terms, reviews and what is due; markdown: the circle on a page, "
            "with policies, decisions and minutes",
        ),
    )
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=t("command help", "file to write (- is the standard output); for csv a new folder"),
    )
    parser.add_argument(
        "--with-journal",
        action="store_true",
        help=t("command help", "csv: also what was done, step by step, in the folder journal"),
    )


def _check(commands: Commands) -> None:
    file(
        command(
            commands,
            "check",
            t("command help", "prove the file"),
            t(
                "command help",
                "Its form, every balance, the chain of statements recomputed, the receipts, and "
                "that the record of what was done gives the file as it stands. Changes nothing.",
            ),
        )
    )


def _look(commands: Commands) -> None:
    file(command(commands, "accounts", t("command help", "list the accounts with balances")))
    parser = command(commands, "entries", t("command help", "list entries, latest first"))
    file(parser)
    parser.add_argument(
        "--words", type=words, default="", help=t("command help", "all these words occur")
    )
    parser.add_argument("--from", dest="since", metavar="DAY", help=t("command help", "first day"))
    parser.add_argument("--to", dest="until", metavar="DAY", help=t("command help", "last day"))
    parser.add_argument(
        "--limit", type=count, metavar="N", help=t("command help", "no more than so many")
    )


def _journal(commands: Commands) -> None:
    parser = command(commands, "history", t("command help", "list what was done, latest first"))
    file(parser)
    parser.add_argument(
        "--limit",
        type=count,
        default=20,
        metavar="N",
        help=t("command help", "no more than so many (20)"),
    )
    file(command(commands, "undo", t("command help", "take back what was done last")))
    file(command(commands, "redo", t("command help", "do again what was taken back")))


def _copies(commands: Commands) -> None:
    parser = command(
        commands,
        "backup",
        t("command help", "write a copy of the file, also while it is open elsewhere"),
    )
    file(parser)
    parser.add_argument("out", metavar="OUT", type=Path, help=t("command help", "file to make"))
    parser = command(
        commands,
        "restore",
        t("command help", "go back to a copy"),
        t("command help", "The file as it stands is kept beside it first."),
    )
    file(parser)
    parser.add_argument("copy", metavar="COPY", type=Path, help=t("command help", "a copy of it"))


def _self_test(commands: Commands) -> None:
    command(
        commands,
        "self-test",
        t("command help", "try the program itself, in a folder that is thrown away"),
    )
