"""``self-test``: the program tries itself."""

from argparse import Namespace
from collections.abc import Iterator

from sofa_desktop.app import self_test
from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Try everything; each step is told as soon as it is done."""
    if not arguments.json:
        return Answer(None, _lines(clock))
    done = [{"step": each.code, "sentence": each.said} for each in self_test.steps(clock)]
    return Answer({"ok": True, "steps": done})


def _lines(clock: Clock) -> Iterator[str]:
    for each in self_test.steps(clock):
        yield f"{each.code}: {each.said}"
    yield t("self-test", "Everything works.")
