"""How to pay: IBAN, creditor reference (ISO 11649) and the European payment code (EPC069-12)."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from sofa_desktop.documents.paper import Sheet
from sofa_desktop.documents.type import colour
from sofa_desktop.domain.money import exponent
from sofa_desktop.looks.tokens import PAPER

LONGEST_REFERENCE: Final = 21
"""Characters behind RF and its two digits."""
LONGEST_NAME: Final = 70
LARGEST: Final = 99_999_999_999
"""The largest amount a payment code may carry, in cents."""


def _remainder(text: str) -> int:
    """Letters as numbers (A is 10), the whole modulo 97."""
    return int("".join(str(int(char, 36)) for char in text)) % 97


def creditor_reference(number: str) -> str:
    """The RF reference of a statement's number; nothing where it has no letter or digit."""
    folded = unicodedata.normalize("NFKD", number).upper()
    body = re.sub(r"[^0-9A-Z]", "", folded)[-LONGEST_REFERENCE:]
    return f"RF{98 - _remainder(f'{body}RF00'):02}{body}" if body else ""


def is_iban(text: str) -> bool:
    """Whether this is an IBAN whose check digits are right."""
    bare = text.replace(" ", "").upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", bare):
        return False
    return _remainder(bare[4:] + bare[:4]) == 1


def payment_code(name: str, iban: str, bic: str, cents: int, reference: str) -> str:
    """The text of a payment code: version 002, UTF-8, euro, structured reference."""
    euros, rest = divmod(cents, 100)
    lines = (
        "BCD",
        "002",
        "1",
        "SCT",
        bic.replace(" ", ""),
        " ".join(name.split())[:LONGEST_NAME].rstrip(),
        iban.replace(" ", "").upper(),
        f"EUR{euros}.{rest:02}",
        "",
        reference,
    )
    return "\n".join(lines)


def may_have_code(currency: str, iban: str, cents: int) -> bool:
    """Whether a payment can be put into a code: euro, to an IBAN, of a size it may carry."""
    return exponent(currency) == 2 and currency == "EUR" and 0 < cents <= LARGEST and is_iban(iban)


def code_modules(text: str) -> Sequence[Sequence[int]]:
    """The dark (1) and light (0) modules of a payment code, level M as the rules ask."""
    import segno  # noqa: PLC0415  (only a payment in euro needs it)

    made = segno.make(
        text, error="m", boost_error=False, mode="byte", encoding="utf-8", micro=False
    )
    return [[int(bool(module)) for module in row] for row in made.matrix]


def draw_code(
    sheet: Sheet, modules: Sequence[Sequence[int]], x: float, y: float, size: float
) -> None:
    """Draw a code with its lower left corner at ``x``, ``y``: one box for each row of darkness."""
    count = len(modules)
    module = size / count
    ops = [f"{colour(PAPER.text)} rg"]
    for place, row in enumerate(modules):
        bottom = y + size - (place + 1) * module
        for start, length in _runs(row):
            ops.append(
                f"{x + start * module:.3f} {bottom:.3f} {length * module:.3f} {module:.3f} re"
            )
    sheet.ops.append(" ".join([*ops, "f"]))


def _runs(row: Sequence[int]) -> list[tuple[int, int]]:
    """Where dark modules begin and how many follow one another."""
    return [
        (found.start(), found.end() - found.start())
        for found in re.finditer("1+", "".join(map(str, row)))
    ]
