"""Drives the real program from outside, as a screen reader and a hand at the keyboard do.

``python -m tests.outside.drive FOLDER`` leaves pictures of the screen in the folder. It is no part
of the tests: it wants Xvfb, openbox, xdotool, ImageMagick, D-Bus and AT-SPI of the system, and runs
its inner half with the system's own Python, which has the bindings (``gi``).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NEEDS = ("Xvfb", "xvfb-run", "openbox", "xdotool", "import", "dbus-run-session")
SCREEN = "-screen 0 1400x900x24 -nolisten tcp"
ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
PLACES = ("Circle", "Pipeline", "Money", "Settlements", "Settings", "Today")
NOISE = "GetApplicationBusAddress"  # what the toolkit says of the test bus itself


def main() -> int:
    """Outer half: a screen and a bus of their own, then the program and the inner half."""
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing:
        _say(f"These programs are missing: {', '.join(missing)}.")
        return 2
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    inner = [sys.executable, __file__, "inner", str(folder)]
    return subprocess.run(
        ["xvfb-run", "-a", "-s", SCREEN, "dbus-run-session", "--", *inner], check=False
    ).returncode


def on_the_screen(folder: Path) -> int:
    """The program with the sample, then with nothing; each is closed by its own key."""
    window_manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        return max(_one(folder, "sample", ("--sample",)), _one(folder, "first", ()))
    finally:
        window_manager.terminate()


def _one(folder: Path, story: str, arguments: tuple[str, ...]) -> int:
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile("w+") as said:
        around = {
            **os.environ,
            "SOFA_DESKTOP_HOME": home,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        program = subprocess.Popen(
            [sys.executable, "-m", "sofa_desktop", *arguments], cwd=ROOT, env=around, stderr=said
        )
        hand = ["python3", "-W", "ignore", __file__, "hand", str(folder), story]
        system = {**os.environ, "PATH": f"/usr/bin:{os.environ['PATH']}"}
        driven = subprocess.run(hand, env=system, check=False).returncode
        if driven:
            program.terminate()
        status = program.wait(PATIENCE)
        said.seek(0)
        complaints = [line for line in said.read().splitlines() if line and NOISE not in line]
    _say(f"{story}: driven {driven}, ended {status}, complaints {complaints}")
    return int(bool(driven or status or complaints))


class Screen:
    """What a screen reader sees of the program, and the keys."""

    def __init__(self, folder: Path) -> None:
        import gi  # type: ignore[import-not-found]  # noqa: PLC0415  (the system's own)

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: PLC0415

        self._atspi = Atspi
        self._folder = folder

    def find(self, name: str) -> Any:  # noqa: ANN401  (a node of the other side)
        """A control that is shown, by the start of its name; waits for it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for node in self._nodes(self._atspi.get_desktop(0)):
                showing = node.get_state_set().contains(self._atspi.StateType.SHOWING)
                if node.get_name().startswith(name) and showing and self._deed(node) is not None:
                    return node
            time.sleep(0.1)
        raise LookupError(name)

    def press(self, name: str) -> None:
        """Press it as an assistive technology does; the program must not block meanwhile."""
        node = self.find(name)
        began = time.monotonic()
        node.do_action(self._deed(node))
        waited = time.monotonic() - began
        if waited > 1:
            told = f"{name} blocked for {waited:.1f} s"
            raise TimeoutError(told)
        time.sleep(0.5)

    def keys(self, *keys: str) -> None:
        """Press keys."""
        subprocess.run(["xdotool", "key", *keys], check=True)
        time.sleep(0.4)

    def write(self, text: str) -> None:
        """Type."""
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        time.sleep(0.3)

    def picture(self, name: str) -> None:
        """Keep what the screen shows."""
        time.sleep(0.8)
        subprocess.run(["import", "-window", "root", self._folder / f"{name}.png"], check=True)

    def _deed(self, node: Any) -> int | None:  # noqa: ANN401
        names = [node.get_action_name(at).lower() for at in range(node.get_n_actions())]
        return next((at for at, name in enumerate(names) if name in {"press", "toggle"}), None)

    def _nodes(self, node: Any) -> Iterator[Any]:  # noqa: ANN401
        yield node
        for at in range(min(node.get_child_count(), 300)):
            child = node.get_child_at_index(at)
            if child is not None:
                yield from self._nodes(child)


def sample(screen: Screen) -> None:
    """Every place, and a few sheets."""
    screen.picture("today")
    for place in PLACES:
        screen.press(place)
        screen.picture(place.lower())
    screen.press("How is this computed: Cash now")
    screen.picture("why")
    screen.keys("Escape")
    screen.press("Open role:")
    screen.picture("role")
    screen.press("Money")
    for button in ("Money in", "Import bank file", "More actions", "Search or do something"):
        screen.press(button)
        screen.picture(button.lower().replace(" ", "-"))
        screen.keys("Escape")
    screen.keys("F1")
    screen.picture("manual")
    screen.keys("alt+F4")
    screen.keys("ctrl+q")


def first(screen: Screen) -> None:
    """The first start: name the circle, begin another, close."""
    screen.find("Create the circle")
    screen.picture("welcome")
    screen.write("Cohousing North")
    screen.keys("Return")
    screen.find("Add them")
    screen.picture("created")
    screen.keys("ctrl+shift+n")
    screen.find("Open: Cohousing North")
    screen.picture("again")
    screen.keys("alt+F4")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


STORIES = {"sample": sample, "first": first}

if __name__ == "__main__":
    if sys.argv[1:2] == ["inner"]:
        sys.exit(on_the_screen(Path(sys.argv[2])))
    elif sys.argv[1:2] == ["hand"]:
        STORIES[sys.argv[3]](Screen(Path(sys.argv[2])))
    elif len(sys.argv) == 2:
        sys.exit(main())
    else:
        _say(str(__doc__))
        sys.exit(2)
