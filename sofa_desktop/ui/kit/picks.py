"""The lines of a list one chooses from. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """One line: title, chip with its tone, two more rows; without a key it is a heading."""

    key: str
    title: str
    chip: str = ""
    tone: str = ""
    detail: str = ""
    quiet: bool = False
    """What is over: drawn in the muted colour."""
    note: str = ""

    def rows(self) -> tuple[str, ...]:
        """What stands below the title."""
        return tuple(text for text in (self.detail, self.note) if text)

    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(text for text in (self.title, self.chip, *self.rows()) if text)
