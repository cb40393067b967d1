"""Bytes to text: which encoding a bank wrote, found from the bytes."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "latin-1", "cp850")
_DOS_LETTERS = b"\x84\x94\x81\x8e\x99\x9a"
_WINDOWS_LETTERS = b"\xe4\xf6\xfc\xc4\xd6\xdc\xdf"


def decode(data: bytes, wanted: str = "") -> tuple[str, str]:
    """The text and its encoding.

    Bytes that are valid UTF-8 are UTF-8 whatever is ``wanted``: no other text looks like it by
    chance. ``wanted`` chooses between the encodings that can read anything.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _clean(data.decode(encoding, errors="replace")), encoding
    sure = _wide(data) or "utf-8"
    try:
        return _clean(data.decode(sure)), sure
    except UnicodeDecodeError:
        return _one_byte(data, wanted)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of a table is nought."""
    sample = data[:4000]
    if len(sample) < 8:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def _one_byte(data: bytes, wanted: str) -> tuple[str, str]:
    mended = data.decode("utf-8", errors="replace")
    bad = mended.count("\ufffd")
    good = sum(letter > "\x7f" for letter in mended) - bad
    if good > bad * 4:
        return _clean(mended), "utf-8"
    for encoding in (wanted, _guessed(data), "cp1252"):
        if encoding not in _ONE_BYTE:
            continue
        try:
            return _clean(data.decode(encoding)), encoding
        except UnicodeDecodeError:
            continue
    return _clean(data.decode("latin-1")), "latin-1"


def _guessed(data: bytes) -> str:
    dos = sum(data.count(byte) for byte in _DOS_LETTERS)
    windows = sum(data.count(byte) for byte in _WINDOWS_LETTERS)
    return "cp850" if dos and not windows else "cp1252"


def _clean(text: str) -> str:
    return text.replace("\x00", "").removeprefix("\ufeff")
