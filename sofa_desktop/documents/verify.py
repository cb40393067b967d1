"""Whether a statement's PDF is what its own data gives."""

from pathlib import Path
from typing import Any

from sofa_desktop.documents.attachment import ATTACHED, file_bytes, read_attachment
from sofa_desktop.documents.facts import Hashes
from sofa_desktop.documents.statement import statement_pdf
from sofa_desktop.domain import statement
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.verdict import Verdict


def verify(source: Path | bytes) -> Verdict:
    """Recompute a statement from the data inside its PDF, then its hash; a draft has no hash.

    Raises:
        Refused: as ``read_attachment``, or ``statement.format_unknown`` and
            ``statement.engine_unknown`` for a statement made by rules this program cannot follow.
    """
    payload, hashes = read_statement(source)
    if not payload.get("number") and not hashes.own:
        return statement.recompute(payload)
    return statement.verify(payload, hashes.previous, hashes.own)


def read_statement(source: Path | bytes) -> tuple[dict[str, Any], Hashes]:
    """The payload and the hashes inside a statement's PDF.

    Raises:
        Refused: as ``read_attachment``.
    """
    told = read_attachment(source)
    payload, previous, own = (told.get(key) for key in ("payload", "previous_hash", "hash"))
    if not isinstance(payload, dict) or not isinstance(previous, str) or not isinstance(own, str):
        raise Refused("pdf.bad_data", name=ATTACHED)
    return payload, Hashes(previous, own)


def is_as_printed(source: Path | bytes) -> bool:
    """Whether this program prints the very same file from the data inside.

    Where it does not, the pages may have been changed, or another version printed them: only the
    recomputed figures of ``verify`` count then.

    Raises:
        Refused: as ``read_attachment``.
    """
    data = file_bytes(source)
    payload, hashes = read_statement(data)
    if not statement.recompute(payload).matches:
        return False
    try:
        return statement_pdf(payload, hashes) == data
    except (KeyError, TypeError, ValueError, AttributeError):
        return False  # recomputed right, yet without all that a page needs: not printed by us
