"""Papers are written beside the window, and the page says what came of it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.paper_saving import PaperSaving
from tests.ui.desk import RememberingPaper, make_context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Page:
    made = Page("Papers", context.hub)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_paper_is_written_where_the_person_chose(
    qtbot: QtBot, context: Context, page: Page, tmp_path: Path
) -> None:
    saving = PaperSaving(context, page)
    saving.ask("cover", {"format": "sofa-cover/1"}, "Cover: page/1")
    (dialog,) = page.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Cover_ page-1.pdf"]
    dialog.fileSelected.emit(str(tmp_path / "cover.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: page.notice.sentence == "“cover.pdf” is saved.")
    paper = context.paper
    assert isinstance(paper, RememberingPaper)
    assert paper.payloads == [{"format": "sofa-cover/1"}]
    assert (tmp_path / "cover.pdf").exists()


def no(out: Path, *, code: str) -> None:
    raise Refused(code, path=str(out), reason="No space left")


def test_a_refusal_is_told_on_the_page(
    qtbot: QtBot, context: Context, page: Page, tmp_path: Path
) -> None:
    saving = PaperSaving(context, page)
    saving.save(partial(no, code="document.not_written"), tmp_path / "cover.pdf")
    qtbot.waitUntil(lambda: "was not written" in page.notice.sentence)
    assert not (tmp_path / "cover.pdf").exists()
