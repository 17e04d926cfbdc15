"""Two officers over one register: what only one changed lands, what both changed is asked, nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from ivbdesk.actions.beheer.toegang import log_view
from ivbdesk.actions.dossier.casus import change_casus, open_casus
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Urgentie
from ivbdesk.ui.forms.botsing_dialog import BotsingDialog, Keuze
from ivbdesk.ui.forms.keuzetegel import Keuzetegel
from ivbdesk.ui.messages import Toast
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import colleague
from tests.ui.botsing import (
    asked,
    casus_form,
    decide,
    log_of,
    none_asked,
    save_form,
    texts,
    two_forms,
    type_in,
)
from tests.ui.hand import errors, press, settle
from tests.werkplaats import NOW, PERSOON, Klok, casus_gegevens


@pytest.mark.op_beide_motoren
def test_different_fields_both_land_and_it_is_told(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, doel="rust in de straat")
    save_form(window, theirs)
    type_in(mine, procesregie="Corporatie")
    save_form(window, mine)
    assert none_asked(window)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert (casus.doel, casus.procesregie) == ("rust in de straat", "Corporatie")
    told = [toast.text for toast in window.findChildren(Toast)]
    assert told == ["Opgeslagen. Wat een collega intussen wijzigde, blijft staan: Doel van de verwerking."]


@pytest.mark.op_beide_motoren
def test_the_same_field_is_asked_and_both_values_are_in_the_log(window: MainWindow, klok: Klok) -> None:
    casus_id, mine, theirs = two_forms(window)
    klok.nu = NOW + timedelta(minutes=5)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", reden="mijn reden")
    save_form(window, mine)
    dialog = asked(window)
    assert {"Titel", "Woonoverlast Proeflaan 3", "Titel van hen", "Titel van mij"} <= set(texts(dialog))
    assert "Anne Proef, 23 nov 2026 10:05" in texts(dialog)
    names = [button.accessibleName() for button in dialog.findChildren(QRadioButton)]
    assert names == [
        "Titel: Laten staan wat er nu staat",
        "Titel: Wat u invulde",
        "Titel: Zelf aanpassen in het formulier",
    ]
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van hen"
    press(window, "Opslaan met deze keuze", dialog)
    assert "Kies bij elk veld wat er komt te staan." in texts(dialog)
    decide(window, Keuze.MIJN)
    assert none_asked(window)
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van mij"
    assert '["Titel van hen","Titel van mij"]' in log_of(window, casus_id)
    assert '["Woonoverlast Proeflaan 3","Titel van hen"]' in log_of(window, casus_id)


def test_what_they_wrote_can_stay_with_the_rest_of_mine(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", doel="mijn doel")
    save_form(window, mine)
    decide(window, Keuze.HUN)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert (casus.titel, casus.doel) == ("Titel van hen", "mijn doel")


def test_what_was_chosen_is_in_the_log_with_both_values(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen", doel="doel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", doel="doel van mij")
    save_form(window, mine)
    decide(window, Keuze.HUN, Keuze.MIJN)
    told = log_of(window, casus_id)
    assert '"botsing":["Titel van hen","Titel van mij"]' in told
    assert '"wat":[null,"Titel: bleef zoals een collega het schreef"]' in told
    assert '"botsing":["doel van hen","doel van mij"]' in told
    assert '"wat":[null,"Doel van de verwerking: kwam te staan zoals het hier was getypt"]' in told


def test_who_only_looked_did_not_write_it(window: MainWindow) -> None:
    """What the log tells of a casus without a change, is of nobody who changed it."""
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, straat="Houtkamp")
    save_form(window, theirs)
    bram = colleague(window.place.desk, "Bram Kijker")
    log_view(bram, casus_id)
    type_in(mine, straat="Acacialaan")
    save_form(window, mine)
    assert any(text.startswith("Anne Proef, ") for text in texts(asked(window)))


def test_it_can_be_written_anew_with_what_stands_there_beside_it(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij")
    save_form(window, mine)
    decide(window, Keuze.ANDERS)
    assert mine.isVisible()
    assert mine.fields["titel"].value() == "Titel van mij"
    assert errors(mine)["titel"].startswith("Er staat nu: Titel van hen (Anne Proef, ")
    type_in(mine, titel="Titel van ons")
    save_form(window, mine)
    assert none_asked(window)
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van ons"


def test_escape_keeps_everything_that_was_typed(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij", doel="mijn doel")
    save_form(window, mine)
    QTest.keyClick(asked(window), Qt.Key.Key_Escape)
    settle(window)
    assert mine.isVisible()
    assert mine.save_button.isEnabled()
    assert (mine.fields["titel"].value(), mine.fields["doel"].value()) == ("Titel van mij", "mijn doel")
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van hen"
    save_form(window, mine)
    asked(window)


def test_it_is_decided_with_the_keyboard(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij")
    save_form(window, mine)
    dialog = asked(window)
    first = dialog.focusWidget()
    assert isinstance(first, QRadioButton)
    assert first.accessibleName() == "Titel: Laten staan wat er nu staat"
    assert first.accessibleDescription() == "Titel van hen\nAnne Proef, 23 nov 2026 10:00"
    dialog.activateWindow()
    settle(window)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert dialog.points[0].chosen is Keuze.HUN
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert dialog.points[0].chosen is Keuze.MIJN
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert dialog.points[0].chosen is Keuze.ANDERS
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert dialog.points[0].chosen is Keuze.MIJN
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(window)
    assert window.place.ctx.reads.dossier.casus(casus_id).titel == "Titel van mij"


def asked_about_a_title(window: MainWindow) -> BotsingDialog:
    """Both gave the casus another title, and this officer is asked which."""
    _, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    save_form(window, theirs)
    type_in(mine, titel="Titel van mij")
    save_form(window, mine)
    return asked(window)


def test_a_press_anywhere_in_a_choice_chooses_it(window: MainWindow) -> None:
    dialog = asked_about_a_title(window)
    of_theirs, of_mine = dialog.findChildren(Keuzetegel)
    for tile, choice in ((of_mine, Keuze.MIJN), (of_theirs, Keuze.HUN)):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.rect().bottomRight() - QPoint(4, 4))
        assert dialog.points[0].chosen is choice


def test_a_press_on_the_words_of_a_choice_chooses_it(window: MainWindow) -> None:
    dialog = asked_about_a_title(window)
    of_theirs, of_mine = dialog.findChildren(Keuzetegel)
    for tile, choice in ((of_mine, Keuze.MIJN), (of_theirs, Keuze.HUN)):
        for words in tile.findChildren(Label):
            dialog.points[0].choose(Keuze.ANDERS)
            QTest.mouseClick(words, Qt.MouseButton.LeftButton, pos=QPoint(50, words.height() // 2))
            assert dialog.points[0].chosen is choice
    words = of_mine.findChildren(Label)[0]
    QTest.mouseDClick(words, Qt.MouseButton.LeftButton, pos=QPoint(50, words.height() // 2))
    assert words.hasSelectedText()
    assert dialog.points[0].chosen is Keuze.HUN


def test_what_both_typed_alike_is_nothing(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    for dialog in (theirs, mine):
        type_in(dialog, titel="Titel van ons", urgentie=Urgentie.ROOD, urgentie_reden="mes gezien")
        save_form(window, dialog)
    assert none_asked(window)
    assert log_of(window, casus_id).count("Titel van ons") == 1


def test_a_street_never_gets_the_number_of_another(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, straat="Houtkamp")
    save_form(window, theirs)
    type_in(mine, huisnummer="5")
    save_form(window, mine)
    dialog = asked(window)
    whose = f"\nHuur of koop: {Huurvorm.ONBEKEND.label}"
    assert {
        "Adres",
        f"Straat: Houtkamp\nHuisnummer: 3{whose}",
        f"Straat: Proeflaan\nHuisnummer: 5{whose}",
    } <= set(texts(dialog))
    decide(window, Keuze.MIJN)
    place = window.place.ctx.reads.dossier.casus(casus_id).object
    assert place is not None
    assert (place.adres.straat, place.adres.huisnummer) == ("Proeflaan", 5)


@pytest.mark.op_beide_motoren
def test_a_draft_of_yesterday_does_not_overwrite_what_was_saved_since(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    yesterday = casus_form(window, casus_id)
    type_in(yesterday, titel="Titel van gisteren", doel="doel van gisteren")
    yesterday.reject()
    settle(window)
    change_casus(
        window.place.ctx, casus_id, casus_gegevens(titel="Titel van hen", casusregie="GGD"), "van een collega"
    )
    mine = casus_form(window, casus_id)
    assert mine.fields["titel"].value() == "Titel van gisteren"
    assert mine.fields["casusregie"].value() == "GGD"
    told = [label.text() for label in mine.frame.banner.findChildren(Label)]
    assert any("Een collega wijzigde intussen ook: Titel. Bij opslaan kiest u" in text for text in told)
    save_form(window, mine)
    assert "Woonoverlast Proeflaan 3" in texts(asked(window))
    decide(window, Keuze.HUN)
    casus = window.place.ctx.reads.dossier.casus(casus_id)
    assert (casus.titel, casus.doel, casus.casusregie) == ("Titel van hen", "doel van gisteren", "GGD")


def test_what_changed_between_looking_and_writing_is_seen_too(window: MainWindow) -> None:
    _casus_id, mine, theirs = two_forms(window)
    type_in(theirs, titel="Titel van hen")
    type_in(mine, titel="Titel van mij")
    theirs.submit()
    mine.submit()
    dialog = asked(window)
    assert {"Titel van hen", "Titel van mij"} <= set(texts(dialog))


def test_a_new_address_of_a_colleague_is_theirs_by_name(window: MainWindow) -> None:
    casus_id, mine, theirs = two_forms(window)
    type_in(theirs, straat="Houtkamp")
    save_form(window, theirs)
    type_in(mine, straat="Acacialaan")
    save_form(window, mine)
    assert any(text.startswith("Anne Proef, ") for text in texts(asked(window)))
    decide(window, Keuze.HUN)
    place = window.place.ctx.reads.dossier.casus(casus_id).object
    assert place is not None
    assert place.adres == Adres("Houtkamp", 3, "", "2351 AB", "Leiderdorp")
