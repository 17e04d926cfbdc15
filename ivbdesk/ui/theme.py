"""The look of the program: named colours light and dark, fonts, and the style of our own widgets.

Fusion with a palette of our own; meaning never stands in a colour alone (WCAG 1.4.1), and every pair of
text and ground declared in PAIRS has a contrast of at least 4.5 (WCAG AA).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ivbdesk.resources import resource

LIGHT: Mapping[str, str] = {
    "ink": "#1b2733", "ink2": "#4a5a6a", "ink3": "#5f6f7f", "line": "#d9e0e6", "edge": "#9fb0bf",
    "bg": "#f4f6f8", "card": "#ffffff", "accent": "#12507b", "on_accent": "#ffffff", "accent_soft": "#e3eef6",
    "r1": "#1f7a5c", "r2": "#3f7428", "r3": "#8a5f00", "r4": "#b14e09", "r5": "#a8201a", "r6": "#7c1430",
    "r4_soft": "#fdf1e7", "ok": "#1a6e52", "ok_soft": "#f0f8f4", "warn": "#855b00", "warn_soft": "#fdf7e8",
    "bad": "#a8201a", "bad_soft": "#fcefee", "gap": "#8a1c5b", "gap_soft": "#fbf2f7", "chip": "#eef2f5",
    "nav": "#0f2f47", "nav_ink": "#dbe7f0", "nav_muted": "#a9c2d5", "nav_on": "#1a4767", "nav_bar": "#7ec3ee",
    "nav_badge": "#2a5d82", "nav_strong": "#ffffff",
}  # fmt: skip
DARK: Mapping[str, str] = {
    "ink": "#e8edf2", "ink2": "#b9c5d0", "ink3": "#a3b1be", "line": "#33414e", "edge": "#5d7080",
    "bg": "#141b22", "card": "#1c252e", "accent": "#7ec3ee", "on_accent": "#0b1e2d", "accent_soft": "#1d3a50",
    "r1": "#62c79f", "r2": "#9bcb74", "r3": "#e0b050", "r4": "#f39a5b", "r5": "#f08a82", "r6": "#f58fae",
    "r4_soft": "#3a2818", "ok": "#6fd0a9", "ok_soft": "#172f27", "warn": "#e3b75c", "warn_soft": "#332912",
    "bad": "#f3938c", "bad_soft": "#3a1d1c", "gap": "#ec93c3", "gap_soft": "#351d2c", "chip": "#28333e",
    "nav": "#0b2233", "nav_ink": "#dbe7f0", "nav_muted": "#a9c2d5", "nav_on": "#1a4767", "nav_bar": "#7ec3ee",
    "nav_badge": "#2a5d82", "nav_strong": "#ffffff",
}  # fmt: skip

PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "ink2", "ink3", "bad", "warn", "ok", "gap", "accent") for ground in ("bg", "card")),
    *((text, "chip") for text in ("ink", "ink2")),
    ("on_accent", "accent"), ("ink", "accent_soft"), ("accent", "accent_soft"), ("ink2", "accent_soft"),
    ("ok", "ok_soft"), ("ink2", "ok_soft"), ("warn", "warn_soft"), ("ink2", "warn_soft"), ("bad", "bad_soft"),
    ("gap", "gap_soft"), ("ink", "gap_soft"), ("ink2", "gap_soft"), ("ink", "r4_soft"), ("ink2", "r4_soft"),
    *((f"r{level}", "card") for level in range(1, 7)),
    ("nav_ink", "nav"), ("nav_muted", "nav"), ("nav_strong", "nav_on"), ("nav_strong", "nav_badge"),
)  # fmt: skip
"""Every pair of text and ground that the program draws."""

FAMILY = "Inter"


class Weergave(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEEM = "systeem"
    LICHT = "licht"
    DONKER = "donker"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return {"systeem": "Zoals Windows"}.get(self.value, self.value.capitalize())


class Theme(QObject):
    """The colours in force; `changed` tells that they are others now, so that what is painted repaints."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = Weergave.SYSTEEM
        self._colours = LIGHT
        _load_fonts(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def mode(self) -> Weergave:
        """What was chosen."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._colours is DARK

    def apply(self, mode: Weergave) -> None:
        """Put the colours in force, in the whole program."""
        self._mode = mode
        system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = system_dark if mode is Weergave.SYSTEEM else mode is Weergave.DONKER
        self._colours = DARK if dark else LIGHT
        self._app.setPalette(_palette(self._colours))
        self._app.setStyleSheet(_style_sheet(self._colours))
        self.changed.emit()

    def _follow_system(self) -> None:
        if self._mode is Weergave.SYSTEEM:
            self.apply(Weergave.SYSTEEM)

    def colour(self, name: str) -> QColor:
        """A named colour; raises KeyError for a name that is not in the palette."""
        return QColor(self._colours[name])


def _load_fonts(app: QApplication) -> None:
    folder = resource("fonts")
    for file in sorted(folder.glob("*.ttf")) if folder.is_dir() else []:
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(app.font())
    if FAMILY in QFontDatabase.families():
        font.setFamily(FAMILY)
    font.setPointSizeF(10.0)
    app.setFont(font)


def _palette(colours: Mapping[str, str]) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "bg", QPalette.ColorRole.WindowText: "ink", QPalette.ColorRole.Base: "card",
        QPalette.ColorRole.AlternateBase: "bg", QPalette.ColorRole.Text: "ink", QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "ink", QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent", QPalette.ColorRole.ToolTipBase: "card",
        QPalette.ColorRole.ToolTipText: "ink", QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.PlaceholderText: "ink3", QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Mid: "line", QPalette.ColorRole.Dark: "edge", QPalette.ColorRole.Accent: "accent",
    }  # fmt: skip
    for role, name in roles.items():
        palette.setColor(role, QColor(colours[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["ink3"]))
    return palette


def _style_sheet(colours: Mapping[str, str]) -> str:
    """resources/theme/ivbdesk.qss with the names of colours filled in."""
    sheet = resource("theme/ivbdesk.qss").read_text(encoding="utf-8")
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name};", f"{colours[name]};").replace(f"@{name} ", f"{colours[name]} ")
    return sheet.replace("@chevron", resource("icons/chevron.svg").as_posix()).replace(
        "@check", resource("icons/check.svg").as_posix()
    )
