"""What the system reports of the session: that its screen was locked, or that the computer goes to sleep."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
APM_SUSPEND, SESSION_LOCK, CONSOLE_DISCONNECT, REMOTE_DISCONNECT = 4, 7, 2, 4
LOOK_EVERY_MS = 2_000


class SessionWatch(QObject):
    """`due` is given when the session is locked or the computer goes to sleep; silent where that is not told."""

    due = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter: _WindowsMessages | None = None
        try:
            if sys.platform == "win32":
                self._on_windows(window)
            elif sys.platform == "darwin":
                self._on_macos()
            else:
                self._on_linux()
        except (ImportError, OSError, AttributeError):
            return  # the lock by silence and by Ctrl+L are there in any case

    def _on_linux(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        login = "org.freedesktop.login1"
        wanted = (
            (system, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", "on_change(bool)"),
            (system, "", f"{login}.Session", "Lock", "on_lock()"),
            (session, "", "org.freedesktop.ScreenSaver", "ActiveChanged", "on_change(bool)"),
            (session, "", "org.gnome.ScreenSaver", "ActiveChanged", "on_change(bool)"),
        )
        for bus, path, interface, name, slot in wanted:
            if bus.isConnected():
                bus.connect("", path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # its stub is wrong

    @Slot(bool)
    def on_change(self, begins: bool) -> None:
        """A screen lock or a sleep that begins or ends."""
        if begins:
            self.due.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session is asked to lock."""
        self.due.emit()

    def _on_windows(self, window: QWidget) -> None:
        windll = ctypes.windll  # type: ignore[attr-defined,unused-ignore]  # there on Windows only
        windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
        self._filter = _WindowsMessages(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)

    def _on_macos(self) -> None:
        is_locked = _macos_session()
        timer = QTimer(self, interval=LOOK_EVERY_MS)
        timer.timeout.connect(lambda: self.on_change(is_locked()))
        timer.start()


class _Message(ctypes.Structure):
    """The beginning of MSG, by the names of Windows: made once, a window gets thousands a minute."""

    _fields_ = (("hwnd", ctypes.c_void_p), ("message", ctypes.c_uint), ("wParam", ctypes.c_size_t))


class _WindowsMessages(QAbstractNativeEventFilter):
    def __init__(self, session_watch: SessionWatch) -> None:
        super().__init__()
        self._session_watch = session_watch

    def nativeEventFilter(self, kind: object, message: int) -> object:
        """Windows tells every window what happens to the session and to the power."""
        told = _Message.from_address(int(message))
        locked = told.message == WM_WTSSESSION_CHANGE and told.wParam in (
            SESSION_LOCK,
            CONSOLE_DISCONNECT,
            REMOTE_DISCONNECT,
        )
        if locked or (told.message == WM_POWERBROADCAST and told.wParam == APM_SUSPEND):
            self._session_watch.due.emit()
        return False, 0


def _macos_session() -> Callable[[], bool]:
    """Asks the window server whether the screen is locked."""
    services = ctypes.CDLL(ctypes.util.find_library("ApplicationServices") or "")
    core = ctypes.CDLL(ctypes.util.find_library("CoreFoundation") or "")
    services.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
    core.CFStringCreateWithCString.restype = ctypes.c_void_p
    core.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
    core.CFDictionaryGetValue.restype = ctypes.c_void_p
    core.CFDictionaryGetValue.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    core.CFBooleanGetValue.argtypes = core.CFRelease.argtypes = (ctypes.c_void_p,)
    utf8 = 0x08000100
    key = core.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", utf8)

    def is_locked() -> bool:
        session = services.CGSessionCopyCurrentDictionary()
        if not session:
            return True  # no session on the screen: another user is in front
        value = core.CFDictionaryGetValue(session, key)
        locked = bool(value) and bool(core.CFBooleanGetValue(value))
        core.CFRelease(session)
        return locked

    return is_locked
