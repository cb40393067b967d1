"""The map's picture as a file that is there whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QIODevice, QSaveFile
from PySide6.QtGui import QImage, QImageWriter

from sofa_desktop.domain.errors import Refused

ENDING = ".png"


def write_image(drawn: QImage, out: Path) -> None:
    """Write a picture; may run beside the window.

    Raises:
        Refused: ``picture.unknown_kind`` for another ending, ``document.not_written``.
    """
    if out.suffix.lower() != ENDING:
        raise Refused("picture.unknown_kind", name=out.name)
    file = QSaveFile(str(out))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise Refused("document.not_written", path=str(out), reason=file.errorString())
    writer = QImageWriter(file, QByteArray(b"png"))
    if not writer.write(drawn) or not file.commit():
        raise Refused("document.not_written", path=str(out), reason=file.errorString())
