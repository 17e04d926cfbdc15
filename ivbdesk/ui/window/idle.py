"""How long nobody touched this computer, and the signal that the register must be locked."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

LOOK_EVERY_MS = 5_000
SLEPT_S = 60.0
WARN_S = 120.0
CHOICES = (2, 5, 10, 15, 30)
USUAL = 10
LOCK_AFTER = "vergrendelen/minuten"

IdleClock = Callable[[], float | None]


def chosen_minutes(settings: QSettings) -> int:
    """After how many minutes of silence to lock, as chosen before; the usual number for anything else."""
    stored = str(settings.value(LOCK_AFTER, USUAL))
    return int(stored) if stored in map(str, CHOICES) else USUAL


class IdleWatch(QObject):
    """`due` is given once nobody has touched the computer for so many minutes, or it has been asleep.

    `near` gives the seconds that are left when that comes near, and 0 once somebody touched it again.
    Where the system does not report how long it is idle, only sleep locks; `is_known` says so.
    """

    due = Signal()
    near = Signal(int)

    def __init__(
        self,
        parent: QObject,
        minutes: int,
        idle: IdleClock | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._idle, self._clock = idle or system_idle(), clock
        self._since = self._last = clock()
        self._is_near = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def is_known(self) -> bool:
        """Whether this system reports how long nobody touched it."""
        return self._idle() is not None

    @property
    def silent_s(self) -> float | None:
        """For how many seconds nobody touched this computer, at most since this began; None where it is not known."""
        idle = self._idle()
        return None if idle is None else min(idle, self._clock() - self._since)

    def look(self) -> None:
        """Look at the clocks; the timer does this every few seconds."""
        now = self._clock()
        slept = now - self._last > SLEPT_S + LOOK_EVERY_MS / 1000
        self._last = now
        idle = self._idle()
        # Silence from before the register was opened does not count: opening it may have taken long.
        limit = self.minutes * 60
        left = limit - min(idle, now - self._since) if idle is not None else limit
        is_near = 0 < left <= min(WARN_S, limit / 2)
        if is_near or self._is_near:
            self.near.emit(round(left) if is_near else 0)
        self._is_near = is_near
        if slept or left <= 0:
            self.due.emit()


def system_idle() -> IdleClock:
    """The seconds since the last key or mouse on the whole computer, as this system reports them; None where it does not."""
    makers = {"win32": _windows, "darwin": _macos, "linux": _x11}
    maker = makers.get(sys.platform)
    try:
        return maker() if maker else lambda: None
    except (OSError, AttributeError):
        return lambda: None


def _windows() -> IdleClock:
    class LastInput(ctypes.Structure):
        _fields_ = (("cbSize", ctypes.c_uint), ("dwTime", ctypes.c_uint))

    windll = ctypes.windll  # type: ignore[attr-defined,unused-ignore]  # there on Windows only

    def seconds() -> float | None:
        info = LastInput(ctypes.sizeof(LastInput), 0)
        if not windll.user32.GetLastInputInfo(ctypes.byref(info)):
            return None
        # Both count milliseconds in 32 bits, and start again after 49 days.
        return float((windll.kernel32.GetTickCount() - info.dwTime) & 0xFFFFFFFF) / 1000

    return seconds


def _macos() -> IdleClock:
    quartz = ctypes.CDLL(ctypes.util.find_library("ApplicationServices") or "")
    since = quartz.CGEventSourceSecondsSinceLastEventType
    since.restype, since.argtypes = ctypes.c_double, (ctypes.c_int, ctypes.c_uint32)
    any_input, of_session = 0xFFFFFFFF, 0
    return lambda: float(since(of_session, any_input))


def _x11() -> IdleClock:
    class Info(ctypes.Structure):
        _fields_ = (
            ("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int),
            ("til_or_since", ctypes.c_ulong), ("idle", ctypes.c_ulong), ("event_mask", ctypes.c_ulong),
        )  # fmt: skip

    x11, xss = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    x11.XOpenDisplay.restype = x11.XDefaultRootWindow.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
    xss.XScreenSaverQueryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(Info))
    display = x11.XOpenDisplay(None)
    if not display:
        return lambda: None
    root = x11.XDefaultRootWindow(display)

    def seconds() -> float | None:
        info = Info()
        return info.idle / 1000 if xss.XScreenSaverQueryInfo(display, root, ctypes.byref(info)) else None

    return seconds
