"""Statement PDFs of any length against a canvas laid by hand, with the same Japanese font.

Ours are tagged for screen readers, carry their own data and a drawing; the limit is text and rules.
"""

import json
import os
import sys
from pathlib import Path

from tests.bench.measure import Figure, Goal, Taken, compared, in_turn, process
from tests.documents.statement_samples import many

PAPERS = Path(__file__).parent / "papers.py"
JOBS = (
    ("1 statement, 1 line", 1, 1, Goal(ratio=1)),
    ("1 statement, 500 lines", 1, 500, Goal(ratio=1)),
    ("1 statement, 5,000 lines", 1, 5000, Goal(ratio=0.92)),
    ("500 statements, 30 lines", 500, 30, Goal(ratio=0.3)),
)


def statements(folder: Path, _sizes: list[int], *, quick: bool) -> list[Figure]:
    """Whole processes, from the start of Python to the file on the disk."""
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    figures = []
    for what, count, length, goal in JOBS:
        data = folder / f"statement-{length}.json"
        payload, hashes = many(length).made()
        for line in payload["lines"]:
            line["what"] += " 研修"
        told = {"payload": payload, "previous": hashes.previous, "own": hashes.own}
        data.write_text(json.dumps(told), encoding="utf-8")

        def written(how: str, *arguments: str) -> Taken:
            command = [sys.executable, str(PAPERS), how, *arguments, str(folder)]
            return process(command, environment)[0]

        arguments = (str(data), str(count))
        both = in_turn(
            2 if quick or count > 1 else 7,
            lambda arguments=arguments, written=written: written("ours", *arguments),  # type: ignore[misc]
            lambda arguments=arguments, written=written: written("limit", *arguments),  # type: ignore[misc]
        )
        figures += compared(what, "process", both, goal)
    return figures
