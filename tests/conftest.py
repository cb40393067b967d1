"""What holds for every test: no screen is needed, and no window outlives its test.

Hypothesis tries other examples on every run; with CI=true it tries the same ones each time, so
that a change is never blamed for what chance found elsewhere. HYPOTHESIS_PROFILE=deep tries many
more (``python -m tests.hard.long rules`` runs all the state machines so).
"""

import gc
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")  # the drawing library must not choose the binding

import pytest
from hypothesis import Phase, settings
from hypothesis.internal.conjecture import engine as hypothesis_engine
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.store import engine

SHRINKING_SECONDS = 15
"""A failure is told soon; the deep profile looks for the smallest example for five minutes."""
settings.register_profile(
    "quick",
    max_examples=30,
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
settings.register_profile("deep", max_examples=2000, deadline=None, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
if settings.get_current_profile_name() == "quick":
    hypothesis_engine.MAX_SHRINKING_SECONDS = SHRINKING_SECONDS


@pytest.fixture(scope="session", autouse=True)
def the_disk_is_not_waited_for() -> Iterator[None]:
    """No test cuts the power; the store's own tests see what the program really asks for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "PRAGMA synchronous = OFF"))
        yield


@pytest.fixture(autouse=True)
def nothing_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Autouse comes up first and goes down last: qtbot has closed its widgets by then."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    gc.freeze()  # what was there before need not be looked through again after each test
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    still = QApplication.topLevelWidgets()
    left = [type(widget).__name__ for widget in still]
    for widget in still:  # one test fails for them, not all that follow
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not left, f"windows nobody closed: {left}"


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """A widget under test lives until its test has ended; by itself qtbot knows it weakly only."""
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget) -> None:
        kept.append(widget)
        add(widget)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    return qtbot
