"""Printing answers: words in aligned columns, or one JSON object; never a control character."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.charts.picture import one_line
from sofa_desktop.domain.errors import Refused

_GAP = "  "
_WIDEST = 60


class OutputLostError(Exception):
    """What was printed did not arrive: nobody reads it, or there is no room for it."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.cause = cause


def open_streams() -> None:
    """Speak UTF-8 whatever the system's language says; what cannot be said is replaced."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", line_buffering=True)


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Print an answer to the standard output, and see it out."""
    if as_json and answer.data is not None:
        _write(sys.stdout, json_text(answer.data))
    else:
        for line in answer.lines:
            _write(sys.stdout, line)
    _see_out(sys.stdout)


def print_refusal(refusal: Refused, said: str, *, as_json: bool) -> None:
    """Print why something was not done: to the standard error, or as an object to the output."""
    if as_json:
        told = {"code": refusal.code, "facts": refusal.facts, "sentence": said}
        _write(sys.stdout, json_text({"refused": told}))
        _see_out(sys.stdout)
    else:
        complain(said)


def complain(said: str) -> None:
    """Say a sentence on the standard error."""
    _write(sys.stderr, one_line(said))


def json_text(data: object) -> str:
    """An object for programs: readable, in the order it was made, nothing but JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return str(value)


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], figures: Iterable[int] = ()
) -> Iterator[str]:
    """Rows in columns under their headings; ``figures`` are the columns set to the right."""
    right = set(figures)
    cells = [[_short(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (_pad(cell, widths[place], right=place in right) for place, cell in enumerate(row))
        yield _GAP.join(padded).rstrip()


def _short(cell: str) -> str:
    told = cell if cell.isascii() and cell.isprintable() else one_line(cell)
    return told if len(told) <= _WIDEST else told[: _WIDEST - 1] + "…"


def _pad(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        try:
            stream.write(text + "\n")
        except OSError as error:
            raise OutputLostError(error) from error


def _see_out(stream: TextIO | None) -> None:
    if stream is not None:
        try:
            stream.flush()
        except OSError as error:
            raise OutputLostError(error) from error
