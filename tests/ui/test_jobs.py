from threading import Event, current_thread, main_thread
from threading import enumerate as enumerate_threads

from pytestqt.qtbot import QtBot

from sofa_desktop.services.progress import SILENT, Progress
from sofa_desktop.ui.jobs import Jobs


def work_in_steps(progress: Progress) -> str:
    assert current_thread() is not main_thread()
    progress.step(0.5, "halfway")
    return "done"


def work_that_fails(progress: Progress) -> object:
    raise ValueError("broken")


def test_the_result_and_the_steps_arrive(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.run(work_in_steps, "Making the PDF")
    steps: list[tuple[float, str]] = []
    results: list[object] = []

    def note(share: float, doing: str) -> None:
        steps.append((share, doing))

    job.progressed.connect(note)
    job.succeeded.connect(results.append)
    with qtbot.waitSignal(job.finished):
        assert jobs.busy()
    assert steps == [(0.5, "halfway")]
    assert results == ["done"]
    assert not jobs.busy()
    jobs.close()


def test_a_failure_arrives_as_what_it_is(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.run(work_that_fails, "Making the PDF")
    with qtbot.waitSignal(job.failed) as told:
        assert job.name == "Making the PDF"
    assert isinstance(told.args[0], ValueError)
    jobs.close()


class Patient:
    """Work that goes on until it is told to stop."""

    def __init__(self) -> None:
        self.begun = Event()
        self.go_on = Event()
        self.ended = Event()

    def __call__(self, progress: Progress) -> object:
        self.begun.set()
        try:
            while True:
                self.go_on.wait(0.01)
                progress.step(0.1, "working")
        finally:
            self.ended.set()


def test_cancelled_work_says_so(qtbot: QtBot) -> None:
    jobs = Jobs()
    work = Patient()
    job = jobs.run(work, "Working")
    work.begun.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    jobs.close()


def test_closing_ends_what_runs_and_what_waits() -> None:
    jobs = Jobs()
    work = Patient()
    jobs.run(work, "Working")
    jobs.run(work_in_steps, "Waiting")
    work.begun.wait(5)
    jobs.close()
    assert work.ended.is_set()
    assert not [thread for thread in enumerate_threads() if thread.name.startswith("job")]


def test_silent_progress_never_stops_the_work() -> None:
    SILENT.step(0.5, "halfway")
    assert not SILENT.cancelled()
