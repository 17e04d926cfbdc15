"""The one way off the UI thread: work runs in a pool, its result comes back on the UI thread."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal, Slot

from ivbdesk.ui.garbage import GarbageOnUiThread
from ivbdesk.ui.messages import Messages

T = TypeVar("T")


@dataclass(eq=False)
class _Job:
    """One piece of work; in a thread it gives what is to be done here, with its result."""

    work: Callable[[], Callable[[], object]]
    failed: Callable[[BaseException], object]
    key: str
    owner: Callable[[], QObject | None]
    done: Callable[[], object] | None = None
    error: BaseException | None = None
    superseded: bool = False


class Background(QObject):
    """Runs work in at most four threads.

    Pieces of work with the same key never run at the same time: while one runs, only the latest waits, and
    the result of the earlier one is dropped. So a search shows what was typed last, and a draft that is
    discarded stays discarded.
    """

    _arrived = Signal(int)

    def __init__(self, messages: Messages | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        GarbageOnUiThread.begin()
        self._messages = messages
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="ivbdesk")
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}
        self._running: dict[str, _Job] = {}
        self._waiting: dict[str, _Job] = {}
        self._begun: set[Future[None]] = set()
        self._closed = False
        self._arrived.connect(self._deliver)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
        key: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Do `work` in a thread, then call `done` with its result, or `failed` with its exception, here.

        Without `failed` the message dialog says what went wrong; it also does where `done` or `failed` itself raises.
        When `owner` has been deleted by then, the result is dropped. After `shutdown` nothing is started any more.
        """
        if self._closed:
            return
        watched = weakref.ref(owner if owner is not None else self)
        job = _Job(lambda: partial(done, work()), failed or self._tell, key, watched)
        earlier = self._running.get(key) if key else None
        if earlier is not None:
            earlier.superseded = True
            self._waiting[key] = job
        else:
            self._start(job)

    @property
    def has_ended(self) -> bool:
        """Whether it was shut down, and no thread of it works any more."""
        return self._closed and all(begun.done() for begun in self._begun)

    @property
    def is_idle(self) -> bool:
        """Whether all work is done and delivered."""
        return not self._jobs

    def wait_idle(self, timeout: float = 5.0) -> bool:
        """Let events run until all work is delivered; False when `timeout` seconds did not suffice."""
        left = QDeadlineTimer(round(timeout * 1000))
        # Events handled in the same turn as the quit may start new work, so once round is not enough.
        while not self.is_idle and not left.hasExpired():
            loop = QEventLoop()
            watch = QTimer(interval=2)
            watch.timeout.connect(
                lambda loop=loop: loop.quit() if self.is_idle or left.hasExpired() else None
            )
            watch.start()
            loop.exec()
            watch.stop()
        return self.is_idle

    def shutdown(self, within: float | None = None) -> bool:
        """Finish the work that has begun or waits (such as a draft), deliver nothing, end the threads.

        Gives whether all of it was done, and well. It waits for `within` seconds at most; then the caller ends the
        process, and what still runs with it.
        """
        self._closed = True
        waiting, self._waiting = list(self._waiting.values()), {}
        ended = not wait(self._begun, within).not_done
        self._pool.shutdown(wait=ended)
        if ended:
            for job in waiting:
                self._perform(job)
        well = ended and all(job.error is None for job in (*self._jobs.values(), *waiting))
        self._running.clear()
        if ended:
            self._jobs.clear()
        return well

    def _start(self, job: _Job) -> None:
        if job.key:
            self._running[job.key] = job
        number = next(self._numbers)
        self._jobs[number] = job
        begun = self._pool.submit(self._perform_and_tell, number)
        self._begun = {earlier for earlier in self._begun if not earlier.done()} | {begun}

    def _perform_and_tell(self, number: int) -> None:
        """In the thread, which never holds a job last: what hangs on it may be a widget, and must not end here."""
        self._perform(self._jobs[number])
        if shiboken6.isValid(self):
            self._arrived.emit(number)

    @staticmethod
    def _perform(job: _Job) -> None:
        try:
            job.done = job.work()
        except BaseException as error:
            job.error = error

    @Slot(int)
    def _deliver(self, number: int) -> None:
        if self._closed:
            return
        job = self._jobs.pop(number)
        if job.key:
            del self._running[job.key]
            if later := self._waiting.pop(job.key, None):
                self._start(later)
        owner = job.owner()
        if job.superseded or owner is None or not shiboken6.isValid(owner):
            return
        try:
            if job.error is not None:
                job.failed(job.error)
            elif job.done is not None:
                job.done()
        except Exception as error:
            self._tell(error)

    def _tell(self, error: BaseException) -> None:
        if self._messages is None:
            raise error
        self._messages.show_exception(error)
