"""``export``: the circle's data in open forms."""

from argparse import Namespace
from pathlib import Path

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import reading
from sofa_desktop.app.exports import FileExports
from sofa_desktop.documents.files import put
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Write one form of a circle's data."""
    out: Path = arguments.out
    told: dict[str, object] = {"form": arguments.form, "out": str(out)}
    with reading(arguments.file, clock) as opened:
        exports = FileExports(opened.file, opened.queries, clock)
        if arguments.form == "csv":
            told["files"] = exports.write_tables(out, journal=arguments.with_journal)
            return Answer(told, [t("export", "Written: {path}", path=out)])
        data = exports.text(arguments.form)
    if str(out) == "-":
        return Answer(None, data.decode("utf-8").removesuffix("\n").split("\n"))
    put(data, out)
    return Answer({**told, "size": len(data)}, [t("export", "Written: {path}", path=out)])
