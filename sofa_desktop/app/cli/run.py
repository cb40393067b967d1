"""From arguments to an exit status: 0 done, 1 refused with a sentence, 2 not understood."""

import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from sofa_desktop.app.cli import words
from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.names import COMMANDS
from sofa_desktop.app.cli.parser import parse
from sofa_desktop.app.cli.printing import (
    OutputLostError,
    complain,
    open_streams,
    print_answer,
    print_refusal,
)
from sofa_desktop.app.clock import SystemClock
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.ports import Clock
from sofa_desktop.store.faults import translated

REFUSED, MISUSED = 1, 2


def run(given: Sequence[str], clock: Clock | None = None) -> int:
    """Carry out a command; the exit status."""
    open_streams()
    try:
        arguments = parse(given)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else MISUSED
    return _guarded(arguments, clock or SystemClock())


def _guarded(arguments: Namespace, clock: Clock) -> int:
    as_json = bool(arguments.json)
    try:
        try:
            with translated():
                answer = carry_out(arguments, clock)
            print_answer(answer, as_json=as_json)
        except Refused as refusal:
            return _refuse(refusal, as_json=as_json)
    except OutputLostError as lost:
        return _unheard(lost.cause)
    except OSError as error:
        complain(words.world_failed(_reason(error)))
        return REFUSED
    return answer.status


def carry_out(arguments: Namespace, clock: Clock) -> Answer:
    """The answer of the command the arguments name."""
    module = importlib.import_module(COMMANDS[arguments.command])
    answer = module.run(arguments, clock)
    if not isinstance(answer, Answer):
        raise TypeError(arguments.command)
    return answer


def _refuse(refusal: Refused, *, as_json: bool) -> int:
    from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (only where needed)

    print_refusal(refusal, sentence(refusal), as_json=as_json)
    return REFUSED


def _unheard(error: OSError) -> int:
    """Nobody reads the output, or there is no room for it: say so once, and end in order."""
    broken = isinstance(error, BrokenPipeError)
    complain(words.reader_gone() if broken else words.output_failed(_reason(error)))
    _forget_output()
    return REFUSED


def _forget_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the program finds no fault."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _reason(error: OSError) -> str:
    said = error.strerror or type(error).__name__
    return f"{error.filename}: {said}" if isinstance(error.filename, str) else said
