"""The person's settings: a small JSON file, written whole or not at all."""

import json
import os
from contextlib import suppress
from pathlib import Path


class JsonPreferences:
    """Plain values by name. A damaged file is put aside and begun anew; nothing else is lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

    def get(self, key: str) -> object | None:
        """A value, or None where none was kept."""
        return self._values.get(key)

    def set(self, key: str, value: object) -> None:
        """Remember a value; a full disk or a locked folder costs only the memory of it."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        part = self._path.with_suffix(f".{os.getpid()}.part")
        try:
            part.write_text(json.dumps(self._values, indent=1, sort_keys=True), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _read(self) -> dict[str, object]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            self._put_aside()
            return {}
        return values if isinstance(values, dict) else {}

    def _put_aside(self) -> None:
        if self._path.is_file():
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged.json"))
