"""``verify``: whether a statement, or its annex, is what its own data gives."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.documents.attachment import ANNEX_ATTACHED, file_bytes, read_attachment
from sofa_desktop.documents.verify import is_as_printed, read_statement, verify
from sofa_desktop.domain import annex
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.verdict import Verdict
from sofa_desktop.i18n.statement.verdict import step_name
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock

Payload = dict[str, Any]
_OF_FORM = frozenset({"form", "terms"})
"""Steps at which no figure stands against another."""


def run(arguments: Namespace, _clock: Clock) -> Answer:
    """Recompute what a PDF carries; status 1 where it does not match."""
    data = file_bytes(arguments.pdf)
    try:
        payload, hashes = read_statement(data)
    except Refused as refusal:
        if refusal.code != "pdf.no_data":
            raise
        return _annex(arguments.pdf, data, refusal)
    verdict = verify(data)
    as_printed = is_as_printed(data)
    told = {
        **_found(verdict),
        "kind": "statement",
        "number": _text(payload, "number"),
        "hash": hashes.own,
        "previous_hash": hashes.previous,
        "as_printed": as_printed,
    }
    said = _said(arguments.pdf, verdict, _text(payload, "number"), hashes.own)
    pages = [] if as_printed or not verdict.matches else [_pages()]
    return Answer(told, [*said, *pages], 0 if verdict.matches else 1)


def _annex(path: Path, data: bytes, refusal: Refused) -> Answer:
    """Members' payouts, split anew by the weights beside them."""
    try:
        payload = read_attachment(data, ANNEX_ATTACHED).get("payload")
    except Refused:
        raise refusal from None
    if not isinstance(payload, dict):
        raise Refused("pdf.bad_data", name=ANNEX_ATTACHED)
    verdict = annex.recompute(payload)
    number = _text(payload, "statement")
    own = _text(payload, "statement_hash")
    told = {**_found(verdict), "kind": "annex", "number": number, "statement_hash": own}
    return Answer(told, list(_said(path, verdict, number, own)), 0 if verdict.matches else 1)


def _found(verdict: Verdict) -> dict[str, object]:
    return {
        "matches": verdict.matches,
        "first_difference": verdict.first_difference,
        "where": verdict.where,
        "expected": verdict.expected,
        "found": verdict.found,
    }


def _text(payload: Payload, key: str) -> str:
    value = payload.get(key, "")
    return value if isinstance(value, str) else ""


def _said(path: Path, verdict: Verdict, number: str, own: str) -> Iterator[str]:
    name = number or t("verify", "the draft")
    if verdict.matches:
        yield t("verify", "{name} matches: every figure recomputes from its lines.", name=name)
        if own:
            yield t("verify", "Check {hash}", hash=own)
        return
    if verdict.first_difference in _OF_FORM:
        yield t(
            "verify",
            "{file} is not as a statement is: {name} differs first at step “{step}” ({where}). Do "
            "not pay by it; ask the sender for the original.",
            file=path.name,
            name=name,
            step=verdict.first_difference,
            where=verdict.where or verdict.first_difference,
        )
        return
    yield t(
        "verify",
        "{file} does not add up: {name} differs first at step “{step}” ({where}). The statement "
        "says {found}; recomputed it is {expected}. Do not pay by it; ask the sender for the "
        "original.",
        file=path.name,
        name=name,
        step=step_name(verdict.first_difference or ""),
        where=verdict.where or verdict.first_difference,
        found=_value(verdict.found),
        expected=_value(verdict.expected),
    )


def _value(value: object) -> str:
    return t("verify", "nothing") if value is None else str(value)


def _pages() -> str:
    return t(
        "verify",
        "Its pages are not byte for byte what this version prints from that data: another version "
        "printed them, or they were changed. Go by the figures in the data.",
    )
