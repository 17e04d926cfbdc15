"""A born name has a field of its own, and who is known by it is found by it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.ui.betrokkenen.betrokkene_dialog import BetrokkeneDialog
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, rest, save, seen, settle
from tests.werkplaats import casus_gegevens


def test_it_is_typed_with_the_name_shown_changed_and_found(window: MainWindow) -> None:
    ctx = window.place.ctx
    casus_id = open_casus(ctx, casus_gegevens(), None)
    BetrokkeneDialog(window.place, read_blad(ctx, casus_id), None, window).start()
    dialog = fill(window, achternaam="K. Bos geb. de Wit", rol=Rol.BETROKKENE)
    QTest.keyClick(dialog.fields["achternaam"].input, Qt.Key.Key_Tab)
    rest(window)
    shown = {name: field.value() for name, field in dialog.fields.items() if name.endswith("naam")}
    assert shown == {"voornaam": "", "achternaam": "Bos", "geboortenaam": "de Wit"}
    save(window)
    (role,) = ctx.reads.dossier.casus(casus_id).betrokkenen
    assert role.persoon.gegevens.volledig == "K. Bos geb. de Wit"
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    assert seen(window, MutedLabel, lambda label: "geboortenaam de Wit" in label.text())
    for typed in (Persoonsgegevens("Karin", "de", "Wit"), Persoonsgegevens("Karin", "", "Bos")):
        assert [one.id for one in ctx.reads.mensen.bekenden(typed)] == [role.persoon.id]
    BetrokkeneDialog(window.place, read_blad(ctx, casus_id), role, window).start()
    fill(window, geboortenaam="van der Wit", reden="de akte zegt het anders")
    save(window)
    (role,) = ctx.reads.dossier.casus(casus_id).betrokkenen
    assert role.persoon.gegevens.geboortenaam == "van der Wit"
