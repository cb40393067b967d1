"""Where things lie on this computer: circle files, backups, settings, caches, logs."""

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

_dirs = PlatformDirs("SoFA Desktop", appauthor=False)


def _folder(name: str, usual: Path) -> Path:
    """A folder that exists where the system allows; SOFA_DESKTOP_HOME puts all under one roof.

    Where it cannot be made, whoever writes into it is refused then, and the window opens all the
    same.
    """
    home = os.environ.get("SOFA_DESKTOP_HOME")
    folder = Path(home) / name if home else usual
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def circles() -> Path:
    """Circle files of the person, by default."""
    return _folder("circles", Path(_dirs.user_documents_dir) / "SoFA circles")


def backups() -> Path:
    """Copies of circle files."""
    return _folder("backups", Path(_dirs.user_data_dir) / "backups")


def settings_file() -> Path:
    """The person's settings."""
    return _folder("config", Path(_dirs.user_config_dir)) / "settings.json"


def cache() -> Path:
    """What can be made again, such as the font list of the pictures."""
    return _folder("cache", Path(_dirs.user_cache_dir))


def logs() -> Path:
    """What the program wrote about its own accidents."""
    return _folder("logs", Path(_dirs.user_log_dir))


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """A path for a new file of that name; a number is added where the name is taken."""
    kept = "".join(c if c.isalnum() or c in " -_.,()" else "_" for c in name).strip(" .")
    stem = kept[:80] or "circle"
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{suffix}"
    return path
