"""Write statements from their data: ``papers.py ours|limit DATA COUNT FOLDER``."""

import json
import sys
from pathlib import Path
from typing import Any

ROWS = 36
COLUMNS = (42, 112, 262, 402, 472, 552)


def ours(told: dict[str, Any], count: int, folder: Path) -> None:
    """As the program writes them."""
    from sofa_desktop.documents.facts import Hashes  # noqa: PLC0415  (only where wanted)
    from sofa_desktop.documents.statement import write_statement  # noqa: PLC0415

    hashes = Hashes(told["previous"], told["own"])
    for number in range(count):
        payload = {**told["payload"], "number": f"IC-2026-{number:04}"}
        write_statement(payload, hashes, folder / f"ours-{number}.pdf")


def limit(told: dict[str, Any], count: int, folder: Path) -> None:
    """The least: text in its place and rules around it."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  (only where wanted)
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    from sofa_desktop.looks.resources import font  # noqa: PLC0415

    pdfmetrics.registerFont(TTFont("japanese", str(font("japanese"))))
    lines = told["payload"]["lines"]
    for number in range(count):
        canvas = Canvas(str(folder / f"limit-{number}.pdf"), pageCompression=1)
        pages = -(-len(lines) // ROWS)
        for page in range(pages):
            canvas.setFont("japanese", 16)
            canvas.drawString(42, 790, f"Statement IC-2026-{number:04}")
            canvas.setFont("japanese", 9)
            canvas.drawRightString(552, 40, f"{page + 1} / {pages}")
            _table(canvas, lines[page * ROWS : (page + 1) * ROWS])
            canvas.showPage()
        canvas.save()


def _table(canvas: Any, lines: list[dict[str, Any]]) -> None:  # noqa: ANN401  (reportlab has no types)
    y = 730
    for line in lines:
        canvas.drawString(COLUMNS[0] + 3, y, line["on"])
        canvas.drawString(COLUMNS[1] + 3, y, line["what"][:40])
        canvas.drawString(COLUMNS[2] + 3, y, line["category"])
        canvas.drawString(COLUMNS[3] + 3, y, line["role"])
        canvas.drawRightString(COLUMNS[5] - 3, y, f"{line['settled'] / 100:,.2f}")
        canvas.line(42, y - 5, 552, y - 5)
        y -= 18
    for x in COLUMNS:
        canvas.line(x, 742, x, y + 13)


def main(how: str, data: str, count: str, folder: str) -> None:
    """Write them, and say so."""
    told = json.loads(Path(data).read_text(encoding="utf-8"))
    (ours if how == "ours" else limit)(told, int(count), Path(folder))
    print("written", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
