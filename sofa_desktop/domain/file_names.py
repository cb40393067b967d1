"""Names of files that came from elsewhere, made safe to write under."""

import unicodedata

LONGEST = 180
_LONGEST_ENDING = 10


def plain_file_name(name: str, otherwise: str) -> str:
    """The last part of a path of any system, on one line, never hidden, of a length all take.

    ``otherwise`` is the name of what is left without one.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        "_" if letter in '<>:"|?*' else letter
        for letter in last
        if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ).strip(" .")
    stem, point, ending = kept.rpartition(".")
    if point and len(ending) <= _LONGEST_ENDING:
        return f"{_cut(stem) or otherwise}.{ending}"
    return _cut(kept) or otherwise


def _cut(text: str) -> str:
    """As much of a text as a name has room for, in bytes."""
    return text.encode()[:LONGEST].decode(errors="ignore")
