"""A picture as a file: PNG, SVG, PDF or CSV, the same bytes for the same data."""

import contextlib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.charts.picture import Picture, one_line
from sofa_desktop.domain.errors import Refused
from sofa_desktop.looks.tokens import PAPER, TYPE, Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = (".png", ".svg", ".pdf", ".csv")
PIXELS_PER_INCH = 200
MAKER = "SoFA Desktop"


def save(
    picture: Picture,
    path: Path,
    colours: Colours = PAPER,
    size: tuple[float, float] = (9, 4.5),
) -> None:
    """Write a picture in the form its ending names; ``size`` in inches.

    The file appears whole or not at all.

    Raises:
        Refused: ``picture.unknown_kind`` for another ending, ``document.not_written`` with the
            ``path`` and the system's ``reason`` where the place cannot be written.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise Refused("picture.unknown_kind", name=path.name)
    if kind == ".csv":
        _write(path, picture.csv().encode())
    else:
        _write(path, drawn(picture, kind, colours, size))


def drawn(
    picture: Picture, kind: str, colours: Colours = PAPER, size: tuple[float, float] = (9, 4.5)
) -> bytes:
    """The picture with its title as ``.png``, ``.svg`` or ``.pdf``."""
    import matplotlib as mpl  # noqa: PLC0415  (on use)

    from sofa_desktop.charts import lettering  # noqa: PLC0415

    sentence = one_line(picture.sentence)
    metadata: dict[str, object] = {"Title": one_line(picture.title)}
    if kind == ".png":
        metadata |= {"Description": sentence, "Software": MAKER}
    elif kind == ".svg":
        metadata |= {"Description": sentence, "Creator": MAKER, "Date": None}
    else:
        metadata |= {"Subject": sentence, "Creator": MAKER, "Producer": MAKER}
        metadata |= {"CreationDate": None}
    out = io.BytesIO()
    lettering.register()
    with mpl.rc_context({"svg.hashsalt": MAKER, "svg.fonttype": "path", "pdf.fonttype": 42}):
        figure = _figure(picture, colours, size)
        figure.savefig(
            out,
            format=kind[1:],
            dpi=PIXELS_PER_INCH,
            facecolor=colours.surface,
            metadata=metadata,
        )
    return out.getvalue()


def _figure(picture: Picture, colours: Colours, size: tuple[float, float]) -> "Figure":
    """A figure with the title above and the picture under it."""
    from matplotlib.figure import Figure  # noqa: PLC0415  (on use)

    from sofa_desktop.charts import lettering  # noqa: PLC0415
    from sofa_desktop.charts.sheet import EDGE, Sheet  # noqa: PLC0415

    heading = TYPE[2]
    margin = EDGE * 2
    room = (size[0] * 100 - 2 * margin) or 1
    lines = lettering.wrap(lettering.plain(picture.title), room, heading, 2)
    head = margin + len(lines) * heading * 1.4
    figure = Figure(figsize=(size[0], size[1] + head / 100), dpi=100)
    parts = figure.subfigures(2, 1, squeeze=False, height_ratios=(head, size[1] * 100), hspace=0)
    upper, lower = parts[:, 0]
    sheet = Sheet(upper, colours, 1.0)
    for place, line in enumerate(lines):
        sheet.text(
            EDGE,
            head - EDGE - heading - place * heading * 1.4,
            line,
            size=heading,
            colour=colours.text,
            bold=True,
        )
    picture.draw(lower, colours)
    return figure


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        reason = error.strerror or type(error).__name__
        raise Refused("document.not_written", path=str(path), reason=reason) from error
