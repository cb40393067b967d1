"""The pictures of the README, from the sample circle: ``python -m tests.ui.screenshots``."""

from sofa_desktop.looks.resources import root
from tests.ui.render import render
from tests.ui.render_pages import PLACES, real_window

SIZE = (1280, 800)


def main() -> None:
    """Draw each place, full, in the light theme."""
    with real_window(sample=True) as window:
        for place in PLACES:
            window.go(place)
            render(window, root() / "screenshots" / f"{place}.png", SIZE, "light")


if __name__ == "__main__":
    main()
