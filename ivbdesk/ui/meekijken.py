"""Whether a room looks along on one of the screens, so that the passphrase is not asked there without saying so."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SHARED = "overleg/gedeeld scherm"
TOLD = (
    "Het programma is vergrendeld terwijl een overleg werd getoond. Kijkt de zaal nog mee op dit scherm? "
    "Zet dan eerst het beeld uit of stop het delen, en typ daarna pas de wachtwoordzin."
)


def keep_shared_screen(settings: QSettings, name: str) -> None:
    """Note on which screen a meeting was shown when the register was left; an empty name where there was none."""
    if name:
        settings.setValue(_SHARED, name)
    else:
        settings.remove(_SHARED)


def is_shared(settings: QSettings) -> bool:
    """Whether a meeting was shown when the register was left."""
    return bool(settings.value(_SHARED, ""))


def stand_apart(window: QWidget, settings: QSettings) -> None:
    """Put a window on another screen than the one that the room sees, where there is one."""
    shared = str(settings.value(_SHARED, ""))
    other = next((screen for screen in QGuiApplication.screens() if screen.name() != shared), None)
    if shared and other is not None:
        window.setScreen(other)
        window.move(other.availableGeometry().center() - window.rect().center())
