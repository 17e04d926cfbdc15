"""Draws the main screens of an open register to PNG, light and dark, without a display."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivbdesk.desk import Desk
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.ui.besluitvorming.afweging_dialog import AfwegingDialog
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.publiek.oplegger_dialog import OpleggerDialog
from ivbdesk.ui.qt_start import start_qt
from ivbdesk.ui.rapportage.page import RapportagePage
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.start.start_window import StartWindow
from ivbdesk.ui.theme import Mode, Theme
from ivbdesk.ui.window.main_window import MainWindow

SIZE = QSize(1440, 900)
_FORM, _WIDE = (760, 840), (1240, 860)
PAGES = ("werkvoorraad", "signalen", "casussen", "overleg", "partners", "rapportage")
BEHEER = ("Register", "Invoer", "Medewerkers", "Handelingskader", "Bewaren", "Verzoeken", "Logboek")
TABS = (
    "Overzicht",
    "Ladder",
    "Tijdlijn",
    "Keten",
    "Plan & afspraken",
    "Termijnen",
    "Betrokkenen",
    "Stukken",
    "Delen",
)


def render_screens(desk: Desk, casus_id: UUID, target: Path) -> None:
    """One PNG for each page and each tab, light and dark; closes the register."""
    app = QApplication.instance() or start_qt(["ivbdesk"])
    assert isinstance(app, QApplication)
    theme = Theme(app)
    with _settings() as settings:
        theme.apply(app, "licht")
        window = MainWindow(desk, theme, settings)
        window.show()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(SIZE)
        for mode in (mode for mode in get_args(Mode) if mode != "systeem"):
            theme.apply(app, mode)
            for page in PAGES:  # Rapportage comes last
                window.go_to(page)
                _draw(window, target / f"{page}-{mode}.png")
            report = window.pages["rapportage"]
            assert isinstance(report, RapportagePage)
            report.tabs.show_tab("Uitvoeringsplan")
            _draw(window, target / f"uitvoeringsplan-{mode}.png")
            report.tabs.show_tab("Cijfers")
            window.go_to("beheer")
            for tab in BEHEER:
                window.beheer.tabs.show_tab(tab)
                _draw(window, target / f"beheer-{tab.lower()}-{mode}.png")
            for tab in TABS:
                window.open_casus(casus_id, tab)
                name = tab.lower().replace(" & ", "-")
                _draw(window, target / f"casus-{name}-{mode}.png")
            _draw_forms(window, mode, target)
            _draw_start(settings, mode, target)
        window.close()


def _draw_forms(window: MainWindow, mode: Mode, target: Path) -> None:
    """The forms of the main job: a new casus, the weighing, the note."""
    blad = window.casus_page.blad
    if blad is None:
        return
    weighed = blad.casus.laatste_afweging()
    kader = window.place.ctx.kader
    signal = SignaalDialog(window.place, None, window)
    typed = {
        "tekst": "Weer veel aanloop en lawaai.",
        "straat": "Splinterwerf",
        "huisnummer": "27",
        "achternaam": "Gragt",
    }
    forms: dict[str, FormDialog] = {
        "signaal": signal,
        "nieuwe-casus": NieuweCasusDialog(window.place, window),
        "notitie": OpleggerDialog(window.place, blad, window.place.desk.drukkerij.notitie, window),
    }
    if weighed is not None:
        forms["afweging"] = AfwegingDialog(window.place, blad, kader.soort(weighed.code), window)
    for name, form in forms.items():
        form.start()
        form.resize(*(_WIDE if name in ("notitie", "signaal") else _FORM))
        if form is signal:
            for field, text in typed.items():
                form.fields[field].set_value(text)
            QTest.qWait(300)  # looking for likenesses waits until typing pauses
        for _ in range(3):
            window.background.wait_idle()
            settle(form)
        form.grab().save(str(target / f"formulier-{name}-{mode}.png"))
        form.reject()


def _draw_start(settings: QSettings, mode: Mode, target: Path) -> None:
    """The way in, and the first steps to a new register."""
    start = StartWindow(RegisterDoors, settings)
    start.show()
    settle(start)
    start.grab().save(str(target / f"start-{mode}.png"))
    start.show_new()
    for step in (1, 2):
        settle(start)
        start.grab().save(str(target / f"nieuw-register-{step}-{mode}.png"))
        start.new_register.turn_to(step)
    start.show_unlock(Path("Demonstratie.ivb"))
    settle(start)
    start.grab().save(str(target / f"ontgrendelen-{mode}.png"))
    start.background.shutdown()
    start.close()


def _draw(window: MainWindow, file: Path) -> None:
    for _ in range(3):  # a reload may start another one
        window.background.wait_idle()
        settle(window)
    window.grab().save(str(file))


def settle(widget: QWidget) -> None:
    """Let layouts and paints that wait be done."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(4):
        QCoreApplication.processEvents()
    widget.repaint()


@contextmanager
def _settings() -> Iterator[QSettings]:
    """Settings that touch nothing of the user's own."""
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ivbdesk", "ivbdesk-render")
    settings.clear()
    yield settings
    settings.clear()
