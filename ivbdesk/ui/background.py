"""The one way off the UI thread: work runs in a pool, its result comes back on the UI thread."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, Qt, Signal

T = TypeVar("T")


class Background(QObject):
    """Runs work off the UI thread.

    `failed` is called on the UI thread for an exception; without one `on_error` is. A result for an owner
    that was deleted meanwhile is dropped, as is one that a later call with the same key has overtaken.
    """

    _finished = Signal(int, object, object)

    def __init__(self, on_error: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_error = on_error
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="ivbdesk")
        self._tickets = itertools.count(1)
        self._waiting: dict[
            int, tuple[Callable[[Any], None], Callable[[BaseException], None] | None, QObject]
        ] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
        key: str = "",
    ) -> None:
        """Run `work` in the pool and call `done` with its result on the UI thread."""
        ticket = next(self._tickets)
        self._waiting[ticket] = (done, failed, owner)
        if key:
            overtaken = self._newest.get((id(owner), key))
            self._newest[id(owner), key] = ticket
            if overtaken is not None:
                self._waiting.pop(overtaken, None)
        self._pool.submit(work).add_done_callback(lambda future: self._report(ticket, future))

    def _report(self, ticket: int, future: Future[Any]) -> None:
        if future.cancelled() or not shiboken6.isValid(self):
            return
        error = future.exception()
        self._finished.emit(ticket, None if error else future.result(), error)

    def _deliver(self, ticket: int, result: object, error: BaseException | None) -> None:
        found = self._waiting.pop(ticket, None)
        if found is None:
            return
        done, failed, owner = found
        if not shiboken6.isValid(owner):
            return
        if error is None:
            done(result)
        else:
            (failed or self.on_error)(error)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._waiting

    def wait_idle(self, timeout_ms: int = 10_000) -> bool:
        """Let events run until nothing is under way; for closing and for rendering. False on a time-out."""
        timer = QElapsedTimer()
        timer.start()
        while self._waiting and timer.elapsed() < timeout_ms:
            QCoreApplication.processEvents()
        return not self._waiting

    def shutdown(self) -> None:
        """Let what runs end, and take no more work."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()
