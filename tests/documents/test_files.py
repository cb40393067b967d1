"""Where documents are put: a device or a pipe stays what it is, and a link leads on."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from sofa_desktop.documents.files import put


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "agenda.pdf"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    put(b"%PDF-1.7", pipe)
    reader.join(10)
    assert read == [b"%PDF-1.7"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_bytes(b"before")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    put(b"after", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"after"
