"""Identifiers: UUIDv7 in 32 hexadecimal digits, so that they sort by the time they were made."""

from collections.abc import Callable
from itertools import islice
from struct import iter_unpack
from typing import NewType

Id = NewType("Id", str)
"""A record's identifier: 32 lower-case hexadecimal digits (RFC 9562, version 7)."""

_RANDOM_BITS = 74


def _secret_bits() -> Callable[[int], int]:
    from secrets import randbits  # noqa: PLC0415  (with all of hashlib: not before the first write)

    return randbits


def moment_of(id_: str) -> int:
    """When an identifier was made, in milliseconds since 1970."""
    return int(id_[:12], 16)


def id_or_none(key: str | None) -> Id | None:
    """The identifier a page gives, or None where it gives none or an empty text."""
    return Id(key) if key else None


class IdMaker:
    """Makes identifiers that never fall back in time, even when the clock does."""

    def __init__(
        self,
        now_ms: Callable[[], int],
        random_bits: Callable[[int], int] | None = None,
    ) -> None:
        self._now_ms = now_ms
        self._random_bits = random_bits or _secret_bits()
        self._last = 0

    def __call__(self) -> Id:
        """The next identifier, greater than every one made before by this maker."""
        moment = self._now_ms() << _RANDOM_BITS
        if moment > self._last | ((1 << _RANDOM_BITS) - 1):
            self._last = moment | self._random_bits(_RANDOM_BITS)
        else:
            self._last += 1 + self._random_bits(20)
        return self._spell(self._last)

    def many(self, count: int) -> list[Id]:
        """So many at once, each greater than the one before: for a bank's whole file."""
        made = [self()] if count else []
        steps = self._random_bits(32 * count).to_bytes(4 * count, "little")
        for (step,) in islice(iter_unpack("<I", steps), 1, None):
            self._last += 1 + (step >> 12)
            made.append(self._spell(self._last))
        return made

    @staticmethod
    def _spell(value: int) -> Id:
        stamp, tail = value >> _RANDOM_BITS, value & ((1 << _RANDOM_BITS) - 1)
        high, low = tail >> 62, tail & ((1 << 62) - 1)
        return Id(f"{(stamp << 80) | (7 << 76) | (high << 64) | (2 << 62) | low:032x}")
