"""The data inside a statement's PDF, read back from any file without trusting it."""

import json
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from sofa_desktop.domain.errors import Refused

ATTACHED: Final = "settlement.json"
ANNEX_ATTACHED: Final = "annex.json"
MOST_FILE: Final = 64 * 1024 * 1024
"""The largest PDF that is opened."""
MOST_DATA: Final = 32 * 1024 * 1024
"""The largest attachment that is read: a statement of some 80,000 lines."""
MOST_NAMES: Final = 1_000


def read_attachment(source: Path | bytes, name: str = ATTACHED) -> dict[str, Any]:
    """The data attached to a PDF: ``payload``, ``previous_hash`` and ``hash`` of a statement.

    Raises:
        Refused: ``pdf.unreadable``, ``pdf.too_large``, ``pdf.not_pdf``, ``pdf.locked``,
            ``pdf.no_data`` or ``pdf.bad_data``.
    """
    data = _attached(file_bytes(source), name)
    try:
        made = json.loads(
            data, parse_float=_no_float, parse_constant=_no_float, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        raise Refused("pdf.bad_data", name=name) from error
    if not isinstance(made, dict):
        raise Refused("pdf.bad_data", name=name)
    return made


def file_bytes(source: Path | bytes) -> bytes:
    """The bytes of what may be a PDF, none too many.

    Raises:
        Refused: ``pdf.unreadable``, ``pdf.too_large`` or ``pdf.not_pdf``.
    """
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                source = file.read(MOST_FILE + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Refused("pdf.unreadable", path=str(source), reason=reason) from error
    if len(source) > MOST_FILE:
        raise Refused("pdf.too_large", megabytes=MOST_FILE >> 20)
    if b"%PDF-" not in source[:1024]:
        raise Refused("pdf.not_pdf")
    return source


def _attached(file: bytes, name: str) -> bytes:
    """The bytes of the attachment of that name, unpacked no further than the limit."""
    import pikepdf  # noqa: PLC0415  (only reading needs it, and it is heavy)

    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_DATA)

    try:
        with pikepdf.open(BytesIO(file)) as pdf:
            stream = _stream(pikepdf, pdf.Root, name)
            if stream is None:
                raise Refused("pdf.no_data", name=name)
            return _unpacked(pikepdf, stream)
    except pikepdf.PasswordError as error:
        raise Refused("pdf.locked") from error
    except (
        pikepdf.PdfError,
        TypeError,
        ValueError,
        KeyError,
        AttributeError,
        RuntimeError,
    ) as error:
        raise Refused("pdf.not_pdf") from error


def _stream(pikepdf: Any, root: Any, name: str) -> Any:  # noqa: ANN401  (pikepdf has no types)
    """The attachment's stream, looked up among associated files and named ones."""
    for spec in _specifications(pikepdf, root):
        if not isinstance(spec, pikepdf.Dictionary) or "/EF" not in spec:
            continue
        called = spec.get("/UF", spec.get("/F", ""))
        inner = spec.EF.get("/F", spec.EF.get("/UF"))
        if str(called) == name and isinstance(inner, pikepdf.Stream):
            return inner
    return None


def _specifications(pikepdf: Any, root: Any) -> list[Any]:  # noqa: ANN401
    found = []
    if isinstance(root.get("/AF"), pikepdf.Array):
        found += list(root.AF)[:MOST_NAMES]
    names = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names")
    if isinstance(names, pikepdf.Array):
        found += list(names)[1 : 2 * MOST_NAMES : 2]
    return found


def _unpacked(pikepdf: Any, stream: Any) -> bytes:  # noqa: ANN401
    """The stream's bytes; a small one that unpacks to a huge one is stopped on its way."""
    packed = bytes(stream.read_raw_bytes())
    if len(packed) > MOST_DATA:
        raise Refused("pdf.too_large", megabytes=MOST_DATA >> 20)
    filters = stream.get("/Filter", [])
    names = (
        [str(each) for each in filters]
        if isinstance(filters, list | pikepdf.Array)
        else [str(filters)]
    )
    if not names:
        return packed
    if names != ["/FlateDecode"]:
        raise Refused("pdf.bad_data", name=ATTACHED)
    opener = zlib.decompressobj()
    try:
        data = opener.decompress(packed, MOST_DATA + 1)
    except zlib.error as error:
        raise Refused("pdf.bad_data", name=ATTACHED) from error
    if len(data) > MOST_DATA:
        raise Refused("pdf.too_large", megabytes=MOST_DATA >> 20)
    return data


def _no_float(text: str) -> float:
    """Refuse a fraction: amounts are whole."""
    raise ValueError(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table in which no key stands twice."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made
