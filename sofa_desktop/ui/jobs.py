"""Long work: one piece at a time beside the window, with progress and a way to stop it.

Work computes; it does not commit. What it returns arrives on the main thread, which commits.
"""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from sofa_desktop.services.progress import Cancelled, Progress

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

QUEUED = Qt.ConnectionType.QueuedConnection


class Job(QObject):
    """One piece of long work, seen from the main thread.

    Signals:
        progressed: the share done (0 to 1) and what it is doing now.
        succeeded: what the work returned.
        failed: the exception it ended with.
        cancelled: it stopped because it was asked to.
        finished: the job itself, after any of the three.
    """

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal(object)
    _reported = Signal(float, str)
    _settled = Signal(object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self._stop = Event()
        # Queued: quick work may report and end before anyone had a chance to connect.
        self._reported.connect(self.progressed, QUEUED)
        self._settled.connect(self._on_settled, QUEUED)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def progress(self) -> Progress:
        """What the work is given to report with."""
        return Progress(self._reported.emit, self._stop.is_set)

    def settle(self, future: "Future[object]") -> None:
        """The work has ended; may be called on any thread."""
        self._settled.emit(future)

    @Slot(object)
    def _on_settled(self, future: "Future[object]") -> None:
        if future.cancelled():
            self.cancelled.emit()
        else:
            self._tell(future)
        self.finished.emit(self)

    def _tell(self, future: "Future[object]") -> None:
        error = future.exception()
        if error is None:
            self.succeeded.emit(future.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)


class Jobs(QObject):
    """The queue of long work; one owner, one thread, one closing call.

    Signals:
        started: a job was queued; the status line follows it.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._live: set[Job] = set()

    def run(self, work: Callable[[Progress], object], name: str) -> Job:
        """Queue work under a name in words; connect to the job before going back to the loop."""
        job = Job(name, self)
        self._live.add(job)
        job.finished.connect(self._on_finished)
        self._workers().submit(work, job.progress()).add_done_callback(job.settle)
        self.started.emit(job)
        return job

    def busy(self) -> bool:
        """Whether anything is queued or under way."""
        return bool(self._live)

    def close(self) -> None:
        """Stop everything and wait; call before the window goes."""
        for job in self._live:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _workers(self) -> "ThreadPoolExecutor":
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (on first use)

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        return self._pool

    @Slot(object)
    def _on_finished(self, job: Job) -> None:
        self._live.discard(job)
        job.deleteLater()
