"""Search before create by hand: typing a surname shows who is known; one is picked, or knowingly passed by."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.actions.signaal.weging_bekend import require_person_looked_up
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.kader.soorten import Thema, Uitkomst
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.signaal.weging import Wegingsbesluit
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.signaal.weging_dialog import WegingDialog
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import choose_rest, enter, errors, fill, form, press, rest, save, settle
from tests.werkplaats import PERSOON, casus_gegevens


def known_in(window: MainWindow) -> str:
    field = form(window).fields["bekend"]
    return "\n".join(label.text() for label in field.findChildren(Label) if label.isVisible())


def begin(window: MainWindow) -> tuple[UUID, UUID]:
    """A casus with Jo van der Berg, and another in which somebody is to be added."""
    known = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    second = open_casus(window.place.ctx, casus_gegevens(titel="Tweede zaak"), None)
    window.open_casus(second, "Betrokkenen")
    settle(window)
    press(window, "Betrokkene toevoegen")
    return known, second


def test_who_is_known_is_picked_by_the_surname_and_three_keys(window: MainWindow) -> None:
    known, second = begin(window)
    dialog = form(window)
    assert not dialog.fields["bekend"].isVisible()
    last = dialog.fields["achternaam"]
    last.setFocus()
    QTest.keyClicks(last.input, "berg")
    rest(window)
    assert last.input.hasFocus(), "showing who is known never takes the focus"
    told = known_in(window)
    for words in (
        "Jo van der Berg, geboren in 1980",
        "LD-2026-001 Woonoverlast Proeflaan 3: overlastgever",
        "Zelfde achternaam",
    ):
        assert words in told
    keys = 0
    while getattr(QApplication.focusWidget(), "text", lambda: "")() != "Deze persoon":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        keys += 1
        assert keys < 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    rest(window)
    assert dialog.fields["voornaam"].value() == "Jo"
    assert not dialog.fields["voornaam"].isEnabled()
    fill(window, rol=Rol.BETROKKENE)
    save(window)
    cases = [window.place.ctx.reads.dossier.casus(id) for id in (known, second)]
    assert len({casus.betrokkenen[0].persoon.id for casus in cases}) == 1


def test_a_namesake_is_made_knowingly_only(window: MainWindow) -> None:
    _, second = begin(window)
    dialog = fill(window, voornaam="Jo", tussenvoegsel="van der", achternaam="Berg", rol=Rol.BETROKKENE)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    rest(window)
    assert set(errors(dialog)) == {"bekend"}
    press(window, "Geen van deze: iemand anders", dialog)
    save(window)
    ctx = window.place.ctx
    (role,) = ctx.reads.dossier.casus(second).betrokkenen
    assert len(ctx.reads.mensen.bekenden(PERSOON.gegevens)) == 2
    assert role.persoon.gegevens.geboortejaar is None


def test_a_draft_keeps_who_was_picked(window: MainWindow) -> None:
    begin(window)
    fill(window, achternaam="Berg")
    rest(window)
    press(window, "Jo van der Berg deze persoon", form(window))
    rest(window)
    press(window, "Annuleren")
    press(window, "Betrokkene toevoegen")
    rest(window)
    dialog = form(window)
    field = dialog.fields["bekend"]
    assert isinstance(field, BekendenField)
    assert field.person is not None
    assert not dialog.fields["achternaam"].isEnabled()
    press(window, "Jo van der Berg deze persoon, gekozen", dialog)
    assert dialog.fields["achternaam"].isEnabled()


def test_a_new_casus_asks_too(window: MainWindow) -> None:
    begin(window)
    press(window, "Annuleren")
    press(window, "Nieuwe casus")
    dialog = fill(window, voornaam="Jo", achternaam="Berg", doel="overlast beëindigen", titel="Derde zaak")
    enter(dialog.fields["rol"], Rol.BETROKKENE)
    choose_rest(dialog)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    rest(window)
    assert "bekend" in errors(dialog)
    press(window, "Jo van der Berg deze persoon", dialog)
    save(window)
    (person,) = window.place.ctx.reads.mensen.bekenden(PERSOON.gegevens)
    assert len(person.waar) == 2


def test_a_signal_that_becomes_a_casus_shows_who_its_name_may_be(window: MainWindow) -> None:
    ctx = window.place.ctx
    open_casus(ctx, casus_gegevens(), PERSOON)
    given = SignaalGegevens(SignaalBron.BOA, Thema.WOONOVERLAST, "lawaai", voornaam="Jo", achternaam="Berg")
    signaal = ctx.reads.signaal.signaal(record_signaal(ctx, given))
    dialog = WegingDialog(window.place, signaal, window)
    dialog.start()
    fill(window, uitkomst=Uitkomst.NIEUWE_CASUS)
    rest(window)
    assert "LD-2026-001" in known_in(window)
    fill(window, uitkomst=Uitkomst.NIETS)
    rest(window)
    assert not dialog.fields["bekend"].isVisible()
    with pytest.raises(RegelFout, match="Iemand anders"):
        require_person_looked_up(ctx, signaal, Wegingsbesluit(Uitkomst.NIEUWE_CASUS))
    require_person_looked_up(ctx, signaal, Wegingsbesluit(Uitkomst.NIEUWE_CASUS, iemand_anders=True))
    require_person_looked_up(ctx, signaal, Wegingsbesluit(Uitkomst.NIETS))
    dialog.reject()
