"""Circle files opened before, latest first."""

from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.app.settings import JsonPreferences

if TYPE_CHECKING:
    from sofa_desktop.ui.shell.welcome import RecentFile

MOST = 8


class RecentFiles:
    """Kept among the settings; files that are gone are not shown."""

    def __init__(self, preferences: JsonPreferences) -> None:
        self._preferences = preferences

    def rows(self) -> "list[RecentFile]":
        """What the welcome page lists."""
        from sofa_desktop.ui.shell.welcome import RecentFile  # noqa: PLC0415  (when it is shown)

        return [
            RecentFile(path, name or path.stem, str(path.parent))
            for path, name in self._kept()
            if path.is_file()
        ]

    def last(self) -> Path | None:
        """The file that was open last, where it still is."""
        return next((path for path, _ in self._kept() if path.is_file()), None)

    def add(self, path: Path, name: str) -> None:
        """Put a file on top."""
        path = path.absolute()
        kept = [(path, name), *((other, told) for other, told in self._kept() if other != path)]
        self._preferences.set("files.recent", [[str(each), told] for each, told in kept[:MOST]])

    def _kept(self) -> list[tuple[Path, str]]:
        value = self._preferences.get("files.recent")
        if not isinstance(value, list):
            return []
        return [
            (Path(pair[0]), pair[1])
            for pair in value
            if isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair)
        ]
