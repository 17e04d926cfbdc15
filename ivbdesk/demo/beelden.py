"""`python -m ivbdesk.demo.beelden`: makes the pictures of the manual from the demonstration register, all at once.

Each picture is kept with a print of the screen that it shows: what stands on it, in words. A test makes the prints
again, so that a picture of a screen that changed is noticed without comparing pixels.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QHeaderView, QLineEdit, QTabBar, QWidget

from ivbdesk.demo.place import NAME
from ivbdesk.demo.render import settle
from ivbdesk.demo.run import make_demo, open_demo
from ivbdesk.resources import resource
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import HeaderLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.window.main_window import MainWindow

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""The day that the pictures show: with the same register at the same moment, nothing else changes them."""
PRINTS = "handleiding/beelden.toml"
_SIZE = QSize(1240, 760)
_COLOURS = 128
_DIGITS = re.compile(r"\d+")
_Scene = Callable[[MainWindow, Sequence[UUID]], object]

SCENES: dict[str, _Scene] = {
    "werkvoorraad": lambda window, _: window.nav.choose("werkvoorraad"),
    "signalen": lambda window, _: window.nav.choose("signalen"),
    "casus-overzicht": lambda window, ids: window.open_casus(ids[0], "Overzicht"),
    "casus-ladder": lambda window, ids: window.open_casus(ids[0], "Ladder"),
    "casus-keten": lambda window, ids: window.open_casus(ids[2], "Keten"),
    "overleg": lambda window, _: window.nav.choose("overleg"),
}
"""What each picture shows, of the vignettes with these ids; by the keyboard's way, so that it is where the page is."""


def draw_scenes(place: Path, ids: Sequence[UUID], settings: QSettings) -> Iterator[tuple[str, MainWindow]]:
    """The window of the demonstration register with each scene on it, in turn."""
    app = QApplication.instance() or start_qt(["ivbdesk"])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.apply(app, "licht")
    window = MainWindow(open_demo(place, lambda: NOW), theme, settings)
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(_SIZE)
    try:
        for name, show in SCENES.items():
            show(window, ids)
            for _ in range(4):  # a reload may start another one
                window.background.wait_idle()
                settle(window)
            yield name, window
    finally:
        window.close()


def print_of(window: QWidget) -> str:
    """A digest of how the screen is made up: each widget that is seen, with the words that are the program's own.

    What the register fills in is left out, and the order too: of what is equally urgent it differs from one register to
    the next, and of what is read at once from one time to the next.
    """
    told = "\n".join(sorted(_told(widget) for widget in window.findChildren(QWidget) if widget.isVisible()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _told(widget: QWidget) -> str:
    words: list[str] = [type(widget).__name__]
    if isinstance(widget, PrimaryButton | SecondaryButton | HeaderLabel | QCheckBox):
        words.append(widget.text())
    elif isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    elif isinstance(widget, QTabBar):
        words += [widget.tabText(number) for number in range(widget.count())]
    elif isinstance(widget, QHeaderView) and (model := widget.model()) is not None:
        words += [
            str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(widget.count())
        ]
    return _DIGITS.sub("#", "|".join(words))


def kept_prints() -> dict[str, str]:
    """The print of the screen of which each picture was made."""
    return tomllib.loads(resource(PRINTS).read_text(encoding="utf-8"))


def _small(window: QWidget) -> bytes:
    """The picture of a window as a PNG of few colours: a screen has no more, and it is a quarter of the size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    drawn = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    out = BytesIO()
    drawn.quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def make_pictures(target: Path) -> None:
    """Make every picture and the list of their prints, in a folder."""
    aside = Path(tempfile.mkdtemp(prefix="ivbdesk-beelden-"))
    try:
        ids = make_demo(aside / f"{NAME}.ivb", NOW)
        settings = QSettings(str(aside / "beelden.ini"), QSettings.Format.IniFormat)
        lines = ["# Gemaakt door `python -m ivbdesk.demo.beelden`: van welk scherm elk beeld is gemaakt."]
        for name, window in draw_scenes(aside / f"{NAME}.ivb", ids, settings):
            (target / f"{name}.png").write_bytes(_small(window))
            lines.append(f'{name} = "{print_of(window)}"')
        (target / Path(PRINTS).name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    make_pictures(resource("handleiding"))
