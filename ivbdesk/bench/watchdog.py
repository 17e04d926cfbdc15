"""How long the UI thread did not answer, in which act, and what it was doing then."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType, TracebackType

from PySide6.QtCore import QTimer

_LOOKS_EVERY_S = 0.004
_OURS = f"{__name__.partition('.')[0]}."


@dataclass(frozen=True)
class Wait:
    """The longest time in milliseconds that the UI thread did not answer in one act, and the function that held it."""

    handeling: str
    ms: float
    functie: str


class Watchdog:
    """Ticks on the UI thread; a thread beside it looks what that does whenever a tick is late.

    A look takes the interpreter's lock, so a function that holds it throughout is seen only just after.
    """

    def __init__(self) -> None:
        self._act, self._longest = "", dict[str, Wait]()
        self._last, self._seen = time.perf_counter(), dict[str, int]()
        self._ui = threading.get_ident()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, name="waakhond", daemon=True)

    def __enter__(self) -> Watchdog:
        self._last = time.perf_counter()
        self._timer.start()
        self._looking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._looking.join()
        self._timer.stop()

    @contextmanager
    def during(self, act: str) -> Iterator[None]:
        """Whatever waits from here belongs to this act."""
        self._tick()
        self._act = act
        try:
            yield
        finally:
            self._tick()
            self._act = ""

    @property
    def waits(self) -> list[Wait]:
        """The longest of each act, the longest first."""
        return sorted(self._longest.values(), key=lambda wait: -wait.ms)

    def _tick(self) -> None:
        now = time.perf_counter()
        waited = (now - self._last) * 1000
        known = self._longest.get(self._act)
        if self._act and (known is None or waited > known.ms):
            most = max(self._seen, key=self._seen.__getitem__, default="")
            self._longest[self._act] = Wait(self._act, waited, most)
        self._seen, self._last = {}, now

    def _look(self) -> None:
        while not self._over.wait(_LOOKS_EVERY_S):
            if time.perf_counter() - self._last < 2 * _LOOKS_EVERY_S:
                continue
            where = _named(sys._current_frames().get(self._ui))
            seen = self._seen
            seen[where] = seen.get(where, 0) + 1


def _named(frame: FrameType | None) -> str:
    """The innermost function of ours that runs."""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_OURS) and module != __name__ and not module.startswith(f"{_OURS}bench."):
            return f"{module.removeprefix(_OURS)}.{frame.f_code.co_qualname}"
        frame = frame.f_back
    return "Qt zelf"
