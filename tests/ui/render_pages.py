"""Draws every page of the real window: ``python -m tests.ui.render_pages FOLDER [PLACE …]``.

Each place, empty and full, light and dark, at two sizes.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sofa_desktop.app.finder import Finder
from sofa_desktop.app.places import Undoing, counts, places
from sofa_desktop.i18n.words import use_language
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import install
from tests.ui.desk import make_context
from tests.ui.render import SIZES, application, render  # first: it sets the platform

PLACES = ("today", "meetings", "circle", "pipeline", "money", "settlements", "settings")


@contextmanager
def real_window(*, sample: bool) -> Iterator[MainWindow]:
    """The window over an empty or the sample circle, in a home of its own; closed at the end."""
    theme = install(application(), "light")
    with (
        tempfile.TemporaryDirectory() as temporary,
        make_context(Path(temporary), sample=sample) as context,
    ):
        os.environ["HOME"] = temporary
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
        yield window
        window.close()
        window.deleteLater()


def draw(folder: Path, wanted: tuple[str, ...], *, sample: bool, language: str = "en") -> None:
    """Draw some places, light and dark, at two sizes."""
    use_language(language)
    name = ("full" if sample else "empty") + ("" if language == "en" else f"-{language}")
    with real_window(sample=sample) as window:
        for place in wanted:
            window.go(place)
            page = window.page(place)
            parts = page.part_keys() if isinstance(page, PartedPage) else ("",)
            for part in parts:
                if part and isinstance(page, PartedPage):
                    page.show_part(part)
                shown = "-".join(filter(None, (place, part)))
                for size in SIZES:
                    for look in ("light", "dark"):
                        picture = f"{shown}-{name}-{look}-{size[0]}.png"
                        render(window, folder / picture, size, look)


def main() -> None:
    """Draw them all."""
    folder = Path(sys.argv[1])
    wanted = tuple(sys.argv[2:]) or PLACES
    for sample in (False, True):
        draw(folder, wanted, sample=sample)


if __name__ == "__main__":
    main()
