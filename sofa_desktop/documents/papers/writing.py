"""Writes one of the circle's papers: which kinds there are, and in which forms."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sofa_desktop.documents.files import put
from sofa_desktop.documents.papers import (
    agenda,
    circle_map,
    cover,
    handover,
    minutes,
    policies,
    roles,
)
from sofa_desktop.documents.papers.as_markdown import markdown
from sofa_desktop.documents.papers.as_text import text as plain_text
from sofa_desktop.documents.papers.leaf import Leaf
from sofa_desktop.documents.papers.map_picture import MapPicture
from sofa_desktop.documents.papers.on_paper import pdf
from sofa_desktop.domain.errors import Refused

Payload = Mapping[str, Any]
LEAVES: Mapping[str, Callable[[Payload], Leaf]] = {
    "agenda": agenda.leaf,
    "cover": cover.leaf,
    "handover": handover.leaf,
    "map": circle_map.leaf,
    "minutes": minutes.leaf,
    "policies": policies.leaf,
    "roles": roles.leaf,
}
"""The kinds of papers, and what composes each."""


def write(kind: str, payload: Payload, out: Path) -> None:
    """Write a paper in the form the file's name ends in; it appears whole or not at all.

    Raises:
        Refused: ``document.no_such_form``, ``document.not_written``, ``document.over_circle``.
    """
    form = out.suffix.lower().removeprefix(".")
    data = document_pdf(kind, payload) if form == "pdf" else text(kind, payload, form).encode()
    put(data, out)


def document_pdf(kind: str, payload: Payload) -> bytes:
    """The PDF of a paper. The same payload gives the same bytes."""
    pictures = {"map": MapPicture(payload["circles"])} if kind == "map" else {}
    return pdf(LEAVES[kind](payload), pictures=pictures)


def text(kind: str, payload: Payload, form: str) -> str:
    """A paper as ``md``, ``txt`` or, of an agenda, ``ics``.

    Raises:
        Refused: ``document.no_such_form``.
    """
    if form == "md":
        return markdown(LEAVES[kind](payload))
    if form == "txt":
        return plain_text(LEAVES[kind](payload))
    if form == "ics" and kind == "agenda":
        from sofa_desktop.documents.papers.invitation import invitation  # noqa: PLC0415

        return invitation(payload)
    raise Refused("document.no_such_form", form=form and f".{form}", forms=_forms(kind))


def _forms(kind: str) -> str:
    """The endings a kind may have."""
    return ", ".join([".pdf", ".md", ".txt", *([".ics"] if kind == "agenda" else [])])
