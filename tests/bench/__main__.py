"""Measure the program, each figure beside its limit in the same run.

python3 dev.py bench [startup report import statement edit search] [--sizes 10k,100k,1M] [--quick]
    [--json OUT]
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.edits import edits
from tests.bench.measure import Figure, machine, plain, print_table
from tests.bench.reports import reports
from tests.bench.search import search
from tests.bench.startup import startup
from tests.bench.statements import statements
from tests.bench.taking_in import taking_in

BENCHES: dict[str, Callable[..., list[Figure]]] = {
    "startup": startup,
    "report": reports,
    "import": taking_in,
    "statement": statements,
    "edit": edits,
    "search": search,
}


def size(word: str) -> int:
    """10k, 1M or a plain number."""
    times = {"k": 1_000, "m": 1_000_000}.get(word[-1:].lower())
    return int(word[:-1]) * times if times else int(word)


def main() -> int:
    """Measure what is asked for, or everything."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("what", nargs="*", help=f"of {', '.join(BENCHES)}; all without")
    parser.add_argument("--sizes", default="10k,100k", help="entries of the books")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    asked = parser.parse_args()
    unknown = sorted(set(asked.what) - set(BENCHES))
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}")
    sizes = [size(word) for word in asked.sizes.split(",")]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.monotonic()
    print(machine(), flush=True)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="sofa-bench-") as folder:
        for name in asked.what or BENCHES:
            made = BENCHES[name](Path(folder), sizes, quick=asked.quick)
            print(flush=True)
            print_table(made)
            figures += made
    print(f"\n{time.monotonic() - began:.0f} s", flush=True)
    if asked.json:
        report = {"machine": machine(), "figures": [plain(figure) for figure in figures]}
        asked.json.write_text(json.dumps(report, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
