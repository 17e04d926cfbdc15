"""All that is wrong is told at once, at its field; the first has the focus, and it is spoken."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.dossier.nieuwe_casus import NieuweCasusDialog
from ivbdesk.ui.fields import field_errors
from ivbdesk.ui.fields.field_errors import read_errors
from ivbdesk.ui.forms.form_dialog import NEEDED, FormDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, press, settle
from tests.ui.rondgang import forms
from tests.werkplaats import PERSOON, casus_gegevens


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Qt is asked to have spoken."""
    said: list[str] = []

    class Ear:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event.message())

    monkeypatch.setattr(field_errors, "QAccessible", Ear)
    return said


def test_every_form_tells_all_at_once_at_the_first_with_the_focus(
    window: MainWindow, spoken: list[str]
) -> None:
    wrong = {}
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        unreadable = set(read_errors(dialog.fields.values()))
        if not unreadable:
            continue
        empty = {field.name for field in dialog.fields.values() if field.needed and not field.raw()}
        spoken.clear()
        dialog.values()
        settle(window)
        told, focus = errors(dialog), QApplication.focusWidget()
        first = next(field for field in dialog.fields.values() if field.error)
        at_first = focus is not None and (first is focus or first.isAncestorOf(focus))
        if not (
            unreadable | empty <= told.keys() and at_first and len(spoken) == 1 and first.error in spoken[0]
        ):
            wrong[name] = (unreadable | empty, told, at_first, list(spoken))
    assert wrong == {}


def test_what_is_not_chosen_and_what_is_empty_are_told_together(
    window: MainWindow, spoken: list[str]
) -> None:
    dialog = NieuweCasusDialog(window.place, window)
    dialog.start()
    fill(window, achternaam="Berg")
    press(window, "Casus openen", dialog)
    assert set(errors(dialog)) == {"rol", "soort", "urgentie", "titel", "doel", "grondslag"}
    assert dialog.rol.combo.hasFocus()
    assert dialog.fields["titel"].error == NEEDED
    assert spoken[-1].startswith("6 velden vragen aandacht.")


def test_all_that_the_rules_object_to_is_told_at_once(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    dialog = ItemDialog(window.place, read_blad(window.place.ctx, casus_id), None, window)
    dialog.start()
    fill(window, soort=ItemSoort.CONTACT, herkomst=Herkomst.POLITIE)
    press(window, "Vastleggen", dialog)
    assert set(errors(dialog)) == {"tekst", "bron"}
