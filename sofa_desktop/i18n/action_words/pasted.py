"""The words of taking in a pasted document."""

from collections.abc import Mapping

from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.words import tn

WORDS: Mapping[str, Speech] = {
    "pasted.take": Speech(
        lambda told: tn(
            "action name",
            "take in one thing from a pasted document",
            "take in {n} things from a pasted document",
            told.whole("count"),
        ),
        lambda told: tn(
            "action done",
            "One thing taken in from a pasted document",
            "{n} things taken in from a pasted document",
            told.whole("count"),
        ),
    ),
}
