"""Words a person looks for, as conditions on columns."""

from collections.abc import Sequence

MOST_WORDS, LONGEST = 32, 200
"""What SQLite finds at once: a whole page pasted into a search is looked for by its beginning."""
_ESCAPES = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


def patterns(word: str) -> list[str]:
    """LIKE patterns that find a word in whatever case it stands.

    SQLite knows the case of ASCII letters only, so the others are asked for in each.
    """
    ways = [word] if word.isascii() else [word, word.lower(), word.upper(), word.capitalize()]
    return [f"%{way.translate(_ESCAPES)}%" for way in dict.fromkeys(ways)]


def like(columns: Sequence[str], word: str) -> tuple[str, list[object]]:
    """A condition that one of the columns holds the word, and its values."""
    ways = patterns(word[:LONGEST])
    tests = [f"{column} LIKE ? ESCAPE '\\'" for column in columns for _ in ways]
    return f"({' OR '.join(tests)})", [way for _ in columns for way in ways]
