"""What a dropped file seems to be, from its first bytes."""

import re
import unicodedata

from sofa_desktop.domain.errors import Refused

MAX_BYTES = 96 * 1024 * 1024
_HEAD = 4096
_MAGIC = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "old_spreadsheet"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"RIFF", "image"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3", "database"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
_TAG_FIRST = re.compile(r"\{1:F|:(20|25|28C?|60[FM]|61|62[FM]|86):")
_MT940 = re.compile(r"^:(20|25|28C?|60[FM]|61|62[FM]|86):", re.MULTILINE)


def refuse_unknown_bytes(data: bytes) -> None:
    """Refuse what is no text at all, or too much of it.

    Raises:
        Refused: ``bank.empty``, ``bank.too_large`` or ``bank.other_format`` with ``kind``.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("bank.empty")
    if len(data) > MAX_BYTES:
        raise Refused("bank.too_large", bytes=len(data), most=MAX_BYTES)
    head = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        raise Refused("bank.other_format", kind=_packed(data))
    for mark, kind in _MAGIC:
        if head.startswith(mark) and (kind != "image" or not _is_text(head)):
            raise Refused("bank.other_format", kind=kind)


def _packed(data: bytes) -> str:
    if b"xl/" in data or b"opendocument.spreadsheet" in data[:200]:
        return "spreadsheet"
    if b"word/" in data or b"opendocument.text" in data[:200]:
        return "document"
    return "archive"


def _is_text(head: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in head)


def refuse_unknown_text(text: str) -> None:
    """Refuse a text in another known format, or one that is no text.

    Raises:
        Refused: ``bank.other_format`` with ``kind``.
    """
    head = text[:_HEAD].lstrip()
    kind = _text_kind(head)
    if not kind:
        strange = sum(_is_strange(letter) for letter in head)
        kind = "binary" if strange * 20 > len(head) else ""
    if kind:
        raise Refused("bank.other_format", kind=kind)


def _is_strange(letter: str) -> bool:
    """Whether no text holds such a sign; marks of direction and joiners of emoji are of texts."""
    if letter.isprintable() or letter in "\t\r\n":
        return False
    return unicodedata.category(letter) not in {"Cf", "Zl", "Zp", "Zs"}


def _text_kind(head: str) -> str:
    low = head[:600].lower()
    if head.startswith("OFXHEADER") or "<ofx>" in head.lower():
        return "ofx"
    if low.startswith(("!type:", "!account")):
        return "qif"
    if len(_MT940.findall(head)) >= 2 or _TAG_FIRST.match(head):
        return "mt940"
    if low.startswith(("<!doctype html", "<html")):
        return "web_page"
    if low.startswith(("{", "[")):
        return "json"
    if low.startswith(("-----begin", "age-encryption")):
        return "encrypted"
    return ""


def is_xml(text: str) -> bool:
    """Whether a text is meant as XML, and not a web page or OFX."""
    head = text[:_HEAD].lstrip().lower()
    if not head.startswith("<") or "<ofx>" in head:
        return False
    return not head.startswith(("<!doctype html", "<html"))
