"""The look of the desktop: colours, font and style sheet, light or dark, following the system when asked."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QDir, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ivbdesk.resources import resource
from ivbdesk.ui.high_contrast import system_colours, wants_contrast
from ivbdesk.ui.palette import DONKER, LICHT, Colours
from ivbdesk.ui.plain_style import PlainStyle
from ivbdesk.ui.stylesheet import stylesheet

Mode = Literal["licht", "donker", "systeem"]

FAMILIES = ("Inter", "Open Sans", "Segoe UI", "Noto Sans", "DejaVu Sans")
_DESIGN_PIXELS = 14.0
# The pictures' 14 pixels in points, and the size of system text when nobody enlarged it, by platform.
_SIZES = {"cocoa": (14.0, 13.0), "windows": (10.5, 9.0)}
_OTHER_SIZE = (10.5, 11.0)
_OWN_FONTS = (
    "QAbstractItemView", "QHeaderView", "QListView", "QMenu", "QMenuBar", "QMessageBox", "QStatusBar", "QTipLabel",
    "QTitleBar", "QToolButton", "QPushButton", "QCheckBox", "QRadioButton", "QLabel",
)  # fmt: skip
"""The classes to which Windows and macOS give a font of their own, once more at every change of the style sheet."""


class Theme(QObject):
    """Colours by name and sizes by the font; `changed` says that painted widgets must repaint."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app: QApplication | None = None
        self._mode: Mode = "systeem"
        self._palet = LICHT
        self._points = _OTHER_SIZE[0]
        self._pixels = _DESIGN_PIXELS

    @property
    def mode(self) -> Mode:
        """What the officer chose: light, dark, or as the system has it."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is shown."""
        return self._palet is DONKER

    def apply(self, app: QApplication, mode: Mode = "systeem") -> None:
        """Dress the application; may be called again with another mode."""
        if self._app is None:
            self._app = app
            app.setStyle(PlainStyle())
            QDir.addSearchPath("ivbdesk", str(resource("icons")))
            load_fonts()
            self._set_font(app)
            hints = app.styleHints()
            hints.colorSchemeChanged.connect(self._on_system_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._mode = mode
        app.styleHints().setColorScheme(_SCHEMES[mode])
        self._dress()

    def colour(self, name: str) -> QColor:
        """The colour with this name of the palette, such as "gap"; AttributeError when there is none."""
        return QColor(self.code(name))

    def code(self, name: str) -> str:
        """The colour with this name as "#rrggbb"."""
        code: str = getattr(self._palet, name)
        return code

    def px(self, design: float) -> int:
        """A length of the design (whose text is 14 pixels) in pixels at the present size of text."""
        return max(1, round(design * self._pixels / _DESIGN_PIXELS))

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The program's font, `scale` times its base size."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self._points * scale)
        font.setWeight(weight)
        return font

    def sheet(self, scale: float) -> str:
        """The style sheet with everything `scale` times as large, for a window that is read from afar."""
        base = f"QWidget {{ font-size:{self._points * scale:.2f}pt; }}\n"
        return base + stylesheet(self._palet, lambda design: self.px(design * scale), self._points * scale)

    def _set_font(self, app: QApplication) -> None:
        base, nominal = _SIZES.get(QGuiApplication.platformName(), _OTHER_SIZE)
        self._points = base * max(1.0, app.font().pointSizeF() / nominal)
        present = set(QFontDatabase.families())
        font = QFont(app.font())
        font.setFamilies([family for family in FAMILIES if family in present] or font.families())
        font.setPointSizeF(self._points)
        app.setFont(font)
        self._pixels = float(QFontInfo(font).pixelSize())

    def _on_system_changed(self) -> None:
        if self._mode == "systeem":
            self._dress()

    def _dress(self) -> None:
        if self._app is None:
            return
        dark = self._mode == "donker" or (
            self._mode == "systeem" and self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        self._palet = DONKER if dark else LICHT
        if self._mode == "systeem" and wants_contrast(self._app.styleHints()):
            self._app.setPalette(QPalette())  # so that what is asked is that of the system, and not our own
            self._palet = system_colours(self._app.palette())
        self._app.setPalette(_qpalette(self._palet))
        self._app.setStyleSheet(stylesheet(self._palet, self.px, self._points))
        for name in _OWN_FONTS:
            self._app.setFont(self._app.font(), name)  # type: ignore[arg-type]  # its stubs say bytes, it takes text
        self.changed.emit()


_SCHEMES = {
    "licht": Qt.ColorScheme.Light,
    "donker": Qt.ColorScheme.Dark,
    "systeem": Qt.ColorScheme.Unknown,
}


def chosen_mode(settings: QSettings) -> Mode:
    """Light, dark or as the system has it, as chosen before."""
    stored = settings.value("weergave", "systeem")
    return stored if stored in ("licht", "donker") else "systeem"


def load_fonts() -> tuple[str, ...]:
    """Register the fonts that are shipped; gives their families, none when there are no files."""
    loaded: list[str] = []
    for file in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            loaded += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(loaded))


def _qpalette(palet: Colours) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palet.bg,
        role.WindowText: palet.ink,
        role.Base: palet.card,
        role.AlternateBase: palet.subtle,
        role.Text: palet.ink,
        role.PlaceholderText: palet.ink3,
        role.Button: palet.card,
        role.ButtonText: palet.ink,
        role.BrightText: palet.on_accent,
        role.Highlight: palet.accent,
        role.HighlightedText: palet.on_accent,
        role.Accent: palet.accent,
        role.Link: palet.accent,
        role.LinkVisited: palet.accent,
        role.ToolTipBase: palet.toast,
        role.ToolTipText: palet.toast_ink,
        role.Light: palet.card,
        role.Midlight: palet.line,
        role.Mid: palet.edge,
        role.Dark: palet.field_edge,
        role.Shadow: palet.field_edge,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(palet.ink3))
    return result
