"""Every word a person reads passes through here, with its context and its plural forms."""

import gettext
from collections.abc import Callable

from sofa_desktop.looks.resources import root

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_disguise: Callable[[str], str] | None = None


def use_language(language: str) -> None:
    """Speak a language from now on; English is the source and needs no catalogue."""
    global _catalogue, _disguise  # noqa: PLW0603  (one language a process, set at start)
    _disguise = _pseudo if language == "pseudo" else None
    _catalogue = gettext.translation(
        "sofa-desktop", root() / "locale", languages=[language], fallback=True
    )


def _pseudo(text: str) -> str:
    return f"[{text}{'~' * (len(text) * 2 // 5)}]"


def t(context: str, text: str, **facts: object) -> str:
    """A sentence in the person's language; ``{name}`` places are filled from ``facts``."""
    spoken = _catalogue.pgettext(context, text)
    return _fill(spoken, facts)


def tn(context: str, one: str, many: str, count: int, **facts: object) -> str:
    """A sentence that depends on a count, which fills ``{n}``."""
    spoken = _catalogue.npgettext(context, one, many, count)
    return _fill(spoken, {"n": count, **facts})


def _fill(text: str, facts: dict[str, object]) -> str:
    """Fill the places; an apostrophe of ours is typeset, what people typed stays as it is."""
    typeset = text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") if "'" in text else text
    filled = typeset.format(**facts) if facts else typeset
    return _disguise(filled) if _disguise else filled
