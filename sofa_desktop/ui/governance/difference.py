"""What differs between two wordings, in words for whoever does not see it. No Qt."""

from collections.abc import Sequence

from sofa_desktop.domain.wording import Part, Span
from sofa_desktop.i18n.words import t


def is_same(old: str, new: str) -> bool:
    """Whether both wordings say the same in the same words."""
    return old.split() == new.split()


def spoken(spans: Sequence[Span]) -> str:
    """The difference for a screen reader: what was taken out and what was added."""
    parts = []
    for span in spans:
        words = span.text.strip()
        if span.part is Part.REMOVED and words:
            parts.append(t("wording", "taken out: {words}", words=words))
        elif span.part is Part.ADDED and words:
            parts.append(t("wording", "added: {words}", words=words))
    return "; ".join(parts) or t("wording", "nothing differs")
