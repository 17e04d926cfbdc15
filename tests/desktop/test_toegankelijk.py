"""Reachable by everyone: every page, tab and dialog has names, Dutch words, and fits a small screen."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

import ivbdesk.ui.dialogs
from ivbdesk.actions import betrokkenen, keten, ladder
from ivbdesk.actions.blad import read_blad
from ivbdesk.actions.casus import open_casus
from ivbdesk.ui.dialogs.afspraak_dialog import AfrondDialog, AfspraakDialog, VerzetDialog
from ivbdesk.ui.dialogs.afweging_dialog import AfwegingDialog
from ivbdesk.ui.dialogs.betrokkene_dialog import BetrokkeneDialog, EindeRolDialog
from ivbdesk.ui.dialogs.casus_dialog import CasusDialog
from ivbdesk.ui.dialogs.dossier_dialog import DossierDialog
from ivbdesk.ui.dialogs.form_dialog import FormDialog
from ivbdesk.ui.dialogs.inzet_dialog import InzetDialog
from ivbdesk.ui.dialogs.item_dialog import ItemDialog
from ivbdesk.ui.dialogs.leefgebied_dialog import LeefgebiedDialog
from ivbdesk.ui.dialogs.maatregel_dialog import (
    AfschaalDialog,
    EindDialog,
    EvaluatieDialog,
    IntrekDialog,
    StartDialog,
    VoorstelDialog,
)
from ivbdesk.ui.dialogs.melder_dialog import MelderDialog, ToonMeldersDialog
from ivbdesk.ui.dialogs.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.dialogs.oplegger_dialog import OpleggerDialog
from ivbdesk.ui.dialogs.status_dialog import StatusDialog
from ivbdesk.ui.main_window import MainWindow
from ivbdesk.ui.pages.beheer import InstellingenDialog, WachtzinDialog
from ivbdesk.ui.pages.partners import KaartDialog
from tests.desktop.hand import settle
from tests.werkplaats import NOW, PERSOON, casus_gegevens

ENGLISH = re.compile(
    r"\b(the|and|save|cancel|close|open file|delete|new|search|select|yes|apply|settings|error|warning|of the)\b",
    re.IGNORECASE,
)
INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)


def dialogs(window: MainWindow) -> Iterator[FormDialog]:
    """One of each kind of form, over a casus that has one of everything."""
    place = window.place
    ctx = place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
    betrokkenen.add_melder(ctx, casus_id, "Een Melder", "", True)
    keten.make_afspraak(
        ctx, casus_id, keten.AfspraakGegevens("bellen", ctx.reads.partners()[0].id, "", NOW.date())
    )
    ladder.start_measure(ctx, casus_id, "P03")
    ladder.propose_measure(ctx, casus_id, "P05", None)
    blad = read_blad(ctx, casus_id)
    casus, kader = blad.casus, ctx.kader
    running, proposed = casus.maatregelen
    heavy = kader.soort("B04")
    register = window._register
    yield NieuweCasusDialog(place, window)
    yield CasusDialog(place, blad, window)
    yield StatusDialog(place, blad, window)
    yield AfspraakDialog(place, blad, window)
    yield AfrondDialog(place, casus_id, casus.afspraken[0], window)
    yield VerzetDialog(place, casus_id, casus.afspraken[0], window)
    yield AfwegingDialog(place, blad, heavy, window)
    yield DossierDialog(place, blad, heavy, window)
    yield BetrokkeneDialog(place, blad, None, window)
    yield EindeRolDialog(place, casus_id, casus.betrokkenen[0], window)
    yield InzetDialog(place, blad, 1, None, window)
    yield ItemDialog(place, blad, None, window)
    yield LeefgebiedDialog(place, blad, None, window)
    yield VoorstelDialog(place, blad, heavy, window)
    yield StartDialog(place, blad, kader.soort("Z08"), window)
    yield EindDialog(place, blad, running, window)
    yield EvaluatieDialog(place, blad, running, window)
    yield IntrekDialog(place, blad, proposed, window)
    yield AfschaalDialog(place, blad, window)
    yield MelderDialog(place, casus_id, window)
    yield ToonMeldersDialog(place, casus_id, window)
    yield OpleggerDialog(place, blad, register.render, window)
    yield InstellingenDialog(place, {}, window)
    yield WachtzinDialog(place, register, window)
    yield KaartDialog(place, blad.partners[0], window)


def faults(root: QWidget) -> list[str]:
    """What somebody with a keyboard or a screen reader would miss, or reads in English."""
    told = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, INPUTS) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            inner = isinstance(widget.parent(), QComboBox | QAbstractItemView)
            if not (widget.accessibleName() or words or inner):
                told.append(f"zonder naam: {type(widget).__name__} {widget.objectName()}")
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        if ENGLISH.search(text):
            told.append(f"Engels: {text}")
    return told


def test_every_page_and_tab(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    found: dict[str, list[str]] = {}
    window.resize(960, 600)
    for key in window.pages:
        window.go_to(key)
        settle(window)
        found[key] = faults(window)
    for tab in window.casus_page._tabs:
        window.open_casus(casus_id, tab)
        settle(window)
        found[tab] = faults(window)
        assert window.minimumSizeHint().width() <= 960, tab
    assert {key: told for key, told in found.items() if told} == {}


def test_every_dialog(window: MainWindow) -> None:
    found: dict[str, list[str]] = {}
    screen = QApplication.primaryScreen().availableGeometry()
    for dialog in dialogs(window):
        dialog.start()
        settle(window)
        name = type(dialog).__name__
        found[name] = faults(dialog)
        if dialog.width() > screen.width() or dialog.height() > screen.height():
            found[name].append("groter dan het scherm")
        dialog.reject()
        settle(window)
    assert {name: told for name, told in found.items() if told} == {}


def test_no_dialog_is_left_out(window: MainWindow) -> None:
    for module in pkgutil.iter_modules(ivbdesk.ui.dialogs.__path__):
        importlib.import_module(f"ivbdesk.ui.dialogs.{module.name}")
    kinds = {kind for kind in FormDialog.__subclasses__() if kind.__module__.startswith("ivbdesk.")}
    assert {type(dialog) for dialog in dialogs(window)} == kinds


@pytest.mark.parametrize("mode", ["licht", "donker"])
def test_the_pages_are_drawn_in_both_themes(window: MainWindow, mode: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.place.theme.apply(app, "licht" if mode == "licht" else "donker")
    for key in window.pages:
        window.go_to(key)
        settle(window)
        ground = window.grab().toImage().pixelColor(window.width() - 3, window.height() - 3)
        assert (ground.lightness() < 80) == (mode == "donker")
