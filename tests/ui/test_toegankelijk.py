"""Reachable by everyone: every page, tab and dialog has names, Dutch words, and fits a small screen."""

from __future__ import annotations

import re
from uuid import UUID

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

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.bewaren.inzage_signaal import Signaalvondst
from ivbdesk.cases.signaal.bekende import Bekende
from ivbdesk.cases.signaal.gelijkenis import Buur
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.bewaren.oordeel_field import OordeelField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.signaal.buren_field import BurenField
from ivbdesk.ui.werk.concepten_card import KNOWN
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.formulieren import dialogs, every_form
from tests.ui.hand import settle
from tests.ui.rondgang import forms
from tests.werkplaats import NOW, PERSOON, casus_gegevens

ENGLISH = re.compile(
    r"\b(the|and|save|cancel|close|open file|delete|new|search|select|yes|apply|settings|error|warning|of the)\b",
    re.IGNORECASE,
)
INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)


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
    window.go_to("beheer")
    for tab in window.beheer.tab_pages:
        window.beheer.tabs.show_tab(tab)
        settle(window)
        found[tab] = faults(window)
        assert window.minimumSizeHint().width() <= 960, tab
        assert window.minimumSizeHint().height() <= 640, tab
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


def show_something(dialog: FormDialog) -> None:
    """Let the fields that show what the register holds have something to decide on."""
    for field in dialog.fields.values():
        if isinstance(field, BekendenField):
            field.show_people(
                [Bekende(UUID(int=1), Persoonsgegevens(achternaam="Berg"), (), "zelfde naam", 90)]
            )
            field.show()
        elif isinstance(field, BurenField):
            field.show_neighbours(
                [Buur("casus", UUID(int=1), "LD-1", "Overlast", "", "", NOW.date(), "zelfde adres", 90)]
            )
        elif isinstance(field, OordeelField):
            field.show_found(
                [Signaalvondst(UUID(int=1), "S-1", "Overlast", NOW, "", "", "", "nieuw", "zelfde naam")]
            )


def tab_round(dialog: FormDialog) -> list[str]:
    """The names of the fields in the order in which Tab comes by them."""
    chain, widget = [], dialog.nextInFocusChain()
    while widget is not dialog:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain += [name for name, field in dialog.fields.items() if field.isAncestorOf(widget)]
        widget = widget.nextInFocusChain()
    return [name for number, name in enumerate(chain) if chain[number - 1 : number] != [name]]


def test_tab_goes_through_every_form_as_it_is_read(window: MainWindow) -> None:
    found = {}
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        show_something(dialog)
        settle(window)
        told = tab_round(dialog)
        if told != [field for field in dialog.fields if field in told]:
            found[name] = told
    assert found == {}


def test_every_draft_is_found_back(window: MainWindow) -> None:
    kinds = {
        dialog.draft.name[0]
        for dialog in dialogs(window)
        if dialog.draft.name and type(dialog) is not RedenDialog
    }
    assert kinds <= KNOWN


def test_no_dialog_is_left_out(window: MainWindow) -> None:
    assert {type(dialog) for dialog in dialogs(window)} == every_form()


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
