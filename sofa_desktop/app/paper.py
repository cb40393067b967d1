"""The paper port, with reportlab behind it; imported when the first document is wanted."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sofa_desktop.domain.verdict import Verdict


class PdfPaper:
    """Statements, annexes and the circle's papers."""

    def statement(self, payload: Mapping[str, Any], previous: str, own: str, out: Path) -> None:
        """Write a statement; an empty ``own`` hash is a draft."""
        from sofa_desktop.documents.facts import Hashes  # noqa: PLC0415  (late: reportlab)
        from sofa_desktop.documents.statement import write_statement  # noqa: PLC0415

        write_statement(dict(payload), Hashes(previous, own), out)

    def annex(self, payload: Mapping[str, Any], out: Path) -> None:
        """Write the members' payouts."""
        from sofa_desktop.documents.annex import write_annex  # noqa: PLC0415  (late: reportlab)

        write_annex(dict(payload), out)

    def verify(self, path: Path) -> Verdict:
        """Recompute a statement from the data inside its PDF."""
        from sofa_desktop.documents.verify import verify  # noqa: PLC0415  (late: pikepdf)

        return verify(path)

    def document(self, kind: str, payload: Mapping[str, Any], out: Path) -> None:
        """Write one of the circle's papers in the form its name ends in."""
        from sofa_desktop.documents.papers.writing import write  # noqa: PLC0415  (late: reportlab)

        write(kind, dict(payload), out)

    def text(self, kind: str, payload: Mapping[str, Any], form: str) -> str:
        """One of the circle's papers as a text."""
        from sofa_desktop.documents.papers.writing import text  # noqa: PLC0415  (late)

        return text(kind, dict(payload), form)
