"""``history``, ``undo`` and ``redo``: what was done in a file."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import reading, writing
from sofa_desktop.app.cli.printing import table
from sofa_desktop.i18n import actions
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.rows import ActionRow

Row = dict[str, object]


def run(arguments: Namespace, clock: Clock) -> Answer:
    """List the latest actions, or take one back, or do it again."""
    if arguments.command == "history":
        with reading(arguments.file, clock) as opened:
            rows = opened.queries.actions(arguments.limit)
        return Answer({"actions": [_action(each) for each in rows]}, _lines(rows))
    with writing(arguments.file, clock) as opened:
        row = opened.file.undo() if arguments.command == "undo" else opened.file.redo()
    what = actions.happened(row)
    if arguments.command == "undo":
        said = t("undo", "Taken back: {what}", what=what)
    else:
        said = t("undo", "Done again: {what}", what=what)
    return Answer({"action": _action(row)}, [said])


def _action(row: ActionRow) -> Row:
    return {
        "seq": row.seq,
        "id": row.id,
        "name": row.name,
        "facts": row.facts,
        "at": row.at,
        "who": row.who,
        "kind": row.kind,
        "state": row.state,
        "final": row.final,
        "words": actions.happened(row),
    }


def _lines(rows: Sequence[ActionRow]) -> Iterator[str]:
    headings = (t("history", "When"), t("history", "What"), "")
    state = {"undone": t("history", "taken back"), "dropped": t("history", "taken back")}
    told = [
        (f"{row.at:%Y-%m-%d %H:%M}", actions.happened(row), state.get(row.state, ""))
        for row in rows
    ]
    yield from table(headings, told)
