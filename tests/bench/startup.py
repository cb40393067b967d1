"""From nothing to the first painted window, a book of any size behind it."""

import os
import statistics
import sys
from pathlib import Path

from tests.bench.books import book
from tests.bench.measure import Figure, Goal, Taken, compared, in_turn, process, sized

HERE = Path(__file__).parent
RATIO = Goal(ratio=1.5)
MEMORY = Goal(ratio=1.45)


def startup(folder: Path, sizes: list[int], *, quick: bool) -> list[Figure]:
    """Time to the first paint, and memory then."""
    environment = {**os.environ, "SOFA_DESKTOP_HOME": str(folder / "home")}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    figures = []
    for size in sizes:
        path = book(folder, size)
        shares: dict[str, list[float]] = {"ours": [], "limit": []}

        def started(name: str, *arguments: str, kept: dict[str, list[float]] = shares) -> Taken:
            command = [sys.executable, str(HERE / "windows.py"), name, *arguments]
            taken, said = process(command, environment)
            kept[name].append(float(said))
            return taken

        both = in_turn(
            5 if quick else 11,
            lambda path=path, started=started: started("ours", str(path)),  # type: ignore[misc]
            lambda started=started: started("limit"),  # type: ignore[misc]
        )
        figures += compared("start to first paint", sized(size), both, RATIO)
        ours, limit = (statistics.median(shares[name]) for name in ("ours", "limit"))
        figures.append(
            Figure("memory then (PSS)", sized(size), ours, limit, ours / limit, MEMORY, "MiB", "")
        )
    return figures
