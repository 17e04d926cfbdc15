"""Starts Qt in Dutch, or says which package of the system is missing instead of showing a linker trace."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

PACKAGES = {
    "libEGL.so.1": ("libegl1", "mesa-libEGL"),
    "libGL.so.1": ("libgl1", "mesa-libGL"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libnss3.so": ("libnss3", "nss"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
"""By library the package on Debian and Ubuntu, and on Fedora."""

_APP_ID = "nl.ivbdesk.ivbdesk"
"""The name under which Windows knows the windows of this program as one."""

_TURN_S = 0.0005
"""How long a thread that reads keeps the interpreter; the window asks for it at every call of Qt."""
_X11 = tuple(name for name in PACKAGES if "xcb" in name.lower() or name == "libxkbcommon-x11.so.0")
_MISSING = re.compile(r"(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")


class NoWindow(Exception):
    """No window can be shown; the text says why and what to do, in Dutch."""


class NoScreen(NoWindow):
    """There is no display to show a window on."""


class MissingPackages(NoWindow):
    """Qt misses libraries of the system; the text says which packages to install."""

    def __init__(self, libraries: Sequence[str]) -> None:
        known = [PACKAGES[name] for name in libraries if name in PACKAGES]
        unknown = [name for name in libraries if name not in PACKAGES]
        lines = ["Het venster kan niet starten: op deze computer ontbreken onderdelen van het systeem."]
        if known:
            debian = " ".join(dict.fromkeys(package[0] for package in known))
            fedora = " ".join(dict.fromkeys(package[1] for package in known))
            lines += [
                f"Debian of Ubuntu:  sudo apt install {debian}",
                f"Fedora:            sudo dnf install {fedora}",
            ]
        if unknown:
            lines.append(f"Installeer het pakket met: {', '.join(unknown)}")
        super().__init__("\n".join(lines))


def has_display() -> bool:
    """Whether there is a display to show a window on."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def missing_libraries(names: Sequence[str]) -> list[str]:
    """Those of the libraries that the system does not have."""
    missing = []
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def require_qt() -> None:
    """Look whether a window can be shown, before anything of Qt is imported.

    Raises NoScreen, or MissingPackages with what to install.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not platform and not has_display():
        raise NoScreen("Er is geen scherm voor een venster. Probeer bijvoorbeeld: ivbdesk demo --render MAP")
    if sys.platform == "linux" and platform in ("", "xcb") and os.environ.get("DISPLAY"):
        # Qt ends the whole process when its own plugin misses one of these, so look before.
        missing = missing_libraries(_X11)
        if missing:
            raise MissingPackages(missing)
    try:
        import PySide6.QtPdfWidgets
        import PySide6.QtWidgets  # noqa: F401  # only to see whether they load
    except ImportError as error:
        found = _MISSING.search(str(error))
        if found is None:
            raise
        others = missing_libraries([name for name in PACKAGES if name not in _X11])
        raise MissingPackages([found[1], *(name for name in others if name != found[1])]) from None


def _tell_of_qt(kind: QtMsgType, _: QMessageLogContext, message: str | None) -> None:
    """Only what ends the program reaches the screen: Qt's warnings are for programmers, and may quote a text."""
    if kind.name == "QtFatalMsg":
        sys.stderr.write(f"{message}\n")


def _be_known_to_windows() -> None:
    """The taskbar shows and pins ivbdesk, and not the Python that runs it: before the first window is made."""
    if sys.platform != "win32":
        return
    with suppress(AttributeError, OSError):  # a taskbar that says Python is no reason to stay away
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_APP_ID)


def start_qt(argv: Sequence[str]) -> QApplication:
    """The application, in Dutch, Qt's own dialogs too; call `require_qt` before."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ivbdesk.ui.icons import mark

    sys.setswitchinterval(_TURN_S)
    _be_known_to_windows()
    qInstallMessageHandler(_tell_of_qt)
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    app = QApplication(list(argv))
    app.setApplicationName("ivbdesk")
    app.setDesktopFileName("ivbdesk")  # by this name a desktop of Linux finds the mark and the Dutch name
    app.setWindowIcon(mark())
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app
