"""How a person is reached, where they live and who acts for them, by hand on the card of the casus."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivbdesk.actions.betrokkenen.betrokkenen import unseal_melders
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.vertegenwoordiging import Vertegenwoordigersoort
from ivbdesk.cases.betrokkenen.woonadres import Adressoort
from ivbdesk.ui.betrokkenen.betrokkene_regel import BetrokkeneRegel
from ivbdesk.ui.betrokkenen.melder_dialog import MelderDialog
from ivbdesk.ui.betrokkenen.persoon_dialog import WoonadresDialog
from ivbdesk.ui.betrokkenen.vertegenwoordiger_dialog import VertegenwoordigerDialog
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import errors, fill, form, press, rest, save, seen, settle
from tests.werkplaats import PERSOON, casus_gegevens


def at_people(window: MainWindow) -> UUID:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Betrokkenen")
    settle(window)
    return casus_id


def jo(window: MainWindow, casus_id: UUID) -> Persoon:
    return window.place.ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon


def told(window: MainWindow) -> str:
    line = seen(window, BetrokkeneRegel, lambda _: True)
    return "\n".join(label.text() for label in line.findChildren(Label) if label.isVisible())


def test_reach_and_language_by_hand(window: MainWindow) -> None:
    at_people(window)
    press(window, "Telefoon en taal van Jo van der Berg")
    dialog = fill(window, telefoon="6,12346E+08", taal="Pools", tolk=True)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert set(errors(dialog)) == {"telefoon"}
    fill(window, telefoon="0612345678")
    save(window)
    assert "06 12345678 · spreekt Pools · tolk nodig" in told(window)


def test_a_home_abroad_then_none_and_a_mistake(window: MainWindow) -> None:
    casus_id = at_people(window)
    press(window, "Woonadres van Jo van der Berg")
    dialog = fill(window, soort=Adressoort.BUITENLAND)
    assert not dialog.fields["straat"].isVisible()
    fill(window, buitenland="ul. Długa 5, 80-831 Gdańsk", land="Polen")
    save(window)
    assert "Woont: ul. Długa 5, 80-831 Gdańsk, Polen" in told(window)
    press(window, "Woonadres van Jo van der Berg")
    dialog = fill(window, verbetering=False, soort=Adressoort.ZONDER, toelichting="overdag in de inloop")
    assert not dialog.fields["huisnummer"].isVisible(), "who has no fixed home needs no house number"
    save(window)
    assert "Woont: zonder vaste woon- of verblijfplaats · overdag in de inloop" in told(window)
    assert "Eerder: ul. Długa 5, 80-831 Gdańsk, Polen · tot 23 nov 2026" in told(window)
    press(window, "ul. Długa 5, 80-831 Gdańsk, Polen was een vergissing")
    fill(window, reden="nooit daar gewoond")
    save(window)
    assert "Gdańsk" not in told(window)
    assert len(jo(window, casus_id).adressen) == 1


def test_an_address_abroad_under_a_dutch_one_is_carried_over_and_said(window: MainWindow) -> None:
    at_people(window)
    press(window, "Woonadres van Jo van der Berg")
    dialog = fill(window, soort=Adressoort.NEDERLAND, sinds=date(1998, 5, 1))
    straat = dialog.fields["straat"].input
    straat.setFocus()
    QTest.keyClicks(straat, "Hauptstraße 12, 47533 Kleve, Duitsland")
    QTest.keyClick(straat, Qt.Key.Key_Tab)
    settle(window)
    assert dialog.fields["buitenland"].isVisible()
    assert (dialog.fields["buitenland"].value(), dialog.fields["land"].value()) == (
        "Hauptstraße 12, 47533 Kleve",
        "Duitsland",
    )
    assert "overgenomen" in dialog.fields["buitenland"].input.accessibleDescription()
    fill(window, sinds=date(1850, 5, 1))
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "120 jaar" in errors(dialog)["sinds"]
    fill(window, sinds=date(1998, 5, 1))
    save(window)
    assert "Woont: Hauptstraße 12, 47533 Kleve, Duitsland" in told(window)


def test_who_acts_is_picked_from_the_register_or_named_and_ended(window: MainWindow) -> None:
    at_people(window)
    press(window, "Vertegenwoordiger van Jo van der Berg toevoegen")
    fill(
        window,
        soort=Vertegenwoordigersoort.BEWINDVOERDER,
        naam="Bewindkantoor Abrikoos",
        contact="071 1234567",
    )
    save(window)
    assert "Bewindvoerder: Bewindkantoor Abrikoos · 071 1234567" in told(window)
    press(window, "Vertegenwoordiger van Jo van der Berg toevoegen")
    dialog = fill(window, soort=Vertegenwoordigersoort.MENTOR, naam="van der Berg")
    rest(window)
    press(window, "Jo van der Berg deze persoon", dialog)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert "bekend" in errors(form(window)), "nobody acts for themselves"
    form(window).reject()
    press(window, "Bewindvoerder Bewindkantoor Abrikoos beëindigen")
    fill(window, reden="het bewind is opgeheven")
    save(window)
    assert "tot 23 nov 2026" in told(window)


def test_no_fixed_abode_typed_as_a_street_goes_over_by_itself(window: MainWindow) -> None:
    casus_id = at_people(window)
    WoonadresDialog(window.place, casus_id, jo(window, casus_id), window).start()
    for typed in ("zonder vaste woonplaats", "dakloos", "thuisloos"):
        dialog = fill(window, soort=Adressoort.NEDERLAND, straat=typed)
        QTest.keyClick(dialog.fields["straat"].input, Qt.Key.Key_Tab)
        settle(window)
        assert dialog.fields["soort"].value() is Adressoort.ZONDER
        assert f"‘{typed}’ is geen adres" in dialog.fields["toelichting"].input.accessibleDescription()
    fill(window, soort=Adressoort.NEDERLAND, straat="zvwp")
    save(window)
    (home,) = jo(window, casus_id).adressen
    assert home.soort is Adressoort.ZONDER


def test_who_acts_and_who_reported_have_a_name(window: MainWindow) -> None:
    casus_id = at_people(window)
    for dialog in (
        MelderDialog(window.place, casus_id, window),
        VertegenwoordigerDialog(window.place, casus_id, jo(window, casus_id), window),
    ):
        dialog.start()
        rest(window)
        for typed in ("?", "onbekend", "27"):
            fill(window, naam=typed)
            press(window, dialog.save_button.text(), dialog)
            assert errors(dialog)["naam"].startswith("Dit is geen naam."), typed
        dialog.reject()
        settle(window)


def test_a_melder_of_whom_only_the_telephone_is_known_is_sealed(window: MainWindow) -> None:
    casus_id = at_people(window)
    MelderDialog(window.place, casus_id, window).start()
    rest(window)
    fill(window, naam="?", contact="06 12345678", terug=True)
    save(window)
    (melder,) = unseal_melders(window.place.ctx, casus_id, "hij wil een terugkoppeling")
    assert (melder.naam, melder.contact) == ("onbekend", "06 12345678")
    (sealed,) = window.place.ctx.reads.dossier.casus(casus_id).melders
    assert sealed.merk == "", "two of whom the name is not known are not one"


def test_a_title_of_who_acts_is_left_out_and_told_and_a_family_is_asked(window: MainWindow) -> None:
    casus_id = at_people(window)
    VertegenwoordigerDialog(window.place, casus_id, jo(window, casus_id), window).start()
    dialog = fill(window, soort=Vertegenwoordigersoort.MENTOR, naam="drs. P. van den Berg MSc")
    naam = dialog.fields["naam"]
    QTest.keyClick(naam.input, Qt.Key.Key_Tab)
    assert naam.value() == "P. van den Berg"
    assert "Weggelaten: ‘drs.’ en ‘MSc’." in naam.input.accessibleDescription()
    fill(window, naam="ING Bank")
    QTest.keyClick(naam.input, Qt.Key.Key_Tab)
    assert naam.value() == "ING Bank"
    fill(window, naam="familie Jansen")
    press(window, dialog.save_button.text(), dialog)
    assert "Is dit een hele familie?" in errors(dialog)["naam"]
