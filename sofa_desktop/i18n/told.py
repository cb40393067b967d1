"""The facts of an action, a need or a refusal, read so that a missing one breaks no sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated


@dataclass(frozen=True, slots=True)
class Told:
    """Facts by name, each read as what the sentence needs; JSON may have held them meanwhile."""

    facts: Mapping[str, object]

    def text(self, key: str) -> str:
        """A name or a text; empty where it is not told."""
        value = self.facts.get(key)
        return "" if value is None else isolated(str(value))

    def whole(self, key: str, default: int = 0) -> int:
        """A count or an amount."""
        value = self.facts.get(key)
        return value if isinstance(value, int) else default

    def flag(self, key: str) -> bool:
        """Whether something holds."""
        return self.facts.get(key) is True

    def several(self, key: str) -> tuple[str, ...]:
        """A list of names."""
        value = self.facts.get(key)
        return tuple(str(part) for part in value) if isinstance(value, list | tuple) else ()

    def day(self, key: str) -> str:
        """A day in full; empty where it is not told."""
        value = self.facts.get(key)
        if isinstance(value, str):
            value = date.fromisoformat(value)
        return formats.day(value) if isinstance(value, date) else ""

    def money(self, key: str = "minor") -> str:
        """The size of an amount with its currency."""
        return formats.money(abs(self.whole(key)), self.text("currency"))
