"""Draws every page of the real window: ``python -m tests.ui.render_pages FOLDER [PLACE …]``.

Each place, empty and full, light and dark, at two sizes.
"""

import sys
import tempfile
from pathlib import Path

from sofa_desktop.app.places import Finder, Undoing, counts, places
from sofa_desktop.i18n.words import use_language
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import install
from tests.ui.desk import make_context
from tests.ui.render import SIZES, application, render  # first: it sets the platform

PLACES = ("today", "circle", "pipeline", "money", "settlements", "settings")


def draw(folder: Path, wanted: tuple[str, ...], *, sample: bool, language: str = "en") -> None:
    """Draw some places of an empty or of the sample circle."""
    theme = install(application(), "light")
    use_language(language)
    name = ("full" if sample else "empty") + ("" if language == "en" else f"-{language}")
    with (
        tempfile.TemporaryDirectory() as temporary,
        make_context(Path(temporary), sample=sample) as context,
    ):
        window = MainWindow(
            places(context),
            context.hub,
            theme,
            preferences=context.preferences,
            history=Undoing(context.desk.file),
            find=Finder(context.desk),
        )
        circle = context.desk.queries.circle()
        if circle is not None:
            window.set_circle(circle.name, circle.parent)
        window.set_counts(counts(context.desk))
        window.status.say("Saved 10:42", context.desk.file.path.name)
        window.start()
        for place in wanted:
            window.go(place)
            for size in SIZES:
                for look in ("light", "dark"):
                    picture = f"{place}-{name}-{look}-{size[0]}.png"
                    render(window, folder / picture, size, look)
        window.close()
        window.deleteLater()


def main() -> None:
    """Draw them all."""
    folder = Path(sys.argv[1])
    wanted = tuple(sys.argv[2:]) or PLACES
    for sample in (False, True):
        draw(folder, wanted, sample=sample)


if __name__ == "__main__":
    main()
