"""How large the conference window is, and on which screen: the room reads it from afar."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen

_DESIGN = QSize(1440, 900)
_DESIGN_SCALE = 1.36
_LEAST_SCALE = 0.9
"""At which a screen of 1024 by 768 holds all of it."""


def scale_for(size: QSize, unit: float) -> float:
    """How many times the usual size the text is: what fits of the design, by width and by height.

    `unit` is how many pixels one pixel of the design is: text that is enlarged everywhere still has to fit here.
    """
    fits = min(size.width() / _DESIGN.width(), size.height() / _DESIGN.height())
    return max(_LEAST_SCALE, fits * _DESIGN_SCALE) / unit


def shared_screen(work: QScreen) -> QScreen | None:
    """The screen for the room: another one than that of the work window; None where there is no other."""
    return next((screen for screen in QGuiApplication.screens() if screen is not work), None)
