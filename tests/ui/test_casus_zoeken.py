"""A casus is chosen in a form by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.ui.betrokkenen.samenhang_dialogs import VerbindDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import rest
from tests.werkplaats import PERSOON, casus_gegevens


def test_down_goes_into_the_list_and_a_number_chooses_its_casus(window: MainWindow) -> None:
    ctx = window.place.ctx
    first = open_casus(ctx, casus_gegevens(), PERSOON)
    others = [open_casus(ctx, casus_gegevens(titel=f"Zaak {number}"), PERSOON) for number in range(3)]
    dialog = VerbindDialog(window.place, read_blad(ctx, first), window)
    dialog.start()
    QTest.keyClicks(dialog.ander.edit, "zaak")
    rest(window)
    assert dialog.ander.value() is None
    QTest.keyClick(dialog.ander.edit, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is dialog.ander.list
    assert dialog.ander.value() in others
    rows = sum(dialog.ander.list.sizeHintForRow(row) for row in range(3))
    assert dialog.ander.list.height() <= rows + 2 * dialog.ander.list.frameWidth()
    dialog.ander.edit.setText("ld-2026-003")
    rest(window)
    assert dialog.ander.value() == others[1]
