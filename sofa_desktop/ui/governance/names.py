"""Several names in one sentence. No Qt."""

from collections.abc import Sequence

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t


def together(names: Sequence[str]) -> str:
    """Names as a list in a sentence: Layla, Noor and Tomás."""
    told = [isolated(name) for name in names]
    if len(told) < 2:
        return "".join(told)
    return t("names", "{first} and {last}", first=", ".join(told[:-1]), last=told[-1])
