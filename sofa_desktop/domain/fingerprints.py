"""What makes a bank line the same line when it arrives a second time.

The bank's own identifier if there is one, else date, amount, currency and text. Lines that agree
in all of it are told apart by their place among their equals in one file: two equal coffees on a
day stay two, and the same file read again brings nothing new.

An identifier alone is not enough: some banks number the entries of each statement from 1, others
give a movement and its fee the same one. So day and amount always count.
"""

from collections.abc import Iterable
from hashlib import blake2b
from unicodedata import normalize

from sofa_desktop.domain.bank import BankLine

SIZE = 16
"""Bytes of a fingerprint."""
_APART = "\x1f"


def normalised(text: str) -> str:
    """A text as it is compared: compatibility forms, case and spacing do not count."""
    if not text.isascii():
        text = normalize("NFKC", text)
    return " ".join(text.casefold().split())


def fingerprint(account_id: str, line: BankLine, nth: int) -> str:
    """The fingerprint of the ``nth`` line (from 1) among its equals in one file, in hex."""
    return _hash(account_id + _APART + _likeness(line), nth)


def fingerprints(account_id: str, lines: Iterable[BankLine]) -> list[str]:
    """The fingerprints of one file's lines for one account, in their order."""
    seen: dict[str, int] = {}
    found = []
    for line in lines:
        likeness = _likeness(line)
        nth = seen.get(likeness, 0) + 1
        seen[likeness] = nth
        found.append(_hash(account_id + _APART + likeness, nth))
    return found


def _likeness(line: BankLine) -> str:
    told = f"i{line.bank_id}" if line.bank_id else f"t{normalised(line.text)}"
    return (
        f"{line.booked_on.toordinal()}{_APART}{line.amount_minor}{_APART}"
        f"{line.currency}{_APART}{told}"
    )


def _hash(likeness: str, nth: int) -> str:
    told = f"{likeness}{_APART}{nth}".encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=SIZE).hexdigest()
