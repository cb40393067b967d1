"""Which dimensions of a picture the pieces speak of already. No Qt."""

from sofa_desktop.domain.likeness import alike, key_words
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.names import together


def lines(text: str) -> tuple[str, ...]:
    """What stands on its own line, without a mark before it."""
    bare = (line.strip().lstrip("-•*").strip() for line in text.splitlines())
    return tuple(line for line in bare if line)


def is_covered(dimension: str, pieces: str) -> bool:
    """Whether some piece begins with the dimension, or shares a telling word with it."""
    wanted = dimension.casefold()
    if any(piece.casefold().startswith(wanted) for piece in lines(pieces) if wanted != piece):
        return _has_more(dimension, pieces)
    return alike(key_words(dimension), key_words(pieces)) > 0


def _has_more(dimension: str, pieces: str) -> bool:
    """Whether something follows the dimension in its piece."""
    start = len(dimension)
    return any(
        piece[start:].strip(" :–-")
        for piece in lines(pieces)
        if piece.casefold().startswith(dimension.casefold())
    )


def uncovered(dimensions: str, pieces: str) -> tuple[str, ...]:
    """Dimensions that no piece speaks of yet."""
    return tuple(each for each in lines(dimensions) if not is_covered(each, pieces))


def sentence(dimensions: str, pieces: str) -> str:
    """Which dimensions are not covered yet."""
    left = uncovered(dimensions, pieces)
    if not lines(dimensions):
        return ""
    if not left:
        return t("proposal", "Every dimension has a piece.")
    return t("proposal", "Not covered yet: {dimensions}.", dimensions=together(left))
