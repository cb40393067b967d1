"""The pictures of the README, from the sample circle: ``python -m tests.ui.screenshots``."""

from sofa_desktop.looks.resources import root
from sofa_desktop.ui.shell.window import MainWindow
from tests.ui.render import render
from tests.ui.render_pages import PLACES, real_window

SIZE = (1280, 800)


def main() -> None:
    """Draw each place, full, in the light theme."""
    with real_window(sample=True) as window:
        for place in PLACES:
            window.go(place)
            if place == "meetings":
                _compose(window)
            render(window, root() / "screenshots" / f"{place}.png", SIZE, "light")


def _compose(window: MainWindow) -> None:
    """Let the next meeting's agenda be proposed, taken, and shown."""
    for wanted in ("agenda.prepare", "agenda.take", "agenda.done"):
        for action in window.all_actions():
            if action.key == wanted:
                action.run()


if __name__ == "__main__":
    main()
