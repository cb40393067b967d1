"""Numbers as banks write them, to whole minor units: string arithmetic, no float."""

import re
from collections.abc import Sequence

from sofa_desktop.imports.texts import bag

LONGEST = 60
"""Letters of a cell that may still be a number."""
MAX_DIGITS = 15
"""More than this is no amount of a circle's bank account."""
_MINUS = "-\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
CURRENCIES = bag(
    "AED ARS AUD BAM BDT BGN BHD BRL CAD CHF CLP CNY COP CRC CZK DKK EGP EUR GBP GEL GHS HKD "
    "HRK HUF IDR ILS INR ISK JOD JPY KES KRW KWD LKR MAD MDL MKD MXN MYR NGN NOK NPR NZD OMR "
    "PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU VND XAF "
    "XOF ZAR"
)
"""Codes a bank puts next to a number or into a heading."""
SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "US$": "USD", "EURO": "EUR"}
_CODE = "|".join(sorted(CURRENCIES))
_DRESS = re.compile(rf"^(?:{_CODE})|(?:{_CODE})$|[€$£¥₹]|(?:KR\.?|ZŁ|KČ)$|^(?:KR|FR)\.?")
_GAPS = re.compile(r"[\s'’`]+")
_SPACED = re.compile(r"\D{0,2}\s*\d{1,3}(?:[\s'’`]\d{3})*(?:[.,]\d+)?\s*\D{0,2}")
"""Thousands set apart by a space or an apostrophe; a sign may stand off too."""
_BODY = re.compile(r"(?=[.,]?\d)([\d.,]*\d)")
_MARKS = {"S": -1, "H": 1, "DR": -1, "CR": 1}
_PLAIN_LETTERS = frozenset("0123456789.,-+")

Reading = int | str
"""Minor units, or the reason why there are none."""


def undressed(text: str) -> tuple[int, str] | None:
    """A number's sign and its digits with their marks; None where it is no number."""
    if len(text) > LONGEST:
        return None
    text = text.strip().upper()
    sign = 1
    for mark, factor in _MARKS.items():
        if text.endswith(mark) and text[: -len(mark)].rstrip()[-1:].isdigit():
            text, sign = text[: -len(mark)], factor
            break
    text = _DRESS.sub("", text).strip()
    if _SPACED.fullmatch(text):
        text = _GAPS.sub("", text)
    if text[:1] == "(" and text[-1:] == ")":
        text, sign = text[1:-1], -sign
    if text[:1] and text[0] in _MINUS:
        text, sign = text[1:], -sign
    elif text[-1:] and text[-1] in _MINUS:
        text, sign = text[:-1], -sign
    else:
        text = text.strip("+")
    if not text.isascii() or not _BODY.fullmatch(text):
        return None
    return sign, text


def to_minor(text: str, mark: str, places: int) -> Reading:
    """A number as minor units of a currency with so many decimals, or ``no_amount``, ...."""
    found = undressed(text)
    if found is None:
        return "no_amount"
    sign, digits = found
    other = "," if mark == "." else "."
    whole, _, part = digits.partition(mark)
    if mark in part or (other in part):
        whole, part = (digits, "") if other not in digits else ("", "")
        if not whole or not grouped(whole, mark):
            return "no_amount"
        whole = whole.replace(mark, "")
    if other in whole:
        if not grouped(whole, other):
            return "no_amount"
        whole = whole.replace(other, "")
    if places == 0 and len(part) == 3 and len(whole) <= 3 and whole.strip("0"):
        whole, part = whole + part, ""
    return sized(sign, whole, part, places)


def sized(sign: int, whole: str, part: str, places: int) -> Reading:
    """Digits before and after the mark as minor units; never rounded."""
    extra = part[places:]
    if extra.strip("0"):
        return "too_precise"
    digits = (whole + part[:places].ljust(places, "0")).lstrip("0")
    if len(digits) > MAX_DIGITS:
        return "too_large"
    return sign * int(digits or "0")


def grouped(whole: str, mark: str) -> bool:
    """Whether thousands are set apart as people do: 1.234.567, or 12,34,567 in India."""
    first, *middle, last = whole.split(mark)
    if not 1 <= len(first) <= 3 or len(last) != 3:
        return False
    return len({len(group) for group in middle} | {3}) == 1 or all(
        len(group) == 2 for group in middle
    )


def column_to_minor(cells: Sequence[str], mark: str, places: int) -> list[Reading]:
    """A whole column with one mark; two decimals without thousands marks are the fast path."""
    known: dict[str, Reading] = {}

    def slowly(cell: str) -> Reading:
        reading = known.get(cell)
        if reading is None:
            reading = known[cell] = to_minor(cell, mark, places)
        return reading

    if places != 2 or not set("".join(cells)) <= _PLAIN_LETTERS:
        return [slowly(cell) for cell in cells]
    other = "," if mark == "." else "."
    return [
        slowly(cell) if (minor := _quickly(cell, mark, other)) is None else minor for cell in cells
    ]


def _quickly(cell: str, mark: str, other: str) -> int | None:
    """The usual forms, -62,30 and 1.234,56, at a fifth of the price; None for all others."""
    part = cell[-2:]
    if cell[-3:-2] != mark or not part.isdigit():
        return None
    whole = cell[:-3]
    bare = whole[1:] if whole[:1] == "-" else whole
    if not bare.isdigit():
        first, last = bare[:-4], bare[-3:]
        apart = bare[-4:-3] == other and len(first) < 4
        if not (apart and first.isdigit() and last.isdigit()):
            return None
        minor = int(first + last + part)
        return minor if bare is whole else -minor
    return int(whole + part) if len(bare) < MAX_DIGITS - 2 else None


def decimal_mark(cells: Sequence[str], default: str) -> str:
    """The mark most of a column's numbers can only have as decimal mark."""
    points = sum(cell[-3:-2] == "." for cell in cells)
    commas = sum(cell[-3:-2] == "," for cell in cells)
    if bool(points) != bool(commas):
        return "." if points else ","
    votes = {".": 0, ",": 0}
    for cell in cells:
        found = undressed(cell)
        if found and (mark := _surely(found[1])):
            votes[mark] += 1
    if votes["."] == votes[","]:
        return default
    return "." if votes["."] > votes[","] else ","


def _surely(digits: str) -> str:
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    place = max(point, comma)
    if place < 0:
        return ""
    mark = digits[place]
    if digits.count(mark) > 1:
        return "," if mark == "." else "."
    whole, part = digits[:place], digits[place + 1 :]
    if len(part) != 3 or len(whole) > 3 or whole in ("", "0"):
        return mark
    return ""


def is_number(cell: str) -> bool:
    """Whether a cell reads as a number at all."""
    return undressed(cell) is not None
