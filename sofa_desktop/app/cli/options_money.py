"""The arguments of the commands about money: import, report, settle."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sofa_desktop.app.cli.options import Commands, command, file, words
from sofa_desktop.i18n.words import t


def add(commands: Commands) -> None:
    """Add the commands about money."""
    _import(commands)
    _report(commands)
    _settle(commands)


def _import(commands: Commands) -> None:
    parser = command(
        commands,
        "import",
        t("command help", "take in a bank's file"),
        t(
            "command help",
            "CSV of any bank, or camt.053. Lines that are already there make nothing; lines that "
            "cannot be taken in are named with the reason. One action, taken back by undo.",
        ),
    )
    file(parser)
    parser.add_argument(
        "statement", metavar="STATEMENT", type=Path, help=t("command help", "the bank's file")
    )
    parser.add_argument(
        "--account",
        type=words,
        required=True,
        metavar="ACCOUNT",
        help=t("command help", "name, number (IBAN) or id of the account it belongs to"),
    )
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="PROFILE.json",
        help=t("command help", "how to read the CSV, where it is not found out rightly"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=t("command help", "only say what would happen")
    )


def _report(commands: Commands) -> None:
    parser = command(
        commands, "report", t("command help", "figures of a span of time, or their picture")
    )
    file(parser)
    parser.add_argument(
        "report", choices=["cashflow"], help=t("command help", "money in, money out and balance")
    )
    parser.add_argument(
        "--from",
        dest="since",
        type=words,
        metavar="DAY",
        help=t("command help", "first day or month: 2026-01-01, 2026-01 or 2026"),
    )
    parser.add_argument(
        "--to",
        dest="until",
        type=words,
        metavar="DAY",
        help=t("command help", "last day or month, included"),
    )
    parser.add_argument(
        "--by",
        choices=["month", "category", "edition"],
        default="month",
        help=t("command help", "a row for each of these (month)"),
    )
    parser.add_argument(
        "--chart",
        type=Path,
        metavar="OUT",
        help=t("command help", "write the picture: a name ending in .png, .svg, .pdf or .csv"),
    )
    parser.add_argument(
        "--currency",
        type=words,
        help=t("command help", "currency of the picture; the circle's if not given"),
    )
    parser.add_argument(
        "--way",
        choices=["in", "out"],
        default="in",
        help=t("command help", "which categories the picture shows (in)"),
    )


def _settle(commands: Commands) -> None:
    parser = command(
        commands,
        "settle",
        t("command help", "draft or issue a statement, or settle given histories"),
        t(
            "command help",
            "Without --issue it is a draft, and nothing is written to FILE. A period that has been "
            "issued is given out again as it was.",
        ),
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=t("command help", "circle file")
    )
    parser.add_argument(
        "--period",
        type=words,
        metavar="PERIOD",
        help=t("command help", "2026-Q3, 2026-07, 2026 or 2026-07-01..2026-07-15"),
    )
    parser.add_argument(
        "--pdf", type=Path, metavar="OUT", help=t("command help", "write the statement as PDF")
    )
    parser.add_argument(
        "--annex",
        type=Path,
        metavar="OUT",
        help=t("command help", "write the members' payouts as a PDF of their own"),
    )
    parser.add_argument(
        "--json",
        nargs="?",
        const=True,
        default=False,
        metavar="OUT",
        help=t("command help", "write the statement's data to OUT; without OUT, print JSON"),
    )
    parser.add_argument(
        "--issue",
        action="store_true",
        help=t("command help", "give it its number and lock the period; this is not undone"),
    )
    parser.add_argument(
        "--final", action="store_true", help=t("command help", "the last one: pay out everything")
    )
    parser.add_argument(
        "--note",
        type=words,
        default="",
        help=t("command help", "the consent it is issued with"),
    )
    parser.add_argument(
        "--vectors",
        metavar="IN.jsonl",
        help=t(
            "command help",
            "settle the histories of a file line by line and print what they come to (- reads the "
            "standard input)",
        ),
    )
    parser.set_defaults(json_out=None)


def sort_out(parser: ArgumentParser, arguments: Namespace) -> None:
    """Tell ``--json OUT`` from ``--json`` before a file, and a statement from vectors."""
    if isinstance(arguments.json, str):
        if arguments.file is None and arguments.vectors is None:
            arguments.file, arguments.json = Path(arguments.json), True
        else:
            arguments.json_out, arguments.json = Path(arguments.json), False
    asked = (arguments.file, arguments.period, arguments.pdf, arguments.annex, arguments.json_out)
    if arguments.vectors is not None:
        if arguments.issue or arguments.final or any(each is not None for each in asked):
            parser.error(t("command line", "settle: --vectors stands alone"))
    elif arguments.file is None or arguments.period is None:
        parser.error(t("command line", "settle: give FILE and --period, or --vectors"))
