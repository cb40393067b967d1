"""Makes the circle file that every later version must open: the quarter, as this version writes it.

``python -m tests.store.old_file`` until the release; then a new one is made for the next.
"""

import shutil
import tempfile
from pathlib import Path

from sofa_desktop.store.circle_file import HEAD
from tests.helpers import FakeClock, new_circle
from tests.store.a_quarter import tell

FOLDER = Path(__file__).parent.parent / "old_files"


def make(to: Path) -> None:
    """Write the file, with something taken back and something edited after the statement."""
    clock = FakeClock()
    with tempfile.TemporaryDirectory() as folder, new_circle(Path(folder), clock) as file:
        tell(file, clock)
        file.undo()
        file.close()
        shutil.copyfile(file.path, to)


if __name__ == "__main__":
    make(FOLDER / f"{HEAD}.sofacircle")
