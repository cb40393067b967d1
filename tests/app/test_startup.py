"""What the first window may not wait for: heavy libraries are imported on first use."""

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers import founded_circle

HEAVY = {
    "sqlalchemy", "alembic", "matplotlib", "numpy", "reportlab", "pikepdf", "lxml", "PIL",
    "icalendar", "segno", "babel", "bidi", "arabic_reshaper", "concurrent", "secrets", "xml",
    "statistics", "fractions",
}  # fmt: skip
SHOWN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sofa_desktop.app import window

def told(app):
    print(*sys.modules)
    shown = [each for each in app.topLevelWidgets() if each.isVisible()]
    QTimer.singleShot(0, shown[0].close)
    return loop()

loop, QApplication.exec = QApplication.exec, told
sys.exit(window.run(Path(sys.argv[1])))
"""


def test_the_first_window_has_not_waited_for_heavy_libraries(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "SOFA_DESKTOP_HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    path = founded_circle(tmp_path / "circle.sofacircle")
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, str(path)],
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=50,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "sofa_desktop" in loaded
    assert loaded & HEAVY == set()
