"""A settlement statement as data anybody can recompute: its canonical bytes, its chain, its check.

The payload's form is ``sofa-statement/1``; ``settlement_data`` makes and reads its parts.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Final

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Fields, fields
from sofa_desktop.domain.settlement import Outcome, PeriodInput, settle
from sofa_desktop.domain.settlement_data import (
    input_from_data,
    output_data,
    state_data,
    state_from_data,
)
from sofa_desktop.domain.statement_lines import Line, check_lines
from sofa_desktop.domain.verdict import MATCHES, Verdict, compare, differs

FORMAT: Final = "sofa-statement/1"
ENGINE: Final = "1.0"
"""Version of the calculation; a change that moves a cent changes it."""
FIRST_HASH: Final = "0" * 64
"""What the first statement of a circle names as the hash before it."""
MAX_DEPTH: Final = 32

_HASH = re.compile(r"[0-9a-f]{64}")
_STEPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("gross", ("gross",)),
    ("allowed", ("allowed", "disallowed")),
    ("fee", ("fee",)),
    ("base", ("base", "base_to_date")),
    ("share", ("share", "share_to_date")),
    ("circle", ("circle",)),
    ("made_good", ("made_good", "avail", "deficit")),
    ("recoup", ("recoup", "recoup_by_tranche", "outstanding")),
    ("reserve", ("reserve_added", "reserve")),
    ("distributable", ("distributable",)),
    ("due", ("due",)),
    ("net", ("held", "net")),
    ("pay", ("pay",)),
    ("carried", ("carried",)),
    ("tiers", ("tiers",)),
    ("corrections", ("corrections",)),
)
STEP_CODES: Final = (
    "form",
    "terms",
    "lines",
    "input",
    *(code for code, _ in _STEPS),
    "closing",
    "hash",
)
"""Every answer ``Verdict.first_difference`` can give, in the order in which they are checked."""


def canonical(data: object) -> bytes:
    """The one spelling of plain data, after RFC 8785: sorted keys, no spaces, whole numbers only.

    Raises:
        Refused: ``statement.not_plain`` for anything that has no such spelling.
    """
    try:
        return _spell(_ordered(data, 0)).encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("statement.not_plain", kind="text") from None


_spell = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")
).encode


def _ordered(data: object, depth: int) -> object:
    """The same data, its tables in the order of their keys."""
    if depth > MAX_DEPTH:
        raise Refused("statement.not_plain", kind="depth")
    if data is None or isinstance(data, bool | str):
        return data
    if isinstance(data, int):
        return int(data)
    if isinstance(data, Mapping):
        return {key: _ordered(data[key], depth + 1) for key in _keys(data)}
    if isinstance(data, list | tuple):
        return [_ordered(item, depth + 1) for item in data]
    raise Refused("statement.not_plain", kind=type(data).__name__)


def _keys(data: Mapping[object, object]) -> list[str]:
    """A table's keys in the order of their UTF-16 code units, as JavaScript sorts them."""
    keys = [key for key in data if isinstance(key, str)]
    if len(keys) != len(data):
        raise Refused("statement.not_plain", kind="key")
    if all(map(str.isascii, keys)):
        return sorted(keys)
    return sorted(keys, key=_utf16)


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def chain_hash(previous_hash: str, payload: object) -> str:
    """The hash of a statement, which binds the one before it: 64 hexadecimal digits.

    Raises:
        Refused: ``statement.bad_hash`` when the hash before is none; ``statement.not_plain``.
    """
    if not _HASH.fullmatch(previous_hash):
        raise Refused("statement.bad_hash", hash=previous_hash)
    return hashlib.sha256(previous_hash.encode("ascii") + canonical(payload)).hexdigest()


def recompute(payload: object) -> Verdict:
    """Calculate a statement anew from its own lines, terms and opening, and compare every step.

    Data of a wrong form is a difference (``form``), never an accident.

    Raises:
        Refused: ``statement.format_unknown`` or ``statement.engine_unknown`` when it was made by
            a version this one cannot follow.
    """
    try:
        return _Check(fields(payload)).verdict()
    except Refused as refusal:
        if refusal.code != "data.malformed":
            raise
        return differs("form", str(refusal.facts["path"]), refusal.facts["wanted"], None)


def verify(payload: object, previous_hash: str, stated_hash: str) -> Verdict:
    """Recompute a statement and, when all its steps match, its place in the chain.

    Raises:
        Refused: as ``recompute``.
    """
    verdict = recompute(payload)
    if not verdict.matches:
        return verdict
    try:
        expected = chain_hash(previous_hash, payload)
    except Refused as refusal:
        return differs("hash", refusal.code, None, stated_hash)
    return compare("hash", "hash", expected, stated_hash) or MATCHES


class _Check:
    """One statement under examination."""

    def __init__(self, told: Fields) -> None:
        self.told = told

    def verdict(self) -> Verdict:
        self._follow()
        window = self.told.at("window").text()
        currency = self.told.at("currency").text()
        stated = input_from_data(self.told.at("input").value, window, None)
        lines = [Line.from_data(each) for each in self.told.at("lines").each()]
        opening = state_from_data(self.told.at("opening").value, "opening")
        try:
            terms, earlier = self._terms()
        except Refused as refusal:
            if refusal.code == "data.malformed":
                raise
            return differs("terms", refusal.code, None, dict(refusal.facts))
        if terms.currency != currency:
            return differs("terms", "agreement.terms.currency", currency, terms.currency)
        difference = check_lines(lines, stated, currency) or self._check_kind(stated)
        if difference:
            return difference
        try:
            outcome = settle(terms, opening, stated, earlier)
        except Refused as refusal:
            return differs("input", refusal.code, None, dict(refusal.facts))
        return self._compare_steps(outcome) or MATCHES

    def _follow(self) -> None:
        """Refuse what another version wrote by other rules."""
        written = self.told.at("format").text()
        if written != FORMAT:
            raise Refused("statement.format_unknown", format=written)
        engine = self.told.at("engine").text()
        if engine != ENGINE:
            raise Refused("statement.engine_unknown", engine=engine)

    def _terms(self) -> tuple[Terms, dict[str, Terms]]:
        agreement = self.told.at("agreement").table()
        terms = Terms.from_data(agreement.at("terms").value, "agreement.terms")
        earlier = agreement.at("earlier", {}).table()
        return terms, {
            window: Terms.from_data(earlier.at(window).value, f"agreement.earlier.{window}")
            for window in sorted(earlier.data)
        }

    def _check_kind(self, stated: PeriodInput) -> Verdict | None:
        final = self.told.at("kind").text() == "final"
        return compare("input", "input.final", final, stated.final)

    def _compare_steps(self, outcome: Outcome) -> Verdict | None:
        expected = output_data(outcome)
        found = self.told.at("output").table()
        for code, keys in _STEPS:
            for key in keys:
                told = found.at(key, None)
                difference = compare(code, told.path, expected[key], told.value)
                if difference:
                    return difference
        return compare(
            "closing", "closing", state_data(outcome.closing), self.told.at("closing").value
        )
