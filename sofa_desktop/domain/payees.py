"""Who an entry was with, as a key that stays the same from one statement to the next."""

import re
import unicodedata

_NOISE = re.compile(r"[\W\d_]+", re.UNICODE)
_LONGEST = 60


def payee_key(counterparty: str, text: str) -> str:
    """The counterparty's name without case, digits and marks; else the first words of the text.

    Two bank lines with the same key are taken to be the same kind of thing, so that what was chosen
    for the last one can be proposed for the next.
    """
    source = counterparty if counterparty.strip() else " ".join(text.split()[:4])
    plain = unicodedata.normalize("NFKC", source).casefold()
    return _NOISE.sub(" ", plain).strip()[:_LONGEST]
