"""The colours of a system that was set to high contrast, in the places of our own."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints

from ivbdesk.ui.palette import Colours

_GROUNDS = {"bg", "card", "subtle", "hover", "nav", "nav_hover", "nav_badge", "on_accent", "toast_ink"}
_TINTS = {"accent_soft": 0.2, "nav_on": 0.2, "line": 0.5, "ink3": 0.65}
"""How much ink there is in the ground of what is chosen, in the track of a bar, and in words that are no words of the
officer: enough to see them and to tell them apart, and not so much that what stands there cannot be read."""


def wants_contrast(hints: QStyleHints) -> bool:
    """Whether the system was set to high contrast."""
    preference = hints.accessibility().contrastPreference()
    return preference is Qt.ContrastPreference.HighContrast


def system_colours(palette: QPalette) -> Colours:
    """Our colours by the ink and the ground that the system has; nothing in the program is told by colour alone."""
    ground, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)

    def colour(name: str) -> str:
        if name in _TINTS:
            return _between(ground, ink, _TINTS[name]).name()
        return ground.name() if name in _GROUNDS or name.endswith("_soft") else ink.name()

    return Colours(**{field.name: colour(field.name) for field in fields(Colours)})


def _between(ground: QColor, ink: QColor, part: float) -> QColor:
    pairs = zip(ground.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]  # its stub says object
    return QColor(*(round(one + (other - one) * part) for one, other in pairs))
