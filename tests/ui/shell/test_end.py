import subprocess
import sys

import pytest

ASIDE = {"manual": "show_manual", "shortcuts": "show_shortcuts", "palette": "search"}


@pytest.mark.parametrize("aside", ASIDE.values(), ids=ASIDE)
def test_the_program_ends_in_order_whatever_is_open(aside: str) -> None:
    code = (
        "from PySide6.QtCore import QTimer\n"
        "from tests.ui.render import application\n"
        "from tests.ui.shell.toys import Toy\n"
        "app = application()\n"
        "toy = Toy(); toy.window.show()\n"
        f"toy.window.{aside}()\n"
        "toy.window.close()\n"
        "QTimer.singleShot(0, app.quit); app.exec()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
